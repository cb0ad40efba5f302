"""Which parts of a package may be written: those whose relationship, content type and root element say the same.

A comments relationship that points to the main part would else cost that part its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from lxml import etree

from fzlint.readers.docx import read as read_docx
from fzlint.readers.package import Package
from fzlint.write.editable import Unwritable
from fzlint.write.tree import Tree

TYPES = "[Content_Types].xml"
_ENDS = {  # of content types, by the root element
    "document": (".main+xml",),  # documents and templates, with macros and without
    "footnotes": ("footnotes+xml",),
    "endnotes": ("endnotes+xml",),
    "hdr": ("header+xml",),
    "ftr": ("footer+xml",),
    "comments": ("comments+xml",),
    "commentsEx": ("commentsExtended+xml",),
    "commentsIds": ("commentsIds+xml",),
    "commentsExtensible": ("commentsExtensible+xml",),
}
_SAVE = "请在 Word/WPS 中另存为 .docx 后再试。"


class Agreed:
    """The parts of a package as trees that may be changed."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._types: dict[str, str] | None = None

    def tree(self, name: str, roots: Sequence[str]) -> Tree:
        """The part `name`, whose root element has to be one of `roots`.

        Raises Unreadable, Unwritable.
        """
        tree = Tree(self.package.read(name))
        root = etree.QName(tree.root).localname
        if root not in roots:
            raise Unwritable("not-written", f"文件内部的 {name} 与它所登记的用途不符，为免损坏未写入。{_SAVE}")
        if root in _ENDS and not self._type(name).endswith(_ENDS[root]):
            raise Unwritable("not-written", f"文件内部的 {name} 与所登记的类型不符，为免损坏未写入。{_SAVE}")
        return tree

    def _type(self, name: str) -> str:
        """The content type of a part, "" if none is told."""
        if self._types is None:
            self._types = {}
            types = self.package.find(TYPES)
            if types is None:
                raise Unwritable("not-written", f"文件缺少 {TYPES}，无法写入。{_SAVE}")
            for entry in self.tree(types, ("Types",)).root.iterchildren(etree.Element):
                key = entry.get("PartName", "").lstrip("/") or "*." + entry.get("Extension", "")
                self._types[key.lower()] = entry.get("ContentType", "")
        own = self._types.get(name.lower())
        return self._types.get("*." + name.rpartition(".")[2].lower(), "") if own is None else own


def reread(before: bytes, after: bytes, changed: Sequence[str], text: str | None = None) -> None:
    """Read what was written, before it takes the place of anything.

    changed  the names of the parts that may have changed, or are new
    text     what it has to show; None: that is looked at elsewhere

    Raises Unwritable where a part is missing or not well-formed, or the text is another.
    """
    try:
        old, new = Package(before), Package(after)
        for name in changed:
            expat.ParserCreate().Parse(new.read(name), True)
        whole = old.names() <= new.names() <= old.names() | set(changed)
        if whole and text is not None:
            whole = "\n".join(paragraph.text for paragraph in read_docx(after).paragraphs) == text
    except Exception:  # whatever it is, what was made cannot be read
        whole = False
    if not whole:
        raise Unwritable("not-written", f"写出的文件再读时与原文不一致，为免损坏未写入。{_SAVE}")
