"""Comments in a .docx, each on exactly the characters it speaks of. Those of people stay, fzlint's own are replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import etree

from fzlint.document.model import Document, Part, Span
from fzlint.readers.package import Package
from fzlint.readers.traces import AUTHOR
from fzlint.record import NamedTuple
from fzlint.write.agreed import TYPES, Agreed, reread
from fzlint.write.editable import Unwritable, now
from fzlint.write.package import rewrite
from fzlint.write.places import Places, Stretch
from fzlint.write.tree import Tree, parent

_ROOTS = ("commentsEx", "commentsIds", "commentsExtensible")
_INITIALS = "fz"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATIONSHIPS = f'<Relationships xmlns="{_PACKAGE}relationships"/>'.encode()


class Comment(NamedTuple):
    """span: the words it speaks of; an empty one is a point between two characters. lines: its paragraphs."""

    span: Span
    lines: tuple[str, ...]


def comment(data: bytes, document: Document, comments: Sequence[Comment], date: str = "") -> bytes:
    """The .docx `data`, that `document` was read from, with `comments` in the place of those of an earlier run.

    date   of the comments (ISO 8601); "": now

    In notes, headers and footers Word allows no comments: those stand on the reference of the note, or on the first
    paragraph. Comments of fzlint that people have answered are theirs, and stay.

    Raises Unwritable.
    """
    package = Package(data)
    places = Places(package, document)
    main = places.tree(package.main)
    file = _File(package, main, places.agreed)
    kept = file.remove_own()
    wanted = [comment for comment in comments if not _take(kept, comment.lines)]
    ids = main.ids(file.tree)
    numbered = list(zip(ids, wanted, strict=False))
    for id, comment in numbered:
        file.add(id, comment.lines, date or now())
    _Marks(places, main).set([(id, comment.span) for id, comment in numbered])
    if not file.changed:
        return data
    changed = {package.main: main.data(), **file.parts()}
    after = rewrite(data, changed)
    reread(data, after, tuple(changed), document.text)
    return after


def _take(kept: Counter[tuple[str, ...]], lines: tuple[str, ...]) -> bool:
    """Whether a comment with these words is there already; each counts once."""
    kept[lines] -= 1
    return kept[lines] >= 0


# --------------------------------------------------------------------------- the comments of a file


class _File:
    """The comments of a package, and the parts that tell of them."""

    def __init__(self, package: Package, main: Tree, agreed: Agreed) -> None:
        self.package = package
        self.agreed = agreed
        self.main = main
        self.changed = False
        self._changed: dict[str, bytes] = {}
        self._related = {relation.kind: relation.target for relation in package.relationships(package.main)}
        if (
            len({relation.target for relation in package.relationships(package.main) if relation.kind == "comments"})
            > 1
        ):
            raise Unwritable("not-written", "文件里登记了几份批注，无法写入。请在 Word/WPS 中另存为 .docx 后再试。")
        self.name = self._related.get("comments", "")
        if self.name:
            self.tree = agreed.tree(self.name, ("comments",))
        else:
            self.tree = Tree(f'<w:comments xmlns:w="{main.w[1:-1]}"/>'.encode(), new=True)

    def add(self, id: int, lines: tuple[str, ...], date: str) -> None:
        self.changed = True
        w = self.tree
        comment = w.element("comment", id=str(id), author=AUTHOR, date=date, initials=_INITIALS)
        for line in lines:
            paragraph = w.element("p")
            # the styles of the text (large characters, first lines set in) are not for comments
            properties = w.element("pPr")
            properties.append(w.element("spacing", before="0", after="0", line="240", lineRule="auto"))
            properties.append(w.element("ind", left="0", right="0", firstLine="0", firstLineChars="0"))
            properties.append(w.element("jc", val="left"))
            paragraph.append(properties)
            run = w.element("r")
            size = w.element("rPr")
            size.append(w.element("sz", val="18"))
            run.append(size)
            run.append(w.text(line))
            paragraph.append(run)
            comment.append(paragraph)
        w.root.append(comment)

    def remove_own(self) -> Counter[tuple[str, ...]]:
        """Take out the comments of an earlier run, with their anchors. Returns the words of those that stay, because people
        have answered them."""
        w = self.tree.w
        own = [comment for comment in self.tree.root.iterfind(f"{w}comment") if comment.get(f"{w}author") == AUTHOR]
        if not own:
            return Counter()
        answered = self._answered({id: comment for comment in own for id in _paragraph_ids(comment)}, own)
        kept = Counter(
            tuple("".join(t.text or "" for t in p.iter(f"{w}t")) for p in comment.iterfind(f"{w}p"))
            for comment in answered
        )
        gone = [comment for comment in own if comment not in answered]
        if gone:
            self.changed = True
            ids = {comment.get(f"{w}id", "") for comment in gone}
            paragraphs = {id for comment in gone for id in _paragraph_ids(comment)}
            for comment in gone:
                self.tree.root.remove(comment)
            self._remove_anchors(ids)
            self._forget(paragraphs)
        return kept

    def _remove_anchors(self, ids: set[str]) -> None:
        w = self.main.w
        names = [f"{w}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
        for mark in list(self.main.root.iter(*names)):
            if mark.get(f"{w}id") not in ids:
                continue
            holder = parent(mark)
            holder.remove(mark)
            if holder.tag == f"{w}r" and all(child.tag == f"{w}rPr" for child in holder):
                parent(holder).remove(holder)

    def _answered(self, own: dict[str, etree._Element], comments: list[etree._Element]) -> list[etree._Element]:
        """Which comments people have answered; `own` are the comments by the ids of their paragraphs."""
        name = self._related.get("commentsExtended")
        if name is None:
            return []
        found = set()
        for thread in self.agreed.tree(name, ("commentsEx",)).root:
            above = _attribute(thread, "paraIdParent")
            if above in own and _attribute(thread, "paraId") not in own:
                found.add(own[above])
        return [comment for comment in comments if comment in found]

    def _forget(self, paragraphs: set[str]) -> None:
        """Take the comments with these paragraph ids out of the parts in which Word keeps threads and states."""
        durable: set[str] = set()
        for kind in ("commentsExtended", "commentsIds", "commentsExtensible"):
            name = self._related.get(kind)
            if name is None:
                continue
            tree = self.agreed.tree(name, _ROOTS)
            gone = [
                entry
                for entry in tree.root
                if _attribute(entry, "paraId") in paragraphs or _attribute(entry, "durableId") in durable
            ]
            durable |= {_attribute(entry, "durableId") for entry in gone} - {""}
            for entry in gone:
                tree.root.remove(entry)
            if gone:
                self._changed[name] = tree.data()

    def parts(self) -> dict[str, bytes]:
        """The parts that have changed, but for the main one."""
        if not self.name:
            self._announce()
        return {**self._changed, self.name: self.tree.data()}

    def _announce(self) -> None:
        """Give the comments a name, and tell it where a package tells of its parts."""
        folder, _, base = self.package.main.rpartition("/")
        folder += "/" if folder else ""
        number = 0
        self.name = f"{folder}comments.xml"
        while self.package.find(self.name):  # a part that nothing refers to
            number += 1
            self.name = f"{folder}comments{number}.xml"
        path = self.package.find(f"{folder}_rels/{base}.rels")
        relations = self.agreed.tree(path, ("Relationships",)) if path else Tree(_RELATIONSHIPS, new=True)
        ids = {relation.get("Id") for relation in relations.root}
        number = 1
        while f"rId{number}" in ids:
            number += 1
        kind = (_OFFICE_STRICT if self.main.w == _STRICT else _OFFICE) + "/comments"
        target = self.name.removeprefix(folder)
        _add(relations, "Relationship", Id=f"rId{number}", Type=kind, Target=target)
        self._changed[path or f"{folder}_rels/{base}.rels"] = relations.data()
        types = self.package.find(TYPES)
        if types is None:
            raise Unwritable("not-written", f"文件缺少 {TYPES}，无法写入。请在 Word/WPS 中另存为 .docx 后再试。")
        content = self.agreed.tree(types, ("Types",))
        _add(content, "Override", PartName=f"/{self.name}", ContentType=_TYPE)
        self._changed[types] = content.data()


def _add(tree: Tree, name: str, **attributes: str) -> None:
    etree.SubElement(tree.root, tree.w + name, attributes)


def _paragraph_ids(comment: etree._Element) -> set[str]:
    return {id for paragraph in comment if (id := _attribute(paragraph, "paraId"))}


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace: those of comments have moved through several."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


# --------------------------------------------------------------------------- where they stand


class _Anchor(NamedTuple):
    """first, last: what the comment begins and ends with, text or the reference of a note; they are one for a point (point:
    it is before or behind)."""

    first: Stretch | etree._Element
    last: Stretch | etree._Element
    point: str = ""


class _Marks:
    """The marks of comments in the main part."""

    def __init__(self, places: Places, main: Tree) -> None:
        self.places = places
        self.document = places.document
        self.main = main
        self._references: dict[tuple[str, str], etree._Element] | None = None
        self._field_ends: dict[int, etree._Element] = {}

    def set(self, comments: list[tuple[int, Span]]) -> None:
        """Put the marks of comments, by id, where their spans are."""
        anchors = [(id, self._anchor(span)) for id, span in comments]
        self._field_ends = self.main.field_ends()
        self.places.cut(end for _, anchor in anchors for end in (anchor.first, anchor.last) if isinstance(end, Stretch))
        # in this order those that begin or end at one place stand one behind the other
        for id, anchor in anchors:
            if not anchor.point:
                self._first(anchor.first).addprevious(self.main.element("commentRangeStart", id=str(id)))
        for id, anchor in reversed(anchors):
            self._close(id, anchor)

    def _close(self, id: int, anchor: _Anchor) -> None:
        end = self.main.element("commentRangeEnd", id=str(id))
        reference = self.main.element("r")
        reference.append(self.main.element("commentReference", id=str(id)))
        if anchor.point == "before":
            place = self._first(anchor.first)
            place.addprevious(self.main.element("commentRangeStart", id=str(id)))
            place.addprevious(end)
        else:
            place = self._last(anchor.last)
            place.addnext(end)
            if anchor.point:
                place.addnext(self.main.element("commentRangeStart", id=str(id)))
        self._outside(end, anchor.last).addnext(reference)

    def _outside(self, end: etree._Element, last: Stretch | etree._Element) -> etree._Element:
        """What the reference stands behind: the end of the range, or the link, insertion, control or field that it is in,
        as the comment would go with them (and LibreOffice writes it into the text of a field)."""
        field_end = self._field_ends.get(last.node) if isinstance(last, Stretch) else None
        if field_end is not None:
            paragraph = f"{self.main.w}p"
            if next(field_end.iterancestors(paragraph), None) is next(end.iterancestors(paragraph), None):
                end = field_end
        return self.main.outermost(end)

    def _first(self, end: Stretch | etree._Element) -> etree._Element:
        """What a comment begins before, now that the runs are cut."""
        run = end.tree.starting((end.node, end.start)) if isinstance(end, Stretch) else self.main.holder(end)
        assert run is not None
        return run

    def _last(self, end: Stretch | etree._Element) -> etree._Element:
        run = end.tree.ending((end.node, end.end)) if isinstance(end, Stretch) else self.main.holder(end)
        assert run is not None
        return run

    # ------------------------------------------------------------------ spans

    def _anchor(self, span: Span) -> _Anchor:
        document = self.document
        index = document.block_at(span.start)
        block = document.blocks[index]
        if self.places.part(block.part) != self.places.package.main:
            return self._elsewhere(block.part)
        if span.start < span.end:
            if found := self._range(span):
                return found
        elif span.label and (found := self._range(Span(block.start, block.start + 1), whole=True)):
            return found  # the number is no text: the first words beside it
        if block.start < span.start and (found := self._range(Span(span.start - 1, span.start))):
            return found._replace(point="behind")
        if span.start < block.end and (found := self._range(Span(span.start, span.start + 1))):
            return found._replace(point="before")
        return self._paragraph(index)

    def _range(self, span: Span, whole: bool = False) -> _Anchor | None:
        """The ends of a span, as far as it stays in the text it begins in: that of the body, or of one text box.

        whole: of an element, all that it shows
        """
        first = next((stretch for stretch in self.places.stretches(span) if self._takes(stretch)), None)
        if first is None:
            return None
        if whole:
            first = first._replace(start=0, end=len(first.shown))
            return _Anchor(first, first)
        story = self._story(first)
        from_end = self.places.stretches(span, backwards=True)
        last = next(stretch for stretch in from_end if self._takes(stretch) and self._story(stretch) is story)
        return _Anchor(first, last)

    def _takes(self, stretch: Stretch) -> bool:
        """Whether a comment can stand beside a stretch: in the main part, in a paragraph."""
        return stretch.tree is self.main and stretch.tree.anchor(stretch.node) is not None

    def _story(self, stretch: Stretch) -> etree._Element:
        """The text box that a stretch stands in, or the root."""
        node = stretch.tree.nodes[stretch.node]
        return next(node.iterancestors(f"{self.main.w}txbxContent"), self.main.root)

    def _elsewhere(self, part: Part) -> _Anchor:
        """On the reference of a note; for headers and footers on the first paragraph."""
        if part.id:
            if self._references is None:
                self._references = self._find_references()
            reference = self._references.get((part.name, part.id))
            if reference is not None:
                return _Anchor(reference, reference)
        return self._paragraph(0)

    def _find_references(self) -> dict[tuple[str, str], etree._Element]:
        w = self.main.w
        found: dict[tuple[str, str], etree._Element] = {}
        for mark in self.main.root.iter(f"{w}footnoteReference", f"{w}endnoteReference"):
            kind = "footnote" if mark.tag == f"{w}footnoteReference" else "endnote"
            deleted = next(mark.iterancestors(f"{w}del", f"{w}moveFrom"), None) is not None
            if not deleted and self.main.holder(mark) is not None:
                found.setdefault((kind, mark.get(f"{w}id", "")), mark)
        return found

    def _paragraph(self, index: int) -> _Anchor:
        """The nearest paragraph of the main part that shows text, from a block on backwards, or else on forwards."""
        blocks = self.document.blocks
        for block in (*reversed(blocks[: index + 1]), *blocks[index:]):
            if self.places.part(block.part) == self.places.package.main and (
                found := self._range(Span(block.start, block.end))
            ):
                return found
        raise Unwritable("not-written", "正文里没有文字，批注没有地方可加。")


def in_text(part: Part) -> bool:
    """Whether comments may stand in a part of a document."""
    return part.name in ("", "textbox")
