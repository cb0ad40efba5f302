"""Tables as people reckon with them: what a row or a column is called, and which figures should add up to which."""
