"""More than there are: 老年人5236人。老年人中80周岁以上的有6840人; 隐患1396处。上述隐患已整改1831处: what 中 or 上述 names again stands in the
sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Span
from fzlint.figures.reading.figure import MARKS
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import COMPARED, RATIOS
from fzlint.figures.reading.said import listed

_AGAIN = listed("又说前文")
_AMONG = listed("又说前文中")
_NOT = listed("可以多于前文")
_STAYING = listed("在什么地方的人")
_LEAST, _MOST = 2, 10  # characters of what is named
_FAR = 24  # code points


def over_among(passage: Passage, before: Passage) -> Iterator[Span]:
    """The first figure of a sentence that tells of some of what the sentence before counts, if it is more than all of these."""
    part = passage.figures[0]
    ahead, _, front = passage.text[passage.start : part.span.start].strip().rpartition("，")
    if ahead.endswith("中"):
        front = f"{ahead.rpartition('，')[2]}，{front}"  # 在园幼儿中，公办园6120人
    if len(front) > _FAR or part.approx or not part.unit or part.about in RATIOS or COMPARED.search(front):
        return
    name = _named(front)
    if not name or any(word in front for word in _NOT):
        return
    named = [
        one
        for one in before.figures
        if one.unit == part.unit and (name in one.noun or before.text.startswith(name, one.span.end))
    ]
    if named and not any(one.approx for one in named) and part.value > max(one.value for one in named):
        yield Span(part.span.start - len(front), part.span.end)


def _named(front: str) -> str:
    """What 老年人中, 上述隐患已 name; empty if nothing is named again."""
    lead = next((word for word in _AGAIN if front.startswith(word)), "")
    words = front.removeprefix(lead)
    ends = [at for word in (_AMONG if not lead else (*_AMONG, "已")) if (at := words.find(word)) > 0]
    name = words[: min(ends)] if ends else ""
    name = name.removeprefix("在") if not name.startswith(_STAYING) else name
    return name if _LEAST <= len(name) <= _MOST and not any(c in MARKS or c.isdigit() for c in name) else ""
