"""One line in which the page, the title and the first words of the text run together, as what is pasted from a browser or a chat
often comes: where each begins and ends.

The line is cut into words up to the first word of the text (which has a comma or is long), and each is told by itself as far as
that can be (`lexemes.py`). Each word then is two signs of a string, what it is and how it goes with those beside it, and a short
grammar over that string, a row after the other, tells the rest. Nothing is said of a line in which no word is surely a page's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from fzlint.document.furniture.head import OWN, ROOMS
from fzlint.document.furniture.lexemes import ARROWS, BEGINNING, NUMBER, SHORT, VALUE, Word, cut, words_of
from fzlint.document.furniture.lines import LABEL, ORGANS, is_contents, is_edge, is_notice, is_sure, label_of, parts_of
from fzlint.document.furniture.words import BUTTON, EDGE, LISTS, SURE, shape
from fzlint.document.title_words import GOES_ON, POSTS
from fzlint.document.title_words import ORGANS as PLACES
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

Kind = Literal["page", "named", "title", "text", "own"]

_FOOT = 400  # code points of the foot of a page
_DELIVERED = shape("会上样式")  # 2025年1月9日在…会议上
_SAID = 30  # code points with which a digest and the text begin
_TITLED = pattern(r"(?:标\s*题|题\s*名|名\s*称)\s*[\]】]?\s*[:：|｜]\s*$", need="题|名")
_NUMBERED = pattern(r"\S{2,12}〔\d{4}〕\d+号$", need="〔")


class Run(NamedTuple):
    """A stretch of a line: what it is, and where it stands. A named one is the page's and says the title behind a label; an own
    one is a paragraph by itself: a salutation."""

    kind: Kind
    start: int
    end: int


# --------------------------------------------------------------------------- the grammar

# The first sign of a word says what it is: P the page's, N the title behind a label of the page, T a title, S a step of the way that
# ends as titles do, M a mark, X the text (E where none follows); of what nothing tells yet how long it is: s, m, l. The grammar
# tells of these which are P or X, O a paragraph, o several words of one, t the words in which the title T begins.
# The second says how it goes with others: + it goes on in the next one (of a title: it is one by itself), ~ it is half a title, b it
# says who reports or where, : it is a salutation, # the number of the document, ^ the text begins behind it as texts do, | it is the edge of a cell.

# A row: the words that it tells, as the group of a pattern over the signs, and what they are.
_GRAMMAR: tuple[tuple[str, str], ...] = (
    # the last step of the way is the title where no other is and the text follows
    (r"^(?:[^T].)*(S.)(?=(?:[^TS].)*X)", "T"),
    (r"(S.)", "P"),
    # 青河县水务局 关于2024年…的报告
    (r"((?:[sml][+~])+)(?=T-)", "t"),
    (r"((?:[sml]\+)+)(?=[tT])", "t"),
    (r"([ml]-)(?=T-)", "t"),
    # a title of several parts that ends in no type of document, in front of the page
    (r"^(?=(?:s.)*[ml])((?:[sml].)+)(?=[PN])", "o"),
    # the number of the document, wherever it stands
    (r"([sml]#)", "O"),
    # who reports, below the title: （2025年1月9日） 县长 王一 各位代表：
    (r"(?<=T.)([sml]b(?:[sml].)*)(?=[PNTtM])", "O"),
    (r"(?<=T.)((?:[sml]b(?:s-){0,3})+)(?=[sml]:)", "o"),
    # above a title stand the names of the site, of a column, of an organ; what is too long for one is a paragraph
    (r"(l.)(?=(?:[smlMO].)*[tT])", "O"),
    (r"([smM].)(?=(?:[smMO].)*[tT])", "P"),
    # between words of the page only a short one is its own
    (r"([ml].)(?=(?:[smlMO].)*[PN])", "O"),
    (r"([sM].)(?=(?:[sMO].)*[PN])", "P"),
    # right in front of the text: the last cells of a table, the last label, a salutation, and the first words of it
    (r"(?<=P.)((?:[smlM].)*M\|)(?=(?:[smlM].)*[XE])", "P"),
    (r"(?<=P.)((?:M.)+)(?=(?:[smlM].)*[XE])", "P"),
    (r"(?<=P.)((?:s\^)+)", "P"),
    (r"((?:[sml]:)+)(?=(?:[smlM].)*[XE])", "O"),
    (r"([smlM].)", "X"),
)
_ROWS = [(re.compile(row), told) for row, told in _GRAMMAR]
_STRETCHES = re.compile(r"(?:P.)+|N.|(?:t.)*T.|(?:o.)+|O.|[XE].*")
_KINDS: dict[str, Kind] = {"P": "page", "N": "named", "T": "title", "t": "title", "o": "own", "O": "own"}
_FIRST = {"page": "P", "label": "P", "named": "N", "title": "T", "step": "S", "mark": "M"}


def _told(signs: str) -> str:
    """The signs of a line in which the grammar has told all."""
    for row, told in _ROWS:
        signs = row.sub(lambda match, told=told: _rewritten(match, told), signs)  # type: ignore[misc]
    return signs


def _rewritten(match: re.Match[str], told: str) -> str:
    words = match.group(1)
    before = match.string[match.start() : match.start(1)]
    return before + "".join(told + second for second in words[1::2])


def _signs(line: str, words: Sequence[Word]) -> str:
    """Two signs for each word, and two for what follows."""
    signs = [_first(line, words, i) + _second(line, words, i) for i in range(len(words))]
    return "".join(signs) + ("X-" if line[words[-1].end :].strip() else "E-")


def _first(line: str, words: Sequence[Word], i: int) -> str:
    word = words[i]
    if word.kind:
        return _FIRST[word.kind]
    if i + 1 < len(words) and line[words[i + 1].start] in ARROWS:
        return "P"  # a step of the way
    long = word.end - word.start
    return (
        "s"
        if long <= LABEL or line[word.start : word.end].endswith((*ORGANS, *ROOMS))
        else "m"
        if long <= VALUE
        else "l"
    )


def _second(line: str, words: Sequence[Word], i: int) -> str:
    word = words[i]
    said, behind = line[word.start : word.end], line[word.end :].lstrip()
    if word.kind == "mark":
        return "|" if "|" in said else "-"
    if word.kind:
        return "+" if OWN.search(said) else "-"
    if said[-1] in ":：":
        return ":"
    if _NUMBERED.match(said):
        return "#"
    if _goes_on(said, behind):
        return "+"
    if said[0] in "（(—" or said.endswith(POSTS) or _DELIVERED.match(said):
        return "b"
    if OWN.search(said) or said.startswith("关于"):
        return "~"
    short = 1 < len(said) <= SHORT and said.isalpha() and not is_contents(said)
    return "^" if short and BEGINNING.match(behind) else "-"


def _goes_on(said: str, behind: str) -> bool:
    """Whether a word goes on in the next one, as the first of a title does: an organ, a number, 关于."""
    organ = (behind[:1].isdigit() or behind[:1] in ("（", "(")) and said.rstrip("）)").endswith((*ORGANS, *PLACES))
    return (
        behind.startswith("关于")
        or organ
        or said.startswith("中共")
        or NUMBER.match(behind) is not None
        or said.endswith(GOES_ON)
    )


# --------------------------------------------------------------------------- stretches


def runs(line: str) -> list[Run]:
    """The stretches of a line that begins a page; none if it is one thing."""
    words = list(words_of(line))
    if not words or all(word.kind in ("", "title", "mark") for word in words):
        return []
    found = []
    for match in _STRETCHES.finditer(_told(_signs(line, words))):
        first, last = match.start() // 2, match.end() // 2 - 1
        kind = _KINDS.get(match.group()[0], "text")
        start = words[first].start if first < len(words) else words[-1].end
        found.append(Run(kind, start, len(line) if kind == "text" else words[last].end))
    found = _merged(_digested(line, _titled(line, [run for run in found if line[run.start : run.end].strip()])))
    sure = any(word.sure for word in words) or any(
        run.kind == "page" and is_edge(line[run.start : run.end].strip()) for run in found
    )
    parted = any(run.kind == "title" for run in found) or bool(line[words[-1].end :].strip())
    paged = any(run.kind in ("page", "named") for run in found)
    return found if sure and parted and len(found) > 1 and paged else []


def _titled(line: str, found: list[Run]) -> list[Run]:
    """The stretches, where a title is the page's own: the name of a column above one that is a title by itself (法治政府建设年度报告
    above 水务局2024年…报告), one behind a label that stands once more further on, any behind a label where another stands."""
    whole = [i for i, run in enumerate(found) if run.kind == "title" and OWN.search(line[run.start : run.end])]
    for i, run in enumerate(found):
        column = run.kind == "title" and whole and i < whole[0]
        again = i in whole and line.count(line[run.start : run.end], run.end) and _label_before(line, found, i) >= 0
        if column or again or (run.kind == "named" and whole):
            found[i] = run._replace(kind="page")
        elif [i] == whole and 0 < i < len(found) - 1 and found[i + 1].kind == "page":
            # in a table of the page, with its label: 标 题 | 水务局2024年…报告 | 发布机构 |
            label = _TITLED.search(line, found[i - 1].start, run.start)
            at = label.start() if label else run.start
            found[i - 1] = found[i - 1]._replace(end=min(at, found[i - 1].end))
            found[i] = Run("named" if label else "title", at, run.end)
    return [run for run in found if run.start < run.end]


def _digested(line: str, found: list[Run]) -> list[Run]:
    """The stretches, where the text begins twice: what the page says of it, cut off, and the text itself."""
    text = found[-1]
    begin = text.start + len(line[text.start :]) - len(line[text.start :].lstrip())
    again = line.find(line[begin : begin + _SAID], begin + _SAID) if text.kind == "text" and len(found) > 1 else -1
    if again < 0 or again - begin > _FOOT or not line[:again].rstrip()[-1].isalnum():
        return found
    return [*found[:-1], Run("page", text.start, again), Run("text", again, text.end)]


def _label_before(line: str, found: Sequence[Run], i: int) -> int:
    """Where the label begins, or ends, that the page has in front of a title; -1 if none does."""
    if not i or found[i - 1].kind != "page":
        return -1
    before = line[found[i - 1].start : found[i - 1].end].rstrip(" |｜")
    if before[-1:] in (":", "："):
        return found[i - 1].end
    label = _TITLED.search(line, found[i - 1].start, found[i].start)
    return label.start() if label else -1


def _merged(found: Sequence[Run]) -> list[Run]:
    """Stretches of the page side by side as one."""
    merged: list[Run] = []
    for run in found:
        if merged and merged[-1].kind == run.kind == "page":
            merged[-1] = merged[-1]._replace(end=run.end)
        else:
            merged.append(run)
    return merged


def tail(line: str) -> int:
    """Where the page begins that stands behind the text in one line with it; the end if none does."""
    at = line.rfind("。")
    near = at >= 0 and len(line) - at <= _FOOT
    starts = [start for start, _ in cut(line, at + 1, len(line))] if near else []
    for start in starts:
        rest = line[start:].strip()
        label, marked = label_of(rest)
        word = rest.split(maxsplit=1)[0]
        buttons = word[0] in "【[" and all(part in BUTTON for part in parts_of(word))
        bracketed = rest[0] in "（(" and rest[-1] in "）)"
        sure = is_sure(word) or word in LISTS
        begins = (marked and (label in SURE or label in EDGE)) or sure or buttons
        if bracketed and is_notice(rest):
            return start
        if begins and (bracketed or "，" not in rest) and (sure or is_sure(rest) or is_edge(rest)):
            return start
    return len(line)
