"""The outline: from labels and marked-up headings to sections (a tree) and series (sibling labels in order).

A family that is open closes the deeper ones; a new family nests one deeper. DESIGN calls for more: labels of a foreign style
inside a series, lists that start again, numbers that run on across sections, reversed levels; each is a step below.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from fzlint.document.entry import Entry, Level, Outline
from fzlint.document.labels import RANK
from fzlint.document.model import Series
from fzlint.document.sections import sections_of
from fzlint.document.strangers import BRACKET, Sight, bridges, host, meant

_SLIP = 3  # so far a number may be off where its mark is wrong too
_LEFT_OUT = 2  # letters: a greater step is an initial
_FAR_MORE = 3  # times as many labels of one family as of another
_LOOK_INSIDE = 30  # labels of a list inside another


def outline(entries: Sequence[Entry], blocks: int) -> Outline:
    """Sections and series of a document of `blocks` blocks."""
    builder = _Builder(entries)
    for index in range(len(entries)):
        builder.add(index)
    return builder.finish(blocks)


class _Builder:
    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.stack: list[Level] = []
        self.closed: dict[str, tuple[int, Level]] = {}  # per family the level closed last, and its depth
        self.done: dict[int, Level] = {}  # by identity, so that a level can be taken up again
        self.heads: list[tuple[int, int]] = []  # heading block, parent section
        self.ends: list[int] = []
        self.labels: set[int] = set()
        self.where: dict[str, list[int]] = {}  # per family the indices of its entries
        for index, entry in enumerate(entries):
            self.where.setdefault(entry.family, []).append(index)
        self.sight = Sight(list(entries), self.where, self.stack, self.closed)

    # ------------------------------------------------------------ one entry

    def add(self, index: int) -> None:
        entry = self.entries[index]
        if entry.ends:
            self._close_to(0)
            self.closed.clear()
            self.ends.append(entry.block)
            return
        if not entry.family:
            self._add_unlabelled(entry)
            return
        depth = self._continued(entry)
        if entry.weak and not self._fits(index, depth):
            if entry.level:
                self._add_unlabelled(entry._replace(family="", number=0))
            return
        self.labels.add(entry.block)
        if depth is None and self._is_inner(index):
            self._push(entry)
            return
        depth = host(self.sight, index) if depth is None else meant(self.sight, index, depth)
        if depth is None:
            depth = self._open_family(entry)
        if depth is not None:
            self._go_on(index, depth)
        elif not self._reopen(entry) and not self._adopt_first(entry):
            self._make_room(index)
            self._push(entry)

    def _go_on(self, index: int, depth: int) -> None:
        """Take a label for the next of the level at `depth`, or for the first of a list that starts again there."""
        self._close_to(depth + 1)
        entry, level = self.entries[index], self.stack[depth]
        if entry.number > 1 or self._repeats_first(index, level):
            slip = entry.number == level.last and self.sight.following(index, 1)[0] != level.last + 1
            self._append(level, entry, counts=slip * (level.last + 1))  # 二、二、 and then 四、
        elif self._is_extra(index, level):
            self._append(level, entry, counts=level.last)
        elif self._is_next(index, level):
            self._append(level, entry, counts=level.last + 1)
        else:
            self._close_to(depth)
            self._push(entry)

    def _fits(self, index: int, depth: int | None) -> bool:
        """Whether a label that is none by itself is one here, where it carries on the level at `depth` or none."""
        entry = self.entries[index]
        if entry.figure:  # 2.4万亩 behind item 1: where 2. itself, or nothing, comes next, it is a figure
            return depth is not None and self.sight.following(index, 1)[0] not in (0, entry.number)
        if depth is not None:
            return True
        if entry.family == "arabic" and entry.number == 1:  # 1， 2， 3，, or 1， and 2， alone, paragraph by paragraph
            beside = self.entries[index + 1 : index + 2]
            then = self.sight.following(index, 2)
            return then == [2, 3] or (then[0] == 2 and beside[0].number == 2 and beside[0].block == entry.block + 1)
        if entry.family in ("letter", "roman-small") or (entry.family == "roman" and not entry.heading):
            return self._fits_letter(index)
        if entry.family == "han" and bridges(self.sight, index):  # （二）三，（四）
            return True
        if entry.family not in ("han", "roman", "arabic") or not entry.heading:
            return False
        # 一： 二： 四：, 1， 2， 4，, all with the wrong mark; Ⅰ Ⅱ with none
        open_ = next((level for level in reversed(self.stack) if level.family == entry.family), None)
        first = entry.number == 1 and (entry.family == "han" or self.sight.following(index, 1)[0] in (2, 3))
        if open_ is None or not open_.last < entry.number <= open_.last + _SLIP:
            return first
        # 三、 五。 六、: one with the wrong mark, behind one that was left out
        return first or open_.weak or (entry.family == "han" and self.sight.following(index, 1) == [entry.number + 1])

    def _fits_letter(self, index: int) -> bool:
        """Whether a letter that carries on none numbers a paragraph: A. where B. or C. comes soon, B. where C. does, D. behind
        B.; what stands between is no other heading."""
        entry = self.entries[index]
        open_ = next((level for level in reversed(self.stack) if level.family == entry.family), None)
        if open_ is not None and open_.last <= entry.number <= open_.last + _LEFT_OUT:
            return True
        (then,) = self.sight.following(index, 1)
        if (entry.number, then) == (1, 2):
            return True
        beside = self.entries[index + 1 : index + 2]
        return (entry.number, then) in ((1, 3), (2, 3)) and beside[0].family == entry.family

    def _is_inner(self, index: int) -> bool:
        """Whether a label 1 opens a list of its own below an open one of its family: a line leads to it, it is a sentence right
        below a heading, or its items say more than the headings around them; and behind its last number the outer series goes
        on."""
        entry, before = self.entries[index], self.entries[index - 1]
        depth = self._open_family(entry) if entry.number == 1 else None
        if depth is None:
            return False
        if self._is_below(index, depth) or self._is_between(index):
            return True
        below = entry.stop and before.heading and not before.stop and before.block == entry.block - 1
        full = entry.full and not entry.heading and not self.stack[depth].shape[1]
        if not (entry.led or below or full):
            return False
        last, outer = 1, self.stack[depth].last
        for place, number in enumerate(self.sight.following(index, _LOOK_INSIDE), start=1):
            if number != last + 1 and (last == 1 or number != last + 2 or number == outer + 1):
                goes_on = last > 1 and number == outer + 1
                return goes_on and (entry.led or below or (last > 2 and self._is_heading(index, place)))
            last = number
        return False

    def _is_below(self, index: int, depth: int) -> bool:
        """Whether a label 1 with its text behind it opens a list right below a bare heading, although its family is open
        farther out: （二） and then 一、…… 二、…… （三）; 四、 and then 一、…… 二、…… up to the end, or up to 五、."""
        entry, before, level = self.entries[index], self.entries[index - 1], self.stack[depth]
        bare = before.heading and not before.full and before.family != "" and before.block == entry.block - 1
        outer = level.blocks  # headings with their text below them, no table of contents
        if (
            not (bare and entry.full and entry.heading)
            or level.shape[1]
            or outer[-1] - outer[max(-2, -len(outer))] == 1
        ):
            return False
        count = 1
        places = self.where[entry.family]
        for at in range(bisect_right(places, index), len(places)):
            then = self.entries[places[at]]
            if then.number == count + 1 and then.full:
                count += 1
                continue
            return count > 1 and then.number == level.last + 1 and not then.full
        return count > 1 and before.family == entry.family

    def _is_between(self, index: int) -> bool:
        """Whether a label 1 opens a list right below a bare heading of a deeper family, which goes on behind the list: （一）,
        then 一、 二、, then （二）."""
        entry, before = self.entries[index], self.entries[index - 1]
        bare = before.heading and not before.full and before.block == entry.block - 1
        if not bare or RANK.get(before.family, 0) <= RANK.get(entry.family, 9):
            return False
        count = 0
        for then in self.entries[index:]:
            if then.family == before.family:
                return count > 1 and then.number == before.number + 1
            if then.family == entry.family:
                count += 1
                if then.number != count:
                    return False
        return False

    def _is_heading(self, index: int, place: int) -> bool:
        """Whether the label that comes `place` labels of its family later is a heading and nothing else."""
        places = self.where[self.entries[index].family]
        entry = self.entries[places[bisect_right(places, index) + place - 1]]
        return entry.heading and not entry.full

    def _continued(self, entry: Entry) -> int | None:
        """The depth of the open level that `entry` carries on with the next number."""
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            if level.family == entry.family and level.last == entry.number - 1:
                return depth
        return None

    def _open_family(self, entry: Entry) -> int | None:
        """The depth of the open level of the family and markup of `entry`."""
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            if level.family == entry.family and level.level == entry.level:
                return depth
        return None

    def _add_unlabelled(self, entry: Entry) -> None:
        inner = max((d for d, level in enumerate(self.stack) if 0 < level.level < entry.level), default=-1)
        if any(level.level for level in self.stack):
            keep = inner + 1
        else:  # headings without markup stay open, lists below them do not
            keep = next((d for d, level in enumerate(self.stack) if RANK.get(level.family, 9) >= 3), len(self.stack))
        self._close_to(keep)
        self._push(entry)

    def _repeats_first(self, index: int, level: Level) -> bool:
        """Whether a label 1 behind a label 1 is a slip (二、 is meant) rather than a list that starts again."""
        entry = self.entries[index]
        if not level.first_only():
            return False
        if entry.family in ("han", "han-bracket"):
            return True
        then, after = self.sight.following(index, 2)
        if (
            then == 2 and after != 2 and not entry.led
        ):  # 1. 1. 2.: a list of one would need a line that leads to the next
            before = self.entries[index - 1]
            apart = (1,) if entry.full else (1, 2)  # a heading may have its text below it
            return before.block == level.blocks[0] and entry.block - before.block in apart and before.full == entry.full
        return then == 3 or (then != 2 and entry.block - level.blocks[0] <= 2)

    def _is_next(self, index: int, level: Level) -> bool:
        """Whether a label 1 behind higher ones is a slip for the next number: what follows goes on behind that number, or
        the list that it seems to start has no second label and no line that leads to it."""
        entry = self.entries[index]
        (then,) = self.sight.following(index, 1)
        if then == level.last + 2 and level.last > 1:
            return True
        if then == 2 or entry.led:
            return False
        if entry.family in ("han", "han-bracket"):
            return level.last >= 3
        before = self.entries[index - 1]
        side_by_side = before.block == level.blocks[-1] == entry.block - 1
        alike = before.full == entry.full and (entry.full or level.last > 2)
        return side_by_side and alike and before.number > 1 and entry.family in RANK

    def _is_extra(self, index: int, level: Level) -> bool:
        """Whether a label 1 was put in between two that go on: 一、二、一、三、."""
        entry = self.entries[index]
        if entry.family not in ("han", "han-bracket") or entry.led or level.last < 2:
            return False
        inside = entry.full and self.entries[index - 1].full and self.entries[index - 1].family != entry.family
        like = inside or level.shape == (
            entry.level,
            entry.full,
        )  # inside: 一、 for the next of （一）（二） below 二、
        return like and self.sight.following(index, 1) == [level.last + 1]

    def _reopen(self, entry: Entry) -> bool:
        """Take up a closed series that `entry` carries on: numbers that run on from one section into the next."""
        closed = self.closed.get(entry.family)
        if entry.number < 2 or closed is None:
            return False
        depth, level = closed
        # articles run on through the chapters, also where one is missing at the turn
        most = _SLIP if entry.family == "条" and len(level.blocks) > 1 else 1
        again = most > 1 and entry.number == level.last  # an article has one number in all chapters
        if not again and not level.last < entry.number <= level.last + most:
            return False
        if depth <= len(self.stack) and id(level) in self.done:
            self._close_to(depth)
            del self.done[id(level)]
            level.parent = self.stack[-1].section if self.stack else -1
            self.stack.append(level)
            self._append(level, entry)
            return True
        return False

    def _adopt_first(self, entry: Entry) -> bool:
        """（1）（二）（三）: the first label is the stranger."""
        if entry.number != 2:
            return False
        for depth in range(len(self.stack) - 1, -1, -1):
            level = self.stack[depth]
            pair = {level.family, entry.family}
            if level.first_only() and (
                pair == BRACKET
                or pair == {"arabic", "arabic-bracket"}
                or (depth == 0 and level.family == "arabic" and entry.family == "han")
            ):
                self._close_to(depth + 1)
                if not self._is_rare(level.family, entry):
                    level.family = entry.family
                self._append(level, entry)
                return True
        # closed by a list of 1. 2. below it, which seemed to stand above （1）
        depth, closed = self.closed.get("arabic-bracket", (-1, None)) if entry.family == "han-bracket" else (-1, None)
        if closed is not None and closed.first_only() and id(closed) in self.done and depth <= len(self.stack):
            parent = self.stack[depth - 1].section if depth else -1
            if parent == closed.parent:
                self._close_to(depth)
                del self.done[id(closed)]
                closed.family = entry.family
                self.stack.append(closed)
                self._append(closed, entry)
                return True
        return False

    def _is_rare(self, family: str, entry: Entry) -> bool:
        """Whether the second label is the stranger: 1.（2）, with far more labels like 1. in the document."""
        return _FAR_MORE * len(self.where[entry.family]) <= len(self.where[family])

    def _make_room(self, index: int) -> None:
        """Close what a new family does not nest in."""
        entry = self.entries[index]
        if entry.level:
            keep = next((d for d, level in enumerate(self.stack) if level.level >= entry.level), len(self.stack))
            self._close_to(keep)
        rank = RANK.get(entry.family)
        if rank is None:
            return
        for depth, level in enumerate(self.stack):
            if RANK.get(level.family, 0) > rank:
                # 一、 behind an open （一）: nested only if （二） is still to come
                if self.sight.next_of(level.family, index) != level.last + 1:
                    self._close_to(depth)
                return

    # ------------------------------------------------------------- the stack

    def _push(self, entry: Entry) -> None:
        parent = self.stack[-1].section if self.stack else -1
        level = Level(entry, parent)
        self.stack.append(level)
        self._head(level, entry)

    def _append(self, level: Level, entry: Entry, counts: int = 0) -> None:
        """Add an entry to a level. counts: the number that it stands for, where it is not the one written."""
        level.blocks.append(entry.block)
        level.last = counts or entry.number
        level.shape = entry.level, entry.full
        self._head(level, entry)

    def _head(self, level: Level, entry: Entry) -> None:
        level.section = level.parent
        if entry.heading:
            level.section = len(self.heads)
            self.heads.append((entry.block, level.parent))

    def _close_to(self, depth: int) -> None:
        while len(self.stack) > depth:
            level = self.stack.pop()
            if level.family:
                self.done[id(level)] = level
                self.closed[level.family] = (len(self.stack), level)

    # ---------------------------------------------------------------- result

    def finish(self, blocks: int) -> Outline:
        self._close_to(0)
        series = sorted(
            (Series(level.home, level.family, tuple(level.blocks)) for level in self.done.values()),
            key=lambda s: s.blocks[0],
        )
        return Outline(sections_of(self.heads, self.ends, blocks), tuple(series), frozenset(self.labels))
