"""A figure and the figures that it is made of, as running text lists them: 共28件，其中普通程序11件、简易程序17件.

Only what the words say is read here; whether the parts make the whole, and whether they have to, is for the checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzlint.document import Document, Span
from fzlint.figures import MARKS, Figure, passages
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_DEEP = 6  # brackets inside brackets: deeper ones count as these
_FAR = 40  # code points between a figure and the words that belong to it


class Passage(NamedTuple):
    """A sentence with its figures.

    text      the folded text of the document
    inside    for every figure the innermost bracket (an index of `brackets`) that it stands in, -1 for none
    brackets  every pair in the sentence: opening, closing (offsets) and the pair around it (index, -1 for none)
    """

    text: str
    start: int
    end: int
    figures: tuple[Figure, ...]
    inside: tuple[int, ...]
    brackets: tuple[tuple[int, int, int], ...]


class Item(NamedTuple):
    """A figure of a list.

    name    the words that tell what it counts, in front of the number or behind it
    mark    what parts it from the item before: 、 ， ； or "" (和 counts as 、)
    behind  the words behind the number, up to the next mark
    fresh   something that is no part stands between it and the item before
    cut     other words stand behind it, and figures behind those: a list that ； parts may go on there
    """

    figure: Figure
    name: str
    mark: str
    behind: str
    fresh: bool
    cut: bool = False


class Listing(NamedTuple):
    """Figures listed behind an introducing word, or in front of their total.

    intro    the words that introduce the list ("其中", "（", "：", "" for none), or the total's word behind it ("合计")
    totals   the figures it may be made of, the nearest first
    items    the figures listed, of whatever unit, in order
    bracket  the list stands in a bracket of its own
    behind   the total stands behind its parts
    apart    the total stands in the sentence before
    lead     the words in front of the first figure, back to the introducing word and a little beyond
    """

    intro: str
    totals: tuple[Figure, ...]
    items: tuple[Item, ...]
    bracket: bool
    behind: bool
    apart: bool
    lead: str


def read(document: Document) -> Iterator[tuple[Passage, Passage | None]]:
    """Every sentence that has figures, and the one before it if that has figures too and stands in the same paragraph."""
    figures = document.figures
    text = document.folded
    k = 0
    before: Passage | None = None
    for span in passages(document):
        first = k
        while k < len(figures) and figures[k].span.start < span.end:
            k += 1
        if k == first:
            before = None
            continue
        if before is not None and "\n" in text[before.end : span.start]:
            before = None
        passage = _passage(text, span, figures[first:k])
        yield passage, before
        before = passage


_BRACKET = pattern("[()]")


def _passage(text: str, span: Span, figures: tuple[Figure, ...]) -> Passage:
    brackets: list[tuple[int, int, int]] = []
    inside = [-1] * len(figures)
    if text.find("(", span.start, span.end) >= 0:
        open_: list[int] = []
        k = deeper = 0
        for match in _BRACKET.finditer(text, span.start, span.end):
            while k < len(figures) and figures[k].span.start < match.start():
                inside[k] = open_[-1] if open_ else -1
                k += 1
            if match.group() == "(" and len(open_) == _DEEP:
                deeper += 1
            elif match.group() == "(":
                brackets.append((match.start(), span.end, open_[-1] if open_ else -1))
                open_.append(len(brackets) - 1)
            elif deeper:
                deeper -= 1
            elif open_:
                index = open_.pop()
                brackets[index] = (brackets[index][0], match.start(), brackets[index][2])
        while k < len(figures):
            inside[k] = open_[-1] if open_ else -1
            k += 1
    return Passage(text, span.start, span.end, figures, tuple(inside), tuple(brackets))


# ------------------------------------------------------------------------------ the total in front


_MOST = 30  # figures of one list: no report has more, and a hostile one shall not cost a square
LISTS = 24  # lists of one kind in one sentence that are looked at, for the same reason
_TOTALS = 20  # figures in front of a list that may be its total
_GAP = 80  # code points between two parts: what is farther away belongs to another thought


_INTROS = pattern(r"其中|包括|包含|分别[为是有]|分为|(?<=[(，；;,])[含即]|[:：(]")


# a list inside a list: it belongs to the nearest number
_NESTED = pattern(r"其中|包括|包含|分别|[:：]")
# what follows is told anew, no longer as a part
_STOP = pattern(
    r"。|合计|总计|共计|累计|总共|一共|同时|此外|另外|另有|还|截至|目前|全年|以上|[，；、,;]\s*共(?!同|享|建|治|产|和|青|商|赢|性)"
)


def ahead(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    """The lists of a sentence that stand behind their total; that may be the last of the sentence before."""
    for intro, start, k, at in _introduced(passage):
        home = _home(passage, passage.inside[k], start)
        items = tuple(_items(passage, k, at, home))
        if not items:
            continue
        totals = [
            passage.figures[j]
            for j in range(k - 1, max(k - 1 - _TOTALS, -1), -1)
            if passage.figures[j].span.end <= start and around(passage, passage.inside[j], home)
        ]
        apart = not totals
        if apart and before is not None and not passage.text[passage.start : start].strip():
            totals = [figure for figure, home in zip(before.figures, before.inside, strict=True) if home < 0][::-1]
        if totals:
            lead = passage.text[max(start - 2, passage.start) : items[0].figure.span.start]
            bracket = home >= 0 and not passage.text[passage.brackets[home][0] + 1 : start].strip()
            yield Listing(intro, tuple(totals), items, bracket, False, apart, lead[:_GAP])


def _introduced(passage: Passage) -> Iterator[tuple[str, int, int, int]]:
    """Words that introduce figures, where they start, the first figure (index) behind them, and where they end."""
    figures = passage.figures
    word, start, first, at = "", 0, -1, 0
    k = 0
    for match in _INTROS.finditer(passage.text, passage.start, passage.end):
        while k < len(figures) and figures[k].span.start < match.end():
            k += 1
        if k == len(figures):
            break
        weak = match.group() in "(:："
        if _shut(passage.text, match.end(), figures[k].span.start):
            continue
        if weak and not (match.start() == at if k == first else _right_behind(passage, k - 1, match.start())):
            continue
        if k == first:  # “其中：”, “（其中包括”
            word, at = word + match.group(), match.end()
            if not weak:
                start = match.start() if passage.text[match.start() - 1] != "(" else match.start() - 1
            continue
        if first >= 0:
            yield word, start, first, at
        word, start, first, at = match.group(), match.start(), k, match.end()
    if first >= 0:
        yield word, start, first, at


def _shut(text: str, start: int, end: int) -> bool:
    """Whether a bracket closes here that was opened before: what it introduced is over."""
    close = text.find(")", start, end)
    return close >= 0 and text.find("(", start, close) < 0


def _right_behind(passage: Passage, j: int, at: int) -> bool:
    if j < 0:
        return False
    words = _plain(passage.text[passage.figures[j].span.end : at][:_FAR])
    return len(words) <= 14 and not any(c in MARKS for c in words)


def _home(passage: Passage, bracket: int, at: int) -> int:
    """The innermost bracket (index) around a figure's bracket that is open at an offset; -1 if there is none."""
    while bracket >= 0 and passage.brackets[bracket][0] > at:
        bracket = passage.brackets[bracket][2]
    return bracket


def around(passage: Passage, outer: int, inner: int) -> bool:
    """Whether a bracket (index) is another one or stands around it; -1 stands around all."""
    while inner != outer and inner >= 0:
        inner = passage.brackets[inner][2]
    return inner == outer


_IN_BRACKETS = pattern(r"\([^()]*\)?")


def _plain(words: str) -> str:
    """Words without what stands in brackets."""
    return _IN_BRACKETS.sub("", words) if "(" in words else words


def _items(passage: Passage, k: int, at: int, home: int, last: int = -1) -> list[Item]:
    items = list(_read_items(passage, k, at, home, last))
    if len(items) > 1 and all(item.behind and after.name in ("", item.behind) for item, after in pairwise(items)):
        # 6家五星级单位和5家三星级单位: the names stand behind the numbers
        return [
            item._replace(name=item.behind.rstrip("和及与以"), behind="等" * item.behind.endswith("等"))
            for item in items
        ]
    return items


def _read_items(passage: Passage, k: int, at: int, home: int, last: int) -> Iterator[Item]:
    """The figures from index k on that are listed in bracket `home`; `at` is where the words of the first begin."""
    text = passage.text
    limit = passage.brackets[home][1] if home >= 0 else passage.end
    boxed = k < len(passage.figures) and _boxed(passage, k, home)  # 行政许可（12件）、行政处罚（30件）
    held: Item | None = None
    marks = ""
    skipping = fresh = False
    stop = min(len(passage.figures), k + _MOST) if last < 0 else last
    for i in range(k, stop):
        figure = passage.figures[i]
        if figure.span.start >= limit:
            break
        start, end = figure.span.start, figure.span.end
        if boxed and _boxed(passage, i, home):
            start, end = passage.brackets[passage.inside[i]][0], passage.brackets[passage.inside[i]][1] + 1
        elif passage.inside[i] != home:
            continue
        gap = _plain(text[at:start])
        first = held is None and not skipping and not fresh
        if not first:
            if len(gap) > _GAP or _STOP.search(gap):
                if held is not None and "；" in marks:
                    held = held._replace(cut=True)
                break
            nested = _NESTED.search(gap)
            semicolon = max(gap.rfind("；"), gap.rfind(";"))
            if nested and not (set(marks) <= {"；"} and semicolon < nested.start()):
                break
            skipping = (skipping or bool(nested)) and not semicolon >= 0
            if nested and semicolon < 0:
                skipping = True
            if skipping:
                at, fresh = end, True
                continue
        parts = _SPLITTER.split(gap)
        if held is not None:
            yield held._replace(behind=parts[0].strip())
        mark = "" if first else _mark(gap)
        marks += mark
        held = Item(
            figure, parts[-1].strip() or (parts[-2].strip() if first and len(parts) > 1 else ""), mark, "", fresh
        )
        fresh = False
        at = end
    if held is not None:
        behind = _plain(text[at : min(limit, at + _FAR)])
        yield held._replace(behind=_SPLITTER.split(behind, 1)[0].strip())


_SPLITTER = pattern("[，、；,;。]")


_AND = ("和", "及", "与", "以及")


def _boxed(passage: Passage, i: int, home: int) -> bool:
    """Whether a figure stands alone in a bracket."""
    bracket = passage.inside[i]
    if bracket < 0 or bracket == home or passage.brackets[bracket][2] != home:
        return False
    opened, closed, _ = passage.brackets[bracket]
    span = passage.figures[i].span
    return not passage.text[opened + 1 : span.start].strip() and not passage.text[span.end : closed].strip()


def _mark(gap: str) -> str:
    for mark in ("；;", "，,", "、"):
        if any(c in gap for c in mark):
            return mark[0]
    gap = gap.strip()
    return "、" if gap.startswith(_AND) or gap.endswith(_AND) else ""


# ------------------------------------------------------------------------------ the total behind, or no introduction


_TOTAL_BEHIND = pattern(
    r"(?:(?:以上|上述|[两三四五六七八九十])\S{0,4}|全年|年度|各项|案件|事项|人员|单位|金额)?"
    r"(?:(合计|共计|总计|总共)(?!\S{0,8}(?:来|年))\S{0,8}|一?共(?:受理|办理|处理)?)"
)
_OF_SO_MANY = pattern("[^，、；：。,;:()]{0,4}(?:一?共|合计|共计|总计|总共)")  # 三类投诉共


def behind(passage: Passage) -> Iterator[Listing]:
    """The lists of a sentence whose total stands behind them: 普通程序11件、简易程序17件，合计28件."""
    figures = passage.figures
    for j in range(2, len(figures)):
        noun = figures[j].noun
        if "共" not in noun and "计" not in noun:
            continue
        match = _TOTAL_BEHIND.fullmatch(noun)
        many = _so_many(passage, j)
        if match is None and not many:
            continue
        home = passage.inside[j]
        end = j - 1 if many else j
        first, at = end, figures[end].span.start
        for i in range(end - 1, max(end - _MOST, -1), -1):
            if passage.inside[i] != home:
                if around(passage, home, passage.inside[i]):
                    continue
                break
            gap = _plain(passage.text[figures[i].span.end : at])
            if len(gap) > _GAP or "。" in gap or (first < end and (_NESTED.search(gap) or _STOP.search(gap))):
                break
            first, at = i, figures[i].span.start
        if many:
            first = max(first, end - many)
            at = figures[first].span.start
        if end - first < max(2, many):
            continue
        begin = max(passage.start, at - _FAR, figures[first - 1].span.end if first else 0)
        items = tuple(_items(passage, first, begin, home, end))
        yield Listing(
            (match.group(1) or "共") if match and not many else "合计",
            (figures[j],),
            items,
            False,
            True,
            False,
            passage.text[begin : figures[first].span.start],
        )


def _so_many(passage: Passage, j: int) -> int:
    """How many parts a total is told to have: 甲类3件、乙类5件、丙类2件，三类投诉共10件; 0 if that is not told."""
    count = passage.figures[j - 1]
    words = passage.text[count.span.end : passage.figures[j].span.start]
    return int(count.value) if 1 < count.value < _MOST and _OF_SO_MANY.fullmatch(words) else 0


_NO_TOTAL = pattern("[上去前]年|同期|[0-9]年|月|其中|含|目标|计划|占")


def boxed(passage: Passage) -> Iterator[Listing]:
    """Lists of three or more whose total stands in a bracket behind them: 甲镇20件、乙镇11件、丙镇9件（共40件）."""
    figures = passage.figures
    for j in range(3, len(figures)):
        home = passage.inside[j]
        if home < 0 or passage.inside[j - 1] != passage.brackets[home][2] or _NO_TOTAL.search(figures[j].noun):
            continue
        opened, closed, outer = passage.brackets[home]
        if passage.text[figures[j - 1].span.end : opened].strip() or passage.text[figures[j].span.end : closed].strip():
            continue
        first = j - 1
        while first > 0 and passage.inside[first - 1] == outer:
            gap = passage.text[figures[first - 1].span.end : figures[first].span.start]
            if len(gap) > _GAP or "。" in gap or _NESTED.search(gap) or _STOP.search(gap) or j - first > _MOST:
                break
            if figures[first - 1].about not in ("", "share", figures[j].about):
                break
            first -= 1
        begin = max(passage.start, figures[first].span.start - _FAR, figures[first - 1].span.end if first else 0)
        items = tuple(_items(passage, first, begin, outer, j))
        told = figures[j].noun.startswith(("共", "合计", "总计"))
        if len(items) > 2 and (told or all(i.figure.value < figures[j].value for i in items if i.figure.unit != "%")):
            yield Listing("（）", (figures[j],), items, False, True, False, "")


_AMONG = pattern("[^，；。,;]{0,20}中[，,]")
_STATE = pattern("已|正在|未|尚|待|在办")


def unannounced(passage: Passage) -> Iterator[Listing]:
    """Lists without 其中: the first figure of a sentence and all others of its unit behind it, with ， or 、 between; any other
    figure and those behind it (intro "，"); and any with what became of it: 问题12个，已整改10个、正在整改2个."""
    figures = passage.figures
    if len(figures) < 3:
        return
    alike = [figure.value for figure in figures[1:_MOST] if figure.about == figures[0].about]
    if (
        len(alike) > 1
        and sum(alike) * 11 >= figures[0].value
        and passage.inside[0] < 0
        and (listing := _plain_list(passage, 0)) is not None
    ):
        listed = {item.figure.span for item in listing.items}
        if all(figure.span in listed or figure.about != figures[0].about for figure in figures[1:]):
            yield listing
    for j in range(1, len(figures) - 2):
        if (
            figures[j].about == figures[j + 1].about == figures[j + 2].about
            and figures[j].value >= figures[j + 1].value
        ):
            listing = _plain_list(passage, j)
            if listing is not None:
                among = _AMONG.match(passage.text, figures[j].span.end)
                yield listing._replace(intro="中" if among else "，")
    j = 0
    while j < len(figures) - 2:
        last = j + 1
        while last < len(figures) and last - j < _MOST and _STATE.match(figures[last].noun):
            last += 1
        if last - j > 2 and (listing := _plain_list(passage, j, last)) is not None:
            yield listing._replace(intro="已")
        j = last


def _plain_list(passage: Passage, j: int, last: int = -1) -> Listing | None:
    total = passage.figures[j]
    if _NESTED.search(passage.text, total.span.end, passage.figures[j + 1].span.start):
        return None  # introduced after all
    items = tuple(_items(passage, j + 1, total.span.end, passage.inside[j], last))
    while items and items[-1].figure.about != total.about and items[-1].mark not in ("，", "、"):
        items = items[:-1]  # another thought
    if len(items) < 2 or any(item.mark not in "，、" for item in items):
        return None
    lead = _plain(passage.text[total.span.end : items[0].figure.span.start][:_GAP])
    if lead.lstrip().startswith("、") or ";" in lead or "；" in lead or _NESTED.search(lead) or _STOP.search(lead):
        return None
    return Listing("", (total,), items, False, False, False, lead)
