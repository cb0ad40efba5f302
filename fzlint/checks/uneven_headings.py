"""uneven-headings: one heading of two clauses that parts them otherwise than its siblings do: 提高站位、加强领导 beside 抓实培训，提升素质."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.halves import odd_headings
from fzlint.document.model import Document, Section, Span
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

_SHORTEST = 2  # code points of a clause
_LONGEST = 40  # of a heading
_OTHERS = 2  # siblings that agree, at least
_MARKS = "，、"
_ENDS = "。；：，、 \u3000"


class _Heading(NamedTuple):
    """The words of a heading without its number and the mark at its end: where they begin, and what parts them.

    mark   ， or 、 between its two clauses; "" if it has no mark; None if it is no heading of two clauses
    """

    start: int
    text: str
    mark: str | None


class UnevenHeadings(NamedTuple):
    """Siblings that have a mark between two clauses, and the only one that has another mark there, or none.

    verbs   what both clauses begin with where 、 parts them: else it may part nouns (加强渠道、泵站管护), unless they are as long as
            each other, or as those of all others (`halves`)
    joined  the message for one that has no mark
    """

    verbs: tuple[str, ...]
    joined: str

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "mark", "usual", "others", "right")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        siblings: dict[tuple[int, int, str], list[_Heading]] = {}
        for section in document.sections:
            label = document.blocks[section.heading].label
            key = (section.parent, section.level, label.family if label else "")
            siblings.setdefault(key, []).append(self._heading(document, section))
        told: set[int] = set()
        for headings in siblings.values():
            for match in self._odd(headings):
                told.add(match.span.start)
                yield match
            yield from self._joined(headings)
        for odd in odd_headings(document):
            if odd.mark.start not in told:
                mark, text = document.plain[odd.mark.start], document.plain[odd.whole.start : odd.whole.end]
                yield _match(odd.mark, text, mark, odd.usual, odd.others)

    def _heading(self, document: Document, section: Section) -> _Heading:
        block = document.blocks[section.heading]
        start = block.start if block.label is None or block.label.automatic else block.label.span.end
        said = document.plain[start : block.heading_end]
        start += len(said) - len(said.lstrip())
        text = said.strip().rstrip(_ENDS)
        marks = [character for character in text if character in _MARKS]
        commas = [mark for mark in marks if mark == "，"]
        if len(text) > _LONGEST or not marks:
            return _Heading(start, text, None if marks else "")
        one = commas or marks
        first, _, second = text.partition(one[0])
        whole = len(one) == 1 and min(len(first), len(second)) >= _SHORTEST
        acts = first.startswith(self.verbs) and second.startswith(self.verbs)
        return _Heading(start, text, one[0] if whole and (acts or commas) else None)

    def _odd(self, headings: list[_Heading]) -> Iterator[Match]:
        for mark, usual in zip(_MARKS, reversed(_MARKS), strict=True):
            odd = [heading for heading in headings if heading.mark == mark]
            others = [heading for heading in headings if heading.mark == usual]
            if len(odd) != 1 or len(others) < _OTHERS or 2 * len(others) < len(headings):
                continue
            (heading,) = odd
            first, _, second = heading.text.partition(mark)
            if not (first.startswith(self.verbs) and second.startswith(self.verbs)) or "、" in second:
                continue
            at = heading.start + len(first)
            yield _match(Span(at, at + 1), heading.text, mark, usual, len(others))

    def _joined(self, headings: list[_Heading]) -> Iterator[Match]:
        """抓巡查保供水 beside 抓宣传，促节水: all are of one length but for the mark."""
        others = [heading.text for heading in headings if heading.mark == "，"]
        odd = [heading for heading in headings if heading.mark == ""]
        if len(odd) != 1 or len(others) < _OTHERS or len(others) + 1 != len(headings):
            return
        (heading,) = odd
        half = others[0].index("，")
        even = all(len(text) == 2 * half + 1 and text[half] == "，" for text in others)
        alike = sum(text[0] == heading.text[:1] for text in others)
        if even and len(heading.text) == 2 * half and 2 * alike >= len(others):
            right = f"{heading.text[:half]}，{heading.text[half:]}"
            span = Span(heading.start, heading.start + 2 * half)
            values = {"text": heading.text, "mark": "", "usual": "，", "others": str(len(others)), "right": right}
            yield Match(span, values, message=self.joined)


def _match(span: Span, text: str, mark: str, usual: str, others: int) -> Match:
    values = {"text": text, "mark": mark, "usual": usual, "others": str(others), "right": ""}
    return Match(span, values, edits=(Edit(span, usual),))
