"""What tests read back from a .docx that was written."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from fzlint.document.model import Document
from fzlint.readers.docx import TEXT_TAGS, part_names
from fzlint.readers.package import Package
from fzlint.readers.read import read


def parts(data: bytes) -> dict[str, bytes]:
    """The content of every part, in order."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return {info.filename: package.read(info) for info in package.infolist()}


def shown(document: Document, package: Package, part: str) -> dict[int, str]:
    """What each text-bearing element of a part shows, by ordinal."""
    names = part_names(package)
    found: dict[int, str] = {}
    for block in document.blocks:
        if names.get(block.part.name) == part:
            ends = [*(piece.offset for piece in block.pieces[1:]), block.end]
            for piece, end in zip(block.pieces, ends, strict=True):
                found[piece.node] = document.text[piece.offset : end]
    return found


def commented(data: bytes) -> dict[str, str]:
    """The words that each comment stands on, by its id; the line ends between paragraphs are left out."""
    package = Package(data)
    texts = shown(read(data, "a.docx"), package, package.main)
    root = etree.fromstring(package.read(package.main))
    found: dict[str, str] = {}
    opened: set[str] = set()
    closed: set[str] = set()
    node = -1
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name.startswith("comment"):
            id = element.get(next(key for key in element.attrib if str(key).endswith("}id")))
            assert id is not None
        if name == "commentRangeStart":
            opened.add(id)
            found.setdefault(id, "")
        elif name == "commentRangeEnd":
            assert id in opened
            opened.discard(id)
            closed.add(id)
        elif name == "commentReference":
            assert id not in opened
        elif element.tag in TEXT_TAGS:
            node += 1
            for id in opened:
                found[id] += texts.get(node, "")
    assert not opened
    return found
