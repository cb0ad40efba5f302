"""What is said in the margin: a finding with its remedy and the places that it points to, a habit once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from fzlint.finding import Finding
from fzlint.report.page import FILE, RULE
from fzlint.report.page.sheet import Habit, Sheet
from fzlint.report.page.words import escape
from fzlint.report.place import where
from fzlint.report.quote import excerpt
from fzlint.report.remedy import remedy, said
from fzlint.report.result import SEVERITY

_RELATED = 3
_NEAR = 8  # code points around words that are only pointed to
_SHORT = 24


def beside(sheet: Sheet, block: int) -> str:
    """The notes of a block, "" if it has none."""
    items = [note(sheet, habit) for habit in sheet.beside.get(block, ())]
    items += [_again(sheet, habit, indices) for habit, indices in sheet.again.get(block, {}).items()]
    return f'<ul class="notes">{"".join(items)}</ul>' if items else ""


def whole(sheet: Sheet) -> str:
    """What is said of the report as a whole, "" if nothing is."""
    items = [note(sheet, habit) for habit in sheet.habits if habit.whole]
    if not items:
        return ""
    return f'<section class="whole"><h3>关于整篇报告</h3><ul class="notes">{"".join(items)}</ul></section>'


def name(finding: Finding) -> str:
    """The summary of the rule, as soon as it is known."""
    return f"{RULE}{escape(finding.code)} {escape(finding.name)}{RULE}"


def note(sheet: Sheet, habit: Habit) -> str:
    finding = sheet.findings[habit.first]
    return (
        f'<li class="note {finding.severity}" id="{FILE}-n{habit.first}" tabindex="-1" data-f="{habit.first}"'
        f' data-code="{escape(finding.code)}" data-section="{sheet.section(finding)}" data-count="{len(habit.indices)}">'
        f'<p class="what"><b class="severity">{SEVERITY[finding.severity]}</b> {name(finding)}'
        f' <span class="code">{escape(finding.code)}</span></p>'
        f'<p class="message">{escape(finding.message)}</p>'
        f"{''.join(_rest(sheet, finding))}{_places(sheet, habit)}</li>"
    )


def _rest(sheet: Sheet, finding: Finding) -> Iterator[str]:
    if finding.fix is not None and not said(finding):
        yield f'<p class="fix">改法：{escape(remedy(sheet.document, sheet.text, finding.fix))}</p>'
    for related in finding.related[:_RELATED]:
        block = sheet.document.block_at(related.span.start)
        link = f'<a href="#{FILE}-b{block}">{escape(where(sheet.document, related.span))}</a>'
        words = ""
        if not related.message or related.span.end - related.span.start <= _SHORT:
            before, marked, after = excerpt(sheet.document, sheet.text, related.span, _NEAR, _SHORT)
            words = f" <q>{escape(before)}<b>{escape(marked)}</b>{escape(after)}</q>"
        yield f'<p class="related">参看{link}：{escape(related.message)}{words}</p>'
    if len(finding.related) > _RELATED:
        yield f'<p class="related">参看的地方另有 {len(finding.related) - _RELATED} 处。</p>'
    if finding.covered:
        yield f'<p class="covered">副本内另有 {finding.covered} 处问题，删除副本后一并消失。</p>'


def _places(sheet: Sheet, habit: Habit) -> str:
    if len(habit.indices) == 1:
        return ""
    return f'<p class="habit">同类问题共 {len(habit.indices)} 处，此为第 1 处。{_link(sheet, habit.indices[1], "下一处")}</p>'


def _again(sheet: Sheet, habit: Habit, indices: Sequence[int]) -> str:
    """Further places of a habit: no more than its name, unless it says something else here."""
    first, here = sheet.findings[habit.first], sheet.findings[indices[0]]
    message = f'<p class="message">{escape(here.message)}</p>' if here.message != first.message else ""
    number = f" {len(indices)} 处" if len(indices) > 1 else ""
    following = bisect_right(habit.indices, indices[-1])
    after = _link(sheet, habit.indices[following], "下一处") if following < len(habit.indices) else ""
    return (
        f'<li class="again {here.severity}" data-f="{" ".join(str(index) for index in indices)}"'
        f' data-code="{escape(here.code)}" data-section="{sheet.section(here)}">'
        f'<p class="what"><b class="severity">{SEVERITY[here.severity]}</b> {name(here)}{number}'
        f' <a href="#{FILE}-n{habit.first}">说明</a> {after}</p>{message}</li>'
    )


def _link(sheet: Sheet, index: int, words: str) -> str:
    return f'<a href="#{target(sheet, index)}">{words}</a>'


def target(sheet: Sheet, index: int) -> str:
    """The id of the place of a finding: its words, or the block that they begin in."""
    if index in sheet.anchors:
        return f"{FILE}-m{sheet.anchors[index]}"
    return f"{FILE}-b{sheet.document.block_at(sheet.findings[index].span.start)}"
