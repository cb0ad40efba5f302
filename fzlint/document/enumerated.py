"""Where the members of a set list stand in another order, or one of them with a slip: 科学立法、公正司法、严格执法、全民守法."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.clauses import begins_at, ends_at
from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.garbled import one_slip
from fzlint.record import NamedTuple

_BETWEEN = "、，,"
_MARKS = frozenset(_BETWEEN)
_STOPS = "。；：！？;:!?\n"
_FELLOWS = 2  # so many members must stand in their places for another word among them to be a slip
_HALF, _MORE = 0.5, 0.6  # the share of its characters that it must have; where its fellows are but two
_SHORT = 3  # members up to this length (创新, 绿色) are told by more of their fellows and never with a slip
_REACH = 80  # code points: how far a list is looked through, either way


class Member(NamedTuple):
    span: Span
    place: int  # which member of the list it is, or is meant to be
    exact: bool
    weak: bool = False  # a slip, and other words stand beside it: 法治社区建设 need not be meant as 法治社会


def leads(phrase: str) -> tuple[str, ...]:
    """Pairs of characters, one of which a text must have for `misplaced` to find something in it."""
    members = phrase.split("、")
    return tuple(member[:2] for member in members[: len(members) - _need(members) + 2])


def _need(members: list[str]) -> int:
    """How many members must be there, all but one of them without a slip."""
    return max(3, min(len(members), 4)) if max(map(len, members)) <= _SHORT else 3


def misplaced(text: str, phrase: str, pairs: frozenset[str]) -> list[tuple[Span, str]]:
    """Where a list whose members are those of `phrase` (A、B、C) is not as it must be, and what to write there, in order.

    A list may be a part of the whole, if its order is kept. Three members must be there, two of them without a slip; four of
    short ones.

    pairs: see `Document.pairs`
    """
    members = phrase.split("、")
    short = max(map(len, members)) <= _SHORT
    need = _need(members)
    there = [member for member in members if member[:2] in pairs and member[-2:] in pairs]
    if len(there) < need - 1:
        return []
    found: list[tuple[Span, str]] = []
    done = 0
    for at in sorted(at for member in there for at in _places(text, member)):
        if at < done:
            continue
        run = _run(text, at)
        done = run.end
        whole = sum(text.find(member, run.start, run.end) >= 0 for member in there)
        if whole < need - 1:
            continue
        if whole >= len(members) - 1 >= _FELLOWS and "“" not in phrase and (odd := _odd(text, run, members)):
            found.append(odd)
            continue
        for group in _groups(text, run, members, near=not short):
            exact = sum(member.exact for member in group)
            if len(group) >= need and exact >= need - 1 + any(member.weak for member in group):
                found += _faults(text, group, members)
    return found


def _places(text: str, word: str) -> list[int]:
    """Where a word stands beside a mark that parts members."""
    places = []
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if text[end : end + 1] in _MARKS or text[max(0, at - 1) : at] in _MARKS:
            places.append(at)
        at = text.find(word, end)
    return places


def _run(text: str, at: int) -> Span:
    """The words around `at` up to the next mark that ends a list."""
    return Span(begins_at(text, at, _STOPS, _REACH), ends_at(text, at, _STOPS, _REACH))


def _groups(text: str, run: Span, members: list[str], near: bool) -> list[list[Member]]:
    """The members that follow one another in a run of text, list by list."""
    groups: list[list[Member]] = [[]]
    for item in _items(text, run):
        start, end = item.start, item.end
        member = _member(text[start:end], start, members, near, first=not groups[-1])
        if member is None:
            groups.append([])
            member = _member(text[start:end], start, members, near, first=True)
        if member:
            groups[-1].append(member)
            if member.span.end < end:  # more words behind it: the last of its list
                groups.append([])
    return groups


def _odd(text: str, run: Span, members: list[str]) -> tuple[Span, str] | None:
    """The one item that is another word where all its fellows stand in their places: 自由、平等、公平、法治."""
    items = list(_items(text, run))
    size = len(members)
    for first in range(len(items) - size + 1):
        shown = [text[item.start : item.end] for item in items[first : first + size]]
        shown[0], shown[-1] = shown[0][-len(members[0]) :], shown[-1][: len(members[-1])]
        others = [place for place in range(size) if shown[place] != members[place]]
        if len(others) != 1:
            continue
        place = others[0]
        word, member = shown[place], members[place]
        item = items[first + place]
        shared = sum(min(word.count(c), member.count(c)) for c in set(member)) / len(member)
        alike = shared >= (_HALF if size > _FELLOWS + 1 else _MORE) and abs(len(word) - len(member)) <= 1
        if alike and word not in members and is_han(word[0]) and member not in text[item.start : item.end]:
            start = item.end - len(word) if place == 0 else item.start
            return Span(start, start + len(word)), member
    return None


def _items(text: str, run: Span) -> Iterator[Span]:
    """What stands between the marks of a run."""
    start = run.start
    for end in range(run.start, run.end + 1):
        if end == run.end or text[end] in _MARKS:
            yield Span(start, end)
            start = end + 1


def _member(item: str, start: int, members: list[str], near: bool, first: bool) -> Member | None:
    """The member that an item of a list is: the item itself, its end for the first one, its beginning for the last."""
    for place, member in enumerate(members):
        if item.startswith(member):
            return Member(Span(start, start + len(member)), place, True)
        if first and item.endswith(member):
            end = start + len(item)
            return Member(Span(end - len(member), end), place, True)
    if not near:
        return None
    for place, member in enumerate(members):
        size = len(member)
        for shown, offset in ((item, 0), (item[:size], 0), (item[-size:] if first else "", len(item) - size)):
            if len(shown) <= _SHORT:
                continue
            span = Span(start + offset, start + offset + len(shown))
            if len(shown) == size and sorted(shown) == sorted(member):
                return Member(span, place, False)
            if one_slip(shown, member):
                return Member(span, place, False, weak=shown != item)
    return None


def _faults(text: str, group: list[Member], members: list[str]) -> list[tuple[Span, str]]:
    """What is wrong in a list: members with a slip one by one, else the whole list if its order is not kept."""
    order = [member.place for member in group]
    if len(set(order)) < len(order):  # one of them twice: another list
        return []
    if order == sorted(order):
        return [(member.span, members[member.place]) for member in group if not member.exact]
    whole = Span(group[0].span.start, group[-1].span.end)
    mark = text[group[0].span.end]
    return [(whole, mark.join(members[index] for index in sorted(order)))]
