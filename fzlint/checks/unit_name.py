"""What a report calls its own unit: how it speaks of itself, what the year's work is told of, who signs. Read by `identity`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.document.unit import unit_of
from fzlint.finding import Match
from fzlint.pattern import pattern

# how a unit speaks of itself, and what may follow the words where they mean something else
_SELF = {
    "局": "限部势面",
    "委": "屈托派员",
    "办": "理事公学案好了成到完这过",
    "厅": "",
    "镇": "静定",
    "乡": "情愁村",
    "街道": "",
    "院": "士内外子",
    "中心": "城思区组任",
}
# 局党委 and 局委员会 speak as 我局, 街道 as 我街道 and 我办
_CLASS = pattern(
    "(?:(局|厅|院|镇|乡|街道)(?:党委|党组|党工委|委员会)|(局)|(委)(?:员会)?|(办)(?:公室|事处)|(厅)|(镇)(?:人民政府)?"
    "|(乡)(?:人民政府)?|(街道)(?:办事处|办)?|(院))$"
)
_ALSO = {("街道", "办"), ("院", "委"), ("院", "办"), ("院", "中心")}  # a unit of the first kind may speak as the second


def units(document: Document, year: tuple[str, str, tuple[str, ...]]) -> Iterator[Match]:
    unit = unit_of(document.title)
    yield from _counties(document, unit or document.title)
    if not unit and (street := STREET.match(document.title.removeprefix("关于"))):
        unit = street[1]
    if not unit:
        return
    kind = _CLASS.search(unit)
    own = next((group for group in kind.groups() if group), "") if kind else ""
    if own:
        for rival in _SELF:
            if rival != own and (own, rival) not in _ALSO:
                yield from _speaks(document, unit, rival)
        yield from _opens(document, unit, own, *year)
    yield from _signs(document, unit)
    yield from _headers(document, unit)


STREET = pattern(r"([^\W\d_]{2,3}街道)")
_OWN_PLACE = pattern("[^\\W\\d_]{1,5}?[市区](?![^0-9]{0,3}(?:县|域))")


def _counties(document: Document, title: str) -> Iterator[Match]:
    """我县 in the report of a district or a city."""
    place = _OWN_PLACE.match(title.removeprefix("关于"))
    if place is None or "县" in title or "自治" in title:
        return
    at = document.text.find("我县")
    while at >= 0:
        if not quoted(document, at) and document.text[at - 1 : at] != "自":
            values = {"unit": place.group(), "said": "我县", "where": "此处写作"}
            yield Match(Span(at, at + 2), values, group="我县", key="我县")
        at = document.text.find("我县", at + 2)


def _opens(document: Document, unit: str, own: str, times: str, verbs: str, above: tuple[str, ...]) -> Iterator[Match]:
    """Another unit of the same kind that a sentence about the whole year opens with."""
    if len(own) > 1 and own != "街道":
        return
    # 2024年，青河县水务局坚持……; 2025年，市水务局将……
    subject = pattern(
        f"(?:20[0-9]{{2}}年(?:度)?|{times})，(?P<name>[^，。、“”《》和与及同向对在]{{2,20}}?[局委院镇乡道厅])(?:党委|党组|党工委)?(?:人民政府)?(?={verbs})"
    )
    place = _LAST_PLACE.match(unit) if own in "局委院" else None
    for number, sentence in enumerate(document.sentences):
        said = subject.match(document.plain, sentence.start, sentence.end)
        if said is None and number < _OPENING:
            said = _SPEAKS_FOR.search(document.plain, sentence.start, sentence.end)
        if (
            said is None
            or not (said["name"].endswith(_TOWNS if own[-1] in _TOWNS else own) or _is_other_rank(unit, said["name"]))
            or _may_be(unit, said["name"], place and place[0], above)
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
    return said[-1] in _RANKS and unit[-1] in _RANKS and said[-1] != unit[-1] and unit[:-1].endswith(said[:-1])


_TOWNS = ("镇", "乡", "道")
_LAST_PLACE = pattern(".{1,12}(?:省|市|县|区|旗|盟|州)")
_BODIES = tuple("队所站校司馆")  # last characters of units that sign and are neither bureaus nor towns
_LESS = 2  # characters of a name in short: 我局, 该局


def _may_be(unit: str, said: str, place: str | None, above: tuple[str, ...]) -> bool:
    """Whether a name may be that of the unit itself, in full or short, or of the one above it: 市水务局 for 青河市水务局."""
    if len(said) <= _LESS or said[0] in "我本该各全" or said.startswith(above):
        return True
    if _same_unit(unit, said) or _same_unit(said, unit):
        return True
    if place is None:
        return False
    named = _LAST_PLACE.match(said)
    rest = said[named.end() :] if named else said
    if rest and _same_unit(unit[len(place) :], rest):  # the same bureau: of the county, or of the city above
        return named is None or (named[0][:-1] != place[:-1]) == (named[0][-1] != place[-1])
    return False


LONGEST = 4  # code points: a name of a county or town
NEAR = 12  # code points behind the name of a county or town, in which the organ of its stands that does something


def is_place(context: Context, name: str, common: frozenset[str]) -> bool:
    """Whether 东岭县, 石桥镇 is a name: 成立镇 and 我镇 are none."""
    if not 3 <= len(name) <= LONGEST or not name.isalnum() or not common.isdisjoint(name):
        return False
    return not any(context.phrases.word("".join(pair)) for pair in pairwise(name[:-1]))


def _speaks(document: Document, unit: str, rival: str) -> Iterator[Match]:
    text = document.text
    for own in "我本":
        at = text.find(own + rival)
        while at >= 0:
            end = at + 1 + len(rival)
            behind = text[end : end + 1]
            word = text[at - 1 : at] == "自" if own == "我" else text[at - 1 : at].isalnum() or behind == "本"
            if not word and (not behind or behind not in _SELF[rival]) and not quoted(document, at):
                said = text[at:end]
                values = {"unit": unit, "said": said, "where": "此处自称"}
                yield Match(Span(at, end), values, group=said, key=f"{said}{unit}")
            at = text.find(own + rival, at + 2)


_WINDOW = 400  # characters in which an opening quotation mark is looked for


def quoted(document: Document, offset: int) -> bool:
    start = max(document.blocks[document.block_at(offset)].start, offset - _WINDOW)
    return document.text.rfind("“", start, offset) > document.text.rfind("”", start, offset)


_DATED = pattern(r"\s*[0-9一二三四五六七八九十〇○零]{2,4}\s*年.*")


def _signs(document: Document, unit: str) -> Iterator[Match]:
    names: list[tuple[Span, str]] = []
    for block in document.blocks:
        if block.role == "signoff":
            name = _DATED.sub("", document.text_of(block)).strip()
            if _CLASS.search(name) or name.endswith("中心") or (name.endswith(_BODIES) and name[-1] == unit[-1]):
                start = block.start + document.text_of(block).index(name)
                names.append((Span(start, start + len(name)), name))
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

    A full name in the title is signed in full; 教育局 is not short for 教育和体育局.
    """
    title, sign = title.removeprefix("中共"), sign.removeprefix("中共")
    if title in sign or sign in title:
        return True
    rest = iter(sign)
    if not all(character in rest for character in title):
        return False
    shared = next(i for i, (one, two) in enumerate(zip(title, sign, strict=False)) if one != two)
    return sign[shared] not in "和与"
