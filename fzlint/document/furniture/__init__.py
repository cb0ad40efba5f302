"""Furniture: what belongs to the page that a report stood on, not to the report; told line by line, then as blocks."""
