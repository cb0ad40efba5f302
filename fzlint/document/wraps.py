"""Lines of a text file that were broken at one width, and the paragraphs that they make.

Text copied from a PDF comes so, and text that a mail program sent. The first is broken at one width on paper, where a figure
takes half the room, has the numbers and heads of its pages in it, and a blank wherever Chinese stands beside a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fzlint.document.cuts import END, LABELLED, torn
from fzlint.document.model import Paragraph, Piece, Role
from fzlint.document.title_words import TYPES
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_FEW = 3  # lines: with indents so many are no chance
_SOME = 5  # lines: so many are no chance
_INDENT = 4  # half characters: the first line of a paragraph is shorter by as much
_MANY = 20  # lines: so many need not be even
_RUNNING = ("title", "body")
# what stays whole where a line is broken: a figure, a mark with what it closes or opens
_KEPT = pattern(r"(?:.?[“”‘’（《(])?(?:[0-9A-Za-z.,·:/%-]+(?:[（(“][0-9A-Za-z]+)?|[^ ])?[%％”’》）)，。、；：？！]*")
_RATE = pattern(r"\s*\d+[.．]\d+\s?(?:%|％|万|亿|倍|个)")
_ENDED = END.translate({ord(mark): None for mark in "；;"})  # items have labels
_OPENING = ("（", "(", "《", "“", "‘")
_BLANKS = (" ", "\u3000", "\t")
_HAN = "\u4e00-\u9fff"
# the blank that a converter puts where a printer leaves a quarter of a character free
_BESIDE = pattern(rf"(?<=[{_HAN}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％]) (?=[{_HAN}])", need=" ")
_TOUCH = pattern(rf"[{_HAN}][0-9A-Za-z]|[0-9A-Za-z%％][{_HAN}]")


def _on_paper(line: str) -> float:
    """The width of a line as printed, in half characters."""
    full = 2 * len(line) - len(line.encode("ascii", "ignore"))
    return full - len(_BESIDE.findall(line)) / 2 if " " in line else full


class _Measure(NamedTuple):
    """How wide a line is. ragged: by so much a line may be shorter: a mark may not begin the next, a number stays whole.
    least, most: how wide the lines of a wrapped text are."""

    of: Callable[[str], float]
    ragged: int
    least: int
    most: int


_MEASURES = (_Measure(len, 8, 15, 120), _Measure(_on_paper, 8, 30, 240))


def wrapped(lines: Sequence[str]) -> bool:
    """Whether a text file's lines were broken at one width: none is longer, and most that are as wide end in the middle of a
    sentence, which the next line goes on with."""
    return _measure([line.rstrip() for line in lines]) is not None


def _measure(full: Sequence[str]) -> _Measure | None:
    """The measure by which lines were broken at one width, the one by which more lines go on; None if they were not."""
    if len(full) < 8 or _width([len(line) for line in full]) > _MEASURES[0].most:
        return None
    found = [(_going_on(full, measure), measure) for measure in _MEASURES]
    count, best = max(found, key=lambda each: each[0])
    return best if count else None


def _going_on(full: Sequence[str], measure: _Measure) -> int:
    """How many lines go on in the next, by a measure; 0 if they were not broken at one width by it."""
    sizes = [measure.of(line) for line in full]
    width = _width(sizes)
    if not measure.least <= width <= measure.most:
        return 0
    wide = [size >= width - measure.ragged for size in sizes]
    open_ = [
        is_wide and line[-1] not in END and not LABELLED.match(after)
        for is_wide, line, after in zip(wide, full, [*full[1:], ""], strict=True)
    ]
    running = sum(
        1
        for is_open, line in zip(open_, full, strict=True)
        if is_open and any(c in LABELLED.sub("", line, count=1) for c in "，、；。,")
    )
    if sum(open_) < 0.5 * sum(wide) or running < 0.5 * sum(open_) or not _even(full, open_):
        return 0
    return sum(open_) if sum(open_) >= (_FEW if _indented(full, open_) else _SOME) else 0


def _even(lines: Sequence[str], goes_on: Sequence[bool]) -> bool:
    """Whether lines that go on are as wide as each other, in characters or on paper."""
    wide = [line for line, on in zip(lines, goes_on, strict=True) if on]
    sizes = (2, sorted(map(len, wide))), (_INDENT, sorted(map(_on_paper, wide)))
    return len(wide) >= _MANY or any(
        sum(abs(n - ns[len(ns) // 2]) <= most for n in ns) >= 0.7 * len(ns) for most, ns in sizes
    )


def _indented(lines: Sequence[str], goes_on: Sequence[bool]) -> bool:
    """Whether paragraphs are indented and each line that ends in the middle of a sentence is followed by one that is not."""
    first = sum(line[:1] in _BLANKS for line in lines)
    after = [line[:1] in _BLANKS for line in lines[1:]]
    return first >= _FEW and not any(on and new for on, new in zip(goes_on, after, strict=False))


def _width(sizes: Sequence[float]) -> float:
    """The width of the widest lines, a few stray ones left out: one that was put in later is longer than all."""
    widths = sorted(sizes)
    return widths[-1 - max(1, len(widths) // 40)] if len(widths) > 1 else 0


def unwrapped(lines: Sequence[Paragraph], labelled: Sequence[bool], roles: Sequence[Role]) -> tuple[Paragraph, ...]:
    """The paragraphs that the lines of a wrapped text make: a line as wide as the rest goes on in the next.

    What belongs to the page stands behind the paragraph that it parts. The lines of a title are one.

    labelled   for every line whether a paragraph begins with it, for it has a label
    roles      what every line is
    """
    full = [line.text.rstrip() for line in lines]
    measure = _measure([line for line, role in zip(full, roles, strict=True) if role != "cell"]) or _MEASURES[0]
    sizes = [measure.of(line) for line in full]
    width = _width(sizes)
    indented = sum(1 for line in lines if line.text[:1] in _BLANKS) >= 2
    spaced = _is_spaced([line for line, role in zip(full, roles, strict=True) if role in _RUNNING])
    groups: list[list[Paragraph]] = []
    last, was = "", ""
    into, size = 0, 0.0
    for line, label, role, now in zip(lines, labelled, roles, sizes, strict=True):
        ended = line.text[:1] in _BLANKS if indented else last[-1:] in _ENDED
        through = _RATE.match(line.text) or torn(last, line.text.strip())  # 63.6% is no item 63
        kept = measure.of(_KEPT.match(line.text.lstrip())[0]) - measure.of("文")  # type: ignore[index]
        wide = size + kept >= width - measure.ragged
        goes_on = (wide and not ended and (through or not label)) or last[-1:] in _OPENING
        if was == "title":  # the first line of a text without a title may be taken for one
            ends = last.endswith(TYPES)
            goes_on = role == "title" or (not ends and (goes_on or (last + line.text.strip()).endswith(TYPES)))
        if groups and was in _RUNNING and role in _RUNNING and (was == "title" or role == "body") and goes_on:
            groups[into].append(line)
        else:
            groups.append([line._replace(role="furniture") if role == "furniture" else line])
            if role == "furniture":
                continue
            into = len(groups) - 1
        last, was, size = line.text.rstrip(), role, now
    trailing = 2 * sum(line.text.endswith(" ") for line in lines) > len(lines)  # a converter's, too
    return tuple(_whole(group, spaced and group[0].cell is None, trailing) for group in groups)


def _is_spaced(lines: Sequence[str]) -> bool:
    """Whether a blank stands wherever Chinese stands beside a figure: nobody types them all."""
    blanks = sum(len(_BESIDE.findall(line)) for line in lines if " " in line)
    return blanks >= _SOME and blanks >= 9 * sum(len(_TOUCH.findall(line)) for line in lines)


def _whole(lines: Sequence[Paragraph], spaced: bool, trailing: bool) -> Paragraph:
    """The paragraph that lines make; two Western words keep a blank between them.

    spaced     the blanks beside figures are the converter's
    trailing   the blanks at the ends of lines are
    """
    first = lines[0]
    if len(lines) == 1 and not (spaced and _BESIDE.search(first.text)):
        return first._replace(text=first.text.rstrip()) if trailing else first
    texts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for i, line in enumerate(lines):
        start = 0 if i == 0 else len(line.text) - len(line.text.lstrip())
        end = len(line.text.rstrip()) if trailing or i + 1 < len(lines) else len(line.text)
        before = texts[-1][-1:] if texts else ""
        if before.isascii() and before.isalpha() and line.text[start].isascii() and line.text[start].isalnum():
            texts.append(" ")
            size += 1
        for at, stop in _stretches(line.text, start, end, spaced):
            piece = line.pieces[0]
            pieces.append(piece._replace(offset=size, column=piece.column + at))
            texts.append(line.text[at:stop])
            size += stop - at
    return first._replace(text="".join(texts), pieces=tuple(pieces))


def _stretches(text: str, start: int, end: int, spaced: bool) -> Iterator[tuple[int, int]]:
    """What of a line is the report's: all, or what stands between the blanks beside figures."""
    for match in _BESIDE.finditer(text, start, end) if spaced else ():
        yield start, match.start()
        start = match.end()
    yield start, end
