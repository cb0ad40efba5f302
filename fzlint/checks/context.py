"""All that a check may look at, each thing found once when a check first asks for it, and what a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol

from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document
    from fzlint.document.repeats import Region
    from fzlint.document.shared import Other, Print
    from fzlint.document.words.phrases import Phrases
    from fzlint.figures.reading.dates import Date
    from fzlint.figures.reading.figure import Figure
    from fzlint.figures.reading.listings import Passage
    from fzlint.figures.sums.lists import Lists
    from fzlint.finding import Match
    from fzlint.rulebook.kind import Kind


class Own(NamedTuple):
    """Words of the office. allow: every rule about words leaves them alone; terms: phrases that count as frequent."""

    allow: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


NO_WORDS = Own()


class Context:
    """A document, its report kind, and what the checks find in it together.

    words   cuts a text into words; joined they are the text again
    others  reports that this one is to be compared with; mostly none
    own     words of the office
    """

    def __init__(
        self,
        document: Document,
        kind: Kind | None,
        words: Callable[[str], list[str]],
        others: tuple[Other, ...] = (),
        own: Own = NO_WORDS,
    ) -> None:
        self.document = document
        self.kind = kind
        self.words = cache(words)  # several rules ask for one clause, and long texts repeat themselves
        self.others = others
        self.own = own
        self._lists: dict[int, Lists] = {}

    @property
    def year(self) -> int | None:
        """The year that the report tells of, None if nothing names one: a 政府工作报告 of 2026 tells of 2025."""
        return self.document.reported(self.kind.year_offset if self.kind else 0)

    @cached_property
    def lived(self) -> int | None:
        """The year reported on; of a report that nothing names one for, the one that its text has most often: by then names
        and laws that went before it were gone."""
        from fzlint.document.cited import most_named

        return self.year if self.year is not None or not self.is_report else most_named(self.document.text)

    @cached_property
    def is_report(self) -> bool:
        """Whether this is a report: of a kind that is told, or one that its title calls so."""
        from fzlint.document.title_words import REPORTS

        title = self.document.title
        if self.kind is not None or title.endswith(REPORTS):
            return True
        return any(word + joint in title for word in REPORTS for joint in "和及与暨（(")  # 总结和2026年计划

    @cached_property
    def print(self) -> Print:
        """What comparing this report with others needs of it."""
        from fzlint.document.shared import print_of
        from fzlint.document.unit import unit_named

        return print_of(self.document, "", unit_named(self.document), self.year)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of the running text; sums, rates and conflicts read it."""
        from fzlint.figures.reading.figure import figures

        return figures(self.document)

    @cached_property
    def passages(self) -> tuple[tuple[Passage, Passage | None], ...]:
        """Every sentence that has figures, with the one before it; see passages.read."""
        from fzlint.figures.reading.passages import read

        return tuple(read(self.document, self.figures))

    def lists(self, passage: Passage, before: Passage | None) -> Lists:
        """The lists of a sentence, read once for all checks; those of one that was changed for a check are not kept."""
        from fzlint.figures.sums.lists import Lists

        kept = self._lists.get(passage.start)
        if kept is None:
            kept = self._lists[passage.start] = Lists(passage, before)
        return kept if kept.passage is passage else Lists(passage, before)

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """Every calendar date of the text, in order."""
        from fzlint.figures.reading.dates import dates

        return dates(self.document)

    @cached_property
    def repeats(self) -> tuple[Region, ...]:
        """Every region of whole paragraphs that stands again, in order of the copy."""
        from fzlint.document.repeats import regions

        return regions(self.document)

    @cached_property
    def phrases(self) -> Phrases:
        """What official language says, counted, and what the office says."""
        from fzlint.document.words.phrases import shipped

        return shipped(self.own.terms)


class Check(Protocol):
    """A check with its parameters set."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def __call__(self, context: Context) -> Iterator[Match]: ...
