"""Furniture: what belongs to the page that a report stood on, not to the report. Text pasted from a web site brings it along:
the way to the page (首页 > …), 索引号 and 浏览次数, a clock, buttons, the next page, the owner of the site, a licence.

A line is told by its own words. Some words are furniture wherever they stand alone (上一篇：…), some only in front of the
text or behind it (来源：…), some only beside a line that is furniture for sure (时间：…). No line that ends in 。 is furniture
by its words, so a draft without any is read at the cost of one look at the end of each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.furniture.again import (
    around_title,
    bare_numbers,
    bars,
    behind_text,
    below_labels,
    beside_in_list,
    is_cut,
    is_digest,
    links_above,
    on_the_way,
    running_heads,
    sheets,
    tags,
)
from fzlint.document.furniture.head import above_title, head_of_site, is_titled, names_type, window
from fzlint.document.furniture.lines import (
    COLUMN,
    HEADER,
    LABEL,
    OPEN_LABELS,
    ORGANS,
    TRIM,
    is_contents,
    is_day,
    is_edge,
    is_file,
    is_label,
    is_maybe,
    is_notice,
    is_page_number,
    is_sure,
    label_of,
    parts_of,
)
from fzlint.document.furniture.place import behind_it, ends_signature, in_front
from fzlint.document.furniture.rest import is_signed, scenes, worded
from fzlint.document.furniture.titles import NUMBER, headlines
from fzlint.document.furniture.words import ABSTRACT, BUTTON, EDGE, LISTS, NAMED, OPENED, READERS
from fzlint.document.model import BODY, Paragraph, Role
from fzlint.document.title_words import ORGANS as PLACES
from fzlint.document.unit import unit_of
from fzlint.pattern import pattern

_LONGEST = 200  # code points of a line of furniture: a way to a page, several labels in one line
_RUNNING = 60  # a longer paragraph with a 。 in it is text
_SENTENCE = 12  # and behind the text stands no paragraph that is longer and has a 。
_NOTICE = 300  # and of a notice: who may copy what, which browser is wanted
_FRONT = 80  # paragraphs in front of the text that may be furniture
_TAIL = 40  # paragraphs at the end that may be a licence
_LABELLED = pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条部]"
)
_LICENCE = pattern(
    r"本(?:作品|页面|文)(?:是|来自|属于|在|为|采用|依据)|Public domain|Creative Commons|知识共享|取自[“\"]?https?:|[此本]页面最后(?:编辑|修订)于"
)
_RIGHTS = ("公有领域", "公共领域", "著作权", "版权", "知识共享", "CC BY", "Public domain", "https")
_COUNTED = pattern(r"[\s（(]*\d*[）)]?\s*[:：]?$")  # 全部评论 3
_INTRO = 3  # paragraphs: an introduction, the title, the text
_BEGUN = 2  # lines that say that a page has begun
_NAME = 5  # code points of a title that the text follows in one line
_NOTICES = 10  # paragraphs of notices
_VALUE = 20  # code points of a value without its label
_EMPTY = 4  # code points of a label without a value
_ATTACHED = pattern(r"附[件表]\s*\d*$", need="附")
_DATE = pattern(r"\s*\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")


def furniture(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> frozenset[int]:
    """The paragraphs, by index, that are furniture."""
    ends = {*range(_FRONT), *range(len(paragraphs) - _TAIL, len(paragraphs))}
    lines = [
        _line(paragraph, role, i in ends) for i, (paragraph, role) in enumerate(zip(paragraphs, roles, strict=True))
    ]
    sure = {i for i, line in enumerate(lines) if line and (roles[i] == "furniture" or is_sure(line))}
    opened = _opened(paragraphs, lines)
    front, behind = _front(paragraphs, lines), _behind(paragraphs[:opened])
    found = set(sure) | set(_index_table(paragraphs, front)) | set(range(opened, len(paragraphs)))
    found.update(
        i
        for i in range(front)
        if paragraphs[i].cell is None and (_is_running(paragraphs[i]) or _is_begun(paragraphs, lines, i))
    )  # a digest of what stands below
    found.update(
        around_title(lines, front),
        tags(lines, front),
        below_labels(lines, front),
        links_above(lines, front),
        behind_text(lines, front, behind),
        bars(lines, front),
        bare := set(bare_numbers(lines, paragraphs)),
        sheets(lines, bare | {i for i in sure if is_page_number(lines[i])}),
    )
    found.update(worded(lines, paragraphs, front, behind), scenes(lines, paragraphs))
    for first, last in ((0, front), (max(behind, front), len(lines))):
        _search(lines, first, last, found)
    found.update(beside_in_list(lines, front, found), on_the_way(lines, front))
    head_of_site(lines, front, found)
    found.update(window(lines, front))
    above_title(lines, front, found)
    labelled = front < len(lines) and any(line.startswith("一、") for line in lines[front:])
    headline, title = headlines(lines, front, found)
    found.update(headline)
    page = in_front(lines, front, max(front, behind), found, title, labelled)
    behind_it(lines, [paragraph.text for paragraph in paragraphs], max(front, behind), found, page)
    found.update(running_heads(lines, front))  # alone: what stands beside one is the text
    _licence(paragraphs, found)
    return frozenset(found)


def _line(paragraph: Paragraph, role: Role, end: bool) -> str:
    """The words of a paragraph that may be a line of furniture, "" of any other. end: it may be a notice of the page."""
    text = paragraph.text
    if text.endswith("||"):
        text = text.rstrip("|") + "|"  # of a table as wide as the page, in one cell of which stands a line
    if role == "furniture":
        return text.strip()
    if paragraph.role == "body":
        return ""
    if (
        role not in ("body", "title")
        or len(text) > (_NOTICE if end else _LONGEST)
        or paragraph.part != BODY
        or paragraph.label
    ):
        return ""
    line = text.strip()
    if "。" in line and "一、" in line:  # a text with its page in one line
        return ""
    return (
        ""
        if line.endswith(("。", "；"))
        and "版权" not in line
        and "维基" not in line
        and "小编" not in line
        and "本站" not in line
        and "被浏览器" not in line
        and label_of(line)[0] not in ABSTRACT
        and not (end and is_notice(line))
        else line
    )


def _front(paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> int:
    """Where the text begins: at the first long paragraph with a full sentence, or the first label."""
    told = 0  # the title that stands below what the page says of itself in whole paragraphs
    for i, paragraph in enumerate(paragraphs[:_FRONT]):
        if paragraph.cell is not None or i < told:
            continue
        if _LABELLED.match(lines[i]):
            return i
        if _is_running(paragraph) and not (_is_told(paragraphs, lines, i) or _is_intro(paragraphs, i)):
            if (below := _title_below(paragraphs, lines, i)) <= i:
                return i
            told = below
    return min(len(paragraphs), _FRONT)


def _title_below(paragraphs: Sequence[Paragraph], lines: Sequence[str], i: int) -> int:
    """Where the title stands below a paragraph, if that is what a page says of itself: a page that has begun above it goes on
    below it, and no title stood yet. 0 where it is the text."""
    above = [line for line in lines[:i] if line]
    told = [line for line in above if is_edge(line)]
    heads = sum(line[-1] in ":：" and label_of(line)[0] in ABSTRACT for line in told)  # 温馨提示：, and then sentences
    begun = told and len(told) + heads + sum(line not in told and is_maybe(line) for line in above) >= _BEGUN
    if not begun or any(_is_title(line) for line in above):
        return 0
    page = is_notice(paragraphs[i].text.strip())
    for j in range(i + 1, min(i + 1 + _NOTICES, len(paragraphs))):
        text = paragraphs[j].text.strip()
        name, _, behind = text.partition(" ")
        if (_is_title(name) and not is_label(label_of(name)[0])) or (
            len(behind) > _RUNNING and len(name) > _NAME and names_type(name)
        ):
            return j if page else 0
        if _DATE.match(text) or _LABELLED.match(text):  # a letter, and what it encloses
            return 0
        page = page or is_notice(text) or (lines[j] != "" and is_edge(lines[j]))
    return 0


def _is_told(paragraphs: Sequence[Paragraph], lines: Sequence[str], i: int) -> bool:
    """Whether a paragraph is what a page tells of the text below it."""
    return is_digest(paragraphs, i) or _is_begun(paragraphs, lines, i)


def _is_begun(paragraphs: Sequence[Paragraph], lines: Sequence[str], i: int) -> bool:
    return i > 0 and lines[i - 1] != "" and is_cut(paragraphs, i) and is_edge(lines[i - 1])


def _is_title(line: str) -> bool:
    return is_titled(line) and not is_file(line)


def _is_intro(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether a paragraph, the first of all and right above a title, speaks to those who read the page."""
    if i or len(paragraphs) < _INTRO or not is_titled(paragraphs[1].text.strip()):
        return False
    return "，" not in paragraphs[1].text and any(word in paragraphs[0].text for word in READERS)


def _behind(paragraphs: Sequence[Paragraph]) -> int:
    """The paragraph behind the last one that is text; the end where there is none."""
    for i in range(len(paragraphs) - 1, -1, -1):
        if paragraphs[i].cell is not None or _is_text(paragraphs[i].text.strip()):
            return i + 1
    return len(paragraphs)


def _opened(paragraphs: Sequence[Paragraph], lines: list[str]) -> int:
    """Where what others say of the text begins, or a list of other texts with what they begin with: nothing of a report stands
    below that. The end where there is none."""
    for i in range(max(len(paragraphs) - _TAIL, 1), len(paragraphs)):
        if _COUNTED.sub("", lines[i]) in OPENED:
            below = paragraphs[i:]
            if not any(paragraph.cell or paragraph.label or _LABELLED.match(paragraph.text) for paragraph in below):
                lines[i:] = [paragraph.text.strip() for paragraph in below]
                return i
    return len(paragraphs)


def _is_text(line: str) -> bool:
    return (len(line) > _SENTENCE and "。" in line and not is_notice(line)) or line.startswith("特此")


def _is_running(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip()
    return (len(text) > _RUNNING // 2 and label_of(text.lstrip())[0] not in ABSTRACT) and (
        (text.endswith("。") or (len(text) > _RUNNING and "。" in text)) and not is_notice(text.lstrip())
    )


# --------------------------------------------------------------------------- lines beside each other


def _search(lines: Sequence[str], first: int, last: int, found: set[int]) -> None:
    """Add what is furniture in front of the text, or behind it."""
    edges = (i for i in range(first, last) if lines[i] and i not in found and is_edge(lines[i]))
    found.update(i for i in edges if not first or not (is_signed(lines[i]) or _is_of_table(lines, first, i)))
    found.update(_open_labels(lines, first, last))
    for i in range(first, last):  # a list of other pages
        if i in found and label_of(lines[i])[0] in LISTS and first > 0:
            found.update(j for j in range(i, last) if lines[j])
    if not first:  # a date as a program writes it stands under no title but on a page
        found.update(i for i in range(last) if found and lines[i] and is_day(lines[i]))
    found.update(_between(lines, first, last, found))
    for order in (range(first, last), range(last - 1, first - 1, -1)):
        step = 1 if order.step > 0 else -1
        for i in order:
            signs = first > 0 and any(ends_signature(lines, k) for k in (i, i + 1) if k < last)
            if i not in found and lines[i] and i - step in found and first <= i - step < last and not signs:
                if _is_organ(lines[i]) and i + 1 < last and names_type(lines[i + 1]) and not unit_of(lines[i + 1]):
                    continue  # the first line of a title
                before = lines[i - 1] if i > first else ""
                again = _is_said_again(lines, i, last)
                if is_maybe(lines[i]) or (i - 1 in found and not again and _belongs(before, lines[i])):
                    found.add(i)


def _is_of_table(lines: Sequence[str], first: int, i: int) -> bool:
    """Whether a label at the end of an attachment may tell what its table is made from: 来源：执法台账."""
    return "源" in label_of(lines[i])[0] and any(_ATTACHED.match(line) for line in lines[first:i])


def _is_said_again(lines: Sequence[str], i: int, last: int) -> bool:
    """Whether a line is the title, or the beginning of one above, not the value of a label."""
    if names_type(lines[i]) and lines[i] in lines[i + 1 : last]:
        return True
    return len(lines[i]) > COLUMN and any(is_titled(line) and line.startswith(lines[i]) for line in lines[:i])


def _between(lines: Sequence[str], first: int, last: int, found: set[int]) -> Iterator[int]:
    """Short labels with a value that stand between two lines of furniture, whatever the label: 废止时间：2020-01-23."""
    for i in range(first + 1, last - 1):
        if i in found or i - 1 not in found or i + 1 not in found:
            continue
        label, marked = label_of(lines[i])
        named = "《" in lines[i] or ("号" in lines[i] and is_titled(lines[i]))  # 青水发[2024]3号关于印发…的通知
        named = named or (lines[i][:1] in ("【", "[") and not is_label(label))  # 【喜报】 in front of a title
        if (
            marked
            and len(label) <= COLUMN
            and not label.endswith((*ORGANS, *PLACES))
            and "，" not in lines[i]
            and not named
        ):
            yield i
        organ = _is_organ(lines[i])
        if not first and not marked and len(lines[i]) <= _VALUE and organ:
            yield i  # the value of a label that is not there
    for i in range(first + 1, last - 1):  # the last label of several, which has no value
        label, marked = label_of(lines[i])
        alone = marked and lines[i].rstrip()[-1] in ":：" and len(label) <= _EMPTY and not label.endswith(ORGANS)
        if (
            alone
            and i - 1 in found
            and label_of(lines[i - 1])[1]
            and names_type(lines[i + 1])
            and lines[i + 1][0] not in TRIM
        ):
            yield i


def _is_organ(line: str) -> bool:
    """Whether a line may be the name of an organ: 委员会 is one, but 推进会 ends a piece of news."""
    return line.endswith(ORGANS) and (not line.endswith("会") or line.endswith("委员会"))


def _belongs(before: str, line: str) -> bool:
    """Whether a line says once more what the line before it does, or belongs behind the label in that."""
    label = "".join(before.strip(TRIM + ":：").split())
    if label in BUTTON:  # 【字体： has no value but 大 中 小
        return all(part in BUTTON for part in parts_of(line))
    alone = "".join(before.strip(TRIM).split()) in EDGE or (
        before.endswith((":", "："))
        and len(before.strip(TRIM + ":：")) <= LABEL
        and " " not in before.strip(TRIM + ":：")
    )
    return line == before or (
        alone
        and len(line) <= HEADER
        and not is_contents(line)
        and "《" not in line
        and not line.endswith(("：", ":"))
        and not (len(line) > COLUMN and line.endswith(NAMED))
        and "，" not in line
        and not _DATE.match(line)
        and ("号" in label or not NUMBER.match(line))
    )


def _open_labels(lines: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Labels with no ： behind them, three or more in a row: 发文日期2021年12月21日."""
    run: list[int] = []
    for i in range(first, last + 1):
        if i < last and lines[i].startswith(OPEN_LABELS) and not lines[i].endswith(NAMED[:5]):
            run.append(i)
            continue
        if run and i < last and lines[i] and not parts_of(lines[i]):
            continue  # a mark between two of them
        if len(run) >= 3 and any(lines[k].startswith(label) for k in run for label in EDGE if len(label) > 2):
            yield from run
        run = []


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
