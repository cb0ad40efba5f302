"""From what a reader hands over to a Document: roles, title, year, cut lines, labels, sections and series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fzlint.document import cuts, words
from fzlint.document.directives import of_comment, suppressions
from fzlint.document.entry import BOUNDARY, Entry
from fzlint.document.fold import fold, plain
from fzlint.document.furniture import furniture
from fzlint.document.labels import Reading, write_label
from fzlint.document.levels import outline
from fzlint.document.linebreaks import parted
from fzlint.document.model import BODY, Block, Cut, Document, Label, Paragraph, Piece, Role, Source, Span
from fzlint.document.numbered import read_labels
from fzlint.document.title import DATE, bare_title, find_title, labelled_title
from fzlint.document.year import find_lead, find_year, year_named
from fzlint.pattern import pattern

HEADING = 40  # code points: a labelled block that is longer, or has 。； inside, is no heading
FIRST_LEVEL = 60  # behind 一、 or 第一部分 in a paragraph of its own: the heading that the regulation words has 44
_TOP = ("han", "编", "章", "部分", "篇")
_ITEMS = ("条", "是", "要")  # what 第三条 and 一是 begin is no heading
_TITLE = 60
_CONTENTS = 5  # headings with nothing below them, before the first comes again
_BLANK = " \t\n\u3000\xa0\u200b\ufeff"


def build(source: Source, wrapped: bool = False) -> Document:
    """The document that `source` shows. Empty paragraphs must have been left out by the reader.

    wrapped   its lines were broken at one width, and are whole paragraphs again
    """
    if breaks := [i for i, paragraph in enumerate(source.paragraphs) if _BREAK.search(paragraph.text)]:
        source = source._replace(paragraphs=_broken(source.paragraphs, breaks))
    if any("\n" in paragraph.text for paragraph in source.paragraphs):
        source = parted(source)
    paragraphs = source.paragraphs
    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 1
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    folded = fold(text)
    if (meant := plain(text)) != text:  # what looks like a character is read as that character
        pairs = zip(paragraphs, starts, strict=True)
        paragraphs = tuple(p._replace(text=meant[start : start + len(p.text)]) for p, start in pairs)
    ends = [start + len(paragraph.text) for start, paragraph in zip(starts, paragraphs, strict=True)]

    roles: list[Role] = [_markup_role(paragraph) for paragraph in paragraphs]
    for i in furniture(paragraphs, roles):
        roles[i] = "furniture"
    readings = read_labels(paragraphs, roles, folded, starts, ends)
    _mark_contents(paragraphs, roles, readings)
    title = find_title(paragraphs, roles, readings)
    for i in title:
        roles[i] = "title"
        readings[i] = None
    if source.format == "text" and not wrapped and cuts.wrapped([p.text for p in paragraphs if p.cell is None]):
        kept = [readings[i] is not None or role != "body" for i, role in enumerate(roles)]
        return build(_moved(source, cuts.unwrapped(source.paragraphs, kept)), wrapped=True)
    joined = {} if wrapped else _joined(paragraphs, roles, readings, starts, title)
    for i in joined:
        readings[i + 1] = None
    _mark_signoff(paragraphs, roles, readings, joined)
    name = bare_title("".join(plain(paragraphs[i].text).strip() for i in title))
    lead = find_lead(paragraphs, title, roles, readings)
    year = find_year(starts, paragraphs, title, roles, readings, lead)
    if not title:  # what the page calls the report, or the data about the file
        at, name = labelled_title(paragraphs, roles)
        year = find_year(starts, paragraphs, (at,), roles, readings, lead) if name else year
        if not name and source.named:
            name = source.named
            year = year_named(name) or year
    ends_of_report = _boundaries(paragraphs, roles)

    heading_ends = list(starts)
    entries: list[Entry] = []
    made = any(paragraph.label for paragraph in paragraphs)
    for i, paragraph in enumerate(paragraphs):
        reading = readings[i]
        if (
            roles[i] not in ("body", "heading", "item", "signoff")
            or paragraph.part != BODY
            or paragraph.cell is not None
        ):
            readings[i] = None
            continue
        if i in ends_of_report:
            entries.append(BOUNDARY._replace(block=i))
        if roles[i] != "heading" and reading is None:
            continue
        last = i
        while last in joined:
            last += 1
        longest = FIRST_LEVEL if reading is not None and reading.family in _TOP else HEADING
        behind = reading.end if reading is not None and not paragraph.label else starts[i]
        heading_ends[i] = _heading_end(text, starts[i], behind, ends[i], bool(paragraph.level), last > i, longest)
        entries.append(
            Entry(
                block=i,
                family=reading.family if reading else "",
                number=reading.number if reading else 0,
                level=paragraph.level,
                heading=heading_ends[i] > starts[i] and roles[i] != "item" and not _is_article(reading, paragraph),
                weak=reading is not None and reading.weak and not paragraph.label,
                led=i > 0 and _leads(text[starts[i - 1] : ends[i - 1]].rstrip(_BLANK), readings[i - 1] is not None),
                full=heading_ends[i] < ends[i],
                made=bool(paragraph.label),
                begun=made and reading is not None and not paragraph.label and _begun(folded, starts, entries, reading),
                figure=reading is not None and reading.weak and _DECIMAL.match(folded, reading.end) is not None,
            )
        )
    tree = outline(entries, len(paragraphs))

    blocks: list[Block] = []
    for i, paragraph in enumerate(paragraphs):
        label = _label(readings[i], paragraph, starts[i], meant) if i in tree.labels else None
        role = roles[i]
        if role == "body" and label is not None:
            role = "heading" if heading_ends[i] > starts[i] and label.family not in _ITEMS else "item"
        if role not in ("heading",):
            heading_ends[i] = starts[i]
        pieces = tuple(Piece(piece.offset + starts[i], *piece[1:]) for piece in paragraph.pieces) or (
            Piece(starts[i], i + 1, 1),
        )
        block = Block(starts[i], ends[i], role, paragraph.part, label, heading_ends[i], paragraph.cell, pieces)
        blocks.append(block._replace(marked=True) if paragraph.level else block)
    excused = [of_comment(mark) for mark in source.marks]
    return Document(
        format=source.format,
        text=text,
        blocks=tuple(blocks),
        sections=tree.sections,
        series=tree.series,
        tables=source.tables,
        marks=tuple(mark for mark, said in zip(source.marks, excused, strict=True) if said is None),
        title=title,
        name=name,
        told=year,
        lead=lead,
        joined=joined,
        unnumbered=source.unnumbered,
        notes=source.notes,
        suppressions=(*suppressions(source.directives, blocks), *(said for said in excused if said is not None)),
    )


def _moved(source: Source, paragraphs: tuple[Paragraph, ...]) -> Source:
    """The source with lines joined to `paragraphs`: tables name theirs by where they are now."""
    now = {paragraph.pieces[0]: (i,) for i, paragraph in enumerate(paragraphs)}
    places = [now.get(paragraph.pieces[0], ()) for paragraph in source.paragraphs]
    tables = (
        table._replace(
            grid=tuple(tuple(tuple(j for i in cell for j in places[i]) for cell in row) for row in table.grid)
        )
        for table in source.tables
    )
    return source._replace(paragraphs=paragraphs, tables=tuple(tables))


_DECIMAL = pattern(r"[0-9]{1,4}(?:万|亿|千|%|％|倍|个百分点)")  # behind 2. it makes 2.4万 as like as item 2


_BREAK = pattern("[\x0b\x0c\u2028\u2029]|(?<![\x80-\x84\x86-\xff])\x85", need="\x0b|\x0c|\u2028|\u2029|\x85")


def _broken(paragraphs: tuple[Paragraph, ...], breaks: Sequence[int]) -> tuple[Paragraph, ...]:
    """Line ends of other systems inside a paragraph are line breaks as any."""
    found = list(paragraphs)
    for i in breaks:
        found[i] = found[i]._replace(text=_BREAK.sub("\n", found[i].text))
    return tuple(found)


def _markup_role(paragraph: Paragraph) -> Role:
    if paragraph.cell is not None:
        return "cell"
    if paragraph.role:
        return paragraph.role
    return "heading" if paragraph.level else "body"


def _is_article(reading: Reading | None, paragraph: Paragraph) -> bool:
    return reading is not None and reading.family in _ITEMS and not paragraph.level


def _label(reading: Reading | None, paragraph: Paragraph, start: int, text: str) -> Label | None:
    if reading is None:
        return None
    if paragraph.label:
        return Label(paragraph.label, reading.family, reading.number, True, Span(start, start, True))
    span = Span(reading.start, reading.end)
    return Label(text[span.start : span.end], reading.family, reading.number, False, span)


def _heading_end(text: str, start: int, behind: int, end: int, marked: bool, goes_on: bool, longest: int) -> int:
    """Where the heading of a labelled or marked-up block ends; `start` if it is none. Its label ends at `behind`."""
    stop = text.find("。", behind, end)
    if stop < 0:
        if marked:
            return end
        if goes_on or end - start > longest or "；" in text[start:end] or ";" in text[start:end]:
            return start
        return end
    alone = not text[stop + 1 : end].strip()
    if stop + 1 - start <= (longest if alone else HEADING) and "；" not in text[start:stop]:
        return end if alone else stop + 1
    return end if marked and end - start <= 2 * HEADING else start


def _begun(folded: str, starts: Sequence[int], entries: Sequence[Entry], reading: Reading) -> bool:
    """Whether the list that a typed label carries on begins inside the text behind the label before it."""
    if not entries or reading.number < 2:
        return False
    like = folded[reading.start : reading.end]
    first = write_label(reading.number - 1, like, reading.family).rstrip(".．、")
    return first in folded[starts[entries[-1].block] : reading.start]


def _leads(line: str, labelled: bool) -> bool:
    """Whether a line may lead to a list below it: it ends in ：, or it is short, without a label and without an end mark."""
    return line.endswith(("：", ":")) or (
        not labelled and len(line) <= HEADING and not line.endswith(tuple("。；！？;!?"))
    )


# ------------------------------------------------------------------------------ contents, title, signature


_PAGE = pattern(
    r"(?:[.．…·•\s\t]{2,}|\t)\s*[-—]?\s*\d{1,4}\s*[-—]?$|\s*PAGEREF\s+_Toc\d+.{0,12}$"
)  # PAGEREF: a field that lost its page


def _mark_contents(paragraphs: Sequence[Paragraph], roles: list[Role], readings: list[Reading | None]) -> None:
    """Give the lines of a typed contents page the role toc: what follows 目录 and has a page number or comes again."""
    heads = [
        i for i, p in enumerate(paragraphs) if roles[i] != "cell" and "".join(p.text[:12].split()) in ("目录", "目次")
    ]
    seen = {_PAGE.sub("", paragraph.text.strip()): i for i, paragraph in enumerate(paragraphs)} if heads else {}
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
            if roles[i] not in ("body", "heading", "item", "toc") or (not _PAGE.search(line) and seen[line] == i):
                break
            roles[i] = "toc"
    if not heads and (first := next((i for i, reading in enumerate(readings) if reading), None)) is not None:
        end = _again(paragraphs, roles, readings, first)
        if end - first >= _CONTENTS and all(readings[first:end]):  # nothing but headings, then the first once more
            roles[first:end] = ["toc"] * (end - first)
    for i, role in enumerate(roles):
        if role == "toc":
            readings[i] = None


def _again(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], readings: Sequence[Reading | None], first: int
) -> int:
    """Where the first line of a contents page, or its label, comes again behind short lines; `first` where it does not."""
    if first >= len(paragraphs) or (head := readings[first]) is None:
        return first
    inner = False  # inside a part its own first label comes again and again
    for i in range(first, len(paragraphs)):
        text = paragraphs[i].text
        if roles[i] not in ("body", "heading", "item", "toc") or len(text) > _TITLE or "。" in text:
            break
        reading = readings[i]
        if i > first and reading is not None and (reading.family, reading.number) == (head.family, head.number):
            return first if inner else i
        inner = inner or (reading is not None and reading.family in _TOP and head.family not in _TOP)
    return first


def _mark_signoff(
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


def _boundaries(paragraphs: Sequence[Paragraph], roles: Sequence[Role]) -> frozenset[int]:
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


# ------------------------------------------------------------------------------ cut lines


def _joined(
    paragraphs: Sequence[Paragraph],
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
    starts: Sequence[int],
    title: Sequence[int],
) -> dict[int, Cut]:
    texts = [paragraph.text.strip(_BLANK) for paragraph in paragraphs]
    running = [text for text, role in zip(texts, roles, strict=True) if role in ("body", "item")]
    orderly = cuts.orderly(running)
    begin = next((i for i, text in enumerate(texts) if len(text) > _TITLE), len(texts))
    head = title[-1] if title else begin
    marked = next((i for i, paragraph in enumerate(paragraphs) if paragraph.level and i not in title), len(texts))
    bare = [
        i
        for i, text in enumerate(texts[:-1])
        if (i > min(begin, marked) or (i > head and "，" in text))
        and roles[i] == "body"
        and readings[i] is None
        and cuts.bare(text)
        and not DATE.match(texts[i + 1])
    ]
    run_in = {
        r.family
        for r, text in zip(readings, texts, strict=True)
        if r and 0 < text.find("。") < min(HEADING, len(text) - 1)
    }
    page = "furniture" in roles  # a line without a mark may be what stands below a picture
    joins: dict[int, Cut] = {}
    for i in range(len(paragraphs) - 1):
        if (
            roles[i] not in ("body", "item")
            or roles[i + 1] != "body"
            or readings[i + 1] is not None
            or paragraphs[i].part != paragraphs[i + 1].part
        ):
            continue
        reading = readings[i]
        longest = FIRST_LEVEL if reading is not None and reading.family in _TOP else HEADING
        label = reading.end - starts[i] if reading is not None and not paragraphs[i].label else 0
        if reading is not None and len(texts[i]) <= longest and "。" not in paragraphs[i].text[label:]:
            told = cuts.heading_cut(texts[i], texts[i + 1], reading.family in run_in, words.cut)
        else:
            told = cuts.cut(texts[i], texts[i + 1], orderly, bare == [i] and not page, words.cut)
        if told:
            joins[i] = told
    return joins
