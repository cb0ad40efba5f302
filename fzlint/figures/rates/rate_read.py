"""A rate read from the statements of its sentence: which of them tells the part, and which the whole.

Every two quantities of one kind around a rate may be its part and its whole; `rate_signs` weighs how sure that is. Where any two
figures of the sentence make the percentage, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from fzlint.figures.rates.rate_parts import DONE, DUE
from fzlint.figures.rates.rate_signs import ENOUGH, Reading, weight
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage, around
from fzlint.figures.reading.pen import swaps
from fzlint.figures.reading.reckoning import BACK, COMPARED, RATIOS, Claim, fits, shown
from fzlint.figures.reading.said import BASE, OUGHT, REAL, any_of
from fzlint.figures.reading.statement import Statement

_AHEAD = 4  # figures behind a rate that may be meant
_FEW = 5  # of so many figures, two make a percentage without decimals by chance
_MOST = 5  # quantities in front of it
_PAIR = 2


def has_two_alike(passage: Passage, i: int) -> bool:
    """Whether two quantities of one kind stand near percentage i: without them nothing has to be read."""
    near = [figure.about for figure in passage.figures[max(i - BACK, 0) : i + 1 + _AHEAD] if figure.about not in RATIOS]
    return len(set(near)) < len(near)


def best(
    passage: Passage, told: Sequence[Statement], i: int, name: str, of: str = "", joined: bool = False
) -> tuple[int, Reading] | None:
    """The surest reading of percentage i, told as the rate of `name`, and its weight; None where two figures make it."""
    row = _row(passage, told, i, joined)
    if _made(passage, told[i].figure, row, name):
        return None
    found: list[tuple[int, Reading]] = []
    for part in row:
        kind = [s for s in row if s.figure.about == part.figure.about]
        word: str | None = None  # by which the part is tied to the rate, whatever its whole
        for whole in kind:
            if (_may_be(part, whole, name) or _turned(passage, told[i].figure, part, whole)) and not _of_two_years(
                part, whole
            ):
                reading = Reading(passage, told[i], name, part, whole, kind, of, word)
                word = reading.word
                found.append((weight(reading), reading))
    return max(found, key=lambda pair: (pair[0], pair[1].part.at), default=None)


def read(
    passage: Passage, told: Sequence[Statement], i: int, name: str, of: str = "", joined: bool = False
) -> Claim | None:
    """The claim that percentage i is wrong, by the surest reading. of: what it is told to be a share of; joined: the sentence before
    is read with its own."""
    found = best(passage, told, i, name, of, joined)
    if found is None or found[0] < ENOUGH:
        return None
    reading = found[1]
    near = passage.figures[max(i - BACK, 0) : i + _AHEAD]
    if reckoning.at_least(passage, told[i].figure) and reading.made >= told[i].figure.value:
        return None
    if _made_otherwise(reading) or reckoning.any_pair(passage, told[i].figure, near):
        return None
    figures = (reading.part.figure, reading.whole.figure)
    formula = f"{'1－' if reading.contrary else ''}{shown(passage, figures[0])}÷{shown(passage, figures[1])}"
    return Claim(told[i].figure, figures, formula, reading.made)


def _row(passage: Passage, told: Sequence[Statement], i: int, joined: bool) -> list[Statement]:
    """The quantities that a rate may be made of: the last in front in its clause, and those right behind it."""
    own, inside = told[i], passage.inside[i]
    row: list[Statement] = []
    for s in told[max(i - BACK, 0) : i]:
        if not (_counts(s) or _of_its_own_year(passage, s)) or not (joined or s.clause == own.clause):
            continue
        boxed = s.boxed and row and row[-1].at == s.at - 1 and BASE.search(s.words)  # 审结79件（共受理86件）
        if boxed or around(passage, passage.inside[s.at], inside):
            row.append(s)
    row = [*_whole_of_clause_before(told, i, row), *row]
    row = (row if len(row) <= _MOST else _without_parts(row))[-_MOST:]
    led = bool(row)
    bracket = passage.text.startswith("(", own.figure.span.end)  # 回访146件，满意率100%（满意144件，基本满意2件）
    for s in told[i + 1 : i + 1 + (1 if led and not bracket else _AHEAD)]:
        if s.clause == own.clause and not led and s.figure.about in RATIOS:
            continue  # 优秀率70%、合格率97.5%，240件中优秀168件
        if s.clause != own.clause or not _counts(s) or (led and "其中" in reckoning.gap(passage, i, s.at)):
            break
        row.append(s)
    return row


def _whole_of_clause_before(told: Sequence[Statement], i: int, row: Sequence[Statement]) -> list[Statement]:
    """What came in, where ； stands between it and the only part of a rate: 受理684件，同比增长6.9%；审结656件，结案率为96.0%."""
    if len(row) != 1 or row[0].at != i - 1 or "率" not in told[i].words:
        return []
    ahead = [s for s in told[max(i - BACK, 0) : i] if s.clause == told[i].clause - 1 and _counts(s) and not s.boxed]
    wholes = [s for s in ahead if s.figure.about == row[0].figure.about and DUE.search(s.words)]
    return wholes if len(wholes) == 1 else []


def _without_parts(row: list[Statement]) -> list[Statement]:
    """A long row without the parts that make a whole in front of them: 收到186条，甲72条、乙41条、丙38条、丁35条，采纳124条."""
    for k, whole in enumerate(row):
        made = Decimal(0)
        for last in range(k + 1, len(row)):
            made += row[last].figure.value
            if row[last].figure.about != whole.figure.about or made > whole.figure.value:
                break
            if made == whole.figure.value and last > k + 1:
                return [*row[: k + 1], *row[last + 1 :]]
    return row


def _counts(statement: Statement) -> bool:
    figure = statement.figure
    return figure.about not in RATIOS and figure.about != "" and COMPARED.search(figure.noun) is None


def _of_its_own_year(passage: Passage, statement: Statement) -> bool:
    """Whether a figure begins a clause that is all of another year: 去年同期收案208件，结案36件，结案率17.3%."""
    figure = statement.figure
    begin = figure.span.start - len(figure.noun)
    first = begin == passage.start or passage.text[begin - 1] in "；;"
    rest = _THEN.sub("", figure.noun)
    return first and rest != figure.noun and figure.about not in (*RATIOS, "") and COMPARED.search(rest) is None


_THEN = any_of("上年为", "^(?:{})")


def _may_be(part: Statement, whole: Statement, name: str) -> bool:
    a, b = part.figure, whole.figure
    if part is whole or a.about != b.about or a.approx or b.approx or not (a.value > 0 and b.value > 0):
        return False
    more = (
        DONE.search(name[-2:]) is not None and DUE.search(whole.words) is not None
    )  # 计划300家次，实际330家次，完成率110%
    more = more or (OUGHT.search(whole.words) is not None and REAL.search(part.words) is not None)  # 应参保…，已缴费…
    return a.value <= b.value * (2 if more else 1)


def _turned(passage: Passage, told: Figure, part: Statement, whole: Statement) -> bool:
    """Whether a part that is more than its whole makes what is told with two digits changed about: 1862栋，已整治1877栋，整治率96%."""
    if part.figure.about != whole.figure.about or part.figure.value <= whole.figure.value or told.step >= 1:
        return False
    found = [value for value in swaps(part.figure) if value <= whole.figure.value]
    return any(fits(passage, told, *reckoning.exact(value, whole.figure.value)) for value in found)


def _of_two_years(part: Statement, whole: Statement) -> bool:
    """1996年亏损106亿元，1997年亏损80亿元，亏损面53%: neither is a part of the other."""
    first, second = part.period[:4], whole.period[:4]
    return first != second and first.isdecimal() and second.isdecimal()


def _made(passage: Passage, told: Figure, row: Sequence[Statement], name: str) -> bool:
    """Whether two quantities make what is told; of many, two that stand side by side make it by chance."""
    few = len(row) < _FEW or told.step < 1
    pairs = ((a, b) for a in row for b in row) if few else ((a, b) for b, a in pairwise(row))
    return any(_may_be(a, b, name) and fits(passage, told, *reckoning.ratio(a.figure, b.figure)) for a, b in pairs)


def _made_otherwise(reading: Reading) -> bool:
    """Whether the part or the whole make what is told with another quantity, with the sum of two, or by what is missing."""
    passage, told = reading.passage, reading.told.figure
    part, whole = reading.part.figure, reading.whole.figure
    figures = [s.figure for s in reading.row if not s.figure.approx]
    few = len(figures) < _FEW or told.step < 1
    others = () if reading.proved else [f for f in figures if f is not part and (reading.share or f is not whole)]
    pairs = [(part.value, f.value + part.value) for f in others]
    for a, b in combinations(figures, _PAIR) if few and not reading.proved else ():
        pairs += [(a.value + b.value, c.value) for c in figures if c is not a and c is not b]
        pairs += [(c.value, a.value + b.value) for c in figures if c is not a and c is not b]
    ways = [reckoning.exact(value, other) for value, other in pairs if 0 < value <= other]
    ways += [reckoning.ratio(part, f) for f in figures if f is not part and f.value >= part.value]
    ways += [reckoning.ratio(f, whole) for f in figures if f is not whole and f.value <= whole.value]
    if reading.contrary or reading.word != reading.name[-2:]:  # what is missing may be meant
        low, high = reckoning.ratio(part, whole)
        ways.append((100 - high, 100 - low))
    if reading.denied:  # 批准逮捕412人，不批准逮捕238人，不捕率36.6%: of both
        ways.append(reckoning.exact(part.value, whole.value + part.value))
    if reading.contrary:  # 化解162件，未化解18件: of both
        ways.append(reckoning.exact(whole.value, whole.value + part.value))
    return any(fits(passage, told, *way) for way in ways)
