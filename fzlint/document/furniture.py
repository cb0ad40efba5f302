"""Furniture: what belongs to the page that a report stood on, not to the report. Text pasted from a web site brings it along:
the way to the page (首页 > …), 索引号 and 浏览次数, a clock, buttons, the next page, the owner of the site, a licence.

A line is told by its own words. Some words are furniture wherever they stand alone (上一篇：…), some only in front of the
text or behind it (来源：…), some only beside a line that is furniture for sure (时间：…). No line that ends in 。 is furniture
by its words, so a draft without any is read at the cost of one look at the end of each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.furniture_lines import (
    ADDRESS,
    ARROW,
    BRACKET,
    HAN,
    HEADER,
    LABEL,
    OPEN_LABELS,
    TRIM,
    is_edge,
    is_head,
    is_maybe,
    is_site,
    is_sure,
    label_of,
)
from fzlint.document.furniture_words import ABSTRACT, EDGE, LISTS, NAMED
from fzlint.document.model import BODY, Paragraph, Role
from fzlint.pattern import pattern

_LONGEST = 200  # code points of a line of furniture: a way to a page, several labels in one line
_RUNNING = 60  # a longer paragraph with a 。 in it is text
_SENTENCE = 12  # and behind the text stands no paragraph that is longer and has a 。
_FRONT = 80  # paragraphs in front of the text that may be furniture
_TAIL = 40  # paragraphs at the end that may be a licence
_COLUMN = 8  # code points of the name of a column, 工作报告: a longer line is a title
_MANY = 3  # lines between the head of a site and the title that are no part of the title
_ORGANS = tuple("局委办厅部院府会镇乡处站校")
_LABELLED = pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条部]"
)
_LICENCE = pattern(
    r"本(?:作品|页面|文)(?:是|来自|属于|在|为|采用|依据)|Public domain|Creative Commons|知识共享|取自[“\"]?https?:|[此本]页面最后(?:编辑|修订)于"
)
_RIGHTS = ("公有领域", "公共领域", "著作权", "版权", "知识共享", "CC BY", "Public domain", "https")
_DATE = pattern(r"\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")
_PHONE = pattern(r"[^\s，。:：]{0,10}(?:电话|热线)\s*[:：]\s*[\d-]{7,13}")
_NAME_OF_SITE = pattern(r"\s*[-_|—–]+\s*[^\s，。]{2,20}$")  # behind a title, as in the head of a window


def furniture(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> frozenset[int]:
    """The paragraphs, by index, that are furniture."""
    lines = [_line(paragraph, role) for paragraph, role in zip(paragraphs, roles, strict=True)]
    sure = {i for i, line in enumerate(lines) if line and is_sure(line)}
    front = _front(paragraphs, lines)
    found = set(sure) | set(_index_table(paragraphs, front))
    behind = _behind(paragraphs)
    for first, last in ((0, front), (max(behind, front), len(lines))):
        _search(lines, first, last, found)
    _head_of_site(lines, front, found)
    found.update(_window(lines, front))
    _licence(paragraphs, found)
    return frozenset(found)


def _line(paragraph: Paragraph, role: Role) -> str:
    """The words of a paragraph that may be a line of furniture, "" of any other."""
    text = paragraph.text
    if role not in ("body", "title") or len(text) > _LONGEST or paragraph.part != BODY or paragraph.label:
        return ""
    line = text.strip()
    return (
        ""
        if line.endswith(("。", "；"))
        and "版权" not in line
        and "维基" not in line
        and "小编" not in line
        and "本站" not in line
        and "被浏览器" not in line
        and label_of(line)[0] not in ABSTRACT
        else line
    )


def _front(paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> int:
    """Where the text begins: at the first long paragraph with a full sentence, or the first label."""
    for i, paragraph in enumerate(paragraphs[:_FRONT]):
        if paragraph.cell is None and (_is_running(paragraph) or _LABELLED.match(lines[i])):
            return i
    return min(len(paragraphs), _FRONT)


def _behind(paragraphs: Sequence[Paragraph]) -> int:
    """The paragraph behind the last one that is text; the end where there is none."""
    for i in range(len(paragraphs) - 1, -1, -1):
        if paragraphs[i].cell is not None or (len(text := paragraphs[i].text.rstrip()) > _SENTENCE and "。" in text):
            return i + 1
    return len(paragraphs)


def _is_running(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip()
    return (len(text) > _RUNNING // 2 and label_of(text.lstrip())[0] not in ABSTRACT) and (
        text.endswith("。") or (len(text) > _RUNNING and "。" in text)
    )


# --------------------------------------------------------------------------- lines beside each other


def _search(lines: Sequence[str], first: int, last: int, found: set[int]) -> None:
    """Add what is furniture in front of the text, or behind it."""
    found.update(i for i in range(first, last) if lines[i] and i not in found and is_edge(lines[i]))
    found.update(_open_labels(lines, first, last))
    for i in range(first, last):  # a list of other pages
        if i in found and label_of(lines[i])[0] in LISTS and first > 0:
            found.update(j for j in range(i, last) if lines[j])
    found.update(_between(lines, first, last, found))
    for order in (range(first, last), range(last - 1, first - 1, -1)):
        step = 1 if order.step > 0 else -1
        for i in order:
            if i not in found and lines[i] and i - step in found and first <= i - step < last:
                before = lines[i - 1] if i > first else ""
                if is_maybe(lines[i]) or (i - 1 in found and _belongs(before, lines[i])):
                    found.add(i)


def _between(lines: Sequence[str], first: int, last: int, found: set[int]) -> Iterator[int]:
    """Short labels with a value that stand between two lines of furniture, whatever the label: 废止时间：2020-01-23."""
    for i in range(first + 1, last - 1):
        if i in found or i - 1 not in found or i + 1 not in found:
            continue
        label, marked = label_of(lines[i])
        if marked and len(label) <= _COLUMN and not label.endswith(_ORGANS) and "，" not in lines[i]:
            yield i


def _window(lines: Sequence[str], front: int) -> Iterator[int]:
    """Lines that say the title once more with the name of the site behind it."""
    for i in range(front):
        for title in (lines[i - 1] if i else "", lines[i + 1] if i + 1 < front else ""):
            if len(title) > _COLUMN and lines[i].startswith(title) and _NAME_OF_SITE.match(lines[i], len(title)):
                yield i


def _belongs(before: str, line: str) -> bool:
    """Whether a line says once more what the line before it does, or belongs behind the label in that."""
    alone = "".join(before.strip(TRIM).split()) in EDGE or (
        before.endswith((":", "："))
        and len(before.strip(TRIM + ":：")) <= LABEL
        and " " not in before.strip(TRIM + ":：")
    )
    return line == before or (
        alone
        and len(line) <= HEADER
        and not line.endswith((*NAMED, "：", ":"))
        and "，" not in line
        and not _DATE.match(line)
    )


def _open_labels(lines: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Labels with no ： behind them, three or more in a row: 发文日期2021年12月21日."""
    run: list[int] = []
    for i in range(first, last + 1):
        if i < last and lines[i].startswith(OPEN_LABELS) and not lines[i].endswith(NAMED[:5]):
            run.append(i)
            continue
        if len(run) >= 3:
            yield from run
        run = []


def _head_of_site(lines: Sequence[str], front: int, found: set[int]) -> None:
    """Add the short lines that stand with those of the head of a site: its name, its motto, the name of a column."""
    titles = [i for i in range(front) if i not in found and len(lines[i]) > _COLUMN and _names(lines[i])]
    labels = [i for i in range(titles[0] if titles else front) if i in found]
    sites = [i for i in labels if is_head(lines[i])]
    last = sites[-1] if sites else -1
    address = last >= 0 and ADDRESS.match(lines[last]) is not None
    titled = any(i > last for i in titles)
    for i in range(last - 1, -1, -1):
        if i in found:
            continue
        line = lines[i]
        if not _is_short(line, HEADER) or (address and not HAN.search(line)):
            break
        if _names(line) and (len(line) > _COLUMN or not titled):
            break
        found.add(i)
    if sites and last + 1 < front and len(lines[last + 1]) <= _COLUMN and lines[last + 1] in ARROW.split(lines[last]):
        found.add(last + 1)  # the name of the column, once more
    if not titles:
        return
    between = range(last + 1, titles[0])
    # what the page says of the text stands behind its title
    told = any(i in found and not is_site(lines[i]) for i in between)
    if (
        sites
        and not told
        and len(between) >= _MANY
        and all(i in found or _is_short(lines[i], _RUNNING) or _PHONE.match(lines[i]) for i in between)
    ):
        found.update(i for i in between if i < titles[0] - 1 or not lines[i].endswith(_ORGANS))
    if labels and all(_is_short(lines[i], HEADER // 2) for i in range(labels[0])):
        found.update(range(labels[0]))


def _names(line: str) -> bool:
    """Whether a line ends as titles do, perhaps with a bracket behind: …报告（2022年1月13日）."""
    return line.endswith(NAMED) or (line[-1:] in ("）", ")") and BRACKET.sub("", line).endswith(NAMED))


def _is_short(line: str, longest: int) -> bool:
    return 0 < len(line) <= longest and "，" not in line and "。" not in line


def _licence(paragraphs: Sequence[Paragraph], found: set[int]) -> None:
    """Add a licence at the end: a wiki breaks it at every link."""
    for i in range(max(len(paragraphs) - _TAIL, 1), len(paragraphs)):
        line = paragraphs[i].text.strip()
        if _LICENCE.match(line) and any(
            right in paragraph.text for paragraph in paragraphs[i : i + 12] for right in _RIGHTS
        ):
            found.update(range(i, len(paragraphs)))
            return


def _index_table(paragraphs: Sequence[Paragraph], front: int) -> Iterator[int]:
    """The cells of a table of labels in front of the text."""
    tables: dict[int, list[int]] = {}
    for i, paragraph in enumerate(paragraphs[: front + 1]):
        if paragraph.cell is not None:
            tables.setdefault(paragraph.cell.table, []).append(i)
    for cells in tables.values():
        labels = sum("".join(paragraphs[i].text.split()).strip("[]【】:：") in EDGE for i in cells)
        if labels >= 3:
            yield from cells
