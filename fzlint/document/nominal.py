"""A list of bare nouns with a comma in it: 商场、宾馆，娱乐场所在通道堆放货物. A clause has a verb or is the object of one; what stands in front of
such a comma has none, and what stands behind it is one noun more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from fzlint.document.clauses import Clause, behind
from fzlint.document.fold import is_han
from fzlint.document.listing import Broken

_SHORTEST, _LONGEST = 2, 7  # code points of a noun
_MORE = 2  # by which the first may be longer than the next
_CLOSES = ("。", "；")


def commas_between_nouns(
    text: str,
    cut: Sequence[Clause],
    nouns: str,
    saying: tuple[str, ...],
    some: tuple[str, ...],
    leads: tuple[str, ...],
    words: Callable[[str], Iterable[str]],
) -> Iterator[Broken]:
    """The lists of a sentence.

    cut     its clauses, cut at 、 too
    nouns   characters that nouns end in, and no predicate: 馆 村 费
    saying  words that say something of what stands in front: 成为, 在
    some    words in front of the first noun: 部分
    leads   what no member begins with: words that open a clause
    words   cuts a text into words
    """
    for comma in range(1, len(cut) - 1):
        if cut[comma].mark != "，" or cut[comma - 1].mark != "、":
            continue
        first = comma - 1
        while first > 0 and cut[first - 1].mark == "、":
            first -= 1
        said = [text[clause.start : clause.end] for clause in cut[first : comma + 2]]
        *before, last = said
        if not all(_is_noun(member, nouns) for member in before[1:]):
            continue
        before[0] = behind(before[0], some)
        more = _MORE if len(before[1]) > _SHORTEST + 1 else 0  # 走进校园 leads to 社区
        led = any(member.startswith(leads) for member in (*before, last))
        whole = _is_noun(before[0], nouns) and not led and len(before[0]) <= len(before[1]) + more
        bare = len(last) > _SHORTEST and cut[comma + 1].mark in _CLOSES  # 下乡, 缴费 are verbs
        bare = bare and all(_is_word(member, nouns, words) for member in (*before[1:], last))
        if bare or (whole and _is_said_of(last, nouns, saying)):
            yield Broken(first, comma, comma + 1)


def _is_noun(said: str, nouns: str) -> bool:
    return _SHORTEST <= len(said) <= _LONGEST and said[-1] in nouns and all(map(is_han, said))


def _is_word(said: str, nouns: str, words: Callable[[str], Iterable[str]]) -> bool:
    """Whether it is one word that the dictionary has, or one with a last character of its own: 差旅|费."""
    if not _is_noun(said, nouns):
        return False
    first, *rest = words(said)
    return not rest or (len(first) == _SHORTEST and len(said) == _SHORTEST + 1)


def _is_said_of(said: str, nouns: str, saying: tuple[str, ...]) -> bool:
    """Whether something is said of a noun that it begins with: 娱乐场所|在……"""
    return any(
        said[at - 1] in nouns and said.startswith(saying, at) and all(map(is_han, said[:at]))
        for at in range(_SHORTEST, min(_LONGEST, len(said) - 1) + 1)
    )
