"""synonyms: two words of one sense right behind each other (导致造成, 出现发生): one was meant to replace the other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.document.words.slips import is_reached_into, places
from fzlint.finding import Match
from fzlint.record import NamedTuple


class Synonyms(NamedTuple):
    """Two words of a group side by side.

    groups  words of one sense, with spaces between; of each at least two characters
    unless  right words that hold two such: 持续不断
    """

    groups: tuple[str, ...]
    unless: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "first", "second")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which groups cannot be used, and why."""
        for number, group in enumerate(self.groups, 1):
            words = group.split()
            if len(words) < 2 or any(len(word) < 2 for word in words):
                yield f"groups[{number}]", f"“{group}”：应为至少两个词，每个词至少两个字"

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text, pairs = document.plain, document.pairs
        for joint, both in _joined(self.groups).items():
            if joint not in pairs:
                continue
            for first, second in both:
                if first[:2] not in pairs or second[-2:] not in pairs:
                    continue
                for at in places(text, first + second):
                    span = Span(at, at + len(first + second))
                    if any(text.startswith(word, at) for word in self.unless):
                        continue
                    if document.block_with(at).is_text and not is_reached_into(text, span, context.words):
                        shown = document.text[span.start : span.end]
                        yield Match(span, {"text": shown, "first": first, "second": second})


@cache
def _joined(groups: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """All two words of a group, by the two characters that meet between them."""
    joined: dict[str, list[tuple[str, str]]] = {}
    for group in groups:
        words = group.split()
        for first in words:
            for second in words:
                if first != second:
                    joined.setdefault(first[-1] + second[0], []).append((first, second))
    return joined
