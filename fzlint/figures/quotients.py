"""Rates told beside the figures that make them: 受理86件，审结79件，审结率91.9%; 应参训60人，实到57人，参训率95%.

A rate is the part that its name speaks of (审结) in the whole that stands before it. Where any figures of the sentence make
it, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.figures import reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage, after
from fzlint.figures.rate_ahead import ahead
from fzlint.figures.rate_parts import DONE, DUE, RATE, of_these, part_of, tied, told_already, whole_of
from fzlint.figures.reckoning import BACK, RATIOS, Claim, Scene, fits
from fzlint.figures.said import BASE, IN_TIME, LATE, NARROW, any_of
from fzlint.figures.statement import Relation
from fzlint.pattern import pattern, words
from fzlint.record import NamedTuple

_NAMED = pattern("的(?P<name>[^，；。、0-9]{2,8}?)率", need="率")
_ALL = words("均|全部|全都|都已")
_OTHERWISE_MADE = any_of("口径", r"\([^()]{{0,6}}(?:{})")  # 结案率98.6%（含旧存）
_NOTE = 20  # code points of such a note; without an end its words would be looked for all through the text
_SAVED = pattern("[节减压省免不]")  # 节约14万元: of what was to be spent, not of what was
_NEARLY_ALL = 60  # of 100: what is told as 100% and is less than that is told of others
_TWICE = 2
_FAR_MORE = Decimal("1.8")


def rates(scene: Scene, i: int, relations: Sequence[Relation]) -> Iterator[Claim]:
    """The claim that percentage i is wrong, if it is told as a rate."""
    name = _name(scene.passage, i)
    end = scene.passage.figures[i].span.end
    if len(name) < 2 or _OTHERWISE_MADE.match(scene.passage.text, end, end + _NOTE):
        return
    claim = _late(scene.passage, i, name) or _all_done(scene, i, name)
    claim = claim or _beside(scene, i, name) or ahead(scene.passage, i, name, relations)
    claim = claim or _last_sentence(scene, i, name)
    if claim is not None:
        yield claim


def _name(passage: Passage, i: int) -> str:
    """What percentage i is told to be the rate of: 办结率98%; 以98%的办结率."""
    match = RATE.fullmatch(passage.figures[i].noun)
    if match is not None:
        return match.group("name")
    behind = _NAMED.match(passage.text, passage.figures[i].span.end, passage.end)
    return behind.group("name") if behind is not None else ""


def _last_sentence(scene: Scene, i: int, name: str) -> Claim | None:
    """受理申请200件，办结197件。办结率98.5%: a rate that begins its sentence, of the figures of the one before."""
    passage, before = scene.passage, scene.before
    told = passage.figures[i]
    if i > 0 or before is None or not _begins(passage, told):
        return None
    both = after(before, passage)
    return _beside(Scene(both, None, {}), len(before.figures), name)


def _begins(passage: Passage, told: Figure) -> bool:
    """Whether the name of a percentage is the first thing that its sentence says."""
    return passage.text[passage.start : told.span.start].strip() == told.noun


def _late(passage: Passage, i: int, name: str) -> Claim | None:
    """办结56件，逾期1件，按期办结率98.2%: what is not late of what is done."""
    if i < 2 or not IN_TIME.match(name):
        return None
    told, late, whole = passage.figures[i], passage.figures[i - 1], passage.figures[i - 2]
    around = reckoning.front(passage, i - 1) + "|" + reckoning.behind(passage, i - 1)
    if late.about != whole.about or whole.approx or late.approx or not 0 < late.value < whole.value:
        return None
    if not LATE.search(around) or not (tied(passage, i - 2, [name[-2:]]) or BASE.search(whole.noun)):
        return None
    low, high = reckoning.ratio(late, whole)
    if fits(passage, told, 100 - high, 100 - low) or reckoning.any_pair(passage, told, passage.figures[: i + 2]):
        return None
    formula = f"1－{reckoning.shown(passage, late)}÷{reckoning.shown(passage, whole)}"
    return Claim(told, (late, whole), formula, 100 - late.value / whole.value * 100)


def _all_done(scene: Scene, i: int, name: str) -> Claim | None:
    """64处，均已整改，整改率96%"""
    passage = scene.passage
    told = passage.figures[i]
    j = next((j for j in range(i - 1, max(i - BACK, -1), -1) if passage.figures[j].about not in RATIOS), -1)
    if j < 0 or NARROW.search(name) or told.value == 100 or passage.figures[j].approx:
        return None
    between = passage.text[passage.figures[j].span.end : told.span.start - len(told.noun)]
    if not _ALL.search(between) or name[-2:] not in between:
        return None
    last = passage.figures[j]
    return Claim(told, (last,), f"{reckoning.shown(passage, last)}全部{name[-2:]}", Decimal(100))


def _beside(scene: Scene, i: int, name: str) -> Claim | None:
    passage = scene.passage
    told = passage.figures[i]
    first = max(i - BACK, 0)
    near = [k for k in range(first, i) if passage.figures[k].about not in RATIOS]
    p, word = part_of(passage, near, i, name)
    if p < 0:
        return None
    part = passage.figures[p]
    if p + 1 < i and not reckoning.gap(passage, p, p + 1):
        return None  # 374件439人: a rate of which?
    found = whole_of(scene, near, p, word, name)
    if found is None or part.approx or found[0].approx or not found[0].value:
        return None
    whole, sure = found
    if not of_these(passage, i, p, whole, name) or told_already(passage, i, p, whole):
        return None
    quotient = _quotient(passage, part, whole, name, word)
    if quotient is None or not _plausible(told, part, whole, quotient, name, sure):
        return None
    if fits(passage, told, quotient.low, quotient.high) or (
        reckoning.at_least(passage, told) and quotient.low >= told.value
    ):
        return None
    if _another(scene, i, p, near, whole, word, name, quotient):
        return None
    return Claim(told, (part, whole), quotient.formula, quotient.made)


class _Quotient(NamedTuple):
    """A part over its whole, or what is missing of it: within which bounds, and what it makes."""

    low: Decimal
    high: Decimal
    made: Decimal
    formula: str
    contrary: bool


def _quotient(passage: Passage, part: Figure, whole: Figure, name: str, word: str) -> _Quotient | None:
    contrary = word[:1] in ("不", "未") and name[-2:] == word[1:]
    low, high = reckoning.ratio(part, whole)
    made = part.value / whole.value * 100
    formula = f"{reckoning.shown(passage, part)}÷{reckoning.shown(passage, whole)}"
    if contrary:
        return _Quotient(100 - high, 100 - low, 100 - made, f"1－{formula}", True)
    return _Quotient(low, high, made, formula, False)


def _plausible(told: Figure, part: Figure, whole: Figure, quotient: _Quotient, name: str, sure: bool) -> bool:
    """Whether the part may be one of the whole, and what it makes be meant by what is told."""
    more_than_due = DONE.search(name[-2:]) and DUE.search(whole.noun)  # 计划300家次，实际330家次，完成率110%
    beyond = part.value > whole.value and not more_than_due
    if beyond and (told.value > 100 or quotient.contrary or not sure):
        return False
    if part.value > _TWICE * whole.value:
        return False  # of something else
    return sure or quotient.made * _FAR_MORE >= told.value or _slipped(told, quotient.made)


def _another(
    scene: Scene,
    i: int,
    p: int,
    near: Sequence[int],
    whole: Figure,
    word: str,
    name: str,
    quotient: _Quotient,
) -> bool:
    """Whether other figures of the sentence make what is told, so that they may be meant."""
    passage = scene.passage
    first = max(i - BACK, 0)
    told, part = passage.figures[i], passage.figures[p]
    if told.value == 100:  # any two figures that happen to be alike make this
        others = [f for f in passage.figures[first : i + BACK] if f.about == part.about and f not in (part, whole)]
        return bool(others) or quotient.made < _NEARLY_ALL or _some_only(passage, p, i, name)
    row = [passage.figures[k] for k in near if passage.figures[k].about == part.about]
    if whole not in row:
        row = [*(f for f in scene.earlier if f.about == part.about), *row]
    listed = whole == scene.wholes.get(part.span)
    failed = (
        name[0] == "不" and BASE.search(whole.noun) is not None
    )  # of those that were checked, whatever came of them
    both = _SAVED.search(name) and not failed
    return (
        (both and fits(passage, told, *reckoning.exact(part.value, part.value + whole.value)))
        or _together(passage, told, near, part, whole, word)
        or reckoning.any_pair(passage, told, passage.figures[first : i + 2])
        or _any_fits(passage, told, row, part, whole, word != name[-2:])
        or _sums_fit(passage, told, row, part, whole, listed, failed)
    )


def _some_only(passage: Passage, p: int, i: int, name: str) -> bool:
    """Whether the part may be some of those that are told: 其中按期办结50件; not 其中已认领200项，认领率100%."""
    front = reckoning.front(passage, p)
    return "其中" in front and not (p == i - 1 and front.endswith(f"已{name}"))


def _slipped(told: Figure, made: Decimal) -> bool:
    """Whether the point has slipped by one place: 48.9% for 4.89%."""
    return abs(told.value - made * 10) <= told.step


def _any_fits(passage: Passage, told: Figure, row: Sequence[Figure], part: Figure, whole: Figure, rest: bool) -> bool:
    """Whether the part or the whole and another figure make the percentage. rest: so may what is missing, 1－a÷b."""
    pairs = [(part, f) for f in row] + [(f, whole) for f in row]
    if len(row) < 5:
        pairs = [(a, b) for a in row for b in row]
    for a, b in pairs:
        if a is not b and 0 < a.value <= b.value:
            low, high = reckoning.ratio(a, b)
            if fits(passage, told, low, high) or (rest and fits(passage, told, 100 - high, 100 - low)):
                return True
    return False


def _together(passage: Passage, told: Figure, near: Sequence[int], part: Figure, whole: Figure, word: str) -> bool:
    """Whether all that was done together is meant: 采纳126条，部分采纳86条."""
    done = [
        figure.value
        for k in near
        if (figure := passage.figures[k]).about == part.about
        and figure is not whole
        and word in reckoning.front(passage, k)
    ]
    value = sum(done, Decimal(0))
    return len(done) > 1 and value <= whole.value and fits(passage, told, *reckoning.exact(value, whole.value))


def _sums_fit(
    passage: Passage, told: Figure, row: Sequence[Figure], part: Figure, whole: Figure, listed: bool, failed: bool
) -> bool:
    """Whether two figures together are meant: (a+b)÷c, c÷(a+b). listed: those are parts of the whole."""
    whole_number = told.step >= 1
    if listed and whole_number:
        return False
    sums = {a.value + b.value for a, b in pairwise(row) if not (listed or failed) or whole not in (a, b)}
    wholes = {whole.value} if whole_number else reckoning.values(row)
    pairs = [(value, other) for value in sums for other in wholes]
    if not listed:
        pairs += [(part.value, value) for value in sums]
    return any(low <= high and fits(passage, told, *reckoning.exact(low, high)) for low, high in pairs)
