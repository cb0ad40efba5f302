"""Make slips of the pen in clean text, by machine, and see which of them the rules for words (FZ5) tell.

python benchmarks/slips/run.py                   recall of each kind of slip, false alarms in the untouched text
python benchmarks/slips/run.py FOLDER            the same in all the files of a folder that fzlint reads
python benchmarks/slips/run.py --only swapped --misses 20

One slip is made in every paragraph that offers a place for it. The texts are those of benchmarks/planting, which are invented;
the words that slips are made of come from jieba's dictionary, not from the tables of the rule. Words that nobody would type are
planted as often as those that people do, so recall is lower than on slips that people make; lost characters are told by rows
of set phrases alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "planting"))

from bank import bank  # noqa: E402

from fzlint.document.model import Document  # noqa: E402
from fzlint.document.words.cutting import cut  # noqa: E402
from fzlint.document.words.phrases import shipped  # noqa: E402
from fzlint.finding import Finding  # noqa: E402
from fzlint.linter import lint  # noqa: E402
from fzlint.readers.read import read  # noqa: E402
from fzlint.readers.unreadable import Unreadable  # noqa: E402
from fzlint.rulebook.load import load  # noqa: E402

RULES = [rule for rule in load()[0] if rule.code.startswith("FZ5")]
KNOWN_WORD = 30  # times that jieba has counted it: rarer words nobody puts for another


class Slip(NamedTuple):
    """`wrong` in the place of `right`, which begins at `start` of the paragraph."""

    start: int
    right: str
    wrong: str


@cache
def dictionary() -> dict[str, int]:
    import jieba

    path = Path(jieba.__file__).with_name("dict.txt")
    return {word: int(times) for word, times, _ in map(str.split, path.read_text(encoding="utf-8").splitlines())}


def heard(word: str) -> tuple[str, ...]:
    return tuple(map(shipped().syllable, word))


@cache
def by_sound() -> dict[tuple[str, ...], list[str]]:
    words: dict[tuple[str, ...], list[str]] = {}
    for word, times in dictionary().items():
        if len(word) <= 2 and times >= KNOWN_WORD and all(heard(word)):
            words.setdefault(heard(word), []).append(word)
    return words


@cache
def look_alikes() -> dict[str, str]:
    alike: dict[str, str] = {}
    for line in (HERE / "shapes.txt").read_text(encoding="utf-8").splitlines():
        for one in line[1:] if not line.startswith("#") else "":
            alike[line[0]] = alike.get(line[0], "") + one
            alike[one] = alike.get(one, "") + line[0]
    return alike


def lost(word: str) -> Iterator[str]:
    yield from word


def doubled(word: str) -> Iterator[str]:
    yield from (word[: i + 1] + word[i:] for i in range(len(word)))


def swapped(word: str) -> Iterator[str]:
    yield word[1] + word[0] + word[2:]


def sound_word(word: str) -> Iterator[str]:
    yield from by_sound().get(heard(word), ())


def pinyin_word(word: str) -> Iterator[str]:
    """Words where one syllable has one letter less or more: a key not pressed, or pressed too often."""
    for i, syllable in enumerate(heard(word)):
        for at in range(1, len(syllable)):
            other = (*heard(word)[:i], syllable[:at] + syllable[at + 1 :], *heard(word)[i + 1 :])
            yield from by_sound().get(other, ())


def one_character(others: Callable[[str], str]) -> Callable[[str], Iterator[str]]:
    def changed(word: str) -> Iterator[str]:
        for i, character in enumerate(word):
            yield from (word[:i] + other + word[i + 1 :] for other in others(character))

    return changed


def five_stroke(character: str) -> str:
    return shipped().keyed(character).translate({ord(c): None for c in look_alikes().get(character, "")})


KINDS: dict[str, tuple[Callable[[str], Iterator[str]], bool]] = {  # how, and whether the result may be a word itself
    "lost": (lost, True),
    "doubled": (doubled, False),
    "swapped": (swapped, False),
    "sound, a word": (sound_word, True),
    "sound, no word": (one_character(lambda c: shipped().sounding(c)), False),
    "shape": (one_character(lambda c: look_alikes().get(c, "")), False),
    "five-stroke": (one_character(five_stroke), False),
    "pinyin key": (pinyin_word, True),
}


def slip(paragraph: str, kind: str, chance: random.Random) -> Slip | None:
    """A slip of one kind at a chance place of the paragraph."""
    change, word_allowed = KINDS[kind]
    places: list[tuple[int, str]] = []
    at = 0
    for word in cut(paragraph):
        if len(word) == 2 and all("一" <= character <= "鿿" for character in word):
            places.append((at, word))
        at += len(word)
    chance.shuffle(places)
    for at, word in places[:20]:
        wrongs = [w for w in change(word) if w != word and word_allowed >= (dictionary().get(w, 0) > 0)]
        if wrongs:
            return Slip(at, word, chance.choice(wrongs))
    return None


def found(text: str, name: str) -> tuple[Document, tuple[Finding, ...]]:
    document = read(text.encode(), name)
    return document, lint(document, RULES).findings


def texts(folder: str | None) -> Iterator[tuple[str, str]]:
    if folder is None:
        yield from ((report.name, report.text) for report in bank())
        return
    for path in sorted(Path(folder).rglob("*")):
        try:
            yield path.name + ".txt", read(path.read_bytes(), path.name).text
        except (Unreadable, OSError):
            continue


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--misses", type=int, default=0, help="show so many of each kind that nobody told")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    reports = list(texts(options.folder))
    characters = 0
    alarms: dict[str, int] = {}
    clean: dict[str, set[tuple[str, str]]] = {}
    for name, text in reports:
        document, findings = found(text, name)
        characters += sum("一" <= character <= "鿿" for character in text)
        clean[name] = {(f.code, document.text[f.span.start : f.span.end]) for f in findings}
        for finding in findings:
            if finding.code == "FZ506":
                alarms[finding.severity] = alarms.get(finding.severity, 0) + 1
    print(f"{len(reports)} texts, {characters} Chinese characters; FZ506 in the untouched text, per 10,000 characters:")
    for severity, times in alarms.items():
        print(f"  {severity:8} {times:4}  {times / characters * 10_000:.2f}")
    print(f"{'kind':16} {'planted':>7} {'told':>6} {'FZ506':>6} {'warning':>8} {'meant':>6}")
    for kind in [options.only] if options.only else KINDS:
        measure(kind, reports, clean, options.misses, random.Random(options.seed))


def measure(
    kind: str,
    reports: list[tuple[str, str]],
    clean: dict[str, set[tuple[str, str]]],
    misses: int,
    chance: random.Random,
) -> None:
    planted = told = by_rule = warned = meant = 0
    for name, text in reports:
        slips: list[tuple[str, Slip]] = []
        lines = text.split("\n")
        for i, line in enumerate(lines):
            made = slip(line, kind, chance)
            if made:
                lines[i] = line[: made.start] + made.wrong + line[made.start + len(made.right) :]
                slips.append((lines[i].strip(), made._replace(start=made.start + len(line.lstrip()) - len(line))))
        document, findings = found("\n".join(lines), name)
        new = [f for f in findings if (f.code, document.text[f.span.start : f.span.end]) not in clean[name]]
        for line, made in slips:
            at = document.text.find(line)
            if at < 0:
                continue
            planted += 1
            made = made._replace(start=at + made.start)
            end = made.start + len(made.wrong)
            here = [f for f in new if f.span.start < end + 1 and f.span.end > made.start - 1]
            ours = [f for f in here if f.code == "FZ506"]
            told += bool(here)
            by_rule += bool(ours)
            warned += any(f.severity == "warning" for f in ours)
            meant += any(f"“{made.right}”" in f.message for f in ours)
            if not here and misses:
                misses -= 1
                around = document.text[max(0, made.start - 8) : end + 8].replace("\n", "⏎")
                print(f"    {made.right} → {made.wrong}: {around}")
    shares = "".join(f"{count / max(planted, 1):8.0%}" for count in (told, by_rule, warned, meant))
    print(f"{kind:16} {planted:7}{shares}")


if __name__ == "__main__":
    main()
