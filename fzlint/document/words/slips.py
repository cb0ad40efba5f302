"""Where a set phrase stands but for one slip: a character lost, one too many, one changed, two neighbours swapped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from fzlint.document.clauses import begins_at, ends_at
from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency
from fzlint.record import NamedTuple

_SHORT = 6  # a shorter phrase shares too much with others: no slip at its ends, none that changes a character
_LONG = 8  # a phrase from this length on is so much itself that another right word in its middle is a slip, too
# one of these put in is another way to say it (负责人均出庭应诉), one behind begins what follows
_LINKS = "的地得之了着又也且更再而并和与及或均共已未应须都先还仅总可会要不曾"
_WHOSE = "我本该各每"  # 我镇综合行政执法 is not 乡镇综合行政执法 in a wrong form
_STOPS = "，。；：！？、,;!?\n"
_SAID = 8  # code points of a run that is told
_REACH = 40  # code points: how far a clause is looked through, either way
_BETTER = 2  # times as frequent: so much better known a word was meant by another that differs from it in a slip


class Slip(NamedTuple):
    """What `length` characters say wrongly: those from start to end are at fault; start == end: one is missing there."""

    length: int
    start: int
    end: int


def slips(text: str, phrase: str, pairs: frozenset[str], words: Callable[[str], list[str]]) -> list[Span]:
    """Where `phrase`, of at least four characters, stands in `text` but for one slip, in order.

    One half must be there unharmed; the slip is looked for beside it. Where the slip makes other right words, or lies in
    punctuation, it is none.

    pairs: see `Document.pairs`
    words: cuts text into words, called only once something is found
    """
    half = len(phrase) // 2
    left, right = phrase[:half], phrase[half:]
    found: list[Span] = []
    if left[:2] in pairs and left[-2:] in pairs:
        at = text.find(left)
        while at >= 0:
            end = at + half
            if not text.startswith(right, end):
                slip = slip_in(text[end : end + len(right) + 1], right)
                if slip and (length := _length(text, end, 1, slip, phrase, words)):
                    found.append(Span(at, end + length))
            at = text.find(left, end)
    if right[:2] in pairs and right[-2:] in pairs:
        at = text.find(right)
        while at >= 0:
            if at and not text.endswith(left, 0, at):
                slip = slip_in(text[max(0, at - half - 1) : at][::-1], left[::-1])
                if slip and (length := _length(text, at, -1, slip, phrase, words)):
                    found.append(Span(at - length, at + len(right)))
            at = text.find(right, at + len(right))
    if (pair := phrase[half] + phrase[half - 1]) in pairs and pair[0] != pair[1]:  # swapped, and no half is unharmed
        swapped = phrase[: half - 1] + pair + phrase[half + 1 :]
        at = text.find(swapped)
        while at >= 0:
            found.append(Span(at, at + len(swapped)))
            at = text.find(swapped, at + len(swapped))
    found.sort(key=lambda span: (span.start, -span.end))
    return [span for i, span in enumerate(found) if i == 0 or span.start >= found[i - 1].end]


def anchors(phrase: str) -> tuple[str, ...]:
    """Pairs of characters, one of which a text must have for `slips` to find `phrase` in it."""
    half = len(phrase) // 2
    return phrase[:2], phrase[half : half + 2], phrase[half] + phrase[half - 1]


def slip_in(shown: str, wanted: str) -> Slip | None:
    """How `shown` begins with `wanted` but for one slip; None if it does not."""
    size = len(wanted)
    i = 0
    while i < min(size, len(shown)) and shown[i] == wanted[i]:
        i += 1
    if i >= size:
        return None
    if shown[i + 1 : size + 1] == wanted[i:]:
        return Slip(size + 1, i, i + 1)
    if i == size - 1:  # the last is not there: lost, or another in its place
        return Slip(i, i, i)
    if shown[i : i + 2] == wanted[i + 1] + wanted[i] and shown[i + 2 : size] == wanted[i + 2 :]:
        return Slip(size, i, i + 2)
    if shown[i : size - 1] == wanted[i + 1 :]:
        return Slip(size - 1, i, i)
    if shown[i + 1 : size] == wanted[i + 1 :]:
        return Slip(size, i, i + 1)
    return None


def _length(text: str, at: int, step: int, slip: Slip, phrase: str, words: Callable[[str], list[str]]) -> int:
    """How many characters of the text, forwards or backwards (step -1) from `at`, are the faulty half; 0 if it is right."""
    half = len(phrase) // 2
    if step > 0:
        first, last, size, wanted = at + slip.start, at + slip.end, len(phrase) - half, phrase[half + slip.start]
    else:
        first, last, size, wanted = at - slip.end, at - slip.start, half, phrase[half - 1 - slip.start]
    slipped = text[first:last]
    if not wanted.isalpha() or (slipped and (slipped.isascii() or not slipped.isalpha())):
        return 0
    added, lost, swapped = slip.length > size, first == last, last - first == 2
    outer = lost and slip.start == size - 1  # the last is not there: lost, or another in its place
    if len(phrase) < _SHORT and (outer or not (added or lost or swapped)):
        return 0
    if added and slipped in (text[first - 1 : first], text[last : last + 1]):  # it stands there twice
        return slip.length
    if added and slipped in _LINKS:
        return 0
    middle = slip.start < size - 2
    if swapped or (lost and not outer and len(phrase) >= _SHORT) or (middle and len(phrase) >= _LONG):
        return slip.length
    if outer:
        before, gap = (first - 1, first) if step > 0 else (first, first - 1)
        return _outer(text, before, gap, slip.length, words)
    if lost:
        return 0 if word_at(text, first, words).start < first else slip.length
    return 0 if _is_long(word_at(text, first, words)) else slip.length


def _outer(text: str, before: int, gap: int, length: int, words: Callable[[str], list[str]]) -> int:
    """The same, of the character that stands last and the one in the place of the lost: "思" and "相" of 思相."""
    if not 0 <= gap < len(text):  # the text ends there
        return 0 if _is_long(word_at(text, before, words)) else length
    if text[gap] in _WHOSE:
        return 0
    beside = word_at(text, gap, words)
    alone = beside.end - beside.start == 1 and text[gap].isalpha() and text[gap] not in _LINKS
    return 0 if _is_long(word_at(text, before, words)) else length + alone


def stands_often(text: str, run: str, times: int) -> bool:
    """Whether a run of characters stands so many times in a text: looks no farther than needed, as one that does is asked for often."""
    at = -1
    for _ in range(times):
        at = text.find(run, at + 1)
        if at < 0:
            return False
    return True


def word_at(text: str, at: int, words: Callable[[str], list[str]]) -> Span:
    """The word that the character at `at` belongs to; empty behind the ends of the text."""
    if not 0 <= at < len(text):
        return Span(at, at)
    around = clause(text, Span(at, at + 1))
    start = around.start
    for word in words(text[around.start : around.end]):
        if at < start + len(word):
            return Span(start, start + len(word))
        start += len(word)
    return Span(at, at + 1)


def _is_long(span: Span) -> bool:
    return span.end - span.start > 1


def clause(text: str, span: Span, stops: str = _STOPS) -> Span:
    """The words around `span` up to the next mark of punctuation on either side, or as far as is looked."""
    return Span(begins_at(text, span.start, stops, _REACH), ends_at(text, span.end, stops, _REACH))


def in_whole_words(text: str, span: Span, right: str, run: str, words: Callable[[str], list[str]]) -> str:
    """A run that is met where `right` stands for what is at `span`, up to where its words begin and end: 专业化水平, not 业化水平."""
    around = clause(text, span)
    mended = text[around.start : span.start] + right + text[span.end : around.end]
    start = mended.find(run, max(span.start - around.start - len(run), 0))
    end = start + len(run)
    if start < 0:
        return run
    edges = [0, *accumulate(map(len, words(mended)))]
    whole = mended[max(at for at in edges if at <= start) : min(at for at in edges if at >= end)]
    return whole if len(whole) <= _SAID else run


def places(text: str, run: str, step: int = 1) -> Iterator[int]:
    """Where a run of characters stands, in order.

    step: characters from one place to where the next may begin
    """
    at = text.find(run)
    while at >= 0:
        yield at
        at = text.find(run, at + step)


def stands_beside(text: str, span: Span, words: Iterable[str], stops: str = _STOPS) -> bool:
    """Whether one of the words stands in the clause around `span`."""
    if not words:
        return False
    around = clause(text, span, stops)
    return any(text.find(word, around.start, around.end) >= 0 for word in words)


def is_part(text: str, span: Span, phrase: str) -> bool:
    """Whether the words at `span` stand there as a part of `phrase`."""
    words = text[span.start : span.end]
    at = phrase.find(words)
    while at >= 0:
        if at <= span.start and text.startswith(phrase, span.start - at):
            return True
        at = phrase.find(words, at + 1)
    return False


def is_reached_into(text: str, span: Span, words: Callable[[str], list[str]]) -> bool:
    """Whether a word of the text reaches over the start or the end of `span`."""
    around = clause(text, span)
    at = around.start
    for word in words(text[around.start : around.end]):
        if at < span.start < at + len(word) or at < span.end < at + len(word):
            return True
        at += len(word)
    return False


def is_slip_in_word(text: str, span: Span, right: str, words: Callable[[str], list[str]]) -> bool:
    """Whether all of `span` stands in one word that is far better known with `right` there: the dictionary has 竟争力, too."""
    whole = word_at(text, span.start, words)
    if whole.end < span.end or whole == span:
        return False
    mended = text[whole.start : span.start] + right + text[span.end : whole.end]
    return frequency(mended) >= _BETTER * max(frequency(text[whole.start : whole.end]), 1)
