"""What no figures of the world can be: shares of one whole over 100 %, a rate over 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.document.model import Span
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import ADDED, OF_LAST_YEAR, TAKEN, any_of
from fzlint.figures.reading.statement import Statement
from fzlint.figures.sums import completeness
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Absurd(NamedTuple):
    """Statements that cannot be true together. kind: over-whole or over-hundred."""

    kind: str
    statements: tuple[Statement, ...]
    sum: Decimal = Decimal(0)

    @property
    def span(self) -> Span:
        return Span(self.statements[0].span.start, self.statements[-1].figure.span.end)


class Words(NamedTuple):
    """Words of the rule: see the parameters of the check."""

    bounded: tuple[str, ...]
    splits: tuple[str, ...]
    divisions: tuple[str, ...]
    overlapping: tuple[str, ...]


def absurd(passage: Passage, statements: Sequence[Statement], words: Words) -> Iterator[Absurd]:
    yield from _over_whole(passage, statements, words)
    yield from _over_hundred(passage, statements, words)
    yield from _once_beyond(passage, statements, words)


# ---------------------------------------------------------------------------------------------- shares of one whole


def _over_whole(passage: Passage, statements: Sequence[Statement], words: Words) -> Iterator[Absurd]:
    """民事占62.5%，刑事占28.3%，行政占19.2%: more than the whole, and the names divide it."""
    named = [(row, [_name(one) for one in row]) for row in _rows(passage, statements)]
    for row, names in (*named, *_in_turn(passage, statements)):
        made = sum((one.figure.value for one in row), Decimal(0))
        slack = sum((one.figure.step for one in row), Decimal(0)) / 2
        if made > 100 + slack and _divides(passage, row, names, words):
            yield Absurd("over-whole", tuple(row), made)


def _rows(passage: Passage, statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Shares told one behind the other, of the same."""
    row: list[Statement] = []
    for one in (*statements, None):
        follows = (
            one is not None
            and bool(row)
            and one.clause == row[-1].clause
            and _of(one) == _of(row[0])
            and one.period == row[0].period
            and not any(_name(one) == _name(other) for other in row)
            and one.boxed == row[0].boxed
            and not _NESTED.search(passage.text, row[-1].figure.span.end, one.figure.span.start)
        )
        if row and not follows and not (one is not None and _counted(one, row[-1])):
            if len(row) > 1:
                yield row
            row = []
        if one is not None and (_is_share(one) or _is_bare(passage, one)) and (follows or not row):
            row.append(one)


def _is_share(one: Statement) -> bool:
    return one.relation == "share" and one.figure.about == "share" and not one.figure.approx


def _is_bare(passage: Passage, one: Statement) -> bool:
    """Whether a percentage is one of a row that tells of what a whole is made: 学历构成为：研究生12%，本科61%."""
    figure = one.figure
    if figure.about != "share" or figure.approx or one.relation or not one.words:
        return False
    return _MADE_OF.search(passage.text, passage.start, passage.figures[0].span.start) is not None


_MADE_OF = any_of("各部分", "(?:{})(?:[^，；。0-9]{{0,2}})[：:]")


def _counted(one: Statement, last: Statement) -> bool:
    """Whether a figure between two shares is what the next is told of: 民事120件，占60%，刑事80件，占45%."""
    return one.relation != "share" and one.figure.about not in ("share", "point") and one.clause == last.clause


_NESTED = pattern("其中|同比|比上年|较上年|[，；]而|[由从]")


def _of(one: Statement) -> str:
    """What a share is told to be of: 占总数的, 占比."""
    behind = one.words.rpartition("占")[2] if "占" in one.words else ""
    return _PLAIN.sub("", behind)


_PLAIN = pattern("^比|[为达到约的]|比[例重]|分别|总[数量额]")


def _in_turn(passage: Passage, statements: Sequence[Statement]) -> Iterator[tuple[Sequence[Statement], list[str]]]:
    """Shares told in one row behind their names: 来信、来电、走访分别占35%、45%、20%."""
    for k, one in enumerate(statements):
        names = _names_in_turn(passage, one) if _is_share(one) else []
        if names:
            row = statements[k : k + len(names)]
            gaps = (passage.text[a.figure.span.end : b.figure.span.start] for a, b in pairwise(row))
            if len(row) == len(names) > 1 and all(gap in ("、", "和") for gap in gaps) and _all_shares(row):
                yield row, names


def _names_in_turn(passage: Passage, one: Statement) -> list[str]:
    """The names in front of the first share of such a row, also each in quotation marks: “满意”“一般”“不满意”的分别占."""
    match = _EACH_OF.fullmatch(one.words)
    if match is None:
        return []
    begin = max(passage.start, one.figure.span.start - _FAR)
    quoted = _EACH_QUOTED.search(passage.text, begin, one.figure.span.start)
    return [name for name in (_QUOTED.findall(quoted[1]) if quoted is not None else _JOINT.split(match[1])) if name]


_FAR = 80  # code points
_QUOTED = pattern("“([^“”]{1,10})”")


def _all_shares(row: Sequence[Statement]) -> bool:
    return all(one.figure.about == "share" and not one.figure.approx for one in row)


_JOINT = pattern("[、和]")
_EACH_QUOTED = any_of("各占多少", "((?:“[^“”]{{1,10}}”[、和]?){{2,6}})的?(?:{})(?:比|总[数量额]的?)?(?:为|达|是)?")
_EACH_OF = any_of("各占多少", "(?:其中)?([^，]{{2,40}}?)(?:{})(?:比|总[数量额]的?)?(?:为|达|是)?")


def _divides(passage: Passage, row: Sequence[Statement], names: list[str], words: Words) -> bool:
    """Whether the shares are of what does not overlap: the words say so, or the names."""
    if all(names) and max(completeness.division(parts, names) for parts in completeness.words_of(words.divisions)) == 2:
        return True
    lead = passage.text[max(passage.start, row[0].span.start - 24) : row[0].span.start]
    if _SEVERAL.search(lead) is not None:
        return False
    counted = _KINDS.search(lead)
    parted = (
        _PARTED.search(lead) is not None
        or names[-1].find("类") > 0
        or (
            counted is not None and "二三四五六七八九".find(counted[1]) + 2 == len(row)  # 三类人员中，
        )
    )
    if _apart(names):
        return True
    if not all(names) or (not parted and any(word in name for name in names for word in words.overlapping)):
        return False
    if parted:
        return True
    if any(word in lead for word in words.splits) or any(completeness.is_rest(name) for name in names):
        return True
    if completeness.alike(names):
        return True
    return any(completeness.division(words_, names) for words_ in completeness.words_of(words.divisions))


_SEVERAL = any_of("可多选")


def _apart(names: Sequence[str]) -> bool:
    """Whether names are ages that do not overlap: 35岁以下, 36至50岁, 51岁以上."""
    found = [_AGES.search(name) for name in names]
    rows = sorted((int(match["low"] or 0), int(match["high"] or _OLDEST)) for match in found if match is not None)
    apart = all(low[1] <= high[0] for low, high in pairwise(rows))
    return len(rows) == len(names) > 1 and apart


_OLDEST = 200
_AGES = pattern(
    r"(?=[^岁]*岁)(?:(?P<low>[0-9]{1,2})(?:周?岁)?(?:[至到—~～-]+(?=[0-9])|周?岁(?:及|\(含\))?以上))?(?:(?P<high>[0-9]{1,2})周?岁(?:(?:及|\(含\))?以下)?)?",
    need="岁",
)


def _name(one: Statement) -> str:
    """What a share is the share of one: 民事案件占."""
    return _LEAD.sub("", _PERIOD.sub("", one.words.partition("占")[0])).rstrip("的各分别")


_PERIOD = pattern("^(?:19|20)[0-9]{2}年度?")
_PARTED = pattern("按[^，；。]{1,8}(?:分|划分|统计)[，：:]|结构|构成")
_KINDS = pattern("([二三四五六七八九])[个大]?[类种档][^，；。0-9]{0,8}[，：:]$", need="类|种|档")
_LEAD = pattern("^(?:其中|另外?|还有)+")


# ---------------------------------------------------------------------------------------------- rates


def _once_beyond(passage: Passage, statements: Sequence[Statement], words: Words) -> Iterator[Absurd]:
    """出庭率100%，同比下降5个百分点: before it would have been more than all; 5%，提高8个百分点: less than nothing."""
    for one, by in pairwise(statements):
        if one.figure.about != "share" or by.figure.about != "point" or one.figure.approx or by.figure.approx:
            continue
        way = _CHANGED.fullmatch(passage.text, one.figure.span.end, by.figure.span.start)
        name = _AS.sub("", one.words)
        if way is None or not name.endswith(("率", *words.bounded)) or _OTHER_RATE.search(name):
            continue
        then = one.figure.value + (by.figure.value if way["less"] else -by.figure.value)
        if not 0 <= then <= _ALL:
            yield Absurd("once-beyond", (one, by), then)


_ALL = 100
_CHANGED = pattern(rf"[，、,(](?:同比|{OF_LAST_YEAR})?(?:{ADDED}|(?P<less>{TAKEN}))了?", need="，|、|,|(")


def _over_hundred(passage: Passage, statements: Sequence[Statement], words: Words) -> Iterator[Absurd]:
    """办结率108.6%: what cannot be more than all. Words behind it that say how it came about tell that it is meant."""
    row = ""  # 住院、门诊满意度分别为95.2%和96.8%
    for one in statements:
        row = (
            one.words
            if one.words
            else row
            if one.boxed or "、和及".find(passage.text[one.figure.span.start - 1]) >= 0
            else ""
        )
        if one.figure.about != "share" or one.figure.value <= 100 or one.figure.approx:
            continue
        name = _AS.sub("", row)
        part = name.endswith(("率", *words.bounded)) or "占" in name
        if (
            part
            and not _OTHER_RATE.search(name)
            and _ACCOUNTED.match(passage.text, one.figure.span.end, passage.end) is None
        ):
            yield Absurd("over-hundred", (one,))


_AS = pattern("(?:分别|均|[为达到了约是]|高达|实现|保持|稳定在|提[升高][至到])+$")
_ACCOUNTED = any_of("交代缘由", r"\(?(?:主要)?(?:{})")
_OTHER_RATE = any_of("可以超过全部的率")
