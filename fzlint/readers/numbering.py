"""The automatic numbers of a .docx (一、 （二） 第三条 ①): what numbering.xml defines, and counting.

The counters belong to the abstract list: two lists (w:num) on one abstract list go on counting. A list style, a linked
paragraph style, overrides of levels and starts are followed as Word follows them. LISTNUM fields and picture bullets are
not covered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fzlint.readers.numberformats import write
from fzlint.readers.package import STRICT, Package, W, number, on, value
from fzlint.readers.styles import PLAIN, Look, Styles
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.readers.package import Close, Open

_HOPS = 5  # a list may point to a list style, which points to a list
_LONGEST = 100  # characters of a label's pattern: Word's own limit is lower


class Level(NamedTuple):
    """One level of a list.

    start     a level that tells none starts at 0, as Word has it
    pattern   text and, as whole numbers from 0, the levels whose numbers stand in it
    legal     all numbers in it are decimal
    restart   begins again behind a level below this one (1-based); 0 never, None behind every higher level
    style     the paragraph style that is linked to it
    hidden    the number is not shown
    """

    start: int = 0
    format: str = "decimal"
    pattern: tuple[str | int, ...] = ()
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    hidden: bool = False


class List(NamedTuple):
    """A w:num: the abstract list whose counters it moves, its levels, and starts of its own."""

    key: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbered(NamedTuple):
    """What stands in front of a paragraph: a label without the blank behind it, or a bullet."""

    label: str = ""
    bullet: bool = False


class Numbering:
    """The lists that a document defines.

    abstracts   abstractNumId → levels, and the list style that stands in their place
    nums        numId → abstractNumId, levels that are replaced, starts that are replaced
    """

    def __init__(
        self,
        abstracts: Mapping[str, tuple[Mapping[int, Level], str | None]],
        nums: Mapping[str, tuple[str, Mapping[int, Level], Mapping[int, int]]],
        styles: Styles,
    ) -> None:
        self._abstracts = abstracts
        self._nums = nums
        self._styles = styles
        self._lists: dict[str, List | None] = {}

    def list_of(self, id: str) -> List | None:
        """The list of a numId, None if there is none."""
        if id not in self._lists:
            self._lists[id] = self._list(id, _HOPS)
        return self._lists[id]

    def _list(self, id: str, hops: int) -> List | None:
        if id not in self._nums or not hops:
            return None
        key, replaced, starts = self._nums[id]
        if key not in self._abstracts:
            return None
        levels, link = self._abstracts[key]
        if link is not None and (target := self._styles.numbering(link)) is not None and target != id:
            base = self._list(target, hops - 1)
            if base is not None:
                key, levels = base.key, base.levels
        return List(key, {**levels, **replaced} if replaced else levels, starts)

    def place(self, num_id: str | None, level: int | None, look: Look) -> tuple[str, int] | None:
        """The list and the level that a paragraph is on, None if it is on none.

        num_id, level   its own w:numId and w:ilvl
        look            what its style says; a list of its own comes before it, "0" is none
        """
        if num_id is None:
            num_id = look.num_id
            if num_id is not None and level is None:
                level = self._linked(num_id, look.lineage)
                if level is None:
                    level = look.num_level
        if num_id is None or num_id == "0":
            return None
        return num_id, level or 0

    def _linked(self, num_id: str, lineage: tuple[str, ...]) -> int | None:
        found = self.list_of(num_id)
        if found is None:
            return None
        for style in lineage:
            for index, level in found.levels.items():
                if level.style == style:
                    return index
        return None


class Counters:
    """Counts the numbered paragraphs of one story (body, text boxes, notes …) in their order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, num_id: str | None, level: int | None, look: Look = PLAIN) -> Numbered:
        """Count a paragraph and say what stands in front of it."""
        place = self._numbering.place(num_id, level, look)
        if place is None:
            return Numbered()
        id, at = place
        found = self._numbering.list_of(id)
        if found is None or at not in found.levels:
            return Numbered()
        levels = found.levels
        counts = self._counts.setdefault(found.key, {})
        if place not in self._begun:  # the start of a w:num acts once, at its first paragraph on that level
            self._begun.add(place)
            if at in found.starts:
                counts[at] = found.starts[at] - 1
        _restart(counts, at, levels)
        for higher in range(at):  # a level that was passed over counts as if its first paragraph had stood there
            if higher in levels and higher not in counts:
                counts[higher] = found.starts.get(higher, levels[higher].start)
        this = levels[at]
        counts[at] = counts.get(at, this.start - 1) + 1
        if this.format == "bullet":
            return Numbered(bullet=True)
        return Numbered() if this.hidden else Numbered(_shown(this, levels, counts))


def _restart(counts: dict[int, int], at: int, levels: Mapping[int, Level]) -> None:
    """A paragraph of level `at` lets the deeper ones begin anew, unless they say that only a higher one does."""
    for deeper in [deeper for deeper in counts if deeper > at]:
        restart = levels[deeper].restart if deeper in levels else None
        if restart is None or at < restart:
            del counts[deeper]


def _shown(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    """What stands in front of a paragraph of a level, after what was counted."""
    shown: list[str] = []
    for piece in level.pattern:
        if isinstance(piece, str):
            shown.append(piece)
        elif piece in levels:
            of = levels[piece]
            format = "decimal" if level.legal and of.format != "decimalZero" else of.format
            shown.append(write(counts.get(piece, of.start), format))  # a deeper one shows its start
    return "".join(shown).strip()


def pattern(text: str) -> tuple[str | int, ...]:
    """A w:lvlText in pieces: "第%1条" is ("第", 0, "条")."""
    head, *rest = text[:_LONGEST].split("%")
    pieces: list[str | int] = [head] if head else []
    for piece in rest:
        if piece[:1] in tuple("123456789"):
            pieces.append(int(piece[0]) - 1)
            piece = piece[1:]
        else:
            piece = "%" + piece
        if piece:
            pieces.append(piece)
    return tuple(pieces)


class _Reader:
    """Takes numbering.xml in."""

    def __init__(self) -> None:
        self.abstracts: dict[str, tuple[dict[int, Level], str | None]] = {}
        self.nums: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._abstract: str | None = None
        self._num: str | None = None
        self._override: int | None = None
        self._index: int | None = None  # of the level that is open
        self._level = Level()
        calls: dict[str, Open] = {
            "abstractNum": self._open_abstract,
            "numStyleLink": self._link,
            "num": self._open_num,
            "abstractNumId": self._abstract_id,
            "lvlOverride": self._open_override,
            "startOverride": self._start_override,
            "lvl": self._open_level,
            "start": self._start,
            "numFmt": self._format,
            "lvlText": self._text,
            "lvlRestart": self._restart,
            "isLgl": self._legal,
            "pStyle": self._style,
            "vanish": self._vanish,
        }
        ends: dict[str, Close] = {
            "abstractNum": self._close_abstract,
            "num": self._close_num,
            "lvlOverride": self._close_override,
            "lvl": self._close_level,
        }
        self.opening = {W: calls, STRICT: calls}
        self.closing = {W: ends, STRICT: ends}

    def _open_abstract(self, attributes: Mapping[str, str]) -> None:
        self._abstract = value(attributes, "abstractNumId") or ""
        self.abstracts[self._abstract] = ({}, None)

    def _close_abstract(self) -> None:
        self._abstract = None

    def _link(self, attributes: Mapping[str, str]) -> None:
        if self._abstract is not None:
            self.abstracts[self._abstract] = (self.abstracts[self._abstract][0], value(attributes))

    def _open_num(self, attributes: Mapping[str, str]) -> None:
        self._num = value(attributes, "numId") or ""
        self.nums[self._num] = ("", {}, {})

    def _close_num(self) -> None:
        self._num = None

    def _abstract_id(self, attributes: Mapping[str, str]) -> None:
        if self._num is not None:
            self.nums[self._num] = (value(attributes) or "", *self.nums[self._num][1:])

    def _open_override(self, attributes: Mapping[str, str]) -> None:
        self._override = number(value(attributes, "ilvl"))

    def _close_override(self) -> None:
        self._override = None

    def _start_override(self, attributes: Mapping[str, str]) -> None:
        if self._num is not None and self._override is not None:
            self.nums[self._num][2][self._override] = number(value(attributes))

    def _open_level(self, attributes: Mapping[str, str]) -> None:
        self._index = number(value(attributes, "ilvl"))
        self._level = Level()

    def _close_level(self) -> None:
        if self._index is not None and 0 <= self._index <= 8:
            if self._num is not None:
                self.nums[self._num][1][self._index] = self._level
            elif self._abstract is not None:
                self.abstracts[self._abstract][0][self._index] = self._level
        self._index = None

    def _start(self, attributes: Mapping[str, str]) -> None:
        self._level = self._level._replace(start=number(value(attributes)))

    def _format(self, attributes: Mapping[str, str]) -> None:
        format = value(attributes) or "decimal"
        if format != "custom":  # such a format stands in a Choice; its Fallback names a plain one
            self._level = self._level._replace(format=format)

    def _text(self, attributes: Mapping[str, str]) -> None:
        self._level = self._level._replace(pattern=pattern(value(attributes) or ""))

    def _restart(self, attributes: Mapping[str, str]) -> None:
        self._level = self._level._replace(restart=number(value(attributes)))

    def _legal(self, attributes: Mapping[str, str]) -> None:
        self._level = self._level._replace(legal=on(attributes))

    def _style(self, attributes: Mapping[str, str]) -> None:
        self._level = self._level._replace(style=value(attributes))

    def _vanish(self, attributes: Mapping[str, str]) -> None:
        self._level = self._level._replace(hidden=on(attributes))


def read(package: Package, name: str | None, styles: Styles) -> Numbering:
    """The lists of the part `name`; none at all if there is no such part.

    Raises Unreadable if the part cannot be read.
    """
    reader = _Reader()
    if name is not None:
        package.parse(name, reader.opening, reader.closing)
    return Numbering(reader.abstracts, reader.nums, styles)
