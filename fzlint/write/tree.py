"""A part of a .docx as a tree that is to be changed: find what a reader saw, make run boundaries, write it down again."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, pairwise
from typing import cast

from lxml import etree

from fzlint.readers.story import TEXT_TAGS
from fzlint.write.editable import Unwritable

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space", "preserve"
_BLANKS = " \t\r\n"
_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\?>\s*")
_STANDARD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

_MOST_PROPERTIES = 200  # elements in a w:rPr: Word has some forty kinds
_HIGH = 1 << 30  # ids go up to 2147483647; some programs take them at random

Node = int  # the ordinal of a text-bearing element in its part, as Piece.node counts
Place = tuple[Node, int]  # a text-bearing element and an offset in what it shows


class Tree:
    """A part with text.

    root    its root element
    w       its namespace, as it stands in front of names: there are two, transitional and strict
    nodes   the text-bearing elements, by ordinal
    """

    def __init__(self, data: bytes, *, new: bool = False) -> None:
        """new: the package does not have the part yet.

        Raises Unwritable if `data` is more than libxml2 takes.
        """
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            self.root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise Unwritable(
                "not-written", "文件里有一段文字过长或结构异常，无法写入。请在 Word/WPS 中另存为 .docx 后再试。"
            ) from None
        if self.root.getroottree().docinfo.internalDTD is not None:  # OOXML forbids it; its entities would be lost
            raise Unwritable(
                "not-written",
                "文件内部有 DOCTYPE 声明，不合 .docx 的规定，未写入。请在 Word/WPS 中另存为 .docx 后再试。",
            )
        self.w = f"{{{etree.QName(self.root).namespace}}}"
        # the prefix that this part has for WordprocessingML: attributes need one
        prefixes = (prefix for prefix, uri in self.root.nsmap.items() if prefix and uri == self.w[1:-1])
        self._names = {next(prefixes, "w"): self.w[1:-1]}
        self.nodes = list(self.root.iter(*TEXT_TAGS))
        self._declaration = _STANDARD if new else _declaration(data)
        self._starts: dict[Place, etree._Element] = {}  # the w:t that begins at a cut, and the one that ends there
        self._ends: dict[Place, etree._Element] = {}
        self._through = {self.w + name for name in _THROUGH}
        self._holders: dict[etree._Element, etree._Element | None] = {}
        self._plain: dict[etree._Element, bool] = {}
        self._blanks: dict[str, etree._Element] = {}  # what new elements are copies of

    def data(self) -> bytes:
        """The part as it is now. The declaration is the old one, so are namespaces and their prefixes."""
        return self._declaration + etree.tostring(self.root.getroottree(), encoding="utf-8", xml_declaration=False)

    def element(self, name: str, **attributes: str) -> etree._Element:
        """A new element of WordprocessingML."""
        element = self._new(self.w + name)
        for key, value in attributes.items():
            element.set(self.w + key, value)
        return element

    def change(self, name: str, number: int, author: str, date: str) -> etree._Element:
        """A new tracked change, of which a part may have thousands by one author."""
        key = f"{name} {author} {date}"
        blank = self._blanks.get(key)
        if blank is None:
            blank = self._blanks[key] = self.element(name, id="", author=author, date=date)
        change = copy.copy(blank)
        change.set(self.w + "id", str(number))
        return change

    def twin(self, element: etree._Element) -> etree._Element:
        """A new element with the name and attributes of `element`, empty."""
        twin = self._new(str(element.tag))
        for key, value in element.items():
            twin.set(key, value)
        return twin

    def _new(self, tag: str) -> etree._Element:
        """An empty element. To copy one takes a fifth of the time of making one with its namespaces."""
        blank = self._blanks.get(tag)
        if blank is None:
            blank = self._blanks[tag] = etree.Element(tag, nsmap=self._names)
        return copy.copy(blank)

    def text(self, text: str) -> etree._Element:
        """A new w:t, of which a part may have thousands."""
        blank = self._blanks.get("")
        if blank is None:
            blank = self._blanks[""] = self.element("t")
            blank.set(*_PRESERVE)
        element = copy.copy(blank)
        element.text = text
        return element

    def ids(self, *others: Tree) -> Iterator[int]:
        """Numbers that no change, comment or bookmark of this part has, nor of the others."""
        named = ((tree.root, {"w": tree.w[1:-1]}) for tree in (self, *others))
        values = (
            value for root, names in named for value in cast("list[str]", root.xpath("//@w:id", namespaces=names))
        )
        used = {int(value) for value in values if value.isdecimal() and len(value) < 11}
        highest = max((value for value in used if value < _HIGH), default=-1)
        return (number for number in count(highest + 1) if number not in used)

    # ------------------------------------------------------------------ places

    def anchor(self, node: Node) -> etree._Element | None:
        """What marks and changes around a text-bearing element go beside, see `holder`."""
        return self.holder(self.nodes[node])

    def holder(self, element: etree._Element) -> etree._Element | None:
        """The run that holds an element, or, where nothing may stand beside the run (ruby, maths, a content control that Word fills),
        what holds that. None if it stands in no paragraph."""
        run = parent(element)
        if run not in self._holders:
            self._holders[run] = self._holder(run)
        return self._holders[run]

    def _holder(self, run: etree._Element) -> etree._Element | None:
        holder = run
        for element in run.iterancestors():
            if element.tag == self.w + "p":
                return holder
            if element.tag not in self._through or (element.tag == self.w + "sdt" and self._filled(element)):
                holder = element
        return None

    def free(self, node: Node) -> bool:
        """Whether run boundaries can be made beside this element: in a run, and what holds the run takes changes."""
        run = parent(self.nodes[node])
        return run.tag == self.w + "r" and self.anchor(node) is run and self._copyable(run)

    def divisible(self, node: Node) -> bool:
        """Whether run boundaries can be made inside this element, too: it holds text and nothing else."""
        return self._is_text(self.nodes[node]) and self.free(node)

    def _is_text(self, element: etree._Element) -> bool:
        return element.tag == self.w + "t" and not len(element)

    def _copyable(self, run: etree._Element) -> bool:
        """Whether the properties of a run can stand in others too: text in them would be there twice."""
        known = self._plain.get(run)
        if known is None:
            properties = next(run.iterchildren(), None)
            known = self._plain[run] = (
                properties is None
                or (properties.tag != self.w + "rPr" and run.find(self.w + "rPr") is None)  # it may not stand elsewhere
                or (
                    properties.tag == self.w + "rPr"
                    and all(
                        element.tag not in TEXT_TAGS
                        and not (element.text or "").strip()
                        and not (element.tail or "").strip()
                        and number < _MOST_PROPERTIES
                        for number, element in enumerate(properties.iter())
                        if element is not properties
                    )
                )
            )
        return known

    def _filled(self, control: etree._Element) -> bool:
        """Whether Word fills a content control itself: its content is not typed and would be written anew."""
        properties = control.iterfind(f"{self.w}sdtPr/*")
        return any(element.tag.rpartition("}")[2] in _FILLED for element in properties)

    def outermost(self, element: etree._Element) -> etree._Element:
        """What holds `element` and stands directly in its paragraph."""
        top = element
        while (parent := top.getparent()) is not None and parent.tag != self.w + "p":
            top = parent
        return top

    def field_ends(self) -> dict[Node, etree._Element]:
        """For the elements that stand in a field (w:fldChar), the end of the outermost one."""
        found: dict[Node, etree._Element] = {}
        inside: list[Node] = []
        depth = 0
        node = -1
        for element in self.root.iter(*TEXT_TAGS, f"{self.w}fldChar"):
            if element.tag != f"{self.w}fldChar":
                node += 1
                if depth:
                    inside.append(node)
                continue
            kind = element.get(f"{self.w}fldCharType")
            if kind == "begin":
                depth += 1
            elif kind == "end" and depth:
                depth -= 1
                if not depth:
                    found.update(dict.fromkeys(inside, element))
                    inside.clear()
        return found

    # ------------------------------------------------------------------ run boundaries

    def cut(self, places: Iterable[Place], shown: Mapping[Node, str]) -> None:
        """Make run boundaries: offset 0 is one before the element, the length of what it shows one behind it.

        places  may be given once only; those in elements that are not free are passed over
        shown   what the elements show

        Takes time in proportion to the runs that are cut: from the last element to the first, so that what moves into a
        new run is short.
        """
        by_node: dict[Node, set[int]] = {}
        for node, offset in places:
            by_node.setdefault(node, set()).add(offset)
        for node in sorted(by_node, reverse=True):
            if self.free(node):
                self._cut(node, shown[node], by_node[node])

    def _cut(self, node: Node, text: str, offsets: set[int]) -> None:
        element = self.nodes[node]
        run = parent(element)
        before = element.getprevious()
        tail = list(element.itersiblings())
        last = run
        if 0 in offsets and before is not None and before.tag != self.w + "rPr":
            last = self._behind(run, run)
            last.append(element)
        self._starts[node, 0] = element
        inner = sorted(offset for offset in offsets if 0 < offset < len(text)) if self._is_text(element) else []
        rest, element.tail = element.tail, None  # text that nobody sees keeps its place, too
        if inner:
            held = element.text or ""
            if len(held.strip(_BLANKS)) == len(text):
                held = held.strip(_BLANKS)
            if len(held) == len(text):  # a line feed is shown as a blank, and stays a line feed
                text = held
            element.text = text[: inner[0]]
            element.set(*_PRESERVE)
            for start, end in pairwise([*inner, len(text)]):
                self._ends[node, start] = element
                last = self._behind(last, run)
                element = self.text(text[start:end])
                last.append(element)
                self._starts[node, start] = element
        self._ends[node, len(text)] = element
        element.tail = rest
        if tail:
            if len(text) in offsets:
                last = self._behind(last, run)
            if last is not run:
                last.extend(tail)

    def _behind(self, place: etree._Element, run: etree._Element) -> etree._Element:
        """A new run behind `place`, formatted as `run`."""
        new = self.twin(run)
        properties = next(run.iterchildren(), None)  # comes first; to look for it among thousands would take its time
        if properties is not None and properties.tag == self.w + "rPr":
            new.append(copy.deepcopy(properties))
        place.addnext(new)
        return new

    def starting(self, place: Place) -> etree._Element | None:
        """The run that begins at a place where a cut was made; else what holds the element, see `anchor`."""
        element = self._starts.get(place)
        return self.anchor(place[0]) if element is None else element.getparent()

    def ending(self, place: Place) -> etree._Element | None:
        """The run that ends at a place where a cut was made; else what holds the element."""
        element = self._ends.get(place)
        return self.anchor(place[0]) if element is None else element.getparent()


def parent(element: etree._Element) -> etree._Element:
    """What holds an element that is not the root."""
    holder = element.getparent()
    assert holder is not None
    return holder


# what may stand between a paragraph and its runs, and takes marks and changes among them
_THROUGH = ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple", "sdt", "sdtContent")
# properties of content controls that Word fills itself, newer ones in another namespace: from data, with a hint, from a choice
_FILLED = frozenset(("dataBinding", "showingPlcHdr", "dropDownList", "date", "checkbox"))


def _declaration(data: bytes) -> bytes:
    """The XML declaration of a part, as it stands there; the usual one if the part is in another encoding than UTF-8."""
    match = _DECLARATION.match(data)
    if match is None:
        return b"" if data.lstrip(b"\xef\xbb\xbf").startswith(b"<") and b"\0" not in data[:4] else _STANDARD
    declared = match.group().lower()
    return match.group() if b"encoding" not in declared or b"utf-8" in declared else _STANDARD
