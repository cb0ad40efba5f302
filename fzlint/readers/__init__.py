"""Readers: bytes in, `Source` out, with the place of every character kept. One module for each format; none knows a rule."""
