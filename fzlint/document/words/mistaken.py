"""Words of two with one character put for another of its sound or shape, or with both swapped, where that makes no word: 矍烁,
载军, 建射, 收接.

No run of four speaks for the word that was meant, only that nothing else can be meant: the two characters make no word with each
other nor with what stands beside them, while official language has one that is like them everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency
from fzlint.document.words.phrases import OFTEN, SEEN, Phrases
from fzlint.document.words.slips import clause
from fzlint.document.words.suspects import Strange, Suspect

_COMMON = 1500  # times: how often a word is met for a sound-alike that makes none to be meant as it
_TURNED = 300  # times: the same for one whose characters are swapped
_OFFICIAL = (
    3  # frequent runs that begin with a word: of fewer official language has hardly a use for it, 适装 is no 时装
)
_BEGUN = 20  # the same, for a word that begins a frequent run with the character beside it
_EVERYWHERE = 50  # the same, for one between words
_ANYWHERE = 100  # the same, for one that a character on its own may follow
_FAR = 4  # times as often as any other word that might be meant
_OWN = 2  # what stands there more often is a term of the office
_QUOTED = 12  # characters of what is short, on either side
_DIVISIONS = frozenset("省市县区旗镇乡村街")  # end the name of a place
_BESIDE = "的了和"  # one of these may stand behind a word on its own


def mistaken_words(
    text: str,
    strangers: Strange,
    phrases: Phrases,
    alone: Container[str],
    never: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Such words, unless a character is a word of its own.

    alone: characters that are never the mistaken one: words of their own, parts of words that are made as one likes
    never: characters that are in no such word
    words: cuts text into words, called only once something is found
    """
    for pair in strangers.pairs:
        right = phrases.mistaken(pair) if is_han(pair[0]) and is_han(pair[1]) else ""
        if not right:
            continue
        wrong, kept = (pair[0], pair[1]) if pair[1] == right[1] else (pair[1], pair[0])
        if wrong in alone or kept in never or phrases.spread(right) < _OFFICIAL:
            continue
        at = text.find(pair)
        while at >= 0:
            before, behind = text[max(0, at - 1) : at + 1], text[at + 1 : at + 3]
            bound = (at > 0 and phrases.word(before)) or (
                len(behind) > 1 and phrases.word(behind)
            )  # to what is around it
            if not bound and _stands_alone(text, at, words):
                yield Suspect(Span(at, at + 2), right, right, SEEN)
            at = text.find(pair, at + 2)


def unmade_words(
    text: str,
    strangers: Strange,
    phrases: Phrases,
    alone: Container[str],
    never: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Two characters that are met nowhere side by side and are bound to nothing beside them, where one word that is met everywhere
    sounds or looks like them, or is them swapped. See `mistaken_words`."""
    known: dict[str, dict[str, tuple[str, str]]] = {}
    joints = strangers.joints

    def plain(pair: str) -> bool:
        return is_han(pair[0]) and is_han(pair[1]) and not (pair[0] in alone and pair[1] in alone)

    places = [at - 1 for at in strangers.of(text, plain)]
    times = Counter(text[at : at + 2] for at in places)
    for at in places:
        pair, behind = text[at : at + 2], text[at + 2 : at + 3]
        if times[pair] > _OWN or behind in _DIVISIONS or _in_quotes(text, at):
            continue  # 易家|街道
        if pair not in known:
            known[pair] = _meant(pair, phrases)
        meant = known[pair]
        if not meant:
            continue
        run = _frequent(text, at, meant, phrases)
        if run and _stands_alone(text, at, words, True):
            right = run[0]
            yield Suspect(Span(at, at + 2), right, run[1], SEEN)
            continue
        right = _usual(meant, phrases, alone, never) or _common(pair, phrases, alone, never)
        if not right:
            continue
        spread = phrases.spread(right)
        begun = spread >= _BEGUN and (
            phrases.begins(right + behind) or (at > 0 and phrases.begins(text[at - 1] + right))
        )
        if not begun:
            if joints[at - 1 : at] == "1" or joints[at + 1 : at + 2] == "1":
                continue
            if spread < _EVERYWHERE and right != _common(pair, phrases, alone, never):
                continue
        if _stands_alone(text, at, words, begun or spread >= _ANYWHERE):
            yield Suspect(Span(at, at + 2), right, right, SEEN)


def _meant(pair: str, phrases: Phrases) -> dict[str, tuple[str, str]]:
    """The words that a pair may be meant as, each with the character of the pair that is not in it, and those that are."""
    first, second = pair[0], pair[1]
    meant: dict[str, tuple[str, str]] = {}
    if ends := phrases.before(second):
        for other in phrases.like(first) & ends:
            if other != first:
                meant[other + second] = first, second
    if begins := phrases.words_with(first):
        for other in phrases.like(second):
            if other in begins and other != second:
                meant[first + other] = second, first
    if phrases.word(second + first):
        meant[second + first] = "", pair
    return meant


def _frequent(text: str, at: int, meant: Mapping[str, tuple[str, str]], phrases: Phrases) -> tuple[str, str] | None:
    """The word that makes a run which official language has often in the place of the two characters at `at`, and the run."""
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    for word in sorted(word for word in meant if meant[word][0] not in _BESIDE or not meant[word][0]):
        for run in (word + behind, before + word):
            if phrases.frequency(run) == OFTEN:
                return word, run
    return None


def _usual(meant: Mapping[str, tuple[str, str]], phrases: Phrases, alone: Container[str], never: Container[str]) -> str:
    """The word that official language has most of all those meant, unless a character is a word of its own; "" if it has none of
    them everywhere."""
    likely = (
        (phrases.spread(word), word)
        for word, (wrong, kept) in meant.items()
        if wrong not in alone and not any(character in never for character in kept)
    )
    best = max(likely, default=(0, ""))
    return best[1] if best[0] >= _BEGUN else ""


def _common(pair: str, phrases: Phrases, alone: Container[str], never: Container[str]) -> str:
    """The word that a pair which makes none must be meant as; "" if there is none, or several."""
    first, second = pair[0], pair[1]
    turned = second + first
    if first in alone or second in alone:
        return ""
    if phrases.spread(turned) >= _OFFICIAL and frequency(turned) >= _TURNED:
        return turned
    meant: set[str] = set()
    if second not in never:
        others = phrases.making(phrases.sounding(first), second)
        meant.update(other + second for other in others if other != first and other not in alone)
    if first not in never:
        heard = phrases.behind(first).intersection(phrases.sounding(second))
        meant.update(first + other for other in heard if other != second and other not in alone)
    if not any(phrases.spread(word) >= _OFFICIAL for word in meant):
        return ""
    times = sorted(((frequency(word), word) for word in meant), reverse=True)
    if times[0][0] < _COMMON or (len(times) > 1 and times[0][0] < _FAR * times[1][0]):
        return ""
    return times[0][1] if phrases.spread(times[0][1]) >= _OFFICIAL else ""


def _in_quotes(text: str, at: int) -> bool:
    """Whether what stands at `at` is a part of something short in quotation marks: “一圈两带” is made as one likes."""
    opened = text.rfind("“", max(0, at - _QUOTED), at)
    return opened >= 0 and "”" not in text[opened:at] and "”" in text[at : at + _QUOTED]


def _stands_alone(text: str, start: int, words: Callable[[str], list[str]], before_one: bool = False) -> bool:
    """Whether the two characters from `start` are each parted from all others, and words of several stand beside them.

    before_one: whether they may stand before a word of one character as well
    """
    around = clause(text, Span(start, start + 2))
    at = around.start
    cut = words(text[around.start : around.end])
    for i, word in enumerate(cut):
        if at == start:
            if len(word) > 1 or len(cut) == i + 1 or len(cut[i + 1]) > 1:
                return False
            before, behind = cut[i - 1] if i else "", cut[i + 2] if i + 2 < len(cut) else ""
            return not _is_single(before) and (before_one or not _is_single(behind) or behind in _BESIDE)
        at += len(word)
    return False


def _is_single(word: str) -> bool:
    return len(word) == 1 and is_han(word)
