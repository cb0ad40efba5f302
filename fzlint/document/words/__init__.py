"""Words: cutting text, and slips of the pen inside words and set phrases, by modules that differ in what they know of the
right words (docs/architecture.md has them side by side).
"""
