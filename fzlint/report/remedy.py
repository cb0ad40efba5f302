"""What to do about a finding, in words for people."""

from __future__ import annotations

from fzlint.document.model import Document
from fzlint.finding import Finding, Fix
from fzlint.report.quote import label_of, shorten

_FIRST = 3  # so many edits are told
_SHORT = 24


def said(finding: Finding) -> bool:
    """Whether the message already says what to write, or to delete."""
    edits = finding.fix.edits if finding.fix else ()
    message = finding.message
    return all(
        f"“{edit.text}”" in message or (len(edit.text) > 1 and edit.text in message) if edit.text else "删去" in message
        for edit in edits
    )


def remedy(document: Document, text: str, fix: Fix) -> str:
    """What to do, edit by edit. text: that of the document, private numbers masked."""
    told: list[str] = []
    for edit in fix.edits[:_FIRST]:
        span = edit.span
        old = label_of(document, span) + text[span.start : span.end]
        if old and edit.text:
            told.append(f"{_in_quotes(old)}改为{_in_quotes(edit.text)}")
        elif old:
            told.append(f"删去{_named(old)}")
        else:
            before = text[max(span.start - 6, 0) : span.start].rpartition("\n")[2]
            where = f"在{_in_quotes(before)}之后" if before else "在段首"
            told.append(f"{where}加{_in_quotes(edit.text)}")
    left = len(fix.edits) - _FIRST
    return "；".join(told) + (f"；另有 {left} 处改动。" if left > 0 else "。")


def _named(words: str) -> str:
    if words.isspace():
        return "段落中间的回车" if "\n" in words else f" {len(words)} 个空格"
    return _in_quotes(words)


def _in_quotes(words: str) -> str:
    """Words in quotation marks of another kind than they hold."""
    open, close = "「」" if "“" in words or "”" in words else "“”"
    return open + shorten(words.replace("\n", "／"), _SHORT) + close
