"""Whose report it is, and of which year: its title, the unit that it names as its own, the year it is about."""
