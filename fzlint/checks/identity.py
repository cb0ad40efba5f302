"""identity: the words by which a report names itself: its type, the unit that speaks, its attachments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.checks.unit_name import LONGEST, NEAR, STREET, Selves, is_place, units
from fzlint.document import attachments
from fzlint.document.attachments import Attachment
from fzlint.document.identity.own_name import Sounds, misspelt
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_inside
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
    apart   the same for a place or a unit that is called nearly as the own
    older   names of bureaus as they once were, with what they are now: 交通局|交通运输局
    ranks   ends of names that are not the same, by kind: 支队|大队, 有限公司|有限责任公司
    bodies, committees, signed  how units call themselves, see `Selves`
    papers  ends of titles of papers that say 制定本…… of themselves: 方案, 办法
    common  characters that are in no name of a place: 全县, 各乡镇
    """

    what: Literal["type", "unit", "attachment"]
    organs: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    common: str = ""
    times: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    signed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        if self.what == "type":
            return ("title", "said", "fault", "advice")
        return ("unit", "said", "where") if self.what == "unit" else ("said", "fault", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if self.what == "type":
            yield from _types(document)
            yield from self._made(document)
        elif self.what == "unit":
            year = ("|".join(self.times), "|".join(self.verbs), self.above)
            yield from units(
                document, year, self.beside[1:], self.ranks, Selves(self.bodies, self.committees, self.signed)
            )
            yield from self._misspelt(context)
            yield from self._older(document)
            yield from self._elsewhere(context)
        else:
            yield from _attachments(document)

    def _made(self, document: Document) -> Iterator[Match]:
        """制定本办法 in a 方案."""
        issued = document.title.removesuffix("的通知")
        title = (issued[:-1] if issued != document.title and issued.endswith("》") else document.title).partition("（")[
            0
        ]
        own = next((name for name in self.papers if title.endswith(name)), "")
        said = pattern(f"制定本[^，。]{{0,2}}?({'|'.join(self.papers)})(?=[，。])", need="制定本").search(document.text)
        if not own and said is not None and issued != document.title and not any(name in title for name in self.papers):
            first = document.blocks[document.sections[0].heading].start if document.sections else len(document.text)
            own = document.title[len(issued) + 1 :] if said.start() < first else ""  # the notice itself says so
        if own and said is not None and said[1] != own:
            values = {"title": own, "said": said[0], "fault": "与标题不一致"}
            values["advice"] = f"请改为“本{own}”；如标题有误，请改标题"
            yield Match(Span(said.start(), said.end()), values)

    def _misspelt(self, context: Context) -> Iterator[Match]:
        """The unit's own name, or that of its place, with a wrong character in it."""
        document = context.document
        unit, places = unit_of(document.title), places_of(document.title)
        if not unit and (street := STREET.match(document.title.removeprefix("关于"))):
            unit, places = street[1], ()  # 东湾街道垃圾分类工作……
        if not unit:
            return
        sounds = Sounds(context.phrases.alike, context.phrases.word)
        for found in misspelt(document, unit, places, sounds):
            if found.said[0] != found.right[0] and found.said[0] in self.common:
                continue  # 现将县水务局: no name begins so
            if not any(word in _sentence(document, found.span) for word in self.apart):
                values = {"unit": unit, "said": found.said, "where": "此处写作"}
                yield Match(found.span, values, group=found.said, key=found.said)

    def _older(self, document: Document) -> Iterator[Match]:
        """县交通局 in a report of 云溪县交通运输局."""
        unit, places = unit_of(document.title), places_of(document.title)
        for old, _, now in (row.partition("|") for row in self.older):
            if not unit.endswith(now) or not places:
                continue
            for found in pattern(places[-1][-1] + old).finditer(document.text):
                block = document.block_with(found.start())
                span = Span(found.start(), found.end())
                near = document.text[max(block.start, span.start - _NEAR_NAME) : min(block.end, span.end + _NEAR_NAME)]
                if block.role == "signoff" or any(word in near for word in ("原", "更名", "撤")):
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
            block = document.block_with(at)
            label = block.label
            first = block.start if label is None else label.span.end
            near = max(first, at - LONGEST)
            begin = text.rfind("。", near, at) + 1 or first
            name = text[max(begin, near) : at + 1]  # too long for a name where the sentence begins before
            running = block.role in ("body", "item", "heading") and at >= block.heading_end
            if running and name not in places and is_place(context, name, common):
                end = text.find("。", at, block.end)
                sentence = text[at + 1 : end if end >= 0 else block.end]
                subject = any(word in sentence[:NEAR] for word in self.organs)
                if subject and not any(word in sentence for word in (own, *self.beside)):
                    values = {"unit": unit, "said": name, "where": "此处说的却是"}
                    yield Match(Span(begin, at + 1), values, group=name, key=f"{name}{unit}")
            at = text.find(own[-1], at + 1)


_NEAR_NAME = 12  # code points around a name that is an older one by right


def _sentence(document: Document, span: Span) -> str:
    block = document.block_with(span.start)
    end = document.text.find("。", span.end, block.end)
    start = document.text.rfind("。", block.start, span.start) + 1
    return document.text[max(start, block.start) : end if end >= 0 else block.end]


# --------------------------------------------------------------------------- type of document

_TYPE = pattern(r"(?:总结报告|报告|汇报|总结|通报)(?=(?:[（(][^（）()]{1,12}[）)]|(?:及|和|与|暨).{4,24})?$)")
_FORMULA = pattern("现[将就][^。“”]{0,80}?(报告|汇报|总结|通报|请示|通知|函告|函复)如下", need="如下")
_FOR = "请[^，。]{0,4}?(?:批示|批复|批准|审批|指示)"
_ASKS = pattern(_FOR)
_REQUEST = pattern(
    "(?:妥否|当否|可否|是否妥当|是否可行|特此报告|以上[^，。]{0,2}|报告工作|报告如下|如无不妥)[，,。]?[^，。]{0,6}?"
    + _FOR
    + f"|特此请示|(?<=[。\n \u3000]){_FOR}(?=[^，。]{{0,2}}[。\n])"
)


_NEAR_START = 600  # code points in which a report is delivered


def _types(document: Document) -> Iterator[Match]:
    found = _TYPE.search(document.title)
    if found is None:
        yield from _notice(document)
        return
    title, text = found.group(), document.text
    formula = _FORMULA.search(text)
    said = formula.group(1) if formula is not None else ""
    summary = (title, said) == ("总结", "报告")  # a 总结 is handed in as well: 现将……报告如下
    if formula is not None and said not in title and not summary and not _heads_before(document, formula.start()):
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
    yield from _closes(document, title)
    at = text.find("向大会汇报工作", 0, _NEAR_START) if document.title.endswith("工作报告") else -1
    if at >= 0:
        said = text[at : at + 7]
        values = {"title": "工作报告", "said": said, "fault": "与标题不一致", "advice": "请改为“向大会报告工作”"}
        yield Match(Span(at, at + len(said)), values)
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


_CLOSING = pattern("(?<=\n)[ \u3000]*特此(汇报|总结|通报)(?=[。！]?[ \u3000]*(?:\n|$))", need="特此")


def _closes(document: Document, title: str) -> Iterator[Match]:
    """特此汇报 as the last line of a 报告."""
    closing = _CLOSING.search(document.text) if title == "报告" and "汇报" not in document.title else None
    if closing is not None:
        span = Span(closing.start(1) - 2, closing.end())
        values = {"title": title, "said": f"特此{closing[1]}", "fault": "与标题不一致"}
        values["advice"] = f"请改为“特此{title}”；如标题有误，请改标题"
        yield Match(span, values, edits=(Edit(Span(*closing.span(1)), title),), severity="info")


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


# --------------------------------------------------------------------------- attachments

_MENTION = pattern(r"(?:详见|参见|见)\s*附件\s*([0-9]{1,2}|[一二三四五六七八九十])?")


def _attachments(document: Document) -> Iterator[Match]:
    text = document.text
    if "附件" not in text:
        return
    listed, there = attachments.listed(document), attachments.there(document)
    yield from _left_out(document)
    known = {item.number for item in (*listed, *there)}
    for mention in _MENTION.finditer(document.folded):
        number = mention.group(1)
        if (number is None and known) or attachments.number_of(number) in known or is_inside(document, mention.start()):
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
    yield from _unlisted(document, listed, there)
    by_number = {item.number: item for item in there}
    for item in listed:
        other = by_number.get(item.number)
        if other is None:
            yield _fault(document, item.span, f"但文后只有{_names(by_number)}", "请补上附件，或改正附件说明")
        elif not attachments.same_title(item.titles[0], other.titles) or _of_another_year(item, other):
            yield _fault(document, item.span, f"而附件上的标题是“{other.titles[0]}”", "请核对并统一", other.span)


_OF_YEAR = pattern("20[0-9]{2}(?=年)")


def _of_another_year(item: Attachment, other: Attachment) -> bool:
    """Whether a title in the list and that of the attachment name different years, one each."""
    years = [_OF_YEAR.findall(titles[0]) if titles else [] for titles in (item.titles, other.titles)]
    return len(years[0]) == len(years[1]) == 1 and years[0] != years[1]


_NUMBERED = pattern(r"\s*附\s*件\s*([0-9]{1,2})\s*[.．、:：]\s*\S")


def _left_out(document: Document) -> Iterator[Match]:
    """附件1.… and 附件3.… one under the other."""
    before = 0
    for block in document.blocks:
        line = _NUMBERED.match(document.folded, block.start, min(block.end, block.start + _LINE))
        number = int(line.group(1)) if line is not None else 0
        if before and number == before + 2:
            span = Span(block.start, block.end)
            yield _fault(document, span, f"但前面没有附件{before + 1}", "请补上附件，或顺次改号")
        before = number


_LINE = 60  # code points of a line that names an attachment


def _unlisted(document: Document, listed: list[Attachment], there: list[Attachment]) -> Iterator[Match]:
    """An attachment that stands behind those of the list, and is not in it."""
    first, last = listed[0].number, listed[-1].number
    if first == 1 and last == len(listed):
        for item in there:
            if item.number == last + 1:
                yield _fault(
                    document, item.span, f"而附件说明中只有{_names(range(1, last + 1))}", "请补上附件说明，或删去附件"
                )


def _fault(document: Document, span: Span, fault: str, advice: str, *related: Span) -> Match:
    said = " ".join(document.text[span.start : span.end].split())
    return Match(span, {"said": said, "fault": fault, "advice": advice}, related=related)


def _names(numbers: Iterable[int]) -> str:
    return "、".join(f"附件{number}" for number in sorted(numbers))
