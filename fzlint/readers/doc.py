"""Word 97–2003 files (.doc, and .wps files that are the same inside): text, tables and automatic numbers, with olefile.

Notes, comments and tracked changes are not read, and the output says so where there are some.
 Text that is hidden, or deleted by a tracked change, is left out.
"""

from __future__ import annotations

import io
import struct
from collections import deque
from collections.abc import Iterator

from fzlint.document.fold import shows
from fzlint.document.model import Paragraph, Part, Piece, Role, Source
from fzlint.pattern import pattern
from fzlint.readers import docboxes, docbytes, doclists
from fzlint.readers.docbytes import CHARACTERS, PARAGRAPHS, Properties, Run, TextPiece, Word, runs, text, text_pieces
from fzlint.readers.edges import Edged, Grid, tables
from fzlint.readers.numbering import Counters, Numbering
from fzlint.readers.styles import Styles
from fzlint.readers.unreadable import MOST_PARAGRAPHS, Unreadable
from fzlint.record import NamedTuple

_SAVE = "请在 Word/WPS 中另存为 .docx 后再检查。"
_LIMIT = 64 << 20
_FIELD = pattern("([\x13\x14\x15])")
_END = pattern("[^\r\x07\x0c]*(?:[\r\x07\x0c]|$)")
_HALVES = pattern("[\ud800-\udfff]")  # two of them are one character
# pictures, notes, comments, drawn objects; soft hyphens
_UNSEEN = str.maketrans(
    {"\x01": None, "\x02": None, "\x05": None, "\x08": None, "\x1f": None, "\x1e": "\u2011", "\x0b": "\n"}
)
_IN_TABLE, _ROW_END, _TABLE, _DEPTH = 0x2416, 0x2417, 0xD608, 0x6649
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C  # ends of a table inside another
_MOST_DEPTH = 8
_BOX = Part("textbox")


def read(data: bytes) -> Source:
    """Read a .doc or an OLE .wps. Paragraphs are counted from 1, those of tables and empty ones too.

    Raises Unreadable: no such file, encrypted, or damaged.
    """
    try:
        word = _open(data)
        return _Body(word).source()
    except Unreadable:
        raise
    except Exception:  # olefile and struct raise many kinds for a damaged file
        raise Unreadable("damaged", f"文件已损坏，读不出文字。{_SAVE}") from None


def _open(data: bytes) -> Word:
    import olefile

    if len(data) > _LIMIT:
        raise Unreadable("too-large", f"文件超过 {_LIMIT >> 20} MB，不能检查。请拆分后再检查。")
    if not olefile.isOleFile(data=data):
        raise Unreadable("wrong-format", f"不是 Word 文件，内容与扩展名不符。{_SAVE}")
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        if ole.exists("EncryptedPackage"):
            raise Unreadable("encrypted", "文件有打开密码，不能检查。请去掉密码后再检查。")
        if not ole.exists("WordDocument"):
            raise Unreadable("wrong-format", f"不是 Word 文档（可能是表格、演示或 WPS 专有格式）。{_SAVE}")
        main = ole.openstream("WordDocument").read()
        magic, flags = struct.unpack_from("<H8xH", main, 0)
        if magic not in (0xA5EC, 0xA5DC):
            raise Unreadable("wrong-format", f"这是更早版本的 Word 文件，不能检查。{_SAVE}")
        if flags & 0x0100:
            raise Unreadable("encrypted", "文件有打开密码，不能检查。请去掉密码后再检查。")
        return Word(main, ole.openstream("1Table" if flags & 0x0200 else "0Table").read())


class _Raw(NamedTuple):
    """A paragraph as it stands in the file: text without field codes, its mark, its properties. style: None where they are not
    known; drawn: how many boxes are anchored in it."""

    text: str
    mark: str
    style: str | None
    properties: Properties
    drawn: int


class _Body:
    """The paragraphs of the body in the making."""

    def __init__(self, word: Word) -> None:
        self._word = word
        self._pieces = text_pieces(word)
        whole = text(word, self._pieces)
        self._text = whole[: word.length(docbytes.BODY)]
        self._boxes = deque(docboxes.boxes(word, whole))
        self._boxed = 0  # paragraphs of text boxes
        self._changed = False  # there are tracked changes
        self._styles, self._numbering = _lists(word)
        self._found: list[Paragraph] = []
        self._unnumbered: list[int] = []
        self._tables: list[list[list[Edged]]] = []
        self._grids: list[Grid] = []  # those that are open, one inside the other

    def source(self) -> Source:
        counters = Counters(self._numbering) if self._numbering is not None else None
        for ordinal, raw in enumerate(self._paragraphs(), 1):
            for _ in range(min(raw.drawn, len(self._boxes))):
                self._add_box(self._boxes.popleft())
            self._add(raw, ordinal, counters)
            if len(self._found) > MOST_PARAGRAPHS:  # too many to be checked, so nobody asks for the rest
                break
        for box in self._boxes:
            self._add_box(box)
        self._end_tables(0)
        paragraphs, grids = tables(self._found, self._tables)
        unnumbered = tuple(self._unnumbered)
        return Source("doc", tuple(paragraphs), tuple(grids), unnumbered=unnumbered, notes=tuple(self._notes()))

    def _notes(self) -> Iterator[str]:
        """What is not read."""
        parts = (("脚注", docbytes.FOOTNOTES), ("尾注", docbytes.ENDNOTES))
        if there := [name for name, part in parts if self._word.length(part) > 1]:
            yield f"旧版 Word 文件中{'、'.join(there)}里的文字没有读取；另存为 .docx 后可以检查。"
        left = ["修订"] * self._changed + ["批注"] * (self._word.length(docbytes.COMMENTS) > 1)
        if left:
            yield f"旧版 Word 文件中有{'和'.join(left)}，没有逐处检查；另存为 .docx 后可以检查。"
        if count := len(self._unnumbered):
            yield f"有 {count} 段的自动编号没有读出，这几段的序号没有检查；另存为 .docx 后可以检查。"

    def _add(self, raw: _Raw, ordinal: int, counters: Counters | None) -> None:
        inside = raw.mark == "\x07" or _is_on(raw.properties, _IN_TABLE)
        depth = min(max(int.from_bytes(raw.properties.get(_DEPTH, b""), "little"), 1), _MOST_DEPTH) if inside else 0
        self._end_tables(depth)
        while len(self._grids) < depth:
            self._grids.append(Grid())
        look = self._styles.paragraph(raw.style)
        role: Role | str = "cell" if inside else look.role
        level = look.level
        if (own := doclists.outline(raw.properties)) is not None:
            level = own + 1 if own <= 8 else 0
        label, known = "", True
        if not _is_on(raw.properties, _ROW_END) and not _is_on(raw.properties, _INNER_ROW):
            num_id, num_level = doclists.list_id(raw.properties), doclists.list_level(raw.properties)
            listed = (num_id or look.num_id or "0") != "0"
            if listed and counters is not None:
                number = counters.next(num_id, num_level, look)
                label = number.label
                role = role or ("item" if number.bullet else "")
                place = self._numbering.place(num_id, num_level, look) if self._numbering else None
                list_ = self._numbering.list_of(place[0]) if self._numbering and place else None
                known = list_ is not None and place is not None and place[1] in list_.levels
            elif listed or doclists.OLD_LIST in raw.properties:
                known = False
        if shows(raw.text):
            if not known:
                self._unnumbered.append(len(self._found))
            if inside:
                self._grids[-1].cell.append(len(self._found))
            level = 0 if role in ("title", "toc", "cell") else level
            self._found.append(Paragraph(raw.text, (Piece(0, ordinal, 1),), level, label, role))  # type: ignore[arg-type]
        if depth == 1 and raw.mark == "\x07":
            self._end_cell(raw, _ROW_END)
        elif depth > 1 and (_is_on(raw.properties, _INNER_CELL) or _is_on(raw.properties, _INNER_ROW)):
            self._end_cell(raw, _INNER_ROW)

    def _add_box(self, box: str) -> None:
        """A text box, whose paragraphs stand in front of that which it is anchored in."""
        fields = _Fields()
        for line in box.split("\r"):
            shown = fields.shown(line).translate(_UNSEEN).strip("\x07\x0c")
            if shows(shown):
                self._boxed += 1
                self._found.append(Paragraph(shown, (Piece(0, self._boxed, 1),), role="textbox", part=_BOX))

    # ------------------------------------------------------------------------ tables

    def _end_cell(self, raw: _Raw, row_end: int) -> None:
        if _is_on(raw.properties, row_end):
            if _TABLE in raw.properties:
                self._grids[-1].end_row(_edges(raw.properties[_TABLE]))
            else:
                self._grids[-1].cell = []
        else:
            self._grids[-1].end_cell()

    def _end_tables(self, depth: int) -> None:
        """End the tables that lie deeper than `depth`."""
        while len(self._grids) > depth:
            grid = self._grids.pop()
            if grid.rows and not grid.row:
                self._tables.append(grid.rows)

    # -------------------------------------------------------------------- paragraphs

    def _paragraphs(self) -> Iterator[_Raw]:
        paragraphs = runs(self._word, PARAGRAPHS)
        unseen = self._unseen()
        fields = _Fields()
        pieces = iter(self._pieces)
        piece = next(pieces, None)
        for match in _END.finditer(self._text):
            if match.start() == match.end():
                return
            whole = match.group()
            mark = whole[-1] if whole[-1] in "\r\x07\x0c" else ""
            last = match.end() - 1
            while piece is not None and last >= piece.last:
                piece = next(pieces, None)
            run = paragraphs.at(piece.offset(last)) if piece else None
            own = {**run.properties, **piece.properties} if run and piece else {}
            shown = fields.shown(_cut(whole, match.start(), unseen).removesuffix(mark))
            shown = shown.translate(_UNSEEN)
            if _HALVES.search(shown):
                shown = shown.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            yield _Raw(shown, mark, str(run.style) if run else None, own, whole.count(docboxes.ANCHOR))

    def _unseen(self) -> deque[tuple[int, int]]:
        """The places of text that is hidden or deleted, in order."""
        characters = runs(self._word, CHARACTERS)
        found: list[tuple[int, int]] = []
        for piece in self._pieces:
            for run in characters.between(piece.at, piece.offset(piece.last)):
                deleted = _is_on(run.properties, doclists.DELETED)
                self._changed = self._changed or deleted or _is_on(run.properties, doclists.INSERTED)
                if deleted or _is_on(run.properties, doclists.HIDDEN):
                    found.append(_places(piece, run))
        return deque(sorted(found))


def _lists(word: Word) -> tuple[Styles, Numbering | None]:
    """Styles and lists; no lists if they cannot be read, and no styles either."""
    try:
        styles = doclists.styles(word)
    except (struct.error, IndexError):
        return Styles({}, None), None
    try:
        return styles, doclists.numbering(word, styles)
    except (struct.error, IndexError):
        return styles, None


def _is_on(properties: Properties, code: int) -> bool:
    return properties.get(code, b"\0")[:1] == b"\1"


def _places(piece: TextPiece, run: Run) -> tuple[int, int]:
    size = 2 if piece.wide else 1
    first = piece.first + max(run.start - piece.at, 0) // size
    return first, min(piece.last, piece.first + (run.end - piece.at) // size)


def _cut(whole: str, start: int, unseen: deque[tuple[int, int]]) -> str:
    """The text of a paragraph, which begins at `start`, without what is not seen; its mark stays. What lies behind is left in
    `unseen`."""
    kept: list[str] = []
    at = start
    end = start + len(whole)
    while unseen and unseen[0][0] < end:
        first, last = unseen[0]
        kept.append(whole[at - start : max(first, at) - start])
        at = max(at, min(last, end - 1))
        if last > end:
            break
        unseen.popleft()
    return "".join(kept) + whole[at - start :]


class _Fields:
    """The fields that are open, from one paragraph to the next."""

    def __init__(self) -> None:
        self._instructions: list[bool] = []  # for every open field, whether its instruction goes on
        self._going_on = 0  # how many of them do

    def shown(self, text: str) -> str:
        """A text without the instructions of fields."""
        if "\x13" not in text and not self._instructions:
            return text
        return "".join(part for part in _FIELD.split(text) if not self._mark(part) and not self._going_on)

    def _mark(self, part: str) -> bool:
        if part == "\x13":
            self._instructions.append(True)
            self._going_on += 1
        elif part == "\x14" and self._instructions:
            self._going_on -= self._instructions[-1]
            self._instructions[-1] = False
        elif part == "\x15" and self._instructions:
            self._going_on -= self._instructions.pop()
        return part in ("\x13", "\x14", "\x15")


def _edges(operand: bytes) -> list[tuple[int, bool]]:
    """The right edges of the cells of a row, and whether each goes on with the cell above."""
    count = operand[0]
    centers = struct.unpack_from(f"<{count + 1}h", operand, 1)
    found: list[tuple[int, bool]] = []
    for i in range(count):
        at = 1 + 2 * (count + 1) + 20 * i
        flags = int.from_bytes(operand[at : at + 2], "little")
        found.append((centers[i + 1], flags >> 5 & 3 == 1))
    return found
