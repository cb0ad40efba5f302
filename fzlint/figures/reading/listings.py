"""A figure and the figures that it is made of, as running text lists them: 共28件，其中普通程序11件、简易程序17件.

Only what the words say is read here; whether the parts make the whole, and whether they have to, is for the checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fzlint.figures.reading.figure import MARKS, Figure
from fzlint.figures.reading.said import PARTED_BY, SHARED
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

# counted by the piece, whatever word stands for it: 3所 and 8件 may be parts of 11件
PIECES = frozenset({"case", "item", "text", "firm", "place"})

# what introduces a list that no word does: in a clause of its own behind its whole; that says it divides, 从类型看; whose shares make 100
ANEW, SAID, WHOLE = "另", "按看", "全"

FAR = 40  # code points between a figure and the words that belong to it


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


def after(before: Passage, passage: Passage) -> Passage:
    """A sentence and the one before it as one."""
    shift = len(before.brackets)
    brackets = (*before.brackets, *((a, b, up + shift if up >= 0 else -1) for a, b, up in passage.brackets))
    inside = (*before.inside, *(k + shift if k >= 0 else -1 for k in passage.inside))
    return Passage(passage.text, before.start, passage.end, before.figures + passage.figures, inside, brackets)


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


# ------------------------------------------------------------------------------ the total in front


MOST = 30  # figures of one list: no report has more, and a hostile one shall not cost a square
LISTS = 24  # lists of one kind in one sentence that are looked at, for the same reason
_TOTALS = 20  # figures in front of a list that may be its total
GAP = 80  # code points between two parts: what is farther away belongs to another thought


_INTROS = pattern(
    rf"其中|包括|包含|涵盖|分别(?:[为是有]|{SHARED}|(?=[^\W\d达至到增减升降提比较占]{{2,4}}[0-9]))|分为|按[^，。；：,;:0-9]{{1,8}}分[，：,:]?|(?<=[(，；;,])[含即]|[:：(]|——"
    # 51人的专家库，由高校教师30人、律师21人组成
    r"|(?<=[，,元人名个位家])由(?=[^，；。]{1,16}[0-9][^；。]{4,80}[组构]成)",
    need="其中|包括|包含|涵盖|分别|分为|按|含|即|:|：|(|由|——",
)


# a list inside a list: it belongs to the nearest number
NESTED = pattern(r"其中|包括|包含|分别|[:：]")
# what follows is told anew, no longer as a part
STOP = pattern(
    r"。|合计|总计|共计|累计|总共|一共|同时|此外|另外|另有|还|截至|目前|全年|(?<![^\W\d])以上|[，；、,;]\s*共(?!同|享|建|治|产|和|青|商|赢|性|有产)",
    need="。|合计|总计|共计|累计|总共|一共|同时|此外|另外|另有|还|截至|目前|全年|以上|共",
)


def ahead(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    """The lists of a sentence that stand behind their total; that may be the last of the sentence before."""
    for intro, start, k, at in _introduced(passage):
        home = _home(passage, passage.inside[k], start)
        items = tuple(items_of(passage, k, at, home))
        if not items or (intro.startswith("分别") and _second_row(passage, k)):
            continue
        totals = [
            passage.figures[j]
            for j in range(k - 1, max(k - 1 - _TOTALS, -1), -1)
            if passage.figures[j].span.end <= start
            and around(passage, passage.inside[j], home)
            and not _one_more(passage, j)
            and not _divides(passage, j)
        ]
        apart = not totals
        if apart and before is not None and not passage.text[passage.start : start].strip():
            totals = [figure for figure, home in zip(before.figures, before.inside, strict=True) if home < 0][::-1]
        other = (
            intro == "分别" and bool(totals) and items[0].name not in totals[0].noun
        )  # another verb: of another total
        if (
            totals
            and not other
            and not _all_told(totals, items)
            and not (intro.startswith("分别") and _paired(passage, k, items))
        ):
            lead = passage.text[max(start - 2, passage.start) : items[0].figure.span.start]
            bracket = home >= 0 and not passage.text[passage.brackets[home][0] + 1 : start].strip()
            yield Listing(intro, tuple(totals), items, bracket, False, apart, lead[:GAP])


def _all_told(totals: Sequence[Figure], items: Sequence[Item]) -> bool:
    """Whether the first item is all that the total has: 拨款120万元，包括基本支出120万元；其他收入30万元."""
    first = items[0].figure
    total = next((figure.value for figure in totals if figure.about == first.about), None)
    return len(items) > 1 and items[1].mark == "；" and total == first.value


def _second_row(passage: Passage, k: int) -> bool:
    """Whether a row stands behind another of the sentence: 审查逮捕分别为38件、46件，审查起诉分别为52件、61件."""
    return any("分别" in figure.noun[-3:] for figure in passage.figures[max(k - _TOTALS, 0) : k])


def _one_more(passage: Passage, j: int) -> bool:
    """Whether a figure is one more of a row, 12家、13家; another measure of the same is none: 1862户、2964人."""
    if not j or passage.text[passage.figures[j - 1].span.end : passage.figures[j].span.start].strip() != "、":
        return False
    return passage.figures[j - 1].about == passage.figures[j].about


def _divides(passage: Passage, j: int) -> bool:
    """Whether a figure is what a percentage is of, and no whole of what follows: 收入969万元，占预算2180万元的44.5%，其中……."""
    figures = passage.figures
    return (
        j + 1 < len(figures)
        and figures[j + 1].about == "share"
        and passage.text[figures[j].span.end : figures[j + 1].span.start].strip() == "的"
    )


def _paired(passage: Passage, k: int, items: Sequence[Item]) -> bool:
    """Whether a row is of as many figures in front of it: 甲21家、乙18家、丙11家，发现问题的分别有3家、2家、1家."""
    front = passage.figures[max(k - len(items), 0) : k]
    return (
        len(front) == len(items) > 1
        and len({figure.about for figure in (*front, *(item.figure for item in items))}) == 1
        and all(whole.value >= item.figure.value for whole, item in zip(front, items, strict=True))
    )


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
        intro = ":" if match.group() == "——" else match.group()
        weak = intro in "(:："
        if _shut(passage.text, match.end(), figures[k].span.start):
            continue
        if weak and not (match.start() == at if k == first else _right_behind(passage, k - 1, match.start())):
            continue
        if k == first:  # “其中：”, “（其中包括”
            apart = match.start() != at  # “其中包括” is one word
            word, at = word + intro, match.end()
            if not weak and apart:
                start = match.start() if passage.text[match.start() - 1] != "(" else match.start() - 1
            continue
        if first >= 0:
            yield word, start, first, at
        word, start, first, at = intro, match.start(), k, match.end()
    if first >= 0:
        yield word, start, first, at


def _shut(text: str, start: int, end: int) -> bool:
    """Whether a bracket closes here that was opened before: what it introduced is over."""
    close = text.find(")", start, end)
    return close >= 0 and text.find("(", start, close) < 0


def _right_behind(passage: Passage, j: int, at: int) -> bool:
    if j < 0:
        return False
    words = plain(passage.text[passage.figures[j].span.end : at][:FAR])
    if PARTED_BY.search(words):  # 37.8亿元，主要支出项目为：
        words = words.replace("，", "", 1)
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


def plain(words: str) -> str:
    """Words without what stands in brackets."""
    return _IN_BRACKETS.sub("", words) if "(" in words else words


def items_of(passage: Passage, k: int, at: int, home: int, last: int = -1) -> list[Item]:
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
    held: Item | None = None
    marks = ""
    skipping = fresh = False
    for i, start, end in _listed(passage, k, home, last, limit):
        gap = _words_between(passage, at, start, i)
        first = held is None and not skipping and not fresh
        if not first and (len(gap) > GAP or STOP.search(gap.removeprefix("以上"))):  # 5万元以上案件12起
            if held is not None and "；" in marks:
                held = held._replace(cut=True)
            break
        if not first:
            nested = _nested(gap, marks, skipping)
            if nested is None:
                break
            skipping = nested
            if skipping:
                at, fresh = end, True
                continue
        parts = _SPLITTER.split(gap)
        figure = passage.figures[i]
        if held is not None and (_names(held.figure, gap, figure) or _called_so(text, held.figure, gap)):
            held = held._replace(figure=figure, name=text[held.figure.span.start : start].strip())
            at = end
            continue
        if held is not None:
            yield held._replace(behind=parts[0].strip())
        mark = "" if first else _mark(gap)
        marks += mark
        held = Item(figure, _words_of(parts, first), mark, "", fresh)
        fresh = False
        at = end
    if held is not None:
        behind = plain(text[at : min(limit, at + FAR)])
        yield held._replace(behind=_SPLITTER.split(behind, 1)[0].strip())


def _words_between(passage: Passage, at: int, start: int, i: int) -> str:
    """The words in front of figure i, back to the item before."""
    gap = plain(passage.text[at:start])
    return gap.replace("分别", "") if i and _hands_out(passage, i - 1) else gap


_OF_EACH = pattern(r"[^，；。、,;()0-9]{1,12}分别[^，；。、,;()0-9]{0,4}", need="分别")


def _hands_out(passage: Passage, i: int) -> bool:
    """Whether a figure counts those that as many figures behind it are told of: 三个县分别为502件、447件、371件."""
    figures, size = passage.figures, int(passage.figures[i].value)
    if not 1 < size < MOST or i + size >= len(figures):
        return False
    if _OF_EACH.fullmatch(passage.text[figures[i].span.end : figures[i + 1].span.start][:FAR]) is None:
        return False
    row = figures[i + 1 : i + 1 + size]
    return len({figure.unit for figure in row}) == 1 and row[0].unit != figures[i].unit


def _listed(passage: Passage, k: int, home: int, last: int, limit: int) -> Iterator[tuple[int, int, int]]:
    """The figures (indices) that stand in bracket `home`, with where they begin and end: a figure alone in a bracket of its
    own ends with that, if the first does so."""
    boxed = k < len(passage.figures) and _boxed(passage, k, home)  # 行政许可（12件）、行政处罚（30件）
    for i in range(k, min(len(passage.figures), k + MOST) if last < 0 else last):
        start, end = passage.figures[i].span.start, passage.figures[i].span.end
        if start >= limit:
            return
        if _hands_out(passage, i):
            continue
        if boxed and _boxed(passage, i, home):
            yield i, passage.brackets[passage.inside[i]][0], passage.brackets[passage.inside[i]][1] + 1
        elif passage.inside[i] == home:
            yield i, start, end


def _nested(gap: str, marks: str, skipping: bool) -> bool | None:
    """Whether a list inside the list begins or goes on here; None if the list ends with it."""
    nested = NESTED.search(gap)
    semicolon = max(gap.rfind("；"), gap.rfind(";"))
    if nested and not (set(marks) <= {"；"} and semicolon < nested.start()):
        return None
    return (skipping or bool(nested)) and semicolon < 0


def _words_of(parts: Sequence[str], first: bool) -> str:
    """The words that name a figure: those right in front of it, for the first also those before a mark."""
    return parts[-1].strip() or (parts[-2].strip() if first and len(parts) > 1 else "")


NAMING = "类级型档批期组"  # units that may belong to a name: 公益二类7个
_GLUED = pattern(r"[^\W\d和及与或中内已]{0,2}")


def _names(first: Figure, gap: str, second: Figure) -> bool:
    """Whether a figure belongs to the name of the next: 1类12个, 其余3个镇16个村, 4050人员1206人."""
    if not gap.strip() and first.about != "kind" and first.unit not in NAMING:
        return False  # 21栋1260套: two quantities of one part
    alike = first.about == second.about or {first.about, second.about} <= PIECES | {"", "kind"}
    return alike and first.unit != "" and _GLUED.fullmatch(gap.strip()) is not None


def _called_so(text: str, first: Figure, gap: str) -> bool:
    """Whether a figure in words is the name of one group, the next what it has: 一组112户, 二班46人."""
    return gap == "" and first.unit in _GROUPS and not text[first.span.start].isdigit()


_GROUPS = ("组", "班")
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
