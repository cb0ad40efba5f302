"""Lists that have commas where 、 belongs, more than one of them or nothing else: 开展巡渠，测水，清淤等工作; 分为水源，管网，用户三类.

Two bare members side by side, the last of them closed as a list is (等工作, 三类), are no clauses: neither says what is done. What stands in
front of them is the first member, with the verb that leads to all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fzlint.document.clauses import Clause
from fzlint.document.labels import han_number
from fzlint.document.listing import AND_SO_ON, Broken, Closing, closed, is_member, leads_on

_MARKS = ("，", "、")
_KIND = 8  # code points behind 等 in which the noun stands that all members are of
_FIRST = 16  # code points of the first member with the verb in front of it
_MOST = 20  # members of a list
_UNLIKE = 3  # by which a member may be longer than the one behind it
_WORD = 2  # code points of a member that is a word: a verb alone is a member as well (采购，验收，储存等)


def comma_lists(
    text: str, cut: Sequence[Clause], leads: tuple[str, ...], closing: Closing, word_at: Callable[[int], str]
) -> Iterator[Broken]:
    """The lists of a sentence, told by the last of their commas.

    cut      its clauses, cut at 、 too
    leads    what no member begins with
    closing  what closes a list
    word_at  the word that stands at an offset of the text
    """

    known: dict[int, bool] = {}

    def is_bare(said: str, at: int) -> bool:
        return (
            is_member(said)
            and (len(said) <= _WORD or not leads_on(said, leads, cut[at].start, word_at))
            and not any(word in said for word in closing.predicates)
        )

    def is_inner(at: int) -> bool:
        if at not in known:  # lists side by side ask again and again
            known[at] = is_bare(_said(text, cut[at]), at)
        return known[at]

    for last in range(2, len(cut)):
        if cut[last - 1].mark != "，" or cut[last - 2].mark not in _MARKS:
            continue
        member, how = _closed(_said(text, cut[last]), closing.classes, closing)
        count = han_number(how) if how else None
        if (how != AND_SO_ON and how not in closing.sums and not count) or not is_bare(member, last):
            continue
        first = last - 1
        nearest = max(0, last - _MOST)
        while first > nearest and cut[first - 1].mark in _MARKS and is_inner(first):
            first -= 1
        members = [_said(text, clause) for clause in cut[first:last]] + [member]
        if len(members) > 2 and _makes_a_list(members, count, closing):
            yield Broken(first, last - 1, last)


def means_in_lists(text: str, cut: Sequence[Clause], leads: tuple[str, ...], closing: Closing) -> Iterator[Broken]:
    """Lists of means with a comma behind the first: 通过入户宣讲，张贴海报、广播喇叭等方式，…… What carries them asks for a verb behind the last."""
    for comma in range(len(cut) - 2):
        first = cut[comma]
        led = next((lead for lead in closing.means if text.startswith(lead, first.start)), "")
        if not led or first.mark != "，" or cut[comma + 1].mark != "、":
            continue
        last = comma + 1
        while last < len(cut) - 1 and cut[last].mark == "、":
            last += 1
        *inner, end = (_said(text, clause) for clause in cut[comma + 1 : last + 1])
        at = end.find(AND_SO_ON)
        members = [text[first.start + len(led) : first.end], *inner, end[:at]]
        plain = all(map(is_member, members)) and not any(member.startswith(leads) for member in members[1:])
        if at > 0 and plain and _is_of(end, at, closing.manners, closing):
            yield Broken(comma, comma, last)


def _said(text: str, clause: Clause) -> str:
    return text[clause.start : clause.end]


def _closed(said: str, nouns: tuple[str, ...], closing: Closing) -> tuple[str, str]:
    """The last member without what closes the list. Where something is done with the members it stands behind a noun that all are of:
    对……等环节开展检查."""
    member, how = closed(said, closing)
    at = said.find(AND_SO_ON)
    if how or at < 0:
        return member, how
    return said[:at], AND_SO_ON if _is_of(said, at, nouns, closing) else ""


def _is_of(said: str, at: int, nouns: tuple[str, ...], closing: Closing) -> bool:
    """Whether one of the nouns stands behind 等, and nothing in front of it says what is done."""
    places = [found for noun in nouns if (found := said.find(noun, at + 1, at + _KIND)) > at]
    return bool(places) and not any(word in said[at : min(places)] for word in closing.predicates)


def _makes_a_list(members: list[str], count: int | None, closing: Closing) -> bool:
    """Whether the members are alike enough and, where they are counted, as many as that."""
    first, *inner, last = members
    if not first or len(first) > _FIRST or first[-1] in closing.frames:
        return False
    if count:  # 十大基地，八条铁路和三个港口 are counted one by one
        return len(members) == count and not any(han_number(member[0]) for member in inner)
    lengths = [len(member) for member in (*inner, last)]
    return max(lengths) - min(lengths) <= _UNLIKE
