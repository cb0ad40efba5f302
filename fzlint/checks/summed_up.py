"""How many names stand in front of the number that sums them up: 成品油、拍卖两个领域; or in the brackets behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.document.labels import han_number
from fzlint.document.model import Document, Span
from fzlint.finding import Match


def summed_up(document: Document, sorts: tuple[str, ...], kinds: tuple[str, ...], places: str) -> Iterator[Match]:
    """成品油、单用途卡、拍卖四个领域: fewer or more names than their sum says; 和 may stand inside a name."""
    if not sorts:
        return
    ends = "|".join(["[个大项道类支](?:" + "|".join(sorts) + ")", *kinds, _ANY])
    said = re.compile(rf"([二两三四五六七八九2-9])(?:{ends})")
    for match in said.finditer(document.folded):
        block = document.block_with(match.start())
        said_whole = document.plain.endswith("。", block.start, block.end)  # no heading, though it has a number
        if not block.is_text or (match.start() < block.heading_end and not said_whole):
            continue
        yield from _bracketed(document, match)
        start = max(document.folded.rfind(mark, block.start, match.start()) for mark in "，。；：:!?()") + 1
        names = document.folded[max(start, block.start) : match.start()].removesuffix("“").split("、")
        most = len(names) + sum(name[1:-1].count(mark) for name in names for mark in "和及与")  # none: 公众参与
        if (
            len(names) == 1
            or not names[0]  # （区）、各部门做好八项重点工作
            or most < 2
            or not all(_is_name(name) for name in names[1:])
            or names[-1].endswith(_OPEN_NAMES)
            or (match["noun"] and not _end_alike(names, match["noun"], places))
        ):
            continue
        number = counted(match[1])
        if number and not len(names) <= number <= most:
            yield mismatch(document, Span(match.start(), match.end()), number, Span(start, match.start()), len(names))


_ANY = r"个(?=(?P<noun>[^\W\d_a-zA-Z]{2}))"  # counts the names in front of it if they end alike


def _end_alike(names: list[str], noun: str, places: str) -> bool:
    """Whether names end in one word, or in a character of the noun that counts them: 学习部、纪律部、文艺部三个部门."""
    if len(names) < _LEAST_NAMES or len({name[-1] for name in names}) > 1:
        return False
    end = names[-1][-2:]
    return end[-1] in noun or (all(name.endswith(end) for name in names) and end[-1] not in places)


def _bracketed(document: Document, said: re.Match[str]) -> Iterator[Match]:
    """四个重点（参保扩面、待遇保障、基金监管）: fewer or more names in the brackets behind their number."""
    close = document.folded.find(")", said.end(), said.end() + _BRACKET)
    if document.folded[said.end()] != "(" or close < 0:
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
    return int(told) if told.isascii() else han_number(told.replace("两", "二"))


_BRACKET = 60  # code points
_LEAST_NAMES = 3
_LONG_NAME = 10  # code points
_OPEN_NAMES = tuple("等的中上内余这第前后他外好和及与")  # 总目标、要求和|四项任务


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
