"""same-figure: one quantity told twice with different figures: 办结行政处罚案件27件 … 结案22起.

The same words stand beside other figures for other years, places and purposes nearly always. So the verb, the whole noun, the
period and the scope have to be the same, and both have to speak of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from fzlint import listings
from fzlint.checks import Context
from fzlint.document import Document, Span
from fzlint.figures import Figure
from fzlint.finding import Match
from fzlint.listings import Passage

_RATIOS = frozenset({"share", "mille", "point", "fold", ""})

# verbs that say the same; a verb that is not here is compared as it stands
_SAME = {"审结": "办结", "结案": "办结", "办理完结": "办结"}
_VERBS = (
    "办理完结|办结|审结|结案|办理|受理|立案查处|立案|查处|查办|审理|审查|审核|制定|出台|修订|废止|清理|制发|印发|发布|报备|备案"
    "|开展|组织|举办|召开|培训|检查|抽查|排查|化解|调解|调处|处理|处置|接待|接受|解答|提供|发放|作出|下达|实施|完成|收到|接收"
    "|收取|移送|答复|公开|公示|配备|聘请|建成|建立|设立|出具|提出|采纳|整改|走访|投入|罚没"
)
_VERB = re.compile(rf"(?P<verb>{_VERBS})(?P<object>.*)")
_VERB_LAST = re.compile(rf"(?P<object>.+?)(?:共计?|累计|已|均|全部)*(?P<verb>{_VERBS})")
_BARE_CLOSE = re.compile("(?:已|均|共计?|累计|实际|全部)*(办结|审结|结案|办理完结)")

# words in front of a verb that say nothing of what is counted
_IDLE = re.compile(
    r"(?:截至[^，]*?(?:底|末|日|止|目前)|目前|(?:19|20)[0-9]{2}年度?(?:以来)?|[今本全当]年度?(?:以来|内|来)?|一年来|年内"
    r"|我?[全本我](?:[省市区县州镇乡局委厅办院所站街]|系统|机关|单位|街道)|各级各?部门|先后|共计?|累计|合计|总计|总共|一共|已|依法|均|完成了?)+"
)
_WHOLE = re.compile("共(?!同|享|建|治|产|和)|累计|合计|总[计共]|全[年省市区县州镇乡局委厅系]")
_UNIT_SCOPE = re.compile("[全本我](?:[省市区县州镇乡局委厅]|系统|机关|单位|街道)")
_OTHER = re.compile(
    "其中|包括|新增|平均|每|比|较|涉及|上年|去年|同期|结转|另外?|计划|目标|力争|将|拟|预计|上级|[省市]级|第[一二三四]"
)
_GENERIC = re.compile("^(?:各[类种项]|相关|有关)+|(?:案件|事项|工作|活动|等)+$|的")
_FIELD = re.compile("处罚|检查|许可|执法|宣传|培训|讲座|普法|监督|投诉|纠纷")  # every field of work has its own
_LEAST = 4  # characters of a noun that is one's own: 行政处罚, not 企业


class SameFigure(NamedTuple):
    """Quantities of running text that are told twice."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("one", "other", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if len(document.figures) < 2:
            return
        told: dict[tuple[str, str, str], list[_Told]] = {}
        for passage, _ in listings.read(document):
            yield from _closed_twice(passage)
            for told_here in _wholes(document, passage):
                told.setdefault(told_here.key, []).append(told_here)
        for same in told.values():
            yield from _conflicts(document, same)


class _Told(NamedTuple):
    """A quantity of the whole report. key: verb, noun and family; span: its words with the figure."""

    key: tuple[str, str, str]
    figure: Figure
    span: Span
    unit_scope: bool


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
            if re.search("其中|[；;：:]|包括", between) or passage.inside[i] != passage.inside[j]:
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


def _wholes(document: Document, passage: Passage) -> Iterator[_Told]:
    """The figures of a sentence that tell how many of something there are in all, with nothing that limits them."""
    text = passage.text
    for i, figure in enumerate(passage.figures):
        if figure.about in _RATIOS or figure.approx or passage.inside[i] >= 0 or not _WHOLE.search(figure.noun):
            continue
        start = figure.span.start - len(figure.noun)
        if text[start : figure.span.start].strip() != figure.noun:
            continue  # the noun stands behind the number
        lead = text[passage.start : start]
        if len(lead) > 30 or _OTHER.search(lead) or _OTHER.search(figure.noun) or not _idle(lead):
            continue
        if not _own_period(document, figure):
            continue
        phrase = _IDLE.sub("", figure.noun)
        match = _VERB.fullmatch(phrase) or _VERB_LAST.fullmatch(phrase)
        if match is None:
            continue
        noun = _GENERIC.sub("", match.group("object"))
        if len(noun) < _LEAST:
            continue
        verb = match.group("verb")
        yield _Told(
            (_SAME.get(verb, verb), noun, figure.about),
            figure,
            Span(figure.span.start - len(phrase), figure.span.end),
            _UNIT_SCOPE.search(lead + figure.noun) is not None,
        )


def _idle(lead: str) -> bool:
    """Whether the words in front of a clause are only a time or the writer's own name, which limit nothing."""
    return all(not part or _IDLE.fullmatch(part) for part in re.split(r"[，,、：:\s]", lead))


def _own_period(document: Document, figure: Figure) -> bool:
    when = figure.when
    if not when or when in ("今年", "本年", "全年", "当年", "一年来"):
        return True
    return document.year is not None and when == f"{document.year}年"


def _conflicts(document: Document, same: list[_Told]) -> Iterator[Match]:
    first = same[0]
    for later in same[1:]:
        slack = max(first.figure.step, later.figure.step)
        if abs(first.figure.value - later.figure.value) < (slack if slack > 1 else Decimal(1)):
            continue
        if _apart(document, first, later):
            continue
        yield _match(document.folded, first.span, later.span, first.figure, later.figure, together=False)


def _apart(document: Document, first: _Told, later: _Told) -> bool:
    """Whether two figures stand in sister sections, each of which may speak of its own field, and neither says whose it is."""
    sections = document.section_of
    a, b = (sections[document.block_at(told.span.start)] for told in (first, later))
    if a == b or a < 0 or b < 0 or first.unit_scope or later.unit_scope or not _FIELD.search(first.key[1]):
        return False
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
