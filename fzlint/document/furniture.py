"""Furniture: what belongs to the page that a report stood on, not to the report. Text pasted from a web site brings it along:
the way to the page (首页 > …), 索引号 and 浏览次数, a clock, buttons, the next page, the owner of the site, a licence.

A line is told by its own words. Some words are furniture wherever they stand alone (上一篇：…), some only in front of the
text or behind it (来源：…), some only beside a line that is furniture for sure (时间：…). No line that ends in 。 is furniture
by its words, so a draft without any is read at the cost of one look at the end of each paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.model import BODY, Paragraph, Role
from fzlint.pattern import pattern

_LONGEST = 200  # code points of a line of furniture: a way to a page, several labels in one line
_RUNNING = 60  # a longer paragraph with a 。 in it is text
_SENTENCE = 12  # and behind the text stands no paragraph that is longer and has a 。
_FRONT = 80  # paragraphs in front of the text that may be furniture
_TAIL = 40  # paragraphs at the end that may be a licence
_HEADER = 40  # code points of a line in the head of a site
_LABEL = 12  # code points of a label in front of ：

# labels that only a page has, wherever they stand
_SURE = frozenset(
    (
        *(
            "上一篇",
            "下一篇",
            "上一条",
            "下一条",
            "上一页",
            "下一页",
            "上篇",
            "下篇",
            "责任编辑",
            "信息来源",
            "文章来源",
        ),
        *(
            "稿件来源",
            "新闻来源",
            "浏览次数",
            "浏览量",
            "浏览",
            "阅读次数",
            "阅读量",
            "阅读数",
            "点击次数",
            "点击数",
            "点击量",
        ),
        *(
            "点击率",
            "访问量",
            "访问次数",
            "当前位置",
            "您的位置",
            "你的位置",
            "您当前的位置",
            "您现在的位置",
            "您所在的位置",
        ),
        *(
            "您当前位置",
            "当前所在",
            "当前所在位置",
            "您当前所在的位置",
            "您现在所在的位置",
            "位置",
            "所在位置",
            "现在位置",
        ),
        *("分享到", "分享至", "网站标识码", "备案号", "下载地址", "扫码分享", "扫一扫", "信息发布人"),
    )
)
# labels of the table that a site puts round a document, and of its buttons: furniture in front of the text and behind it
_EDGE = frozenset(
    (
        *(
            "索引号",
            "信息索引号",
            "索引码",
            "信息索引",
            "发布机构",
            "发布机关",
            "发布单位",
            "发布部门",
            "发布人",
            "发布者",
        ),
        *(
            "发布人员",
            "发布日期",
            "发布时间",
            "发表日期",
            "发表时间",
            "更新时间",
            "更新日期",
            "生成日期",
            "公文生成日期",
        ),
        *("发文机关", "发文机构", "发文单位", "发文日期", "发文时间", "发文字号", "制发机构", "制发机关", "主题分类"),
        *("体裁分类", "内容分类", "信息分类", "服务对象", "信息名称", "信息类别", "公开范围", "公开类别", "公开时限"),
        *(
            "有效性",
            "时效性",
            "效力状态",
            "效力级别",
            "有效性/截止日期",
            "内容概述",
            "字号",
            "字体",
            "字体大小",
            "视力保护色",
        ),
        *("来源", "编辑", "责编", "录入", "录入者", "主办单位", "承办单位", "主办", "承办", "技术支持", "附件下载"),
        *("URL", "网址", "原文链接", "抓取时间", "图片来源", "编辑时间", "备注/文号", "成文时间", "稿源", "收录时间"),
        *("相关报道", "相关链接", "相关阅读", "相关文章", "相关新闻", "相关附件", "相关稿件", "相关解读", "相关信息"),
    )
)
# labels that documents have too: furniture beside what is furniture
_MAYBE = frozenset(
    (
        *(
            "时间",
            "日期",
            "发布",
            "作者",
            "文号",
            "标题",
            "题名",
            "名称",
            "成文日期",
            "公开方式",
            "公开形式",
            "公开属性",
        ),
        *(
            "公开类型",
            "关键词",
            "关键字",
            "主题词",
            "摘要",
            "文种",
            "施行日期",
            "生效日期",
            "失效日期",
            "审核",
            "审核人",
        ),
        *("信息形式", "语种", "格式", "地址", "邮编", "电话", "邮箱", "版权所有", "联系电话", "分类", "栏目", "类型"),
    )
)
_LISTS = frozenset(label for label in _EDGE if label.startswith("相关"))  # a list of other pages follows

_BUTTON = frozenset(
    (
        *(
            "打印",
            "打印本页",
            "打印此页",
            "打印文章",
            "关闭",
            "关闭窗口",
            "关闭本页",
            "关闭页面",
            "关闭此页",
            "下载",
            "全屏",
        ),
        *("收藏", "加入收藏", "收藏本页", "分享", "分享到", "加大", "减小", "还原", "大", "中", "小", "大中小", "纠错"),
        *(
            "我要纠错",
            "返回",
            "返回顶部",
            "返回首页",
            "返回列表",
            "返回上一页",
            "回到顶部",
            "设为首页",
            "推荐给好友",
            "字号",
        ),
        *(
            "字体",
            "默认",
            "超大",
            "语音播报",
            "朗读",
            "放大",
            "缩小",
            "保存",
            "转发",
            "点赞",
            "评论",
            "扫一扫",
            "二维码",
        ),
    )
)
_MENU = frozenset(
    (
        *(
            "首页",
            "网站首页",
            "登录",
            "注册",
            "无障碍",
            "无障碍浏览",
            "无障碍阅读",
            "长者模式",
            "长者版",
            "关怀版",
            "适老化",
        ),
        *(
            "简体",
            "繁体",
            "简体版",
            "繁体版",
            "手机版",
            "移动版",
            "网站地图",
            "网站导航",
            "联系我们",
            "关于我们",
            "政务公开",
        ),
        *(
            "互动交流",
            "政务服务",
            "办事服务",
            "专题专栏",
            "走进",
            "新闻中心",
            "要闻动态",
            "政民互动",
            "解读回应",
            "数据开放",
        ),
        *(
            "English",
            "RSS",
            "微信",
            "微博",
            "客户端",
            "搜索",
            "高级搜索",
            "邮箱",
            "LOGO",
            "logo",
            "导航",
            "菜单",
            "隐私声明",
        ),
    )
)
_SITES = ("政府网", "门户网站", "政府网站", "官方网站", "网站", "新闻网", "信息网", "人民政府网", "网站专栏", "公众网")

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
_WAY = pattern(r".{0,24}(?:[您你]?(?:当前|现在)?(?:所在)?的?位置|当前所在)(?:是)?\s*[:：]")
_HAN = pattern(r"[\u4e00-\u9fff]{2}")
_ARROW = pattern(r"\s*(?:>>|[>＞»›→])\s*")
_CLOCK = pattern(
    r"今天是|.{0,24}?\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|周)[一二三四五六日天]|\d{4}-\d{1,2}-\d{1,2}\s+\d{1,2}:\d{2}(?:\D|$)"
    r"|.{0,24}(?:晴|多云|阴|雨|雪|雾|霾)\D{0,8}-?\d{1,2}\s*℃"
)
_MOMENT = pattern(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?")
_STAMP = pattern(r"[•·●▪\-\s]*(?:时间|日期)\s*[:：]\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d{2}")
_EMPTY = pattern(r"\W{0,3}[\[【〔][^\[\]【】〔〕]{1,12}[\]】〕]\s*$")  # [发文字号]: in a form this is to be filled in
_INNER = pattern(r"(?:^|[\s\d\]])([^\s\d:：|，。\[\]]{2,6})\s*[:：]")
_ADDRESS = pattern(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:gov\.cn|com|cn|org|net)/?$")
_CAPTION = pattern(r"[▲△▼].{1,40}$|[（(]?(?:图为|图片说明|资料图)[^。]{2,50}|[^。]{2,50}(?:摄|供图|摄影)[）)]?$")
_WRITER = pattern(
    r".{0,50}记者[ \u3000]*[^\s，。]{2,4}(?:[ \u3000]+[^\s，。]{2,4}){0,3}(?:[ \u3000]*(?:摄|摄影|文/图|文图))?$"
)
_LABELLED = pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节条部]"
)
_NAMED = (
    "报告",
    "汇报",
    "总结",
    "年报",
    "通知",
    "方案",
    "意见",
    "办法",
    "规定",
    "决算",
    "公开",
    "要点",
    "说明",
    "函",
    "细则",
    "规则",
)
_TRIM = " \t\u3000\xa0\u200b\ufeff•·●▪*＊-－—[【（(|｜〖"
_PARTS = pattern(r"[\s|｜/·、\[\]【】（）()]+")
_BULLET = "•·●▪"


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
        "" if line.endswith(("。", "；")) and "版权" not in line and "维基" not in line and "小编" not in line else line
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
    return len(text) > _RUNNING // 2 and (text.endswith("。") or (len(text) > _RUNNING and "。" in text))


# --------------------------------------------------------------------------- one line


def _is_sure(line: str) -> bool:
    """Whether a line is furniture wherever it stands."""
    label, marked = _label(line)
    if marked and label in _SURE:
        return True
    return (
        any(shape.match(line) is not None for shape in (_ALONE, _PAGE_NUMBER))
        or (_OWNER.search(line) is not None and len(line) <= 120)
        or _is_way(line)
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
    parts = [part for part in _PARTS.split(line) if part]
    if _is_way(line) or _WAY.match(line) or _ADDRESS.match(line):
        return True
    if len(line) <= 2 * _HEADER and _CLOCK.match(line) is not None:
        return True
    if not parts or "，" in line or any(len(part) > 20 for part in parts):
        return False
    menu = sum(part in _MENU for part in parts)
    return (
        menu == len(parts)
        or (menu >= 1 and len(parts) >= 2 and (parts[0] in _MENU or "|" in line or "｜" in line))
        or (len(parts) >= 2 and ("|" in line or "｜" in line) and any(part.endswith(_SITES) for part in parts))
    )


def _is_edge(line: str) -> bool:
    """Whether a line is furniture in front of the text and behind it."""
    label, marked = _label(line)
    if marked and (label in _EDGE or label in _SURE):
        return not _EMPTY.match(line)
    if _RESERVED.search(line) or _STAMP.match(line) or _known_labels(line) >= 2:
        return True
    parts = [part.strip(":：") for part in _PARTS.split(line)]
    parts = [part for part in parts if part]
    if not parts:
        return False
    buttons = sum(part in _BUTTON for part in parts)
    return (
        buttons == len(parts) or (buttons >= 2 and len(line) <= 30) or _WRITER.match(line) is not None or _is_site(line)
    )


def _is_maybe(line: str) -> bool:
    """Whether a line may be furniture beside a line that is."""
    label, marked = _label(line)
    if marked and (label in _MAYBE or label in _EDGE or (line[0] in _BULLET and len(label) <= 6)):
        return True
    return (
        (_MOMENT.search(line) is not None and len(line) <= 60 and "，" not in line)
        or line.endswith(_SITES)
        or _CAPTION.match(line) is not None
    )


def _label(line: str) -> tuple[str, bool]:
    """What stands in front of the first ： of a line (or | of a table that was pasted), without blanks; whether there is one."""
    bare = line.lstrip(_TRIM)
    for at, character in enumerate(bare[: 2 * _LABEL]):
        if character in ":：|｜]】":
            return "".join(bare[:at].split()), at > 0
    return "", False


def _known_labels(line: str) -> int:
    """How many labels of a page stand in one line, where one of them is surely a page's."""
    labels = [label for label in _INNER.findall(line) if label in _SURE or label in _EDGE or label in _MAYBE]
    return len(labels) if any(label not in _MAYBE for label in labels) else 0


_OPEN_LABELS = tuple(sorted(label for label in _EDGE | _MAYBE if len(label) >= 3))


# --------------------------------------------------------------------------- lines beside each other


def _search(lines: Sequence[str], first: int, last: int, found: set[int]) -> None:
    """Add what is furniture in front of the text, or behind it."""
    found.update(i for i in range(first, last) if lines[i] and i not in found and _is_edge(lines[i]))
    found.update(_open_labels(lines, first, last))
    for i in range(first, last):  # a list of other pages
        if i in found and _label(lines[i])[0] in _LISTS and first > 0:
            found.update(j for j in range(i, last) if lines[j])
    for order in (range(first, last), range(last - 1, first - 1, -1)):
        step = 1 if order.step > 0 else -1
        for i in order:
            if i not in found and lines[i] and i - step in found and first <= i - step < last:
                before = lines[i - 1] if i > first else ""
                if _is_maybe(lines[i]) or (i - 1 in found and _is_value(before, lines[i])):
                    found.add(i)


def _is_value(before: str, line: str) -> bool:
    """Whether a line is what belongs behind the label in the line before it."""
    return before.endswith((":", "：")) and len(line) <= _HEADER and not line.endswith(_NAMED) and "，" not in line


def _open_labels(lines: Sequence[str], first: int, last: int) -> Iterator[int]:
    """Labels with no ： behind them, three or more in a row: 发文日期2021年12月21日."""
    run: list[int] = []
    for i in range(first, last + 1):
        if i < last and lines[i].startswith(_OPEN_LABELS) and not lines[i].endswith(_NAMED[:5]):
            run.append(i)
            continue
        if len(run) >= 3:
            yield from run
        run = []


def _head_of_site(lines: Sequence[str], front: int, found: set[int]) -> None:
    """Add the short lines between those of the head of a site: its name, its motto, the name of a column."""
    last = max((i for i in range(front) if i in found and _is_site(lines[i])), default=-1)
    address = last >= 0 and _ADDRESS.match(lines[last]) is not None
    titled = any(lines[i].endswith(_NAMED) for i in range(last + 1, front) if i not in found)
    for i in range(last - 1, -1, -1):
        if i in found:
            continue
        line = lines[i]
        if not line or len(line) > _HEADER or "，" in line or (address and not _HAN.search(line)):
            break
        if line.endswith(_NAMED) and (len(line) > 8 or not titled):
            break
        found.add(i)


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
        labels = sum("".join(paragraphs[i].text.split()).strip("[]【】:：") in _EDGE for i in cells)
        if labels >= 3:
            yield from cells
