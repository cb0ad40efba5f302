"""Rule files and report kinds: what they hold, how they are read and chosen among, and their examples run."""
