"""A whole that stands farther in front and is divided by a clause or a sentence of its own, without a word that says so: 党员1126名，男789名、
女337名；农村904名，机关132名，企业90名; 信访事项675件。按时办结661件，超期办结14件.

What was a part of it before is no whole any more: its parts that make it are left out (`Lists.settled`). How complete such a list
has to look is told in `weighing`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import ANEW, SAID, WHOLE, Listing, Passage, items_of
from fzlint.figures.reading.reckoning import RATIOS, gap
from fzlint.figures.reading.said import ASIDE, alternatives, any_of, listed
from fzlint.figures.sums.lists import Lists, makes_any, most_alike
from fzlint.figures.sums.partition import COMPARED
from fzlint.figures.sums.standing import standing, up_to
from fzlint.pattern import pattern

_BY = rf"[从按分][^，；。:：0-9]{{1,10}}(?:{alternatives('怎样分')})[，,：:]"
_RESULT = rf"[^，；。0-9]{{0,6}}(?:{alternatives('分出来的')})[为：:]"
_CUT = pattern(rf"[；;]|[，,](?={_BY}|{_RESULT})", need="|".join(("；", ";", *listed("怎样分"), *listed("分出来的"))))
_SAID = pattern(rf"\s*(?:{_BY}|{_RESULT})")
_OF_SOME = pattern(r"\s*([^\W\d]{2,8}?)的?[^\W\d]{0,2}中[，,]", need="中，|中,")
_DONE = pattern("[案件]+$", need="案|件")
_MEAN = any_of("不能加的数")
_FIGURES = 40  # of a sentence: in a longer one nobody reads on
_MOST = 14
_LEAST = 2
_TAIL = 3  # characters by which a clause calls its whole
_SENTENCES = 6  # that tell one part each
_ALL = 100  # percent


def anew(
    passages: Sequence[tuple[Passage, Passage | None]], k: int, lists: Callable[[Passage, Passage | None], Lists]
) -> Iterator[Listing]:
    """The lists that sentence k and its clauses are, of the one figure in front that may be their whole."""
    passage, before = passages[k]
    if not _LEAST <= len(passage.figures) <= _FIGURES or most_alike(passage) < _LEAST:
        return
    clauses = [clause for clause in _clauses(passage) if len(_row(clause)) >= _LEAST]
    if not clauses:
        return
    stands = standing(passages, k, lists)
    settled = lists(passage, before).settled
    for clause in clauses:
        first = bisect_left(passage.figures, clause.start, key=lambda figure: figure.span.start)
        if settled.intersection(figure.span for figure in clause.figures):
            continue
        of = _OF_SOME.match(clause.text, clause.start, clause.end)
        scene = up_to(stands, passage, first, frozenset() if of else settled)
        name = _DONE.sub("", of[1].rpartition("的")[2][-_TAIL:]) if of else ""  # 本周受理的诉求中，
        total = _whole(scene, clause, name) if scene is not None else None
        if total is None or (listing := _listing(clause, total)) is None:
            continue
        if not makes_any(listing.items, (*(before.figures if before is not None else ()), *passage.figures[:first])):
            yield listing


def _clauses(passage: Passage) -> Iterator[Passage]:
    """A sentence, and cut at its ； and where it says by what it divides; such a clause goes on behind its ；."""
    ends = [match.end() for match in _CUT.finditer(passage.text, passage.start, passage.end)]
    starts = [passage.start, *ends]
    stops = [*ends, passage.end]
    if ends:
        yield passage
    for n, (start, end) in enumerate(zip(starts, stops, strict=True)):
        yield _part(passage, start, end)
        said = _SAID.match(passage.text, start, end)
        later = [at for at in starts[n + 1 :] if said and _SAID.match(passage.text, at, passage.end)]
        if said and n + 1 < len(starts) and (stop := later[0] if later else passage.end) > end:
            yield _part(passage, start, stop)


def _part(passage: Passage, start: int, end: int) -> Passage:
    first = bisect_left(passage.figures, start, key=lambda figure: figure.span.start)
    last = bisect_left(passage.figures, end, key=lambda figure: figure.span.start)
    return passage._replace(
        start=start, end=end, figures=passage.figures[first:last], inside=passage.inside[first:last]
    )


def _row(clause: Passage) -> list[int]:
    """The figures (indices) of a clause that is a row of one quantity: beside them stand percentages only."""
    row = [i for i, figure in enumerate(clause.figures) if figure.about not in RATIOS]
    one = {(clause.figures[i].about, clause.figures[i].unit) for i in row}
    homes = {clause.inside[i] for i in row}
    return row if len(row) <= _MOST and len(one) == 1 == len(homes) and all(unit for _, unit in one) else []


def _whole(scene: Passage, clause: Passage, name: str) -> Figure | None:
    """The one figure in front of a clause that counts what its row does."""
    unit = clause.figures[_row(clause)[0]].unit
    alike = [
        figure
        for figure, home in zip(scene.figures, scene.inside, strict=True)
        if figure.unit == unit
        and home < 0
        and name in figure.noun
        and not (_MEAN.search(figure.noun) or COMPARED.search(figure.noun))
    ]
    if len(alike) > _LEAST and alike[0].value == sum(figure.value for figure in alike[1:]):
        alike = alike[:1]  # a sentence between divides it, too
    plain = len(alike) == 1 and not alike[0].approx
    return alike[0] if plain else None


def _listing(clause: Passage, total: Figure) -> Listing | None:
    row = _row(clause)
    plain = clause._replace(figures=tuple(clause.figures[i] for i in row), inside=tuple(clause.inside[i] for i in row))
    said = _SAID.match(clause.text, clause.start, clause.end)
    of = _OF_SOME.match(clause.text, clause.start, clause.end)
    begin = said.end() if said else of.end() if of else clause.start
    items = tuple(items_of(plain, 0, begin, plain.inside[0]))
    told = len(items) == len(row) and all(item.name and not ASIDE.search(item.name) for item in items)
    if not told or any(item.figure.approx or item.figure.value > total.value for item in items):
        return None
    intro = WHOLE if _make_all(clause, row) else SAID if said or of else ANEW
    return Listing(intro, (total,), items, False, False, True, "")


def _make_all(clause: Passage, row: Sequence[int]) -> bool:
    """Whether a share stands behind each figure of a row and they make 100 %: what has all the shares is all there is."""
    shares = [
        clause.figures[i + 1] for i in row if i + 1 < len(clause.figures) and clause.figures[i + 1].about == "share"
    ]
    if len(shares) < len(row) or any(
        "占" not in share.noun and "占" not in gap(clause, i, i + 1) for i, share in zip(row, shares, strict=True)
    ):
        return False
    return abs(sum((share.value for share in shares), Decimal(0)) - _ALL) * 2 <= len(shares)
