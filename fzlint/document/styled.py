"""Styles as people misuse them: what they say of a paragraph is taken back where its words say otherwise.

Whole bodies stand in the style of a heading, so that the text looks right; 一、 was given Heading 3 and （一） Heading 1; the name of
the organ at the top of the page, or 一、, is a Title. The labels and the words tell then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fzlint.document.fold import fold
from fzlint.document.identity.title import DATE
from fzlint.document.labels import Reading, read_label
from fzlint.document.model import Paragraph
from fzlint.document.regions import HEADING
from fzlint.document.title_words import TYPES

_MANY = 2  # paragraphs of prose in a style
_SHARE = 3  # … and one in so many of all that have it: the style says nothing


def as_meant(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without the levels and roles that they cannot have."""
    styled = [i for i, p in enumerate(paragraphs) if (p.level or p.role == "title") and p.cell is None]
    if not styled:
        return paragraphs
    found = list(paragraphs)
    readings = {i: _label(paragraphs[i]) for i in styled}
    numbered = {i for i, reading in readings.items() if reading is not None or paragraphs[i].label}
    prose = {i for i in styled if _is_prose(paragraphs[i].text, i in numbered)}
    _drop(found, _worthless(paragraphs, styled, prose) | _reversed(paragraphs, readings))
    _drop(found, prose - numbered)
    titles = [i for i in styled if found[i].role == "title"]
    counted = sum(readings[i] is not None for i in titles) > 1
    _drop(found, {i for i in titles if _is_no_title(paragraphs[i], readings[i], counted)})
    _drop(found, _signed(found, styled))
    return tuple(found)


def _is_prose(text: str, labelled: bool) -> bool:
    """Whether a paragraph is no title and no heading, whatever its style: far too long, or a sentence with a clause in it."""
    text = text.strip()
    if len(text) > 2 * HEADING:
        return any(mark in text for mark in "，,；;。")
    return not labelled and text.endswith(("。", "；", "！")) and any(mark in text[:-1] for mark in "，；。")


def _label(paragraph: Paragraph) -> Reading | None:
    folded = fold(paragraph.label or paragraph.text)
    reading = read_label(folded, 0, len(folded))
    return None if reading is not None and reading.weak else reading


def _drop(found: list[Paragraph], places: set[int]) -> None:
    for i in places:
        found[i] = found[i]._replace(level=0, role="" if found[i].role in ("title", "heading") else found[i].role)


def _worthless(paragraphs: Sequence[Paragraph], styled: Sequence[int], prose: set[int]) -> set[int]:
    """Those of a style that running text has as well as headings."""
    have = Counter((paragraphs[i].level, paragraphs[i].role) for i in styled)
    run = Counter((paragraphs[i].level, paragraphs[i].role) for i in prose)
    none = {style for style, count in run.items() if count >= _MANY and _SHARE * count >= have[style]}
    return {i for i in styled if (paragraphs[i].level, paragraphs[i].role) in none}


def _reversed(paragraphs: Sequence[Paragraph], readings: dict[int, Reading | None]) -> set[int]:
    """The headings 一、 and （一） where most of the first have a deeper level than most of the second."""
    levels: dict[str, Counter[int]] = {"han": Counter(), "han-bracket": Counter()}
    for i, reading in readings.items():
        if reading is not None and reading.family in levels and paragraphs[i].level:
            levels[reading.family][paragraphs[i].level] += 1
    if not all(levels.values()):
        return set()
    outer, inner = (levels[family].most_common(1)[0][0] for family in ("han", "han-bracket"))
    if outer <= inner:
        return set()
    return {i for i, reading in readings.items() if reading is not None and reading.family in levels}


def _is_no_title(paragraph: Paragraph, reading: Reading | None, counted: bool) -> bool:
    """Whether a paragraph in the style of a title is a heading with a number, one of several or with words that no title ends in,
    or the name of the organ above a red line."""
    text = paragraph.text.strip()
    if reading is not None and (counted or not (paragraph.label or text.endswith(TYPES))):
        return True
    return text.endswith("文件") and len(text) <= HEADING


def _signed(found: Sequence[Paragraph], styled: Sequence[int]) -> set[int]:
    """成文日期 in the style of a heading, and the 署名 above it in the same."""
    places: set[int] = set()
    for i in styled:
        if i and found[i].level and DATE.match(found[i].text):
            places.add(i)
            above = found[i - 1]
            if above.level == found[i].level and _label(above) is None and above.text.strip()[-1:].isalpha():
                places.add(i - 1)
    return places
