"""The lines in front of a text that may be its title, and the title as the page has it (`blocks.py`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fzlint.document.furniture.again import is_around, run_on
from fzlint.document.furniture.head import OWN, is_titled, names_type
from fzlint.document.furniture.lines import (
    ARROW,
    BRACKET,
    COLUMN,
    HAN,
    HEADER,
    LABEL,
    ORGANS,
    TRIM,
    day_in,
    is_bare_label,
    is_contents,
    is_file,
    is_head,
    is_label,
    is_owner,
    is_way,
    label_of,
    says_of_page,
)
from fzlint.document.furniture.words import COLUMNS, NAMED, READERS, SELVES, SITES
from fzlint.document.title_words import ACCOUNTS, GOES_ON, POSTS, TYPES, UNITS
from fzlint.document.title_words import ORGANS as PLACES
from fzlint.document.unit import unit_of
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

SLASH = pattern(r"[^\W\d_a-zA-Z]/[^\W\d_a-zA-Z]", need="/")  # 报告/总结: a shelf of a library
_COLUMN = pattern(r"[【\[]([^【】\[\]]{1,8})[】\]]\s*")
_BRACKETED = pattern(r"[（(][^（()）]*[)）]$")
_SHORTEST = 6  # code points of a title, 政府工作报告
_LABEL = 4
_YEAR = pattern(r"20\d\d")
_YEAR_ALONE = pattern(r"20\d\d[^\W\d_]{1,2}$")  # 2024年度
_NUMBERED = pattern(r"\S{2,12}〔\d{4}〕\d+号(?=《)", need="〔")
_LINES = 3  # that a title goes over
_THRICE = 3
_END = 2  # characters of the type of a document
PERSON = pattern(rf".{{0,24}}(?:{'|'.join(POSTS)})\s*\S{{2,4}}$")
NUMBER = pattern(r".*〔\d{4}〕\s*\d+\s*号$", need="〔")
_NAMES = (*SITES, *(organ for organ in ORGANS if organ != "会"), "委员会")  # 推进会 ends a piece of news
CUT = ("...", "……", "…")  # what a page has no room for
_NEARLY = 0.7  # of the pairs of characters of a headline


class Title(NamedTuple):
    """Lines that may be a title, from the first to the last of them, and what they say together."""

    first: int
    last: int
    text: str


def titles(lines: Sequence[str], front: int, found: set[int]) -> list[Title]:
    """The lines that end as titles do, each with those above in which the title begins."""
    told: list[Title] = []
    typed = [i for i in range(front) if i not in found and _is_typed(lines[i])]
    for last in typed or [i for i in range(1, front) if _ends_cover(lines, i, found)]:
        first, text = last, lines[last]
        while first and first - 1 not in found and _goes_on(lines[first - 1], lines[first], text):
            first -= 1
            text = lines[first] + text
        if told and told[-1].first >= first:
            told.pop()
        told.append(Title(first, last, text))
    return told


def kept_lines(lines: Sequence[str], front: int, found: set[int], known: Sequence[int]) -> set[int]:
    """The lines that may be the title, or a line of it: those that end as titles do, else the first that may be one. Above one
    that is one by itself others are names of columns."""
    typed = titles(lines, front, found)
    whole = whole_title(lines, front, found)
    if whole:
        typed = [title for title in typed if title.first >= whole[0]]
    kept = {i for title in typed for i in range(title.first, title.last + 1)}
    if any(title.last < known[-1] for title in typed) or whole:
        return kept
    return kept | _untyped(lines, front, found, known)


def whole_title(lines: Sequence[str], front: int, found: set[int]) -> range:
    """The lines of the first title that is one by itself, with a year or a unit; none if there is none."""
    for title in titles(lines, front, found):
        if OWN.search(title.text) or unit_of(title.text):
            return range(title.first, title.last + 1)
    return range(0)


def _untyped(lines: Sequence[str], front: int, found: set[int], known: Sequence[int]) -> set[int]:
    """The first line that may be a title where none ends as titles do, and where it stands again."""
    head = max((i for i in known if is_head_of_site(lines[i])), default=-1)
    free = [i for i in range(front) if i not in found]
    told = [i for i in free if _may_be_title(lines[i])]
    twice = [i for i in free if i < known[-1] and HAN.search(lines[i]) and lines[i] in lines[i + 1 : front]]
    around = [i for i in free if not is_file(lines[i]) and any(is_around(lines[j], lines[i]) for j in known)]
    long = [i for i in twice if len(lines[i]) > LABEL or (lines[i].endswith(TYPES) and lines[i] not in COLUMNS)]
    named = [i for i in free if _is_by_name(lines[i])]
    short = [i for i in free if len(lines[i]) >= _SHORTEST and lines[i] not in COLUMNS and lines[i].endswith(TYPES)]
    spoken = [i for i in free if _is_spoken(lines[i])]
    best = next(
        iter([*around, *long, *(i for i in told if i > head), *twice, *told, *named, *reversed(short), *spoken]), -1
    )
    kept = {i for i in range(front) if best >= 0 and lines[i] == lines[best]}
    return kept | set(range(_sender(lines, best, free), best))


def _is_typed(line: str) -> bool:
    """Whether a line that is no column's name ends as titles do."""
    bare = "".join(line.partition("[此文")[0].strip("》”|｜ ").split())
    typed = is_titled(bare) or (COLUMN < len(bare) <= 2 * HEADER and bare.endswith(TYPES) and not label_of(bare)[1])
    return typed and SLASH.search(line) is None and ARROW.search(line) is None


def _ends_cover(lines: Sequence[str], i: int, found: set[int]) -> bool:
    """Whether a line is the type of a document and no more, below who reports or the year: the last one of a cover."""
    above = lines[i - 1]
    typed = i not in found and 1 < len(lines[i]) <= COLUMN and names_type(lines[i]) and lines[i] not in COLUMNS
    return typed and i - 1 not in found and (above.endswith((*ORGANS, *UNITS)) or _YEAR_ALONE.match(above) is not None)


def _may_be_title(line: str) -> bool:
    column = _COLUMN.match(line)  # 【喜报】 in front of a title is no label
    if column and not is_label(column[1]):
        line = line[column.end() :]
    return (
        COLUMN < len(line) <= 2 * HEADER
        and not line.startswith("——")  # stands below a title
        and not any(mark in line for mark in "，。|")
        and not line.endswith(CUT)
        and (
            not (marked := label_of(line))[1]
            or "《" in line
            or (marked[0].endswith((*ORGANS, *PLACES)) and len(line) > COLUMN + 4)
        )
        and HAN.search(line) is not None
        and not _is_site(line)
        and not is_file(line)
        and not PERSON.match(line)
        and day_in(line) < 0
        and not ARROW.search(line)
        and not (len(words := line.split()) > _LINES - 1 and all(len(word) <= _LABEL for word in words))  # a menu
        and not line.endswith(("会议上", "大会上"))
        and not (" " in line and len(set(line.split())) == 1)  # the name of an account, beside its picture and as text
    )


def _is_by_name(line: str) -> bool:
    """Whether a line may be the title of what somebody wrote: 某甲：水利法治四十年的经验."""
    label, marked = label_of(line)
    return marked and len(label) <= _LABEL and not is_label(label) and COLUMN + LABEL - 4 < len(line) <= 2 * HEADER


def _is_spoken(line: str) -> bool:
    """Whether a line may be the headline of a piece of news: 治水兴水，青河旧貌换新颜."""
    return COLUMN < len(line) <= HEADER and "，" in line and line[-1].isalnum() and "。" not in line and _is_free(line)


def _is_free(line: str) -> bool:
    return not label_of(line)[1] and not any(word in line for word in (*SELVES, *READERS))


def _goes_on(line: str, next_line: str, below: str) -> bool:
    """Whether a title may begin in the line above those that end it: an organ above what names none, or above another organ."""
    if not line or len(line) > 2 * HEADER or "。" in line or _is_site(line):
        return False
    organ = line.endswith((*ORGANS, *UNITS)) and (not unit_of(below) or next_line.endswith(ORGANS))
    return (
        organ
        or _YEAR_ALONE.match(line) is not None
        or line.endswith(GOES_ON)
        or (below.startswith("关于") and line.endswith(UNITS))
        or (not OWN.search(below) and len(line) > COLUMN)
    )


def is_head_of_site(line: str) -> bool:
    return not any(c.isdigit() for c in line) and (_is_site(line) or is_head(line))


def _is_site(line: str) -> bool:
    return line.endswith(SITES) or (line.endswith("网") and len(line) <= COLUMN + 4)


def headlines(lines: Sequence[str], front: int, found: set[int]) -> tuple[set[int], set[int]]:
    """The titles that the page has of its own with what it says below them, and the lines of the report's: the last of equal
    titles. Only where a page says something between the two or has begun above them, or where a title stands three times."""
    bare = [run_on(line) for line in lines[:front]]
    counts = Counter(bare)
    told: set[int] = set()
    own: set[int] = set()
    for i in (i for i in range(front) if found or counts[bare[i]] > 1):
        for last in range(i + 1, min(i + _LINES, front) + 1):
            title = "".join(bare[i:last])
            if not all(bare[i:last]):
                break  # text of the report stands there, which is no line of a page
            known = _is_headline(title)
            if (
                {*range(i, last)} & found
                or title in COLUMNS
                or len(title) < _SHORTEST
                or not (known or counts[title] > 1)
            ):
                continue
            free = [j for j in range(last, front) if j not in found]
            again = _again(bare, free, title)
            # a short name that no type ends is the title where nothing stands below that may be one
            alone = bool(again) and again[-1] == free[-1] and HAN.match(title) is not None
            if again and (known or alone) and _is_of_page(lines, i, last, again, found):
                told.update(j for j in range(i, again[0]) if not NUMBER.match(lines[j]) or j + 1 != again[0])
                own.update(again)
                break
    return told, own - told


def _again(bare: Sequence[str], free: Sequence[int], headline: str) -> range:
    """The first lines that say a headline once more, one to three of them, or a title that says nearly the same."""
    for title in dict.fromkeys((headline, _bare(headline))):
        for first in free:
            for last in range(first + 1, first + _LINES + 1):
                if bare[first] and title.startswith(bare[first]) and "".join(bare[first:last]) == title:
                    return range(_unit_above(bare, first, free, title), last)
    end = _bare(headline)[-_END:]
    nearly = (j for j in free if end in bare[j] and names_type(bare[j]) and _says_nearly(bare[j], _bare(headline)))
    return next((range(_sender(bare, j, free), j + 1) for j in nearly), range(0))


def _sender(bare: Sequence[str], title: int, free: Sequence[int]) -> int:
    """The first of the lines that say who reports above a title that begins with 关于; the title where there is none."""
    first = title
    while bare[title].startswith("关于") and first - 1 in free and bare[first - 1].endswith(ORGANS):
        first -= 1
    return first


def _unit_above(bare: Sequence[str], first: int, free: Sequence[int], title: str) -> int:
    """The line that says who reports, above a title that names no unit; the title where there is none. It is no value of a label."""
    above = first - 1
    if above not in free or unit_of(title) or not bare[above].endswith(PLACES):
        return first
    return first if is_bare_label(bare[above - 1]) else above


def _bare(title: str) -> str:
    """A headline without the number of the document and 《》 around the title, or a remark behind it: （全文）."""
    return BRACKET.sub("", _NUMBERED.sub("", title).strip("《》"))


def _is_headline(title: str) -> bool:
    return names_type(title.rstrip("》")) or (len(title) > LABEL and HAN.match(title) is not None)


def _says_nearly(line: str, headline: str) -> bool:
    """Whether a title says what a headline of the same year does."""
    years = _YEAR.findall(line), _YEAR.findall(headline)
    return len(line) > LABEL and (not all(years) or years[0] == years[1]) and is_own(headline, line)


def _is_of_page(lines: Sequence[str], first: int, last: int, again: range, found: set[int]) -> bool:
    """Whether a title is the page's own: `first` to `last` are its lines, `again` those in which it stands once more."""
    between = range(last, again[0])
    if not all(i in found or _is_short(lines[i]) for i in between) or any(is_contents(lines[i]) for i in between):
        return False
    if first and first - 1 in found and is_bare_label(lines[first - 1]):
        return True
    told = between or range(again.stop, min(again.stop + 1, len(lines)))  # right below, where it stands twice
    said = any(i in found and lines[i] and lines[i][0] != "|" and not is_head(lines[i]) for i in told)
    foreign = between and all(lines[i].isascii() and any(c.isalpha() for c in lines[i]) for i in between)
    above = any(i in found and says_of_page(lines[i]) for i in range(first))
    thrice = lines[max(first - 1, 0) : again[0] + 2].count(lines[first]) >= _THRICE
    return said or (names_type("".join(lines[first:last])) and bool(foreign or above or thrice))


def _is_short(line: str) -> bool:
    return 0 < len(line) <= HEADER and (("，" not in line and "。" not in line) or _BRACKETED.match(line) is not None)


def title_in(line: str) -> str:
    """The title that stands in front of the labels of a page, in one line with them; "" if none does."""
    places = [i for i, mark in enumerate(line) if mark in ":："]
    starts = [i - k for i in places for k in range(2, COLUMN + 1) if k <= i and is_label(line[i - k : i].strip())]
    if (dated := day_in(line)) >= 0:
        starts.append(dated)
    head = line[: min(starts, default=0)].lstrip(TRIM + "）)】").rstrip(TRIM)
    if (
        (len(head) <= COLUMN and (head in COLUMNS or len(head) < _SHORTEST))
        or "。" in head
        or is_owner(head)
        or is_way(head)
        or is_label(label_of(head)[0])
    ):
        return ""
    return head if head.endswith(NAMED) or (len(head) > LABEL and not head.endswith(_NAMES)) else ""


def is_own(headline: str, title: str) -> bool:
    """Whether a title is the report's own, where the page has a headline above it: it says the same, or that and more, or nearly
    the same, of another year, or as 公告."""
    if title.endswith("目录"):
        return False
    said = {headline[i : i + 2] for i in range(len(headline) - 1)}
    nearly = sum(pair in title for pair in said) >= _NEARLY * len(said)
    whole = title.endswith((headline[-2:], *ACCOUNTS))
    return headline in title or (nearly and whole and bool(unit_of(title)) == bool(unit_of(headline)))
