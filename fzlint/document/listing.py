"""Commas inside a list whose other members are parted by 、: 提供借阅、咨询，讲座、展览等服务.

A comma between two clauses stands behind a predicate and in front of another; inside a list both sides are bare members. What tells a list
from clauses is how it ends (等服务, 四类案件, 共计), or that all its members are as long as each other; never a single word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from fzlint.document.clauses import Clause
from fzlint.document.clauses import behind as taken_off
from fzlint.document.labels import han_number
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_LONGEST = 8  # code points of a member
_SHORT = 4  # code points of one that a preposition carries
_WORD = 2  # code points of a member that is a word: a verb alone is a member as well (变更，验收、结算等)
_ALONE = 6  # of one that stands alone behind the comma
_NAME = 24  # of one that is counted: 六个部分
_MORE = 2  # by which the first behind the comma may be longer than the others
_LEAST = 3  # members
_EVEN = (3, 4)  # code points of members that are told by their length alone: 早发现，早预警、早处置
_HAN = r"[^\W\d_a-zA-Z]"
_BARE = pattern(rf"{_HAN}+")
_COUNTED = pattern(rf"(?P<what>{_HAN}+)[0-9]+余?(?P<unit>{_HAN}{{1,2}})")  # 老党员38人: as many are all of the members
_SELF = pattern(rf"^{_HAN}{{0,3}}[我各]{_HAN}")  # who does something with what a preposition carries
_ALL_ONE = 3  # code points of 三统一, 五到位
_LONGEST_KIND = 6  # code points behind 等
_MARKS = "，、"
_ODD = ("，", "；")  # marks that do not belong into a list
_NAMED = (3, 7)  # code points of names that end alike
_UNLIKE = 1  # by which one may be longer than another
_OPEN = "的了等"  # no member has one of these
_OF, AND_SO_ON, _EACH = _OPEN[0], _OPEN[2], "各"


class Closing(NamedTuple):
    """What closes a list: 等|服务, 四|类案件, 的|问题, 共计|3件.

    predicates  words that no noun behind 等 has in it: 取得, 推进
    joined      what does not make 等 of it: 等于, 等待, as the character behind it
    units       characters that count the members: 类, 项
    wholes      nouns behind 的 that all members are of: 问题
    sums        words in front of what all members make: 共计
    joints      characters that join two members: 和
    kinds       nouns that all members are of, if they are as long as each other: 信息共享、会商研判，争议化解|机制
    ends        last characters of names: 柳湾村、东坪村，上河村
    carrying    prepositions that ask for a verb behind all members, so that no comma closes them: 与, 把
    words       what begins with one of these and is another word: 把握
    together    words that close what a preposition carries: 与甲、乙一道，……
    meeting     verbs whose objects are persons and offices: 会同, 邀请
    offices     words for those: 部门, 单位
    each        what 各 is said of behind the last member: 立案、调查，审核|各环节, 升旗、早操，就寝|各有专人
    naming      what names all members, up to the end of the sentence: 包括
    frames      last characters of what leads to a sentence and is no member: 从案件类型看，
    """

    predicates: tuple[str, ...] = ()
    joined: str = ""
    units: str = ""
    wholes: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    joints: str = ""
    kinds: tuple[str, ...] = ()
    ends: str = ""
    classes: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    frames: str = ""
    meeting: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    carrying: str = ""
    words: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()


class Broken(NamedTuple):
    """A list with a comma in it.

    first, last  the clauses it begins and ends with
    comma        the one with the comma behind it
    """

    first: int
    comma: int
    last: int


def commas_in_lists(
    text: str, cut: Sequence[Clause], leads: tuple[str, ...], closing: Closing, word_at: Callable[[int], str]
) -> Iterator[Broken]:
    """The lists of a sentence that have one comma among their 、.

    cut    its clauses, cut at 、 too
    leads  what no member begins with: words that open a clause (开展, 围绕, 以及)
    closing  what closes a list
    word_at  the word that stands at an offset of the text
    """
    for comma in range(len(cut) - 1):
        if cut[comma].mark not in _ODD:
            continue
        first, last = comma, comma + 1
        while first > 0 and cut[first - 1].mark == "、":
            first -= 1
        if first < comma and han_number(text[cut[first].start : cut[first].end]) is not None:
            first += 1  # the label of a heading in the line: 一、
        while last < len(cut) - 1 and cut[last].mark == "、":
            last += 1
        if last - first + 1 < _LEAST:
            continue
        said = [text[clause.start : clause.end] for clause in cut[first : last + 1]]
        if not all(said):
            continue  # two marks side by side
        before, behind = said[: comma - first + 1], said[comma - first + 1 :]
        begins = first == 0 or cut[first - 1].mark not in _MARKS
        if _is_carried(before, behind, leads, closing) or (
            cut[last].mark == "。" and _is_named(before, behind, leads, closing)
        ):
            yield Broken(first, comma, last)
            continue
        if len(behind[0]) > _WORD and leads_on(behind[0], leads, cut[comma + 1].start, word_at):
            continue
        own = before if len(before) > 1 else [taken_off(before[0], leads)]
        if (
            (_is_even(own if own[0][:1] == behind[0][:1] else before, behind) and not _predicates(behind[-1], closing))
            or _is_closed(own, behind, closing)
            or _is_of_kind(own, behind, closing)
            or (begins and _are_names(before, behind, closing.ends))
        ):
            yield Broken(first, comma, last)


def _is_named(before: list[str], behind: list[str], leads: tuple[str, ...], closing: Closing) -> bool:
    """Whether a verb names all members and none of them says what is done: 包括道路、商铺，摊点、出租房屋。"""
    verb = next((verb for verb in closing.naming if verb in before[0]), "")
    members = [before[0].partition(verb)[2] if verb else "", *before[1:], *behind]
    plain = not any(
        member.startswith(leads) or any(word in member for word in closing.predicates) for member in members
    )
    return verb != "" and plain and all(map(is_member, members)) and max(map(len, members)) <= _ALONE


def leads_on(said: str, leads: tuple[str, ...], start: int, word_at: Callable[[int], str]) -> bool:
    """Whether one of the words begins it; a single character does only where it is the word: 经审核, not 经办."""
    if not said.startswith(leads):  # all at once: there are hundreds, and most members begin with none
        return False
    return said.startswith(_longer(leads)) or len(word_at(start)) == 1


@cache
def _longer(leads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(lead for lead in leads if len(lead) > 1)


def _is_closed(before: list[str], behind: list[str], closing: Closing) -> bool:
    """Whether the last member is closed as those of a list are, and nothing on either side is more than a member."""
    last, how = closed(behind[-1], closing)
    members = [*behind[:-1], last]
    if not how or (len(before) == 1 and (not is_member(before[0]) or before[0][-1] in closing.frames)):
        return False
    if number := han_number(how) or 0:
        count = len(before) + len(members)
        most = count + sum(last.count(joint) for joint in closing.joints)
        return all(map(_is_name, (*before[1:], *members))) and count <= number <= most
    if not all(map(is_member, (*before[1:], *members))):
        return False
    if how == _EACH or how in closing.units:
        if _begin_alike(before) and members[0][0] != before[-1][0]:
            return False  # 坚持边学习、边整改，列出问题33项
        lengths = [len(member) for member in (*before[1:], *members)]
        return len(before) > 1 and max(lengths) <= min(_SHORT, min(lengths) + _UNLIKE)
    if how == _OF:
        return len(before) > 1 and len({len(member) for member in (*before[1:], *members)}) == 1
    return _is_even_enough(before, members)


def _begin_alike(before: list[str]) -> bool:
    """Whether all begin with one character, the first behind a verb that leads to them."""
    head = before[-1][0]
    return len(before) > 1 and head in before[0] and all(member[0] == head for member in before[1:])


def _is_of_kind(before: list[str], behind: list[str], closing: Closing) -> bool:
    """Whether all are as long as each other, but for the noun that the last ends in and all are of: 争议化解机制."""
    kind = next((kind for kind in closing.kinds if behind[-1].endswith(kind)), "")
    members = [*before[len(before) > 1 :], *behind[:-1], behind[-1].removesuffix(kind)]
    lengths = {len(member) for member in members}
    even = len(lengths) == 1 and lengths <= {_WORD, *_EVEN}
    return kind != "" and even and all(map(is_member, members))


def _is_carried(before: list[str], behind: list[str], leads: tuple[str, ...], closing: Closing) -> bool:
    """Whether a preposition carries all members to a verb behind the last: 把对象、人员，结果全部录入; 我园与教师、医生，家长……"""
    first = _SELF.sub("", before[0])
    if verb := next((verb for verb in closing.meeting if verb in first[:-1]), ""):
        # 会同住建、交警，城管部门划线; 邀请代表、经理，民警、律师商量
        others = (*before[1:], *behind[:-1], behind[-1][:_SHORT])
        office = any(office in behind[-1][1:_LONGEST] for office in closing.offices)
        named = office if len(behind) == 1 else len(behind[0]) <= _WORD
        return (
            named
            and len(first) > len(verb)
            and all(map(is_member, others))
            and not any(o.startswith(leads) for o in others)
        )
    if first[:1] not in tuple(closing.carrying) or first.startswith(closing.words):
        return False
    if before[-1].endswith(closing.together):
        return False
    members = [first[1:], *before[1:], *behind[:-1]]
    alike = len({member[:_WORD] for member in (*members, behind[-1])}) == 1
    plain = alike or not any(member.startswith(leads) for member in (*members, behind[-1]))
    nouns = all(map(is_member, members)) and not any(
        verb in member for member in members for verb in closing.predicates
    )
    nameless = [member for member in members if member[-1] not in closing.ends]  # 调解员 says nothing of what is done
    verbs = any(lead in member for member in nameless for lead in leads if len(lead) > 1)
    short = alike or max(map(len, members)) <= (_SHORT if verbs else _ALONE)  # 由建设单位通过招标，…… is a clause
    return plain and nouns and short and len(behind[-1]) > _WORD and len(first) > _WORD


def _are_names(before: list[str], behind: list[str], ends: str) -> bool:
    """Whether all are names that end alike, with a predicate behind the last or a verb before the first, never both."""
    *inner, last = (*before[1:], *behind)
    end = inner[0][-1] if inner else ""
    if not end or (end not in ends and {len(name) for name in (*inner, last)} not in ({_WORD}, {_SHORT})):
        return False  # 初审、复审，终审 end alike whatever they are
    lengths = {len(name) for name in inner}
    at = last.find(end, 1) + 1
    bare, led = at == len(last), len(before[0]) > _NAMED[1] or len(before[0]) > max(lengths) + _UNLIKE
    sizes = {*lengths, at, *(() if led else (len(before[0]),))}
    return (
        (bare or not led)
        and all(name.endswith(end) for name in (before[0], *inner))
        and min(sizes) >= (_WORD if bare and len(last) == _WORD else _NAMED[0])
        and max(sizes) <= min(min(sizes) + _UNLIKE, _NAMED[1])
        and _BARE.fullmatch("".join((*before, *inner, last[:at]))) is not None
    )


def _is_even_enough(before: list[str], members: list[str]) -> bool:
    """Whether the first member behind the comma is no longer than the others: a verb and its object would be."""
    if len(members) == 1:
        return len(before) > 1 and len(members[0]) <= _ALONE
    if len(before) == 1 and len(before[0]) > _ALONE:
        return False
    others = (*members[1:], *(before[1:] or before))
    more = _MORE if len(before) > 1 else 0
    return len(members[0]) <= max(map(len, others)) + more


def closed(said: str, closing: Closing) -> tuple[str, str]:
    """The last member without what closes the list, and the character or word that does; "" if nothing does."""
    at = said.find(AND_SO_ON)
    counted = _COUNTED.fullmatch(said)
    if at > 0 and said[at + 1 : at + 2] not in closing.joined:
        kind = counted["what"][at + 1 :] if counted else said[at + 1 :]
        plain = len(kind) <= _LONGEST_KIND and not any(verb in kind for verb in closing.predicates)
        return said[:at], AND_SO_ON if plain and (not kind or _BARE.fullmatch(kind)) else ""
    at = said.find(_OF)
    if at > 0 and said.startswith(closing.wholes, at + 1):
        return said[:at], _OF
    if counted and counted["unit"] in closing.units:
        return counted["what"], counted["unit"]
    at = said.find(_EACH)
    if at > 1 and said.startswith(closing.each, at + 1):
        noun = said[at + 1 :].startswith(tuple(each for each in closing.each if len(each) > 1))
        return said[:at], _EACH if noun or at < _SHORT else ""  # 真抓实干，经济社会|各项事业
    for word in closing.sums:
        if 0 < (at := said.find(word)) < _LONGEST + 1 and said[at + len(word) :][:1].isdigit():
            return said[:at], word
    at = len(said) - _ALL_ONE
    if at > 1 and (han_number(said[at]) or 0) >= _LEAST and _BARE.fullmatch(said):
        return said[:at], said[at]
    for at in range(2, min(len(said) - 1, _NAME + 1)):
        if said[at + 1] in closing.units and said[at - 1] != "第" and (han_number(said[at]) or 0) >= _LEAST:
            return said[:at], said[at]
    return said, ""


def _is_even(before: list[str], behind: list[str]) -> bool:
    """Whether all of them are as long as each other, and they do not go two by two."""
    length = len(behind[0])
    whole = before if len(before) == 1 else before[1:]
    even = length in _EVEN and all(len(member) == length for member in (*whole, *behind))
    return even and len(before) != len(behind) and all(map(is_member, (*whole, *behind)))


def _predicates(said: str, closing: Closing) -> bool:
    """Whether it says what became of all the others: 殡葬改革、地名管理，有序推进."""
    doubled = said[0] == said[1:2]  # 环环相扣
    return doubled or said.startswith(closing.predicates) or (len(said) == _SHORT and said.endswith(closing.predicates))


def _is_name(said: str) -> bool:
    return 2 <= len(said) <= _NAME and _BARE.fullmatch(said) is not None


def is_member(said: str) -> bool:
    return 2 <= len(said) <= _LONGEST and _BARE.fullmatch(said) is not None and not any(sign in said for sign in _OPEN)
