"""One line of a page: whether its words say that it is furniture (`blocks.py`)."""

from __future__ import annotations

from fzlint.document.furniture.words import (
    ABSTRACT,
    BUTTON,
    EDGE,
    GLUED,
    MAYBE,
    MENU,
    NAMED,
    NOTICES,
    SELVES,
    SITES,
    SURE,
    shape,
)
from fzlint.pattern import pattern

HEADER = 40  # code points of a line in the head of a site
_MANY = 3  # words of a menu, among others
_MENU = 4  # bars between the words of a menu
_ROW = 90  # code points of a row of labels with their values
LONGEST = 120  # code points of a title with names in it
COLUMN = 8  # code points of the name of a column, 工作报告: a longer line is a title
ORGANS = tuple("局委办厅部院府会镇乡处站校")
LABEL = 12  # code points of a label in front of ：

# buttons that are furniture wherever they fill a line
_ALONE = shape("按钮样式")
_PART = shape("文库样式")
_PAGE_NUMBER = pattern(
    r"[-—–－]{1,2}\s*\d{1,4}\s*[-—–－]{1,2}$|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?$|共\s*\d{1,4}\s*页\s*[,，/]?\s*第\s*\d{1,4}\s*页$|P(?:age)?\s*\.?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$",
    need="-|—|–|－|页|P",
)
_OWNER = shape("网站样式")
_RESERVED = pattern(r"Copyright.{0,80}\d{4}|All Rights Reserved")
_WELCOME = shape("欢迎样式")
_WAY = pattern(
    r".{0,24}(?:[您你]?(?:当前|现在)?(?:所在)?的?位置|当前所在)(?:是)?\s*[:：]",
    need="位置|所在",
)
HAN = pattern(r"[^\W\d_a-zA-Z]{2}")
ARROW = pattern(r"\s*-*(?:>>|[>＞»›→])\s*")
_CLOCK = pattern(
    r"今天是|.{0,24}?\d{4}年\d{1,2}月\d{1,2}日\s*(?:\d{1,2}:\d{2}:\d{2})?\s*(?:星期|周)[一二三四五六日天]|\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?:\D|$)"
    r"|\d{4}\s+\d{1,2}/\d{1,2}\s+\d{1,2}:\d{2}(?:\D|$)|\d{4}年\d{1,2}月\d{1,2}日\s+\d{1,2}:\d{2}(?:\s[^，]*)?$|\d{1,2}[./]\d{1,2}[./]\d{4}\s+\d{1,2}:\d{2}"
    r"|.{0,24}(?:晴|多云|阴|雨|雪|雾|霾)\D{0,8}-?\d{1,2}\s*℃",
    need="今天是|星期|周|:|℃",
)
_DAY = pattern(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
MOMENT = pattern(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?")
_COUNTERS = pattern(r"(?:\s[^\W\d_a-zA-Z]{2,3}\s?\d+(?=\s).*?){2}")  # 下载0 2024-01-06 浏览84 收藏0
_CLOCKED = pattern(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}|^\d{2}-\d{2}\s+\d{1,2}:\d{2}\s|\s\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}$",
    need=":",
)
_INDEX = pattern(r"[A-Z\d]{8,30}/\d{4}-\d{4,10}$", need="/")  # an 索引号 without its label
_STAMP = pattern(
    r"[•·●▪\-\s]*(?:(?:时间|日期)\s*[:：]\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}|日期\s*[:：]\s*\d{4}-\d{1,2}-\d{1,2}$)"
    r"|[•·●▪-]\s*时间\s*[:：]\s*\d{4}-\d{1,2}-\d{1,2}$",
    need="时间|日期",
)
_PUBLISHED = pattern(  # by whom, and when
    r"[^\s:：，。]{2,20}\s+\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年0\d月\d{2}日)$|\d{4}-\d\d-\d\d[^\W\d_a-zA-Z]{2,12}$"
)
_DATED_AHEAD = pattern(r"\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*")
_PADDED = pattern(r"\d{4}年(?:0\d月\d{1,2}|\d{1,2}月0\d)日$")  # as a program writes a date
_HTML = pattern(r"-->$|\S+\.s?html?(?:\s|$)", need="-->|.htm|.shtm")  # what is left of the source of a page
_NUMBERED = pattern(r"\s*[:：（(]?\s*[A-Z\d][-/A-Z\d]{5,}[）)]?$")  # behind a label
_SPACED = pattern(r"(?:(?<=\s)|^)(?:[^\W\d_a-zA-Z]\s+){1,3}[^\W\d_a-zA-Z](?=\s*[:：|]|\s+\S{6})")
_LINK = shape("链接样式")
_PIECE = pattern(r"(?:[【\[]\s*)?(?:篇|第)[一二三四五六七八九十\d]{1,3}篇?[:：】\]]", need="篇|第")
_FILE = pattern(
    r"/?[^\s，。:：][^，。:：]{1,60}\.(?:xlsx?|docx?|pptx?|pdf|zip|rar|wps|et|ofd)$",
    need=".xls|.doc|.ppt|.pdf|.zip|.rar|.wps|.et|.ofd",
)
_ROW_OF_BUTTONS = pattern(r"(?:[\[【][^\[\]【】]{1,6}[\]】]\s*){2,}$", need="]|】")
_SIZE = pattern(r"[\d.,]+\s*(?:[KMG]B|页|次|字|分)?\+?$")  # 48742680, 999+, 15.6KB, 13 页
_ISSUE = pattern(r"\S{2,20}\s+\d{4}年\s*第?\d{1,2}期$")
_DATED = pattern(r"\d{4}[-/.年]\d{1,2}")
_EMPTY = pattern(r"\W{0,3}[\[【〔][^\[\]【】〔〕]{1,12}[\]】〕]\s*$")  # [发文字号]: in a form this is to be filled in
_INNER = pattern(r"(?:^|[\s\d\](（【])([^\s\d:：|，。\[\]()（）【】]{2,6})\s*[:：]")
ADDRESS = pattern(
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:gov\.cn|com|cn|org|net)/?$",
    need=".gov.cn|.com|.cn|.org|.net",
)
_NAMED_SITE = pattern(
    r"(?:www\.)?[A-Za-z0-9-]+\.(?:com|COM|cn|CN|net|NET|org|ORG)\s*[—\-_|]",
    need=".com|.COM|.cn|.CN|.net|.NET|.org|.ORG",
)
_CREDIT = pattern(  # in the midst of the text a picture is told by who took it
    r"[^。]{0,50}[（(](?:(?:摄影|摄|供图|图源|图片来源)\s*[:：/][^（）()。]{2,20}|[^（）()。，]{2,16}\s*(?:摄|摄影|供图))[）)]$",
    need="摄|供图|图源|图片来源",
)
_CAPTION = shape("图注样式")
_WRITER = pattern(
    r"[（(]?.{0,50}(?:记者|通讯员)[ \u3000]*[^\s，。]{2,4}(?:[ \u3000]+[^\s，。]{2,4}){0,3}(?:[ \u3000]*(?:摄|摄影|文/图|文图))?[）)]?$",
    need="记者|通讯员",
)
_ADVERT = pattern(  # a site that sells texts puts its name and address on each page
    r"(?:[^，。；：:]{2,40}|[^，。；：:]{7,30}[:：])(?<![A-Za-z0-9.])(?:www\.)[a-z0-9-]+\.(?:com|cn|net|org)(?:\.cn)?/?\s*$",
    need="www.",
)
_NOTICE = shape("声明样式")
TRIM = " \t\u3000\xa0\u200b\ufeff•·●▪▍▎▌┃*＊-－—[【（(|｜〖"
_PARTS = pattern(r"[\s|｜丨/·、\[\]【】（）()]+")
_COLON = pattern(r"[:：|｜丨\]】]")
BULLET = "•·●▪"
_DASHES = "-—=* "
BRACKET = pattern(r"\s*[（(][^（）()]*[）)]$")


def is_sure(line: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    label, marked = label_of(line)
    if marked and label in SURE:
        return True
    bare = line.strip(_DASHES)
    return (
        any(shape.match(line) is not None for shape in (_ALONE, _PAGE_NUMBER, _PART))
        or (bare != line and _PART.match(bare) is not None)
        or _are_buttons(line)
        or (_OWNER.search(line) is not None and (len(line) <= 120 or "小编" in line))
        or is_way(line)
        or (line[-1] in "）)" and _CREDIT.match(line) is not None)
    )


def _are_buttons(line: str) -> bool:
    """Whether a line is a row of buttons, each of which is one wherever it stands: 打印本页 关闭窗口."""
    parts = [part for part in _PARTS.split(line) if part] if len(line) <= HEADER else []
    return len(parts) > 1 and all(_ALONE.match(part) is not None for part in parts)


def is_way(line: str) -> bool:
    """Whether a line tells the way to a page: 首页 > 政务公开 > …"""
    if not any(arrow in line for arrow in ">＞»›→") or "<" in line or "«" in line:
        return False
    steps = [step for step in ARROW.split(line) if step]
    if steps and "→" in line and _is_named(steps[0]) and _WAY.match(line) is None:
        return False  # how something is done: 六、办理流程：申请→受理→决定
    arrows = len(ARROW.findall(line))
    short = all(len(step) <= 30 for step in steps[:-1])
    return short and (
        (arrows >= 2 and "。" not in line and sum(HAN.search(step) is not None for step in steps) >= 2)
        or (arrows >= 1 and bool(steps) and (steps[0].endswith(("首页", "网")) or _WAY.match(line) is not None))
    )


def _is_named(step: str) -> bool:
    """Whether the first of several steps has a name in front of it, or a number."""
    return any(mark in step for mark in "：:") or "、" in step[1:4]


def is_site(line: str) -> bool:
    """Whether a line stands in the head of a site: the way, a menu, a clock, an address."""
    parts = parts_of(line)
    if (
        is_way(line)
        or _WAY.match(line)
        or (_NAMED_SITE.match(line) and "。" not in line)
        or ADDRESS.match(line)
        or _WELCOME.match(line)
    ):
        return True
    if len(line) <= 2 * HEADER and _CLOCK.match(line) is not None:
        return True
    if not parts or "，" in line or any(len(part) > 20 for part in parts):
        return False
    menu = sum(part in MENU for part in parts)
    glued = sum(word in line for word in GLUED) if len(line) <= HEADER else 0
    return (
        all(part in MENU or part in BUTTON for part in parts)
        or glued >= 2
        or menu >= _MANY
        or (menu >= 1 and len(parts) >= 2 and (parts[0] in MENU or "|" in line or "｜" in line))
        or (len(parts) >= 2 and ("|" in line or "｜" in line) and any(part.endswith(SITES) for part in parts))
        or (line.count("|") >= _MENU and len(parts) > line.count("|") and not any(c.isdigit() for c in line))
    )


def is_head(line: str) -> bool:
    """Whether a line of a site stands at its head, not between title and text: 2024-03-01 09:30 字号：大 中 小."""
    if not is_site(line) or MOMENT.match(line) or label_of(line)[0] in EDGE:
        return False
    return is_way(line) or not all(part in BUTTON and part not in MENU for part in parts_of(line))


def is_notice(line: str) -> bool:
    """Whether a line is a notice of the page, in a sentence: who owns the site, who may copy, which browser is wanted."""
    if line[-1:] in ("）", ")") and "。" in line:  # a notice in brackets behind a text
        line = line[: line.rindex("。")]
    said = any(word in line for word in SELVES) and any(word in line for word in NOTICES)
    return said or _NOTICE.search(line) is not None


def parts_of(line: str) -> list[str]:
    """The words of a line of buttons or of a menu."""
    return [bare for part in _PARTS.split(line) if (bare := part.strip(":：-—•·>"))]


def is_link(line: str) -> bool:
    """Whether a line asks the reader to click: 点击收听年报."""
    return _LINK.match(line) is not None


def is_edge(line: str) -> bool:
    """Whether a line is furniture in front of the text and behind it."""
    label, marked = label_of(line)
    if line[0] in "【[（(点" and "。" not in line and _LINK.match(line):
        return True
    if line[0] in BULLET and "".join(line.strip(TRIM).split()) in EDGE:
        return True  # a label alone: its value is the next line
    named = label in EDGE or label in SURE or label in ABSTRACT or label.endswith("链接")
    if marked and named and not _EMPTY.match(line):
        return True  # 【字体：大 中 小】 is a row of buttons all the same
    return _is_row(line, label) or _is_of_page(line) or _is_buttons(line)


def _is_row(line: str, label: str) -> bool:
    """Whether a label of a page stands inside a line, or in front of one that begins otherwise."""
    if line.count("|") >= 2 and any(said in EDGE or said in SURE for said in _INNER.findall(line)):
        return True  # a row of a table that was pasted
    if line[0].isdigit() and (dated := _DATED_AHEAD.match(line)) and label_of(line[dated.end() :])[0] in EDGE:
        return True  # 2022年01月18日来源：…
    return line[0] == "|" and label in MAYBE


def _is_of_page(line: str) -> bool:
    """Whether a line says when and where it was put on a page, or who owns that."""
    if len(line) <= 60 and "，" not in line and _CLOCKED.search(line):
        return True
    if is_notice(line):
        return True
    if "/" in line and _INDEX.match(line.lstrip(TRIM)):
        return True
    if (_HTML.search(line) or _ADVERT.match(line) or _ROW_OF_BUTTONS.match(line)) and "，" not in line:
        return True
    if _DAY.search(line) and _COUNTERS.search(line):
        return True
    if line[0] in "←→" or _RESERVED.search(line) or _STAMP.match(line) or _known_labels(line) >= 2 or _are_glued(line):
        return True
    return bool(_PUBLISHED.match(line)) or (line.startswith(OPEN_LABELS) and _is_number(line)) or _says_when(line)


def _is_buttons(line: str) -> bool:
    """Whether a line is a row of buttons, the name of who wrote it, or that of a site."""
    parts = [part for part in parts_of(line) if not part.isdigit()]  # 附件列表（2）
    if not parts:
        return False
    buttons = sum(part in BUTTON for part in parts)
    if buttons and label_of(line[line.rfind(" ") + 1 :])[0] in _LABELS and line[-1] in ":：":
        return True  # 某甲 分享 时间：
    return (
        buttons == len(parts) or (buttons >= 2 and len(line) <= 30) or _WRITER.match(line) is not None or is_site(line)
    )


def is_day(line: str) -> bool:
    """Whether a line is nothing but a date as a program writes it: 2024-03-01."""
    return _DAY.fullmatch(line.strip(TRIM)) is not None


def is_maybe(line: str) -> bool:
    """Whether a line may be furniture beside a line that is."""
    label, marked = label_of(line)
    if _PIECE.match(line):
        return True
    if line[0] in BULLET and (len(line) <= 20 or "".join(line.strip(TRIM).split()) in MAYBE):
        return True
    if _SPACED.match(line):  # 标  题 with its value behind a blank
        line = _SPACED.sub(lambda spaced: "".join(spaced.group().split()), line)
        if line.split(maxsplit=1)[0] in MAYBE:
            return True
    word = line.split(maxsplit=1)[0]
    if word in EDGE and "，" not in line:  # a label with its value behind a blank, or below
        return True
    if marked and (label in MAYBE or label in EDGE or (line[0] in BULLET and len(label) <= 6)):
        return True
    return (
        not parts_of(line)
        or (len(line) <= LABEL and not any(c.isdigit() or "\u4e00" <= c <= "\u9fff" for c in line))  # ×, ▼, robots
        or (len(line) <= LABEL and _SIZE.match(line) is not None)
        # a cell of a table that was pasted
        or (
            line.endswith("|")
            and len(line) <= HEADER
            and ("|" in (bare := line.rstrip("| ")) or not bare.endswith(NAMED))
        )
        or is_day(line)
        or (len(line) <= LABEL and line.endswith("..."))  # a name that was cut
        or (MOMENT.search(line) is not None and len(line) <= 60 and "，" not in line)
        or line.endswith(SITES)
        or (_FILE.match(line) is not None and (line[0] == "/" or not line[: line.rfind(".")].endswith(NAMED)))
        or _PADDED.match(line) is not None
        or _ISSUE.match(line) is not None
        or (line.endswith("网") and len(line) <= LABEL)
        or _CAPTION.match(line) is not None
    )


def label_of(line: str) -> tuple[str, bool]:
    """What stands in front of the first ： of a line (or | of a table that was pasted), without blanks; whether there is one."""
    bare = line.lstrip(TRIM)
    mark = _COLON.search(bare, 0, 2 * LABEL)
    return ("".join(bare[: mark.start()].split()), mark.start() > 0) if mark else ("", False)


def _inner_labels(line: str) -> list[str]:
    """The labels of a page that stand in a line, each with ： or a blank behind it: 责任部门 水务局 公开形式 主动公开."""
    line = _SPACED.sub(lambda spaced: "".join(spaced.group().split()), line)
    words = [*_INNER.findall(line), *line.split()] if len(line) <= _ROW and "，" not in line else _INNER.findall(line)
    return [word for word in dict.fromkeys(words) if word in SURE or word in EDGE or word in MAYBE]


def _known_labels(line: str) -> int:
    """How many labels of a page stand in one line, where one of them is surely a page's."""
    label, marked = label_of(line)
    if marked and label in _LABELS and any(f"{sure}{mark}" in line for sure in SURE - {label} for mark in ":："):
        return 2  # with no blank between them: 关键词：水务责任编辑：某甲
    labels = _inner_labels(line)
    return len(labels) if any(label not in MAYBE for label in labels) else 0


def _are_glued(line: str) -> bool:
    """Whether a line is labels with their values and nothing between them: 时间：01-09人气：20作者：某甲."""
    if len(line) > _ROW or len(line.split()) > 1 or "，" in line or "。" in line:
        return False
    labels = _INNER.findall(line)
    return len(labels) > 2 and sum(label in _LABELS for label in labels) > 1


def _says_when(line: str) -> bool:
    """Whether a line has a label that only a page has, or one with a date: …门户网站 发布时间：2024-03-01."""
    if len(line) > _ROW or "，" in line or "。" in line:
        return False
    labels = _INNER.findall(line)
    return any(label in SURE or (label in EDGE and _DATED.search(line) is not None) for label in labels)


def _is_number(line: str) -> bool:
    """Whether a label has a number right behind it: 监督索引号5301000000."""
    return any(line.startswith(label) and _NUMBERED.match(line, len(label)) for label in _OF_PAGES)


_LABELS = EDGE | SURE | MAYBE
OPEN_LABELS = tuple(sorted(label for label in EDGE | MAYBE if len(label) >= 3))
_OF_PAGES = tuple(label for label in OPEN_LABELS if label in EDGE)  # 联系电话：0000-1234567 stands in notices too


def says_of_page(line: str) -> bool:
    """Whether a line of furniture says that what stands around it is a page: no page number, no caption, no mere date, no
    name of a file."""
    return not any(
        (
            line.isdecimal(),
            _PAGE_NUMBER.match(line),
            _CREDIT.match(line),
            _CAPTION.match(line),
            is_day(line),
            is_file(line),
        )
    )


def is_file(line: str) -> bool:
    """Whether a line is the name of a file and nothing else."""
    return _FILE.match(line) is not None


def is_page_number(line: str) -> bool:
    return _PAGE_NUMBER.match(line) is not None


def is_contents(line: str) -> bool:
    """Whether a line is what stands above the contents of a report, not a button."""
    return "".join(line.split()) == "目录"


def is_bare_label(line: str) -> bool:
    """Whether a line is a label of a page and nothing else: 发文字号, its value is the next line."""
    return is_label("".join(line.strip(TRIM + ":：").split()))


def is_label(word: str) -> bool:
    """Whether a word is a label of a page."""
    return word in _LABELS


def is_owner(line: str) -> bool:
    """Whether a line says who owns the page, or has its licence."""
    return _OWNER.search(line) is not None


def day_in(line: str) -> int:
    """Where a date as a program writes it begins in a line; -1 if there is none."""
    dated = _DAY.search(line)
    return dated.start() if dated else -1
