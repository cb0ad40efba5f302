"""What applies to a file: fzlint.toml, the command line laid over it, and which files are meant."""
