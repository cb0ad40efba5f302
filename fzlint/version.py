"""The version, as pyproject.toml has it; reading it out of the installed metadata would take 48 ms."""

__version__ = "0.1.0"
