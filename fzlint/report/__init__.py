"""Reports: one module for each output format.

Each has `part(report, layout)`, which makes of one file what can be made of it alone (it may run in another process, so the
result is plain data), and `write(run, layout, stream)`, which puts the parts together.
"""
