"""What a paragraph has told of so far, and what follows may go on about: the figures of the sentences before, without the parts of
lists that make their total. 共排查286件，其中甲类120件、乙类166件。已化解279件，化解率97.6%: of 286件."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

from fzlint.document.model import Span
from fzlint.figures.reading.listings import Passage, after
from fzlint.figures.sums.lists import Lists

_SENTENCES, _FAR = 3, 400  # sentences, code points: farther back another matter is told of


def standing(
    passages: Sequence[tuple[Passage, Passage | None]], k: int, lists: Callable[[Passage, Passage | None], Lists]
) -> Passage | None:
    """The sentences in front of sentence k, in its paragraph, as one; None if none of them has a figure."""
    found: Passage | None = None
    last = start = passages[k][0].start
    for passage, before in reversed(passages[max(0, k - _SENTENCES) : k]):
        if start - passage.start > _FAR or "\n" in passage.text[passage.end : last]:
            break
        last = passage.start
        kept = without(passage, lists(passage, before).settled)
        if kept.figures:
            found = kept if found is None else after(kept, found)
    return found


def without(passage: Passage, spans: Collection[Span]) -> Passage:
    """A sentence without some of its figures."""
    kept = [k for k, figure in enumerate(passage.figures) if figure.span not in spans]
    if len(kept) == len(passage.figures):
        return passage
    return passage._replace(
        figures=tuple(passage.figures[k] for k in kept), inside=tuple(passage.inside[k] for k in kept)
    )


def up_to(scene_before: Passage | None, own: Passage, first: int, spans: Collection[Span]) -> Passage | None:
    """What stands at figure `first` of a sentence: that of the sentences before and of its own clauses in front."""
    head = own._replace(figures=own.figures[:first], inside=own.inside[:first])
    head = without(head, spans)
    if not head.figures:
        return scene_before
    return head if scene_before is None else after(scene_before, head)


def clause_of(passage: Passage, i: int) -> int:
    """The first figure (index) of the clause that figure i stands in: ； parts them."""
    end = passage.figures[i].span.start
    mark = max(passage.text.rfind(c, passage.start, end) for c in "；;")
    return bisect_left(passage.figures, mark, key=lambda figure: figure.span.start)
