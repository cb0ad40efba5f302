"""Words that are put for another, judged by what stands beside them: what was meant makes a frequent run with its
neighbours, and what stands there is met beside none of them.

Four kinds: a character of the same sound or shape that makes no word (职贵); two characters swapped (护保); a character that is
there twice, once as another of its sound (坚尖持); a word of the same sound (人民暴涨). What is met on either side is left alone:
names, new words and other sciences are met nowhere, too, but nothing frequent is one character away from them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from operator import add

from fzlint.document.model import Document, Span
from fzlint.document.phrases import OFTEN, Heard, Phrases
from fzlint.record import NamedTuple

_REACH = 3  # characters on either side that a frequent run of four may take in


class Suspect(NamedTuple):
    """What stands at `span`, what was meant, the frequent run that this makes, how frequent it is (see Phrases)."""

    span: Span
    right: str
    run: str
    frequency: int


def strange(document: Document, phrases: Phrases) -> list[int]:
    """Where a character stands that is not met behind the one before it: offsets, in order."""
    unknown = {pair for pair in document.pairs if not phrases.known(pair[0], pair[1])}
    return [i for i, pair in enumerate(map(add, document.text, document.text[1:]), 1) if pair in unknown]


def characters(text: str, places: list[int], phrases: Phrases, alone: Container[str]) -> Iterator[Suspect]:
    """Words of two, one of them a character that makes no word with either neighbour and looks or sounds like the right one;
    and characters of one sound where one of them is too many.

    places: see `strange`
    alone: characters that are words of their own and may stand beside any other: 们, 使, 既
    """
    for at, following in zip(places, places[1:], strict=False):
        character = text[at]
        if following != at + 1 or character in alone or not is_han(character):
            continue
        before, behind = neighbours(text, at, at + 1)
        if not before and not behind:
            continue
        best: Suspect | None = None
        ends = phrases.words_with(before[-1:])
        for other in phrases.alike(character):
            if other == character:
                continue
            if other in ends and (found := _run(before, other, behind, -1, phrases)):
                best = _better(best, Suspect(Span(at - 1, at + 1), before[-1] + other, *found))
            if behind and phrases.word(other + behind[0]) and (found := _run(before, other, behind, 1, phrases)):
                best = _better(best, Suspect(Span(at, at + 2), other + behind[0], *found))
        sound = phrases.syllable(character)
        if best is None and sound and sound in (phrases.syllable(before[-1:]), phrases.syllable(behind[:1])):
            best = _extra(before, behind, Span(at, at + 1), phrases)
        if best:
            yield best


def doubled(text: str, places: list[int], phrases: Phrases, alone: Container[str]) -> Iterator[Suspect]:
    """A character that is there twice and makes no word so: 坚坚持. The second is told."""
    for at in places:
        if text[at] == text[at - 1] and text[at] not in alone and is_han(text[at]):
            before, behind = neighbours(text, at, at + 1)
            if found := _extra(before, behind, Span(at, at + 1), phrases):
                yield found


def swaps(text: str, places: list[int], phrases: Phrases, alone: Container[str]) -> Iterator[Suspect]:
    """Two characters that make no word, stand in the wrong order, and are met beside what is around them on one side only."""
    unknown = set(places)
    for at in places:
        pair = text[at - 1 : at + 1]
        right = pair[::-1]
        if pair == right or not phrases.word(right) or pair[0] in alone or pair[1] in alone:
            continue
        before, behind = neighbours(text, at - 1, at + 1)
        if (before and at - 1 in unknown) or (behind and at + 1 in unknown):
            if found := _run(before, right, behind, 0, phrases):
                yield Suspect(Span(at - 1, at + 1), right, *found)


def words(text: str, heard: Mapping[str, Heard], phrases: Phrases, least: int) -> Iterator[Suspect]:
    """Words of two that stand where another of the same sound makes a frequent run.

    least: how frequent the run must be
    """
    for wrong, (rights, left, right) in heard.items():
        at = text.find(wrong)
        while at >= 0:
            before, behind = neighbours(text, at, at + 2)
            best: Suspect | None = None
            for meant in rights:
                found = _beside(before, meant, behind, phrases)
                if found and found[1] >= least:
                    best = _better(best, Suspect(Span(at, at + 2), meant, *found))
            if best and not _at_home(wrong, before, behind, left, right, phrases):
                yield best
            at = text.find(wrong, at + 2)


def _beside(before: str, word: str, behind: str, phrases: Phrases) -> tuple[str, int] | None:
    """The frequent run that a word of two makes with the two characters before it, or behind it."""
    runs = [run for run in (before[-2:] + word, word + behind[:2]) if len(run) == 4]
    return max(((run, found) for run in runs if (found := phrases.frequency(run))), key=_frequency, default=None)


def _at_home(wrong: str, before: str, behind: str, left: str, right: str, phrases: Phrases) -> bool:
    """Whether a word is met beside what stands there, or is none: its characters belong to the words around it."""
    if _beside(before, wrong, behind, phrases) or {before[-2:] + wrong, wrong + behind[:2]} & phrases.met:
        return True
    if before and (before[-1] in left or phrases.begins(before[-2:] + wrong[0])):
        return True
    return bool(behind) and (behind[0] in right or phrases.begins(wrong[1] + behind[:2]))


def _run(before: str, meant: str, behind: str, side: int, phrases: Phrases) -> tuple[str, int] | None:
    """The most frequent run of four that holds `meant` and the character before it (side -1), behind it (1), none (0)."""
    text = before + meant + behind
    start = len(before) - (side < 0)
    end = len(before) + len(meant) + (side > 0)
    runs = [text[i : i + 4] for i in range(max(0, end - 4), min(start, len(text) - 4) + 1)]
    return max(((run, found) for run in runs if (found := phrases.frequency(run))), key=_frequency, default=None)


def _extra(before: str, behind: str, span: Span, phrases: Phrases) -> Suspect | None:
    run = before[-2:] + behind[:2]
    found = phrases.frequency(run)
    return Suspect(span, "", run, found) if found else None


def _better(best: Suspect | None, found: Suspect) -> Suspect:
    return found if best is None or found.frequency > best.frequency else best


def _frequency(found: tuple[str, int]) -> int:
    return found[1]


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The Chinese characters right before and right behind a stretch, three at most on either side."""
    first, last = start, end
    while first > max(0, start - _REACH) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + _REACH) and is_han(text[last]):
        last += 1
    return text[first:start], text[end:last]


def is_han(character: str) -> bool:
    return "一" <= character <= "鿿"
