"""end-mark: a paragraph of running text that ends in the middle of nothing: its last sentence has no mark, or none that ends it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.early_end import early_end, is_card, is_remark
from fzlint.checks.salutation import salutation
from fzlint.document.attachments import announces
from fzlint.document.fold import is_han
from fzlint.document.labels import han_number
from fzlint.document.model import Block, Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_SAID = ("body", "item", "heading")
_PARAGRAPH, _CLAUSE = 12, 8  # code points of running text, of a clause before the signature, at least
_BLANK = " \t\n\u3000\xa0\u200b\ufeff"


class EndMark(NamedTuple):
    """Paragraphs with 。 inside and none at their end, before the next number or heading.

    least       the characters of a paragraph that is looked at
    unfinished  what is said of the last paragraph of a part that ends in ； or ，; empty: it is not looked for
    unlike      what is said of an item that ends so where most others of its list end in 。; empty: as above
    empty, said  what is said of a paragraph that ends in ： with nothing behind it; characters that sentences alone have: 我, 将
    hanging     words that ask for another behind them: no sentence ends there, whatever follows
    closings    what the last paragraph of a report begins with: 特此报告
    addressed, persons, colon  what the names of those addressed end in, what lines to persons begin with, what is said without a colon
    most        where more than this share of the paragraphs end so, it is the way of the text, and nothing is told
    """

    least: int = 20
    most: float = 0.2
    said: str = ""
    unfinished: str = ""
    unlike: str = ""
    empty: str = ""
    hanging: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    colon: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("end",)

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        ends: dict[str, list[tuple[int, Span]]] = defaultdict(list)
        for first, last, span in self._paragraphs(document):
            ends[self._end(context, first, last, span)].append((last, span))
        open_, weak, quoting = ends["open"], ends["weak"], ends["quoting"]
        closed = len(ends["closed"]) + len(quoting)
        yield from (_unmarked_end(document, span) for _, span in ends["hanging"])
        if context.is_report:
            yield from self._of_report(document)
            yield from self._closing(document, {span for _, span in open_}) if closed >= _FEW else ()
            if len(open_) == 1 and not weak and closed >= _SURE and open_[0][0] + 1 == len(document.blocks):
                yield _unmarked_end(document, open_[0][1])  # the last paragraph of the file
        elif closed < _SURE or len(open_) + len(weak) > 1:
            return  # a manual or a page of a forum, which has a way of its own
        yield from _articles(document)
        if len(weak) == 1 and not open_ and closed >= _SURE:
            open_ = weak  # the only one without a mark
        if len(open_) > max(1 if closed < _FEW else 2, (closed + len(open_)) * self.most):
            return
        alone = len(open_) == 1 and not weak and closed >= _SURE
        lone = quoting if len(quoting) == 1 and closed >= _FEW else []
        yield from self._followed(document, sorted((*open_, *lone)), alone)

    def _end(self, context: Context, first: int, last: int, span: Span) -> str:
        """How a paragraph ends: closed by a mark, quoting what is so closed, hanging on a word, open for sure, weak where it may be
        open; empty: in a way that says nothing."""
        document = context.document
        if document.plain[span.end - 1] in _ENDS:
            return "quoting" if _ends_quoted(document, span) else "closed"
        if context.is_report and self._hangs(document, span):
            return "hanging"
        likely = self._is_prose(document, first, last, span) if _is_bare(document, span) else 0
        signed = likely and any(block.role == "signoff" for block in document.blocks[last + 1 : last + 2])
        return "open" if likely + signed > 2 else "weak" if likely + signed > 1 else ""

    def _followed(self, document: Document, bare: list[tuple[int, Span]], alone: bool) -> Iterator[Match]:
        """Those of some paragraphs without a mark where a number, a heading or the signature follows.

        alone   it is the only one, and a paragraph of whole sentences may follow as well
        """
        for last, span in bare:
            begin = max(document.plain.rfind(mark, span.start, span.end) for mark in "。，；") + 1
            words = Span(max(begin, span.start), span.end)
            whole = alone and words.end - words.start >= _BRIEF and _is_paragraph(document, last + 1)
            if whole or _is_followed(document, last + 1):
                yield _unmarked_end(document, words)

    def _paragraphs(self, document: Document) -> Iterator[tuple[int, int, Span]]:
        """Those that are looked at: their first and last block, their text."""
        for first, last in running_paragraphs(document):
            span = _running(document, document.blocks[first], document.blocks[last])
            if span.end - span.start >= self.least and not is_card(document.plain[span.start : span.end]):
                yield first, last, span

    def _of_report(self, document: Document) -> Iterator[Match]:
        """The items of lists, and the last paragraphs of parts."""
        items = {match.span: match for match in _unlike(document, self.unlike or self.unfinished)}
        items |= {match.span: match for match in _captioned(document)}
        yield from items.values()
        yield from (match for match in _unfinished(document, self.unfinished) if match.span not in items)
        yield from _empty(document, self.empty)
        yield from salutation(document, self.addressed, self.persons, self.colon)

    def _closing(self, document: Document, told: set[Span]) -> Iterator[Match]:
        """特此报告 as a paragraph of its own, the last one above the signature, without a mark."""
        for first, last in running_paragraphs(document):
            block = document.blocks[first]
            span = _running(document, block, document.blocks[last])
            closes = document.plain.startswith(self.closings, span.start) and span.end - span.start <= _LEADING
            bare = block.label is None and span not in told and is_han(document.plain[span.end - 1])
            if closes and bare and (last + 1 == len(document.blocks) or _is_followed(document, last + 1)):
                yield _unmarked_end(document, span)

    def _hangs(self, document: Document, span: Span) -> bool:
        """Whether a text of several clauses breaks off behind a word that asks for another."""
        said = document.plain[span.start : span.end]
        return said.endswith(self.hanging) and "，" in said

    def _is_prose(self, document: Document, first: int, last: int, span: Span) -> int:
        """How much speaks for a paragraph said in sentences, 3 is enough: 。 inside, or one sentence of several clauses, with
        figures, words that sentences have, or under a heading."""
        said = document.plain[span.start + _NUMBER : span.end - 1]
        if any(mark in said for mark in "。！？"):
            return 3
        block = document.blocks[first]
        form = (
            any(mark in document.plain[span.start : span.start + _LEAD] for mark in "：:") and "；" not in said
        ) or any(box in document.plain[span.start : span.end] for box in _BOXES)  # 成员：…; the choices of a form
        alone = first == last and first > 0 and block.role == "body" and block.label is None and not form
        clauses = said.count("，") + said.count("；")
        figures = any(map(str.isdigit, said))
        words = clauses > 0 and any(character in self.said for character in document.plain[span.start : span.end])
        return alone * (clauses + figures + words + (document.blocks[first - 1].role == "heading"))


def _unmarked_end(document: Document, span: Span) -> Match:
    """What is told of a text that ends without a mark: its last clause."""
    begin = max(document.plain.rfind(mark, span.start, span.end) for mark in "。，；") + 1
    words = Span(max(begin, span.start), span.end)
    end = document.text[max(words.start, words.end - 12) : words.end]
    return Match(words, {"end": end}, edits=(Edit(Span(span.end, span.end), "。"),))


_ENDS, _BOXES = "。！？”）", "□☐"
_NAME = 20  # code points of a signature at most
_NUMBER = 3  # code points of a number with the wrong mark: 一。
_LEAD = 8  # code points of what stands before the colon of a form
_SURE = 5  # so many of them make sure what a single one without a mark is
_FEW = 3  # so few paragraphs with their mark do not make plain what the way of a text is


def _running(document: Document, first: Block, last: Block) -> Span:
    """The text of a paragraph without blanks around it."""
    said = document.plain[first.start : last.end]
    return Span(first.start, first.start + len(said.rstrip(_BLANK)))


def _is_bare(document: Document, span: Span) -> bool:
    """Whether a text ends in a word or a figure; not in a number that stands behind a name: 电话：…"""
    last = document.plain[span.end - 1]
    if not (last.isdigit() or last in "%％"):
        return is_han(last)
    clause = document.plain[max(span.start, span.end - 24) : span.end]
    clause = clause[max(clause.rfind(mark) for mark in "。，；") + 1 :]
    return "：" not in clause and ":" not in clause and any(map(is_han, clause))


def _ends_quoted(document: Document, span: Span) -> bool:
    """Whether a paragraph of several sentences ends in quoted words, with no mark on either side of the last ”."""
    said = document.plain[span.start : span.end]
    begin = said.rfind("“")
    if begin <= 0 or not said.endswith("”") or not is_han(said[-2]):
        return False
    # behind a colon it is somebody's sentence
    return "。" in said[:begin] and "。" not in said[begin:] and is_han(said[begin - 1])


def _is_followed(document: Document, index: int) -> bool:
    """Whether a number, a heading or the signature follows: the sentence does not go on there."""
    if index >= len(document.blocks):
        return False
    block = document.blocks[index]
    if announces(document, block) or is_remark(document, block):
        return True
    if index == len(document.blocks) - 1 and block.role == "body" and block.end - block.start <= _NAME:
        return document.plain[block.end - 1] not in _ENDS  # a signature without a date
    return block.cell is None and (block.label is not None or block.role in ("heading", "signoff"))


def _is_paragraph(document: Document, index: int) -> bool:
    """Whether a paragraph of whole sentences follows: what stands above it is none that is cut."""
    block = document.blocks[index] if index < len(document.blocks) else None
    if block is None or block.role != "body" or block.cell is not None:
        return False
    end = _end(document, block)
    return end - block.start >= _PARAGRAPH and document.plain[end - 1] in _ENDS


_LEADING = 60  # code points of a paragraph that leads to a list
_SIBLINGS = 2  # items at least, beside the one that has no mark
_OPEN = "，；、"
_FULL = "。."  # the half-width one is told apart
_BRIEF = 8  # the same where all others end in 。
_ITEM = 10  # code points of an item with its label: a shorter one is a name


def _unlike(document: Document, message: str) -> Iterator[Match]:
    """The odd item of a list that ends without a mark, or in ， or ；, where most others, a sentence each, end in 。."""
    for series in (*(series.blocks for series in document.series), *_counted(document)):
        for run in _lists(document, series):
            ends = [_end(document, document.blocks[index]) for index in run]
            marks = [document.plain[end - 1] for end in ends]
            if early := early_end(document, ends):
                yield early
                continue
            yield from _unmarked(document, run, ends, marks)
            odd = [i for i, index in enumerate(run) if _is_open(document, document.blocks[index], ends[i])]
            closed = sum(mark in _FULL for mark in marks)
            if closed < _SIBLINGS or not 0 < len(odd) <= closed or closed + len(odd) < len(run):
                continue
            for i in odd:
                yield from _told(document, run[i], ends[i], message)


def _unmarked(document: Document, run: list[int], ends: list[int], marks: list[str]) -> Iterator[Match]:
    """The one item without a mark in a list whose others end in ； and the last in 。, or all in 。."""
    bare = [i for i, mark in enumerate(marks) if mark not in "；。"]
    others = {mark for mark in marks[:-1] if mark in "；。"}
    said = (document.plain[document.blocks[index].start : end - 1] for index, end in zip(run, ends, strict=True))
    if others == {"。"} and any("。" in each for each in said):
        return  # （一）提高补贴 beside （二）优化表式。减少……
    if len(bare) != 1 or len(others) != 1:
        return
    (at,) = bare
    (mark,) = others
    span = Span(document.blocks[run[at]].start, ends[at])
    cut = run[at] + 1 == len(document.blocks)  # an excerpt may break off there
    if not cut and _is_bare(document, span) and span.end - span.start >= _BRIEF:
        words = Span(max(span.start, span.end - 12), span.end)
        values = {"end": document.text[words.start : words.end]}
        yield Match(words, values, edits=(Edit(Span(span.end, span.end), "。" if at == len(run) - 1 else mark),))


_COUNTED = pattern(r"第?([^\W\d_]{1,2})(?:是|要|，|,)")


def _counted(document: Document) -> Iterator[tuple[int, ...]]:
    """Paragraphs one under the other that begin with 一是, 二是 or 第一，."""
    run: list[int] = []
    for i, block in enumerate(document.blocks):
        found = _COUNTED.match(document.plain, block.start, block.end) if block.role == "body" else None
        if found is not None and block.label is None and han_number(found[1]):
            run.append(i)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _captioned(document: Document) -> Iterator[Match]:
    """The one of several paragraphs that begin with the same words and ： which has no mark at its end: 整改结果：……."""
    alike: dict[str, list[tuple[int, int]]] = {}
    for i, block in enumerate(document.blocks):
        if block.role == "body" and block.label is None and block.cell is None and i not in document.joined:
            at = document.plain.find("：", block.start, min(block.end, block.start + _LEAD))
            if at > 0:
                alike.setdefault(document.plain[block.start : at].strip(), []).append((at, _end(document, block)))
    for places in alike.values():
        bare = [(at, end) for at, end in places if _is_bare(document, Span(at + 1, end))]
        closed = sum(document.plain[end - 1] == "。" for _, end in places)
        if len(bare) == 1 and closed == len(places) - 1 >= _SIBLINGS and document.plain.find("，", *bare[0]) >= 0:
            ((_, end),) = bare
            words = Span(max(bare[0][0] + 1, end - 12), end)
            values = {"end": document.text[words.start : words.end]}
            yield Match(words, values, edits=(Edit(Span(end, end), "。"),))


def _articles(document: Document) -> Iterator[Match]:
    """The one article of some regulations that has no mark at its end, where all others have one."""
    spans = [
        (i, Span(block.start, _end(document, block)))
        for i, block in enumerate(document.blocks)
        if block.label is not None and block.label.family == "条" and i not in document.joined
    ]
    bare = [(i, span) for i, span in spans if is_han(document.plain[span.end - 1])]
    if len(bare) != 1 or len(spans) <= _SURE:
        return
    ((last, span),) = bare
    words = Span(max(span.start, span.end - 12), span.end)
    sentence = "，" in document.plain[span.start : span.end] or span.end - span.start >= _ARTICLE
    if sentence and (last + 1 == len(document.blocks) or _is_followed(document, last + 1)):
        values = {"end": document.text[words.start : words.end]}
        yield Match(words, values, edits=(Edit(Span(span.end, span.end), "。"),))


_ARTICLE = 16  # code points of an article: a shorter one may be no more than its name


def _lists(document: Document, series: tuple[int, ...]) -> Iterator[list[int]]:
    """Items of a series that stand one under the other, with nothing between."""
    run: list[int] = []
    for index in series:
        if run and index != run[-1] + 1:
            if len(run) > _SIBLINGS:
                yield run
            run = []
        if document.blocks[index].cell is None and document.blocks[index].role != "toc":
            run.append(index)
    if len(run) > _SIBLINGS:
        yield run


def _end(document: Document, block: Block) -> int:
    return block.start + len(document.plain[block.start : block.end].rstrip(_BLANK))


def _is_open(document: Document, block: Block, end: int) -> bool:
    return document.plain[end - 1] in _OPEN or _is_bare(document, Span(block.start, end))


def _told(document: Document, index: int, end: int, message: str) -> Iterator[Match]:
    """What is told of the item, if it is a sentence."""
    block = document.blocks[index]
    said = document.plain[block.start : end]
    # with 。 inside it is a paragraph, looked at above
    clauses = any(mark in said[:-1] for mark in _OPEN) or said[-1] in _OPEN
    sentence = clauses and len(said) >= _ITEM and ("。" not in said or said.endswith("；"))
    counted = block.label is None and index not in document.joined and index + 1 < len(document.blocks)
    if not sentence or not (counted or _is_followed(document, index + 1)):
        return
    if said[-1] in _OPEN:
        mark = Span(end - 1, end)
        if message:
            yield Match(mark, {"end": said[-1]}, edits=(Edit(mark, "。"),), message=message)
    else:
        start = max(block.start, end - 12)
        yield Match(Span(start, end), {"end": document.text[start:end]}, edits=(Edit(Span(end, end), "。"),))


def _empty(document: Document, message: str) -> Iterator[Match]:
    """A paragraph that ends in ： where what follows goes on with a series that began before it, or is the signature."""
    if not message or ("：" not in document.text and ":" not in document.text):
        return
    places = {block: place for series in document.series for place, block in enumerate(series.blocks)}
    for at, (block, follows) in enumerate(zip(document.blocks, document.blocks[1:], strict=False)):
        end = block.start + len(document.plain[block.start : block.end].rstrip(_BLANK))
        apt = block.role == "body" and block.label is None and block.cell is None
        if not apt or document.plain[end - 1 : end] != "：" or end - block.start > _LEADING or at == 0:
            continue
        if (follows.label is not None and places.get(at + 1, 0) > 0) or follows.role == "signoff":
            mark = Span(max(block.start, document.plain.rfind("。", block.start, end) + 1), end)
            yield Match(mark, {"end": document.text[mark.start : mark.end]}, message=message)


def _unfinished(document: Document, message: str) -> Iterator[Match]:
    """The last paragraph of a part that ends in ； ， 、: what follows goes on with a series that began before it, or is the signature.

    A paragraph of several sentences that ends in ， or 、 is unfinished whatever number or heading follows.
    """
    if not message:
        return
    places = {block: place for series in document.series for place, block in enumerate(series.blocks)}
    closing = {series.blocks[-1] for series in document.series if len(series.blocks) > _SIBLINGS}  # last items of lists
    for _, last in document.paragraphs:
        block = document.blocks[last]
        if last + 1 >= len(document.blocks) or block.role not in _SAID or block.cell is not None:
            continue
        end = block.start + len(document.plain[block.start : block.end].rstrip(_BLANK))
        last_mark = document.plain[end - 1 : end]
        follows = document.blocks[last + 1]
        least = _CLAUSE if follows.role == "signoff" else _PARAGRAPH
        if last_mark not in ("；", "，", "、") or end - block.start < least:
            continue
        family = block.label.family if block.label else ""
        goes_on = follows.label is not None and places.get(last + 1, 0) > 0 and follows.label.family != family
        sentences = last_mark != "；" and document.plain.find("。", block.start, end) >= 0
        begins = follows.label is not None and not places.get(last + 1)  # a list that this paragraph leads to
        cut = last_mark == "、" and document.plain.find("，", block.start, end) >= 0  # no list of names
        ended = (sentences or cut) and not begins and _is_followed(document, last + 1)
        listed = last_mark == "；" and last in closing and follows.role == "body" and follows.label is None
        resumed = listed and document.plain[follows.start : follows.end].rstrip(_BLANK).endswith("。")
        attached = last_mark == "；" and announces(document, follows)
        if ended or resumed or attached or (goes_on and follows.role == "heading") or follows.role == "signoff":
            mark = Span(end - 1, end)
            yield Match(mark, {"end": last_mark}, edits=(Edit(mark, "。"),), message=message)
