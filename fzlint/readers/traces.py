"""What people left in a .docx: tracked changes, comments, placeholders. Where they stand is found on the walk."""

from __future__ import annotations

from typing import Literal

from fzlint.readers.drafts import Draft

AUTHOR = "fzlint"  # changes and comments by this author are our own

Position = tuple[Draft, int]
Kind = Literal["insertion", "deletion", "format", "comment", "placeholder", "highlight", "strike", "red", "hidden"]


class Trace:
    """text is what was deleted or is hidden; the text of the others stands in the document. id is that of a comment."""

    __slots__ = ("author", "end", "id", "kind", "start", "text")

    def __init__(self, kind: Kind, author: str = "", id: str = "") -> None:
        self.kind = kind
        self.author = author
        self.id = id
        self.start: Position | None = None
        self.end: Position | None = None
        self.text: list[str] = []


class Traces:
    """The traces of a story, in the order in which they end."""

    def __init__(self) -> None:
        self.found: list[Trace] = []
        self._comments: dict[str, Trace] = {}
        self._waiting: list[Trace] = []

    def begin(self, trace: Trace, here: Position | None, inside: bool) -> Trace:
        """inside: in a paragraph; else the trace begins with the next one."""
        trace.start = trace.end = here
        if not inside:
            self._waiting.append(trace)
        return trace

    def open_paragraph(self, draft: Draft) -> None:
        for trace in self._waiting:
            trace.start = (draft, draft.length)
            draft.anchored = True
        self._waiting.clear()

    def end(self, trace: Trace, here: Position | None) -> None:
        """Note a change or placeholder that ends here. A change that goes on where the last one by the same person ended is
        the same one."""
        trace.end = trace.start if trace.kind == "deletion" else here
        if trace.start is None:
            return
        last = self.found[-1] if self.found else None
        if (
            last is not None
            and (last.kind, last.author) == (trace.kind, trace.author)
            and last.end is not None
            and last.end[0] is trace.start[0]
            and last.end[1] == trace.start[1]
        ):
            last.end = trace.end
            last.text.extend(trace.text)
        else:
            self.found.append(trace)

    def comment(self, id: str, here: Position | None, inside: bool) -> None:
        """The range of a comment begins, or a comment without one is anchored here."""
        if id not in self._comments:
            self._comments[id] = self.begin(Trace("comment", id=id), here, inside)

    def end_comment(self, id: str, here: Position | None) -> None:
        if id in self._comments:
            self._comments[id].end = here

    def finish(self) -> None:
        self.found.extend(self._comments.values())
