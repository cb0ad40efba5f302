"""Near misses: what figures side by side would make but for a slip of the pen in one of them, whatever the words say."""
