"""How the words of a .docx look where somebody marked them by hand: highlighted, struck through, in red, hidden."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fzlint.document.model import MarkKind
from fzlint.readers.package import on, value
from fzlint.readers.traces import Trace

if TYPE_CHECKING:
    from fzlint.readers.story_walk import Walk

# of the same palettes; what is copied from a page has the pale grounds of the page
_GROUNDS = ("FFFF00", "FFC000", "00FF00", "92D050", "00FFFF", "FF00FF", "FF0000")
_REDS = ("FF0000", "C00000", "EE0000")  # of the palettes of Word and WPS


class Looks:
    """Only what a run itself says counts: styles are made on purpose."""

    def __init__(self, story: Walk) -> None:
        self._story = story

    def highlight(self, attributes: Mapping[str, str]) -> None:
        if value(attributes) not in (None, "none"):
            self._begin("highlight")

    def ground(self, attributes: Mapping[str, str]) -> None:
        """A ground of shading (底纹), which WPS offers beside highlighting."""
        if (value(attributes, "fill") or "").upper() in _GROUNDS:
            self._begin("highlight")

    def strike(self, attributes: Mapping[str, str]) -> None:
        if on(attributes):
            self._begin("strike")

    def colour(self, attributes: Mapping[str, str]) -> None:
        if (value(attributes) or "").upper() in _REDS:
            self._begin("red")

    def hide(self, attributes: Mapping[str, str]) -> None:
        if self._story.inside in ("rPr", "mark"):
            self._story.vanish = on(attributes)
            if self._story.vanish:
                self._begin("hidden")

    def close(self) -> None:
        """The run ends."""
        story, trace = self._story, self._story.look
        story.look = None
        here = story.paragraph
        if trace is None or trace.start is None or here is None or trace.start[0] is not here:
            return  # a text box stood in it
        if trace.kind == "hidden":
            if not story.mute and not story.fields.unresolved and "".join(trace.text).strip():
                here.anchored = True
                story.traces.end(trace, trace.start)
        elif here.length > trace.start[1] and not here.toc:
            story.traces.end(trace, (here, here.length))

    def _begin(self, kind: MarkKind) -> None:
        story = self._story
        if story.inside == "rPr" and story.paragraph is not None and (story.look is None or kind == "hidden"):
            story.look = Trace(kind)
            story.look.start = (story.paragraph, story.paragraph.length)
