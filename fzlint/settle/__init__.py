"""What becomes of findings: who gives way to whom, what the file or a baseline excuses, what a copy covers.

The order is that of `settle.settle`; what any step takes away it counts.
"""
