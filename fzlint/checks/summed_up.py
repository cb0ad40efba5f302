"""How many names stand in front of the number that sums them up: 成品油、拍卖两个领域; or in the brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.document.clauses import begins_at
from fzlint.document.labels import value_of
from fzlint.document.model import Document, Span
from fzlint.finding import Match


def summed_up(
    document: Document,
    sorts: tuple[str, ...],
    kinds: tuple[str, ...],
    measures: str,
    places: str,
    doing: tuple[str, ...],
) -> Iterator[Match]:
    """成品油、单用途卡、拍卖四个领域: fewer or more names than their sum says; 和 may stand inside a name.

    measures  characters of measure words that sum up three names and more, whatever noun follows, where one is too many or wanting
    doing     verbs that the number is the object of: 抓党建、促改革、落实四个责任
    """
    if not sorts:
        return
    whatever = f"[{measures}](?=(?P<noun>[^\\W\\d_a-zA-Z]{{2}}))"
    ends = "|".join(["[个大项道类支](?:" + "|".join(sorts) + ")", *kinds, whatever])
    said = re.compile(rf"([二两三四五六七八九2-9])(?:{ends})")
    text = document.folded
    for match in said.finditer(text):
        block = document.block_with(match.start())
        said_whole = document.plain.endswith("。", block.start, block.end)  # no heading, though it has a number
        if not block.is_text or (match.start() < block.heading_end and not said_whole):
            continue
        yield from _bracketed(document, match)
        start = max(begins_at(text, match.start(), _CLOSED, _NAMES), block.start)
        names = text[start : match.start()].removesuffix("“").split("、")
        most = len(names) + sum(name[1:-1].count(mark) for name in names for mark in "和及与")  # none: 公众参与
        if (
            len(names) == 1
            or not names[0]  # （区）、各部门做好八项重点工作
            or most < 2
            or not all(_is_name(name) for name in names[1:])
            or names[-1].endswith(_OPEN_NAMES)
            or (match["noun"] and names[-1].endswith(doing))
        ):
            continue
        number = counted(match[1])
        if number is None or number == _behind_verb(names, doing):
            continue
        if not len(names) <= number <= most and _are_summed(names, match, number, places):
            yield mismatch(document, Span(match.start(), match.end()), number, Span(start, match.start()), len(names))


def _behind_verb(names: list[str], doing: tuple[str, ...]) -> int:
    """How many names stand behind the last verb inside one: 与公安、法院建立|线索移送、案情会商、生态修复三项机制; 0 if there is none."""
    verbs = [i for i, name in enumerate(names) if any(0 < name.find(verb) < len(name) - len(verb) for verb in doing)]
    return len(names) - verbs[-1] if verbs else 0


def _are_summed(names: list[str], said: re.Match[str], number: int, places: str) -> bool:
    """Whether the number sums up the names in front of it, whatever its noun is, though it is not theirs."""
    if not said["noun"]:
        return True
    if len(names) < _LEAST_NAMES:
        return False
    if len({name[-1] for name in names}) == 1 and _end_alike(names, said["noun"], places):
        return True
    *inner, last = names[1:]
    inside = said[0][1] == _ANY and names[-1][-1] in places
    even = len(last) <= max(map(len, inner)) + _LONGER and not (
        number < len(names) and max(map(len, names[1:])) - min(map(len, names[1:])) >= _UNEVEN
    )
    return abs(number - len(names)) == 1 and not said[1].isascii() and not inside and even


_ANY = "个"  # of others inside the last: 东街道、西街道五个社区, 一班、二班、三班四个小组
_CLOSED = frozenset("，。；：:!?()\n")
_NAMES = 120  # code points of all names
_LONGER = 4  # by which the last may be longer than any other: 广西、广东启动防汛防台风|四级响应
_UNEVEN = 2  # 部署、指挥辽沈、淮海、平津三大战役: the first is none of the three


def _end_alike(names: list[str], noun: str, places: str) -> bool:
    """Whether names that end in one character end in one word, or in a character of the noun that counts them: 学习部、纪律部、文艺部三个部门."""
    end = names[-1][-2:]
    return end[-1] in noun or (all(name.endswith(end) for name in names) and end[-1] not in places)


def _bracketed(document: Document, said: re.Match[str]) -> Iterator[Match]:
    """四个重点（参保扩面、待遇保障、基金监管）: fewer or more names in the brackets behind their number."""
    close = document.folded.find(")", said.end(), said.end() + _BRACKET)
    if document.folded[said.end() : said.end() + 1] != "(" or close < 0:
        return
    names = document.folded[said.end() + 1 : close].split("、")
    number = counted(said[1])
    plain = all(_is_name(name) and not any(mark in name for mark in "和及与，；：。") for name in names)
    if number and plain and len(names) > 1 and len(names) != number:
        yield mismatch(document, Span(said.start(), said.end()), number, Span(said.end() + 1, close), len(names))


def quoted(document: Document, units: tuple[str, ...]) -> Iterator[Match]:
    """“晨曦”“利剑”“秋实”两个行动: names in quotes or 《》, and the number that sums them up."""
    text = document.plain
    if not units or not any(f"{mark}{number}" in text for mark in "”》" for number in "二两三四五六七八九23456789"):
        return
    quoted = (
        r"(?P<names>(?:“[^“”\n]{2,14}”、?){2,8}|(?:《[^《》\n]{2,40}》、?){2,8})(?P<number>[二两三四五六七八九2-9])"
    )
    for match in re.finditer(quoted + f"(?:{'|'.join(units)})", text):
        count = len(re.findall("[”》]", match["names"]))
        number = counted(match["number"])
        before = text[match.start() - 1]
        if number and number != count and before not in "、和及与”》等":
            names = Span(match.start("names"), match.end("names"))
            yield mismatch(document, Span(match.start("number"), match.end()), number, names, count)


def counted(told: str) -> int | None:
    return value_of(told.replace("两", "二"))


_BRACKET = 60  # code points
_LEAST_NAMES = 3
_LONG_NAME = 10  # code points
_OPEN_NAMES = tuple("等的中上内余这第前后他外好和及与十百千")  # 总目标、要求和|四项任务


def _is_name(name: str) -> bool:
    return 2 <= len(name.strip("“”")) <= _LONG_NAME and not any(mark in name for mark in "0123456789《》等")


def mismatch(document: Document, said: Span, number: int, last: Span, count: int) -> Match:
    values = {
        "said": document.text[said.start : said.end],
        "count": str(count),
        "given": str(number),
        "last": str(count),
    }
    return Match(said, values, related=(last,))
