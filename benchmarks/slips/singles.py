"""Counts the characters that clean official text leaves to themselves when it is cut into words: `singles` and `starts` of FZ506.

    python benchmarks/slips/singles.py FOLDER... [PHRASES.tsv]

What fzlint reads in the folders is counted, and the inner words of the phrases of build.py once each. It writes the lines that
stand in rules/terms/FZ506-suspected-slip.toml: characters that are met once, twice or three times, four to seven times, and so on.

The weights of fzlint/document/words/lost.py were found so: of every paragraph of reports one character of a word of two was taken
out at random; a logistic regression told what was left over from the characters that the cut leaves alone in the untouched
text, on one half of the documents, with `singles` of that half alone, and was tried on the other. With the weight from which it
is told, 17 of 100 lost characters are told, and 4 places of 100,000 characters of right text, most of them no reports.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from fzlint.document.fold import is_han
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable

GROUPS = 7  # the last has all that are met more often


def paragraphs(place: Path) -> Iterator[str]:
    for path in sorted(place.rglob("*")):
        try:
            document = read(path.read_bytes(), path.name)
        except (Unreadable, OSError):
            continue
        yield from (document.text[block.start : block.end] for block in document.blocks if block.role != "furniture")


def inner(path: Path) -> Iterator[str]:
    """The words of the phrases but for the first and the last, which may be cut off from longer ones."""
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        yield from cut(line.split("\t")[0])[1:-1]


def counted(places: Iterable[Path]) -> tuple[Counter[str], set[str]]:
    """How often each character is left to itself, and which of them begin a clause so."""
    times: Counter[str] = Counter()
    starts: set[str] = set()
    for place in places:
        if place.suffix == ".tsv":
            times.update({word for word in inner(place) if len(word) == 1})
            continue
        for text in paragraphs(place):
            before = ""
            for word in cut(text):
                if len(word) == 1 and is_han(word):
                    times[word] += 1
                    if not is_han(before[-1:]):
                        starts.add(word)
                before = word
    return times, starts


def main(places: list[str]) -> None:
    times, starts = counted(map(Path, places))
    groups = [""] * GROUPS
    for character, count in sorted(times.items()):
        groups[min(count.bit_length(), GROUPS) - 1] += character
    print("singles = [")
    for group in groups:
        print(f'  "{group}",')
    print(f']\nstarts = "{"".join(sorted(starts))}"')


if __name__ == "__main__":
    main(sys.argv[1:])
