"""Paragraphs in which a page, a title and the first words of the text run together, parted where one begins and another ends.

What is the page's is told here (`furniture/run.py`); the rest is read as if it had stood in lines of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from fzlint.document.fold import plain
from fzlint.document.furniture.lines import OPEN_LABELS, is_link, is_notice, label_of
from fzlint.document.furniture.words import ABSTRACT, BUTTON
from fzlint.document.linebreaks import is_labelled, stretch, with_parts
from fzlint.document.model import Document, Paragraph, Piece, Role, Source, Span
from fzlint.document.oneline import may_part, part_line, signature

if TYPE_CHECKING:
    from fzlint.document.furniture.run import Run

_FIRST = 4  # paragraphs of a page in front of the text
_LAST = 3  # paragraphs at the end
_NOTICE = 300  # code points of a notice of the page
_BEGIN = 700  # code points in which a text begins
_LONG = 4  # characters of a button that is no word of a text
_SIGNS = ".:：>＞»›→|｜【[-/"
_RUNNING = 60  # code points of a paragraph that is text
_ROLES: dict[str, Role] = {"page": "furniture", "named": "furniture", "own": "body"}
_HINTS = ":：【"  # one of them is in every foot of a page that stands in no bracket


def part_page(source: Source) -> Source:
    """The source with the paragraphs parted in which something of a page stands with something else."""
    whole = [i for i, paragraph in enumerate(source.paragraphs) if may_part(paragraph)]
    parts: dict[int, list[Paragraph]] = {}
    for i in whole[:_FIRST]:
        paragraph = source.paragraphs[i]
        if found := _head(paragraph):
            parts[i] = found
        if len(paragraph.text) > _RUNNING and "。" in paragraph.text:
            break
    for i in whole[-_LAST:]:
        *before, last = parts.get(i, [source.paragraphs[i]])
        parts[i] = [*before, *_tail(last)]
    parts = {i: found for i, found in parts.items() if len(found) > 1}
    return part_line(with_parts(source, parts) if parts else source)


def title_in_page(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> tuple[int, str]:
    """The title between the page and the text in one element of a file of Word's, and its block; -1 and "" if none stands there."""
    begin = next((i for i, role in enumerate(roles) if role == "body"), -1)
    found = page_within(paragraphs[begin].text, paragraphs[begin].pieces) if begin >= 0 else []
    titles = [paragraphs[begin].text[run.start : run.end] for run in found if run.kind == "title"]
    return (begin, titles[-1]) if titles else (-1, "")


def pages_within(document: Document) -> list[Span]:
    """What is the page's in the first paragraph of a file of Word's, in one element with the text."""
    block = next((block for block in document.blocks if block.role == "body"), None)
    if block is None:
        return []
    text = document.text_of(block)
    spans = []
    for run in page_within(text, block.pieces):
        if run.kind in ("page", "named"):
            said = text[run.start : run.end]
            start = block.start + run.start + len(said) - len(said.lstrip())
            spans.append(Span(start, start + len(said.strip())))
    return spans


def page_within(text: str, pieces: Sequence[Piece]) -> list[Run]:
    """The stretches of a paragraph of a file of Word's in which page and text run together: an element of it is written as a
    whole, so that it is not parted but read in its parts."""
    text = plain(text)
    whole = bool(pieces) and pieces[0].node >= 0
    if not whole or len(text) <= _RUNNING or not _may_run(text) or is_labelled(text) or _is_whole_notice(text):
        return []
    from fzlint.document.furniture.run import runs  # few texts need it

    found = runs(text)
    return found if any(run.kind == "title" for run in found) else []  # with no title it may be a text on its own


def _may_run(line: str) -> bool:
    """Whether a line has a mark or a button in front of its first comma that a page in one line has."""
    head = line[:_BEGIN]
    for mark in "，。,":
        head = head.partition(mark)[0]
    if any(sign in head for sign in _SIGNS):
        return True
    words = head.split()
    if any(word.startswith(OPEN_LABELS) or (len(word) >= _LONG and word in BUTTON) for word in words):
        return True
    if len(words) > 1 and is_link(words[0]):
        return True
    return _begins_with_notice(line)


def _begins_with_notice(line: str) -> bool:
    """Whether the first word of a line is a whole sentence that a page says: 下面是小编整理的…，供大家参考。"""
    first, blank, _ = line.partition(" ")
    return blank != "" and first.endswith("。") and is_notice(first)


def _is_whole_notice(line: str) -> bool:
    """Whether a line is a notice of the page and nothing else: 温馨提示：…"""
    if len(line) > _NOTICE or _begins_with_notice(line):
        return False
    return is_notice(line.strip()) or (line.rstrip().endswith("。") and label_of(line)[0] in ABSTRACT)


def _head(paragraph: Paragraph) -> list[Paragraph]:
    text = plain(paragraph.text)
    if not _may_run(text) or is_labelled(text) or _is_whole_notice(text):
        return []
    from fzlint.document.furniture.run import runs  # few texts need it

    return _parted(paragraph, [(run.start, run.end, _ROLES.get(run.kind, "")) for run in runs(text)])


def _tail(paragraph: Paragraph) -> list[Paragraph]:
    text = plain(paragraph.text)
    behind = text[text.rfind("。") + 1 :]
    if paragraph.role or not (behind.rstrip().endswith(("）", ")")) or any(hint in behind for hint in _HINTS)):
        return [paragraph]
    from fzlint.document.furniture.run import tail

    at = tail(text)
    if at == len(text):
        return [paragraph]
    ends = [*signature(text, at), at]
    return _parted(
        paragraph, [(start, end, "") for start, end in pairwise([0, *ends])] + [(at, len(text), "furniture")]
    )


def _parted(paragraph: Paragraph, stretches: Sequence[tuple[int, int, Role | Literal[""]]]) -> list[Paragraph]:
    """The stretches of a paragraph as paragraphs with their roles."""
    found: list[Paragraph] = []
    for start, end, role in stretches:
        said = paragraph.text[start:end]
        first = start + len(said) - len(said.lstrip())
        found.append(stretch(paragraph, first, start + len(said.rstrip()))._replace(role=role))
    return found
