"""Lines of a text file that were broken at one width, and the paragraphs that they make.

Text copied from a PDF comes so, and text that a mail program sent.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.document.cuts import END, LABELLED
from fzlint.document.model import Paragraph


def wrapped(lines: Sequence[str]) -> bool:
    """Whether a text file's lines were broken at one width: none is longer, and most that are as wide end in the middle of a
    sentence, which the next line goes on with."""
    full = [line.rstrip() for line in lines]
    width = _width(full)
    if len(full) < 8 or not 15 <= width <= 120:
        return False
    wide = [len(line) >= width - _RAGGED for line in full]
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
        return False
    return sum(open_) >= (_FEW if _indented(full, open_) else _SOME)


def _even(lines: Sequence[str], goes_on: Sequence[bool]) -> bool:
    """Whether lines that go on are as wide as each other, in characters or on paper, where a figure takes half the room."""
    wide = [line for line, on in zip(lines, goes_on, strict=True) if on]
    sizes = sorted(len(line) for line in wide), sorted(sum(2 if c > "\u2000" else 1 for c in line) for line in wide)
    return len(wide) >= _MANY or any(sum(abs(n - ns[len(ns) // 2]) <= 2 for n in ns) >= 0.7 * len(ns) for ns in sizes)


def _indented(lines: Sequence[str], goes_on: Sequence[bool]) -> bool:
    """Whether paragraphs are indented and each line that ends in the middle of a sentence is followed by one that is not."""
    first = sum(line[:1] in _BLANKS for line in lines)
    after = [line[:1] in _BLANKS for line in lines[1:]]
    return first >= _FEW and not any(on and new for on, new in zip(goes_on, after, strict=False))


_FEW = 3  # lines: with indents so many are no chance
_RAGGED = 8  # by so much a line may be shorter: a mark may not begin the next, a number stays whole
_SOME = 5  # lines: so many are no chance
_MANY = 20  # lines: so many need not be even


def _width(lines: Sequence[str]) -> int:
    """The width of the widest lines, a few stray ones left out: one that was put in later is longer than all."""
    widths = sorted(len(line) for line in lines)
    return widths[-1 - max(1, len(widths) // 40)] if len(widths) > 1 else 0


def unwrapped(lines: Sequence[Paragraph], starts: Sequence[bool]) -> tuple[Paragraph, ...]:
    """The paragraphs that the lines of a wrapped text make: a line as wide as the rest goes on in the next.

    starts   for every line whether a paragraph begins with it whatever stands before: it has a label, is a title
    """
    width = _width([line.text.rstrip() for line in lines])
    indented = sum(1 for line in lines if line.text[:1] in _BLANKS) >= 2
    groups: list[list[Paragraph]] = []
    last = ""
    for line, begins in zip(lines, starts, strict=True):
        ended = line.text[:1] in _BLANKS if indented else last[-1:] in END
        goes_on = len(last) >= width - _RAGGED and not begins and not ended
        if groups and (goes_on or last[-1:] in _OPENING):
            groups[-1].append(line)
        else:
            groups.append([line])
        last = line.text.rstrip()
    return tuple(_whole(group) for group in groups)


_OPENING = ("（", "(", "《", "“", "‘")
_BLANKS = (" ", "\u3000", "\t")


def _whole(lines: Sequence[Paragraph]) -> Paragraph:
    """The paragraph that lines make; two Western words keep a blank between them."""
    if len(lines) == 1:
        return lines[0]
    first = lines[0]
    texts = [first.text]
    pieces = list(first.pieces)
    size = len(texts[0])
    for line in lines[1:]:
        before, after = texts[-1].rstrip(), line.text.lstrip()
        size -= len(texts[-1]) - len(before)
        texts[-1] = before
        if before[-1:].isascii() and after[:1].isascii() and before[-1:].isalpha() and after[:1].isalnum():
            texts.append(" ")
            size += 1
        piece = line.pieces[0]
        column = piece.column + len(line.text) - len(line.text.lstrip())
        pieces.append(piece._replace(offset=size, column=column))
        texts.append(after)
        size += len(after)
    return first._replace(text="".join(texts), pieces=tuple(pieces))
