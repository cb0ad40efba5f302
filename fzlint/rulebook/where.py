"""Where the keys of a TOML file stand, line and column."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fzlint.pattern import pattern
from fzlint.rulebook.mistake import MOST, Mistake


def located(text: str, mistakes: Iterable[Mistake], under: str = "") -> list[Mistake]:
    """The mistakes with their places in a TOML file, in order of these, none twice.

    under   the table that all keys stand in ("tool.fzlint.")
    """
    places = keys(text)
    lines = text.split("\n")
    known = list(dict.fromkeys(mistakes))
    found = dict.fromkeys(
        mistake if mistake.line else _placed(mistake, places, lines, under) for mistake in known[:MOST]
    )
    rest = [Mistake("", f"另有 {len(known) - MOST} 处错误，请改好以上各处后再看")] if len(known) > MOST else []
    return sorted(found, key=lambda mistake: (mistake.line, mistake.column)) + rest


def _placed(mistake: Mistake, places: dict[str, tuple[int, int]], lines: list[str], under: str) -> Mistake:
    key = under + mistake.key
    while key and key not in places:
        key = re.sub(r"(\[\d+\]|\.?[^.\[\]]+|.)$", "", key)
    if not key:
        return mistake
    line, column = places[key]
    if mistake.value:
        last = min([at for at, _ in places.values() if at > line], default=len(lines) + 1)
        for number in range(line, last):
            at = lines[number - 1].find(mistake.value, column - 1 if number == line else 0)
            if at >= 0:
                return mistake._replace(line=number, column=at + 1)
    return mistake._replace(line=line, column=column)


_HEADER = pattern(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = pattern(r"""\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+|\s*\.\s*)+?)\s*=""")
_PART = pattern(r""""((?:[^"\\]|\\.)*)"|'([^']*)'|([^.\s"']+)""")


def keys(text: str) -> dict[str, tuple[int, int]]:
    """Where every key of a well-formed TOML file stands, line and column from 1; of [[rows]] the second is rows[2]."""
    places: dict[str, tuple[int, int]] = {}
    times: dict[str, int] = {}
    table = ""
    open = _Open()
    for number, line in enumerate(text.split("\n"), 1):
        if not open:
            column = len(line) - len(line.lstrip()) + 1
            if header := _HEADER.match(line):
                table = _dotted(header.group(2))
                if header.group(1) == "[[":
                    times[table] = times.get(table, 0) + 1
                    places.setdefault(table, (number, column))
                    table = f"{table}[{times[table]}]"
                places.setdefault(table, (number, column))
                table += "."
                continue
            key = _KEY.match(line)
            if key is None:
                continue
            places.setdefault(table + _dotted(key.group(1)), (number, column))
            open.read(line, key.end())
        else:
            open.read(line, 0)
    return places


def _dotted(key: str) -> str:
    return ".".join("".join(part) for part in _PART.findall(key))


class _Open:
    """What of a value is still open at the end of a line: brackets, a string over several lines."""

    def __init__(self) -> None:
        self.depth = 0
        self.quote = ""

    def __bool__(self) -> bool:
        return bool(self.depth or self.quote)

    def read(self, line: str, at: int) -> None:
        while at < len(line):
            c = line[at]
            if self.quote:
                if c == "\\" and self.quote[0] == '"':
                    at += 1
                elif line.startswith(self.quote, at):
                    at += len(self.quote) - 1
                    self.quote = ""
            elif c in "\"'":
                self.quote = c * 3 if line.startswith(c * 3, at) else c
                at += len(self.quote) - 1
            elif c == "#":
                break
            else:
                self.depth += (c in "[{") - (c in "]}")
            at += 1
        if len(self.quote) == 1:  # such a string ends with its line
            self.quote = ""
