"""Edits in a .docx as tracked changes, which a person accepts or rejects. No paragraph mark is ever touched."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from fzlint.document.model import Block, Document, Span
from fzlint.finding import Edit
from fzlint.readers.package import Package
from fzlint.readers.traces import AUTHOR
from fzlint.write.agreed import reread
from fzlint.write.editable import now
from fzlint.write.package import rewrite
from fzlint.write.places import Places, Stretch
from fzlint.write.tree import Tree, parent

_UNFIT = re.compile("[\0-\x1f\x7f\ud800-\udfff\ufffe\uffff]")  # line ends, and what XML cannot hold
_BOTH = frozenset("“”‘’…—·")  # stand in Western fonts too: without a hint Word takes those


class EditableDocx:
    """A .docx that edits may be written into."""

    def __init__(self, data: bytes, document: Document, date: str = "") -> None:
        self.data = data
        self.document = document
        self.date = date or now()
        self.places = Places(Package(data), document)

    def can(self, edit: Edit) -> bool:
        """Whether an edit stays inside one block, in text that is neither locked nor part of something indivisible."""
        block = self.document.block_with(edit.span.start)
        if edit.span.end > block.end or _UNFIT.search(edit.text):
            return False
        if edit.span.start == edit.span.end:
            return self._beside(block, edit.span.start) is not None
        stretches = [stretch for stretch in self.places.stretches(edit.span) if self._open(stretch)]
        return sum(stretch.end - stretch.start for stretch in stretches) == edit.span.end - edit.span.start

    def _open(self, stretch: Stretch) -> bool:
        return not stretch.locked and stretch.tree.divisible(stretch.node)

    def _beside(self, block: Block, offset: int) -> tuple[Stretch, bool] | None:
        """The character that an insertion goes beside, and whether behind it: the one before it, or else the one after."""
        for start, behind in ((offset - 1, True), (offset, False)):
            if block.start <= start < block.end:
                for stretch in self.places.stretches(Span(start, start + 1)):
                    if self._open(stretch):
                        return stretch, behind
        return None

    def written(self, edits: Iterable[Edit]) -> bytes:
        """The file with `edits` as tracked changes.

        Raises Unwritable.
        """
        work: list[tuple[Edit, list[Stretch], bool]] = []
        for joined in _joined(edits):
            edit = _least(joined, self.document.text)
            stretches, behind = list(self.places.stretches(edit.span)), True
            if not stretches:
                block = self.document.block_with(edit.span.start)
                beside = self._beside(block, edit.span.start)
                if beside is None:
                    continue
                stretches, behind = [beside[0]], beside[1]
            work.append((edit, stretches, behind))
        self.places.cut(stretch for _, stretches, _ in work for stretch in stretches)
        ids = {tree: tree.ids() for tree in self.places.trees()}
        for edit, stretches, behind in reversed(work):  # what moves when an insertion is parted is short then
            tree = stretches[0].tree
            changes = _Changes(tree, ids[tree], self.date)
            runs = [run for stretch in stretches if (run := tree.starting((stretch.node, stretch.start))) is not None]
            if edit.text:
                # formatted as the first character that goes away, or the one it comes beside
                changes.insert(edit.text, runs[-1] if behind else runs[0], behind, runs[0])
            if edit.span.start < edit.span.end:
                changes.delete(runs)
        changed = {stretch.part for _, stretches, _ in work for stretch in stretches}
        after = rewrite(self.data, {name: self.places.tree(name).data() for name in sorted(changed)})
        reread(self.data, after, sorted(changed))
        return after


class _Changes:
    """Tracked changes in one part."""

    def __init__(self, tree: Tree, ids: Iterator[int], date: str) -> None:
        self.tree = tree
        self.w = tree.w
        self.ids = ids
        self.date = date

    def _change(self, name: str) -> etree._Element:
        return self.tree.change(name, next(self.ids), AUTHOR, self.date)

    def _own(self, element: etree._Element) -> bool:
        """Whether an element is an insertion of fzlint."""
        return element.tag == self.w + "ins" and element.get(self.w + "author") == AUTHOR

    def insert(self, text: str, place: etree._Element, behind: bool, like: etree._Element) -> None:
        """Insert a run with `text` behind or before the run `place`, formatted as the run `like`."""
        run = self._run(text, like)
        holder = parent(place)
        if self._own(holder):
            _beside(place, run, behind)
            return
        inserted = self._change("ins")
        inserted.append(run)
        if holder.tag in (self.w + "ins", self.w + "moveTo"):
            self._between(holder, place, inserted, behind)
        else:
            _beside(place, inserted, behind)

    def _between(self, change: etree._Element, place: etree._Element, inserted: etree._Element, behind: bool) -> None:
        """Put `inserted` into somebody's insertion: as Word does it, theirs goes on behind ours in an element of its own."""
        if not behind and place.getprevious() is None:
            change.addprevious(inserted)
            return
        rest = list(place.itersiblings()) if behind else [place, *place.itersiblings()]
        change.addnext(inserted)
        if rest:
            twin = self.tree.twin(change)
            twin.set(self.w + "id", str(next(self.ids)))
            twin.extend(rest)
            inserted.addnext(twin)

    def _run(self, text: str, like: etree._Element) -> etree._Element:
        run = self.tree.element("r")
        properties = like.find(self.w + "rPr")
        if properties is not None:
            properties = copy.deepcopy(properties)
            for change in properties.findall(self.w + "rPrChange"):
                properties.remove(change)
            run.append(properties)
        if not _BOTH.isdisjoint(text):
            if properties is None:
                properties = self.tree.element("rPr")
                run.append(properties)
            self._hint(properties)
        run.append(self.tree.text(text))
        return run

    def _hint(self, properties: etree._Element) -> None:
        """Say that marks which Western fonts have too are Chinese here."""
        fonts = properties.find(self.w + "rFonts")
        if fonts is None:
            fonts = self.tree.element("rFonts")
            style = properties.find(self.w + "rStyle")
            if style is None:
                properties.insert(0, fonts)
            else:
                style.addnext(fonts)
        fonts.set(self.w + "hint", "eastAsia")

    def delete(self, runs: list[etree._Element]) -> None:
        """Delete runs. What fzlint itself has inserted goes without a trace."""
        last: etree._Element | None = None
        for run in runs:
            holder = parent(run)
            if self._own(holder):
                holder.remove(run)
                if next(holder.iterchildren(), None) is None:
                    parent(holder).remove(holder)
                continue
            if last is None or run.getprevious() is not last:
                last = self._change("del")
                run.addprevious(last)
            last.append(run)
            for text in run.findall(self.w + "t"):
                text.tag = self.w + "delText"


def _joined(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; an insertion right beside another edit is part of it."""
    joined: list[Edit] = []
    for edit in sorted(edits):
        last = joined[-1] if joined else None
        touches = last is not None and last.span.end == edit.span.start
        if last is not None and touches and (last.span.start == last.span.end or edit.span.start == edit.span.end):
            joined[-1] = Edit(Span(last.span.start, edit.span.end), last.text + edit.text)
        else:
            joined.append(edit)
    return joined


def _least(edit: Edit, text: str) -> Edit:
    """An edit without what it does not change at its ends: a smaller change to look at, and formatting stays."""
    start, end = edit.span.start, edit.span.end
    new = edit.text
    while start < end and new and text[start] == new[0]:
        start += 1
        new = new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end -= 1
        new = new[:-1]
    return Edit(Span(start, end), new)


def _beside(place: etree._Element, new: etree._Element, behind: bool) -> None:
    if behind:
        place.addnext(new)
    else:
        place.addprevious(new)
