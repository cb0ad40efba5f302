"""What official language says, counted: which characters stand beside which, and which runs of four are frequent.

The counts lie in phrases.txt beside this module, which benchmarks/slips/build.py makes; a wheel carries them packed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path

from fzlint.document.words.packed import Lines, Packed, pack
from fzlint.record import NamedTuple

FILE = "phrases.bin"  # what the counts are called in a wheel, packed
KEYED = (
    "words",
    "ends",
    "joins",
    "runs",
    "shapes",
    "homophones",
    "sayings",
    "endings",
    "confused",
)  # see packed.pack
OFTEN, SEEN, NEVER = 2, 1, 0  # in 30 documents of the corpus and more, in 15 and more, in fewer or none


_GROUP = "|"  # in front of the second character of runs, behind which the others stand


class Heard(NamedTuple):
    """What a word may be put for: the words meant, and the characters that it is itself met behind, and before."""

    rights: tuple[str, ...]
    left: str
    right: str


@cache
def shipped(terms: tuple[str, ...] = ()) -> Phrases:
    """The counts that come with fzlint. Reading them takes as long as looking up what is asked for.

    terms   phrases that count as frequent as well
    """
    packed = Path(__file__).with_name(FILE)
    if not packed.exists():  # a checkout
        return Phrases(pack(packed.with_suffix(".txt").read_text(encoding="utf-8"), KEYED), terms)
    with packed.open("rb") as file:
        return Phrases(mmap(file.fileno(), 0, access=ACCESS_READ), terms)


class Phrases:
    """The counts. Characters that the corpus does not have, such as traditional ones, are known nowhere."""

    def __init__(self, data: bytes | mmap, terms: tuple[str, ...] = ()) -> None:
        """data: phrases.txt, packed"""
        self._own = terms
        self._packed = Packed(data)
        self._behind: dict[str, frozenset[str]] = {}
        self._before: dict[str, frozenset[str]] = {}
        self._like: dict[str, frozenset[str]] = {}
        self._sounded: dict[str, tuple[str, str]] = {}
        self._kin: dict[str, str] = {}

    def strangers(self, pairs: frozenset[str]) -> frozenset[str]:
        """Those of `pairs` whose second character is not met behind the first, in a word or where two words meet."""
        words, joins, own = self._words, self._joins, self._own
        found = []
        for pair in pairs:
            first, second = pair[0], pair[1]
            known = words[first]
            if second in known and (first != second or second in known[1:]):  # a line begins with the first itself
                continue
            known = joins[first]
            if second in known and (first != second or second in known[1:]):
                continue
            if not own or not any(pair in phrase for phrase in own):
                found.append(pair)
        return frozenset(found)

    def words_of(self, pairs: frozenset[str]) -> frozenset[str]:
        """Those of `pairs` that make a word."""
        words = self._words
        return frozenset(pair for pair in pairs if words[pair[0]].find(pair[1], 1) > 0)

    def turned(self, pairs: frozenset[str]) -> list[str]:
        """Those of `pairs` that make a word in the other order alone, sorted."""
        words = self._words
        return sorted(
            pair
            for pair in pairs
            if words[pair[1]].find(pair[0], 1) > 0 and words[pair[0]].find(pair[1], 1) < 0 and pair[0] != pair[1]
        )

    def word(self, pair: str) -> bool:
        """Whether the two characters make a word; what is cut off by the end of the text makes none."""
        return len(pair) > 1 and self._words[pair[0]].find(pair[1], 1) > 0

    def making(self, others: str, second: str) -> list[str]:
        """Those of `others` that make a word of two before this one."""
        words = self._words
        return [other for other in others if words[other].find(second, 1) > 0]

    def words_with(self, first: str) -> str:
        """The characters that make a word of two behind this one."""
        return self._words[first][1:]

    def behind(self, first: str) -> frozenset[str]:
        """The characters that make a word of two behind this one."""
        found = self._behind.get(first)
        if found is None:
            found = self._behind[first] = frozenset(self._words[first][1:])
        return found

    def before(self, second: str) -> frozenset[str]:
        """The characters that make a word of two before this one, of those that are in frequent runs."""
        found = self._before.get(second)
        if found is None:
            found = self._before[second] = frozenset(self._ends[second][1:])
        return found

    def like(self, character: str) -> frozenset[str]:
        """The same as `alike`."""
        found = self._like.get(character)
        if found is None:
            found = self._like[character] = frozenset(self.alike(character))
        return found

    def filling(self, run: str) -> str:
        """The characters that make a frequent run of four in the place of the ? in it, which is not its first."""
        if len(run) != 4:  # at the start of a text
            return ""
        line = self._runs[run[0]]
        often = line.find("\t")
        if run[1] != "?":
            pairs = _group(line, run[1], 0, often)
            if run[3] == "?":
                return "".join(pairs[i + 1] for i in range(0, len(pairs), 2) if pairs[i] == run[2])
            return "".join(pairs[i] for i in range(0, len(pairs), 2) if pairs[i + 1] == run[3])
        found, key = "", run[2:]
        place = line.find(key, 1, often)
        while place >= 0:
            group = line.rfind(_GROUP, 0, place) + 1  # where the second character stands
            if (place - group) % 2:
                found += line[group]
            place = line.find(key, place + 1, often)
        return found

    def frequency(self, run: str) -> int:
        """How frequent a run of four characters is: OFTEN, SEEN or NEVER."""
        if len(run) != 4:
            return NEVER
        if self._own and any(run in own for own in self._own):
            return OFTEN
        return self._place(run) if run[2:] in self._runs[run[0]] else NEVER

    def begins(self, run: str) -> bool:
        """Whether a frequent run of four begins with these three characters."""
        if self._own and len(run) == 3 and any(run in own[:-1] for own in self._own):
            return True
        return len(run) == 3 and self._place(run) > NEVER

    def spread(self, pair: str) -> int:
        """How many frequent runs of four begin with these two characters; with one, at the end of a text, none is said to."""
        if len(pair) < 2:
            return 0
        line = self._runs[pair[0]]
        often = line.find("\t")
        return (len(_group(line, pair[1], 0, often)) + len(_group(line, pair[1], often, len(line)))) // 2

    def _place(self, run: str) -> int:
        """In which half of a line of runs one stands that begins so, with three or four characters."""
        line = self._runs[run[0]]
        often = line.find("\t")
        for start, end, found in ((0, often, OFTEN), (often, len(line), SEEN)):
            pairs = _group(line, run[1], start, end)
            at = pairs.find(run[2:])
            while at >= 0:
                if at % 2 == 0:
                    return found
                at = pairs.find(run[2:], at + 1)
        return NEVER

    def sayings(self, kept: str, last: bool) -> list[tuple[str, int]]:
        """The other halves of the sayings of four characters that begin, or end (`last`), with these two; how well known each is."""
        line = (self._endings if last else self._openings)[kept[0]]
        often = line.find("\t")
        halves: list[tuple[str, int]] = []
        at = line.find(kept[1], 1)
        while at >= 0:
            if (at if at < often else at - often) % 3 == 1:
                halves.append((line[at + 1 : at + 3], OFTEN if at < often else SEEN))
            at = line.find(kept[1], at + 1)
        return halves

    def confused(self, pairs: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Sayings with a slip that makes words, the first half of them and the second in `pairs`; and the sayings: 谈笑风声, 谈笑风生.

        Which way leads back stands behind each: the place of one character, 4 and the half whose two are in the wrong order, 6 and
        the place of one that is wrong wherever it stands (大名顶顶).
        """
        for half in pairs & self._beginnings:
            line = self._confused[half[0]]
            for at in range(1, len(line), 5):
                if line[at] == half[1] and line[at + 1 : at + 3] in pairs:
                    wrong, way, meant = half[0] + line[at : at + 3], int(line[at + 3]), line[at + 4]
                    if way > 5:
                        yield wrong, wrong.replace(wrong[way - 6], meant)
                    elif way > 3:
                        yield wrong, wrong[:2] + wrong[:1:-1] if way == 5 else wrong[1::-1] + wrong[2:]
                    else:
                        yield wrong, wrong[:way] + meant + wrong[way + 1 :]

    def syllable(self, character: str) -> str:
        """How a character sounds, "" if it is none that official language uses; zh is z, l is n, ang is an."""
        return self._sound(character)[0]

    def is_rare(self, character: str) -> bool:
        """Whether official language does not have a character, and it is no traditional one."""
        if self.syllable(character):
            return False
        try:
            return bool(character.encode("gb2312"))
        except UnicodeEncodeError:
            return False

    def alike(self, character: str) -> str:
        """The characters that sound (nearly) like this one, look like it, or are one key of five-stroke input away."""
        return self.sounding(character) + self.keyed(character)

    def sounding(self, character: str) -> str:
        """The characters that sound (nearly) like this one."""
        return self._sound(character)[1]

    def keyed(self, character: str) -> str:
        """The characters that look like this one or are one key of five-stroke input away."""
        return self._shapes[character][1:].replace("\t", "")

    def twins(self, character: str) -> str:
        """Those that somebody has read of the characters that look like this one."""
        return self._shapes[character].partition("\t")[0][1:]

    def kin(self, character: str) -> str:
        """The characters of the same sound that share the part of it which tells the sound: 廷 of 庭, 霆, 艇."""
        found = self._kin.get(character)
        if found is None:
            families, found = self._families, ""
            at = families.find(character)
            while at >= 0:
                end = families.find("\n", at)
                found += families[families.rfind("\n", 0, at) + 1 : end if end >= 0 else None]
                at = families.find(character, end) if end >= 0 else -1
            found = self._kin[character] = found.replace(character, "")
        return found

    def _sound(self, character: str) -> tuple[str, str]:
        found = self._sounded.get(character)
        if found is None:
            found = self._sounded[character] = self._sound_of(character)
        return found

    def _sound_of(self, character: str) -> tuple[str, str]:
        section = self._sounds
        at = section.find(character) if character else -1
        if at < 0:
            return "", ""
        end = section.find("\n", at)
        line = section[section.rfind("\n", 0, at) + 1 : end if end >= 0 else None]
        syllable, used, _ = line.split(" ")
        return syllable, used

    def homophones(self, pairs: frozenset[str]) -> dict[str, Heard]:
        """Those of `pairs` that are words which may be put for another of their sound."""
        lines = self._homophones
        return {
            pair: self.heard(pair)
            for pair in pairs
            if pair[1] in (known := lines[pair[0]]) and f"\n{pair}" in f"\n{known}"
        }

    def heard(self, wrong: str) -> Heard:
        for line in self._homophones[wrong[0]].split("\n"):
            if line.startswith(wrong):
                meant, left, right = line.split("\t")
                return Heard(tuple(meant[i : i + 2] for i in range(2, len(meant), 2)), left, right)
        return Heard((), "", "")

    @cached_property
    def swapped(self) -> frozenset[str]:
        """Words with their characters swapped, which makes none of them another word."""
        return _cut(self._packed.text("swapped"), 2)

    @cached_property
    def met(self) -> frozenset[str]:
        """Runs of four that are right although they look like a slip."""
        return _cut(self._packed.text("met"), 4)

    @cached_property
    def slips(self) -> frozenset[str]:
        """Words of two that the dictionary has and that are slips."""
        return _cut(self._packed.text("slips"), 2)

    @cached_property
    def named(self) -> str:
        """The characters that names of people and places are made of more often than other words."""
        return self._packed.text("named")

    @cached_property
    def _sounds(self) -> str:
        return self._packed.text("sounds")

    @cached_property
    def misspelt(self) -> frozenset[str]:
        """Sayings of four characters in a wrong form that the dictionary takes for a word."""
        return _cut(self._packed.text("misspelt"), 4)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return _cut(self._packed.text("beginnings"), 2)

    @cached_property
    def _confused(self) -> Lines:
        return self._packed.lines("confused")

    @cached_property
    def _homophones(self) -> Lines:
        return self._packed.lines("homophones")

    @cached_property
    def _words(self) -> Lines:
        return self._packed.lines("words")

    @cached_property
    def _ends(self) -> Lines:
        return self._packed.lines("ends")

    @cached_property
    def _joins(self) -> Lines:
        return self._packed.lines("joins")

    @cached_property
    def _runs(self) -> Lines:
        return self._packed.lines("runs")

    @cached_property
    def _openings(self) -> Lines:
        return self._packed.lines("sayings")

    @cached_property
    def _endings(self) -> Lines:
        return self._packed.lines("endings")

    @cached_property
    def _families(self) -> str:
        return self._packed.text("kin")

    @cached_property
    def _shapes(self) -> Lines:
        return self._packed.lines("shapes")


def _cut(text: str, length: int) -> frozenset[str]:
    return frozenset(text[i : i + length] for i in range(0, len(text), length))


def _group(line: str, second: str, start: int, end: int) -> str:
    """The third and fourth characters of the runs with this second one, in the half of the line between start and end."""
    at = line.find(_GROUP + second, start, end)
    if at < 0:
        return ""
    stop = line.find(_GROUP, at + 1, end)
    return line[at + 2 : stop if stop >= 0 else end]
