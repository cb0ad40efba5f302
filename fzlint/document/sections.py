"""The tree of sections: from headings, each with the section above it, to where every section ends."""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.document.model import Section


def sections_of(heads: Sequence[tuple[int, int]], ends: Sequence[int], blocks: int) -> tuple[Section, ...]:
    """The sections that `heads` (heading block, index of the section above or -1) open in a document of `blocks` blocks.

    ends   blocks that belong to no section: what is open ends in front of them
    """
    lasts = [blocks - 1] * len(heads)
    depths: list[int] = []
    open_heads: list[int] = []
    stops = iter([*ends, blocks])
    stop = next(stops)
    for index, (head, parent) in enumerate(heads):
        while stop < head:
            while open_heads:
                lasts[open_heads.pop()] = stop - 1
            stop = next(stops)
        while open_heads and open_heads[-1] != parent:
            lasts[open_heads.pop()] = head - 1
        open_heads.append(index)
        depths.append(depths[parent] + 1 if parent >= 0 else 1)
    while open_heads:
        lasts[open_heads.pop()] = stop - 1
    return tuple(
        Section(head, parent, depth, head + 1, last)
        for (head, parent), depth, last in zip(heads, depths, lasts, strict=True)
    )
