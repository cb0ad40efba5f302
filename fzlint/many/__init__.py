"""Many files in one run: what was asked for (applied, run), what is done for each (work), by whom (executors, cluster), what is
known already (cache), and which reports are compared with one another (compare, across)."""
