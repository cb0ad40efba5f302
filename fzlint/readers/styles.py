"""What the styles of a .docx say of a paragraph: heading level, role, hidden or not, which list it belongs to.

Styles are known by their name (w:name), never by their id: Chinese Word and WPS write bare numbers and letters as ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from fzlint.readers.package import STRICT, Package, W, number, on, value
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.readers.package import Close, Open

_HOPS = 32  # a style may be based on a style that is based on …; Word allows eleven


class Style(NamedTuple):
    """A style as it stands in the file; None where it says nothing.

    outline   0–8 a heading level, 9 body text
    hidden    w:vanish
    """

    kind: str
    name: str
    base: str | None
    outline: int | None
    hidden: bool | None
    num_id: str | None
    num_level: int | None


class Look(NamedTuple):
    """What a paragraph style comes to, its bases included.

    level        1–9 for a heading, else 0
    num_id       the list in force (w:numId), None if there is none
    num_level    the w:ilvl of the nearest style that names one
    lineage      the styles from this one to the one that names the list, nearest first
    """

    role: Literal["title", "toc", ""] = ""
    level: int = 0
    hidden: bool = False
    num_id: str | None = None
    num_level: int | None = None
    lineage: tuple[str, ...] = ()


PLAIN = Look()


class Styles:
    """The styles of a document. Looks are worked out when asked for, each once."""

    def __init__(self, styles: Mapping[str, Style], default: str | None) -> None:
        self._styles = styles
        self._default = default
        self._looks: dict[str | None, Look] = {}

    def paragraph(self, id: str | None) -> Look:
        """The look of a paragraph that names the style `id`, or none. An unknown style is the default one."""
        look = self._looks.get(id)
        if look is None:
            style = self._styles.get(id) if id is not None else None
            known = id if style is not None and style.kind == "paragraph" else self._default
            look = self._looks[id] = PLAIN if known is None else self._look(known)
        return look

    def hides(self, id: str) -> bool:
        """Whether a character style hides its text."""
        style = self._styles.get(id)
        for _ in range(_HOPS):
            if style is None or style.kind != "character":
                return False
            if style.hidden is not None:
                return style.hidden
            style = self._styles.get(style.base or "")
        return False

    def numbering(self, id: str) -> str | None:
        """The numId of a numbering style."""
        style = self._styles.get(id)
        return style.num_id if style is not None else None

    def _look(self, id: str) -> Look:
        chain: list[tuple[str, Style]] = []
        at: str | None = id
        while at is not None and len(chain) < _HOPS:
            style = self._styles.get(at)
            if style is None or style.kind != "paragraph":
                break
            chain.append((at, style))
            at = style.base
        role, level = _meaning(style for _, style in chain)
        lineage: list[str] = []
        num_id, num_level = None, None
        for name, style in chain:
            lineage.append(name)
            if num_level is None:
                num_level = style.num_level
            if style.num_id is not None:
                num_id = style.num_id
                break
        hidden = next((style.hidden for _, style in chain if style.hidden is not None), False)
        return Look(role, level, hidden, num_id, num_level, tuple(lineage) if num_id is not None else ())


def _meaning(chain: Iterable[Style]) -> tuple[Literal["title", "toc", ""], int]:
    """Role and level: the nearest style of the chain that tells one counts."""
    for style in chain:
        name = " ".join(style.name.lower().split())
        if name.startswith(("toc ", "目录", "table of figures", "图表目录", "wpsoffice手动目录")):
            return "toc", 0
        if name in ("title", "标题"):
            return "title", 0
        if name == "subtitle":
            return "", 0
        if style.outline is not None:
            return "", style.outline + 1 if 0 <= style.outline <= 8 else 0
        for word in ("heading", "标题"):
            rest = name.removeprefix(word).strip()
            if name.startswith(word) and len(rest) == 1 and rest in "123456789":
                return "", int(rest)
    return "", 0


class _Reader:
    """Takes styles.xml in."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self.default: str | None = None
        self._id: str | None = None  # of the style that is open, if it is one that matters
        self._style = Style("", "", None, None, None, None, None)
        self._old = 0  # inside what a tracked change of the style replaced
        calls: dict[str, Open] = {
            "style": self._open,
            "name": self._name,
            "basedOn": self._base,
            "outlineLvl": self._outline,
            "vanish": self._vanish,
            "numId": self._num_id,
            "ilvl": self._num_level,
            "pPrChange": self._change,
            "rPrChange": self._change,
        }
        ends: dict[str, Close] = {"style": self._close, "pPrChange": self._unchange, "rPrChange": self._unchange}
        self.opening = {W: calls, STRICT: calls}
        self.closing = {W: ends, STRICT: ends}

    def _open(self, attributes: Mapping[str, str]) -> None:
        kind = value(attributes, "type") or "paragraph"
        id = value(attributes, "styleId")
        if id is None or kind == "table":  # those say nothing of text
            return
        self._id = id
        self._style = Style(kind, "", None, None, None, None, None)
        if kind == "paragraph" and value(attributes, "default") in ("1", "true", "on"):
            self.default = id

    def _close(self) -> None:
        if self._id is not None:
            self.styles[self._id] = self._style
        self._id = None

    def _change(self, attributes: Mapping[str, str]) -> None:
        self._old += 1

    def _unchange(self) -> None:
        self._old -= 1

    def _live(self) -> bool:
        return self._id is not None and not self._old

    def _name(self, attributes: Mapping[str, str]) -> None:
        if self._live():
            self._style = self._style._replace(name=value(attributes) or "")

    def _base(self, attributes: Mapping[str, str]) -> None:
        if self._live():
            self._style = self._style._replace(base=value(attributes))

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if self._live():
            self._style = self._style._replace(outline=number(value(attributes), 9))

    def _vanish(self, attributes: Mapping[str, str]) -> None:
        if self._live():
            self._style = self._style._replace(hidden=on(attributes))

    def _num_id(self, attributes: Mapping[str, str]) -> None:
        if self._live():
            self._style = self._style._replace(num_id=value(attributes))

    def _num_level(self, attributes: Mapping[str, str]) -> None:
        if self._live():
            self._style = self._style._replace(num_level=number(value(attributes)))


_TABLE = b'<w:style w:type="table"'


def _without_tables(data: bytes) -> bytes:
    """styles.xml without the styles of tables, which say nothing of text and may be nine tenths of it (15 ms, not 3)."""
    if _TABLE not in data or b"<!" in data:  # in a comment the tag would be none
        return data
    head, *rest = data.split(_TABLE)
    kept = [head]
    for piece in rest:
        empty = piece[: piece.find(b">")].endswith(b"/")
        kept.append(piece.partition(b">" if empty else b"</w:style>")[2])
    return b"".join(kept)


def read(package: Package, name: str | None) -> Styles:
    """The styles of the part `name`; none at all if there is no such part.

    Raises Unreadable if the part cannot be read.
    """
    if name is None:
        return Styles({}, None)
    reader = _Reader()
    package.parse(name, reader.opening, reader.closing, shorten=_without_tables)
    return Styles(reader.styles, reader.default)
