"""What a written package has to be, told from ECMA-376 and with nothing of fzlint's own."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OURS = "fzlint"
_KEPT = (
    "styles",
    "settings",
    "numbering",
    "fontTable",
    "theme/",
    "media/",
    "webSettings",
)  # no change or comment is there
_MAY_CHANGE = ("word/", "[Content_Types].xml")
_LISTS = ("Relationships", "Types")


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _author(element: ElementTree.Element) -> str:
    return next((value for key, value in element.attrib.items() if key.endswith("}author")), "")


def _text(element: ElementTree.Element, *, accepted: bool) -> Iterator[str]:
    """All character data, with the changes of fzlint accepted or rejected."""
    name = _local(element)
    if _author(element) == _OURS and name == ("del" if accepted else "ins"):
        return
    text = element.text or ""
    if name not in ("t", "delText", "instrText"):
        yield text if text.strip() else ""  # blanks between elements mean nothing
    else:  # nor do those at the ends, unless it is said that they do
        yield text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")
    for child in element:
        yield from _text(child, accepted=accepted)
        if (child.tail or "").strip():
            yield child.tail or ""


def _formatted(element: ElementTree.Element, inside: str = "") -> Iterator[tuple[str, str]]:
    """Every character of the runs with their properties, the changes of fzlint rejected."""
    name = _local(element)
    if _author(element) == _OURS and name == "ins":
        return
    if name == "r":
        properties = next((child for child in element if _local(child) == "rPr"), None)
        inside = "" if properties is None else _properties(properties)
    if name in ("t", "delText"):
        yield from ((c, inside) for c in element.text or "" if not c.isspace())
    for child in element:
        yield from _formatted(child, inside)


def _properties(element: ElementTree.Element) -> str:
    shown = [f"{child.tag}{sorted(child.attrib.items())}" for child in element if _local(child) != "rPrChange"]
    return " ".join(shown)


def _entries(root: ElementTree.Element) -> Counter[tuple[tuple[str, str], ...]]:
    """What a list of relationships or content types says."""
    return Counter(tuple(sorted(child.attrib.items())) for child in root)


def _theirs(root: ElementTree.Element) -> Counter[tuple[str, str, str]]:
    """The changes and comments of people, comments with their words: a change may be parted by a mend inside it."""
    names = ("ins", "del", "moveFrom", "moveTo", "comment", "rPrChange", "pPrChange")
    return Counter(
        (
            _local(element),
            _author(element),
            "".join(_text(element, accepted=False)) if _local(element) == "comment" else "",
        )
        for element in root.iter()
        if _local(element) in names and _author(element) != _OURS
    )


def faults(before: bytes, after: bytes) -> Iterator[str]:
    """What is wrong with a package that was made of another by annotating or mending."""
    old, new = _parts(before), _parts(after)
    if lost := set(old) - set(new):
        yield f"parts are gone: {sorted(lost)}"
    for name, content in new.items():
        if content == old.get(name):
            continue
        if not name.startswith(_MAY_CHANGE) or (name in old and name.removeprefix("word/").startswith(_KEPT)):
            yield f"{name} has changed"
        try:
            root = ElementTree.fromstring(content)
        except ElementTree.ParseError as error:
            yield f"{name} is not well-formed: {error}"
            continue
        if name not in old:
            continue
        if _local(root) in _LISTS and _entries(ElementTree.fromstring(old[name])) - _entries(root):
            yield f"{name} has lost entries"
        if root.tag.startswith(_W):
            for fault in _altered(ElementTree.fromstring(old[name]), root):
                yield f"{name} {fault}"


def _altered(was: ElementTree.Element, root: ElementTree.Element) -> Iterator[str]:
    """What of a part of a document is no longer as people left it."""
    if _local(root) != "comments" and list(_formatted(root)) != list(_formatted(was)):
        yield "is formatted in another way when all changes are rejected"
    if _local(root) != "comments" and "".join(_text(root, accepted=False)) != "".join(_text(was, accepted=False)):
        yield "is another text when all changes are rejected"
    if _theirs(was) - _theirs(root):
        yield "has lost changes or comments of people"
    ids = Counter(
        (_local(element), value)
        for element in root.iter()
        if _author(element) == _OURS
        for key, value in element.attrib.items()
        if key.endswith("}id")
    )
    if double := [id for id, count in ids.items() if count > 1]:
        yield f"has ids of fzlint twice: {double[:3]}"
