"""manner: how far a clause is said to a colleague, and how far it is the language of reports.

No list has the words of a note, but its small words, its short verbs and how they follow each other are not those of a report. What
each character, pair and three tells stands in rules/traces/manner.txt, weighed by benchmarks/notes/build.py; a clause is the sum.
Brackets are weighed whole, with their marks: a report has few, and of few kinds (含上年结转12件, 以下简称本站).
"""

from __future__ import annotations

from functools import cache

from fzlint.document.labels import NUMERALS
from fzlint.document.lists import word_lists
from fzlint.pattern import pattern

OPENING, CLOSING = "（", "）"
BEGIN, END, FIGURE, WESTERN = "^", "$", "0", "a"  # signs in the weights; FIGURE stands for any, WESTERN for any letters
TENTHS = 10  # of the logarithm of the odds: the unit of the weights
_START = "start"  # the list that has the weight of a clause that holds nothing
_LEAST = 4  # code points of what may be a note although the sentence goes on
_RUN_ON = 5  # tenths that this must tell more
_QUOTED = pattern("“[^”]*”", need="“")
_NUMBERS = pattern(rf"[0-9][0-9.,]*|[{NUMERALS}两]{{2,}}")
_LETTERS = pattern("[A-Za-z]+")
_OTHERS = pattern(rf"[0-9A-Za-z“\s{NUMERALS}两]")  # what a clause has none of stays as it is


def shape(clause: str) -> str:
    """A clause as the weights know it: without what it quotes and without blanks, figures and letters made one."""
    if _OTHERS.search(clause):
        said = _QUOTED.sub("“”", "".join(clause.split()))
        clause = _LETTERS.sub(WESTERN, _NUMBERS.sub(FIGURE, said))
    return clause


def runs(shaped: str, begin: str = BEGIN, end: str = END) -> list[str]:
    """The runs of up to three characters of a shape that are weighed, with its begin and its end."""
    marked = begin + shaped + end
    pairs = [marked[at : at + 2] for at in range(len(marked) - 1)]
    return [*shaped, *pairs, *(marked[at : at + 3] for at in range(len(marked) - 2))]


def talk(clause: str) -> int:
    """Tenths of the logarithm of the odds that a clause, or its beginning, is said to a colleague. A note in the midst of a paragraph
    mostly has no mark behind it."""
    told, weights = _weights()
    weight = weights.get
    shaped = shape(clause)
    best, before, last = -TENTHS * len(shaped), "", BEGIN  # the most so far, the pair and the character before
    for at, character in enumerate(shaped):
        pair = last + character
        told += weight(character, 0) + weight(pair, 0) + weight(before + character, 0)
        before, last = pair, character
        if at >= _LEAST and told > best:
            best = told
    told += weight(last + END, 0) + weight(before + END, 0)
    return max(best - _RUN_ON, told)


def talk_in_brackets(words: str) -> int:
    """The same of what stands in brackets, all of it, without them."""
    told, weights = _weights()
    return told + weights.get(OPENING, 0) + sum(weights.get(run, 0) for run in runs(shape(words), OPENING, CLOSING))


@cache
def _weights() -> tuple[int, dict[str, int]]:
    lists = word_lists("traces/manner.txt")
    start = int(lists.pop(_START)[0])
    weights: dict[str, int] = {}
    for weight, listed in lists.items():
        weights.update(dict.fromkeys(listed, int(weight)))
    return start, weights
