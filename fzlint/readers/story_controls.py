"""The content controls of a part: locked ones, placeholders, tables of contents."""

from __future__ import annotations

from collections.abc import Mapping

from fzlint.readers.package import on, value
from fzlint.readers.story_walk import Control, Walk
from fzlint.readers.traces import Trace


class Controls:
    """What a story does at their tags. All state is the story's: what is inside what matters everywhere."""

    def __init__(self, story: Walk) -> None:
        self._story = story

    def open_sdt(self, attributes: Mapping[str, str]) -> None:
        self._story.controls.append(Control())

    def close_sdt(self) -> None:
        control = self._story.controls.pop()
        self._story.lock -= control.locked
        self._story.toc -= control.toc

    def control(self) -> Control | None:
        """The content control whose properties are read."""
        return self._story.controls[-1] if self._story.controls and self._story.inside == "sdtPr" else None

    def sdt_lock(self, attributes: Mapping[str, str]) -> None:
        if value(attributes) in ("contentLocked", "sdtContentLocked"):
            self.sdt_binding(attributes)

    def sdt_binding(self, attributes: Mapping[str, str]) -> None:
        if (control := self.control()) and not control.locked:
            control.locked = True
            self._story.lock += 1

    def sdt_placeholder(self, attributes: Mapping[str, str]) -> None:
        if control := self.control():
            control.placeholder = on(attributes)

    def sdt_gallery(self, attributes: Mapping[str, str]) -> None:
        if (control := self.control()) and not control.toc:
            control.toc = value(attributes) in ("Table of Contents", "Table of Figures")
            self._story.toc += control.toc

    def open_content(self, attributes: Mapping[str, str]) -> None:
        control = self._story.controls[-1] if self._story.controls else None
        if control is None or not control.placeholder or control.counted:
            return
        control.counted = True
        self._story.placeholders += 1
        if self._story.placeholders == 1 and self._story.shows():  # one inside another is the same one
            control.trace = Trace("placeholder")
            self._story.traces.begin(control.trace, self._story.position(), self._story.paragraph is not None)

    def close_content(self) -> None:
        control = self._story.controls[-1] if self._story.controls else None
        if control is None or not control.counted:
            return
        control.counted = False
        self._story.placeholders -= 1
        if control.trace is not None:
            self._story.traces.end(control.trace, self._story.position())
            control.trace = None
