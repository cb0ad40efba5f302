"""What each has of a whole, beside how many there are and what all have: 26人，结案5486件，人均211件; 12个村，每村平均45万元; 16个村，每村
配备5名，共80名."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.document.labels import han_number
from fzlint.document.model import Span
from fzlint.figures.rates.by_time import FAR, MONTHS, by_time, tenfold
from fzlint.figures.rates.rate_parts import CLOSED
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import FAMILY, Figure
from fzlint.figures.reading.listings import Passage, after
from fzlint.figures.reading.pen import slip, swaps
from fzlint.figures.reading.reckoning import RATIOS, Claim, shown
from fzlint.figures.reading.said import ALTOGETHER, NO_LESS, RATIO_OF, REACHED, alternatives, any_of
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_BY = r"(?:[个名位家所](?=[^\W\d]{2}))?(?P<by>[^\W\d])(?P<name>[^\W\d]?)"
_FORMS = (
    pattern(rf"\S{{0,6}}?平?均每(?P<many>[百千万])?{_BY}\S{{0,10}}", need="每"),
    pattern(r"\S{0,4}?平均(?P<many>)(?P<by>班)(?P<name>)额\S{0,4}", need="额"),
    pattern(rf"\S{{0,6}}?每(?P<many>[百千万])?{_BY}\S{{0,6}}?平?均\S{{0,8}}", need="每"),
    pattern(r"\S{0,10}?(?P<many>)(?P<by>[^\W\d平])(?P<name>)均\S{0,10}", need="均"),
    pattern(rf"\S{{0,6}}?每(?P<many>[百千万]){_BY}\S{{0,10}}", need="每"),
)
_MEASURE = pattern(rf"\S{{0,8}}?每(?P<many>)(?P<by>{alternatives('按量平均')})(?P<name>)\S{{0,8}}", need="每")
_MONTHLY_EACH = any_of("月人均")
_EACH = pattern(r"\S{0,8}?每(?P<measure>[个名户家])?(?P<by>[^\W\d])[^\W\d]{0,10}", need="每")
_PAIR = 2
_OWN = 3  # characters of a name
_TENFOLD = 10
_NEXT_TO = 12  # code points
_CUT = pattern("[，、；,;()]")
_MANY = 10_000  # of so many there are other counts than the one told: 常住人口, 年均人口
_MOST = 30  # figures of a sentence that is read so


class Each(NamedTuple):
    """What one of many has. by: what is counted, in one character, name: with the next; many: of how many; sure: it says 每."""

    by: str
    name: str
    many: int
    sure: bool


def wrong_means(passage: Passage, before: Passage | None = None, yearly: bool = False) -> Iterator[Claim]:
    """Every mean of a sentence, and every whole told beside what each has, that the figures beside it make otherwise. yearly: the report
    is of a whole year."""
    if len(passage.figures) > _MOST:
        return
    both, shift = passage, 0
    if before is not None and len(before.figures) + len(passage.figures) <= _MOST:
        both, shift = after(before, passage), len(before.figures)
    for k, figure in enumerate(passage.figures):
        if figure.about not in RATIOS and figure.unit and not figure.approx:
            claim = _mean(passage, k) or _product(passage, k) or by_time(both, k + shift, yearly)
            if claim is None and shift and each_of(figure.noun):  # 全院法官42人，审结8820件。人均结案210件
                far = _mean(both, shift + k)
                claim = far if k < _PAIR or (far and _turned(far.figures[1], far.figures[0], 1, figure)) else None
            if claim is not None:
                yield claim
    yield from _per_one(both, passage.start)


def _mean(passage: Passage, k: int) -> Claim | None:
    told = passage.figures[k]
    each = each_of(told.noun)
    if each is None:
        return None
    by = [f for f in passage.figures if _shares(passage, f, told, each) and not _clauses_apart(passage, f, told)]
    counted = by
    if len(by) > 1:  # 家庭户61899户，集体户2653户，平均每个家庭户
        by = [f for f in by if reckoning.front(passage, passage.figures.index(f))[-_OWN:] in told.noun] or by
    sums = [
        f
        for f in passage.figures
        if f.unit == told.unit and f.value > told.value and f not in by and _of_all(passage, f, k)
    ]
    if any(_made(sums, one, each.many, told) for one in counted):
        return None  # 供水2000万吨，售水1840万吨，漏损160万吨，收入4508万元，平均每吨2.45元
    by, sums = of_parts(by), of_parts(sums)
    if len(by) > 1:
        by = [f for f in by if len(sums) == 1 and _turned(sums[0], f, each.many, told)]
    if len(sums) > 1 and len(by) == 1 and not _made(sums, by[0], each.many, told):
        sums = _told_of(passage, sums, told)  # 受理18426件，审执结17836件，人均结案372件
    if len(sums) != 1 or len(by) != 1 or by[0].value <= 1 or sums[0].approx or by[0].approx:
        return None
    first, last = by[0].span.start, sums[0].span.start
    made = sums[0].value / by[0].value * each.many
    monthly = _MONTHLY_EACH.search(told.noun) is not None  # 发放低保金1444万元，月人均补差92.4元
    if monthly:
        made /= MONTHS
    slipped = slip(made, told) or _turned(sums[0], by[0], each.many, told)
    told_of = (
        slipped or _doing(passage, by[0], sums[0]) or _reached(passage, by[0])
    )  # 人均1200元，共960万元，惠及8000人
    if told.span.start < min(first, last) and each.many == 1 and not told_of:
        return None  # 平均每名法官办案216件，22名法官共办结4752件
    own = each.by != "人" or _reached(passage, by[0])
    own = own or _doing(passage, by[0], sums[0])
    at = passage.figures.index(by[0])
    named = reckoning.behind(passage, at).startswith("计算")  # 按常住人口20万人计算
    named = named or (
        each.sure and each.by != "人" and reckoning.front(passage, at)[-_OWN:-1] + by[0].unit in told.noun
    )
    beside = {f.span for f in passage.figures[max(k - 2, 0) : k]}
    both = {by[0].span, sums[0].span}
    close = own and both in (beside, _both_sides(passage, k), {f.span for f in passage.figures[k + 1 : k + 3]})
    few = by[0].value < _MANY or by[0].about == "visit" or each.many > 1 or _reached(passage, by[0])
    sure = (
        not monthly
        and (named or ((each.sure or each.many > 1 or close) and few))
        and _not_too_far(made, told, sure=each.sure and close)
    )
    if abs(made - told.value) < told.step or not (sure or slipped or tenfold(made, told.value)):
        return None
    formula = f"{shown(passage, sums[0])}÷{shown(passage, by[0])}" + (f"÷{MONTHS}" if monthly else "")
    return Claim(told, (by[0], sums[0]), formula, made)


def _not_too_far(made: Decimal, told: Figure, sure: bool) -> bool:
    """Whether a mean can be a slip for what the figures make, not one of something else; sure: it says 平均 right beside them."""
    far = _TENFOLD if sure else FAR
    return told.value / far < made < told.value * far


def of_parts(row: list[Figure]) -> list[Figure]:
    """The whole alone, where the others are its parts: 讲座18场，上半年8场，下半年10场; 218个村（社区），其中村186个、社区32个."""
    parts = row[1:]
    return row[:1] if len(parts) >= _PAIR and row[0].value == sum(part.value for part in parts) else row


def _clauses_apart(passage: Passage, one: Figure, told: Figure) -> bool:
    """Whether a figure is the mean itself, or ； stands between the two: 日均10171件；上周五个工作日……"""
    low, high = sorted((one.span, told.span))
    return one is told or passage.text.find("；", low.end, high.start) >= 0


def _made(sums: Sequence[Figure], by: Figure, many: int, told: Figure) -> bool:
    """Whether one of several wholes makes a mean."""
    return any(abs(whole.value / by.value * many - told.value) < told.step for whole in sums if by.value)


def _told_of(passage: Passage, sums: Sequence[Figure], told: Figure) -> list[Figure]:
    """Those of several wholes that have the verb of a mean, in its last two characters or by 结 for 结案."""
    verb = "结" if CLOSED.search(told.noun) else told.noun[-_PAIR:]
    return [whole for whole in sums if verb in reckoning.front(passage, passage.figures.index(whole))]


def _turned(whole: Figure, by: Figure, many: int, told: Figure) -> bool:
    """Whether the whole or those who share, with two digits changed about, make what is told."""
    pairs = [*((value, by.value) for value in swaps(whole)), *((whole.value, value) for value in swaps(by))]
    return any(n > 0 and abs(value / n * many - told.value) < told.step / 2 for value, n in pairs)


def _both_sides(passage: Passage, k: int) -> set[Span]:
    """The figures right in front of figure k and right behind it: 藏书6.6万册，生均30册，在校生2200人."""
    return {f.span for f in passage.figures[max(k - 1, 0) : k + 2] if f is not passage.figures[k]}


def _reached(passage: Passage, by: Figure) -> bool:
    return REACHED.search(reckoning.front(passage, passage.figures.index(by))) is not None


def _doing(passage: Passage, by: Figure, whole: Figure) -> bool:
    """Whether those that are counted have done what is counted: 15名法官办结2700件."""
    between = passage.text[by.span.end : whole.span.start]
    return by.span.end <= whole.span.start and len(between) < _NEXT_TO and not _CUT.search(between)


def _per_one(passage: Passage, start: int) -> Iterator[Claim]:
    """教师126人，学生1890人，生师比15:1; 床护比1:0.6: so many of the one for one of the other, both named in the ratio."""
    for match in RATIO_OF.finditer(passage.text, start, passage.end):
        many, few = match["names"][0], match["names"][1]
        shown_as = "many"
        if match["many"] is None:
            many, few, shown_as = few, many, "per"
        rows = [
            [f for k, f in enumerate(passage.figures) if f.span.end <= match.start() and _called(passage, k, name)]
            for name in (many, few)
        ]
        if any(len(row) != 1 or row[0].approx or not row[0].value for row in rows) or rows[0] == rows[1]:
            continue
        value = Decimal(match[shown_as])
        step = Decimal(1).scaleb(-len(match[shown_as].partition(".")[2]))
        made = rows[0][0].value / rows[1][0].value
        if abs(made - value) < step or not value / FAR < made < value * FAR:
            continue
        told = Figure(Span(*match.span(shown_as)), value, "", "", "", "", False, step)
        yield Claim(told, (rows[1][0], rows[0][0]), f"{shown(passage, rows[0][0])}÷{shown(passage, rows[1][0])}", made)


def _called(passage: Passage, k: int, name: str) -> bool:
    """Whether the last words in front of a figure call it by one character: 在校学生 for 生, 护理人员 for 护."""
    return passage.figures[k].about not in RATIOS and name in reckoning.front(passage, k)[-_NAME:]


def each_of(noun: str) -> Each | None:
    if (match := _MEASURE.fullmatch(noun)) is not None:
        return Each(match["by"], match["by"], 1, "均" in noun)
    for n, form in enumerate(_FORMS):
        if (match := form.fullmatch(noun)) is not None:
            return Each(
                match["by"],
                match["by"] + match["name"],
                han_number(match["many"]) or _TEN_THOUSAND.get(match["many"], 1),
                n < _SAID_OF_EACH,
            )
    return None


_SAID_OF_EACH = 3  # the forms that say 平均
_TEN_THOUSAND = {"百": 100, "千": 1000, "万": 10_000}


def _of_all(passage: Passage, figure: Figure, k: int) -> bool:
    """Whether a figure stands in front of figure k, or tells behind it of all: 人均结案283件，全院共结案11886件."""
    at = passage.figures.index(figure)
    words = reckoning.front(passage, at).lstrip("、和及")
    same = len(words) >= _PAIR and passage.figures[k].noun.endswith(words[-_PAIR:])  # 亩均税收18.6万元，实现税收2.2亿元
    return at < k or same or words.startswith(_A_WHOLE_YEAR) or ALTOGETHER.search(words) is not None


def _shares(passage: Passage, figure: Figure, told: Figure, each: Each) -> bool:
    """Whether a figure counts those that share: in a unit of its own, or 教师138人 by its name."""
    if figure.unit != told.unit and is_counted(passage, figure, each.by):
        return True
    if each.by == "校" and figure.unit == "所":
        return True
    if each.many > 1 and _PEOPLE in reckoning.front(passage, passage.figures.index(figure)):
        return True  # 律师638人，每万人拥有律师1.55人（常住人口412万人）
    if figure.about != "person":
        return False
    return len(each.name) > 1 and each.name in reckoning.front(passage, passage.figures.index(figure))[-_NAME:]


def is_counted(passage: Passage, figure: Figure, by: str) -> bool:
    """Whether a figure counts what a mean is of: 12个村, 26名法官 for 人, 1286万人次 for 人 where no persons are told."""
    if figure.unit == by + "次" and not any(f.unit == by for f in passage.figures):
        return True
    if figure.about in RATIOS or not figure.unit:
        return False
    if figure.unit.endswith(by) or FAMILY.get(by, "-") == figure.about:
        return True
    at = passage.figures.index(figure)
    if FAMILY.get(by) is None and by in reckoning.front(passage, at)[-3:]:
        return True  # 案件75件，案均
    if figure.unit == "个" and reckoning.front(passage, at).endswith(by):
        return True  # 检查组6个，每组4人
    behind = reckoning.behind(passage, at)
    return by in behind[:_NAME] and (figure.unit == "个" or FAMILY.get(by) is None)  # 8个工作组


_PEOPLE = "人口"
_A_WHOLE_YEAR = "全年"
_NAME = 5  # characters: 行政村


def _product(passage: Passage, k: int) -> Claim | None:
    """16个村，每村配备调解员5名，共配备85名: told of the whole, where no product of the sentence makes it."""
    told = passage.figures[k]
    if k < 2 or not (ALTOGETHER.search(reckoning.front(passage, k)) or _done_so(passage, k)):
        return None
    n = k - 1 if _EACH.fullmatch(passage.figures[k - 1].noun) else k - 2  # 每村补助15万元，24个村共补助360万元
    each = passage.figures[n]
    match = _EACH.fullmatch(each.noun)
    if (
        match is None
        or (n < k - 1 and "均" in each.noun)
        or each.approx
        or not _alike(each, told)
        or NO_LESS.search(each.noun)
    ):
        return None
    others = (f for j, f in enumerate(passage.figures[:k]) if j != n)
    named = "天" if match["by"] == "日" else match["by"]
    by = [f for f in others if is_counted(passage, f, named) and not f.approx]
    if not by and match["measure"] not in (None, "个"):  # 每名学生补助1250元，资助160名
        by = [f for f in passage.figures[:k] if f.unit == match["measure"] and f is not each and not f.approx]
    if len(by) != 1 or by[0].value <= 1 or (by[0].unit == told.unit and not _named(passage, by[0], match["by"])):
        return None
    if _INCLUDED.match(passage.text, told.span.end, passage.end):
        return None  # 共配备1420名（含备勤34名）
    made = by[0].value * each.value
    before = [f.value for f in passage.figures[:k] if f.about not in RATIOS]
    factors = (Decimal(1), *before)
    if any(abs(a * b - told.value) < told.step for a in (made, *before) for b in factors):
        return None
    if not (told.value / FAR < made < told.value * FAR or slip(made, told) or tenfold(made, told.value)):
        return None
    return Claim(told, (by[0], each), f"{shown(passage, each)}×{shown(passage, by[0])}", made)


def _done_so(passage: Passage, k: int) -> bool:
    """Whether figure k tells of the same deed as what each has right in front of it: 12个村，每村举办3场，举办讲座36场."""
    words, each = reckoning.front(passage, k).lstrip("已先后"), passage.figures[k - 1].noun
    alike = len(words) >= _PAIR and each.endswith((words, words[:_PAIR]))
    return alike and each.find("每") >= 0 and len(reckoning.gap(passage, k - 1, k)) < _NEXT_TO


def _named(passage: Passage, by: Figure, name: str) -> bool:
    """Whether what is counted is named right behind its number: 15个村."""
    return reckoning.behind(passage, passage.figures.index(by)).startswith(name)


_INCLUDED = any_of("另含", "[^，；。0-9()]{{0,12}}[(，,](?:{})")


def _alike(each: Figure, told: Figure) -> bool:
    return each.unit == told.unit or {each.about, told.about} <= {"person", "visit"}
