"""What a report calls its own unit: how it speaks of itself, what the year's work is told of, who signs. Read by `identity`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.document.identity.own_name import near
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_inside
from fzlint.document.title_words import NO_SELVES
from fzlint.document.unit import signed_by, unit_of
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_PLACE = 2  # characters: most names of places, without what they end in
_BUREAUS = ("局", "委", "厅")  # what no library or association calls itself; of the town it belongs to it may speak
_SELVES = (*_BUREAUS, "办", "镇", "乡", "街道", "院", "中心")  # what units call themselves behind 我 and 本
# 局党委 and 局委员会 speak as 我局, 街道 as 我街道 and 我办
_CLASS = pattern(
    "(?:(局|厅|院|镇|乡|街道)(?:党委|党组|党工委|委员会)|(局)|(委)(?:员会)?|(办)(?:公室|事处)|(厅)|(镇)(?:人民政府)?"
    "|(乡)(?:人民政府)?|(街道)(?:办事处|办)?|(院))$"
)
_ALSO = {("街道", "办"), ("院", "委"), ("院", "办"), ("院", "中心")}  # a unit of the first kind may speak as the second


class Selves(NamedTuple):
    """What a rule says of how units call themselves.

    bodies      ends of names with what else such a unit does not call itself: 中学|院|园
    committees  of which a unit has one: 党委|党组
    signed      what is told where only the signature names the unit
    """

    bodies: tuple[str, ...]
    committees: tuple[str, ...]
    signed: str


def units(
    document: Document,
    year: tuple[str, str, tuple[str, ...]],
    beside: tuple[str, ...],
    ranks: tuple[str, ...],
    selves: Selves,
) -> Iterator[Match]:
    unit = unit_of(document.title)
    yield from _counties(document, unit or document.title)
    signed = list(_signed_alike(document))
    yield from signed
    yield from _meets(document, unit)
    if not unit and (street := STREET.match(document.title.removeprefix("关于"))):
        unit = street[1]
    if not unit:
        yield from _signed_by_body(document, selves)
        return
    for row in selves.committees:
        yield from _committees(document, unit, row)
    kind = _CLASS.search(unit)
    own = next((group for group in kind.groups() if group), "") if kind else ""
    rivals = _rivals(unit, selves.bodies)
    if rivals or unit.endswith(_BODIES) or (unit.endswith("会") and not own):
        yield from _speaks_as_bureau(document, unit, rivals)
    elif own:
        for rival in (*_SELVES, *(_SCHOOLS if not any(school in unit for school in _TAUGHT) else ())):
            if rival != own and (own, rival) not in _ALSO:
                yield from _speaks(document, unit, rival)
        yield from _opens(document, unit, own, *year)
    yield from _ranks(document, unit, ranks, told=bool(signed))
    if not signed:
        yield from _signs(document, unit)
    yield from _headers(document, unit)
    yield from _levels(document, unit, beside)


_SCHOOLS = ("校",)
_TAUGHT = ("学", "校", "教")  # in the name of what may call itself a school, or speak of one


def _rivals(unit: str, bodies: tuple[str, ...]) -> list[str]:
    """What a school or a centre does not call itself; [] if the unit is none."""
    rows = (row.split("|") for row in bodies)
    return next((rivals for end, *rivals in rows if unit.endswith(end)), [])


def _speaks_as_bureau(document: Document, unit: str, rivals: list[str]) -> Iterator[Match]:
    """我局 in a report of a library or a school, 我院 in that of a school which is no 学院."""
    for rival in dict.fromkeys((*_BUREAUS, *rivals)):
        if rival not in unit:
            yield from _speaks(document, unit, rival)


def _signed_by_body(document: Document, selves: Selves) -> Iterator[Match]:
    """我局 in a report that only its signature tells to be of a school."""
    unit = signed_by(document)
    rivals = _rivals(unit, selves.bodies)
    if (rivals or unit.endswith(_BODIES)) and len(unit) >= _LEAST_SIGNED:
        yield from (match._replace(message=selves.signed) for match in _speaks_as_bureau(document, unit, rivals))


def _committees(document: Document, unit: str, names: str) -> Iterator[Match]:
    """局党委 where it is 局党组 elsewhere: a unit has one of them. The rarer is told, or the later."""
    own = re.escape(unit[_PLACE:-1])  # 县水务局 in 青禾县水务局; 市水务局 is another
    behind = rf"(?:(?<=[，。、；：\n我本由经向])|(?<={own}))" if own else r"(?<=[，。、；：\n我本由经向])"
    committee = pattern(rf"{behind}(局|院|委|厅)({names})(?!织)", need=names)
    found = [found for found in committee.finditer(document.text) if not is_inside(document, found.start())]
    first = found[0] if found else None
    others = [one for one in found if first and one[1] == first[1] and one[2] != first[2]]
    if first is None or not others:
        return
    same = [one for one in found if one[0] == first[0]]
    odd, usual = (same, others[0]) if len(same) < len(others) else (others, first)
    for one in odd:
        values = {"unit": unit, "said": one[0], "where": f"别处写“{usual[0]}”，此处写作"}
        yield Match(Span(one.start(), one.end()), values, group=one[0], key=one[0], severity="info")


def _rank(name: str, ranks: tuple[str, ...]) -> tuple[str, list[str]]:
    """The end of a name that tells its rank or form, the longest that fits, and the others of its kind; "" if it has none."""
    kinds = [row.split("|") for row in ranks]
    own = max((end for kind in kinds for end in kind if name.endswith(end)), key=len, default="")
    return own, [end for kind in kinds for end in kind if own in kind and end != own]


def _ranks(document: Document, unit: str, ranks: tuple[str, ...], told: bool) -> Iterator[Match]:
    """我大队 in a report of a 支队, and a name that signs in another form than the title's."""
    own, others = _rank(unit, ranks)
    if not own:
        return
    for rival in others:
        yield from _speaks(document, unit, rival)
    for span, name in _signatures(document) if not told else ():
        if _rank(name, ranks)[0] in others and _same_unit(unit, name):
            yield Match(span, {"unit": unit, "said": name, "where": "落款写作"})


STREET = pattern(r"([^\W\d_]{2,3}街道)")
_OWN_PLACE = pattern("[^\\W\\d_]{1,5}?[市区](?![^0-9]{0,3}(?:县|域))")


def _counties(document: Document, title: str) -> Iterator[Match]:
    """我县 in the report of a district or a city."""
    place = _OWN_PLACE.match(title.removeprefix("关于"))
    if place is None or "县" in title or "自治" in title or (unit_of(title) == "" and title[:2] == "关于"):
        return  # 关于支持城区供水的函: its first words are no place
    at = document.text.find("我县")
    while at >= 0:
        if not is_inside(document, at) and document.text[at - 1 : at] != "自":
            values = {"unit": place.group(), "said": "我县", "where": "此处写作"}
            yield Match(Span(at, at + 2), values, group="我县", key="我县")
        at = document.text.find("我县", at + 2)


def _opens(document: Document, unit: str, own: str, times: str, verbs: str, above: tuple[str, ...]) -> Iterator[Match]:
    """Another unit of the same kind that a sentence about the whole year opens with."""
    if len(own) > 1 and own != "街道":
        return
    # 2024年，青河县水务局坚持……; 2025年，市水务局将……
    no_name = "".join(mark for mark in "和与及同向对在" if mark not in unit)  # 发展和改革局
    subject = pattern(
        f"(?:20[0-9]{{2}}年(?:度)?|{times})，(?P<name>[^，。、“”《》{no_name}]{{2,20}}?[局委院镇乡道厅])(?:党委|党组|党工委)?、?(?:人民)?(?:政府)?(?:[（(]以?下?简?称[^（）()]{{1,16}}[）)])?(?={verbs})"
    )
    place = _LAST_PLACE.match(unit) if own in "局委院" else None
    for number, sentence in enumerate(document.sentences):
        said = subject.match(document.plain, sentence.start, sentence.end)
        if said is None and number < _OPENING:
            said = _SPEAKS_FOR.search(document.plain, sentence.start, sentence.end)
        if (
            said is None
            or not (said["name"].endswith(_TOWNS if own[-1] in _TOWNS else own) or _is_other_rank(unit, said["name"]))
            or (
                _may_be(unit, said["name"], place and place[0], above)
                and not _is_wrong_level(unit, said["name"], number)
            )
        ):
            continue
        span = Span(said.start("name"), said.end("name"))
        yield Match(
            span, {"unit": unit, "said": said["name"], "where": "此处写作"}, group=said["name"], key=said["name"]
        )


_OPENING = 6  # sentences in which a report is delivered
_SPEAKS_FOR = pattern("我代表(?P<name>[^，。、]{2,20}?[局委院镇乡])，?(?:向|报告)", need="代表")
_RANKS = "局厅委"


def _is_other_rank(unit: str, said: str) -> bool:
    """民政局 for 西川省民政厅."""
    unit = unit.removesuffix("员会")  # 卫生健康局 for 卫生健康委员会
    return said[-1] in _RANKS and unit[-1] in _RANKS and said[-1] != unit[-1] and unit[:-1].endswith(said[:-1])


_TOWNS = ("镇", "乡", "道")
_LAST_PLACE = pattern(".{1,12}(?:省|市|县|区|旗|盟|州)")
_BODIES = tuple("队所站校司馆学园社")  # last characters of units that sign and are neither bureaus nor towns
_LESS = 2  # characters of a name in short: 我局, 该局


def _may_be(unit: str, said: str, place: str | None, above: tuple[str, ...]) -> bool:
    """Whether a name may be that of the unit itself, in full or short, or of the one above it: 市水务局 for 青河市水务局."""
    if len(said) <= _LESS or said[0] in "我本该各全" or said.startswith(above):
        return True
    if _same_unit(unit, said) or _same_unit(said, unit) or (said[-2] == "党" and said[:-2] in unit):
        return True  # 集团党委 in 水务集团有限公司委员会
    if place is None:
        return False
    named = _LAST_PLACE.match(said)
    rest = said[named.end() :] if named else said
    if rest and _same_unit(unit[len(place) :], rest):  # the same bureau: of the county, or of the city above
        return named is None or (named[0][:-1] != place[:-1]) == (named[0][-1] != place[-1])
    return False


_COUNTIES = "县区旗"  # a unit is of one of them; that of a city is of none
_ABOVE = "市省"
_FIRST_SENTENCES = 2


def _is_wrong_level(unit: str, said: str, number: int) -> bool:
    """县统计局 for 石门市统计局; in the first sentences also 市统计局 for 沧山县统计局: there the unit speaks of itself."""
    own = _LAST_PLACE.match(unit)
    if own is None or said[1:] != unit[own.end() :] or len(said) <= _LESS:
        return False
    level = own[0][-1]
    return (said[0] in _COUNTIES and said[0] != level and level in _COUNTIES + "市") or (
        number < _FIRST_SENTENCES and level in _COUNTIES and said[0] in _ABOVE
    )


LONGEST = 4  # code points: a name of a county or town
NEAR = 12  # code points behind the name of a county or town, in which the organ of its stands that does something


def is_place(context: Context, name: str, common: frozenset[str]) -> bool:
    """Whether 东岭县, 石桥镇 is a name: 成立镇 and 我镇 are none."""
    if not 3 <= len(name) <= LONGEST or not name.isalnum() or not common.isdisjoint(name):
        return False
    return not any(context.phrases.word("".join(pair)) for pair in pairwise(name[:-1]))


def _is_town(unit: str) -> bool:
    return _CLASS.sub("", unit) != unit and any(town in unit[-_TOWN:] for town in _TOWNS)


_TOWN = 5  # last characters of the name of a town's unit: 镇人民政府


def _levels(document: Document, unit: str, beside: tuple[str, ...]) -> Iterator[Match]:
    """县水务局 in a report of 云溪区水务局, and 县人民法院院长 below its title: the same unit of another level.

    beside   words near it where another one is rightly spoken of
    """
    place = _LAST_PLACE.match(unit)
    rest = unit[place.end() :] if place is not None else ""
    level = unit[place.end() - 1] if place is not None else ""
    if len(rest) < _LEAST_REST or level not in _COUNTIES:
        return
    names = {rest, rest[2:] if rest.endswith("院") else rest}  # 人民法院, 法院
    for other in _COUNTIES.replace(level, ""):
        for name in names:
            at = document.text.find(other + name)
            while at >= 0:
                behind = at + 1 + len(name)
                near = document.text[behind : behind + 2 * NEAR].partition("\n")[0].partition("。")[0]
                spoken = any(word in near for word in beside)
                if not document.text[at - 1 : at].isalnum() and not is_inside(document, at) and not spoken:
                    span = Span(at, at + 1 + len(name))
                    values = {"unit": unit, "said": other + name, "where": "此处写作"}
                    yield Match(span, values, group=other + name, key=f"{other}{name}")
                at = document.text.find(other + name, at + 1)


_LEAST_REST = 3  # characters of a unit's name without its place: 水务局


def _speaks(document: Document, unit: str, rival: str) -> Iterator[Match]:
    text = document.text
    for own in "我本全" if rival in _TOWNS and _is_town(unit) else "我本":
        at = text.find(own + rival) if own + rival[:1] in document.pairs else -1
        while at >= 0:
            end = at + 1 + len(rival)
            behind = text[end : end + 1]
            word = text[at - 1 : at] == "自" if own == "我" else text[at - 1 : at].isalnum() or behind == "本"
            if own == "全":
                word = behind in _TOWNS  # 全乡镇
            if not word and rival + behind not in NO_SELVES and not is_inside(document, at):
                said = text[at:end]
                values = {"unit": unit, "said": said, "where": "此处自称"}
                yield Match(Span(at, end), values, group=said, key=f"{said}{unit}")
            at = text.find(own + rival, at + 2)


_DATED = pattern(r"\s*[0-9一二三四五六七八九十〇○零]{2,4}\s*年.*")


def _signatures(document: Document) -> Iterator[tuple[Span, str]]:
    for block in document.blocks:
        if block.role == "signoff":
            name = _DATED.sub("", document.text_of(block)).strip()
            start = block.start + document.text_of(block).index(name)
            yield Span(start, start + len(name)), name


_LEAST_SIGNED, _LEAST_PLACE = 5, 3  # characters of a unit's name, and of a place's


def _signed_alike(document: Document) -> Iterator[Match]:
    """A signature, or the place it begins with, that differs in one character from the name in the title: 白路镇人民政府."""
    title = document.title
    if not title or "转发" in title:
        return
    for span, name in _signatures(document):
        place = _SIGNED_PLACE.match(name)
        for said, least in ((name, _LEAST_SIGNED), (place[0] if place else "", _LEAST_PLACE)):
            if len(said) < least or not said.isalpha() or document.text.count(said) > 1:
                continue
            other = next((title[at : at + len(said)] for at, _ in near(title, said)), "")
            if not other and said == name:
                other = _told_as(document, said)
            elif other and said != name and not pattern("^(?:关于|20[0-9]{2}年度?)+").sub("", title).startswith(other):
                continue
            if other:
                values = {"unit": other, "said": said, "where": "落款写作"}
                yield Match(Span(span.start, span.start + len(said)), values)
                break


def _told_as(document: Document, said: str) -> str:
    """The name that the text has twice and that differs in one character from the one that signs, which it has not."""
    text = document.text[: document.text.rfind(said)]
    found = [text[at : at + len(said)] for at, _ in near(text, said)]
    return next((name for name in found if name.isalpha() and found.count(name) >= _TWICE), "")


_TWICE = 2
_SIGNED_PLACE = pattern("[^\\W\\d_]{1,4}?(?:[县区市旗镇乡]|街道)")
_MEETING = pattern("在([^\\W\\d_]{2,6}?[市县区旗])第[一二三四五六七八九十]{1,3}届(?:人民代表大会|委员会)", need="届")
_BELOW_TITLE = 120  # code points behind the title, in which the meeting is named


def _meets(document: Document, unit: str) -> Iterator[Match]:
    """A meeting in another county than that of the title: 霞光县人民政府工作报告, read in 霞山县第十六届人民代表大会."""
    place = _LAST_PLACE.match(unit)
    if place is None or not document.title.endswith("工作报告"):
        return
    end = document.blocks[document.title_blocks[-1]].end
    said = _MEETING.search(document.text, end, end + _BELOW_TITLE)
    if said is not None and said[1][-1] == place[0][-1] and said[1][-3:] != place[0][-3:]:
        yield Match(Span(said.start(1), said.end(1)), {"unit": unit, "said": said[1], "where": "会议名称写作"})


def _signs(document: Document, unit: str) -> Iterator[Match]:
    names: list[tuple[Span, str]] = []
    for span, name in _signatures(document):
        body = name.endswith(_BODIES) and (name[-1] == unit[-1] or name[:_LEAST_PLACE] == unit[:_LEAST_PLACE])
        if _CLASS.search(name) or name.endswith("中心") or body:
            names.append((span, name))
    if names and not any(_same_unit(unit, "".join(name.split())) for _, name in names):
        span, name = names[-1]
        yield Match(span, {"unit": unit, "said": name, "where": "落款写作"})


def _headers(document: Document, unit: str) -> Iterator[Match]:
    if any(block.role == "header" for block in document.blocks):
        from fzlint.checks.headers import other_unit

        for span, name in other_unit(document, document.title, unit, lambda name: _CLASS.search(name) is not None):
            if not _same_unit(unit, name):
                yield Match(span, {"unit": unit, "said": name, "where": "页眉、页脚写作"})


def _same_unit(title: str, sign: str) -> bool:
    """Whether the names in title and signature may mean one unit: with its place or without, in full or short (卫健局).

    A full name in the title is signed in full; 教育局 is not short for 教育和体育局, nor 住房和建设局 for 住房和城乡建设局.
    """
    title, sign = title.removeprefix("中共"), sign.removeprefix("中共")
    if title in sign or sign in title:
        return True
    rest = iter(sign)
    if not all(character in rest for character in title):
        return False
    shared = next(i for i, (one, two) in enumerate(zip(title, sign, strict=False)) if one != two)
    return sign[shared] not in "和与" and "和" not in title[shared - 1 :]
