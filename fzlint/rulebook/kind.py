"""Report kinds: what a 法治政府建设年度报告 is called, which parts it has, and which kind a document tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Literal

from fzlint.document.fold import fold
from fzlint.document.identity.year import ANNOUNCED, LEAD, in_digits, is_news, unnamed
from fzlint.document.model import Block, Document, Span
from fzlint.document.title_words import ACCOUNTS, TYPES
from fzlint.pattern import pattern as later
from fzlint.record import NamedTuple
from fzlint.rulebook.template import seen

Needs = tuple[tuple[str, ...], ...]


class ReportPart(NamedTuple):
    """A part that a report kind has. Patterns are what the templates of the file become (`template.py`).

    name        as the standard calls it
    headings    patterns, one of which is found in a heading that tells this part
    never       a heading in which one of these is found does not tell it
    always      but one in which one of these is found does
    texts       patterns; one of them is found in running text that tells this part without a heading. ^ is the start of a
                sentence, the pattern then sees what follows in its paragraph
    never_texts a sentence in which one of these is found does not tell it
    known       headings in use, for comparing with one that no pattern fits: words in another order, a slip of the pen
    within      names of other parts under whose heading the text may tell this one
    rest        what stands under headings that tell no other part tells this one
    needs       of some patterns the words that what they fit must have, one of each group
    required    missing is a breach
    source      the standard that demands it
    hint        what to write, for the message
    """

    name: str
    headings: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    never_texts: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    rest: bool = False
    required: bool = True
    source: str = ""
    hint: str = ""
    needs: Mapping[str, Needs] = MappingProxyType({})

    def told_by(self, heading: str) -> bool:
        """Whether a heading tells this part."""
        heading = seen(heading)
        if fits_any(self.always, heading, self.needs):
            return True
        return fits_any(self.headings, heading, self.needs) and not fits_any(self.never, heading, self.needs)


class Kind(NamedTuple):
    """A report kind.

    titles       patterns; a document whose title matches one is of this kind
    never        patterns; a title that matches one is not
    openings     patterns for the paragraphs that lead in (现将……情况报告如下), where no title tells a kind
    signs        patterns for those and for headings, where there is no title at all
    since        the first year whose reports are written so, 0: all are; older ones are of the kind, their parts are not asked for
    year_offset  the year reported on, less the year of the title (-1: a 政府工作报告 delivered in 2026 reviews 2025)
    statutory    its parts are demanded by law or regulation
    signoff      it ends in 署名 and 成文日期
    needs        as in its parts
    file         the name of its file; where a document fits two kinds, the first by file name counts
    """

    name: str
    titles: tuple[str, ...]
    parts: tuple[ReportPart, ...] = ()
    never: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    since: int = 0
    year_offset: int = 0
    statutory: bool = False
    signoff: bool = False
    file: str = ""
    needs: Mapping[str, Needs] = MappingProxyType({})


class KindTold(NamedTuple):
    """The kind of a document, the words that tell it, and where they stand."""

    kind: Kind
    words: str
    by: Literal["title", "opening", "heading"]


@cache
def compiled(source: str) -> re.Pattern[str]:
    """What a pattern of a kind compiles to."""
    return re.compile(source)


def may_fit(pattern: str, text: str, needs: Mapping[str, Needs]) -> bool:
    """Whether a text has the words that a pattern of a kind needs."""
    for words in needs.get(pattern, ()):  # written out: asked a thousand times in a run
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


def fits(pattern: str, text: str, needs: Mapping[str, Needs]) -> re.Match[str] | None:
    """Where a pattern of a kind is found first. It is compiled only for a text that has the words that it needs."""
    return compiled(pattern).search(text) if may_fit(pattern, text, needs) else None


def fits_any(patterns: Iterable[str], text: str, needs: Mapping[str, Needs]) -> bool:
    return any(fits(pattern, text, needs) for pattern in patterns)


def pick_kind(kinds: Iterable[Kind], title: str, year: int | None = None) -> Kind | None:
    """The report kind that a title tells, the first by file name; None if none does.

    year   that the document names, if it is not the title's
    """
    title = seen(in_digits("".join(fold(title).split())))
    if year is None and (named := compiled("20[0-9]{2}").search(title)):
        year = int(named.group())
    for kind in sorted(kinds, key=lambda kind: kind.file):
        if fits_any(kind.titles, title, kind.needs) and not fits_any(kind.never, _of_draft(title), kind.needs):
            return of_year(kind, year)
    return None


def _of_draft(title: str) -> str:
    """A folded title without the remark how far the draft is: （征求意见稿） is no 征求意见."""
    return compiled(r"\([^()]{0,12}稿[^()]{0,8}\)").sub("", title) if "稿" in title else title


def of_year(kind: Kind, year: int | None) -> Kind:
    """The kind as it was in a year: before reports were written so, they had other parts."""
    return kind if year is None or year >= kind.since else kind._replace(parts=())


def tell_kind(kinds: Iterable[Kind], document: Document) -> KindTold | None:
    """The kind that a document tells: by its title, else by how it leads in, else, where there is no title, by its headings."""
    kinds = sorted(kinds, key=lambda kind: kind.file)
    if kind := pick_kind(kinds, document.title, document.year):
        return KindTold(kind, document.title, "title")
    title = seen(in_digits("".join(fold(document.title).split())))
    enclosed = _LETTER.search(title)
    if (
        enclosed
        and _follows(document, enclosed.group(1))
        and (kind := pick_kind(kinds, enclosed.group(1), document.year))
    ):
        return KindTold(kind, document.title, "title")
    # what a letter leads in it encloses: 现将……情况汇报如下
    kinds = [
        of_year(kind, document.year)
        for kind in kinds
        if enclosed or not fits_any(kind.never, _of_draft(title), kind.needs)
    ]
    lead = [document.blocks[i] for i in document.lead]
    for block in lead:
        if (match := ANNOUNCED.search(document.folded, block.start, block.end)) and (
            kind := pick_kind(kinds, match.group(1), document.year)
        ):
            return KindTold(kind, document.text[match.start() : match.end()].strip(), "opening")
    untitled = _is_untitled(title)
    told = _told_by_opening(kinds, document, lead, untitled)
    if told is None and untitled:
        told = _told_by_heading(kinds, document) or _told_by_column(kinds, document, lead)
    return told


def _told_by_opening(
    kinds: Iterable[Kind], document: Document, lead: Sequence[Block], untitled: bool
) -> KindTold | None:
    lines = [seen(unnamed(document.folded[block.start : min(block.end, block.start + LEAD)])) for block in lead]
    if lines and is_news(lines[0]):
        return None
    said = [(kind, pattern) for kind in kinds for pattern in kind.openings]
    if untitled:
        # 现将2024年工作情况报告如下 is said of a report that the law demands too
        said += [(kind, sign) for kind in sorted(kinds, key=lambda kind: not kind.statutory) for sign in kind.signs]
    for kind, pattern in said:
        for block, line in zip(lead, lines, strict=True):
            if match := fits(pattern, line, kind.needs):
                start = block.start + match.start()
                return KindTold(kind, document.text[start : start + len(match.group())].strip(), "opening")
    return None


def _told_by_heading(kinds: Iterable[Kind], document: Document) -> KindTold | None:
    headings = list(_headings(document))
    for kind in kinds:
        for heading, span in headings:
            if fits_any(kind.signs, seen(heading), kind.needs):
                return KindTold(kind, document.text[span.start : span.end].strip(), "heading")
    return None


def _told_by_column(kinds: Iterable[Kind], document: Document, lead: Sequence[Block]) -> KindTold | None:
    """The kind of the reports that the column of a page has by its name, over a text that says 报告如下: 首页 > 法治政府建设年度报告."""
    said = [document.folded[block.start : min(block.end, block.start + LEAD)] for block in lead]
    if not said or is_news(said[0]) or not any(_DELIVERED.search(line) for line in said):
        return None
    for block in document.blocks[: document.lead[0]]:
        if block.role == "furniture":
            for step in _COLUMN.finditer(document.text, block.start, block.end):
                if kind := pick_kind(kinds, step.group(), document.year):
                    return KindTold(kind, step.group(), "opening")
    return None


_DELIVERED = later(f"(?:{'|'.join(ACCOUNTS)})如下", need="如下")
_COLUMN = later(r"[^\s>＞»›|｜：:]{4,24}年(?:度报告|报)", need="报")

_GENERAL = "总体情况"
_WORD = 12  # code points

# a letter that encloses a report
_LETTER = later("关于(?:报送|呈报|上报|呈送|提交)《?(.{6,60}?)》?的(?:报告|函|请示)$", need="关于")


def _follows(document: Document, name: str) -> bool:
    """Whether a letter goes on with what it encloses: with headings, or with its title, once more than below 附件."""
    text = "".join(document.folded.split()).replace(f"《{name}》", "")
    return len(document.sections) > 1 or text.count(name) > ("附件" in text)


def _is_untitled(title: str) -> bool:
    """Whether a document has no title, or a word of a page stands for one: 详细信息."""
    return not title or (len(title) <= _WORD and not title.endswith(TYPES))


def _headings(document: Document) -> Iterator[tuple[str, Span]]:
    """The headings of the first level, without label and blanks, and where they stand; below one that says nothing, 总体情况,
    those of the second."""
    shown: list[str] = []
    for section in document.sections:
        block = document.blocks[section.heading]
        start = block.start if block.label is None else block.label.span.end
        shown.append("".join(document.folded[start : block.heading_end].split()).rstrip("。：:"))
        above = section.parent
        if above < 0 or (document.sections[above].parent < 0 and shown[above] == _GENERAL):
            yield shown[-1], Span(block.start, block.heading_end)
