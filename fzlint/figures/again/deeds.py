"""Deed and thing: what a figure counts, by which two places of a report are held against each other.

办结行政处罚案件 is the deed 办结 (审结 and 结案 are one with it) and the thing 行政处罚; 开展手术 and 完成手术 are one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.said import ADDED, OF_LAST_YEAR, REACHED_NOW, TAKEN, alternatives, any_of, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

HAVING = "有"
_REACHING = "实现"
_DOING, _DONE = listed("做事的动词"), listed("做的事")
WHOLE = pattern(
    "(?:(?<!公)共计?(?!同|享|建(?![成立设])|治|产|和)|累计|合计|总计|一共|全年|全[省市区县州镇乡局院委厅系]|本年度?|先后|已|均|依法)+"
)
TAIL = pattern(f"(?:[有计近约超逾]|{REACHED_NOW}|共计?|合计|{alternatives('略小')}|{alternatives('略大')})+$")
INDICATOR = any_of("指标", f"(?:{{}})(?:{REACHED_NOW})*$")
GROWN = pattern(f"(?:{OF_LAST_YEAR})?(?P<way>{ADDED}|{TAKEN})$", need="增|减|多|少|升|降|高|缩|简|落|延")
_GENERIC = pattern(
    "各[类种项]|的?[户人件次]数$|(?<=[^\\W\\d]{4})(?:面积|里程|金额)$|^(?:相关|有关)+|(?:案件|事项|工作|活动|等)+$|[的“”]"
)
_OVER_ALL = pattern("总(?=[产面][量值积]$)", need="总")  # 粮食总产量 is 粮食产量


class Grammar(NamedTuple):
    """The words of the rule, see the parameters of the check.

    first, last   a verb in front of what is counted, or behind it
    front         time, writer, marks of the whole and words that lead on, in any order
    classes       the class of every verb
    """

    first: re.Pattern[str]
    last: re.Pattern[str]
    front: re.Pattern[str]
    classes: Mapping[str, str]


@cache
def grammar(verbs: tuple[str, ...], selves: tuple[str, ...], leads: tuple[str, ...]) -> Grammar:
    classes = {word: row.split("|")[0] for row in verbs for word in row.split("|")}
    words = "|".join(sorted(classes, key=len, reverse=True))
    front = "|".join(sorted(map(re.escape, (*selves, *leads)), key=len, reverse=True))
    return Grammar(
        pattern(rf"(?P<verb>{words})(?P<object>.*)"),
        pattern(rf"(?P<object>.+?)(?:共计?|合计|累计|已|均|全部)*(?P<verb>{words})"),
        pattern(
            r"(?:截至[^，]{0,10}?(?:年底|年末|12月底|12月31日)|(?:19|20)[0-9]{2}年[度末底]?|[今本全当]年度?|年[内末底]"
            r"|[全本我](?:[省市区县州镇乡村局院委厅校所站会馆队行场园]|系统|机关|单位|街道|办事处)(?:[^\W\d]{2,4}(?:系统|机关|部门|中心|机构))?|共计?(?!同|享|建(?![成立设])|治|产|和)|累计|合计"
            rf"|依法|已|{front})*"
        ),
        classes,
    )


def bare_thing(name: str) -> str:
    """A name without what many share: “法律进校园”活动."""
    return _GENERIC.sub("", name) or name


def bare_key(figure: Figure, words: Grammar) -> tuple[str, str, str]:
    """The key of a figure by its own words alone, without time, writer and marks of the whole."""
    front = words.front.match(figure.noun)
    phrase = TAIL.sub("", WHOLE.sub("", figure.noun[front.end() if front else 0 :]))
    return key_of(phrase, "", figure, words)


def key_of(phrase: str, before: str, figure: Figure, words: Grammar) -> tuple[str, str, str]:
    match = words.first.fullmatch(phrase) or words.last.fullmatch(phrase)
    if match is not None and len(match["object"]) == 1:
        match = None  # 罚没款
    verb, noun = (match["verb"], match["object"] or before) if match is not None else ("", phrase)
    verb, noun = _inner(verb, noun, words)
    if figure.about == "share" and (grown := GROWN.search(noun)):
        noun = noun[: grown.start()] + grown["way"]
    noun = _OVER_ALL.sub("", bare_thing(noun)) or noun
    about = "case" if figure.about == "item" and noun.endswith(("案", "事")) else figure.about
    if verb in _DOING and noun in _DONE:
        verb = _DOING[0]  # 开展手术, 完成手术
    return words.classes.get(verb, verb), noun, about


def _inner(verb: str, noun: str, words: Grammar) -> tuple[str, str]:
    """Deed and object behind a verb that says no more than that it is so: 现有在编干警, 实现新增就业."""
    of = words.classes.get(verb, verb)
    inner = words.first.fullmatch(noun) if of in (HAVING, _REACHING) else None
    if inner is None or len(inner["object"]) < 2 or (of == HAVING != words.classes[inner["verb"]]):
        return verb, noun
    return inner["verb"], inner["object"]
