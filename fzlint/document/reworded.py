"""What is said again in almost the same words: with some left out, put in or moved, hardly ever with others in their place.

Two facts of one kind are told in one form with other words in it; a sentence that somebody put into a second section and trimmed there
has the same clauses, and nothing new in them. Near-linear: sentences are compared only if their clauses begin or end alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzlint.document.labels import NUMERALS, han_number
from fzlint.document.model import Span
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document

_PART = pattern(r"[^；;]+")
_CLAUSE = pattern(r"[，：,:。]+")
_MARKS = pattern(r"\W+")
_DIGITS = pattern("[0-9]+")
_HAN = f"[{NUMERALS[:10]}]"
_ORDINAL = pattern(rf"\(?(?:[0-9]{{1,2}}|{_HAN}{{1,2}})(?:[)、.]+|是)|第{_HAN}[，是]|[①-⑳]")
_NUMBER = pattern(f"{_HAN}{{2,4}}")
_ANCHOR = 5  # code points that clauses begin or end with alike
_LONG = pattern(rf"[^，：,:。；;]{{{_ANCHOR + 1}}}")  # a clause with anchors
_CROWD = 8  # an anchor of more owners is a set phrase and tells nothing
_TRIES = 3  # sentences that one is compared with
_LEAST, _MOST = 2, 12  # clauses; and anchors in common
_LIST = 300  # code points from one item of a list to its like
_SHORTEST = 5  # code points of a clause that may differ from its like
_MORE = 3  # code points by which the longer of two clauses alike is longer
_LED, _LEAD = 8, 6  # code points of a clause that others stand in front of: 坚持每月|逐户走访…, and of those
_OTHER = 0.6  # the share that two clauses have in common, of which one is the other put into other words
_WHOLE = 24  # code points of a sentence whose marks stand elsewhere
_ORDER = 0.9  # the share of it that stands in the other in its order
_SAME = 0.85  # the share of the shorter sentence that the longer one has too


class _Said(NamedTuple):
    """What is compared.

    item  a labelled paragraph that counts as a heading: said again in the overview, where it stands in another list
    """

    span: Span
    clauses: list[str]
    item: bool


def reworded(document: Document, denying: str, little: str = "") -> Iterator[tuple[Span, Span]]:
    """What ends a sentence and was said before, and where: parts up to 。 or ；, in order.

    denying  characters that make another fact of it where they are put in: 不 未
    little   characters that change nothing: 的 了
    """
    known: list[_Said] = []
    owners: dict[str, list[int]] = {}  # of an anchor, which of those known have it
    for said in _parts(document, str.maketrans("", "", little)):
        anchors = dict.fromkeys(
            end for clause in said.clauses if len(clause) > _ANCHOR for end in (clause[:_ANCHOR], clause[-_ANCHOR:])
        )
        ends = (
            document.plain[said.span.end - 1] == "。"
        )  # members of a list behind ； may say the same of different things
        votes: Counter[int] = Counter()
        for anchor in anchors if ends else ():
            if len(own := owners.get(anchor, ())) <= _CROWD:
                votes.update(dict.fromkeys(own, _LEAST if len(own) == 1 else 1))  # nothing else begins or ends so
        for i, shared in votes.most_common(_TRIES):
            if shared < _LEAST or ((known[i].item or said.item) and said.span.start - known[i].span.end > _LIST):
                continue
            if _alike(known[i].clauses, said.clauses, denying) or _cut_otherwise(
                known[i].clauses, said.clauses, denying
            ):
                yield said.span, known[i].span
                break
        for anchor in anchors:
            owners.setdefault(anchor, []).append(len(known))
        known.append(said)


def _parts(document: Document, little: dict[int, int | None]) -> Iterator[_Said]:
    """What stands between 。 and ；, in two clauses and more."""
    text = document.plain
    items = set(_items(document))
    for sentence in sorted((*document.sentences, *items)):
        if text[sentence.end - 1] not in "。；":
            continue  # a line of a form
        for part in _PART.finditer(text, sentence.start, sentence.end):
            own = part.group()
            if not _LONG.search(own):
                continue
            clauses = [
                bare for clause in _CLAUSE.split(_told(own)) if (bare := _MARKS.sub("", clause).translate(little))
            ]
            if _LEAST <= len(clauses) <= _MOST:
                end = min(part.end() + 1, sentence.end)  # with the mark
                yield _Said(Span(part.end() - len(own.lstrip()), end), clauses, sentence in items)


def _told(said: str) -> str:
    """What is said, without the ordinal that puts it in order and with its numbers in digits: 二是聘请二十四人."""
    said = _ORDINAL.sub("", said.lstrip(), count=1)
    return _NUMBER.sub(lambda number: str(han_number(number[0]) or number[0]), said)


def _items(document: Document) -> Iterator[Span]:
    """Sentences with a label that count as headings."""
    for block in document.blocks:
        if block.role == "heading" and block.label is not None and block.heading_end >= block.end:
            end = block.start + len(document.text_of(block).rstrip())
            yield Span(block.start if block.label.automatic else block.label.span.end, end)


def _alike(one: list[str], other: list[str], denying: str) -> bool:
    """Whether the longer has what the shorter says, but for one clause in other words beside two that it has."""
    short, long = sorted((one, other), key=lambda clauses: sum(map(len, clauses)))
    left, missing, same = list(long), [], 0
    for clause in short:
        like = next((i for i, its in enumerate(left) if _near(clause, its, denying)), None)
        if like is None:
            missing.append(clause)
        else:
            del left[like]
            same += 1
    total = sum(map(len, short))
    figures = any(map(_DIGITS.search, short))  # 维护社会稳定 is said of each year
    if same == 1 == len(missing) == len(left) and _turned(missing[0], left[0], denying):
        return total - len(missing[0]) >= _WHOLE // 2
    if same >= _LEAST - figures and len(missing) == 1 and any(_put_otherwise(missing[0], its, denying) for its in left):
        same, missing = same + 1, []
    if same < _LEAST:
        return False
    return total - sum(map(len, missing)) >= _SAME * total


def _cut_otherwise(one: list[str], other: list[str], denying: str) -> bool:
    """Whether the one says all that the other says, in its order, with the marks elsewhere: 31项中，29项……; 31项有29项……"""
    short, long = sorted((_without_time(one), _without_time(other)), key=len)
    extra = Counter(long) - Counter(short)
    if len(short) < _WHOLE or len(long) > _MORE + len(short) or extra.total() != len(long) - len(short):
        return False
    if not _told_alike(short, long) or any(sign in denying for sign in extra):
        return False
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(short, long) >= _ORDER * len(short)


def _without_time(clauses: list[str]) -> str:
    """What is said, without the short clause that leads in: “十四五”以来，……"""
    return "".join(clauses[1:] if len(clauses) > _LEAST and len(clauses[0]) <= _LED else clauses)


def _near(one: str, other: str, denying: str) -> bool:
    """Whether one clause is the other with some words more, or in another order."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    more = len(long) - len(short)
    if len(short) < _SHORTEST or not _told_alike(one, other):
        return False
    if len(short) >= _LED and more <= _LEAD and long.endswith(short):
        return not any(sign in denying for sign in long[:more])
    if more > _MORE or more * 3 > len(short) or not set(short).issubset(long):
        return False
    extra = Counter(long) - Counter(short)
    return extra.total() == more and not any(sign in denying for sign in extra)


def _put_otherwise(one: str, other: str, denying: str) -> bool:
    common, longest = Counter(one) & Counter(other), max(len(one), len(other))
    changed = (Counter(one) | Counter(other)) - common
    return (
        common.total() >= _OTHER * longest and _told_alike(one, other) and not any(sign in denying for sign in changed)
    )


def _turned(one: str, other: str, denying: str) -> bool:
    """Whether a long clause is the other with its words in another order: 每月抽查落实情况, 按月对落实情况进行抽查."""
    short, long = sorted((one, other), key=len)
    changed = (Counter(short) | Counter(long)) - (Counter(short) & Counter(long))
    if len(short) < 2 * _ANCHOR or (Counter(short) - Counter(long)).total() > 1 or changed.total() > _LEAD:
        return False
    if not _told_alike(short, long) or any(sign in denying for sign in changed):
        return False
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(short, long) < len(short) - 1  # 东干渠 and 西干渠 are two things


def _told_alike(one: str, other: str) -> bool:
    """Whether both have the same figures."""
    return _DIGITS.findall(one) == _DIGITS.findall(other)
