"""Beside the document: its outline with counts, and what was found, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from fzlint.report.page import FILE
from fzlint.report.page import notes as notes_
from fzlint.report.page.sheet import Habit, Sheet
from fzlint.report.page.words import escape
from fzlint.report.place import where
from fzlint.report.result import SEVERITY

_LONGEST = 40  # code points of a heading in the outline


def listed(sheet: Sheet) -> str:
    """The findings, the gravest first, habits once."""

    def kind(habit: Habit) -> str:
        finding = sheet.findings[habit.first]
        return "" if finding.covered else finding.severity

    groups = [(severity, list(habits)) for severity, habits in groupby(sheet.habits, kind)]
    return "".join(
        f'<section class="group"><h4>{"先看" if not severity else SEVERITY[severity]} '
        f'<span class="count">{len(habits)} 类</span></h4>'
        f"<ol>{''.join(_item(sheet, habit) for habit in habits)}</ol></section>"
        for severity, habits in groups
    )


def _item(sheet: Sheet, habit: Habit) -> str:
    finding = sheet.findings[habit.first]
    number = f' <span class="count">{len(habit.indices)} 处</span>' if len(habit.indices) > 1 else ""
    place = "" if habit.whole else f'<span class="where">{escape(where(sheet.document, finding.span))}</span>'
    return (
        f'<li class="{finding.severity}" data-f="{habit.first}" data-code="{escape(finding.code)}">'
        f'<a href="#{FILE}-n{habit.first}"><b>{notes_.name(finding)}</b>{number}{place}'
        f'<span class="message">{escape(finding.message)}</span></a></li>'
    )


def outline(sheet: Sheet) -> str:
    """The headings with how many findings stand below each, "" if there are none."""
    sections = sheet.document.sections
    if not sections:
        return ""
    counts: list[Counter[str]] = [Counter() for _ in sections]
    for habit in sheet.habits:
        for index in () if habit.whole else habit.indices:
            finding = sheet.findings[index]
            at = sheet.section(finding)
            while at >= 0:
                counts[at][finding.severity] += 1
                at = sections[at].parent
    below: dict[int, list[int]] = {}
    for index, section in enumerate(sections):
        below.setdefault(section.parent, []).append(index)
    return "".join(_level(sheet, below, counts, -1))


def _level(sheet: Sheet, below: dict[int, list[int]], counts: list[Counter[str]], parent: int) -> Iterator[str]:
    if parent not in below:
        return
    yield "<ul>"
    for index in below[parent]:
        heading = sheet.document.heading_text(index)
        heading = heading if len(heading) <= _LONGEST else heading[: _LONGEST - 1] + "…"
        yield (
            f'<li data-section="{index}" data-parent="{parent}"><a href="#{FILE}-s{index}">{escape(heading)}'
            f"{_count(counts[index])}</a>"
        )
        yield from _level(sheet, below, counts, index)
        yield "</li>"
    yield "</ul>"


def _count(counts: Counter[str]) -> str:
    number = sum(counts.values())
    if not number:
        return ""
    worst = next(severity for severity in SEVERITY if counts[severity])
    return f' <span class="count {worst}">{number}<span class="spoken"> 处</span></span>'
