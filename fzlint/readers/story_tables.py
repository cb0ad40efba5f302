"""The tables of a part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fzlint.readers.drafts import Draft, TableDraft
from fzlint.readers.package import Open, number, value
from fzlint.readers.traces import Trace

if TYPE_CHECKING:
    from fzlint.readers.story_walk import Walk


class Tables:
    """What a story does at their tags. All state is the story's: what is inside what matters everywhere."""

    def __init__(self, story: Walk) -> None:
        self._story = story

    def open_tbl(self, attributes: Mapping[str, str]) -> None:
        inside = self._story.paragraph is not None  # inside a run: against the rules, yet it is seen
        self._story.outer_tables.append((self._story.table, inside))
        if inside:
            self._story.enter()
        else:
            self._story.flush()
        self._story.table = TableDraft(self.before(), self._story.shows())
        self._story.tables.append(self._story.table)

    def before(self) -> list[Draft]:
        """The last paragraphs in front of a table, up to the table before it; what floats there is passed over."""
        found: list[Draft] = []
        for draft in reversed(self._story.sink[-8:]):
            if draft.cell is not self._story.cell:
                break
            if (draft.part.name == "textbox") == (self._story.boxes > 0):
                found.insert(0, draft)
        return found

    def close_tbl(self) -> None:
        self._story.table, inside = self._story.outer_tables.pop()
        if inside:
            self._story.leave()

    def open_tr(self, attributes: Mapping[str, str]) -> None:
        self._story.rows.append((len(self._story.traces.found), "", ""))
        if self._story.table is not None:
            self._story.table.open_row()

    def close_tr(self) -> None:
        traces, kind, author = self._story.rows.pop()
        if kind == "deletion":
            self._story.mute -= 1
        if kind and len(self._story.traces.found) == traces:  # nothing inside it tells that the row was changed
            trace = Trace("deletion" if kind == "deletion" else "insertion", author)
            self._story.traces.begin(trace, self._story.position(), True)
            self._story.traces.end(trace, trace.start)
        if self._story.table is not None:
            self._story.table.close_row(kind == "deletion")

    def grid_before(self, attributes: Mapping[str, str]) -> None:
        if self._story.inside == "trPr" and self._story.table is not None:
            self._story.table.indent(number(value(attributes)))

    def open_tc(self, attributes: Mapping[str, str]) -> None:
        self._story.outer_cells.append((self._story.cell, self._story.silent))
        self._story.silent = False
        if self._story.table is not None:
            self._story.cell = self._story.table.open_cell()

    def cell_property(self, name: str) -> Open:
        def cell_property(attributes: Mapping[str, str]) -> None:
            if self._story.inside == "tcPr":
                self._story.cell_properties[name] = value(attributes) or ""

        return cell_property

    def settle_cell(self) -> None:
        if (
            self._story.table is not None
            and self._story.cell is not None
            and not self._story.silent
            and self._story.table.settle(self._story.cell, self._story.cell_properties)
        ):
            self._story.silent = True
            self._story.mute += 1

    def close_tc(self) -> None:
        self._story.flush()
        self._story.mute -= self._story.silent
        self._story.cell, self._story.silent = self._story.outer_cells.pop()
