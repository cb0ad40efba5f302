"""stray lines: what stands in a report on a line of its own where no report has one, whatever it says.

Behind the date that signs come only attachments and what offices add (抄送, 联系人). Between paragraphs that all end as sentences
do, and headings that all have numbers, a line with neither is what a page, a scanner or a chat left behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.attachments import announces
from fzlint.document.identity.title import DATE
from fzlint.document.model import Block, Document, Span
from fzlint.document.title_words import TYPES

_LINE = 45  # code points of a line
_SHORTEST = 3
_MOST = 3  # so many are the way the document is written
_RUNNING = 40  # code points of a paragraph
_PARAGRAPHS = 4  # so many end as sentences do
_ENDS = ("。", "；", "：", ":", "！", "？", "”", "，", "、", ";")
_HEADINGS = 3  # so many have numbers


def behind_signature(document: Document, usual: tuple[str, ...]) -> Iterator[Span]:
    """The last lines of a report, behind the date that signs; none where an attachment follows.

    usual  what such a line may begin with all the same
    """
    blocks = document.blocks
    signed = next((at for at in range(len(blocks) - 1, -1, -1) if blocks[at].role == "signoff"), -1)
    if signed < 0 or signed + _MOST < len(blocks) - 1 or not DATE.match(document.text_of(blocks[signed])):
        return
    found = [at for at in range(signed + 1, len(blocks)) if blocks[at].role != "furniture"]
    if all(_is_left(document, blocks[at], usual) for at in found):
        yield from (Span(blocks[at].start, blocks[at].end) for at in found)


def _is_left(document: Document, block: Block, usual: tuple[str, ...]) -> bool:
    line = document.text_of(block).strip()
    return (
        block.role == "body"
        and block.label is None
        and block.cell is None
        and _SHORTEST <= len(line) <= _LINE
        and not announces(document, block)
        and not line.startswith(usual)
        and not line.endswith(TYPES)
        and not DATE.match(line)
    )


def between_paragraphs(document: Document, usual: tuple[str, ...]) -> Iterator[Span]:
    """The lines between the paragraphs of a report that are neither headings nor sentences and no words alone: they hold a figure,
    a letter or a mark; none in a document with tables, or that has more than a few.

    usual  what such a line may begin with all the same
    """
    blocks = document.blocks
    labelled = [at for at, block in enumerate(blocks) if block.label is not None and block.role == "heading"]
    if len(labelled) < _HEADINGS or document.tables:
        return
    running = [block for block in blocks if block.role in ("body", "item") and block.end - block.start > _RUNNING]
    if len(running) < _PARAGRAPHS or not all(_ends(document, block) for block in running):
        return
    found = [at for at in range(labelled[0] + 1, labelled[-1]) if _is_between(document, at, usual)]
    if len(found) <= _MOST:
        yield from (Span(blocks[at].start, blocks[at].end) for at in found)


def _is_between(document: Document, at: int, usual: tuple[str, ...]) -> bool:
    block = document.blocks[at]
    line = document.text_of(block).strip()
    return (
        _is_left(document, block, usual)
        and document.joined.keys().isdisjoint((at, at - 1))
        and not line.endswith(_ENDS)
        and "《" not in line
        and not "".join(line.split()).isalpha()
    )


def _ends(document: Document, block: Block) -> bool:
    return document.text_of(block).rstrip().endswith((*_ENDS, "）", ")"))
