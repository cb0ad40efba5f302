"""The lines in front of a text that may be its title, and the title as the page has it (`blocks.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.furniture.again import is_around, run_on
from fzlint.document.furniture.head import GOES_ON, OWN, is_titled, names_type
from fzlint.document.furniture.lines import (
    COLUMN,
    HAN,
    HEADER,
    LABEL,
    ORGANS,
    TRIM,
    day_in,
    is_bare_label,
    is_file,
    is_head,
    is_label,
    is_owner,
    is_way,
    label_of,
)
from fzlint.document.furniture.words import COLUMNS, NAMED, SITES
from fzlint.document.title_words import ACCOUNTS, TYPES
from fzlint.document.title_words import ORGANS as PLACES
from fzlint.document.unit import unit_of
from fzlint.pattern import pattern

SLASH = pattern(r"[^\W\d_a-zA-Z]/[^\W\d_a-zA-Z]", need="/")  # 报告/总结: a shelf of a library
_COLUMN = pattern(r"[【\[]([^【】\[\]]{1,8})[】\]]\s*")
_BRACKETED = pattern(r"[（(][^（()）]*[)）]$")
_SHORTEST = 6  # code points of a title, 政府工作报告
_LABEL = 4
_LINES = 3  # that a title goes over
_NAMES = (*SITES, *(organ for organ in ORGANS if organ != "会"), "委员会")  # 推进会 ends a piece of news
_NEARLY = 0.7  # of the pairs of characters of a headline


def kept_lines(lines: Sequence[str], front: int, found: set[int], known: Sequence[int]) -> set[int]:
    """The lines that may be the title, or a line of it: those that end as titles do, else the first that may be one."""
    typed = [i for i in range(front) if i not in found and _is_typed(lines[i])]
    kept = set(typed)
    for i in typed:
        above = i - 1
        while above >= 0 and above not in found and _goes_on(lines[above], lines[above + 1]):
            kept.add(above)
            above -= 1
    if any(i < known[-1] for i in typed):
        return kept
    head = max((i for i in known if is_head_of_site(lines[i])), default=-1)
    told = [i for i in range(front) if i not in found and _may_be_title(lines[i])]
    twice = [
        i for i in range(known[-1]) if i not in found and HAN.search(lines[i]) and lines[i] in lines[i + 1 : front]
    ]
    around = [
        i
        for i in range(front)
        if i not in found and not is_file(lines[i]) and any(is_around(lines[j], lines[i]) for j in known)
    ]
    long = [i for i in twice if len(lines[i]) > LABEL or (lines[i].endswith(TYPES) and lines[i] not in COLUMNS)]
    named = [i for i in range(front) if i not in found and _is_by_name(lines[i])]
    best = next(iter([*around, *long, *(i for i in told if i > head), *twice, *told, *named]), -1)
    return kept | {i for i in range(front) if best >= 0 and lines[i] == lines[best]}


def _is_typed(line: str) -> bool:
    """Whether a line that is no column's name ends as titles do."""
    return SLASH.search(line) is None and is_titled("".join(line.partition("[此文")[0].strip("》”|｜ ").split()))


def _may_be_title(line: str) -> bool:
    column = _COLUMN.match(line)  # 【喜报】 in front of a title is no label
    if column and not is_label(column[1]):
        line = line[column.end() :]
    return (
        COLUMN < len(line) <= 2 * HEADER
        and not line.startswith("——")  # stands below a title
        and not any(mark in line for mark in "，。|")
        and (
            not (marked := label_of(line))[1]
            or "《" in line
            or (marked[0].endswith((*ORGANS, *PLACES)) and len(line) > COLUMN + 4)
        )
        and HAN.search(line) is not None
        and not _is_site(line)
        and not is_file(line)
        and not (" " in line and len(set(line.split())) == 1)  # the name of an account, beside its picture and as text
    )


def _is_by_name(line: str) -> bool:
    """Whether a line may be the title of what somebody wrote: 某甲：水利法治四十年的经验."""
    label, marked = label_of(line)
    return marked and len(label) <= _LABEL and not is_label(label) and COLUMN + LABEL - 4 < len(line) <= 2 * HEADER


def _goes_on(line: str, below: str) -> bool:
    """Whether a title may begin in the line above the one that ends it."""
    if not line or len(line) > 2 * HEADER or "。" in line or _is_site(line):
        return False
    begun = line.endswith((*GOES_ON, *ORGANS)) or below.startswith("关于")
    return begun or (not OWN.search(below) and len(line) > COLUMN)


def is_head_of_site(line: str) -> bool:
    return not any(c.isdigit() for c in line) and (_is_site(line) or is_head(line))


def _is_site(line: str) -> bool:
    return line.endswith(SITES) or (line.endswith("网") and len(line) <= COLUMN + 4)


def between_titles(lines: Sequence[str], front: int, found: set[int]) -> Iterator[int]:
    """The short lines between a title and the same title once more, where one of them is the page's: 999+, 13 页."""
    bare = [run_on(line) for line in lines[: front + 1]]
    for i in range(front):
        named = is_titled(lines[i]) or (len(lines[i]) > LABEL and HAN.match(lines[i]) is not None)
        if named and i not in found and bare[i] in bare[i + 1 :]:
            between = [j for j in range(i + 1, bare.index(bare[i], i + 1)) if not lines[j].startswith("——")]
            foreign = all(lines[j].isascii() and any(c.isalpha() for c in lines[j]) for j in between)
            if between and (foreign or any(j in found for j in between)) and all(_is_short(lines[j]) for j in between):
                yield from between
                return


def headlines(lines: Sequence[str], front: int, found: set[int]) -> Iterator[int]:
    """The title as the page has it, where the page says something of it below and the text has the same title below that, in
    one line or in several. What stands above the head of a page is not the page's."""
    for i in range(front):
        titled = i not in found and len(lines[i]) >= _SHORTEST and lines[i] not in COLUMNS and names_type(lines[i])
        named = i > 0 and i - 1 in found and is_bare_label(lines[i - 1])
        told = i + 1 in found and lines[i + 1] != "" and lines[i + 1][0] != "|" and not is_head(lines[i + 1])
        if not titled or not (named or told):
            continue
        below = next((j for j in range(i + 1, front) if j not in found), front)
        title = run_on(lines[i])
        for last in range(below + 1, min(below + _LINES, front) + 1):
            if run_on("".join(lines[below:last])) == title and last not in found:
                yield i


def thrice(lines: Sequence[str], front: int) -> Iterator[int]:
    """A title that stands three times or more, one below the other, but the first: nobody writes it so."""
    for i in range(2, front):
        if is_titled(lines[i]) and lines[i] == lines[i - 1] == lines[i - 2]:
            yield from (i - 1, i)


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
