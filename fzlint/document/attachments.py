"""附件 as announced below the text (附件：1.…), and as they stand behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.document.model import BODY, Block, Document, Span
from fzlint.document.title_words import ENDS_OF_PAPERS
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

# strings: many reports have no 附件, and compiling takes longer than looking
_LIST = pattern(r"\s*附\s*件\s*([0-9]{1,2}|[一二三四五六七八九十])?\s*[:：]\s*(\S.*)", re.DOTALL)
_ITEM = pattern(r"(?:^|(?<=[\s；;，,、]))([0-9]{1,2})\s*[.．、](?![0-9]{1,2}(?![0-9]))\s*")
_HEAD = pattern(r"\s*附\s*件\s*([0-9]{1,2}|[一二三四五六七八九十])?\s*[:：]?\s*")
_ALONE = pattern(r"\s*附\s*件\s*[:：]\s*")
_NUMERALS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


_MOST = 50  # items of a list


class Attachment(NamedTuple):
    """An attachment as announced below the text, or as it stands there; titles: what may be its title, "" unknown."""

    number: int
    titles: tuple[str, ...]
    span: Span


def announces(document: Document, block: Block) -> bool:
    """Whether a block begins with 附件：, which stands behind the end of the text."""
    return document.plain.startswith(("附件：", "附件:", "附：", "附:"), block.start)


def number_of(numeral: str | None) -> int:
    return 1 if not numeral else _NUMERALS.get(numeral) or int(numeral)


def listed(document: Document) -> list[Attachment]:
    """What 附件：… below the text announces, items in one line or in lines of their own."""
    blocks, folded = document.blocks, document.folded
    found: list[Attachment] = []
    for i, block in enumerate(blocks):
        if _heads_list(document, i):
            found += _below(document, i, 0)
            continue
        match = _LIST.fullmatch(folded, block.start, block.end)
        if match is None or block.part != BODY or block.cell is not None:
            continue
        if match.group(1):  # 附件1：…
            found.append(_announced(document, number_of(match.group(1)), match.start(2), block.end))
            continue
        begin = match.start(2)
        items = list(_ITEM.finditer(folded[begin : block.end]))
        if not items or items[0].start() > 0:
            found.append(_announced(document, 1, begin, block.end))
            continue
        ends = [*(begin + item.start() for item in items[1:]), block.end]
        found += [
            _announced(document, int(item.group(1)), begin + item.end(), end)
            for item, end in zip(items, ends, strict=True)
        ]
        found += _below(document, i, found[-1].number)
    return found


def _heads_list(document: Document, i: int) -> bool:
    """Whether a block says 附件： and no more, and the first of them stands in the next line."""
    block = document.blocks[i]
    if block.part != BODY or block.cell is not None or not _ALONE.fullmatch(document.folded, block.start, block.end):
        return False
    return any(_below(document, i, 0))


def _below(document: Document, i: int, last: int) -> Iterator[Attachment]:
    """What the lines below block `i` announce, from the number behind `last` on."""
    for following in document.blocks[i + 1 : i + _MOST]:
        item = _ITEM.match(document.folded[following.start : following.end].lstrip())
        if item is None or int(item.group(1)) != last + 1 or "。" in document.text_of(following)[:-1]:
            return
        last += 1
        yield _announced(document, last, following.start + _after(document, following, item), following.end)


def _after(document: Document, block: Block, item: re.Match[str]) -> int:
    said = document.text_of(block)
    return len(said) - len(said.lstrip()) + item.end()


def _announced(document: Document, number: int, start: int, end: int) -> Attachment:
    title = document.text[start:end].strip()
    return Attachment(number, (title,), Span(start, start + len(document.text[start:end].rstrip())))


def there(document: Document) -> list[Attachment]:
    """Attachments that stand in the file: a line 附件1 by itself, and what follows as its title."""
    blocks = document.blocks
    found: dict[int, Attachment] = {}
    for i, block in enumerate(blocks):
        match = _HEAD.fullmatch(document.folded, block.start, block.end)
        if match is None or _heads_list(document, i) or block.part != BODY or block.cell is not None:
            continue
        lines: list[str] = []
        for following in blocks[i + 1 : i + 4]:
            line = document.text_of(following).strip()
            if following.cell is not None or len(line) > 60:
                break
            lines.append(line)
        titles = tuple("".join(lines[:n]) for n in range(1, len(lines) + 1))
        found.setdefault(
            number_of(match.group(1)), Attachment(number_of(match.group(1)), titles, Span(block.start, block.end))
        )
    return list(found.values())


_NO_WORD = pattern(r"\W+")


def same_title(title: str, others: tuple[str, ...]) -> bool:
    """Whether a title in the list may be that of the attachment, whose first lines `others` are."""
    wanted = _NO_WORD.sub("", title)
    if not wanted or not others:
        return True
    for other in others:
        said = _NO_WORD.sub("", other)
        if wanted in said or (said and said in wanted):
            return True
    ends = {wanted[-1], _NO_WORD.sub("", others[0])[-1:]}
    if len(ends) > 1 and ends <= ENDS_OF_PAPERS:
        return False
    from rapidfuzz.distance import Indel

    return any(Indel.normalized_similarity(wanted, _NO_WORD.sub("", other)) >= 0.6 for other in others)
