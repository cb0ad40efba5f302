"""What two texts that differ somewhere have in common at both ends: what is left between is the difference."""

from __future__ import annotations


def shared_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters are the same at the start of both, and how many of the rest at their end."""
    least = min(len(one), len(other))
    head = 0
    while head < least and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < least - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail
