"""Cutting Chinese text into words: what `jieba.cut(text, HMM=False)` answers, out of jieba's own dictionary.

jieba loads that dictionary in 0.6 s and 90 MB, to answer a run's few questions. Here its lines lie sorted in a file that is
searched where it lies, so the first question takes 0.1 ms. A wheel carries the file (hatch_build.py); a checkout makes it
once into the user's cache folder.
"""

from __future__ import annotations

import mmap
from functools import cache
from itertools import groupby
from math import log
from pathlib import Path

FILE = "words.txt"  # what the file is called in a wheel, beside this module
_TOTAL = "\0"  # stands for the sum of all frequencies, as the first "word" of the file
_NEAR = 1 << 11  # bytes: the words of most characters take no more
_MOST_KNOWN = 200_000  # answers kept: enough for a thousand pages

_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_SIGNS = _LATIN | frozenset("+#&._%-")  # with Chinese characters they make the runs that jieba looks for words in


def cut(text: str) -> list[str]:
    """The words of `text` in order; joined they are the text again."""
    return _dictionary().cut(text)


def frequency(word: str) -> int:
    """How often the dictionary has met a word; 0 and less if it is none."""
    return _dictionary().frequency(word)


def likelihood(word: str) -> float:
    """The natural logarithm of the share that a word has of all that the dictionary has met; what is no word counts as met once."""
    return _dictionary().likelihood(word)


class Dictionary:
    """Words and how frequent they are.

    lines   “word frequency” by line, sorted by the UTF-8 bytes of the word, a line feed in front of each and behind the last
    """

    def __init__(self, lines: bytes | mmap.mmap) -> None:
        self._lines = lines
        self._known: dict[str, int] = {}
        self._begin: dict[str, int] = {}  # where the words of a character begin that was looked for by itself
        self._log_total = log(self.frequency(_TOTAL))

    def frequency(self, word: str) -> int:
        """How frequent a word is; 0 if it only begins words, -1 if not even that."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[word] = self._find(word)
        return found

    def likelihood(self, word: str) -> float:
        """See the function."""
        return log(max(self.frequency(word), 1)) - self._log_total

    def _find(self, text: str) -> int:
        lines, word = self._lines, text.encode("utf-8", "surrogatepass")
        low, high = self._begin.get(text[:1], 0), len(lines) - 1
        # of line feeds: the line sought begins behind the one at `low`, or later
        far = _NEAR if low else high
        while low + far < high:  # not much later, among the words of its first character
            at = lines.rfind(b"\n", low, low + far)
            if lines[at + 1 : lines.find(b" ", at)] < word:
                low, far = lines.find(b"\n", at + 1), 4 * far
            else:
                high = at
        while low < high:
            at = lines.rfind(b"\n", low, (low + high) // 2 + 1)
            if lines[at + 1 : lines.find(b" ", at)] < word:
                low = lines.find(b"\n", at + 1)
            else:
                high = at
        if len(text) == 1:
            self._begin[text] = low
        line = lines[low + 1 : lines.find(b"\n", low + 1)] if low + 1 < len(lines) else b""
        if line.startswith(word + b" "):
            return int(line[len(word) + 1 :])
        return 0 if line.startswith(word) else -1

    def cut(self, text: str) -> list[str]:
        """The words of `text` in order: of all ways to part it the most likely one."""
        words: list[str] = []
        for of_words, characters in groupby(text, _of_words):
            run = "".join(characters)
            if not of_words:
                for at, between in enumerate(run.split("\r\n")):
                    words += ["\r\n", *between] if at else between
            elif len(run) == 1:
                words.append(run)
            else:
                words.extend(self._cut(run))
        return words

    def _cut(self, run: str) -> list[str]:
        size, total, frequency = len(run), self._log_total, self.frequency
        best: list[tuple[float, int]] = [(0.0, 0)] * (
            size + 1
        )  # from each place on: how likely, and where the word ends
        for start in range(size - 1, -1, -1):
            ways = []
            for end in range(start + 1, size + 1):
                often = frequency(run[start:end])
                if often < 0:
                    break
                if often:
                    ways.append((log(often) - total + best[end][0], end))
            best[start] = max(ways, default=(best[start + 1][0] - total, start + 1))
        words: list[str] = []
        start, latin = 0, False
        while start < size:
            end = best[start][1]
            single = end - start == 1 and run[start] in _LATIN
            if single and latin:  # letters and digits that are no words stay together
                words[-1] += run[start]
            else:
                words.append(run[start:end])
            latin, start = single, end
        return words


def _of_words(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fd5" or character in _SIGNS


@cache
def _dictionary() -> Dictionary:
    try:
        return _opened(Path(__file__).with_name(FILE))
    except OSError:
        return _made()


def _opened(path: Path) -> Dictionary:
    """Raises OSError."""
    with path.open("rb") as file:
        return Dictionary(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _made() -> Dictionary:
    """The dictionary out of the cache folder, made first where it is not there; in memory where nothing can be written."""
    import os
    from importlib.metadata import version

    from platformdirs import user_cache_path

    path = user_cache_path("fzlint") / f"words-{version('jieba')}.txt"
    try:
        return _opened(path)
    except (OSError, ValueError):  # not there, or empty
        pass
    lines = sorted_lines()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(lines)
        part.replace(path)  # whole or not at all, also where two runs do it at once
    except OSError:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
    return Dictionary(lines)


def sorted_lines() -> bytes:
    """The lines for `Dictionary`, out of the dictionary of the jieba that is installed."""
    from importlib.util import find_spec

    spec = find_spec("jieba")  # its files alone: importing it takes 0.1 s and warns
    if spec is None or spec.origin is None:
        raise ImportError("jieba is not installed")
    frequencies: dict[bytes, int] = {}
    total = 0
    for line in Path(spec.origin).with_name("dict.txt").read_bytes().splitlines():
        word, often, *_ = line.split(b" ")
        frequencies[word] = int(often)
        total += int(often)
    frequencies[_TOTAL.encode()] = total
    return b"".join(b"\n%s %d" % item for item in sorted(frequencies.items())) + b"\n"
