"""Regions of a document that its outline does not go through: contents pages, signatures, attachments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fzlint.document.identity.title import DATE
from fzlint.document.labels import Reading
from fzlint.document.model import Cut, Paragraph, Role
from fzlint.pattern import pattern

HEADING = 40  # code points: a labelled block that is longer, or has 。； inside, is no heading
TOP = ("han", "编", "章", "部分", "篇")  # families of the first level
LINE = 60  # code points: a longer one is no line of a contents page, no title
_CONTENTS = 5  # headings with nothing below them, before the first comes again


_PAGE = pattern(
    r"(?:[.．…·•\s\t]{2,}|\t)\s*[-—]?\s*\d{1,4}\s*[-—]?$|\s*PAGEREF\s+_Toc\d+.{0,12}$"
)  # PAGEREF: a field that lost its page


_SPACED = pattern(r"[^\W\d_][ \u3000]([0-9]{1,3})$")
_NUMBER = pattern(r"(?<=\D)\s*\d{1,3}$")  # a page number that only the heading without it tells


def mark_contents(paragraphs: Sequence[Paragraph], roles: list[Role], readings: list[Reading | None]) -> None:
    """Give the lines of a typed contents page the role toc: what follows 目录 and has a page number or comes again."""
    heads = [
        i
        for i, p in enumerate(paragraphs)
        if roles[i] not in ("cell", "furniture") and "".join(p.text[:12].split()) in ("目录", "目次")
    ]
    if heads:
        _mark_below(heads, paragraphs, roles, readings)
    else:
        _mark_unnamed(paragraphs, roles, readings)
    for i, role in enumerate(roles):
        if role == "toc":
            readings[i] = None


def _mark_below(
    heads: Sequence[int], paragraphs: Sequence[Paragraph], roles: list[Role], readings: Sequence[Reading | None]
) -> None:
    """The lines below 目录: those before the first of them comes again, then those with a page number or a line like them."""
    seen = {_PAGE.sub("", paragraph.text.strip()): i for i, paragraph in enumerate(paragraphs)}
    for head in heads:
        if roles[head] == "toc":  # inside a contents page that was read already
            continue
        roles[head] = "toc"
        for i in range(head + 1, _again(paragraphs, roles, readings, head + 1)):
            roles[i] = "toc"
        for i in range(head + 1, len(paragraphs)):
            if roles[i] == "toc":
                continue
            line = paragraphs[i].text.strip()
            if roles[i] not in ("body", "heading", "item", "toc") or (
                not _PAGE.search(line)
                and seen[line] == i
                and ((bare := _NUMBER.sub("", line)) == line or bare not in seen)
                and not _is_next(paragraphs[i - 1].text.strip(), line)
            ):
                break
            roles[i] = "toc"


def _is_next(before: str, line: str) -> bool:
    """Whether a short line has a page behind a blank as the one above it has, and the page is no smaller: 一、概况 1 / 二、做法 2."""
    pages = [_SPACED.search(each) for each in (before, line)]
    numbers = [int(page[1]) for page in pages if page is not None]
    return len(line) <= LINE and len(numbers) == len(pages) and numbers[0] <= numbers[1]


def _mark_unnamed(paragraphs: Sequence[Paragraph], roles: list[Role], readings: Sequence[Reading | None]) -> None:
    """A contents page without a name: nothing but headings, then the first once more."""
    first = next((i for i, reading in enumerate(readings) if reading), None)
    if first is None:
        return
    end = _again(paragraphs, roles, readings, first)
    if end - first >= _CONTENTS and all(readings[first:end]):
        roles[first:end] = ["toc"] * (end - first)


def _again(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], readings: Sequence[Reading | None], first: int
) -> int:
    """Where the first line of a contents page, or its label, comes again behind short lines; `first` where it does not."""
    if first >= len(paragraphs) or (head := readings[first]) is None:
        return first
    inner = False  # inside a part its own first label comes again and again
    for i in range(first, len(paragraphs)):
        text = paragraphs[i].text
        if roles[i] not in ("body", "heading", "item", "toc") or len(text) > LINE or "。" in text:
            break
        reading = readings[i]
        if i > first and reading is not None and (reading.family, reading.number) == (head.family, head.number):
            return first if inner else i
        inner = inner or (reading is not None and reading.family in TOP and head.family not in TOP)
    return first


def mark_signoff(
    paragraphs: Sequence[Paragraph],
    roles: list[Role],
    readings: Sequence[Reading | None],
    joined: Mapping[int, Cut],
) -> None:
    """Give 成文日期 and the 署名 in front of it the role signoff: a date alone behind body text, a short line before it."""
    body = False
    for i, paragraph in enumerate(paragraphs):
        if roles[i] == "body" and body and DATE.match(paragraph.text):
            roles[i] = "signoff"
            name = paragraphs[i - 1].text.strip()
            if (
                roles[i - 1] == "body"
                and readings[i - 1] is None
                and i - 2 not in joined
                and 2 <= len(name) <= 40
                and name[-1] not in "。；：，、！？;:,"
            ):
                roles[i - 1] = "signoff"
        elif roles[i] in ("body", "item", "heading") and (len(paragraph.text) > HEADING or "。" in paragraph.text):
            body = True


# 附件 alone, 附件1 with its title, or the list of attachments below the text: 附件：1.……
_ATTACHMENT = pattern(r"\s*附[件表录]\s*\w{0,2}\s*(?:[:：].{0,40})?$|\s*附[件表录]\s*\w{1,2}\s*\S{2,30}$")


def boundaries(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> frozenset[int]:
    """The blocks that belong to no section, and behind which numbers start afresh: signatures with a date, 附件."""
    found = {
        i
        for i, role in enumerate(roles)
        if role == "signoff" and (i == len(roles) - 1 or "signoff" in roles[i - 1 : i + 2 : 2])
    }
    found.update(
        i
        for i, paragraph in enumerate(paragraphs)
        if "附" in paragraph.text[:4] and roles[i] in ("body", "heading") and _ATTACHMENT.match(paragraph.text)
    )
    return frozenset(found)
