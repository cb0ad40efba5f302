"""Many files in one run: what was asked for, one file after the other or in several processes."""
