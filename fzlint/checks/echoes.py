"""echoes: what stands twice inside a paragraph or at the head of a report: a clause, the subject, the lead-in, the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from fzlint.checks.context import Context
from fzlint.checks.patterns import short
from fzlint.checks.retold import retold
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_CLAUSE = pattern(r"[^，。；：！？,;:\n]+")
_ORDINAL = pattern("^(?:[一二三四五六七八九十]{1,2}是|同时|并且?)")
_SHORTEST, _BOTH = 5, 16  # characters of a clause of two that are told together, Chinese characters of both
_SHORT = 6  # Chinese characters of a clause that stands twice in one sentence
_LEAST = 4  # Chinese characters of a clause that stands twice in a row as one of others
_NAMED = pattern(r"《[^《》\n]*》|“[^“”\n]*”")
_STUTTER = pattern(
    r"(?<=[。；\n \u3000])(?P<who>[^\W\d_a-zA-Z]{4,12})，(?P<again>(?P=who))(?=[^\W\d_a-zA-Z是就即也才的])"
)
_LEAD = pattern(r"(?:现[将就]|下面[，,]?[将就]?)[^。“”\n]{2,80}?(?:报告|汇报|通报|总结|说明)如下", need="如下")
_OPENING = 12  # blocks at the head among which lead-ins are looked for


class Echoes(NamedTuple):
    """What is said again at once.

    least   the Chinese characters of a clause, outside 《》 and “”, that is told
    beside  as many are enough where the same clause stands just before it
    under   what a subject may be said to work under, between it and itself: 在……领导下; demands: 按照……要求
    leads   words that a clause begins with which leads in, behind a predicate of the subject and before the subject again
    fillers words that say nothing of their own: two sentences that differ in them only say the same,
            unless one has a character of `contrary`
    deeds   words that begin what 全县…… does, where 法治建设工作 stands before it as the subject
    measures  words that begin what may be said of several things in one sentence: 高于全县0.7个百分点
    """

    least: int = 12
    beside: int = 8
    under: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    contrary: str = ""
    measures: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("what", "said")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        yield from self._clauses(document)
        if self.fillers:
            yield from self._retold(document)
        yield from _subjects(document, _twice_subject(self.under, self.demands, self.deeds, self.leads))
        yield from _named_twice(document)
        yield from _lead_ins(document)
        yield from _titles(document)
        yield from _headings(document)

    def _clauses(self, document: Document) -> Iterator[Match]:
        tail = min(_LEAST, self.beside, self.least)
        for first, last in running_paragraphs(document):
            block = document.blocks[first]
            end = document.blocks[last].end
            if end - block.start < 2 * self.beside:
                continue
            clauses = list(_CLAUSE.finditer(document.plain, block.start, end))
            words = [match.group().rstrip() for match in clauses]
            yield from _gone_over(document, clauses)
            if len({said[-tail:] for said in words}) == len(clauses):
                continue  # what is said again ends again: few paragraphs have that
            yield from self._pairs(document, clauses)
            yield from self._within(document, clauses)
            seen: dict[str, Span] = {}
            before = ""
            for at, match in enumerate(clauses):
                said = match.group().strip()
                again = before.endswith(said)
                whole = again and len(said) >= _SHORTEST and _is_sentence(document.plain, match.start(), match.end())
                if again and (len(said) >= self.beside or whole):  # 馆内严格执行规定，严格执行规定
                    before = said
                    seen.setdefault(said, Span(match.start() - 1 - len(said), match.start() - 1))
                least = self.beside if said == before else self.least
                if said == before and whole:  # （二）检查方面。检查方面。
                    least = _SHORTEST
                if said == before and (_is_slip(document.plain, clauses, at) or any(map(str.isdigit, said))):
                    least = _LEAST  # 加强监督，加强监督，……; 提出意见302条，提出意见302条
                before = said
                span = Span(match.start(), match.end())
                former = seen.setdefault(said, span)
                if former is span or len(said) < min(self.beside, least):
                    continue
                if sum(map(is_han, _NAMED.sub("", said))) < least:
                    continue
                yield _match(document, span, "同一段里这一句写了两遍", former)

    def _within(self, document: Document, clauses: list[re.Match[str]]) -> Iterator[Match]:
        """A short clause that stands twice in one sentence, others between: 粮食产量达到3万吨，……，粮食产量达到3万吨."""
        seen: dict[str, int] = {}
        for at, match in enumerate(clauses):
            if at and document.plain[clauses[at - 1].end()] != "，":
                seen.clear()
            said = match.group().strip()
            former = seen.setdefault(said, at)
            if at - former < 2 or said.startswith(self.measures) or _is_pair(clauses, former, at):
                continue
            if _SHORT <= sum(map(is_han, _NAMED.sub("", said))) < self.least:
                yield _match(document, Span(*match.span()), "同一句里这句话写了两遍", Span(*clauses[former].span()))

    def _retold(self, document: Document) -> Iterator[Match]:
        for span, former in retold(document, self.fillers, self.contrary):
            if document.plain[span.start : span.end].strip() != document.plain[former.start : former.end].strip():
                yield _match(document, span, "前后两句说的是同一件事", former)

    def _pairs(self, document: Document, clauses: list[re.Match[str]]) -> Iterator[Match]:
        """Two short clauses in a row that stand twice: 把学法纳入考核，推动干部学法……"""
        seen: dict[str, Span] = {}
        last: tuple[str, int, int] | None = None
        for match in clauses:
            said = _ORDINAL.sub("", match.group().lstrip())
            begin = match.end() - len(said)
            joined = last is not None and last[2] + 1 == begin and document.plain[last[2]] == "，"
            short, long = sorted((len(said), len(last[0]))) if last is not None else (0, 0)
            near = joined and short >= _LEAST and long < 2 * self.least
            figures = near and last is not None and any(map(str.isdigit, last[0])) and any(map(str.isdigit, said))
            if last is not None and near and (figures or long < self.least):
                both = last[0] + "，" + said
                span = Span(last[1], match.end())
                former = seen.setdefault(both, span)
                enough = self.least if figures else _BOTH
                if former.end + 1 == span.start and document.plain[former.end] == "，":
                    enough = 2 * _LEAST  # 建好队伍，管好队伍，建好队伍，管好队伍
                if former is not span and sum(map(is_han, _NAMED.sub("", both))) >= enough:
                    yield _match(document, span, "同一段里这一句写了两遍", former)
            last = (said, begin, match.end())


_COUNT = pattern("[0-9]")


def _gone_over(document: Document, clauses: list[re.Match[str]]) -> Iterator[Match]:
    for one, other in pairwise(clauses):
        if _is_counted(document.plain, one, other.group()):
            yield _match(document, Span(*other.span()), "同一件事连着写了两遍", Span(*one.span()))


def _is_counted(text: str, clause: re.Match[str], other: str) -> bool:
    """Whether a clause goes over into itself, or its end, with a count: 化解信访事项，化解信访事项27件."""
    count = _COUNT.search(other) if text[clause.end()] == "，" else None
    return count is not None and count.start() > _SHORTEST and clause.group().rstrip().endswith(other[: count.start()])


def _is_pair(clauses: list[re.Match[str]], former: int, at: int) -> bool:
    """Whether the clause behind it, or before it, stands twice as well."""
    words = [clauses[i].group() if i < len(clauses) else "" for i in (former - 1, former + 1, at - 1, at + 1)]
    return words[1] == words[3] or (former > 0 and words[0] == words[2])


def _is_slip(text: str, clauses: list[re.Match[str]], at: int) -> bool:
    """Whether the clause is said twice behind a comma, as one of other clauses, and neither a third time nor with an echo in itself
    (一级抓一级): so it is in a chant or a list."""
    first, again = clauses[at - 1], clauses[at]
    said = again.group()
    if text[first.end()] != "，" or text[again.end() : again.end() + 1] not in ("，", "。", "；"):
        return False
    beyond = [clauses[i].group().strip() for i in (at - 2, at + 1) if 0 <= i < len(clauses)]
    return said not in beyond and said[:2] != said[-2:]


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether a clause opens a sentence: 检查方面。检查方面，……; all of one, or what its heading has said already."""
    return text[start - 1 : start] == "。" and text[end : end + 1] in ("。", "，")


def _match(document: Document, span: Span, what: str, former: Span) -> Match:
    said = document.text[span.start : span.end].strip()
    return Match(span, {"what": what, "said": short(said)}, related=(former,))


@cache
def _twice_subject(
    under: tuple[str, ...], demands: tuple[str, ...], deeds: tuple[str, ...], leads: tuple[str, ...]
) -> list[re.Pattern[str]]:
    """The patterns of a subject with itself behind it; what stands between is no predicate."""
    led = f"在[^，。；\n]{{4,40}}(?:{'|'.join(under)})下"
    asked = f"(?:按照|根据)[^，。；\n]{{4,40}}(?:{'|'.join(demands)})"
    subject = pattern(  # 县水务局在……领导下，县水务局坚持……, 云溪镇在……下，我镇……
        r"(?<=[。；，\n\u3000])"
        r"(?P<who>我[局委办厅镇乡县市区院所站校司]|[^\W\d_a-zA-Z在按根]{1,14}?(?P<kind>[局委办厅镇乡县市区院所站校司会馆队部]|街道|集团|中心))"
        rf"(?:(?:{led}|{asked})，){{1,3}}(?P<again>(?P=who)|我(?P=kind))(?=[^\W\d_a-zA-Z的与和、])"
    )
    work = pattern(  # 我县法治政府建设工作在……下，全县各部门坚持……; 云溪镇法治政府建设工作在……下，云溪镇党委围绕……
        r"(?<=[。；，\n\u3000])(?P<who>(?P<of>[^\W\d_a-zA-Z在]{1,10}?)?(?:法治(?:政府)?建设|依法行政)工作)，?"
        rf"(?:{led}，){{1,3}}"
        r"(?P<again>(?:全[省市县区镇乡局]|我[局委办厅镇乡县市区院]|(?P=of))[^，。；\n]{0,12}?)"
        rf"(?={'|'.join(deeds)})",
        need="工作在|工作，在",
    )
    again = pattern(  # 我局深入……，根据……，结合……，我局切实……
        r"(?<=[。；，\n\u3000])(?P<who>我[局委办厅镇乡县市区院])[^，。；\n在]{4,40}，"
        rf"(?:(?:{'|'.join(leads)})[^，。；\n]{{2,40}}，){{1,3}}(?P<again>(?P=who))(?=[^\W\d_a-zA-Z的与和、各])",
        need="，我",
    )
    return [subject, work, _STUTTER, *([again] if leads else [])]


def _subjects(document: Document, patterns: list[re.Pattern[str]]) -> Iterator[Match]:
    text = "\n" + document.plain
    for match in chain.from_iterable(each.finditer(text) for each in patterns):
        span = Span(match.start("again") - 1, match.end("again") - 1)
        if document.block_with(span.start).role in ("body", "item", "heading"):
            yield _match(document, span, "主语写了两遍", Span(match.start("who") - 1, match.end("who") - 1))


_SAME_NAME = pattern(r"《([^《》\n]{3,60})》、?(《\1》)", need="》《|》、《")


def _named_twice(document: Document) -> Iterator[Match]:
    """《水法》《水法》"""
    for match in _SAME_NAME.finditer(document.plain):
        if document.block_with(match.start()).cell is None:
            former = Span(match.start(), match.end(1) + 1)
            yield _match(document, Span(match.start(2), match.end(2)), "名称写了两遍", former)


def _lead_ins(document: Document) -> Iterator[Match]:
    before: Span | None = None
    head = [block for block in document.blocks if block.role in ("body", "item")][:_OPENING]
    for block in head:
        for match in _LEAD.finditer(document.plain, block.start, block.end):
            span = Span(match.start(), match.end())
            if before is not None:
                yield _match(document, span, "引出正文的话写了两遍", before)
            before = span


def _titles(document: Document) -> Iterator[Match]:
    """The title pasted twice: as two equal parts of itself, or once more in the line below it."""
    blocks = document.blocks
    lines = [(i, "".join(document.text_of(blocks[i]).split())) for i in document.title_blocks]
    half = len(lines) // 2
    if half and len(lines) % 2 == 0 and [line for _, line in lines[:half]] == [line for _, line in lines[half:]]:
        first, again = lines[0][0], lines[half][0]
        yield _match(
            document, _span(document, again, lines[-1][0]), "标题写了两遍", _span(document, first, lines[half - 1][0])
        )
        return
    below = lines[-1][0] + 1 if lines else len(blocks)
    if below < len(blocks) and "".join(document.text_of(blocks[below]).split()) == "".join(line for _, line in lines):
        first, last = lines[0][0], lines[-1][0]
        yield _match(document, _span(document, below, below), "标题写了两遍", _span(document, first, last))


def _headings(document: Document) -> Iterator[Match]:
    """A heading that stands once more in the next line, without its label."""
    blocks = document.blocks
    for section in document.sections:
        block = blocks[section.heading]
        if block.label is None or block.heading_end < block.end or section.heading + 1 >= len(blocks):
            continue
        first = block.start if block.label.automatic else block.label.span.end
        said = document.text[first : block.end].strip()
        if len(said) >= _SHORTEST and document.text_of(blocks[section.heading + 1]).strip() == said:
            again = _span(document, section.heading + 1, section.heading + 1)
            yield _match(document, again, "小标题写了两遍", Span(first, block.end))


def _span(document: Document, first: int, last: int) -> Span:
    return Span(document.blocks[first].start, document.blocks[last].end)
