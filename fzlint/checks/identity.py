"""identity: the words by which a report names itself: its type, the unit that speaks, its attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from fzlint.checks.context import Context
from fzlint.document import attachments
from fzlint.document.model import Document, Span
from fzlint.document.own_name import Sounds, misspelt
from fzlint.document.unit import places_of, unit_of
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Identity(NamedTuple):
    """Where a report contradicts its own name.

    what   type: a title 报告 and “汇报如下”, a 报告 that asks for approval; unit: the unit of the title and another one that
           speaks or signs, or another place that it is said of; attachment: an 附件 that is announced and not there, or the other way round
    organs  words behind the name of another place where it is the subject: 县+委, 镇+政府
    beside  words of sentences that rightly have another place for their subject: 交流, 我
    times, verbs  what opens a sentence on the whole year, and what the unit does in it; above: how units above are called
    older   names of bureaus as they once were, with what they are now: 交通局|交通运输局
    common  characters that are in no name of a place: 全县, 各乡镇
    """

    what: Literal["type", "unit", "attachment"]
    organs: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    common: str = ""
    times: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    above: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        if self.what == "type":
            return ("title", "said", "fault", "advice")
        return ("unit", "said", "where") if self.what == "unit" else ("said", "fault", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if self.what == "type":
            yield from _types(document)
        elif self.what == "unit":
            yield from _units(document, ("|".join(self.times), "|".join(self.verbs), self.above))
            yield from self._misspelt(context)
            yield from self._older(document)
            yield from self._elsewhere(context)
        else:
            yield from _attachments(document)

    def _misspelt(self, context: Context) -> Iterator[Match]:
        """The unit's own name, or that of its place, with a wrong character in it."""
        document = context.document
        unit = unit_of(document.title)
        if not unit:
            return
        sounds = Sounds(context.phrases.alike, context.phrases.word)
        for found in misspelt(document, unit, places_of(document.title), sounds):
            if not any(word in _sentence(document, found.span) for word in self.beside):
                values = {"unit": unit, "said": found.said, "where": "此处写作"}
                yield Match(found.span, values, group=found.said, key=found.said)

    def _older(self, document: Document) -> Iterator[Match]:
        """县交通局 in a report of 云溪县交通运输局."""
        unit = unit_of(document.title)
        for old, _, now in (row.partition("|") for row in self.older):
            if not unit.endswith(now):
                continue
            for found in pattern(f"[省市县区旗州]{old}").finditer(document.text):
                block = document.blocks[document.block_at(found.start())]
                span = Span(found.start(), found.end())
                if block.role == "signoff" or any(word in _sentence(document, span) for word in ("原", "更名", "撤")):
                    continue
                values = {"unit": unit, "said": found.group(), "where": "此处写作"}
                yield Match(span, values, group=old, key=old)

    def _elsewhere(self, context: Context) -> Iterator[Match]:
        """Sentences that have another county or town for their subject than the one of the title: left from another's report."""
        document = context.document
        unit, places = unit_of(document.title), places_of(document.title)
        own = places[-1] if places else ""
        if not own or own[-1] not in "县镇乡":
            return
        text, common = document.text, frozenset(self.common)
        at = text.find(own[-1])
        while at >= 0:
            block = document.blocks[document.block_at(at)]
            label = block.label
            first = block.start if label is None else label.span.end
            near = max(first, at - _LONGEST)
            begin = text.rfind("。", near, at) + 1 or first
            name = text[max(begin, near) : at + 1]  # too long for a name where the sentence begins before
            running = block.role in ("body", "item", "heading") and at >= block.heading_end
            if running and name not in places and _is_place(context, name, common):
                end = text.find("。", at, block.end)
                sentence = text[at + 1 : end if end >= 0 else block.end]
                subject = any(word in sentence[:_NEAR] for word in self.organs)
                if subject and not any(word in sentence for word in (own, *self.beside)):
                    values = {"unit": unit, "said": name, "where": "此处说的却是"}
                    yield Match(Span(begin, at + 1), values, group=name, key=f"{name}{unit}")
            at = text.find(own[-1], at + 1)


def _sentence(document: Document, span: Span) -> str:
    block = document.blocks[document.block_at(span.start)]
    end = document.text.find("。", span.end, block.end)
    start = document.text.rfind("。", block.start, span.start) + 1
    return document.text[max(start, block.start) : end if end >= 0 else block.end]


# --------------------------------------------------------------------------- type of document

_TYPE = pattern(r"(?:总结报告|报告|汇报|总结|通报)(?=(?:[（(][^（）()]{1,12}[）)]|(?:及|和|与|暨).{4,24})?$)")
_FORMULA = pattern("现[将就][^。“”]{0,80}?(报告|汇报|总结|通报|请示|通知)如下")
_FOR = "请[^，。]{0,4}?(?:批示|批复|批准|审批|指示)"
_ASKS = pattern(_FOR)
_REQUEST = pattern(
    "(?:妥否|当否|可否|是否妥当|是否可行|特此报告|以上报告|如无不妥)[，,。]?[^，。]{0,6}?" + _FOR + "|特此请示"
)


_TO_ASSEMBLY = pattern("向大会(?:作)?汇报(?:政府|法院|检察院)?工作", need="向大会")
_NEAR_START = 600


def _types(document: Document) -> Iterator[Match]:
    found = _TYPE.search(document.title)
    if found is None:
        yield from _notice(document)
        return
    title, text = found.group(), document.text
    formula = _FORMULA.search(text)
    if formula is not None and formula.group(1) not in title and not _heads_before(document, formula.start()):
        span = Span(formula.start(1), formula.end())
        wanted = title if title in ("报告", "汇报", "总结", "通报") else "报告"
        yield Match(
            span,
            {
                "title": title,
                "said": text[span.start : span.end],
                "fault": "与标题不一致",
                "advice": f"请改为“{wanted}如下”；如标题有误，请改标题",
            },
            edits=(Edit(Span(formula.start(1), formula.end(1)), wanted),),
            severity="info" if "总结" in (title, formula.group(1)) else None,
        )
    if document.title.endswith("工作报告") and (said := _TO_ASSEMBLY.search(text, 0, _NEAR_START)) is not None:
        values = {
            "title": "工作报告",
            "said": said.group(),
            "fault": "与标题不一致",
            "advice": "请改为“向大会报告工作”",
        }
        yield Match(Span(said.start(), said.end()), values)
    if title.endswith("报告") and (
        "特此请示" in text or _ASKS.search(text)
    ):  # the longer pattern takes longer to compile
        for request in _REQUEST.finditer(text):
            yield Match(
                Span(request.start(), request.end()),
                {
                    "title": title,
                    "said": request.group(),
                    "fault": "而报告中不得夹带请示事项",
                    "advice": "请删去；确需上级答复的事项请另行文请示",
                },
            )


def _notice(document: Document) -> Iterator[Match]:
    """A 通知 that begins as a report does: 现将……报告如下; a 请示 that begins with 汇报: it may well tell how things stand."""
    title = document.title[-2:]
    formula = _FORMULA.search(document.text) if title in ("通知", "请示") else None
    others = "报告汇报" if title == "通知" else "汇报通报"
    if formula is not None and formula.group(1) in others and not _heads_before(document, formula.start()):
        values = {"title": title, "said": formula.group(1) + "如下", "fault": "与标题不一致"}
        values["advice"] = f"请改为“{title}如下”；如标题有误，请改标题"
        yield Match(Span(formula.start(1), formula.end()), values)


def _heads_before(document: Document, offset: int) -> bool:
    """Whether a second heading stands before `offset`: then the words are no opening formula of the report."""
    return sum(document.blocks[section.heading].start < offset for section in document.sections[:2]) > 1


# --------------------------------------------------------------------------- name of the unit

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


def _units(document: Document, year: tuple[str, str, tuple[str, ...]]) -> Iterator[Match]:
    unit = unit_of(document.title)
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
_BODIES = ("队", "所", "站", "校", "司", "馆")  # last characters of units that sign and are neither bureaus nor towns
_LESS = 2  # characters of a name in short: 我局, 该局


def _may_be(unit: str, said: str, place: str | None, above: tuple[str, ...]) -> bool:
    """Whether a name may be that of the unit itself, in full or short, or of the one above it: 市水务局 for 青河市水务局."""
    if len(said) <= _LESS or said[0] in "我本该各" or said.startswith(above):
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


_LONGEST = 4  # code points: a name of a county or town
_NEAR = 12  # code points behind the name of a county or town, in which the organ of its stands that does something


def _is_place(context: Context, name: str, common: frozenset[str]) -> bool:
    """Whether 东岭县, 石桥镇 is a name: 成立镇 and 我镇 are none."""
    if not 3 <= len(name) <= _LONGEST or not name.isalnum() or not common.isdisjoint(name):
        return False
    return not any(context.phrases.word("".join(pair)) for pair in pairwise(name[:-1]))


def _speaks(document: Document, unit: str, rival: str) -> Iterator[Match]:
    text = document.text
    at = text.find("我" + rival)
    while at >= 0:
        end = at + 1 + len(rival)
        behind = text[end : end + 1]
        if text[at - 1 : at] != "自" and (not behind or behind not in _SELF[rival]) and not _quoted(document, at):
            said = text[at:end]
            yield Match(
                Span(at, end), {"unit": unit, "said": said, "where": "此处自称"}, group=said, key=f"{said}{unit}"
            )
        at = text.find("我" + rival, at + 2)


_WINDOW = 400  # characters in which an opening quotation mark is looked for


def _quoted(document: Document, offset: int) -> bool:
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


# --------------------------------------------------------------------------- attachments

_MENTION = pattern(r"(?:详见|参见|见)\s*附件\s*([0-9]{1,2}|[一二三四五六七八九十])?")


def _attachments(document: Document) -> Iterator[Match]:
    text = document.text
    if "附件" not in text:
        return
    listed, there = attachments.listed(document), attachments.there(document)
    known = {item.number for item in (*listed, *there)}
    for mention in _MENTION.finditer(document.folded):
        number = mention.group(1)
        if (number is None and known) or attachments.number_of(number) in known or _quoted(document, mention.start()):
            continue
        yield _fault(
            document,
            Span(mention.start(), mention.end()),
            f"但文后没有附件{number or ''}" if not known else f"但只有{_names(known)}",
            "请补上附件和附件说明，或改正此处",
        )
    if not listed or not there:
        return  # attachments are often kept in files of their own
    if len({item.number for item in listed}) < len(listed):
        return  # more than one list, for more than one text
    by_number = {item.number: item for item in there}
    for item in listed:
        other = by_number.get(item.number)
        if other is None:
            yield _fault(document, item.span, f"但文后只有{_names(by_number)}", "请补上附件，或改正附件说明")
        elif not attachments.same_title(item.titles[0], other.titles):
            yield _fault(document, item.span, f"而附件上的标题是“{other.titles[0]}”", "请核对并统一", other.span)


def _fault(document: Document, span: Span, fault: str, advice: str, *related: Span) -> Match:
    said = " ".join(document.text[span.start : span.end].split())
    return Match(span, {"said": said, "fault": fault, "advice": advice}, related=related)


def _names(numbers: Iterable[int]) -> str:
    return "、".join(f"附件{number}" for number in sorted(numbers))
