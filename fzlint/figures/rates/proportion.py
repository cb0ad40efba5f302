"""The parts of a whole told as a proportion, 9.6:41.2:49.2: they make 100."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.document.labels import NUMERALS
from fzlint.document.model import Span
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import Claim
from fzlint.figures.reading.said import PARTED, RANKED, alternatives, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Proportion(NamedTuple):
    """A proportion whose parts do not make 100."""

    span: Span
    terms: tuple[str, ...]
    made: Decimal


_ROW = pattern(r"(?<![0-9.:：∶])[0-9]{1,2}(?:\.[0-9]{1,2})?(?:[:：∶][0-9]{1,2}(?:\.[0-9]{1,2})?){2,5}(?![0-9.:：∶])")
_MARK = pattern("[:：∶]")
_THREE = r"[0-9]{1,2}(?:\.[0-9]{1,2})?(?:[:：∶][0-9]{1,2}(?:\.[0-9]{1,2})?){2}(?![0-9.:：∶])"
_NEAR = Decimal(15)  # farther from 100 it is no share of a whole
_AHEAD = 60


_HIGHER = frozenset(listed("名次上升"))


def ranked(text: str) -> Iterator[Span]:
    """由第3位上升至第8位: the less, the higher."""
    for match in RANKED.finditer(text):
        then, now = int(match["then"]), int(match["now"])
        if then != now and (now < then) != (match["way"] in _HIGHER):
            start = match.start() - (text[match.start() - 1 : match.start()] in ("由", "从"))
            yield Span(start, match.end())


_SECTORS = NUMERALS[:3]
_REWRITTEN = pattern(
    rf"[由从](?:[^，；。0-9]|(?:19|20)[0-9]{{2}}年){{0,8}}(?P<then>{_THREE})[^，；。0-9]{{0,8}}[为到至成](?P<now>{_THREE})",
    need=":|：|∶",
)
_OF_SECTOR = pattern(
    rf"第?(?P<sector>[{_SECTORS}])(?:{alternatives('产业')})(?:占[^，；。0-9]{{0,8}})?(?:{alternatives('产业占比')})?(?P<way>[^，；。0-9]{{0,6}})"
)


def sectors(passage: Passage) -> Iterator[Claim]:
    """产业结构由18.2:40.1:41.7调整为17.0:41.3:41.7，第二产业占比提高1.2个百分点: by how much the share of one has moved."""
    row = _REWRITTEN.search(passage.text, passage.start, passage.end)
    if row is None:
        return
    then, now = ([Decimal(part) for part in _MARK.split(row[each])] for each in ("then", "now"))
    for told in passage.figures:
        named = _OF_SECTOR.fullmatch(told.noun)
        if told.about != "point" or told.span.start < row.end() or named is None:
            continue
        k = _SECTORS.index(named["sector"])
        made = abs(now[k] - then[k])
        if made and abs(made - told.value) > told.step / 2:
            high, low = sorted((now[k], then[k]), reverse=True)
            yield Claim(told, (), f"{high}%－{low}%", made)


def proportions(text: str) -> Iterator[Proportion]:
    if PARTED.search(text) is None:
        return
    for match in _ROW.finditer(text):
        terms = _MARK.split(match.group())
        parts = [Decimal(term) for term in terms]
        made = sum(parts, Decimal(0))
        step = max(Decimal(1).scaleb(-len(term.partition(".")[2])) for term in terms)
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _AHEAD)
        if step * len(parts) / 2 < abs(made - 100) <= _NEAR and PARTED.search(text, low, match.start()):
            yield Proportion(Span(*match.span()), tuple(terms), made)
