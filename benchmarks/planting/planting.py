"""A report as a planter sees it: lines, what each of them is, and the places where something can be planted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bank import Report

HAN = "一二三四五六七八九十"
WORDS = re.findall(
    "[^ ]+",
    "工作 法治 依法 行政 群众 监管 执法 部门 责任 领导 干部 培训 宣传 服务 制度 机制 单位 企业 检查 落实 推进 建设 "
    "规范 组织 人员 问题 情况 全面 严格 加强 提升 整改 社会 管理 学习 法律 案件 决策 权力 审批",
)


class Planted(NamedTuple):
    """A report with one defect.

    text     of the file
    codes    one of these rules must find it
    start    where in `text`, offsets; for something that is missing (absent) the place does not matter
    words    of which one must stand in the message; empty: any message will do
    """

    text: str
    codes: tuple[str, ...]
    start: int
    end: int
    absent: bool = False
    words: tuple[str, ...] = ()


class Line(NamedTuple):
    """A line. kind: title, opening, heading (a line of its own), run-in, item, body, table, code, signature, blank.

    level is 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）, else 0. Offsets in the text.
    """

    start: int
    end: int
    text: str
    kind: str
    level: int
    label: str


_LABEL = re.compile(
    r"[#>\s　*]*((?P<a>[一二三四五六七八九十]+、)|(?P<b>（[一二三四五六七八九十]+）)|(?P<c>\d+\.(?!\d) ?)|(?P<d>（\d+）))"
)


def lines(report: Report) -> list[Line]:
    """The lines of a report, sorted by what they are."""
    found: list[Line] = []
    start = 0
    raw = report.text.split("\n")
    last = max(i for i, line in enumerate(raw) if line.strip())
    begun = code = front = False
    for i, text in enumerate(raw):
        end = start + len(text)
        label = _LABEL.match(text)
        level = next((n for n, name in enumerate("abcd", 1) if label and label[name]), 0)
        plain = text.strip(" 　*#>")
        front = front or (i == 0 and text == "---")
        fence = text.startswith("```")
        if fence or front or code:
            kind = "code"
            code ^= fence
            front = front and (i == 0 or text != "---")
        else:
            kind = _kind(text, plain, level, begun, last - i)
        begun = begun or (kind not in ("title", "blank", "code"))
        found.append(Line(start, end, text, kind, level, label[1].strip() if label else ""))
        start = end + 1
    return found


def _kind(text: str, plain: str, level: int, begun: bool, left: int) -> str:
    """What a line is that is no code. `left`: how many lines follow."""
    if not plain:
        return "blank"
    if text.startswith(("|", ">", "- ")):
        return "table"
    if left < 5 and (re.search(r"\d年\d+月\d+日$", plain) or (left < 4 and len(plain) < 24 and "。" not in plain)):
        return "signature"
    if not begun and (len(plain) < 60 and "。" not in plain and "，" not in plain):
        return "title"
    if not level:
        return "body"
    if len(plain) <= 50 and "。" not in plain and plain[-1] not in "；：":
        return "heading"
    return "run-in" if "。" in plain[:44] else "item"


def prose(report: Report) -> list[Line]:
    """The lines of running text, run-in headings and items with it."""
    return [line for line in lines(report) if line.kind in ("body", "run-in", "item") and len(line.text) > 30]


def wrapped(report: Report) -> bool:
    """Whether the lines were broken at a fixed width."""
    return report.name.startswith("20-") and max(map(len, report.text.split("\n"))) < 45


def replace(report: Report, start: int, end: int, text: str, *codes: str, around: int = 0) -> Planted:
    """Put `text` in the place of start–end; the fault is what was put there, and `around` characters on both sides."""
    changed = report.text[:start] + text + report.text[end:]
    return Planted(changed, codes, max(start - around, 0), min(start + max(len(text), 1) + around, len(changed)))


def insert_sentence(report: Report, rng: random.Random, sentence: str, fault: str, *codes: str) -> Planted | None:
    """Put a sentence behind another one in running text; `fault` is the part of it that is wrong."""
    places = [m.end() for m in matches(report, r"。(?=[^”’）\n])")]
    if not places:
        return None
    at = rng.choice(places)
    begin = at + sentence.index(fault)
    return Planted(report.text[:at] + sentence + report.text[at:], codes, begin, begin + len(fault))


def matches(report: Report, pattern: str) -> list[re.Match[str]]:
    """Where a pattern stands in running text, as matches of the whole text."""
    compiled = re.compile(pattern)
    return [m for line in prose(report) for m in compiled.finditer(report.text, line.start, line.end)]


def at_random(report: Report, rng: random.Random, pattern: str) -> re.Match[str] | None:
    found = matches(report, pattern)
    return rng.choice(found) if found else None


class Sum(NamedTuple):
    """A total and its parts, which make it: matches of the numbers."""

    total: re.Match[str]
    parts: tuple[re.Match[str], ...]


_NUMBER = re.compile(
    r"(?<![\d.,—～〔])(\d{1,3}(?:,\d{3})+|\d+)(件次|家次|人次|户次|件|家|人|户|个|份|起|项|所|次|宗|亩|处|辆|台|批次|条|对|户|名|辆次)(?![^（），。；：、]{0,3}以)"
)


def sums(report: Report) -> Iterator[Sum]:
    """Totals whose full list of parts follows in the same sentence."""
    for line in prose(report):
        for sentence in re.finditer("[^。；]+", line.text):
            begin = line.start + sentence.start()
            numbers = list(_NUMBER.finditer(report.text, begin, line.start + sentence.end()))
            for i, total in enumerate(numbers):
                parts: list[re.Match[str]] = []
                for number in numbers[i + 1 :]:
                    if number[2] != total[2]:
                        break
                    parts.append(number)
                    added = sum(value(part) for part in parts)
                    if added >= value(total):
                        break
                if len(parts) > 1 and added == value(total):
                    opener = report.text[total.end() : parts[0].start()]
                    if re.match(r"[，：]?(其中|含|（|分别|包括)|：", opener):
                        yield Sum(total, tuple(parts))


def value(number: re.Match[str]) -> int:
    return int(number[1].replace(",", ""))


def series(report: Report, level: int) -> list[list[Line]]:
    """Runs of sibling labels of a level, at least three long."""
    runs: list[list[Line]] = []
    for line in lines(report):
        if line.level == level:
            number = number_of(line.label)
            if number == 1 or not runs:
                runs.append([line])
            else:
                runs[-1].append(line)
    return [
        run for run in runs if len(run) >= 3 and [number_of(line.label) for line in run] == list(range(1, len(run) + 1))
    ]


def number_of(label: str) -> int:
    inner = label.strip("（）、. ")
    return HAN.index(inner) + 1 if inner in HAN else int(inner) if inner.isdecimal() else 99


def relabel(line: Line, number: int) -> str:
    inner = line.label.strip("（）、. ")
    return line.label.replace(inner, HAN[number - 1] if inner in HAN else str(number), 1)


def with_labels(report: Report, changes: list[tuple[Line, str]]) -> tuple[str, list[int]]:
    """The text with new labels, and where they start."""
    text, places = report.text, []
    moved = 0
    for line, label in sorted(changes, key=lambda change: change[0].start):
        at = line.start + line.text.index(line.label) + moved
        text = text[:at] + label + text[at + len(line.label) :]
        moved += len(label) - len(line.label)
        places.append(at)
    return text, places


# ------------------------------------------------------------------ the kinds of defects

Mutation = Callable[[Report, random.Random], "Planted | None"]
KINDS: dict[str, Mutation] = {}  # by name, which begins with the rule: fz201-skip-section


def plants(function: Mutation) -> Mutation:
    """A function that plants one defect, or tells by None that it finds no fit place in this report."""
    KINDS[function.__name__.replace("_", "-")] = function
    return function


@cache
def table(name: str) -> list[tuple[str, ...]]:
    """The rows of tables/NAME.tsv without its head."""
    rows = (Path(__file__).parent / "tables" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t")) for row in rows[1:]]
