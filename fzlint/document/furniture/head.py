"""The head of a page: what stands above the title of a report, its site, a motto, the name of a column, an organ (`blocks.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.furniture.lines import (
    ADDRESS,
    ARROW,
    BRACKET,
    BULLET,
    COLUMN,
    HAN,
    HEADER,
    LABEL,
    LONGEST,
    ORGANS,
    TRIM,
    is_head,
    is_site,
)
from fzlint.document.furniture.words import COLUMNS, NAMED, SITES, shape
from fzlint.pattern import pattern

_RUNNING = 60
_MANY = 3  # lines between the head of a site and the title that are no part of the title
LISTED = ("- ", "• ", "· ", "* ")  # in front of what the page lists
_NEAR = 4  # lines from a title on, in which a page says something of it
_PHONE = shape("电话样式")
_NAME_OF_SITE = pattern(r"\s*[-_|—–]+\s*[^\s，。]{2,20}$")  # behind a title, as in the head of a window
ROOMS = ("室", "中心")
OWN = pattern(r"20\d\d|关于.+的")  # what a title has that is one by itself, not the second half of one


def window(lines: Sequence[str], front: int) -> Iterator[int]:
    """Lines that say the title once more with the name of the site behind it, or in bars."""
    for i in range(front):
        for title in (lines[i - 1] if i else "", lines[i + 1] if i + 1 < front else ""):
            if len(title) > COLUMN and lines[i].startswith(title) and _NAME_OF_SITE.match(lines[i], len(title)):
                yield i
        if (
            lines[i][-1:] == "|"
            and len(bare := lines[i].strip(" |")) > COLUMN
            and _says_again(lines, i + 1, front, bare)
        ):
            yield i  # in a cell of the page's own
        elif (
            lines[i][:1] in tuple(BULLET)
            and len(bare := lines[i].lstrip(TRIM)) > COLUMN
            and _says_again(lines, i + 1, front, bare)
        ):
            yield i  # in a list of the page's own


def _says_again(lines: Sequence[str], first: int, front: int, title: str) -> bool:
    """Whether the lines from the first on, one to three of them, say a title once more."""
    return any("".join(lines[first:last]) == title for last in range(first + 1, min(first + 4, front + 1)))


def head_of_site(lines: Sequence[str], front: int, found: set[int]) -> None:
    """Add the short lines that stand with those of the head of a site: its name, its motto, the name of a column."""
    titles = [i for i in range(front) if i not in found and is_titled(lines[i])]
    labels = [i for i in range(titles[0] if titles else front) if i in found]
    sites = [i for i in labels if is_head(lines[i])]
    last = sites[-1] if sites else -1
    address = last >= 0 and ADDRESS.match(lines[last]) is not None
    titled = any(i > last for i in titles)
    for i in range(last - 1, -1, -1):
        if i in found:
            continue
        line = lines[i]
        if [k for k in range(front) if k not in found and len(lines[k]) > COLUMN] == [i]:
            break  # the one line that may be the title
        if not _is_short(line, 2 * HEADER if line.isascii() else HEADER) or (address and not HAN.search(line)):
            break
        if names_type(line) and (len(line) > COLUMN or not titled):
            break
        found.add(i)
    if sites and last + 1 < front and len(lines[last + 1]) <= COLUMN and lines[last + 1] in ARROW.split(lines[last]):
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
        found.update(i for i in between if i < titles[0] - 1 or not lines[i].endswith(ORGANS))
    if labels and all(_is_short(lines[i], HEADER // 2) for i in range(labels[0])):
        found.update(range(labels[0]))


def above_title(lines: Sequence[str], front: int, found: set[int]) -> None:
    """Add the name of a column right above a title that is one by itself, or above what a page says, and that of a site near it.

    What else stands there is told by its place, see `place.py`.
    """
    columns = [i for i in range(front) if lines[i] in COLUMNS]
    title = next((i for i in range(front) if i not in found and len(lines[i]) > COLUMN and _is_whole(lines[i])), front)
    for i in columns:
        behind = range(i + 1, min(i + 1 + _NEAR, len(lines)))
        first = not i or i - 1 in found  # not within a title that goes over several lines
        if first and i < title and (title == i + 1 or any(j in found for j in behind)):
            found.add(i)
    found.update(i for i in range(max(title - _NEAR, 0), title) if title < front and _is_name_of_site(lines[i]))


def _is_whole(line: str) -> bool:
    return is_titled(line) and OWN.search(line) is not None


def is_titled(line: str) -> bool:
    """Whether a line that is more than the name of a column ends as titles do."""
    return COLUMN < len(line) <= LONGEST and "；" not in line and names_type(line)


def _is_name_of_site(line: str) -> bool:
    return line.endswith(SITES) or (line.endswith("网") and len(line) <= LABEL)


def names_type(line: str) -> bool:
    """Whether a line ends as titles do, perhaps with a bracket behind: …报告（2022年1月13日）."""
    return line.endswith(NAMED) or (line[-1:] in ("）", ")") and BRACKET.sub("", line).endswith(NAMED))


def _is_short(line: str, longest: int) -> bool:
    return 0 < len(line) <= longest and "，" not in line and "。" not in line
