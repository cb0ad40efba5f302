"""Totals that name their parts, wherever these stand in front: 行政处罚3462件……行政强制274件，行政处罚与行政强制两类合计3736件; or that
count them: 老年卡1286万人次，另有学生卡914万人次，两卡合计2200万人次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.model import Span
from fzlint.figures.reading.chance import kind
from fzlint.figures.reading.dates import HAN
from fzlint.figures.reading.figure import MARKS, Figure
from fzlint.figures.reading.listings import Item, Listing, Passage, after
from fzlint.figures.reading.reckoning import COMPARED
from fzlint.figures.reading.said import any_of, listed
from fzlint.figures.sums.back import listing_of

_LEAST, _MOST = 2, 12  # characters of a name
_BACK = 12  # figures in front
_FAR = 40  # code points
_SUMS = listed("几项合计")
JOINTS = any_of("并列的连接")
(_MEANWHILE,) = listed("同时")
_SO_MANY = any_of(
    "几项合计",
    r"(?P<names>[^，；。0-9]{{0,24}}?)(?P<many>[两" + HAN[1:9] + r"])[^\W\d]{{1,4}}?(?:{})(?:为|达|是|计|有)?$",
)


def names_of(passage: Passage, j: int, many: int) -> list[str]:
    """The names that a total of so many parts calls them by, 撤销和确认违法两类合计53件; none if it does not."""
    words = _words(passage, passage.figures[j - 1].span.start)
    names = [name for name in JOINTS.split(words) if name]
    return names if len(names) == many and JOINTS.search(words) and _are_names(names) else []


def _words(passage: Passage, at: int) -> str:
    """The words in front of an offset, back to the mark that does not join names."""
    text = passage.text[max(passage.start, at - _FAR) : at]
    begin = max((k + 1 for k, c in enumerate(text) if (c in MARKS and c != "、") or c.isdigit()), default=0)
    return text[begin:].strip()


def _are_names(names: Sequence[str]) -> bool:
    return all(_LEAST <= len(name) <= _MOST for name in names)


def parts(figures: Sequence[Figure], total: Figure, names: Sequence[str]) -> tuple[Item, ...]:
    """The last figure in front that has each of the names; none unless all have one of their own."""
    found: list[Figure] = []
    for name in names:
        named = [one for one in figures[-_BACK:] if kind(one) == kind(total) and name in one.noun]
        if (
            len(named) != 1
            or named[0].approx
            or named[0].span in {one.span for one in found}
            or COMPARED.search(named[0].noun.removeprefix(_MEANWHILE))
        ):
            return ()
        found.append(named[0]._replace(noun=name))
    return tuple(Item(one, one.noun, "，" if k else "", "", False) for k, one in enumerate(found))


def named(passages: Sequence[tuple[Passage, Passage | None]]) -> Iterator[Listing]:
    """The totals that name their parts or count them, where the sentence, or it and the one before, tells of just these."""
    for passage, before in passages:
        if not any(passage.text.find(word, passage.start, passage.end) >= 0 for word in _SUMS):
            continue
        both = passage if before is None else after(before, passage)
        for j in range(len(both.figures) - len(passage.figures), len(both.figures)):
            listing = _listing(both, j)
            if listing is not None:
                yield listing


def _listing(both: Passage, j: int) -> Listing | None:
    total = both.figures[j]
    begin = max(both.start, total.span.start - _FAR)
    match = _SO_MANY.search(both.text, begin, total.span.start)
    if match is None or total.approx:
        return None
    many = max(HAN.find(match["many"]) + 1, 2)
    words = _words(both, match.start("many"))
    names = [name for name in JOINTS.split(words) if name]
    front = both.figures[:j]
    if front and front[-1].span.start == match.start("many"):
        front = front[:-1]  # 两类
    if names and len(names) == many and _are_names(names):
        items = parts(front, total, names)
    elif not names:
        items = _last(front, total, many, both)
    else:
        items = ()
    return listing_of("几项", total, items) if items else None


def _last(front: Sequence[Figure], total: Figure, many: int, both: Passage) -> tuple[Item, ...]:
    """The last so many figures, one for each clause side by side."""
    some = front[-many:]
    if len(some) < many or any(one.approx or COMPARED.search(one.noun) or one.unit != total.unit for one in some):
        return ()
    gap = Span(some[0].span.end, some[-1].span.start)
    if "其中" in both.text[gap.start : gap.end] or any(both.text[one.span.end] not in "，；、" for one in some):
        return ()
    return tuple(Item(one, one.noun, "，" if k else "", "", False) for k, one in enumerate(some))
