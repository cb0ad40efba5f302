"""shared-passages: passages of whole sentences that stand in another report too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.document.shared import regions
from fzlint.finding import Match
from fzlint.record import NamedTuple


class SharedPassages(NamedTuple):
    """What a report shares with those that it is compared with.

    of      other: with reports of other units; earlier: with the unit's own of an earlier year
    least   characters without marks and figures that a passage has at least
    alike   how like the two are, at least, by hundredths
    """

    of: Literal["other", "earlier"]
    least: int = 150
    alike: int = 80

    @property
    def names(self) -> tuple[str, ...]:
        return ("here", "other", "there", "year", "size", "same")

    def __call__(self, context: Context) -> Iterator[Match]:
        for other in context.others:
            if other.earlier is not (self.of == "earlier"):
                continue
            own, theirs = context.print, other.print
            for region in regions(own, theirs, other.common, self.least, self.alike / 100):
                span = Span(own.sentences[region.first].start, own.sentences[region.last].end)
                yield Match(
                    span,
                    {
                        "here": context.document.where(span),
                        "other": theirs.name,
                        "there": theirs.place(region.other_first, region.other_last),
                        "year": f"{theirs.year}年" if theirs.year else "以前",
                        "size": str(region.size),
                        "same": "相同" if region.exact else "基本相同（有少量改动）",
                    },
                    key=f"{theirs.name}\0{own.sentences[region.first].text[:60]}",
                    other=theirs.name,
                )
