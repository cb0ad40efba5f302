"""Figures in prose: numerals, dates and quantities, and what a sentence says of how they hang together.

Which of them a report gets wrong is for the checks; how tables are reckoned with is in `fzlint/tables/`.
"""
