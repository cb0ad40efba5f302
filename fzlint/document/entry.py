"""What the outline is made of: labelled or marked-up blocks in order, the levels that are open, and the result."""

from __future__ import annotations

from fzlint.document.model import Section, Series
from fzlint.record import NamedTuple


class Entry(NamedTuple):
    """A block that the outline is made of, in order.

    block    its index
    family   of its label, "" if it has none (a marked-up heading)
    number   of its label, 0 if it has none
    level    of its markup, 0 if it has none
    heading  it opens a section
    weak     only a label if it fits: behind the number before it
    led      the line before it leads to a list: it ends in ：, has no label and no end mark, or the markup puts the list inside it
    full     its paragraph says more than a heading
    made     its number was made by Word
    begun    the number before it, in its style, stands in the text since the label before: （一）1.…, and then 2.
    stop     its paragraph ends in 。
    figure   the label may as well be the first half of a decimal (2.4万亩)
    ends     nothing that is open goes on here or behind (a signature, 附件)
    """

    block: int
    family: str
    number: int
    level: int
    heading: bool
    weak: bool
    led: bool = False
    full: bool = False
    stop: bool = False
    figure: bool = False
    ends: bool = False
    made: bool = False
    begun: bool = False


BOUNDARY = Entry(0, "", 0, 0, False, False, ends=True)


class Outline(NamedTuple):
    """labels: the blocks whose label counts (weak ones that do not fit are left out)."""

    sections: tuple[Section, ...]
    series: tuple[Series, ...]
    labels: frozenset[int]


class Level:
    """An open level: the series that grows on it, and the section that its newest block opened (or stands in).

    home is the section that the series began in; parent the one it stands in now (a series may run on into the next); shape
    tells what its newest block looks like: level of markup, and whether it says more than a heading; weak, whether its first
    label is one by its place alone.
    """

    __slots__ = ("blocks", "family", "home", "last", "level", "parent", "section", "shape", "weak")

    def __init__(self, entry: Entry, parent: int) -> None:
        self.family, self.level, self.home, self.parent = entry.family, entry.level, parent, parent
        self.blocks = [entry.block]
        self.last = entry.number
        self.section = parent
        self.shape = entry.level, entry.full
        self.weak = entry.weak

    def first_only(self) -> bool:
        return self.last == 1 and len(self.blocks) == 1
