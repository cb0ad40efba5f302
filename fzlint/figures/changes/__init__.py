"""What a quantity was and what it is, and the growth that is told of it."""
