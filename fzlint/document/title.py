"""Title and year, told from what a careful reader would take them from.

The title stands in front of the text and ends in a type of document: 报告, 总结, … . It may go over two or three lines, be
spaced out, stand in 《》, end in 。, have the number of the document or a file name in front or the date behind. A year is
named by the title, by the line of the meeting below it, by the sentence that leads in (现将2024年……报告如下), or by the
date of signing; never by furniture, by the number of a document, or by the name of another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.document.fold import fold, plain
from fzlint.document.labels import Reading, han_number
from fzlint.document.model import Paragraph, Role, Span, Year
from fzlint.pattern import pattern

_LONGEST = 60  # code points of a line of a title
_NEAR = 6  # blocks behind a title
_HEADINGS = 6  # so many headings are looked at for a year
_OPENING = 6  # paragraphs that lead in, at most
LEAD = 1200  # code points of them

TYPES = (
    *("报告", "汇报", "总结", "方案", "意见", "通知", "计划", "要点", "公告", "公报", "决定", "办法", "规定", "细则"),
    *("纪要", "函", "请示", "批复", "通报", "纲要", "规划", "讲话", "预案", "说明", "情况", "年报", "体会", "材料"),
    *("思路", "安排", "打算", "规则", "条例", "决算", "解读", "决算公开", "清单", "全文"),
)
# classes with a category (\w, \s) compile fast
DATE = pattern(r"\s*[\w○]{4}\s*年\s*\w{1,3}\s*月\s*\w{1,3}\s*日\s*$")
_BYLINE = pattern(
    r"——|[（(].*[）)]$|.{0,20}(?:省长|市长|区长|县长|州长|主席|总理|局长|主任|书记|镇长|乡长|院长)\s*\S{2,4}$|来源|时间|作者|发布|日期|编辑|字号|[^\s，。]{2,20}〔\d{4}〕\d+号$"
)
_MEETING = pattern(r"——|\d{4}年\d{1,2}月\d{1,2}日[在于]|[（(].{4,60}(?:会议|大会).{0,12}[）)]$")
_LEADS = ("现将", "以下", "根据", "按照", "现就", "下面", "各位", "尊敬", "同志们", "一、")


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
        return tuple(range(first, last + 1))
    title, behind = _next_title(paragraphs, roles, readings, 0)
    while title and behind < len(roles) and "furniture" in roles[: behind + _NEAR]:
        # a page has its own title, and the report below it may have a fuller one
        other, behind = _next_title(paragraphs, roles, readings, behind)
        if not other:
            break
        if _joined(paragraphs, title) in _joined(paragraphs, other):
            title = other
    return title


def _next_title(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], readings: Sequence[Reading | None], begin: int
) -> tuple[tuple[int, ...], int]:
    """The first title from `begin` on, and the block behind it."""
    lines: list[int] = []
    behind = len(paragraphs)
    for i in range(begin, len(paragraphs)):
        paragraph = paragraphs[i]
        text = unspaced(plain(paragraph.text).strip())
        behind = i
        if roles[i] == "furniture":
            if lines and _ends_title(unspaced(paragraphs[lines[-1]].text.strip())):
                break
            continue
        if roles[i] in ("toc", "header", "cell", "textbox", "note"):
            if lines:
                break
            continue
        if readings[i] is not None and not (paragraph.level == 1 and not lines):
            break
        if not lines and text[-1] in "。：:" and _is_marked_title(text):
            lines.append(i)
            behind = i + 1
            break
        if len(text) > _LONGEST or text[-1] in "。；，、;" or "。" in text[:-1] or (text[-1] in "：:" and lines):
            break
        if paragraph.level > 1:
            break
        if text[-1] in "：:" or text.startswith(("- ", "• ", "{{", "----", "====", "____")):
            continue
        if DATE.match(text) or _BYLINE.match(text) or len(text) < 3 or (text.endswith("文件") and not lines):
            if lines and _ends_title("".join(paragraphs[i].text.strip() for i in lines)):
                break
            continue
        lines.append(i)
        behind = i + 1
        if _ends_title(text) or len(lines) == 4:
            break
    while len(lines) > 1 and not _ends_title(unspaced(paragraphs[lines[-1]].text.strip())):
        lines.pop()  # an unlabelled heading
    if lines and _ends_title(unspaced(paragraphs[lines[-1]].text.strip())):
        # lines before the title that are no part of it
        first = len(lines) - 1
        while (
            first > 0 and lines[first - 1] == lines[first] - 1 and len(paragraphs[lines[first - 1]].text.strip()) >= 4
        ):
            first -= 1
        lines = lines[first:]
    return tuple(lines), behind


_LABELLED = pattern(r"[•·\s【\[-]*(?:标\s*题|题\s*名|文件名称)\s*[\]】]?\s*[:：|｜]\s*([^|｜]{4,80}?)\s*[|｜]?\s*$")


def labelled_title(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> tuple[int, str]:
    """The title that a page names behind 标题：, and its block; -1 and "" if none does."""
    for i, paragraph in enumerate(paragraphs):
        if roles[i] == "furniture" and (match := _LABELLED.match(paragraph.text)):
            return i, match.group(1)
    return -1, ""


def _is_marked_title(line: str) -> bool:
    """Whether a line is a title with a mark at its end, as nobody should write it: 水务局2024年工作总结。"""
    bare = line.rstrip("。：:")
    return (
        6 <= len(bare) <= _LONGEST
        and _ends_title(bare)
        and not any(mark in bare for mark in "。，；：")
        and not bare.startswith(_LEADS)
    )


_BRACKET_BEHIND = pattern(r"[（(][^（）()]*[）)]$")
_DATE_BEHIND = pattern(r"[（(]?\s*[\d一二〇○零]{4}\s*年\s*\w{1,3}\s*月(?:\s*\w{1,3}\s*日)?\s*[）)]?$")
_NUMBER_BEFORE = pattern(r"[^\s，。《》]{1,12}\s*[〔\[（(【［]\s*\d{4}\s*[〕\]）)】］]\s*第?\s*\d{1,4}\s*号[\s:：]*")
_FILE_BEFORE = pattern(
    r"(?:[\w（()）+-]{0,40}\.(?:docx?|wps|pdf|txt|rtf|md)|附件\s*\d{0,2}\s*[:：.．]?|标题\s*[:：])\s*"
)


def _ends_title(line: str) -> bool:
    """Whether a line ends in the name of a type of document, perhaps with a bracket, 》 or the date behind it."""
    if line.endswith(("）", ")")):
        line = _BRACKET_BEHIND.sub("", line)
    if line.endswith(TYPES):
        return True
    if line.endswith("》"):
        return line.startswith("《") and line[:-1].endswith(TYPES)
    return _date_behind(line) < len(line)


def _date_behind(line: str) -> int:
    """Where the date begins that stands behind a title in one line with it; the end where there is none."""
    if line.endswith(("日", "月", "）", ")")) and (match := _DATE_BEHIND.search(line)):
        before = line[: match.start()].rstrip()
        if before.endswith(TYPES):
            return len(before)
    return len(line)


def unspaced(line: str) -> str:
    """A line without the blanks that space it out (政 府 工 作 报 告); any other as it is."""
    words = line.split()
    if len(words) < 4 or len("".join(words)) > 2 * len(words):
        return line
    return "".join(words)


def bare_title(title: str) -> str:
    """A title without what stands around it: a number, a file name, 《》, a mark, a date."""
    bare = unspaced(title)
    bare = _FILE_BEFORE.sub("", bare, count=1) if _FILE_BEFORE.match(bare) else bare
    if match := _NUMBER_BEFORE.match(bare):
        bare = bare[match.end() :]
    bare = bare.rstrip("。：: ")
    bare = bare[: _date_behind(bare)].rstrip()
    if bare.startswith("《") and bare.endswith("》") and "》" not in bare[1:-1]:
        bare = bare[1:-1].strip()
    return bare or title


def _joined(paragraphs: Sequence[Paragraph], indices: Sequence[int]) -> str:
    return "".join("".join(paragraphs[i].text.split()) for i in indices)


# --------------------------------------------------------------------------- year

_YEAR = pattern(r"(?<!\d)(?<!\d[—–～~-])(?<!年[—–～~至-])((?:19|20)\d\d)(?!\d)(?!年?\s*[—–～~至-]+\s*(?:19|20)\d\d)")
_HAN_YEAR = pattern(r"([一二][^\s\d]{3})年")
_NAMED = pattern(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〔[^〔〕]*〕|[（(][^（）()]{0,40}[）)]|“[^“”]{0,40}”|<[^<>]{0,60}>|\[[^\[\]]{0,12}\]"
)
_REPORTS = pattern(r"现[将就对把][^。；]{0,60}?((?:19|20)\d\d)年[^。；]{0,60}?(?:如下|公布|公开|总结)")
_PERIOD = pattern(r"((?:19|20)\d\d)年1月1日(?:起|开始)?[,，]?(?:至|到|—|-|起至)")
_PLAIN = pattern(r"(?<![\d—–～~/-])((?:19|20)\d\d)年(?!\s*(?:\d{1,2}月|[—–～~至-]|以来的))")
_REVIEWED = pattern(r"((?:19|20)\d\d)年度?[^\d，。；]{0,30}(?:情况|回顾|总结|成效|工作|进展|表|说明)\s*。?$")
_TO_THE_END = pattern(r"((?:19|20)\d\d)年12月31日")


def find_year(
    starts: Sequence[int],
    paragraphs: Sequence[Paragraph],
    title: Sequence[int],
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
    lead: Sequence[int],
) -> Year | None:
    """The year that a document names first: in the title, the line of the meeting, the lead-in, the date of signing.

    starts   where the paragraphs begin in the text of the document
    lead     the paragraphs that lead in
    """
    for i in title:
        line = fold(paragraphs[i].text)
        number = _NUMBER_BEFORE.match(line)
        from_ = number.end() if number else 0
        to = _date_behind(line)
        if (year := _named(line, from_, to, starts[i])) is not None:
            return Year(*year, "title")
        if (bare := unspaced(line)) != line and (year := _named(bare, 0, len(bare), 0)) is not None:
            return Year(year[0], Span(starts[i], starts[i] + len(line)), "title")
    first = title[-1] + 1 if title else 0
    for i in range(first, min(first + 4, len(paragraphs))) if title else ():
        line = fold(paragraphs[i].text)
        if _MEETING.match(line.strip()) and roles[i] == "body" and (year := _named(line, 0, len(line), starts[i])):
            return Year(*year, "meeting")
    if (led := _opening_year(paragraphs, starts, lead)) is not None:
        return led
    if (headed := _heading_year(paragraphs, starts, first, roles, readings)) is not None:
        return headed
    for i in range(len(roles) - 1, -1, -1):
        if roles[i] == "signoff":
            line = fold(paragraphs[i].text)
            if (year := _named(line, 0, len(line), starts[i])) is not None:
                return Year(*year, "signoff")
    return None


def _named(line: str, start: int, end: int, offset: int) -> tuple[int, Span] | None:
    """The first year in a stretch of a line, and where it stands in a text that has the line at `offset`."""
    if match := _YEAR.search(line, start, end):
        return int(match.group(1)), Span(offset + match.start(1), offset + match.end(1))
    for match in _HAN_YEAR.finditer(line, start, end):
        if (value := han_number(match.group(1))) is not None and 1900 <= value <= 2100:
            return value, Span(offset + match.start(1), offset + match.end(1))
    return None


def find_lead(
    paragraphs: Sequence[Paragraph],
    title: Sequence[int],
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
) -> tuple[int, ...]:
    """The paragraphs that lead in: those before the first heading, or the first one behind it where there are none."""
    led: list[int] = []
    seen = 0
    for i in range(title[-1] + 1 if title else 0, len(paragraphs)):
        if roles[i] in ("furniture", "cell", "toc", "header", "textbox", "note", "title"):
            continue
        text = paragraphs[i].text
        if readings[i] is not None or roles[i] == "heading":
            if led:
                break
            if "。" not in text:  # the text begins with a heading: the first paragraph leads in
                continue
            return (i,)
        if len(text) < 20 and "。" not in text and "，" not in text:
            continue
        led.append(i)
        seen += len(text)
        if len(led) == _OPENING or seen > LEAD:
            break
    return tuple(led)


def _opening_year(paragraphs: Sequence[Paragraph], starts: Sequence[int], lead: Sequence[int]) -> Year | None:
    """The year that the paragraphs which lead in name."""
    lines = {i: unnamed(fold(paragraphs[i].text[:LEAD])) for i in lead}
    for shape in (_REPORTS, _PERIOD, _PLAIN, _TO_THE_END):
        for i, line in lines.items():
            if match := shape.search(line):
                return Year(int(match.group(1)), Span(starts[i] + match.start(1), starts[i] + match.end(1)), "opening")
    return None


def _heading_year(
    paragraphs: Sequence[Paragraph],
    starts: Sequence[int],
    first: int,
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
) -> Year | None:
    """The year of the first heading that names one, where it reviews that: 一、2024年工作情况. Later ones plan."""
    seen = 0
    for i in range(first, len(paragraphs)):
        if readings[i] is None and roles[i] != "heading":
            continue
        seen += 1
        line = fold(paragraphs[i].text[:_LONGEST])
        if _YEAR.search(line):
            match = _REVIEWED.search(line)
            if match is None:
                return None
            return Year(int(match.group(1)), Span(starts[i] + match.start(1), starts[i] + match.end(1)), "opening")
        if seen == _HEADINGS:
            break
    return None


def unnamed(line: str) -> str:
    """A line with the names of documents, numbers, quotations and brackets blanked; the length stays."""
    return _NAMED.sub(lambda named: "\ue001" * len(named.group()), line)
