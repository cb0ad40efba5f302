"""How complete the words of a listing tell that it is: whether its names divide the whole, are of one kind, or tell some only.

How likely a slip of the pen is, by the figures, stands in `misses`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain, pairwise, takewhile

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import PIECES, Item, Listing
from fzlint.figures.reading.said import BOUND, PARTIAL, STAGE, alternatives, any_of, listed
from fzlint.figures.sums import misses
from fzlint.finding import Severity
from fzlint.pattern import pattern

RANKED = pattern(
    "[^。；]{0,8}(?:居前|排名|位列|分列|前[三五十两几](?!期|批|轮))"
)  # behind a list: these are the first of more
REST = pattern(r"^(?:其[他它余]|剩余|余下)|等其[他它]|其[他它]\S{0,8}$", need="其他|其它|其余|剩余|余下")
LEFT = pattern("^(?:剩余|余下)")  # of what was to be done: may be the rest of another total
OPEN = frozenset(
    word + mark for word in listed("引出几项") for mark in ("", ":", "：")
)  # behind these stands a part as well as the whole
WHOLE = pattern(rf"共(?!同|享|建|治|产|和|青|商|赢|性|有产)|合计|总[计数量额]|累计|{'|'.join(listed('现有数'))}|全部")
CLOSED = frozenset({"(", ":", "：", *listed("引出各项")})  # what stands behind these is seldom a part only
COUNTED = PIECES | {"person", "household", "time"}
_UNDONE = "|".join(word.partition("≠")[0] for word in listed("还没有"))
PENDING = pattern(
    rf"^(?:{alternatives('还没有')}|结转(?=[下到至])|{alternatives('持续')})|^[^\W\d]{{2}}中$",
    need="|".join((_UNDONE, "结转", "中", *listed("持续"))),
)
NEGATED = pattern(
    rf"^(?:{alternatives('没有做')}|{alternatives('还没有')}|结转(?=[下到至]))|^[^\W\d]{{2}}中$",
    need=f"不|结转|{_UNDONE}|中",
)


@cache
def words_of(rows: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split("|")) for row in rows)


@cache
def by_first(rows: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The rows by the first characters of their words: most names have none of all these."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for words in words_of(rows):
        for c in {word[0] for word in words}:
            index.setdefault(c, []).append(words)
    return index


def division(words: Sequence[str], names: Sequence[str]) -> int:
    """2 if every name has one of the words, each another one, and all words are used; 1 if not all are; else 0."""
    found = set()
    for name in names:
        word = max((word for word in words if word in name), key=len, default="")
        if not word or word in found:
            return 0
        found.add(word)
    return 2 if len(found) == len(words) else 1


def named_in(noun: str, names: Sequence[str]) -> bool:
    """Whether the words of a whole call it by its parts, one beside the other: 门急诊 by 门诊 and 急诊, 投诉举报 by 投诉 and 举报."""
    heads = _heads(names)
    at = sorted((noun.rfind(head), head) for head in heads)
    if len(set(heads)) < len(heads) or at[0][0] < 0 or any(STAGE.match(name) for name in names):
        return False
    return all(noun[i + len(head) : j] in _BESIDE for (i, head), (j, _) in pairwise(at))


_BESIDE = ("", "、", "和", "及", "与", "或", "以及", "(", "/")


def _heads(names: Sequence[str]) -> list[str]:
    """The names without the words that all of them end in."""
    same = 0
    while same < min(map(len, names)) - 1 and len({name[-same - 1] for name in names}) == 1:
        same += 1
    return [name[: len(name) - same] for name in names]


def one_bound(names: Sequence[str]) -> bool:
    """Whether 以上 and 以下 are told of one bound: 60岁以上, 18岁以下 leave those between."""
    return len({match[1] for name in names if (match := BOUND.search(name)) is not None}) < _FEW


def both_sides(names: Sequence[str]) -> bool:
    """Whether two names are all there is: what lies on either side of one bound, 五年以上, 五年以下; or 学科类, 非学科类."""
    if len(names) == _FEW and any(b == no + a for a, b in (names, names[::-1]) for no in "非不未无"):
        return True
    found = [_SIDE.search(name) for name in names]
    told = [(match["bound"], match["side"]) for match in found if match is not None]
    return len(names) == len(told) == _FEW and told[0][0][-_FEW:] == told[1][0][-_FEW:] and told[0][1] != told[1][1]


def ranged(names: Sequence[str]) -> bool:
    """Whether names are all there is from the least to the most: 70岁以上, 55至69岁, 54岁以下; no gap lies between two of them."""
    sides = [(match["side"], match["bound"]) for name in names if (match := _SIDE.search(name)) is not None]
    inner = sorted((int(match[1]), int(match[2])) for name in names if (match := _RANGE.search(name)) is not None)
    if len(sides) != _FEW or not inner or len(inner) + _FEW != len(names) or sides[0][0] == sides[1][0]:
        return False
    ends = [int(match.group()) for _, bound in sides if (match := _NUMBER.search(bound)) is not None]
    if len(ends) != _FEW:
        return False
    low, high = sorted(ends)
    steps = pairwise([(low, low), *inner, (high, high)])
    return all(0 <= after - before <= 1 for (_, before), (after, _) in steps)


_RANGE = pattern(r"([0-9]{1,6})[^\W\d]{0,2}?(?:至|到|—|-|－|~|～)([0-9]{1,6})")
_NUMBER = pattern("[0-9]{1,6}")


_SIDE = any_of("上下界", r"(?P<bound>[^\W_]{{1,6}})(?P<side>{})")

_ORDINAL = pattern("第?([一二三四五六七八九十])([^\\W\\d]{1,6})")


def numbered(names: Sequence[str]) -> bool:
    """Whether the names count through from the first: 第一次, 第二次, 第三次."""
    found = [_ORDINAL.fullmatch(name) for name in names]
    told = ["一二三四五六七八九十".index(match[1]) for match in found if match is not None]
    things = {match[2] for match in found if match is not None}
    return len(names) > 2 and told == list(range(len(names))) and len(things) == 1


def is_rest(name: str) -> bool:
    """Whether a part is what remains: 其他, 剩余, 尚未启动."""
    return REST.search(name) is not None or PENDING.match(name) is not None


def is_left(name: str) -> bool:
    """Whether a part is what remains or what was not taken on: 结转下年, 不予立案."""
    return is_rest(name) or NEGATED.match(name) is not None


def more_than_any(wholes: Sequence[Figure], parts: Sequence[Item]) -> bool:
    """受理468件，调处462件。甲类152件、乙类96件、丙类98件、丁类97件、其他35件: who names the rest has told all, of whichever."""
    made = sum((part.figure.value for part in parts), Decimal(0))
    rest = len(parts) > 3 and is_rest(parts[-1].name)
    return rest and all(whole.value < made <= whole.value * _ALMOST for whole in wholes)


_ALMOST = Decimal("1.125")


def enumerated(listing: Listing, parts: Sequence[Item]) -> bool:
    """Whether a bare colon sets out one row of measures, where 移送司法机关2家 is one among others and no later stage."""
    staged = [match.group(1) for part in parts if (match := STAGE.match(part.name))]
    return (
        listing.intro in (":", "：")
        and len(parts) > 3
        and len(parts) == len(listing.items)
        and len({part.mark for part in parts[1:]}) == 1
        and not any(part.fresh for part in parts)
        and len(staged) < 2
        and all(stage.startswith("移") for stage in staged)
    )


def incomplete(listing: Listing, total: Figure, parts: Sequence[Item], divided: bool) -> bool:
    """Whether the words allow that the parts are not all, or that one thing counts in two of them."""
    names = [part.name for part in parts]
    lead = listing.lead.removesuffix(names[0])
    rest = REST.search(names[-1]) is not None and len(names) > _FEW  # 主要支出为：教育9亿元、卫生5亿元、其他支出11亿元
    told = listing.behind and divided  # whoever adds up means all
    if not (rest or told) and (PARTIAL.search(lead) or any(PARTIAL.match(name) for name in names)):
        return True
    if not divided and _concerns(names, total, parts):  # 涉企、涉农: one thing may be both
        return True
    if any(part.behind.startswith("等") and not part.behind.startswith(("等级", "等次")) for part in parts):
        return True
    if divided:
        return False
    if listing.behind and not any(STAGE.match(name) for name in names[1:]):
        names = names[1:]  # 受理质量类投诉320件、价格类投诉172件: the verb in front is that of all
    kinds = [name for name in names if _own_object(name, total.noun)]
    if len(kinds) > 1 and all(part.figure.unit == total.unit for part in parts):
        names = [name for name in names if name not in kinds]
    stages = {match.group(1) for name in names if (match := STAGE.match(name))}
    if enumerated(listing, parts) or (len(names) > 2 and all(name.endswith(_POSTS) for name in names)):
        stages = set()  # 受理岗21名、审核岗19名: posts, not stages
    if stages and not any(NEGATED.match(name) or REST.search(name) for name in names):
        staged = sum(1 for name in names if STAGE.match(name))
        if len(stages) > 1 or staged < len(names):
            return not _whole_changed_about(total, parts)
    return False


def _whole_changed_about(total: Figure, parts: Sequence[Item]) -> bool:
    """Whether the whole has the digits of what three parts or more make in another order: a stage is no part by no such chance."""
    step = min(total.step, *(part.figure.step for part in parts))
    made = sum((part.figure.value for part in parts), Decimal(0))
    return (
        len(parts) > _FEW
        and total.value / step > misses.TWO_DIGITS
        and misses.swapped(int(total.value / step), int(made / step))
    )


def _concerns(names: Sequence[str], total: Figure, parts: Sequence[Item]) -> bool:
    """Whether a name tells what a thing concerns, of which there may be more. Who names 其他 divides all, and what overlaps
    does not come near the whole by chance: 涉及甲类3件、涉及乙类5件、涉及丙类2件."""
    some = [name for name in names if name.startswith("涉") and not (name.startswith(_ABROAD) or name.endswith("类"))]
    if any(REST.search(name) for name in names):
        return False
    off = abs(sum((part.figure.value for part in parts), Decimal(0)) - total.value)
    if len(some) != len(names) or len(names) < 3:
        return bool(some)
    return off * _NEAR_ALL > total.value and not misses.changed_about(total, parts)


_NEAR_ALL = 20
_FEW = 2
_POSTS = ("岗", "口", "科", "股", "组", "室", "员")
_ABROAD = listed("涉外")


def beyond(listing: Listing, total: Figure, parts: Sequence[Item]) -> Severity | None:
    """What to say of parts that may not be all and make more than the total all the same: one alone does, or those before 等."""
    if exceeded(listing, total, parts):
        return "warning"
    made = sum((part.figure.value for part in parts), Decimal(0))
    some = any(part.behind.startswith("等") for part in parts)
    open_ = PARTIAL.search(listing.lead) or any(part.name.startswith("涉") or STAGE.match(part.name) for part in parts)
    plain = len(parts) > 2 and all(part.figure.unit == total.unit for part in parts)
    return "warning" if some and plain and not open_ and total.value < made <= total.value * Decimal("1.3") else None


def _own_object(name: str, noun: str) -> bool:
    """Whether a verb in front is the name of a kind, not a stage that the things of the total go through: 办理公证."""
    match = STAGE.match(name)
    thing = name[match.end() :] if match else ""
    return len(thing) > 1 and thing[0] not in "的率完后于" and thing[:2] not in noun and thing[-2:] not in noun


def exceeded(listing: Listing, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether one part is more than the whole, and no other whole can be meant: 收件17宗，其中甲类83宗."""
    alike = [other for other in listing.totals if other.about == total.about]
    if len(alike) > 1 and any("比" in other.noun for other in alike):
        return False  # 42件，比上年的50件下降16%
    most = max(other.value for other in alike)
    return (
        any(
            part.figure.value > most and part.figure.unit == total.unit
            for part in (parts if listing.intro[:1] == "(" else _at_first(parts))
        )
        and not listing.behind
        and listing.intro not in ("", "，")
        and not ("级" in total.noun and any("级" in part.name for part in parts))  # 省级26个，其中国家级5个、市级48个
    )


def _at_first(parts: Sequence[Item]) -> Iterator[Item]:
    """The parts up to a comma: behind it other things may be told, outside of a bracket."""
    return chain(takewhile(lambda part: part.mark in ("", "、"), parts), (part for part in parts if not part.mark))


def parted(names: Sequence[str], signs: int, divided: int, same: bool, rest: bool) -> bool:
    """Whether two parts behind 其中 are told as the whole: they divide it, name a rest, or look complete in several ways."""
    return divided == 2 or rest or opposed(names) or (same and signs > 1)


def opposed(names: Sequence[str]) -> bool:
    """Whether the names tell what was done and what was not: one is still to come, or one of two is the other with 不."""
    if any(PENDING.match(name) for name in names):
        return True
    if len(names) != 2:
        return False
    return any((no := NEGATED.match(a)) and a[no.end() :][:2] in b for a, b in (names, names[::-1]))


_VERB_END = pattern(r"(?:分别|[有为是共达约个计]|收[到入]|完成|办[理结]|实现|支出|投入)+$")


_KINDS = frozenset("类型级期档批组片镇乡村局所队站科县区市院校户店厂园馆")


_NUMERALS = pattern("[0-9一二三四五六七八九十]+")


def alike(names: Sequence[str]) -> bool:
    """Whether the names are of one kind, by the word that they end in: 普通程序, 简易程序."""
    ends = {_NUMERALS.sub("#", _VERB_END.sub("", name))[-2:] for name in names}
    if len(ends) != 1:
        if headed(names, _COMING_FROM):
            return True
        ends = {name[-1:] for name in names}
        return len(ends) == 1 and (ends.pop() in _KINDS or framed(names))
    return len(ends.pop()) == 2


_COMING_FROM = listed("分别来路")
_GOING_TO = listed("各往")


def headed(names: Sequence[str], words: Sequence[str] = _GOING_TO) -> bool:
    """Whether three names or more begin with one of some words: 来自高校的、来自企业的、来自科研院所的; 进机关、进学校、进企业."""
    head = next((word for word in words if names[0].startswith(word)), "")
    return head != "" and len(names) > _FEW and all(name.startswith(head) for name in names)


def of_its_kind(noun: str, names: Sequence[str]) -> bool:
    """Whether all names end as that of the total does: 公务用车19辆，其中轿车7辆、越野车4辆、面包车8辆."""
    ends = {name[-1:] for name in (noun, *names)}
    return len(names) > _FEW and len(ends) == 1 and ends != {""} and not _VERB_END.search(noun)


def two_framed(names: Sequence[str]) -> bool:
    """Whether two names say the same of two who are not one: 以市政府名义印发的, 以市政府办公室名义印发的."""
    if len(names) != _FEW or names[0].startswith(("有", "获", "含", "带", "涉")):
        return False
    one, other = names
    first = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    ends = _heads(names)
    return first > 1 and len(one) - len(ends[0]) > _FEW and ends[0] != ends[1]


def framed(names: Sequence[str]) -> bool:
    """Whether the names begin alike and end alike, with another word in between: 因病致贫, 因残致贫."""
    same = len({name[:1] for name in names}) == 1 and not names[0].startswith(("有", "获", "含", "带"))
    return same and len(names) > 2 and min(map(len, names)) > 2 and names[0][-1] != "的"
