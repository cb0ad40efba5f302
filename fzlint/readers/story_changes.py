"""What people left in a part: tracked changes and comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from fzlint.readers.package import Open, value
from fzlint.readers.traces import Trace

if TYPE_CHECKING:
    from fzlint.readers.story_walk import Walk


class Changes:
    """What a story does at their tags. All state is the story's: what is inside what matters everywhere."""

    def __init__(self, story: Walk) -> None:
        self._story = story

    def open_change(self, kind: Literal["insertion", "deletion"]) -> Open:
        def open_change(attributes: Mapping[str, str]) -> None:
            """w:ins, w:del and their kin speak of the text inside them, of a paragraph mark, or of a row."""
            author = value(attributes, "author") or ""
            trace: Trace | None = None
            where = self._story.inside
            if where == "mark":
                self._change_mark(kind, author)
            elif where == "trPr":
                self._change_row(kind, author)
            elif not where:
                trace = self._change_text(kind, author)
            if trace is not None:
                self._story.traces.begin(trace, self._story.position(), self._story.paragraph is not None)
            self._story.changes.append(("" if where else kind, trace))

        return open_change

    def _change_mark(self, kind: Literal["insertion", "deletion"], author: str) -> None:
        if self._story.paragraph is not None:
            if kind == "deletion":
                self._story.paragraph.mark = "deleted"
            if not self._story.skipping:
                self._story.paragraph.changes.append((kind, author))

    def _change_row(self, kind: Literal["insertion", "deletion"], author: str) -> None:
        if self._story.rows and not self._story.skipping:
            first, known, _ = self._story.rows[-1]
            if kind == "deletion":
                self._story.mute += known != "deletion"
            if kind == "deletion" or not known:
                self._story.rows[-1] = (first, kind, author)

    def _change_text(self, kind: Literal["insertion", "deletion"], author: str) -> Trace | None:
        """Begin an insertion or a deletion. Returns it if it is the outermost that is shown."""
        trace: Trace | None = None
        if kind == "insertion":
            if not self._story.inserting and not self._story.mute:
                trace = Trace(kind, author)
            self._story.inserting += 1
            return trace
        if not self._story.deletions and not self._story.skipping:
            trace = self._story.deletion = Trace(kind, author)
        self._story.deletions += 1
        self._story.mute += 1
        return trace

    def close_change(self) -> None:
        kind, trace = self._story.changes.pop()
        if kind == "insertion":
            self._story.inserting -= 1
        elif kind == "deletion":
            self._story.mute -= 1
            self._story.deletions -= 1
            if not self._story.deletions:
                self._story.deletion = None
        if trace is not None:
            self._story.traces.end(trace, self._story.position())

    def format(self, attributes: Mapping[str, str]) -> None:
        """A tracked change of how a run, a paragraph, a row or a cell looks; those of a person in a paragraph are one."""
        author = value(attributes, "author") or ""
        draft = self._story.paragraph
        if self._story.skipping or self._story.mute or (draft is not None and author in draft.restyled):
            return
        if draft is not None:
            draft.restyled.append(author)
        trace = Trace("format", author)
        self._story.traces.begin(trace, self._story.position(), draft is not None)
        self._story.traces.end(trace, trace.start)

    def comment(self, attributes: Mapping[str, str]) -> None:
        if not self._story.skipping:
            self._story.traces.comment(
                value(attributes, "id") or "", self._story.position(), self._story.paragraph is not None
            )

    def end_comment(self, attributes: Mapping[str, str]) -> None:
        if not self._story.skipping:
            self._story.traces.end_comment(value(attributes, "id") or "", self._story.position())
