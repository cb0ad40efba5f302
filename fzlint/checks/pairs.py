"""pairs: brackets, quotes and title marks without a partner, crossed, or typed the wrong way round.

Every paragraph (cut lines rejoined) is judged by itself, so that one lost mark makes one finding. Half and full width are one.
What is left over at the ends is then matched across paragraphs: a quotation may go on over several.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.document.pairing import CLOSING, Fault, Token, bridge, faults_of, lost_labels, paired, paragraphs
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_NAMES = {
    "《": "书名号",
    "〈": "书名号",
    "“": "引号",
    "‘": "单引号",
    "（": "括号",
    "【": "方头括号",
    "〔": "六角括号",
    "「": "直角引号",
    "『": "双直角引号",
}


class Pairs(NamedTuple):
    """Marks that come in pairs."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("mark", "what", "near", "advice")

    @property
    def as_written(self) -> bool:
        """It is about the marks themselves."""
        return True

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        found: list[list[Fault]] = []
        spans: list[tuple[int, int]] = []
        lost = lost_labels(document.text)
        for span, tokens in paragraphs(document):
            faults = faults_of(document.text, *span, tokens, lost) if tokens else []
            faults = faults or (list(_too_far(document.text, *span)) if tokens else [])
            found.append(faults)
            spans.append(span)
        if any(found):
            bridge(document.text, spans, found)
        for span, faults in zip(spans, found, strict=True):
            for fault in paired(document.text, faults):
                yield _match(document.text, span, fault)


_TITLE = pattern(
    r"(?<=印发|制定|出台|修订|贯彻|落实|根据|依据|按照|执行|学习)《[^《》〈〉“”（(，。\n]{2,40}，[^《》。\n]{2,40}。[^《》\n]{2,60}》"
)


def _too_far(text: str, start: int, end: int) -> Iterator[Fault]:
    """《 whose 》 stands in a later sentence: no title has two clauses and a 。 inside."""
    if text.find("《", start, end) >= 0:
        for match in _TITLE.finditer(text, start, end):
            yield Fault("lone", Token(match.start(), "《", True))


# --------------------------------------------------------------------------- telling


def _partner(token: Token) -> str:
    return CLOSING[token.kind] if token.opens else token.kind


_WORDS = 10  # code points on either side


def _match(text: str, paragraph: tuple[int, int], fault: Fault) -> Match:
    token, other = fault.token, fault.other
    mark = text[token.at]
    name = _NAMES[token.kind]
    end = other.at if other else token.at
    near = _near(text, paragraph, token.at, end + 1)
    span = Span(token.at, token.at + 1)
    edits: tuple[Edit, ...] = ()
    partner = _partner(token)
    advice = "改正"
    if fault.what == "turned":
        what = f"此处的{name}{_shown(mark)}方向不对，应为{_shown(partner)}"
        edits = (Edit(span, partner),)
    elif fault.what == "swapped" and other is not None:
        what = f"一对{name}左右颠倒，应为{_shown(token.kind + '……' + CLOSING[token.kind])}"
        span = Span(token.at, other.at + 1)
        edits = (Edit(Span(token.at, token.at + 1), token.kind), Edit(Span(other.at, other.at + 1), _partner(other)))
    elif fault.what == "crossed" and other is not None:
        what = f"{name}{_shown(mark + '……' + text[other.at])}与另一对标点交叉"
        span = Span(token.at, other.at + 1)
    else:
        what = f"{name}{_shown(mark)}{'后' if token.opens else '前'}面缺少与之配对的{_shown(partner)}"
        advice = f"补上{_shown(partner)}，或删去多余的{_shown(mark)}"
    return Match(span, {"mark": mark, "what": what, "near": near, "advice": advice}, edits=edits, key=near)


def _shown(marks: str) -> str:
    """Marks as a message quotes them: a bracket must not be taken for one of the message."""
    return f"‘{marks}’" if marks[0] in '“”"' else f"“{marks}”"


def _near(text: str, paragraph: tuple[int, int], start: int, end: int) -> str:
    first, last = max(paragraph[0], start - _WORDS), min(paragraph[1], end + _WORDS)
    words = text[first:last].replace("\n", "").strip()
    return ("……" if first > paragraph[0] else "") + words + ("……" if last < paragraph[1] else "")
