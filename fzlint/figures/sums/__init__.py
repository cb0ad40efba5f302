"""Totals and their parts: which figures should make which, how sure that is, and what came in and went out."""
