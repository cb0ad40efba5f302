"""From what a reader hands over to a Document: roles, title, year, cut lines, labels, sections and series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fzlint.document import cuts, wraps
from fzlint.document.counted import wants_figure
from fzlint.document.directives import of_comment, suppressions
from fzlint.document.entry import BOUNDARY, Entry
from fzlint.document.fold import fold, plain
from fzlint.document.frames import unframed
from fzlint.document.furniture.blocks import furniture
from fzlint.document.identity.bare import bare_title
from fzlint.document.identity.title import DATE, find_title, labelled_title
from fzlint.document.identity.year import find_lead, find_year, reported_year, year_named
from fzlint.document.labels import Reading, write_label
from fzlint.document.levels import outline
from fzlint.document.linebreaks import parted
from fzlint.document.meant import widened
from fzlint.document.model import BODY, Block, Cut, Document, Label, Paragraph, Piece, Role, Source, Span, Year
from fzlint.document.numbered import read_labels
from fzlint.document.regions import HEADING, LINE, TOP, boundaries, mark_contents, mark_signoff
from fzlint.document.runon import part_page, title_in_page
from fzlint.document.styled import as_meant
from fzlint.document.words import cutting
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

FIRST_LEVEL = 60  # behind 一、 or 第一部分 in a paragraph of its own: the heading that the regulation words has 44
_ITEMS = ("条", "是", "要")  # what 第三条 and 一是 begin is no heading
_BLANK = " \t\n\u3000\xa0\u200b\ufeff"


class _Laid(NamedTuple):
    """Paragraphs laid out in one text, at `starts` and `ends`: as shown, as meant (what looks like a character is that
    character, and half-width marks of Chinese text are full-width), and folded."""

    paragraphs: tuple[Paragraph, ...]
    text: str
    meant: str
    folded: str
    starts: list[int]
    ends: list[int]


def build(source: Source, wrapped: bool = False) -> Document:
    """The document that `source` shows. Empty paragraphs must have been left out by the reader.

    wrapped   its lines were broken at one width, and are whole paragraphs again
    """
    source = _in_lines(unframed(source))
    laid = _lay_out(as_meant(source.paragraphs))
    paragraphs = laid.paragraphs
    roles, readings, title = _first_reading(laid)
    if source.format == "text" and not wrapped and wraps.wrapped([p.text for p in paragraphs if p.cell is None]):
        whole = wraps.unwrapped(source.paragraphs, [reading is not None for reading in readings], roles)
        return build(_moved(source, whole), wrapped=True)
    joined = _joined(paragraphs, roles, readings, laid.starts, title)
    for i in joined:
        readings[i + 1] = None
    mark_signoff(paragraphs, roles, readings, joined)
    lead = find_lead(paragraphs, title, roles, readings)
    name, year = _identity(source, laid, title, roles, readings, lead)
    for i, paragraph in enumerate(paragraphs):
        if not _is_running(paragraph, roles[i]):
            readings[i] = None
    entries, heading_ends = _entries(laid, roles, readings, joined)
    tree = outline(entries, len(paragraphs))
    blocks = _blocks(laid, roles, readings, heading_ends, tree.labels)
    excused = [of_comment(mark) for mark in source.marks]
    return Document(
        format=source.format,
        text=laid.text,
        blocks=blocks,
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


def _in_lines(source: Source) -> Source:
    """The source with paragraphs parted where a line break stands for the end of one."""
    if breaks := [i for i, paragraph in enumerate(source.paragraphs) if _BREAK.search(paragraph.text)]:
        source = source._replace(paragraphs=_broken(source.paragraphs, breaks))
    if any("\n" in paragraph.text for paragraph in source.paragraphs):
        source = parted(source)
    return part_page(source)


def _lay_out(paragraphs: tuple[Paragraph, ...]) -> _Laid:
    starts: list[int] = []
    at = 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + 1
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if (meant := widened(plain(text))) != text:
        paragraphs = tuple(p._replace(text=meant[s : s + len(p.text)]) for s, p in zip(starts, paragraphs, strict=True))
    ends = [start + len(paragraph.text) for start, paragraph in zip(starts, paragraphs, strict=True)]
    return _Laid(paragraphs, text, meant, fold(meant), starts, ends)


def _first_reading(laid: _Laid) -> tuple[list[Role], list[Reading | None], tuple[int, ...]]:
    """What each paragraph is by itself, the label that it begins with, and the paragraphs of the title."""
    paragraphs = laid.paragraphs
    roles: list[Role] = [_markup_role(paragraph) for paragraph in paragraphs]
    for i in furniture(paragraphs, roles):
        roles[i] = "furniture"
    readings = read_labels(paragraphs, roles, laid.folded, laid.starts, laid.ends)
    mark_contents(paragraphs, roles, readings)
    title = find_title(paragraphs, roles, readings)
    for i in title:
        roles[i] = "title"
        readings[i] = None
    return roles, readings, title


def _identity(
    source: Source,
    laid: _Laid,
    title: tuple[int, ...],
    roles: list[Role],
    readings: list[Reading | None],
    lead: tuple[int, ...],
) -> tuple[str, Year | None]:
    """The name of the document and the year that it names: by its title, else by what the page calls it, or the data about
    the file."""
    paragraphs = laid.paragraphs
    name = bare_title("".join(plain(paragraphs[i].text).strip() for i in title))
    year = find_year(laid.starts, paragraphs, title, roles, readings, lead)
    if title:
        return name, year
    at, name = labelled_title(paragraphs, roles)
    if not name:
        at, name = title_in_page(paragraphs, roles)
    if name := bare_title(name):
        told = reported_year(paragraphs, laid.starts, lead)  # a page may name another one
        return name, told or year_named(name, laid.starts[at] + paragraphs[at].text.find(name)) or year
    if source.named:
        return source.named, year_named(source.named) or year
    return name, year


def _is_running(paragraph: Paragraph, role: Role) -> bool:
    """Whether a paragraph may be a part of the outline."""
    return role in ("body", "heading", "item", "signoff") and paragraph.part == BODY and paragraph.cell is None


def _entries(
    laid: _Laid, roles: Sequence[Role], readings: Sequence[Reading | None], joined: Mapping[int, Cut]
) -> tuple[list[Entry], list[int]]:
    """What the outline is made of, and where the headings end."""
    heading_ends = list(laid.starts)
    entries: list[Entry] = []
    over = boundaries(laid.paragraphs, roles)
    made = any(paragraph.label for paragraph in laid.paragraphs)
    for i, paragraph in enumerate(laid.paragraphs):
        if not _is_running(paragraph, roles[i]):
            continue
        if i in over:
            entries.append(BOUNDARY._replace(block=i))
        if roles[i] == "heading" or readings[i] is not None:
            heading_ends[i] = _end_of_heading(laid, i, readings[i], i in joined)
            begun = made and _begun(laid, entries, i, readings[i])
            entries.append(
                _entry(laid, i, roles[i], readings, heading_ends[i])._replace(made=bool(paragraph.label), begun=begun)
            )
    return entries, heading_ends


def _end_of_heading(laid: _Laid, i: int, reading: Reading | None, goes_on: bool) -> int:
    """Where the heading of a paragraph ends; its start if it is none."""
    paragraph, start = laid.paragraphs[i], laid.starts[i]
    longest = FIRST_LEVEL if reading is not None and reading.family in TOP else HEADING
    behind = reading.end if reading is not None and not paragraph.label else start
    return _heading_end(laid.meant, start, behind, laid.ends[i], bool(paragraph.level), goes_on, longest)


def _entry(laid: _Laid, i: int, role: Role, readings: Sequence[Reading | None], heading_end: int) -> Entry:
    """One labelled or marked-up paragraph as the outline takes it."""
    paragraph, start, reading = laid.paragraphs[i], laid.starts[i], readings[i]
    weak = reading is not None and reading.weak
    return Entry(
        block=i,
        family=reading.family if reading else "",
        number=reading.number if reading else 0,
        level=paragraph.level,
        heading=heading_end > start and role != "item" and not _is_item(reading, paragraph),
        weak=weak and not paragraph.label,
        led=paragraph.nested
        or (
            i > 0
            and _leads(laid.meant[laid.starts[i - 1] : laid.ends[i - 1]].rstrip(_BLANK), readings[i - 1] is not None)
        ),
        full=heading_end < laid.ends[i],
        stop=paragraph.text.endswith("。"),
        figure=reading is not None and weak and _DECIMAL.match(laid.folded, reading.end) is not None,
    )


def _blocks(
    laid: _Laid,
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
    heading_ends: Sequence[int],
    labels: frozenset[int],
) -> tuple[Block, ...]:
    """The blocks: a labelled paragraph of the body is a heading or an item.

    labels   the paragraphs whose label counts
    """
    blocks: list[Block] = []
    shown = plain(laid.text)
    for i, paragraph in enumerate(laid.paragraphs):
        start, end, role = laid.starts[i], laid.ends[i], roles[i]
        label = _label(readings[i], paragraph, start, shown) if i in labels else None
        if role == "body" and label is not None:
            role = "heading" if heading_ends[i] > start and label.family not in _ITEMS else "item"
        heading_end = heading_ends[i] if role == "heading" else start
        pieces = [Piece(at + start, line, column, node, locked) for at, line, column, node, locked in paragraph.pieces]
        own = tuple(pieces) or (Piece(start, i + 1, 1),)
        block = Block(start, end, role, paragraph.part, label, heading_end, paragraph.cell, own)
        blocks.append(block._replace(marked=True) if paragraph.level else block)
    return tuple(blocks)


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
    if not paragraph.role and not paragraph.level:
        return "body"
    if not paragraph.role and len(paragraph.text) > 2 * HEADING and any(mark in paragraph.text for mark in "，,；;。"):
        return "body"  # far too long for the heading that it is marked up as
    return paragraph.role or "heading"


def _is_item(reading: Reading | None, paragraph: Paragraph) -> bool:
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


def _begun(laid: _Laid, entries: Sequence[Entry], i: int, reading: Reading | None) -> bool:
    """Whether the list that a typed label carries on begins inside the text behind the label before it."""
    if reading is None or laid.paragraphs[i].label or not entries or reading.number < 2:
        return False
    like = laid.folded[reading.start : reading.end]
    first = write_label(reading.number - 1, like, reading.family).rstrip(".．、")
    return first in laid.folded[laid.starts[entries[-1].block] : reading.start]


def _leads(line: str, labelled: bool) -> bool:
    """Whether a line may lead to a list below it: it ends in ：, or it is short, without a label and without an end mark."""
    return line.endswith(("：", ":")) or (
        not labelled and len(line) <= HEADING and not line.endswith(tuple("。；！？;!?"))
    )


# ------------------------------------------------------------------------------ cut lines


def _is_label(reading: Reading | None, end: int) -> bool:
    """Whether a paragraph that ends at `end` begins with a label; 三十。 is the rest of 百分之."""
    return reading is not None and (not reading.weak or reading.end < end)


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
    begin = next((i for i, text in enumerate(texts) if len(text) > LINE), len(texts))
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
    headed = zip(readings, texts, strict=True)
    run_in = {r.family for r, text in headed if r and 0 < text.find("。") < min(HEADING, len(text) - 1)}
    page = "furniture" in roles  # a line without a mark may be what stands below a picture
    may = [
        i
        for i in range(len(paragraphs) - 1)
        if roles[i] in ("body", "item")
        and roles[i + 1] == "body"
        and texts[i]
        and not texts[i].endswith("。")
        and paragraphs[i].part == paragraphs[i + 1].part
        and (
            not _is_label(readings[i + 1], starts[i + 1] + len(paragraphs[i + 1].text))
            or wants_figure(texts[i], texts[i + 1])
        )
    ]

    def told(i: int, before: str, after: str, orderly: bool, bare: list[int]) -> Cut | None:
        reading = readings[i]
        longest = FIRST_LEVEL if reading is not None and reading.family in TOP else HEADING
        label = reading.end - starts[i] if reading is not None and not paragraphs[i].label else 0
        if reading is not None and len(before) <= longest and "。" not in paragraphs[i].text[label:]:
            return cuts.heading_cut(before, after, reading.family in run_in, cutting.cut)
        return cuts.cut(before, after, orderly, bare == [i] and not page, cutting.cut, _is_phrase)

    def joins(orderly: bool, bare: list[int]) -> dict[int, Cut]:
        """A line in the midst of a sentence that is cut twice and more is read with those that are its own."""
        found: dict[int, Cut] = {}
        for i in reversed(may):
            cut = told(i, texts[i], texts[i + 1], orderly, bare)
            if cut is None and i + 1 in found:
                after = texts[i + 1] + texts[i + 2][-LINE:]
                cut = told(i, texts[i], after, orderly and "。" in texts[i], bare)
            if cut:
                found[i] = cut
        for i in may:
            before = texts[i - 1][-LINE:] + texts[i] if i - 1 in found and i not in found else ""
            if before and (cut := told(i, before, texts[i + 1], orderly and "。" in before, bare)):
                found[i] = cut
        return dict(sorted(found.items()))

    first = joins(orderly, bare)  # lines that are surely cut say nothing about how the others end
    if orderly or not first:
        return first
    kept = [text for i, text in enumerate(texts) if roles[i] in ("body", "item") and i not in first]
    return joins(True, [i for i in bare if i not in first]) if cuts.orderly(kept) else first


def _is_phrase(run: str) -> bool:
    from fzlint.document.words.phrases import OFTEN, shipped

    return shipped().frequency(run) == OFTEN
