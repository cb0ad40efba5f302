"""The title, told from what a careful reader would take it from.

It stands in front of the text and ends in a type of document: 报告, 总结, … . It may go over two or three lines, be spaced
out, stand in 《》, end in 。, have the number of the document or a file name in front or the date behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.document.fold import plain
from fzlint.document.labels import Reading
from fzlint.document.model import Paragraph, Role
from fzlint.pattern import pattern

LONGEST = 60  # code points of a line of a title
_NEAR = 6  # blocks behind a title

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
        if len(text) > LONGEST or text[-1] in "。；，、;" or "。" in text[:-1] or (text[-1] in "：:" and lines):
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
        6 <= len(bare) <= LONGEST
        and _ends_title(bare)
        and not any(mark in bare for mark in "。，；：")
        and not bare.startswith(_LEADS)
    )


_BRACKET_BEHIND = pattern(r"[（(][^（）()]*[）)]$")
_DATE_BEHIND = pattern(r"[（(]?\s*[\d一二〇○零]{4}\s*年\s*\w{1,3}\s*月(?:\s*\w{1,3}\s*日)?\s*[）)]?$")
NUMBER_BEFORE = pattern(
    r"[^\s，。《》]{1,12}\s*[〔\[（(【［]\s*\d{4}\s*[〕\]）)】］]\s*第?\s*\d{1,4}\s*号[\s:：]*", need="号"
)
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
    return date_behind(line) < len(line)


def date_behind(line: str) -> int:
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
    if "." in bare or bare.startswith(("附件", "标题")):
        bare = _FILE_BEFORE.sub("", bare, count=1) if _FILE_BEFORE.match(bare) else bare
    if "号" in bare and (match := NUMBER_BEFORE.match(bare)):
        bare = bare[match.end() :]
    bare = bare.rstrip("。：: ")
    bare = bare[: date_behind(bare)].rstrip()
    if bare.startswith("《") and bare.endswith("》") and "》" not in bare[1:-1]:
        bare = bare[1:-1].strip()
    return bare or title


def _joined(paragraphs: Sequence[Paragraph], indices: Sequence[int]) -> str:
    return "".join("".join(paragraphs[i].text.split()) for i in indices)
