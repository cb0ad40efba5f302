"""Told: which parts of its kind a report tells, by its headings or, failing that, in its running text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from fzlint.document.model import BODY, Block, Document, Span
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.rulebook.kind import Kind, Needs, ReportPart, compiled, fits, fits_any, may_fit
from fzlint.rulebook.template import NEXT_YEAR, seen


class Head(NamedTuple):
    """A heading, or a line that stands like one.

    words         without label, blanks and the mark behind it
    block, last   its block and the last block under it
    parent        the heading above it, by index; -1 at the top
    """

    words: str
    block: int
    last: int
    parent: int


def _rejoined(document: Document) -> str:
    """The folded text with the line ends that cut a sentence moved behind it: 切实履行第一 / 责任人职责。 The length stays."""
    text = document.folded
    for i in document.joined:
        at = document.blocks[i].end
        end = text.find("。", at, document.blocks[i + 1].end) + 1 or document.blocks[i + 1].end
        text = text[:at] + text[at + 1 : end] + text[at] + text[end:]
    return text


_LINE = 40  # characters of an unlabelled line that may be a heading
_ITEM = 60  # and of a labelled one, or of one that says what a heading of the kind says
_TAIL = 300  # characters that a pattern for running text sees
_REST = 200  # characters of running text that tell the rest of a report
_REST_BELOW = 60  # and behind 现将……总结如下
_NAMED = pattern("《[^《》]*》")
_INTRODUCES = ("如下", "如下：", "如下:", "如下。")


class Told:
    """The headings of a report and the parts that they tell.

    An annex tells nothing where the report in front of it tells two parts itself.

    parts   for every heading the names of the parts that it tells
    under   for every heading the parts that it or a heading above it tells
    """

    def __init__(self, document: Document, kind: Kind) -> None:
        self.document = document
        self.kind = kind
        self.rest = {part.name for part in kind.parts if part.rest}
        lines = [i for i in range(len(document.blocks)) if _is_head(document, i)]
        self._next = _next_year(document, kind, list(_heads(document, lines)))
        self._known: dict[str, list[ReportPart]] = {}
        lines = sorted([*lines, *(i for i in range(len(document.blocks)) if self._says_heading(i))])
        self.heads = list(_heads(document, lines))
        self.parts: list[list[str]] = []
        self.under: list[list[str]] = []
        for head in self.heads:
            above = self.under[head.parent] if head.parent >= 0 else []
            told = self._told_by(head.words) or self._told_by(head.words + _rest_of(document, head))
            names = [part.name for part in told if self._may_tell(part, above)]
            if head.parent < 0 and head.words.endswith(_TASKS):
                names += self._planned_late(head.words)
            self.parts.append(names)
            self.under.append([*above, *(name for name in names if name not in above)])
        self._end = len(document.text)
        self._leave_out_annexes()

    def _leave_out_annexes(self) -> None:
        annex = _annex(self.document)
        if annex is None:
            return
        before = sum(head.block < annex for head in self.heads)
        if len({name for names in self.parts[:before] for name in names}) >= 2:
            del self.heads[before:], self.parts[before:], self.under[before:]
            self._end = self.document.blocks[annex].start

    def _told_by(self, words: str) -> list[ReportPart]:
        """The parts of which a heading says `words`; asked once for all headings that say the same."""
        told = self._known.get(words)
        if told is None:
            heading = self._with_next(words)
            told = [part for part in self.kind.parts if part.told_by(heading)]
            if not told and words.endswith(_PLANS):
                told = self._stale(words)
            self._known[words] = told
        return told

    def _stale(self, words: str) -> list[ReportPart]:
        """A plan for a year gone by is a plan all the same; that its year is wrong is told by another rule."""
        stale = _YEAR.sub(NEXT_YEAR, words, count=1)
        return [part for part in self.kind.parts if part.told_by(stale)] if stale != words else []

    def _planned_late(self, words: str) -> list[str]:
        """The parts told by tasks of a year gone by, behind the part on what falls short: there they are a plan."""
        told = {name for names in self.parts for name in names}
        return [p.name for p in self._stale(words) if p.name not in told and not told.isdisjoint(p.within)]

    def _says_heading(self, index: int) -> bool:
        """Whether a line that does not stand like a heading says what a heading of this kind says: the one that the
        regulation words has more than forty characters and a comma."""
        line = _long_line(self.document, index)
        return bool(line) and bool(self._told_by(line))

    def is_head(self, block: int) -> bool:
        """Whether a block is a heading or a line that counts as one."""
        return any(head.block == block for head in self.heads)

    def by_heading(self) -> set[str]:
        """The parts that headings tell. Two headings that tell no other part tell the rest."""
        told = {name for names in self.parts for name in names}
        if sum(not names for names in self.under) >= 2:
            told |= self.rest
        return told

    def by_words(self, part: ReportPart, cut: Callable[[str], list[str]]) -> bool:
        """Whether a heading that tells no part says what a known heading of this part says, in other words."""
        free = dict.fromkeys(head.words for head, names in zip(self.heads, self.under, strict=True) if not names)
        return bool(part.known) and any(alike(words, part.known, cut) for words in free)

    def in_text(self, part: ReportPart) -> Span | None:
        """The sentence of running text that tells a part; None if there is none."""
        if part.rest:
            return self._rest_in_text()
        told = [
            sentence
            for source in part.texts
            if (sentence := next((s for s in self._found(source, part.needs) if self._tells(part, s)), None))
        ]
        return min(told, default=None)

    def elsewhere(self, part: ReportPart) -> Span | None:
        """The sentence under the heading of another part that speaks of this one; None if there is none."""
        return next((s for source in part.texts for s in self._found(source, part.needs)), None)

    def _tells(self, part: ReportPart, sentence: Span) -> bool:
        """Whether a sentence that a pattern of a part found may tell it."""
        if not self._may_tell(part, self._over(sentence)):
            return False
        text = self._text[sentence.start : sentence.end]
        return not fits_any(part.never_texts, text, part.needs)

    def _found(self, source: str, needs: Mapping[str, Needs]) -> Iterator[Span]:
        """The sentences in which a pattern for running text is found."""
        document, text = self.document, self._text
        sentences = document.sentences
        if not may_fit(source, text, needs):
            return
        if source.startswith("^"):
            for sentence in sentences:
                if sentence.start >= self._end:
                    break
                end = max(document.block_with(sentence.start).end, sentence.end)
                if fits(source, text[sentence.start : min(end, sentence.start + _TAIL)], needs):
                    yield sentence
            return
        for found in compiled(source).finditer(text, 0, self._end):
            at = bisect_right(sentences, found.start(), key=lambda sentence: sentence.start) - 1
            if at >= 0 and found.start() < sentences[at].end:
                yield sentences[at]

    @cached_property
    def _text(self) -> str:
        """The text with cut lines rejoined and with what stands in 《》 blanked: a regulation that is named was not carried out by that."""
        text = _NAMED.sub(lambda named: "《" + " " * (len(named.group()) - 2) + "》", _rejoined(self.document))
        return seen(self._with_next(text))

    def _with_next(self, text: str) -> str:
        """The text with the next year as the patterns of the kind name it; the length stays."""
        for form in self._next:
            text = text.replace(form, NEXT_YEAR)
        return text

    def _may_tell(self, part: ReportPart, above: Sequence[str]) -> bool:
        """What stands under a heading of another part tells this one only if the kind says so."""
        return all(name == part.name or name in part.within or name in self.rest for name in above)

    def _over(self, sentence: Span) -> list[str]:
        return self._above[self.document.block_at(sentence.start)]

    @cached_property
    def _above(self) -> list[list[str]]:
        """For every block the parts that the headings above it tell."""
        found: list[list[str]] = [[]] * len(self.document.blocks)
        for head, names in zip(self.heads, self.under, strict=True):  # the inner ones come later
            found[head.block : head.last + 1] = [names] * (head.last + 1 - head.block)
        return found

    def _rest_in_text(self) -> Span | None:
        document = self.document
        running = [
            i
            for i, block in enumerate(document.blocks)
            if block.role in ("body", "item", "heading") and block.part == BODY
        ]
        introduces = next(
            (i for i in running if document.text_of(document.blocks[i]).strip().endswith(_INTRODUCES)), None
        )
        after = introduces if introduces is not None else running[0] if running else 0
        found = [
            document.blocks[i]
            for i in running
            if i > after
            and document.blocks[i].end - document.blocks[i].start > _LINE
            and document.blocks[i].start < self._end
            and not any(name not in self.rest for name in self._above[i])
        ]
        if sum(block.end - block.start for block in found) < (_REST if introduces is None else _REST_BELOW):
            return None
        return Span(found[0].start, found[0].end)


def _heads(document: Document, lines: Sequence[int]) -> Iterator[Head]:
    """The headings that the blocks `lines` are."""
    blocks, sections = document.blocks, document.sections
    section_at = {section.heading: section for section in sections}
    head_of: dict[int, int] = {}  # block of a heading → index of the head
    for here, following in pairwise([*lines, len(blocks)]):
        block = blocks[here]
        section = section_at.get(here)
        end = block.end if section is None else block.heading_end
        if section is not None:
            above = sections[section.parent].heading if section.parent >= 0 else -1
            last = max(section.last, here)
        else:
            inside = document.section_of[here]
            if inside >= 0 and here in document.joined and _are_siblings(block, blocks[sections[inside].heading]):
                inside = sections[inside].parent  # a heading that a line end cuts opens no section
            above = sections[inside].heading if inside >= 0 else -1
            last = following - 1
        words = _words(document, block, end)
        if (
            block.label is not None and end == block.end and here in document.joined
        ):  # a heading cut before its last words
            words += _words(document, blocks[here + 1], blocks[here + 1].end)
        yield Head(words, here, last, head_of.get(above, -1))
        head_of[here] = len(head_of)


def _are_siblings(one: Block, other: Block) -> bool:
    return one.label is not None and other.label is not None and one.label.family == other.label.family


def _words(document: Document, block: Block, end: int) -> str:
    start = block.start if block.label is None else block.label.span.end
    return "".join(document.folded[start:end].split()).rstrip("。：:")


_STOPS = frozenset("。；：！？,;:")


def _is_head(document: Document, index: int) -> bool:
    block = document.blocks[index]
    if document.section_of[index] >= 0 and document.sections[document.section_of[index]].heading == index:
        return True
    if block.role not in ("body", "item") or block.part != BODY:
        return False
    if index - 1 in document.joined or (index in document.joined and block.role == "body"):
        return False
    line = document.text_of(block).strip()
    if index in document.joined:  # a heading cut before its last words
        line += document.text_of(document.blocks[index + 1]).strip()
    if block.role == "item":  # too long for the outline: statutory headings have more than forty characters
        family = block.label.family if block.label is not None else ""
        return family in ("han", "han-bracket") and len(line) <= _ITEM and _STOPS.isdisjoint(line)
    return 2 <= len(line) <= _LINE and "，" not in line and _STOPS.isdisjoint(line)


def _rest_of(document: Document, head: Head) -> str:
    """The next line, where it may be the end of a heading that a line end cuts: 推进法治政府 / 建设的主要安排."""
    above = document.blocks[head.block]
    if above.label is None or above.heading_end < above.end or head.block + 1 >= len(document.blocks):
        return ""
    block = document.blocks[head.block + 1]
    line = document.text_of(block).strip()
    return (
        line
        if block.role == "body" and block.label is None and len(line) <= _TAIL_OF_HEADING and line.isalpha()
        else ""
    )


_TAIL_OF_HEADING = 14  # characters
_NAMES = ("情况", "职责", "举措", "成效", "成绩", "问题", "不足", "原因", "安排", "打算", "计划", "思路")


def _long_line(document: Document, index: int) -> str:
    """The words of a line that is long for a heading, but stands alone and ends in what headings end in; else nothing.

    Without a mark at its end it may seem to go on in the next line.
    """
    block = document.blocks[index]
    if (
        block.end - block.start > _ITEM
        or block.role not in ("body", "item")
        or block.part != BODY
        or document.joined.get(index, "open") != "open"
        or index - 1 in document.joined
        or _is_head(document, index)
    ):
        return ""
    line = _words(document, block, block.end)
    return line if line.endswith(_NAMES) and _STOPS.isdisjoint(line) else ""


_ANNEX = pattern(r"\s*附[件表录]\s*[\d一二三四五六七八九十]{0,2}\s*(?:[：:]?\s*[^\s。；，：:\d]{2,30})?\s*$")


def _annex(document: Document) -> int | None:
    """The block that the annexes begin with: a line 附件, 附件1 behind the signature, or alone; None if there are none."""
    signed = False
    for index, block in enumerate(document.blocks):
        if block.role == "signoff":
            signed = True
        elif block.part == BODY and block.cell is None and block.role != "toc" and block.end - block.start <= _LINE:
            line = document.folded[block.start : block.end].strip()
            if line.startswith("附") and _ANNEX.match(line) and (signed or len(line) <= 4):
                return index
    return None


_PLANS = ("计划", "打算", "安排", "思路", "谋划", "展望")
_TASKS = ("工作", "任务", "重点", "举措", "措施", "设想")
_YEAR = pattern(r"20\d\d(?=年)")


def _next_year(document: Document, kind: Kind, heads: Sequence[Head]) -> tuple[str, ...]:
    """How the year after the one reported on may be written. Where nothing tells it: the later of two years in headings."""
    reported = document.reported(kind.year_offset)
    if reported is not None:
        year = str(reported + 1)
    else:
        years = sorted({year for head in heads for year in _YEAR.findall(head.words)})
        if len(years) < 2:
            return ()
        year = years[-1]
    return next_year(int(year))


def next_year(year: int) -> tuple[str, ...]:
    """How a year may be written."""
    han = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    return str(year), *(han.replace("〇", zero) for zero in "〇○零Ｏ")


# --------------------------------------------------------------------------- headings in other words

_SET = pattern("20[0-9]{2}年度?|上?本?年度|推进|我[局市区县镇]|法治政府建设|法治建设|工作|情况|[的和与及、，“”]")
_ALIKE = 0.8
_SAME_CHARACTERS = 0.7


def alike(words: str, known: Sequence[str], cut: Callable[[str], list[str]]) -> bool:
    """Whether a heading is one of the known ones with a slip of the pen, or their words in another order.

    Words that stand in any heading of such a report (推进, 法治政府建设, 工作, a year) do not count.
    """
    said = _SET.sub("", words)
    if len(said) < 3:
        return False
    for other in known:
        wanted = _SET.sub("", other)
        if _shared(set(said), set(wanted)) < _SAME_CHARACTERS:  # before anything is imported
            continue
        from rapidfuzz.distance import Indel

        if Indel.normalized_similarity(said, wanted) >= _ALIKE:
            return True
        these, those = set(cut(said)), set(cut(wanted))
        if len(these & those) >= 2 and _shared(these, those) > _ALIKE:
            return True
    return False


def _shared(these: set[str], those: set[str]) -> float:
    return 2 * len(these & those) / (len(these) + len(those))
