"""The title, told from what a careful reader would take it from.

It stands in front of the text and ends in a type of document: 报告, 总结, … . It may go over two or three lines, be spaced
out, stand in 《》, end in 。, have the number of the document or a file name in front or the date behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from fzlint.document.fold import plain
from fzlint.document.furniture.head import OWN
from fzlint.document.furniture.titles import is_own, title_in
from fzlint.document.furniture.words import BEGINNINGS, shape
from fzlint.document.identity.bare import AROUND, BRACKET_BEHIND, MARKS, ends_title, unspaced
from fzlint.document.labels import Reading
from fzlint.document.model import Paragraph, Role
from fzlint.document.title_words import ACCOUNTS, BYLINES, GOES_ON, NO_TITLES, OPENINGS, ORGANS, POSTS, TYPES
from fzlint.document.unit import unit_of
from fzlint.pattern import pattern

LONGEST = 60  # code points of a line of a title
_NEAR = 6  # blocks behind a title
_ALIKE = 8  # characters at the end of two titles that say the same
_SHORT = 5  # code points: so short no title is, but a word on a page
_LETTER = 20  # paragraphs of a letter that encloses a report

# classes with a category (\w, \s) compile fast
DATE = pattern(r"\s*[\w○]{4}\s*年\s*\w{1,3}\s*月\s*\w{1,3}\s*日\s*$")
_BYLINE = pattern(
    rf"——|[（(].*[）)]$|.{{0,20}}(?:{'|'.join(POSTS)})\s*\S{{2,4}}$|{'|'.join(BYLINES)}|签\s*发\s*人|\d{{4}}-\d\d-\d\d$"
    r"|[^\s，。]{2,20}〔\d{4}〕\s*\d+\s*号(?:\s*签\s*发\s*人.*)?$"
)
_DATED = pattern(r"\S\s*\d{4}年\d{1,2}月\d{1,2}日[）)]?$", need="年")

# --------------------------------------------------------------------------- title


def find_title(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], readings: Sequence[Reading | None]
) -> tuple[int, ...]:
    """The blocks of the title: styled as one, else the lines before the first body paragraph, without salutation and date."""
    styled = [i for i, role in enumerate(roles) if role == "title"]
    if styled:
        first = styled[0]
        last = first
        while last + 1 in styled:
            last += 1
        return _completed(paragraphs, roles, readings, first, last)
    title, behind = _next_title(paragraphs, roles, readings, 0)
    if not title:
        if labelled_title(paragraphs, roles)[1]:
            return ()
        return _enclosed(paragraphs, roles, readings) or _framed(paragraphs, roles)
    if (second := _again(paragraphs, roles, readings, title, behind)) != title:
        title, behind = second, second[-1] + 1
    while title and behind < len(roles) and "furniture" in roles[: behind + _NEAR]:
        # a page has its own title, and the report below it may have a fuller one
        other, behind = _next_title(paragraphs, roles, readings, behind)
        if not other:
            break
        while len(other) > 1 and _joined(paragraphs, title) in _joined(paragraphs, other[1:]):
            other = other[1:]
        if is_own(_joined(paragraphs, title), _joined(paragraphs, other)):
            title = other
    return title


def _completed(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], readings: Sequence[Reading | None], first: int, last: int
) -> tuple[int, ...]:
    """The lines styled as a title, with the line above that names the unit and the line below that ends it, where those were
    left without the style."""
    lines = [paragraphs[i].text.strip(AROUND) for i in range(first, last + 1)]
    if not any(ends_title(unspaced(line)) for line in lines) and last + 1 < len(paragraphs):
        told = _as_line(paragraphs, roles, readings, last + 1, range(first, last + 1))
        last += told == "last" and roles[last + 1] == "body"
    above = paragraphs[first - 1].text.strip(AROUND) if first and roles[first - 1] == "body" else ""
    if _names_unit(above) and not unit_of(lines[0]) and not lines[0].startswith(above[:_NAME]):
        first -= 1
    return tuple(range(first, last + 1))


def _framed(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> tuple[int, ...]:
    """A title in a text box or in a cell in front of the text, or in a box that its first paragraph holds."""
    begin = next((i for i, role in enumerate(roles) if role in ("body", "heading", "item")), len(roles))
    behind = begin + 1
    while behind < len(roles) and roles[behind] == "textbox":
        behind += 1
    places = [i for i in range(min(behind, len(roles))) if roles[i] in ("textbox", "cell")]
    inside = [paragraphs[i] for i in places]
    title, _ = _next_title(inside, ["body"] * len(inside), [None] * len(inside), 0)
    whole = _joined(inside, title)
    named = OWN.search(whole) or unit_of(whole) or "政府工作报告" in whole
    return tuple(places[i] for i in title) if ends_title(whole) and named else ()


def _names_unit(line: str) -> bool:
    """Whether a line is the name of a place or an organ and nothing else."""
    bare = BRACKET_BEHIND.sub("", line)  # 自然资源和规划局（林业局、海洋局）
    return _NAME <= len(line) <= 2 * _LETTER and bare.endswith(ORGANS) and "".join(bare.split()).isalpha()


_NAME = 3  # characters: 青河县


def _again(
    paragraphs: Sequence[Paragraph],
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
    title: tuple[int, ...],
    behind: int,
) -> tuple[int, ...]:
    """The title that follows right below, where it says the same of another unit or year: a page has its own above it."""
    if behind != title[-1] + 1:
        return title
    other, _ = _next_title(paragraphs, roles, readings, behind)
    one, two = _joined(paragraphs, title), _joined(paragraphs, other)
    same = other[:1] == (behind,) and ends_title(one) and ends_title(two) and two not in one
    same = same and (abs(len(one) - len(two)) > 1 or one[:_ALIKE] != two[:_ALIKE])
    # a column, 法治政府建设报告, or what the paper is for, 汇报材料
    plain_name = not OWN.search(one) and not unit_of(one)
    plain_name = plain_name and (
        bool(OWN.search(two) and unit_of(two))
        or (BRACKET_BEHIND.sub("", two).endswith(ACCOUNTS) and not one.endswith(ACCOUNTS))
    )
    alike = one[-_ALIKE:] == two[-_ALIKE:] and (OWN.search(two) is not None or not OWN.search(one))
    return other if same and (alike or plain_name) else title


def _enclosed(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], readings: Sequence[Reading | None]
) -> tuple[int, ...]:
    """The title of what a letter without one encloses: it stands below the date, and the letter names it in 《》."""
    for i in range(min(len(paragraphs), _LETTER)):
        if roles[i] == "body" and DATE.match(paragraphs[i].text):
            title, _ = _next_title(paragraphs, roles, readings, i + 1)
            name = _joined(paragraphs, title)
            return title if title and any(f"《{name}》" in paragraph.text for paragraph in paragraphs[:i]) else ()
    return ()


def _next_title(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], readings: Sequence[Reading | None], begin: int
) -> tuple[tuple[int, ...], int]:
    """The first title from `begin` on, and the block behind it."""
    lines: list[int] = []
    behind = len(paragraphs)
    for i in range(begin, len(paragraphs)):
        behind = i
        told = _as_line(paragraphs, roles, readings, i, lines)
        if told in ("line", "last"):
            lines.append(i)
            behind = i + 1
        if told == "last" and _is_continued(paragraphs, roles, i + 1):
            continue
        if told in ("stop", "last") or (told == "line" and len(lines) == _MOST_LINES):
            break
    return _trimmed(paragraphs, lines), behind


_MOST_LINES = 4  # of a title
_HEAD = 100  # paragraphs: a page has its head before these
_JOINING = ("的", "及", "和", "暨", "与", "并")  # the first character of a line that goes on with a title
_REST = 4  # code points of what may be left of it: 报告


def _is_continued(paragraphs: Sequence[Paragraph], roles: Sequence[Role], i: int) -> bool:
    """Whether a paragraph is the rest of a title that might have ended before it: …工作情况 / 的报告, …工作总结 / 及2025年工作计划."""
    if i >= len(paragraphs) or roles[i] not in ("body", "heading", "title"):
        return False
    rest = paragraphs[i].text.strip(AROUND)
    return rest.endswith(TYPES) and (rest.startswith(_JOINING) or len(rest) <= _REST) and not _is_text(rest, True)


def _as_line(
    paragraphs: Sequence[Paragraph],
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
    i: int,
    lines: Sequence[int],
) -> Literal["line", "last", "skip", "stop"]:
    """What a paragraph is to the title that has `lines` already: one more, the last one, something to pass over, or what
    stands behind it."""
    paragraph, begun = paragraphs[i], bool(lines)
    text = unspaced(plain(paragraph.text).strip(AROUND))
    if roles[i] == "furniture":
        return "stop" if begun and ends_title(unspaced(paragraphs[lines[-1]].text.strip(AROUND))) else "skip"
    if roles[i] in ("toc", "header", "cell", "textbox", "note"):
        return "stop" if begun else "skip"
    if not text:  # the edges of a table that was pasted
        return "skip"
    if readings[i] is not None and (paragraph.level != 1 or begun or _is_section(paragraphs, readings, i)):
        return "stop"
    if not begun and text[-1] in MARKS and _is_marked_title(text):
        return "last"
    if _is_text(text, begun) or paragraph.level > 1 or "".join(text.split()) in NO_TITLES:
        return "stop"
    if text[-1] in "：:" or text.startswith(("- ", "• ", "{{", "----", "====", "____")):
        return "skip"
    if not begun and len(text) < _SHORT and "furniture" in roles[: min(i, _HEAD)] and not ends_title(text):
        return "skip"
    if (
        DATE.match(text)
        or _is_byline(text)
        or (len(text) < 3 and not (begun and text in TYPES))
        or (text.endswith("文件") and not begun)
    ):
        return "stop" if begun and ends_title(_run_on(paragraphs, lines)) else "skip"
    return "last" if ends_title(text) else "line"


def _is_byline(text: str) -> bool:
    """Whether a line says who reports, and where; 镇长履职报告 is no name behind an office."""
    dated = text.endswith(("日", "）", ")")) and _DATED.search(text) is not None
    said = dated or _BYLINE.match(text) is not None
    return said and (text[0] == "—" or not ends_title(text))  # （某省）……工作报告（全文） stands in no bracket


def _run_on(paragraphs: Sequence[Paragraph], lines: Sequence[int]) -> str:
    return "".join(paragraphs[i].text.strip(AROUND) for i in lines)


def _is_text(text: str, begun: bool) -> bool:
    """Whether a line is running text: too long for a title, or with marks that none has."""
    if len(text) > LONGEST and not _is_long_title(text):
        return True
    return text[-1] in "。；，、;" or "。" in text[:-1] or (text[-1] in "：:" and begun)


def _is_long_title(text: str) -> bool:
    """Whether a line is a title that is long by the names in it: 关于印发《…》和《…》的通知."""
    return text.endswith(TYPES) and len(_NAMED.sub("", text)) <= LONGEST // 2 and not text.startswith(OPENINGS)


_NAMED = pattern(r"《[^《》]*》", need="《")


def _trimmed(paragraphs: Sequence[Paragraph], lines: list[int]) -> tuple[int, ...]:
    """The lines without those that are no part of the title: an unlabelled heading behind it, what stands apart before it."""
    while len(lines) > 1 and not ends_title(unspaced(paragraphs[lines[-1]].text.strip(AROUND))):
        lines.pop()
    if lines and ends_title(unspaced(paragraphs[lines[-1]].text.strip(AROUND))):
        first = len(lines) - 1
        while first > 0 and lines[first - 1] == lines[first] - 1 and _leads(paragraphs, lines, first):
            first -= 1
        lines = lines[first:]
        if len(lines) > 1 and _repeats(paragraphs[lines[0]].text, _joined(paragraphs, lines[1:])):
            lines = lines[1:]  # the head of a letter
    return () if all(_names_unit(paragraphs[i].text.strip(AROUND)) for i in lines) else tuple(lines)


def _leads(paragraphs: Sequence[Paragraph], lines: Sequence[int], first: int) -> bool:
    """Whether the line above is a part of the title that the lines from `first` on end, not what stands apart above a whole one:
    材料之三, the head of a 简报, 机密★1年."""
    line, begun = (paragraphs[lines[i]].text.strip(AROUND) for i in (first - 1, first))
    below = _joined(paragraphs, lines[first:])
    if line.endswith(GOES_ON) or below.startswith(_JOINING):
        return True
    if below.startswith("关于"):
        return len(line) > _REST and "".join(line.split()).isalpha()  # who reports
    if _names_unit(line):
        return not unit_of(below) or _names_unit(begun)
    if OWN.search(below):
        return unit_of(below) == "" and unit_of(line + below) != ""
    return len(line) > _NAME  # of what has no year: 在线购物平台 above 软件开发计划


def _repeats(line: str, below: str) -> bool:
    """Whether a line is what the line below begins with: the unit, above the title that names it; a title that a page cut off."""
    return below.startswith("".join(line.split()).rstrip(".…"))


def _is_section(paragraphs: Sequence[Paragraph], readings: Sequence[Reading | None], i: int) -> bool:
    """Whether a heading of the first level with a label is one of several: # 一、…, # 二、…."""
    family = reading.family if (reading := readings[i]) else ""
    return any(
        other is not None and other.family == family and paragraph.level == 1
        for paragraph, other in zip(paragraphs[i + 1 :], readings[i + 1 :], strict=True)
    )


_LABELLED = pattern(
    r"[•·\s【\[|｜-]*(?:原?标\s*题|题\s*名|(?:文\s*件)?名称|篇\w{1,2})\s*[\]】]?\s*[:：|｜][\s|｜]*([^|｜]{4,80}?)[\s|｜]*$"
    r"|《([^《》]{6,60}?)\s*\.(?:docx?|pdf|wps)》由"
)
_FILE = pattern(r"\s*([^\s，。《》][^，。《》]{5,60}?)\.(?:docx?|pdf|wps)\s*$", need=".doc|.pdf|.wps")


def labelled_title(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> tuple[int, str]:
    """The title that a page names behind 标题：, or in one line with its labels, and its block; -1 and "" if none does."""
    for i, paragraph in enumerate(paragraphs):
        if roles[i] == "furniture" and (match := _LABELLED.match(paragraph.text)):
            return i, match.group(1) or match.group(2)
        if roles[i] == "furniture" and (match := _FILE.match(paragraph.text)) and ends_title(match.group(1)):
            return i, match.group(1)
    for i, paragraph in enumerate(paragraphs[:_LETTER]):  # in one line with the labels of the page
        if roles[i] == "furniture" and (name := title_in(paragraph.text.strip())):
            return i, name
    first = next((i for i, role in enumerate(roles) if role == "body"), -1)
    text = paragraphs[first].text if first >= 0 else ""
    if (match := RUN_ON.match(text) or _TWICE.match(text)) and not match.group(1).startswith(OPENINGS):
        return first, once(match.group(1).strip())
    line, _, behind = text.lstrip().partition(" ")
    if line.endswith(ORGANS) and behind[:1].isdigit():  # 青河县水务局 2024年度决算
        rest, _, behind = behind.partition(" ")
        line = f"{line} {rest}"
    if len(behind) > LONGEST and "。" in behind and (_is_one_by_itself(line) or _is_delivered(line, behind)):
        return first, line
    return -1, ""


def once(title: str) -> str:
    """A title that was said twice in one run, perhaps with a word changed, once."""
    again = title.find(title[:_ALIKE], _ALIKE)
    one = title[:again].rstrip() if again > 0 else ""
    return one if one and ends_title(one) else title


def _is_one_by_itself(line: str) -> bool:
    """Whether a line is a whole title: 青河县水务局2024年工作总结."""
    return (
        len(line) <= LONGEST
        and line.endswith(TYPES)
        and OWN.search(line) is not None
        and not any(mark in line for mark in "，。；：,;:")
        and not line.startswith(OPENINGS)
    )


def _is_delivered(line: str, behind: str) -> bool:
    """Whether a line is the title of a report that was delivered where the next words say: 政府工作报告 2019年3月2日在…会议上."""
    return line.endswith(TYPES) and line.isalpha() and _DELIVERED.match(behind) is not None


_DELIVERED = shape("会上样式")

# a title whose line end was lost, in front of the first words of the text, perhaps behind a number or the address of a site
RUN_ON = pattern(
    r"(?:[^，。]{0,30}\.(?:com|cn|net)|\s*1、)?\s*([^，。；：,;]{6,50}?(?:报告|汇报|总结|年报)(?:[^，。；：\d]20\d\d\s?年[^，。；：\d]{2,10})?)"
    rf"(?=\s*(?:——20\d\d|{'|'.join(BEGINNINGS)}))"
)
_TWICE = pattern(r"\s*([^，。；：,;]{6,50}?(?:报告|汇报|总结|年报))\s*(?=\1)")  # and said once more, in the same run


def _is_marked_title(line: str) -> bool:
    """Whether a line is a title with a mark at its end, as nobody should write it: 水务局2024年工作总结。"""
    bare = line.rstrip(MARKS)
    return (
        6 <= len(bare) <= LONGEST
        and ends_title(bare)
        and not any(mark in bare for mark in "。，；：,;:")
        and not bare.startswith(OPENINGS)
    )


def _joined(paragraphs: Sequence[Paragraph], indices: Sequence[int]) -> str:
    return "".join("".join(paragraphs[i].text.split()) for i in indices)
