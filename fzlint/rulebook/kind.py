"""Report kinds: what a 法治政府建设年度报告 is called, which parts it has, and which kind a title tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

NEXT_YEAR = "\ue000" * 4  # what {next} of a report kind means: the text that its patterns see has this for that year


class ReportPart(NamedTuple):
    """A part that a report kind has.

    name       as the standard calls it
    headings   patterns, one of which is found in a heading that tells this part; {next} is the year after the one reported on
    texts      patterns; one of them is found in running text that tells this part without a heading. ^ is the start of a
               sentence, the pattern then sees what follows in its paragraph
    known      headings in use, for comparing with one that no pattern fits: words in another order, a slip of the pen
    within     names of other parts under whose heading the text may tell this one
    rest       what stands under headings that tell no other part tells this one
    required   missing is a breach
    source     the standard that demands it
    hint       what to write, for the message
    """

    name: str
    headings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    rest: bool = False
    required: bool = True
    source: str = ""
    hint: str = ""


class Kind(NamedTuple):
    """A report kind.

    titles       patterns; a document whose title matches one is of this kind
    excludes     patterns; a title that matches one is not
    year_offset  the year reported on, less the year of the title (-1: a 政府工作报告 delivered in 2026 reviews 2025)
    statutory    its parts are demanded by law or regulation
    signoff      it ends in 署名 and 成文日期
    """

    name: str
    titles: tuple[str, ...]
    parts: tuple[ReportPart, ...] = ()
    excludes: tuple[str, ...] = ()
    year_offset: int = 0
    statutory: bool = False
    signoff: bool = False


def kind_pattern(source: str) -> re.Pattern[str]:
    """A pattern for headings or running text of a report kind. Raises re.error."""
    return re.compile(source.replace("{next}", NEXT_YEAR))


def pick_kind(kinds: Iterable[Kind], title: str) -> Kind | None:
    """The report kind that a title tells, the first by name; None if none does."""
    for kind in kinds:
        if any(re.compile(pattern).search(title) for pattern in kind.titles) and not any(
            re.compile(pattern).search(title) for pattern in kind.excludes
        ):
            return kind
    return None
