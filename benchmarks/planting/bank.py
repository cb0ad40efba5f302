"""The bank of clean reports: texts with slots, expanded so that every figure still agrees with every other.

A file of reports/ starts with the slots, one a line, and then, below a line of five hyphens, the text:

    name: one | another            a choice; the n-th expansion takes the n-th, so three expansions differ throughout
    name, other: a, b | c, d       two names chosen together
    name: 12..40                   a whole number, drawn by a generator that the file name and the expansion seed
    name = this + that             computed from the slots above with the functions of `_FUNCTIONS`

The first slot is `year`, the year that is reported on; `next` and `last` follow from it.
`{name}` stands for a slot in the text and in a choice, {{ and }} for braces. A slot `wrap` breaks the lines of the
text at so many characters, as old mail programs did; the reports of other kinds (file names from 50 on) are expanded once.
"""

from __future__ import annotations

import random
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "reports"
EXPANSIONS = 3


class Report(NamedTuple):
    """A clean report. name is that of its file, as a user would have called it; its suffix tells the format."""

    name: str
    text: str
    year: int

    @property
    def annual(self) -> bool:
        """Whether it is a 法治政府建设年度报告, which must have certain parts."""
        return int(self.name[:2]) < 50

    @property
    def collection(self) -> bool:
        """Whether it is a collection of texts that only look wrong: nothing is planted there."""
        return self.name.startswith(("59-", "60-", "61-"))


def bank() -> list[Report]:
    """All clean reports, in a fixed order."""
    reports = []
    for path in sorted(FOLDER.iterdir()):
        for number in range(EXPANSIONS if int(path.name[:2]) < 50 else 1):
            reports.append(expand(path, number))
    return reports


def expand(path: Path, number: int) -> Report:
    """The expansion `number` (from 0) of a file. The same arguments give the same text."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n-----\n")
    slots: dict[str, Any] = {}
    rng = random.Random(f"{path.name} {number}")
    for line in head.splitlines():
        if found := re.fullmatch(r"(\w+): (\d+)\.\.(\d+)", line):
            slots[found[1]] = rng.randint(int(found[2]), int(found[3]))
        elif found := re.fullmatch(r"([\w, ]+): (.+)", line):
            names = found[1].split(", ")
            options = found[2].split(" | ")
            chosen = options[number % len(options)]
            values = chosen.split(", ") if len(names) > 1 else [chosen]
            for name, value in zip(names, values, strict=True):
                slots[name] = int(value) if value.isdecimal() else value.format_map(slots)
        elif found := re.fullmatch(r"(\w+) = (.+)", line):
            slots[found[1]] = eval(found[2], {"__builtins__": {}} | _FUNCTIONS, slots)  # our own files
        else:
            raise ValueError(f"{path.name}: {line}")
        if "next" not in slots:  # the year, which every file names first
            slots |= {"next": slots["year"] + 1, "last": slots["year"] - 1}
    text = body.format_map(slots)
    if slots.get("wrap"):
        text = _wrap(text, slots["wrap"])
    return Report(f"{path.stem}-{number + 1}{path.suffix}", text, slots["year"])


def _wrap(text: str, width: int) -> str:
    """Lines of at most `width` characters, none of which begins with a mark that may not begin a line."""
    lines: list[str] = []
    for line in text.split("\n"):
        while len(line) > width:
            cut = width
            while (
                line[cut] in "，。、；：？！）》”’%"
                or line[cut - 1] in "（《“‘"
                or (line[cut].isascii() and line[cut - 1].isascii())
            ):
                cut -= 1
            lines.append(line[:cut])
            line = line[cut:]
        lines.append(line)
    return "\n".join(lines)


def _rounded(value: Decimal, digits: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)}"


def _rate(part: int, whole: int, digits: int = 1) -> str:
    """part / whole as a percentage, rounded half up; 100% without decimals."""
    return "100%" if part == whole else _rounded(Decimal(part) * 100 / Decimal(whole), digits) + "%"


def _growth(now: int, before: int, digits: int = 1) -> str:
    """How much `now` is above `before`, as a percentage."""
    return _rounded(Decimal(now - before) * 100 / Decimal(before), digits) + "%"


def _money(yuan: int) -> str:
    """yuan in 万元 with two decimals."""
    return _rounded(Decimal(yuan) / 10000, 2)


def _spirit(year: int) -> str:
    """The meeting whose spirit a report of that year speaks of."""
    return {
        2019: "党的十九届四中全会精神",
        2020: "党的十九届五中全会精神",
        2021: "党的十九届六中全会精神",
        2022: "党的二十大精神",
        2023: "党的二十大精神",
        2024: "党的二十届三中全会精神",
        2025: "党的二十届四中全会精神",
    }[year]


_FUNCTIONS = {"rate": _rate, "growth": _growth, "money": _money, "spirit": _spirit}
