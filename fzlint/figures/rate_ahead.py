"""A rate in front of its figures, or one whose whole is told behind the part: 办结率98%，受理200件，办结196件; 普及率90%，全县50000户中
45000户已建成; 参保42300人，应参保43200人，参保率97.9%.

The statements of the sentence are asked which of them tells the part (by the name of the rate) and which the whole (what came in,
what was due, 全县50000户中). Only where there is one of each, and no two figures around make the percentage, it is called wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fzlint.figures import reckoning
from fzlint.figures.listings import Passage
from fzlint.figures.rate_parts import DONE, DUE, SPREAD, of_these, tied
from fzlint.figures.reckoning import BACK, COMPARED, RATIOS, Claim, fits, shown
from fzlint.figures.said import BASE, ELSEWHERE, NARROW, OUTCOME
from fzlint.figures.statement import Relation, Statement, statements
from fzlint.pattern import pattern

_AMONG = pattern("[^，；。,;]{0,14}中")
_COME = frozenset({"new", "all"})
_MOST = 4  # figures: of more, others may be meant
_PAIR = 2
_FAR_MORE = Decimal("1.8")


def ahead(passage: Passage, i: int, name: str, relations: Sequence[Relation]) -> Claim | None:
    """The claim that percentage i, told as the rate of `name`, is wrong."""
    if (NARROW.search(name) and not name.endswith("满意")) or not _may_be(passage, i):
        return None
    low = max(i - BACK, 0)
    passage = passage._replace(figures=passage.figures[low : i + BACK], inside=passage.inside[low : i + BACK])
    i -= low
    told = statements(passage, relations)
    stems = [name[-2:], name[-4:-2]] if len(name) > 3 else [name[-2:]]
    if any(s.figure.about not in RATIOS for s in told[:i]):
        row = _before(told, i)
        pairs = [(row[0], row[1])] if row and tied(passage, row[0].at, stems) else []
    else:
        row = _behind(told, i)
        pairs = _pairs(passage, row, stems, name)
    for part, whole in pairs:
        if _judged(passage, told[i], part, whole, row, name):
            made = part.figure.value / whole.figure.value * 100
            formula = f"{shown(passage, part.figure)}÷{shown(passage, whole.figure)}"
            return Claim(told[i].figure, (part.figure, whole.figure), formula, made)
    return None


def _may_be(passage: Passage, i: int) -> bool:
    """Whether it is worth while to read the sentence: a quantity stands behind, or what was due right in front."""
    if all(figure.about in RATIOS for figure in passage.figures[max(i - BACK, 0) : i]):
        return i + 2 < len(passage.figures) and passage.figures[i + 1].about not in RATIOS
    return (
        i > 1 and passage.figures[i - 1].about not in RATIOS and DUE.search(reckoning.front(passage, i - 1)) is not None
    )


def _behind(told: Sequence[Statement], i: int) -> Sequence[Statement]:
    """The statements behind a rate, up to the next percentage, or all in the bracket behind it."""
    row: list[Statement] = []
    for statement in told[i + 1 : i + 1 + _MOST]:
        if statement.figure.about in RATIOS or statement.clause != told[i].clause:
            break
        if row and row[0].boxed and not statement.boxed:
            break
        row.append(statement)
    return row


def _before(told: Sequence[Statement], i: int) -> Sequence[Statement]:
    """The last two statements in front, if the second tells what was due."""
    row = [s for s in told[max(i - 2, 0) : i] if s.figure.about not in RATIOS and s.clause == told[i].clause]
    return row if len(row) > 1 and DUE.search(row[1].words) and not DUE.search(row[0].words) else ()


def _pairs(
    passage: Passage, row: Sequence[Statement], stems: Sequence[str], name: str
) -> list[tuple[Statement, Statement]]:
    """Part and whole, if the words tell which they are; no more than one pair."""
    wholes = [s for s in row if _is_due(passage, s) or (_is_whole(s, name) and not tied(passage, s.at, stems[:1]))]
    parts = [s for s in row if s not in wholes[:1] and tied(passage, s.at, stems)]
    parts = parts or [s for s in row if s not in wholes and _really(passage, s, row, name)]
    if len(parts) > 1 and len(wholes) == 1:
        parts = [s for s in parts if s not in wholes]
    wholes = [s for s in wholes if s not in parts]
    if len(row) == len(parts) + 1 == _PAIR and not wholes:
        wholes = [s for s in row if s not in parts]  # （处理量1920万吨，排放量2000万吨）
    return [(parts[0], wholes[0])] if len(parts) == len(wholes) == 1 else []


def _is_due(passage: Passage, statement: Statement) -> bool:
    """Whether a statement tells what was due, or 全县50000户中."""
    among = _AMONG.match(passage.text, statement.figure.span.end, passage.end)
    return among is not None or DUE.search(statement.words) is not None


def _is_whole(statement: Statement, name: str) -> bool:
    """Whether a statement tells what came in, or what the words for it say."""
    ended = OUTCOME.search(name) is not None and statement.relation == "done"
    return ended or statement.relation in _COME or BASE.search(statement.words) is not None


def _really(passage: Passage, statement: Statement, row: Sequence[Statement], name: str) -> bool:
    """Whether a statement tells what was really so: 使用率95%（实际占用450张，开放500张）; 其中已通自来水23万户."""
    around = f"{statement.words}|{reckoning.behind(passage, statement.at)}"
    spread = SPREAD.search(name[-2:]) is not None or DONE.search(name[-2:]) is not None
    return (spread and "已" in around) or (row[0].boxed and "实" in around)


def _judged(
    passage: Passage, told: Statement, part: Statement, whole: Statement, row: Sequence[Statement], name: str
) -> bool:
    """Whether part and whole make another percentage than what is told, and nothing else may be meant."""
    a, b, percent = part.figure, whole.figure, told.figure
    if a.about != b.about or a.about in RATIOS or a.approx or b.approx or not 0 < a.value <= b.value:
        return False
    places = [told.at, *(s.at for s in row)]
    first, last = min(places), max(places)
    text = passage.text[passage.figures[first].span.end : passage.figures[last].span.start]
    if ELSEWHERE.search(text) or COMPARED.search(a.noun) or COMPARED.search(b.noun):
        return False
    due = DUE.search(whole.words) is not None and "实" in part.words
    if percent.value == 100 and not due:
        return False
    if last < told.at and not of_these(passage, told.at, part.at, b, name):
        return False
    low, high = reckoning.ratio(a, b)
    around = passage.figures[first : last + _MOST]
    if fits(passage, percent, low, high) or reckoning.any_pair(passage, percent, around):
        return False
    made = a.value / b.value * 100
    return made * _FAR_MORE >= percent.value and percent.value * _FAR_MORE >= made
