"""What a sentence tells in figures: numerals, dates, quantities, their lists, and the statements that are made of them."""
