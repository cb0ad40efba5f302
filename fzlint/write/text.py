"""Edits in the bytes of a text or Markdown file: the encoding, its mark, the line ends and all else stay."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from fzlint.document.model import Block, Document, Piece, Span
from fzlint.finding import Edit
from fzlint.readers.text import END, decoded
from fzlint.write.apply import apply
from fzlint.write.editable import Unwritable


class EditableText:
    """A text file that edits may be written into."""

    def __init__(self, data: bytes, document: Document) -> None:
        self.text, self.encoding, self.bom = decoded(data)
        self.document = document
        self._lines = [0, *(match.end() for match in END.finditer(self.text))]

    def can(self, edit: Edit) -> bool:
        """Whether an edit stays inside one block and has one unbroken place in the file."""
        place = self._place(edit.span)
        return not END.search(edit.text) and place is not None and not (not edit.text and self._merges(place))

    def _merges(self, place: Span) -> bool:
        """Whether the line ends on both sides would become one, if nothing stood between them."""
        return self.text[place.start - 1 : place.start] == "\r" and self.text[place.end : place.end + 1] == "\n"

    def written(self, edits: Iterable[Edit]) -> bytes:
        """The file with `edits`.

        Raises Unwritable where the encoding of the file lacks a character.
        """
        moved = [Edit(place, edit.text) for edit in edits if (place := self._place(edit.span))]
        text = apply(self.text, moved)
        if "\r" in text and len(END.findall(text)) + 1 != len(self._lines):  # several edits have emptied a line
            raise Unwritable("not-written", "文件里混用了几种换行，改正会使两行并成一行，未改动。请统一换行后再试。")
        try:
            return self.bom + text.encode(self.encoding, "surrogateescape")
        except UnicodeEncodeError as error:
            character = error.object[error.start]
            if "\udc80" <= character <= "\udcff":
                raise Unwritable("not-written", "文件里有损坏的字节，未改动。请另存为 UTF-8 文本后再试。") from None
            raise Unwritable(
                "not-written",
                f"文件的编码（{self.encoding}）里没有改正要用的字符“{character}”，未改动。请另存为 UTF-8 后再试。",
            ) from None

    def _place(self, span: Span) -> Span | None:
        """Where `span` stands in the text of the file; None if it is locked, broken or goes beyond its block."""
        block = self.document.block_with(span.start)
        if span.end > block.end:
            return None
        if span.start == span.end:
            at = self._between(block, span.start)
            return None if at is None else Span(at, at)
        first, last = _piece(block, span.start), _piece(block, span.end - 1)
        if any(piece.locked for piece in block.pieces[first : last + 1]):
            return None
        start, end = self._at(block.pieces[first], span.start), self._at(block.pieces[last], span.end - 1) + 1
        if end - start != span.end - span.start:
            return None
        if self._escaped(block, first, span.start, start):
            start -= 1
        return Span(start, end)

    def _between(self, block: Block, offset: int) -> int | None:
        """Where an insertion goes: behind the character before it, or before the one behind it."""
        if offset > block.start:
            piece = block.pieces[_piece(block, offset - 1)]
            if not piece.locked:
                return self._at(piece, offset - 1) + 1
        if offset < block.end:
            index = _piece(block, offset)
            if not block.pieces[index].locked:
                at = self._at(block.pieces[index], offset)
                return at - 1 if self._escaped(block, index, offset, at) else at
        return None

    def _at(self, piece: Piece, offset: int) -> int:
        return self._lines[piece.paragraph - 1] + piece.column - 1 + offset - piece.offset

    def _escaped(self, block: Block, index: int, offset: int, at: int) -> bool:
        r"""Whether the character at `offset`, `at` in the file, is shown without the \ in front of it."""
        if self.text[at - 1 : at] != "\\" or block.pieces[index].offset != offset:
            return False
        return index == 0 or self._at(block.pieces[index - 1], offset - 1) != at - 1


def _piece(block: Block, offset: int) -> int:
    """The index of the piece that the character at `offset` stands in."""
    return max(bisect_right(block.pieces, offset, key=lambda piece: piece.offset) - 1, 0)
