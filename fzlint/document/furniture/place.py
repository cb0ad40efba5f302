"""What is left of a page: the lines that no list of labels and buttons knows, told by where they stand (`blocks.py`).

Once a text is known to be a page, what stands above its title is the page's, whatever it says; so is what stands between the
title and the text and does not belong to the title; and nothing of the report stands behind its signature or behind the foot of
the page but what it encloses. A draft has no line that says of a page: there nothing is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.document.furniture.head import OWN, names_type
from fzlint.document.furniture.lines import (
    BULLET,
    COLUMN,
    HAN,
    HEADER,
    LABEL,
    ORGANS,
    TRIM,
    is_bare_label,
    is_contents,
    is_day,
    is_file,
    is_label,
    label_of,
    says_of_page,
)
from fzlint.document.furniture.rest import is_signed
from fzlint.document.furniture.titles import CUT, NUMBER, PERSON, SLASH, is_head_of_site, kept_lines, whole_title
from fzlint.document.furniture.words import BUTTON, CLOSINGS, COLUMNS, EDGE, MAYBE, SCENES, SELVES
from fzlint.document.title_words import NO_TITLES, TYPES
from fzlint.document.unit import unit_of
from fzlint.pattern import pattern

_WORDY = 30  # code points of a line that says who made the page
_TAIL = 60  # code points of a line at the foot of a page
_FEW = 10
_LABEL = 4
_NAME = 3  # characters of the name of a person
_REMARK = 12  # of a sentence with which somebody signs
_MOTTO = 24  # code points of a motto
_FEW_LINES = 6  # between a title and the text
_ROUNDS = 6  # times that lines are looked at again for what was told of those beside them
_BRACKETED = pattern(r"[（(].*[）)]$")
_DATE = pattern(r"\s*[\w○]{4}\s*年\s*\w{1,3}\s*月\s*\w{1,3}\s*日(?:(?:于|在).{2,20})?$", need="年")
_HEADED = pattern(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；]+$")
_NUMBERED = pattern(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?[、.．]|[（(]\d|[①-⑳]")


# --------------------------------------------------------------------------- in front of the text


def in_front(lines: Sequence[str], front: int, behind: int, found: set[int], own: set[int], labelled: bool) -> bool:
    """Add what is left of the page in front of the text; whether there is one.

    own: lines that are known to be the title; labelled: the headings of the text have labels
    """
    known = _known(lines, front, behind, found)
    if not known:
        return False
    kept = kept_lines(lines, front, found, known) | own
    title = min(kept, default=-1)
    tail = _tail(lines, front, max([*kept, known[-1]]), found)
    named = title >= 0 and unit_of(lines[title]) != ""
    typed = any(names_type(lines[i]) for i in kept)
    for _ in range(_ROUNDS):
        told = set(found)
        for i in (i for i in range(front) if lines[i] and i not in told and i not in kept):
            if i < title:
                left = _is_above(lines, i, told) and (typed or not names_type(lines[i]))
                left = left and (i < known[-1] or named or not lines[i].endswith(ORGANS))
            elif i < known[-1]:
                left = _is_left(lines, i, told, kept)
            else:
                left = i in tail and _is_below(lines, i, told, kept, labelled)
            if left or (i < known[-1] and _is_said(lines, i, known)):
                found.add(i)
    found.update(i for i in range(front) if lines[i].rstrip("….") and lines[i].endswith(CUT) and len(lines[i]) <= _TAIL)
    found.update(i for i in range(front) if lines[i][-1:] in (":", "：") and is_bare_label(lines[i]))
    last = known[-1]  # the last label of several, short and without a value, above the title
    if last + 2 < front and last - 1 in found and last + 2 in kept and _is_empty_label(lines[last + 1]):
        found.add(last + 1)
    return known != [-1]


def _known(lines: Sequence[str], front: int, behind: int, found: set[int]) -> list[int]:
    """The lines in front of the text that say that it stands on a page; where only its foot does, what else is told there, or
    -1: then only a title that is one by itself is looked at."""
    known = [i for i in range(front) if i in found and says_of_page(lines[i])]
    if not known and any(i in found and says_of_page(lines[i]) for i in range(behind, len(lines))):
        title = min(whole_title(lines, front, found), default=-1)
        if 0 <= title <= _FEW and all(lines[:title]):
            known = [i for i in range(front) if i in found] or [-1]
    return known


def _tail(lines: Sequence[str], front: int, last: int, found: set[int]) -> range:
    """The few lines between the title, or what the page says last, and the text; none where a list may stand there."""
    tail = range(last + 1, front)
    listed = lines[last][-1:] in (":", "：") and last not in found
    return (
        tail
        if front < len(lines) and len(tail) <= _FEW_LINES and not listed and all(lines[i] for i in tail)
        else range(0)
    )


def _is_empty_label(line: str) -> bool:
    return (
        1 < len(line) <= _LABEL and not is_contents(line) and HAN.match(line) is not None and not line.endswith(ORGANS)
    )


def _is_said(lines: Sequence[str], i: int, known: Sequence[int]) -> bool:
    """Whether the head of the site names what a line above the title repeats: 欢迎访问青河县政府网站, and then 青河县政府."""
    return lines[i].endswith(ORGANS) and any(lines[i] in lines[j] and is_head_of_site(lines[j]) for j in known if j < i)


def _is_no_line(line: str) -> bool:
    """Whether a line is too long for one of a page, or a sentence."""
    return (
        len(line) > HEADER
        or "。" in line
        or line == "\ufffc"
        or ("，" in line and not any(word in line for word in SELVES))
    )


def _is_of_title(line: str) -> bool:
    """Whether a line may belong to a title: the meeting, who reports, when, to whom, the number of the document."""
    return (
        line.startswith(("——", "关于", "附件", "各"))
        or line.endswith(("：", ":", "会议上", "大会上"))
        or _BRACKETED.match(line) is not None
        or PERSON.match(line) is not None
        or _DATE.match(line) is not None
        or NUMBER.match(line) is not None
    )


def _is_value(lines: Sequence[str], i: int) -> bool:
    """Whether a line is the value of the label above it."""
    line, label = lines[i], lines[i - 1].strip(TRIM + ":：")
    if not is_bare_label(lines[i - 1]) or label in BUTTON or is_contents(line):
        return False
    return not line.endswith(("：", ":")) and ("号" in label or not NUMBER.match(line))


def _is_above(lines: Sequence[str], i: int, known: set[int]) -> bool:
    """Whether a line above the title is the page's. known: what was told before."""
    line = lines[i]
    among = i - 1 in known and i + 1 in known
    if (
        among
        and (_DATE.match(line) or (len(line) <= _MOTTO and not ("，" in line and _are_labels(lines, i))))
        and not NUMBER.match(line)
    ):
        return "。" not in line
    beside = (i - 1 in known or i + 1 in known) and not _are_labels(lines, i)
    short = len(line) <= LABEL and "。" not in line and beside  # 您好，青河
    if _is_no_line(line) and not short:
        return False
    if i - 1 in known and _is_value(lines, i):
        return True
    if is_contents(line):
        return lines[i + 1].startswith("目录")  # 目录X: a button
    return not _is_of_title(line)


def _are_labels(lines: Sequence[str], i: int) -> bool:
    """Whether the lines beside one have labels."""
    return any(is_label(label_of(lines[k])[0]) for k in (i - 1, i + 1) if k >= 0)


def _is_left(lines: Sequence[str], i: int, known: set[int], kept: set[int]) -> bool:
    """Whether a line below the title and above the last one that the page says of itself is the page's too."""
    line = lines[i]
    if _is_no_line(line):
        return False
    if i - 1 in known and _is_value(lines, i):
        return True
    among = i - 1 in known and i + 1 in known
    if _is_of_title(line):
        return among and _DATE.match(line) is not None
    if line[0] in BULLET:
        return True
    if is_contents(line):
        return lines[i + 1].startswith("目录")  # 目录X: a button
    if line.endswith(TYPES) and not SLASH.search(line):
        return among and (line in COLUMNS or len(line) < _LABEL)
    if line.endswith(ORGANS) and not among:  # below the title: who reports
        return (i + 1 not in kept and i - 1 not in kept) or (i + 1 in known and is_day(lines[i + 1]))
    return among or i - 1 not in kept or len(line) > _NAME


def _is_below(lines: Sequence[str], i: int, known: set[int], kept: set[int], labelled: bool) -> bool:
    """Whether a line between the title, or what the page says last, and the text is the page's."""
    line, below, above = lines[i], i + 1 in known, i - 1 in known
    if line in EDGE or (above and not _is_no_line(line) and (is_bare_label(line) or _is_value(lines, i))):
        return True
    if (
        _is_no_line(line)
        or _is_of_title(line)
        or is_contents(line)
        or line in NO_TITLES
        or line.endswith((*TYPES, "们"))
    ):
        return False
    if line.endswith(ORGANS):  # who has put it on the page, and when
        return below and is_day(lines[i + 1])
    if not line[0].isdigit() and (label_of(line)[1] or "目录" in line):
        return False
    words = "".join(line.lstrip(BULLET + "-").split())
    if not words.isalpha():  # a count, not the name of a person or a heading
        return len(line) <= 2 * COLUMN and OWN.search(line) is None and _NUMBERED.match(line) is None
    if above and (len(line) <= _NAME or (line.endswith(SCENES) and len(line) <= _FEW)):
        return True
    if above and len(line) <= COLUMN:  # a heading, where those of the text have no labels
        return labelled or below
    return i - 1 in kept and below and len(words) > _NAME


# --------------------------------------------------------------------------- behind it


def behind_it(lines: Sequence[str], texts: Sequence[str], begin: int, found: set[int], page: bool) -> None:
    """Add what is left of the page behind the text. page: a page has begun in front of it; texts: the paragraphs, of which
    lines are those that may be the page's by their words."""
    foot = [i for i in range(begin, len(lines)) if i in found and says_of_page(lines[i])]
    if not page and not foot:
        return
    signed = [i for i in range(begin, len(lines)) if ends_signature(lines, i)]
    if signed:
        _behind_signature(lines, texts, signed[-1] + 1, found)
    first = foot[0] if foot else len(lines)
    lowest = signed[-1] if signed else begin - 1
    # lines of an attachment say anything
    loose = page and not any(lines[i].startswith("附") and not _is_enclosed(lines, i) for i in range(lowest + 1, first))
    above = first - 1
    while above > lowest and (_is_credit(lines[above]) or (loose and _is_loose(lines[above]))):
        above -= 1
    kept = (
        first - above > 1 and above >= 0 and _HEADED.match(texts[above].strip()) is not None
    )  # all that a heading has below it
    if not kept and (foot or (page and first - above > _TWO)):
        found.update(range(above + 1, first))
    if foot:
        found.update(i for i in range(first, len(lines)) if _is_foot(lines, i))
        between = (i for i in range(begin + 1, len(lines) - 1) if lines[i] and {i - 1, i + 1} <= found)
        found.update([i for i in between if "。" not in lines[i] and not lines[i].startswith("附")])
    # 附件 above a file to load down
    files = [i for i in range(begin + 1, len(lines)) if i in found and (is_file(lines[i]) or i - 2 in found)]
    found.update(i - 1 for i in files if lines[i - 1].rstrip("：:") == "附件")


_TWO = 2  # lines that nothing tells but that a page has begun


def _is_loose(line: str) -> bool:
    """Whether a line below the text is no sentence, no item, no heading of a list, and belongs to no signature."""
    if not line or _is_no_line(line) or line.startswith(CLOSINGS) or _NUMBERED.match(line):
        return False
    if (
        line.endswith(("：", ":", "；", "！", "!"))
        or (line.endswith(ORGANS) and not line.endswith(tuple(MAYBE)))
        or _DATE.match(line)
        or _BRACKETED.match(line)
    ):
        return False
    return not label_of(line)[1] and HAN.search(line) is not None


def _behind_signature(lines: Sequence[str], texts: Sequence[str], begin: int, found: set[int]) -> None:
    """Add the lines of a page behind the date that ends a report, up to what may belong to that: an attachment, a note."""
    for i in range(begin, len(lines)):
        line = lines[i] or texts[i].strip()
        if i in found or _BRACKETED.match(line):
            continue
        remark = not lines[i] and i - 1 in found and len(line) <= _REMARK  # 局长：同意。
        if not remark and (not lines[i] or len(line) > _TAIL or "。" in line):
            return
        if line.startswith(CLOSINGS) and not _is_enclosed(lines, i):
            return
        found.add(i)


def _is_enclosed(lines: Sequence[str], i: int) -> bool:
    """Whether a line stands above a file to load down: 附件."""
    return lines[i].rstrip("：:") == "附件" and i + 1 < len(lines) and is_file(lines[i + 1])


def _is_credit(line: str) -> bool:
    """Whether a line above the foot of a page says who made it: 统稿：某甲."""
    label, marked = label_of(line)
    return marked and len(label) < 5 and len(line) < _WORDY and "，" not in line and not line.startswith(CLOSINGS)


def _is_foot(lines: Sequence[str], i: int) -> bool:
    """Whether a line below the first one of the foot of a page is the page's too."""
    line = lines[i]
    if not line or len(line) > _TAIL or "。" in line or line.startswith(CLOSINGS):
        return False
    return not (ends_signature(lines, i) or (i + 1 < len(lines) and ends_signature(lines, i + 1)))


def ends_signature(lines: Sequence[str], i: int) -> bool:
    """Whether a line is the date below the unit that signs, or both."""
    if is_signed(lines[i]):
        return True
    dated = _DATE.match(lines[i]) is not None or (lines[i] != "" and is_day(lines[i]))
    return i > 0 and dated and lines[i - 1].endswith(ORGANS)
