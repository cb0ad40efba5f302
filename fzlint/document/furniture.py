"""Furniture: what belongs to the page that a report stood on, not to the report. Text pasted from a web site brings it along:
the way to the page (首页 > …), 索引号 and 浏览次数, a clock, buttons, the next page, the owner of the site, a licence.

A line is told by its own words. Some words are furniture wherever they stand alone (上一篇：…), some only in front of the
text or behind it (来源：…), some only beside a line that is furniture for sure (时间：…). No line that ends in 。 is furniture
by its words, so a draft without any is read at the cost of one look at the end of each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.furniture_words import ABSTRACT, BUTTON, EDGE, GLUED, LISTS, MAYBE, MENU, NAMED, SITES, SURE
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
_HEADER = 40  # code points of a line in the head of a site
_LABEL = 12  # code points of a label in front of ：

# buttons that are furniture wherever they fill a line
_ALONE = pattern(
    r"(?:微信公众号|官方微信|官方微博|微信扫一扫.{0,20}|微信扫码.{0,12}|扫一扫.{0,24}|扫描二维码.{0,24}|长按识别.{0,20}|分享到[:：]?.{0,24}"
    r"|扫码(?:关注|查看|阅读|分享).{0,16}|网站地图|打印本页|关闭窗口|关闭本页|返回(?:顶部|首页|列表|上一页)|(?:相关)?附件下载)$"
)
_PAGE_NUMBER = pattern(
    r"[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}$|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$|共\s*\d{1,4}\s*页\s*[,，/]?\s*第\s*\d{1,4}\s*页$"
)
_OWNER = pattern(
    r"版权所有|ICP备\s?\d{5}|公网安备\s?\d{5}|转载请注明|版权声明|免责声明|小编(?:为大家|给大家|整理)|网友投稿",
)
_RESERVED = pattern(r"Copyright.{0,80}\d{4}|All Rights Reserved")
_LICENCE = pattern(
    r"本(?:作品|页面|文)(?:是|来自|属于|在|为|采用|依据)|Public domain|Creative Commons|知识共享|取自[“\"]?https?:|[此本]页面最后(?:编辑|修订)于"
)
_RIGHTS = ("公有领域", "公共领域", "著作权", "版权", "知识共享", "CC BY", "Public domain", "https")
_WELCOME = pattern(r"欢迎(?:来到|访问|光临|您).{2,30}$|跳转到内容$|跳到导航|维基.{2,4}[，,]自由的|本作品收录于")
_WAY = pattern(r".{0,24}(?:[您你]?(?:当前|现在)?(?:所在)?的?位置|当前所在)(?:是)?\s*[:：]")
_HAN = pattern(r"[\u4e00-\u9fff]{2}")
_ARROW = pattern(r"\s*(?:>>|[>＞»›→])\s*")
_CLOCK = pattern(
    r"今天是|.{0,24}?\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天]|\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?:\D|$)"
    r"|\d{4}年\d{1,2}月\d{1,2}日\s+\d{1,2}:\d{2}(?:\s[^，]*)?$|\d{1,2}[./]\d{1,2}[./]\d{4}\s+\d{1,2}:\d{2}"
    r"|.{0,24}(?:晴|多云|阴|雨|雪|雾|霾)\D{0,8}-?\d{1,2}\s*℃"
)
_DAY = pattern(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_MOMENT = pattern(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?")
_STAMP = pattern(
    r"[•·●▪\-\s]*(?:(?:时间|日期)\s*[:：]\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}|日期\s*[:：]\s*\d{4}-\d{1,2}-\d{1,2}$)"
)
_EMPTY = pattern(r"\W{0,3}[\[【〔][^\[\]【】〔〕]{1,12}[\]】〕]\s*$")  # [发文字号]: in a form this is to be filled in
_INNER = pattern(r"(?:^|[\s\d\]])([^\s\d:：|，。\[\]]{2,6})\s*[:：]")
_ADDRESS = pattern(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:gov\.cn|com|cn|org|net)/?$")
_CREDIT = pattern(  # in the midst of the text a picture is told by who took it
    r"[^。]{2,50}[（(](?:(?:摄影|摄|供图|图源|图片来源)\s*[:：/][^（）()。]{2,20}|[^（）()。，]{2,16}\s*(?:摄|摄影|供图))[）)]$"
)
_CAPTION = pattern(r"[▲△▼].{1,40}$|[（(]?(?:图为|图片说明|资料图)[^。]{2,50}|[^。]{2,50}(?:摄|供图|摄影)[）)]?$")
_WRITER = pattern(
    r".{0,50}记者[ \u3000]*[^\s，。]{2,4}(?:[ \u3000]+[^\s，。]{2,4}){0,3}(?:[ \u3000]*(?:摄|摄影|文/图|文图))?$"
)
_LABELLED = pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条部]"
)
_TRIM = " \t\u3000\xa0\u200b\ufeff•·●▪*＊-－—[【（(|｜〖"
_PARTS = pattern(r"[\s|｜/·、\[\]【】（）()]+")
_COLON = pattern(r"[:：|｜\]】]")
_BULLET = "•·●▪"
_BRACKET = pattern(r"\s*[（(][^（）()]*[）)]$")


def furniture(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> frozenset[int]:
    """The paragraphs, by index, that are furniture."""
    lines = [_line(paragraph, role) for paragraph, role in zip(paragraphs, roles, strict=True)]
    sure = {i for i, line in enumerate(lines) if line and _is_sure(line)}
    front = _front(paragraphs, lines)
    found = set(sure) | set(_index_table(paragraphs, front))
    behind = _behind(paragraphs)
    for first, last in ((0, front), (max(behind, front), len(lines))):
        _search(lines, first, last, found)
    _head_of_site(lines, front, found)
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
        and _label(line)[0] not in ABSTRACT
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
    return (len(text) > _RUNNING // 2 and _label(text.lstrip())[0] not in ABSTRACT) and (
        text.endswith("。") or (len(text) > _RUNNING and "。" in text)
    )


# --------------------------------------------------------------------------- one line


def _is_sure(line: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    label, marked = _label(line)
    if marked and label in SURE:
        return True
    return (
        any(shape.match(line) is not None for shape in (_ALONE, _PAGE_NUMBER))
        or (_OWNER.search(line) is not None and len(line) <= 120)
        or _is_way(line)
        or (line[-1] in "）)" and _CREDIT.match(line) is not None)
    )


def _is_way(line: str) -> bool:
    """Whether a line tells the way to a page: 首页 > 政务公开 > …"""
    if not any(arrow in line for arrow in ">＞»›→") or "<" in line or "«" in line:
        return False
    steps = [step for step in _ARROW.split(line) if step]
    arrows = len(_ARROW.findall(line))
    short = all(len(step) <= 30 for step in steps[:-1])
    return short and (
        (arrows >= 2 and "。" not in line and sum(_HAN.search(step) is not None for step in steps) >= 2)
        or (arrows >= 1 and bool(steps) and (steps[0].endswith("首页") or _WAY.match(line) is not None))
    )


def _is_site(line: str) -> bool:
    """Whether a line stands in the head of a site: the way, a menu, a clock, an address."""
    parts = _parts(line)
    if _is_way(line) or _WAY.match(line) or _ADDRESS.match(line) or _WELCOME.match(line):
        return True
    if len(line) <= 2 * _HEADER and _CLOCK.match(line) is not None:
        return True
    if not parts or "，" in line or any(len(part) > 20 for part in parts):
        return False
    menu = sum(part in MENU for part in parts)
    glued = sum(word in line for word in GLUED) if len(line) <= _HEADER else 0
    return (
        all(part in MENU or part in BUTTON for part in parts)
        or glued >= 2
        or (menu >= 1 and len(parts) >= 2 and (parts[0] in MENU or "|" in line or "｜" in line))
        or (len(parts) >= 2 and ("|" in line or "｜" in line) and any(part.endswith(SITES) for part in parts))
    )


def _parts(line: str) -> list[str]:
    """The words of a line of buttons or of a menu."""
    return [bare for part in _PARTS.split(line) if (bare := part.strip(":：-—•·>"))]


def _is_edge(line: str) -> bool:
    """Whether a line is furniture in front of the text and behind it."""
    label, marked = _label(line)
    if marked and (label in EDGE or label in SURE or label in ABSTRACT):
        return not _EMPTY.match(line)
    if line.count("|") >= 2 and any(said in EDGE or said in SURE for said in _INNER.findall(line)):
        return True  # a row of a table that was pasted
    if line[0] in "←→" or _RESERVED.search(line) or _STAMP.match(line) or _known_labels(line) >= 2:
        return True
    parts = _parts(line)
    if not parts:
        return False
    buttons = sum(part in BUTTON for part in parts)
    return (
        buttons == len(parts) or (buttons >= 2 and len(line) <= 30) or _WRITER.match(line) is not None or _is_site(line)
    )


def _is_maybe(line: str) -> bool:
    """Whether a line may be furniture beside a line that is."""
    label, marked = _label(line)
    word = line.split(maxsplit=1)[0]
    if word in EDGE and "，" not in line:  # a label with its value behind a blank, or below
        return True
    if marked and (label in MAYBE or label in EDGE or (line[0] in _BULLET and len(label) <= 6)):
        return True
    return (
        not _parts(line)
        or (len(line) <= 6 and line.isdigit())
        or (line.endswith("|") and len(line) <= _HEADER)  # a cell of a table that was pasted
        or _DAY.fullmatch(line.strip(_TRIM)) is not None
        or (_MOMENT.search(line) is not None and len(line) <= 60 and "，" not in line)
        or line.endswith(SITES)
        or (line.endswith("网") and len(line) <= _LABEL)
        or _CAPTION.match(line) is not None
    )


def _label(line: str) -> tuple[str, bool]:
    """What stands in front of the first ： of a line (or | of a table that was pasted), without blanks; whether there is one."""
    bare = line.lstrip(_TRIM)
    mark = _COLON.search(bare, 0, 2 * _LABEL)
    return ("".join(bare[: mark.start()].split()), mark.start() > 0) if mark else ("", False)


def _known_labels(line: str) -> int:
    """How many labels of a page stand in one line, where one of them is surely a page's."""
    labels = [label for label in _INNER.findall(line) if label in SURE or label in EDGE or label in MAYBE]
    return len(labels) if any(label not in MAYBE for label in labels) else 0


_OPEN_LABELS = tuple(sorted(label for label in EDGE | MAYBE if len(label) >= 3))


# --------------------------------------------------------------------------- lines beside each other


def _search(lines: Sequence[str], first: int, last: int, found: set[int]) -> None:
    """Add what is furniture in front of the text, or behind it."""
    found.update(i for i in range(first, last) if lines[i] and i not in found and _is_edge(lines[i]))
    found.update(_open_labels(lines, first, last))
    for i in range(first, last):  # a list of other pages
        if i in found and _label(lines[i])[0] in LISTS and first > 0:
            found.update(j for j in range(i, last) if lines[j])
    for order in (range(first, last), range(last - 1, first - 1, -1)):
        step = 1 if order.step > 0 else -1
        for i in order:
            if i not in found and lines[i] and i - step in found and first <= i - step < last:
                before = lines[i - 1] if i > first else ""
                if _is_maybe(lines[i]) or (i - 1 in found and _belongs(before, lines[i])):
                    found.add(i)


def _belongs(before: str, line: str) -> bool:
    """Whether a line says once more what the line before it does, or belongs behind the label in that."""
    alone = before in EDGE or (
        before.endswith((":", "："))
        and len(before.strip(_TRIM + ":：")) <= _LABEL
        and " " not in before.strip(_TRIM + ":：")
    )
    return line == before or (alone and len(line) <= _HEADER and not line.endswith(NAMED) and "，" not in line)


def _open_labels(lines: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Labels with no ： behind them, three or more in a row: 发文日期2021年12月21日."""
    run: list[int] = []
    for i in range(first, last + 1):
        if i < last and lines[i].startswith(_OPEN_LABELS) and not lines[i].endswith(NAMED[:5]):
            run.append(i)
            continue
        if len(run) >= 3:
            yield from run
        run = []


def _head_of_site(lines: Sequence[str], front: int, found: set[int]) -> None:
    """Add the short lines that stand with those of the head of a site: its name, its motto, the name of a column."""
    titles = [i for i in range(front) if i not in found and len(lines[i]) > _COLUMN and _names(lines[i])]
    labels = [i for i in range(titles[0] if titles else front) if i in found]
    sites = [i for i in labels if _is_site(lines[i])]
    last = sites[-1] if sites else -1
    address = last >= 0 and _ADDRESS.match(lines[last]) is not None
    titled = any(i > last for i in titles)
    for i in range(last - 1, -1, -1):
        if i in found:
            continue
        line = lines[i]
        if not _is_short(line, _HEADER) or (address and not _HAN.search(line)):
            break
        if _names(line) and (len(line) > _COLUMN or not titled):
            break
        found.add(i)
    if sites and last + 1 < front and len(lines[last + 1]) <= _COLUMN and lines[last + 1] in _ARROW.split(lines[last]):
        found.add(last + 1)  # the name of the column, once more
    if not titles:
        return
    between = range(last + 1, titles[0])
    if sites and len(between) >= _MANY and all(i in found or _is_short(lines[i], _RUNNING) for i in between):
        found.update(i for i in between if i < titles[0] - 1 or not lines[i].endswith(_ORGANS))
    if labels and all(_is_short(lines[i], _HEADER // 2) for i in range(labels[0])):
        found.update(range(labels[0]))


def _names(line: str) -> bool:
    """Whether a line ends as titles do, perhaps with a bracket behind: …报告（2022年1月13日）."""
    return line.endswith(NAMED) or (line[-1:] in ("）", ")") and _BRACKET.sub("", line).endswith(NAMED))


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
