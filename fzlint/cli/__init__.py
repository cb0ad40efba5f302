"""The command line. click reads it, and nothing else does; what is to be done is done elsewhere."""
