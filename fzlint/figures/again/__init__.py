"""One quantity told twice in a report, and whether it is the same."""
