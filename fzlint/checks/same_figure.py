"""same-figure: one quantity told twice with different figures: 办结行政处罚案件27件 … 结案22起.

The same words stand beside other figures for other years, places and purposes nearly always. So the verb, the whole noun, the
period and the scope have to be the same, and both have to speak of the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage
from fzlint.finding import Match
from fzlint.pattern import pattern

_RATIOS = frozenset({"share", "mille", "point", "fold", ""})

# verbs that say the same; a verb that is not here is compared as it stands
_SAME = {"审结": "办结", "结案": "办结", "办理完结": "办结"}
_VERBS = (
    "办理完结|办结|审结|结案|办理|受理|立案查处|立案|查处|查办|审理|审查|审核|制定|出台|修订|废止|清理|制发|印发|发布|报备|备案"
    "|开展|组织|举办|召开|培训|检查|抽查|排查|化解|调解|调处|处理|处置|接待|接受|解答|提供|发放|作出|下达|实施|完成|新收|收到|接收"
    "|收取|移送|答复|公开|公示|配备|聘请|建成|建立|设立|出具|提出|采纳|整改|走访|投入|罚没"
)
_VERB = pattern(rf"(?P<verb>{_VERBS})(?P<object>.*)")
_VERB_LAST = pattern(rf"(?P<object>.+?)(?:共计?|累计|已|均|全部)*(?P<verb>{_VERBS})")
_BARE_CLOSE = pattern("(?:已|均|共计?|累计|实际|全部)*(办结|审结|结案|办理完结)")

# where the words of a clause begin that say what is counted: behind 共, 全年, 累计
_WHOLE = pattern(
    "(?:共计?(?!同|享|建|治|产|和)|累计|合计|总计|一共|全年|全[省市区县州镇乡局委厅系]|本年度?|先后|已|均|依法)+"
)
_TOTAL = pattern("共(?!同|享|建|治|产|和)|累计|合计|总计|全年")
_UNIT_SCOPE = pattern("[全本我](?:[省市区县州镇乡局委厅]|系统|机关|单位|街道)")
_OTHER = pattern(
    "其中|包括|新增|平均|每|比|较|涉及|上年|去年|同期|结转|另外?|计划|目标|力争|将|拟|预计|上级|[省市]级|第[一二三四]"
)
_OTHER_LEAD = pattern("其中|包括|上年|去年|同期|将|拟|预计|力争|第[一二三四]")
# words in front of a figure that limit what it counts
_SCOPE = pattern(
    "领域|方面|行业|[在对向由](?!各级)|针对|围绕|为[^了]|专项|行动|活动|整治|期间|联合|会同|所辖|窗口|中心|支队|大队|分局|法院|检察|公安"
)
_SCOPE_NAMED = pattern("领域|方面|行业|[在对向由](?!各级)|针对|围绕|联合|会同")
_TIME = pattern(
    r"(?:截至[^，]*?(?:底|末|日|止|目前)|目前|(?:19|20)[0-9]{2}年度?(?:以来)?|[今本全当]年度?(?:以来|内|来)?|一年来|年内|\S{2,24}(?:局|委|政府|街道|机关|部门))"
)
_GENERIC = pattern("^(?:各[类种项]|相关|有关)+|(?:案件|事项|工作|活动|等)+$|的")
_FIELD = pattern("处罚|检查|许可|执法|宣传|培训|讲座|普法|监督|投诉|纠纷")  # every field of work has its own
_LONG = 6  # of one with a verb that is not known
_LEAST = 4  # characters of a noun that is one's own: 行政处罚, not 企业


class SameFigure(NamedTuple):
    """Quantities of running text that are told twice."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("one", "other", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if len(context.figures) < 2:
            return
        told: dict[tuple[str, str, str], list[_Told]] = {}
        for passage, _ in context.passages:
            yield from _closed_twice(passage)
            for told_here in _wholes(document, passage):
                told.setdefault(told_here.key, []).append(told_here)
        for same in told.values():
            yield from _conflicts(document, same)


class _Told(NamedTuple):
    """A quantity of the whole report.

    key      verb, noun and family
    span     its words with the figure
    sure     nothing but a time or the writer's name stands before it in the sentence
    scoped   it says whose it is: 全局, 我区
    """

    key: tuple[str, str, str]
    figure: Figure
    span: Span
    sure: bool
    scoped: bool


_BREAK = pattern("其中|[；;：:]|包括")


def _closed_twice(passage: Passage) -> Iterator[Match]:
    """办结…案件27件，…，结案22起 in one sentence: two words for the end of a case, two figures."""
    figures = passage.figures
    for j in range(1, len(figures)):
        later = figures[j]
        if later.about != "case" or later.approx or not _BARE_CLOSE.fullmatch(later.noun):
            continue
        for i in range(j - 1, max(j - 6, -1), -1):
            first = figures[i]
            between = passage.text[first.span.end : later.span.start]
            if _BREAK.search(between) or passage.inside[i] != passage.inside[j]:
                break
            if first.about != "case" or first.approx:
                continue
            match = _BARE_CLOSE.search(first.noun)
            if match is None:
                continue
            if match.end() == len(first.noun) or first.value == later.value or first.when != later.when:
                break
            start = first.span.start - len(first.noun) + match.start(1)
            yield _match(passage.text, Span(start, first.span.end), _words(later), first, later, together=True)
            break


def _words(figure: Figure) -> Span:
    return Span(figure.span.start - len(figure.noun), figure.span.end)


_LEAD_MARK = pattern(r"[，,、：:\s]")


def _wholes(document: Document, passage: Passage) -> Iterator[_Told]:
    """The figures of a sentence that tell how many of something there are in all, with nothing that limits them."""
    text = passage.text
    for i, figure in enumerate(passage.figures):
        if figure.about in _RATIOS or figure.approx or passage.inside[i] >= 0 or not _TOTAL.search(figure.noun):
            continue
        start = figure.span.start - len(figure.noun)
        lead = text[max(passage.start, start - 80) : start]
        if text[start : figure.span.start] != figure.noun or _OTHER_LEAD.search(lead) or _OTHER.search(figure.noun):
            continue
        whole = list(_WHOLE.finditer(figure.noun))[-1]
        scope = _SCOPE_NAMED if figure.noun.startswith("全年") else _SCOPE  # 全年 begins anew
        if scope.search(lead) or _SCOPE.search(figure.noun[: whole.start()]) or not _own_period(document, figure):
            continue
        before, phrase = _WHOLE.sub("", figure.noun[: whole.start()]), figure.noun[whole.end() :]
        if not phrase:
            continue
        match = _VERB.fullmatch(phrase) or _VERB_LAST.fullmatch(phrase)
        verb, noun = (match["verb"], match["object"] or before) if match is not None else ("", phrase)
        noun = _GENERIC.sub("", noun) or noun
        if not noun or (not verb and len(noun) < _LONG):
            continue
        yield _Told(
            (_SAME.get(verb, verb), noun, figure.about),
            figure,
            Span(start + whole.start(), figure.span.end),
            all(not part or _TIME.fullmatch(part) for part in _LEAD_MARK.split(lead)),
            _UNIT_SCOPE.search(lead + figure.noun) is not None,
        )


def _own_period(document: Document, figure: Figure) -> bool:
    when = figure.when
    if not when or when in ("今年", "本年", "全年", "当年", "一年来"):
        return True
    return document.year is not None and when == f"{document.year}年"


def _conflicts(document: Document, same: list[_Told]) -> Iterator[Match]:
    first = same[0]
    for later in same[1:]:
        slack = max(first.figure.step, later.figure.step, Decimal(1))
        if abs(first.figure.value - later.figure.value) < slack or not (first.sure or later.sure):
            continue
        if not _apart(document, first, later):
            yield _match(document.folded, first.span, later.span, first.figure, later.figure, together=False)


def _apart(document: Document, first: _Told, later: _Told) -> bool:
    """Whether two figures may speak of two fields: in sister sections, of what every field has, without saying whose it is."""
    common = len(first.key[1]) < _LEAST or _FIELD.search(first.key[1]) is not None
    if not common or first.scoped or later.scoped:
        return False
    sections = document.section_of
    a, b = (sections[document.block_at(told.span.start)] for told in (first, later))
    if a < 0 or b < 0:
        return False
    if a == b:  # 全年 twice in one section leaves no room for two fields
        return not all(told.sure and "全年" in told.figure.noun for told in (first, later))
    return document.sections[a].parent == document.sections[b].parent >= 0


def _match(text: str, one: Span, other: Span, first: Figure, later: Figure, *, together: bool) -> Match:
    return Match(
        Span(one.start, other.end) if together else other,
        {
            "one": text[one.start : one.end],
            "other": text[other.start : other.end],
            "advice": "" if first.unit == later.unit else "，并统一量词",
        },
        related=() if together else (one,),
    )
