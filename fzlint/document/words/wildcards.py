"""Signs in the words of a table: ？ any Chinese character, # a digit, … some characters of the same clause, 。 the end of it.

Of two right words that are taken for each other (度过, 渡过) it is what they stand with that tells which was meant, and that need not
stand right beside them: 渡过…汛期, 启用…干部。
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.slips import clause, is_part

ANY, DIGIT, GAP, END = "？", "#", "…", "。"
_GAP = 16  # characters that … may stand for


def forms(text: str, wrong: str, right: str, pairs: frozenset[str]) -> Iterator[Span]:
    """Where `wrong` stands, in order; ？ in it is any Chinese character, unless that makes what is `right`.

    pairs: see `Document.pairs`
    """
    anchor = max(wrong.split(ANY), key=len)
    if len(anchor) > 1 and not (anchor[:2] in pairs and anchor[-2:] in pairs):
        return
    offset = wrong.index(anchor)
    at = text.find(anchor)
    while at >= 0:
        start = at - offset
        if start >= 0 and (offset == 0 == len(wrong) - len(anchor) or _other(text, start, wrong, right)):
            yield Span(start, start + len(wrong))
        at = text.find(anchor, at + len(anchor))


def _other(text: str, start: int, wrong: str, right: str) -> bool:
    """Whether `wrong`, with a Chinese character in the place of each sign, stands there, and is not what is right."""
    shown = text[start : start + len(wrong)]
    wild = (c for c, wanted in zip(shown, wrong, strict=False) if wanted == ANY)
    return shown not in right and _reads(shown, wrong) and all(map(is_han, wild))


def inside(text: str, span: Span, phrases: tuple[str, ...]) -> bool:
    """Whether the words at `span` stand there as a part of one of `phrases`, which may have signs."""
    around: Span | None = None
    for phrase in phrases:
        if GAP in phrase:
            around = around or clause(text, span)
            if _spread(text, span, phrase, around):
                return True
        elif ANY in phrase or DIGIT in phrase:
            starts = range(min(span.start, len(phrase) - (span.end - span.start)) + 1)
            if any(_reads(text[span.start - at : span.start - at + len(phrase)], phrase) for at in starts):
                return True
        elif is_part(text, span, phrase):
            return True
    return False


def _spread(text: str, span: Span, phrase: str, around: Span) -> bool:
    """Whether the words at `span` stand in their clause, at `around`, as a part of a phrase with gaps."""
    words = text[span.start : span.end]
    closed = phrase[-1] == END
    parts = phrase.rstrip(END).split(GAP)
    for i, part in enumerate(parts):
        start = span.start - part.find(words)
        if words not in part or start < around.start or not text.startswith(part, start):
            continue
        end = start + len(part)
        if closed and i == len(parts) - 1 and end < around.end:
            continue
        if _follows(text, end, parts[i + 1 :], around.end, closed) and _precedes(text, start, parts[:i], around.start):
            return True
    return False


def _follows(text: str, at: int, parts: list[str], stop: int, closed: bool) -> bool:
    """Whether the parts follow one another in the text from `at`, each not too far behind the one before it."""
    for left, part in enumerate(parts, 1 - len(parts)):
        last = closed and left == 0
        found = text.rfind(part, at, stop) if last else text.find(part, at, stop)
        if found < 0 or found - at > _GAP or (last and found + len(part) < stop):
            return False
        at = found + len(part)
    return True


def _precedes(text: str, at: int, parts: list[str], stop: int) -> bool:
    """Whether the parts stand in the text in front of `at`, each not too far before the one behind it."""
    for part in reversed(parts):
        found = text.rfind(part, stop, at)
        if found < 0 or at - found - len(part) > _GAP:
            return False
        at = found
    return True


def _reads(text: str, phrase: str) -> bool:
    """Whether `text` begins with a phrase that has signs for one character."""
    return len(text) >= len(phrase) and all(
        c == wanted or wanted == ANY or (wanted == DIGIT and c.isdigit())
        for c, wanted in zip(text, phrase, strict=False)
    )
