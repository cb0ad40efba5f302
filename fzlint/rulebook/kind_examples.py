"""Run the examples of a report kind: titles and lead-ins tell the kind, headings and sentences tell its parts, or do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.fold import fold
from fzlint.document.model import Document
from fzlint.readers.read import read
from fzlint.rulebook.kind import Kind, ReportPart, pick_kind, tell_kind
from fzlint.rulebook.parts_told import Told, next_year
from fzlint.rulebook.read_kind import KindExample, KindText
from fzlint.rulebook.template import NEXT_YEAR

_AFTER = "这里没有别的内容，只有一句话。"


def failures(text: KindText, kinds: Sequence[Kind]) -> list[str]:
    """What does not come out as the examples of a kind's file say, a sentence for each; empty if all is well.

    kinds   all that there are: a title that tells two belongs to the first by file name
    """
    others = [kind for kind in kinds if kind.name != text.kind.name]
    return [sentence for example in text.examples for sentence in _failures(text.kind, example, [*others, text.kind])]


def number(text: KindText) -> int:
    """How many examples a kind's file has."""
    return sum(len(example.right) + len(example.wrong) for example in text.examples)


def _failures(kind: Kind, example: KindExample, kinds: Sequence[Kind]) -> Iterator[str]:
    part = next((part for part in kind.parts if part.name == example.part), None)
    meant = f"“{part.name}”" if part else "这一种报告"
    for words in example.right:
        if not (sure := _told(kind, example, words, part, kinds)):
            other = "" if part or sure is False else "（认成了别的种类）"
            yield f"{kind.name} [[{example.what}]]：“{words}”应当认作{meant}，实际没有认出{other}"
    for words in example.wrong:
        if _told(kind, example, words, part, kinds):
            yield f"{kind.name} [[{example.what}]]：“{words}”不应当认作{meant}，实际认作了"


def _told(kind: Kind, example: KindExample, words: str, part: ReportPart | None, kinds: Sequence[Kind]) -> bool | None:
    """Whether words tell the kind, or the part; None if they tell another kind."""
    if example.what == "title":
        found = pick_kind(kinds, words, example.year or None)
        if found is None:
            return False
        return found.name == kind.name or None  # older than `since`: of the kind, without its parts
    if example.what == "opening":
        told = tell_kind(kinds, _document(words))
        return (told is not None and told.kind == kind) or (None if told else False)
    assert part is not None
    if example.what == "heading":
        said = "".join(fold(words).split()).rstrip("。：:")
        for year in next_year(example.year + 1) if example.year else ():
            said = said.replace(year, NEXT_YEAR)
        return part.told_by(said)
    document = _document(words)
    document.year = example.year + kind.year_offset if example.year else None
    return Told(document, kind).in_text(part) is not None


def _document(words: str) -> Document:
    return read(f"{words}\n{_AFTER}".encode(), "example.txt")
