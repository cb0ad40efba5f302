"""What stands around a title in one line with it: blanks, marks, a number or a file name in front, and behind it a date, the
meeting, the name of the site."""

from __future__ import annotations

from fzlint.document.furniture.words import SITES
from fzlint.document.title_words import BEFORE_TITLES, BEHIND_TITLES, ORGANS, TYPES
from fzlint.pattern import pattern

AROUND = " \t\u3000\xa0|｜"  # blanks, and the edges of a cell that was pasted
MARKS = "。：:；;！!"  # that nobody should write behind a title
QUOTES = {"》": "《", "”": "“", '"': '"'}

BRACKET_BEHIND = pattern(r"[（(][^（）()]*[）)]$")
_PUT = pattern(r"\s+\S{2,20}\s+\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$")  # by whom a page was published, and when
_DATE = pattern(r"[（(]?\s*[\d一二〇○零]{4}\s*年\s*\w{1,3}\s*月(?:\s*\w{1,3}\s*日)?\s*[）)]?$")
_COPY = pattern(  # what a file was called when it was saved once more: - 副本, _V2, -20251216
    rf"(?:[ ]?[-－—_]+[ ]?|[ ]+)(?:{'|'.join(BEHIND_TITLES)}|[Vv]\d{{1,2}}(?:\.\d{{1,2}})*|20\d{{6}})(?:[ ]?[（(]?\d{{1,2}}[）)]?)?$"
)
_PARTING = "-—_|｜"  # in the head of a window
_NAMES = (*SITES, *ORGANS, "网")
NUMBER_BEFORE = pattern(
    r"[^\s，。《》]{1,12}\s*[〔\[（(【［]\s*\d{4}\s*[〕\]）)】］]\s*第?\s*\d{1,4}\s*号[\s:：]*", need="号"
)
_FILE_BEFORE = pattern(
    rf"(?:[\w（()）+-]{{0,40}}\.(?:docx?|wps|pdf|txt|rtf|md)|(?:{'|'.join(BEFORE_TITLES)})\s*\d{{0,2}}\s*[:：.．]?|Page \d+ -)\s*"
)
_COLUMN_BEFORE = pattern(r"【[^【】]{2,8}】\s*(?=\S{6})", need="【")


def ends_title(line: str) -> bool:
    """Whether a line ends in the name of a type of document, perhaps with a bracket, 》 or the date behind it."""
    if line[-1:] in QUOTES and line[0] == QUOTES[line[-1]]:
        line = line[:-1]
    return _is_typed(line) or end_of_title(line) < len(line)


def _is_typed(line: str) -> bool:
    """Whether a line ends in the name of a type of document, perhaps with a bracket: …报告（2024年度）."""
    return line.endswith(TYPES) or (line.endswith(("）", ")")) and BRACKET_BEHIND.sub("", line).endswith(TYPES))


def end_of_title(line: str) -> int:
    """Where a title ends that has something behind it in one line: a date, the meeting, the site; the end where it has not."""
    end, begin = len(line), -1
    while begin != end:
        begin, end = end, len(line[: _behind(line[:end])].rstrip())
    return end if _is_typed(line[:end]) else len(line)


def has_type(line: str) -> bool:
    """Whether a folded line of a title says what kind of document it is: …报告（2023年度）; a headline does not."""
    return _is_typed(line[: end_of_title(line)].rstrip())


def _behind(line: str) -> int:
    """Where the last thing begins that may stand behind a title; the end where there is none."""
    found = None
    if line.endswith(("日", "月", "）", ")")):
        found = _DATE.search(line) or _COPY.search(line)
    elif line[-1:].isdigit():
        found = _PUT.search(line) or _COPY.search(line)
    elif line.endswith(BEHIND_TITLES):
        found = _COPY.search(line)
    elif "——" in line and line.endswith(("会议上", "大会上")):
        return line.index("——")
    elif line.endswith(_NAMES):
        parted = (i for i, mark in enumerate(line) if mark in _PARTING and _is_typed(line[:i].rstrip()))
        return next(parted, len(line))
    return found.start() if found else len(line)


def unspaced(line: str) -> str:
    """A line without the blanks that space it out (政 府 工 作 报 告); any other as it is."""
    words = line.split()
    if len(words) < 4 or len("".join(words)) > 2 * len(words):
        return line
    return "".join(words)


def _once_named(title: str) -> str:
    """A title that names who reports twice, as the value of a label of the page and in itself, once."""
    for k in range(_UNIT, len(title) // 2):
        if title.startswith(title[:k], k) and title[:k].endswith(ORGANS):
            return title[k:]
    return title


_UNIT = 4  # characters of the name of a unit


def bare_title(title: str) -> str:
    """A title without what stands around it: a number, a file name, the column of a page, 《》, a mark, a date."""
    bare = unspaced(title.strip(AROUND))
    if "." in bare or bare.startswith((*BEFORE_TITLES, "Page")):
        bare = _FILE_BEFORE.sub("", bare, count=1) if _FILE_BEFORE.match(bare) else bare
    if bare[:1] == "【" and (match := _COLUMN_BEFORE.match(bare)):
        bare = bare[match.end() :]
    if "号" in bare and (match := NUMBER_BEFORE.match(bare)):
        bare = bare[match.end() :]
    bare = _once_named(bare.rstrip(MARKS + "，, "))
    bare = bare[: end_of_title(bare)].rstrip()
    if bare[-1:] in QUOTES and bare[0] == QUOTES[bare[-1]] and bare[-1] not in bare[1:-1]:
        bare = bare[1:-1].strip()
    return bare or title
