"""Branches for several kinds of readers, text boxes and pictures of a part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fzlint.readers.story_walk import Walk

_KNOWN = (  # how the names of namespaces begin that Word or WPS understands
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
    "http://www.wps.cn/",
)


class Shapes:
    """What a story does at their tags. All state is the story's: what is inside what matters everywhere."""

    def __init__(self, story: Walk) -> None:
        self._story = story

    def open_alternate(self, attributes: Mapping[str, str]) -> None:
        self._story.branches.append(False)

    def close_alternate(self) -> None:
        self._story.branches.pop()

    def open_choice(self, attributes: Mapping[str, str]) -> None:
        """A branch for programs that know all the namespaces whose prefixes it names: Word passes over others."""
        bound = self._story.package.bound
        self._open_branch(
            all(bound.get(name, "").startswith(_KNOWN) for name in attributes.get("Requires", "").split())
        )

    def _open_branch(self, known: bool) -> None:
        """The first branch with words is what the reader sees; others say the same in another way."""
        skip = not known or (bool(self._story.branches) and self._story.branches[-1])
        if self._story.branches and known:
            self._story.branches[-1] = True
        self._story.said.append(self._story.shown)
        self._story.skipped.append(skip)
        self._story.skipping += skip
        self._story.mute += skip

    def close_branch(self) -> None:
        skip = self._story.skipped.pop()
        if self._story.said.pop() == self._story.shown and self._story.branches and not skip:
            self._story.branches[-1] = False  # nothing to read: words of a later branch are not passed over
        self._story.skipping -= skip
        self._story.mute -= skip

    def open_fallback(self, attributes: Mapping[str, str]) -> None:
        self._story.fallbacks += 1
        self._open_branch(True)

    def close_fallback(self) -> None:
        self._story.fallbacks -= 1
        self.close_branch()

    def open_box(self, attributes: Mapping[str, str]) -> None:
        unseen = not self._story.shows()  # its anchor is not shown
        self._story.unseen.append(unseen)
        self._story.mute += unseen
        self._story.lock += bool(self._story.fields)
        self._story.boxes += 1
        self._story.fields.enter()
        self._story.outer_tables.append((self._story.table, True))
        self._story.table = None
        self._story.enter()
        self._story.cell = None

    def close_box(self) -> None:
        self._story.leave()
        self._story.table, _ = self._story.outer_tables.pop()
        self._story.fields.leave()
        self._story.boxes -= 1
        self._story.lock -= bool(self._story.fields)
        self._story.mute -= self._story.unseen.pop()

    def shape(self, attributes: Mapping[str, str]) -> None:
        self._story.floating = "position:absolute" in attributes.get("style", "")

    def inline(self, attributes: Mapping[str, str]) -> None:
        self._story.floating = False

    def anchor(self, attributes: Mapping[str, str]) -> None:
        self._story.floating = True

    def picture(self, attributes: Mapping[str, str]) -> None:
        """A picture in the line is something under a heading; a floating one may be a seal or a rule."""
        if not self._story.floating and self._story.paragraph is not None and self._story.shows():
            self._story.paragraph.picture = True
