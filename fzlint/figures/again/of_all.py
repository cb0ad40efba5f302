"""All of one thing, told twice in front of its name with two numbers: 全县21个乡镇建立… … 22个乡镇…全部运转.

No number stands behind the name, so the words in front must say that all are meant at one place, and those behind at the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fzlint.document.model import Span
from fzlint.figures.again.told_together import Apart
from fzlint.figures.again.twice import slip
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.said import alternatives, any_of
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_ALL = any_of("名后全", "[^，。；：、,;:()0-9]{{0,16}}?(?:{})")
_COVERED = any_of("全都说到", "[^，。；：、,;:()0-9]{{0,16}}?(?:{})")
_NAME = pattern(
    f"(?P<name>[^，。；：、,;:()0-9]{{2,8}}?)(?:{alternatives('名后')}|{alternatives('全都说到')}|[，,。；;]|$)"
)
_MOST = 24  # tellings of one name that are looked at


class Mention(NamedTuple):
    """A figure in front of its name. words: those behind it; deed: what has been done with it, 新建的; all: 全县 stands there;
    bare: nothing does."""

    figure: Figure
    words: str
    deed: str
    all: bool
    bare: bool


def all_of_them(alike: Mapping[str, Sequence[Mention]]) -> Iterator[Apart]:
    """The numbers of all of one thing that differ by a slip from the only one that the text tells for 全县."""
    for row in alike.values():
        whole = [one for one in row if one.all]
        if not whole or len(row) > _MOST or len({one.figure.value for one in row}) < 2:
            continue
        first = whole[0]
        same = [one for one in row if one.figure.about == first.figure.about and one.figure.unit == first.figure.unit]
        others = [one for one in same if one.figure.value != first.figure.value]
        if len(others) == 1 and _of_one(first, others[0]):
            yield _apart(first, others[0])


def _of_one(first: Mention, later: Mention) -> bool:
    """Whether the second speaks of all, too, by a name that the first begins with: more than there are, or 全部, 全覆盖."""
    name = _NAME.match(later.words)
    if name is None or not first.words.startswith(name["name"]) or not (later.bare or later.all):
        return False
    more = later.figure.value > first.figure.value and _ALL.match(later.words) is not None
    every = more or _COVERED.match(later.words) is not None
    return every and later.figure.span.start > first.figure.span.start and slip(first.figure, later.figure) > 0


def _apart(first: Mention, later: Mention) -> Apart:
    size = len(_NAME.match(later.words)["name"])  # type: ignore[index]
    one, other = (Span(each.figure.span.start, each.figure.span.end + size) for each in (first, later))
    return Apart(one, other, first.figure, later.figure)
