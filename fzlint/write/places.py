"""From offsets in a document read from a .docx to the elements that show the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from fzlint.document.model import Block, Document, Part, Piece, Span
from fzlint.readers.docx import part_names
from fzlint.readers.package import Package
from fzlint.record import NamedTuple
from fzlint.write.agreed import Agreed
from fzlint.write.tree import Node, Place, Tree

_ROOTS = {"footnote": "footnotes", "endnote": "endnotes", "header": "hdr", "footer": "ftr"}


class Stretch(NamedTuple):
    """A part of what one text-bearing element shows: from `start` to `end` in it.

    part    the name of the part of the package
    shown   all that the element shows
    locked  nothing may be mended here
    """

    part: str
    tree: Tree
    node: Node
    start: int
    end: int
    shown: str
    locked: bool


class Places:
    """Where the text of a document stands in its package. Parts become trees when they are asked for."""

    def __init__(self, package: Package, document: Document) -> None:
        self.package = package
        self.document = document
        self.agreed = Agreed(package)
        self.names = part_names(package)
        self._trees: dict[str, Tree] = {}
        self._shown: dict[tuple[str, Node], tuple[str, bool]] = {}

    def part(self, part: Part) -> str:
        """The name of the part of the package that shows a part of the document."""
        return self.names.get(part.name, self.package.main)

    def tree(self, name: str) -> Tree:
        """A part of the package as a tree.

        Raises Unreadable, Unwritable.
        """
        if name not in self._trees:
            self._trees[name] = self.agreed.tree(name, (self._root(name),))
        return self._trees[name]

    def _root(self, name: str) -> str:
        """The root element that a part has to have."""
        part = next((part for part, other in self.names.items() if other == name), "").rstrip("0123456789")
        return _ROOTS.get(part, "document")

    def trees(self) -> Iterable[Tree]:
        """The trees of the parts that were asked for."""
        return self._trees.values()

    def stretches(self, span: Span, *, backwards: bool = False) -> Iterator[Stretch]:
        """The elements that show the text of a span, from its beginning or from its end; none for an empty one."""
        document = self.document
        step = -1 if backwards else 1
        for index in range(document.block_at(span.start), document.block_at(max(span.start, span.end - 1)) + 1)[::step]:
            block = document.blocks[index]
            name = self.part(block.part)
            tree = self.tree(name)
            pieces = range(_piece(block, max(span.start, block.start)), _piece(block, span.end - 1) + 1)
            for i in pieces[::step]:
                piece = block.pieces[i]
                end = block.pieces[i + 1].offset if i + 1 < len(block.pieces) else block.end
                first, last = max(piece.offset, span.start), min(end, span.end)
                if first < last and piece.node >= 0:
                    shown, agrees = self._show(name, piece, end)
                    locked = piece.locked or not agrees
                    yield Stretch(name, tree, piece.node, first - piece.offset, last - piece.offset, shown, locked)

    def _show(self, part: str, piece: Piece, end: int) -> tuple[str, bool]:
        """What an element shows, and whether it holds that: a mistake in counting must not cost a text. Once for each, as
        one element may hold a whole book."""
        known = self._shown.get((part, piece.node))
        if known is None:
            shown = self.document.text[piece.offset : end]
            nodes = self.tree(part).nodes
            held = (nodes[piece.node].text or "") if piece.node < len(nodes) else ""
            known = self._shown[part, piece.node] = shown, "".join(held.split()) == "".join(shown.split())
        return known

    def cut(self, stretches: Iterable[Stretch]) -> None:
        """Make run boundaries at the start and the end of every stretch. To be asked once."""
        places: dict[Tree, tuple[list[Place], dict[Node, str]]] = {}
        for stretch in stretches:
            cuts, shown = places.setdefault(stretch.tree, ([], {}))
            cuts += (stretch.node, stretch.start), (stretch.node, stretch.end)
            shown[stretch.node] = stretch.shown
        for tree, (cuts, shown) in places.items():
            tree.cut(cuts, shown)


def _piece(block: Block, offset: int) -> int:
    return max(bisect_right(block.pieces, offset, key=lambda piece: piece.offset) - 1, 0)
