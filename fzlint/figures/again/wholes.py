"""Quantities that a report tells of the whole of something, in a form in which two of them can be compared.

    [period] [scope] [mark of the whole] verb object figure      全年 全局 共 办结 行政处罚案件 31件
    [period] [scope] mark of the whole   object verb figure      全年 行政应诉案件 共 办理 42件
    [period] [scope]                     object rate figure      全年 行政处罚案件办结 率 98.6%

The verb is told by its class (审结, 办结 and 结案 are one), the object whole, the period and the scope have to be the report's own.
Anything else in front (城北水厂全年完成投资) becomes part of the object, and so of another key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.model import Document, Span
from fzlint.figures.again.deeds import GROWN, HAVING, INDICATOR, TAIL, WHOLE, Grammar, key_of
from fzlint.figures.reading.figure import MARKS, Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.rough import between
from fzlint.figures.reading.said import alternatives, any_of, listed
from fzlint.figures.reading.statement import parsed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Told(NamedTuple):
    """A quantity of the whole report.

    key      verb, object and family
    span     its words with the figure
    sure     nothing but a time or the writer's name stands before it in the sentence
    scope    whose it is, if it says so: 县 for 全县 and 我县, 局 for every office
    marked   a word for the whole stands in its own words: 共, 累计, 全年
    framed   its sentence tells the time, the writer or the whole of it
    """

    key: tuple[str, str, str]
    figure: Figure
    span: Span
    sure: bool
    scope: str
    marked: bool
    framed: bool = True


RATIOS = frozenset({"mille", "point", "fold", ""})
_YEAR = pattern("((?:19|20)[0-9]{2})年")
_MARK = pattern("(?<!公)共(?!同|享|建(?![成立设])|治|产|和)|累计|合计|总计|全年", need="共|累计|合计|总计|全年")
_OWN = pattern("[全本我]([省市区县州镇乡局院委厅]|系统|机关|单位|街道)", need="全|本|我")
_OTHER = pattern(alternatives("非全") + "|[上下]半年|[0-9]月")
_OTHER_LEAD = pattern(alternatives("非全起首") + "|[上下]半年")
# words in front of a figure that limit what it counts
_NAMED = "|".join(listed("限于领域")) + "|(?<!面)[在对向由](?!各级|象|口|外|编|册|岗|校|职|建|园|院|矫|管)"
_SCOPE = pattern(
    f"{_NAMED}|{'|'.join(listed('限于'))}|(?<!成|作)为(?!了|民)|[所站队室科组厂村园库庭][^，]{{0,2}}$|各(?![级类项种])"
)
SCOPE_NAMED = pattern(_NAMED)
_TIME = pattern(
    r"(?:截至[^，]*?(?:底|末|日|止|目前)|目前|(?:19|20)[0-9]{2}年度?(?:以来)?|[今本全当]年度?(?:以来|内|来)?|一年来|年内"
    r"|\S{2,24}(?:局|委|政府|街道|机关|部门|法院|检察院))"
)
_LONG = 6  # of one with a verb that is not known
_GREAT = 1000  # a figure that is not the same by chance
_OWN_WORDS = 4  # characters of an object that is one's own, where no word marks the whole
_OWN_DEED = 6  # of deed and object together: 审结刑事案件


def wholes(document: Document, passage: Passage, words: Grammar) -> Iterator[Told]:
    """The figures of a sentence that tell how many of something there are in all, with nothing that limits them."""
    clean, last = passage.start, None  # up to here all has been told of the whole
    for i, figure in enumerate(passage.figures):
        if figure.about in RATIOS or passage.inside[i] >= 0 or not _comparable(passage, figure):
            continue
        figure = with_quoted(passage, figure)
        start = figure.span.start - len(figure.noun)
        lead, loose = _of_others(passage.text[max(passage.start, start - 80) : start], figure.noun)
        if passage.text[start : figure.span.start] != figure.noun:
            continue
        if _OTHER_LEAD.search(lead) or of_part(_grown_thing(figure)) or not own_period(document, figure, lead):
            continue
        told = _marked(figure, lead, words) or _unmarked(document, figure, lead, words)
        if told is None and clean > passage.start and passage.text[clean:start] in ("，", ",", "、"):
            told = _next(figure, words, last)
        if told is not None:
            told = told._replace(framed=False, sure=False) if loose else told
            clean, last = figure.span.end, told
            yield told


def _grown_thing(figure: Figure) -> str:
    """What a figure tells of, without 同比增长 where it is growth."""
    return GROWN.sub("", figure.noun) if figure.about == "share" else figure.noun


def of_part(noun: str) -> bool:
    return _OTHER.search(_YEAR_END.sub("", noun)) is not None


def _comparable(passage: Passage, figure: Figure) -> bool:
    """Whether the words tell exactly, or between what bounds a figure lies."""
    return not figure.approx or (figure.about != "share" and between(passage.text, figure) is not None)


_QUOTED = 20  # characters of a name in “”


def with_quoted(passage: Passage, figure: Figure) -> Figure:
    """A figure whose words end in a name in “”, with all of them: 建成“法治文化阵地”46处, 开展“双随机”抽查45次."""
    text, end = passage.text, figure.span.start
    at = end - len(figure.noun)
    if not text.startswith(figure.noun, at):
        at = end  # its words stand behind it
    if text[at - 1] != "”" or (opened := text.rfind("“", max(passage.start, at - _QUOTED), at)) < 0:
        return figure
    begin = next((at + 1 for at in range(opened - 1, passage.start - 1, -1) if text[at] in MARKS), passage.start)
    return figure._replace(noun=text[max(begin, end - 2 * _QUOTED) : end])


_FIELD_OF = pattern(
    rf"在?([^\W\d]{{2,8}}?)(?:{alternatives('所述之后')}|(?<=[^\W\d])[上中])中?[，,：:](?P<time>[^，,]{{2,16}}[，,])?$",
    need="|".join((*listed("所述之后"), "上", "中")),
)
_FIELD_LENGTH = 30  # characters that it fits at most
_COMMON = ("行政", "执法", "工作", "法治")


def _of_others(lead: str, noun: str) -> tuple[str, bool]:
    """The words ahead without a field that the words of the figure name anyway, 在行政应诉方面，出庭应诉率, or do without, as
    they tell time and writer, 在基层治理方面，全镇全年调解; and whether it may be one field of several: 助企纾困方面，全年."""
    field = _FIELD_OF.search(lead, max(0, len(lead) - _FIELD_LENGTH)) if lead.endswith(("，", ",", "：", ":")) else None
    if field is None:
        return lead, False
    if field["time"] and not parsed(field["time"])[0]:
        return lead, False
    named = any(part in noun for part in (field[1][:2], field[1][-2:]) if part not in _COMMON)
    period, scope, _ = parsed(noun)
    own = (scope and (period or field["time"] or _MARK.search(noun))) or INDICATOR.search(noun)
    loose = not (named or own) and "在" not in field.group()
    return (lead[: field.start()] if named or own or loose else lead), loose


def _next(figure: Figure, words: Grammar, last: Told | None) -> Told | None:
    """A thing with a name of its own right behind what is told of the whole: 全年执结案件1520件，执结标的额3.62亿元; or
    the same thing with another verb: 修改规范性文件6件、废止21件."""
    key = key_of(TAIL.sub("", figure.noun), "", figure, words)
    if last is not None and last.key[0] and key[0] and not key[1] and figure.unit == last.figure.unit:
        own = len(last.key[1]) >= _OWN_WORDS or last.key[1] == "案件"  # 受理案件3865件，审结3721件
        key = (key[0], last.key[1] if own else "", last.key[2])
    if last is not None and last.key[0] == HAVING and not key[0]:
        key = (HAVING, *key[1:])  # 现有党支部36个、党员1023名
    great = figure.value >= _GREAT
    framed = last is not None and key[0] == HAVING and last.framed
    if len(key[0] + key[1]) < _OWN_WORDS - (great or key[0] == HAVING) or not (key[0] or great):
        return None
    return Told(key, figure, Span(figure.span.start - len(figure.noun), figure.span.end), False, "", False, framed)


def _marked(figure: Figure, lead: str, words: Grammar) -> Told | None:
    """What is told with a word for the whole: 全年共办结行政处罚案件31件."""
    if figure.about == "share" or not _MARK.search(figure.noun):
        return None
    whole = list(WHOLE.finditer(figure.noun))[-1]
    front = figure.noun[: whole.start()]
    scope = SCOPE_NAMED if parsed(figure.noun)[0] else _SCOPE  # 全年 begins anew
    if scope.search(lead) or _SCOPE.search(front):
        return None
    before, phrase = WHOLE.sub("", front), TAIL.sub("", figure.noun[whole.end() :])
    if named := words.front.match(before):  # 2024年共立案86件: the time is no object
        before = before[named.end() :]
    if not phrase:
        return _total_last(figure, lead, before, whole.group(), words)
    key = key_of(phrase, before, figure, words)
    if not key[0] and len(key[1]) < _LONG:
        return None
    start = figure.span.start - len(figure.noun) + whole.start()
    own = words.front.match(figure.noun)
    sure = _sure(lead) or _begins_anew(own.group() if own else "", lead)
    return Told(key, figure, Span(start, figure.span.end), sure, _scope(lead, figure), True)


def _total_last(figure: Figure, lead: str, before: str, mark: str, words: Grammar) -> Told | None:
    """全年罚没款合计126.5万元"""
    verb, thing, about = key_of(before, "", figure, words)
    if thing in ("收入", "支出"):
        thing += mark  # 收入合计 is not 收入总计
    if len(thing) < _OWN_WORDS - 1 or not _simple(lead, figure, words):
        return None
    span = Span(figure.span.start - len(figure.noun), figure.span.end)
    return Told((verb, thing, about), figure, span, _sure(lead), _scope(lead, figure), False)


def _unmarked(document: Document, figure: Figure, lead: str, words: Grammar) -> Told | None:
    """What is told with the period or the writer alone, or at the head of a sentence: 2024年办结法律援助案件312件;
    全局现有执法人员68人; 城镇登记失业率3.1%. Behind a slogan, 推进人居环境整治，新建污水管网23.5公里, only where deed and thing are told."""
    match = words.front.match(figure.noun)
    front = match.group() if match else ""
    phrase = TAIL.sub("", figure.noun[len(front) :])
    simple = _simple(lead, figure, words)
    rate = figure.about == "share"
    if not (simple or front or rate) and len(phrase) < _OWN_DEED and not INDICATOR.search(phrase):
        return None
    free = not _SCOPE.search(lead) and not SCOPE_NAMED.search(figure.noun)
    if not (simple or free):
        return None
    key = key_of(phrase, "", figure, words)
    named = key[0] or INDICATOR.search(key[1])
    if not (simple or front or rate or named) or rate != (
        _RATE.search(key[1]) is not None or _grown(document, figure, front, lead)
    ):
        return None
    framed = bool(front) and free  # 打造阵地，全县建成46处
    framed = framed or _framed(document, figure, lead, phrase, front, key) if simple else framed or _timed(lead)
    if not key[0] and figure.about == "person" and parsed(figure.noun)[1] and not key[1].endswith("口"):
        key = (HAVING, *key[1:])  # 全院干警136人
    if not _names_enough(key, phrase, framed, figure):
        return None
    span = Span(figure.span.start - len(figure.noun), figure.span.end)
    sure = (simple and (framed or rate)) or _begins_anew(front, lead)
    all_there_are = key[0] == HAVING and parsed(figure.noun)[1] != ""  # 全镇现有
    return Told(key, figure, span, sure, _scope(lead, figure), all_there_are, framed)


def _grown(document: Document, figure: Figure, front: str, lead: str) -> bool:
    """Whether it is the growth of an indicator in a time that is named, 全年规模以上工业增加值增长7.2%, or ahead of all sections."""
    grown = GROWN.search(figure.noun)
    if grown is None or INDICATOR.search(figure.noun[: grown.start()]) is None:
        return False
    return parsed(front)[0] != "" or _timed(lead) or sums_up(document, figure.span.start)


_RATE = any_of("率的名末", "(?:{})$")


def _framed(document: Document, figure: Figure, lead: str, phrase: str, front: str, key: tuple[str, str, str]) -> bool:
    """Whether time, writer or the place where it stands say that what is told at the head of a sentence is told of the whole."""
    if front or lead.strip() or _NOW_HAS.match(phrase):
        return True
    if ALL_OF_THEM.match(document.folded, figure.span.end):  # 教职工218人全部签订
        return True
    return key[0] != "" and len(phrase) >= _OWN_WORDS and sums_up(document, figure.span.start)


def _timed(lead: str) -> bool:
    """Whether a clause ahead names the time: 2024年，我局坚持严格执法，立案查处."""
    return any(parsed(part)[0] for part in _LEAD_MARK.split(lead) if part[:1] in _TIMES)


_TIMES = frozenset("截12今本当全年")


def sums_up(document: Document, at: int) -> bool:
    """Whether a place is in front of all sections or under a heading such as 总体情况: what is told there is told of the whole."""
    section = document.section_of[document.block_at(at)]
    if section < 0:
        return len(document.sections) > 1
    return document.sections[section].parent < 0 and _OVERALL.search(document.heading_text(section)) is not None


_OVERALL = any_of("总述标题")
ALL_OF_THEM = any_of("名后全", "(?:{})")


def _begins_anew(front: str, lead: str) -> bool:
    """Whether the words of a figure name time or writer themselves, whatever slogan stands ahead: 守护公共利益，全年共办理."""
    return front != "" and _LEADS_ON.fullmatch(front) is None and not SCOPE_NAMED.search(lead)


_LEADS_ON = pattern(f"(?:{alternatives('承上')})*")


_NOW_HAS = any_of("现有数")


def _names_enough(key: tuple[str, str, str], phrase: str, framed: bool, figure: Figure) -> bool:
    """Whether the words tell what is counted: a deed, or a thing by its own name; without time and writer the thing at least,
    or a deed of many words."""
    verb, thing, about = key
    if framed:
        great = figure.value >= _GREAT and about != "money"  # 全年门诊42.6万人次
        return bool(verb) or len(thing) >= _OWN_WORDS - 1 - great
    long = bool(verb) and (len(phrase) >= _OWN_DEED or (not thing and len(phrase) >= _OWN_WORDS))
    return len(thing) >= _OWN_WORDS or long


def _simple(lead: str, figure: Figure, words: Grammar) -> bool:
    """Whether nothing but the time, the report's own, and the writer stands before the words of a figure."""
    return all(words.front.fullmatch(part) for part in _LEAD_MARK.split(lead)) and not SCOPE_NAMED.search(figure.noun)


_LEAD_MARK = pattern(r"[，,、：:\s]")


def _sure(lead: str) -> bool:
    return all(not part or _TIME.fullmatch(part) for part in _LEAD_MARK.split(lead))


def _scope(lead: str, figure: Figure) -> str:
    match = next(reversed([*_OWN.finditer(lead), *_OWN.finditer(figure.noun)]), None)
    if match is None:
        return ""
    return match.group(1) if match.group(1) in _AREAS else "局"


_AREAS = frozenset("省市区县州镇乡")


def own_period(document: Document, figure: Figure, lead: str) -> bool:
    years = {int(year) for year in _YEAR.findall(lead + figure.noun)}
    if years:
        return document.year is not None and years == {document.year}
    when = figure.when
    if when in ("12月", f"{document.year}年12月"):
        return _YEAR_END.search(lead + figure.noun) is not None
    if not when or when in ("今年", "本年", "全年", "当年", "一年来"):
        return True
    return document.year is not None and when == f"{document.year}年"


_YEAR_END = pattern("截至(?:今年|本年|20[0-9]{2}年)?12月(?:[底末]|31日|(?=[，,]))", need="截至")


def of_its_year(document: Document, figure: Figure, span: Span) -> bool:
    """Whether no heading above a quantity names an earlier year, 2023年工作回顾, unless its own sentence names the report's."""
    year = document.year
    section = document.section_of[document.block_at(span.start)]
    while section >= 0 and year is not None and figure.when != f"{year}年":
        years = [int(found) for found in _YEAR.findall(document.heading_text(section))]
        if years and max(years) < year:
            return False
        section = document.sections[section].parent
    return True


_SHORT_DEED = 2


def keyed(told: Sequence[Told]) -> list[list[Told]]:
    """Those that tell of the same. A total that names no deed (罚没款合计) is of the one deed that others name."""
    found: dict[tuple[str, str, str], list[Told]] = {}
    for one in told:
        found.setdefault(one.key, []).append(one)
    for verb, thing, about in [key for key in found if key[0] and key[1:] == ("", "case")]:  # 审结152件, 审结案件152件
        if (verb, "案件", about) in found:
            rows = [*found.pop((verb, thing, about)), *found[verb, "案件", about]]
            found[verb, "案件", about] = sorted(rows, key=lambda one: one.span.start)
    for verb, thing, about in [key for key in found if not key[1] and len(key[0]) > _SHORT_DEED]:
        named = [key for key in found if key[0] == verb and key[1] and key[2] == about]
        if len(named) == 1:  # 提起公诉526人, of 犯罪嫌疑人 as before
            rows = [*found.pop((verb, thing, about)), *found[named[0]]]
            found[named[0]] = sorted(rows, key=lambda one: one.span.start)
    for verb, thing, about in [key for key in found if not key[0]]:
        deeds = [key for key in found if key[0] and key[1:] == (thing, about)]
        if len(deeds) == 1:
            found[deeds[0]] = sorted(
                [*found.pop((verb, thing, about)), *found[deeds[0]]], key=lambda one: one.span.start
            )
    return list(found.values())
