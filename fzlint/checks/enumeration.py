"""enumeration: 一是…三是… with no 二是, 第一，…第三，… with no 第二，, ①③ with no ②; judged over the section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.checks.ordinals import BEFORE_RANK, LABEL_FORMS, Word, labels_in, named, opens, runs, words_in, write
from fzlint.checks.stretches import stretches
from fzlint.document.labels import NUMERALS, han_numeral, value_of
from fzlint.document.model import Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.document.steps import Step, steps
from fzlint.finding import Match, Severity
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_LOST = pattern(r"(?<=[。；])是(?=[^\W\d_])(?!这|那|以|因|为|我|他|否|的|个|最|党|人|习)", need="是")
_BEHIND = ("。是", "；是")
_VERBS = 3  # so many 一抓……，二抓…… are a list: 一抓到底 and 三抓三促 are phrases
_FAR = 20_000  # code points between the first of a list and the second, at most
_SECOND = ("；二", ";二")
_SENTENCE = 300  # code points of the last item of a list in one sentence
_PARTED = ("。", "；")
_ITEM, _SHOWN = 8, 10  # code points of an item, and of those that are told
_QUOTED = 120  # code points of a quotation
_FORMS = ("是", "要")
_ASKED = ("#是", "#要")  # their first number is asked for
_RANKED = "，#"  # what ends a form whose first is asked for behind a colon: 第#，
_ALONE = ("第#，", "#")  # that of these where they have a paragraph each
_CHUNK = pattern(f"[0-9]+|[{NUMERALS}]+")
_MARKED = pattern("[.．、)）](?![0-9])")
_OPENS = "。；：，、（(\n “第"  # a numeral behind one of these may be a number; another is a part of a word: 开展三级
_THIRDLY = pattern(r"(再次)[，是要]", need="再次")
_FIRST = pattern(r"(?:^|[。；：，\n])\s*[（(]?[一1１][）)、.．]", re.MULTILINE)


class Enumeration(NamedTuple):
    """Words that count up inside running text, in one paragraph or in one each.

    lesser   the severity of words (一是, 第一，); labels (① （1） 1.) keep the rule's
    leads    what may stand before the ， in front of such a word: 具体来说，第一，…
    firsts   words that open an enumeration in the place of its first number
    seconds  words for the second of some: none of them stands between 首先 and 第三 where one is left out
    thirds   the same between 其次 and 第四
    again    words for the second that do not stand twice
    nouns    what is numbered by 一： behind it (问题一：)
    goes_on  how a clause begins that belongs to the item in front of it: 同时, 确保
    """

    lesser: bool = True
    leads: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()
    seconds: tuple[str, ...] = ()
    thirds: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("fault", "word")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        counted = _by_word(document)
        made = _made(document)
        starts = [word.span.start for word in made]
        for start, end in stretches(document):
            words = [
                word
                for word in words_in(document.text, start, end, self.leads)
                if word.span.start not in counted and not _is_quoted(document.text, start, word)
            ]
            words += named(document.text, start, end, self.nouns)
            if inside := made[bisect_left(starts, start) : bisect_left(starts, end)]:
                words = sorted([*words, *inside], key=lambda word: word.span.start)
            for form in dict.fromkeys(word.form for word in words):
                found = list(runs([word for word in words if word.form == form], document.text))
                for run in found:
                    yield from self._judge(document, start, run)
                yield from self._first_again(document, found)
            yield from self._in_words(document, start, end)
            yield from self._in_words_again(document, start, end)
        for first, last in running_paragraphs(document):
            start, end = document.blocks[first].start, document.blocks[last].end
            yield from self._judge_labels(document, start, end)
            yield from self._unnumbered(document, start, end)
            yield from self._unled(document, start, end)

    def _in_words(self, document: Document, start: int, end: int) -> Iterator[Match]:
        """首先，……再次，…… with nothing that is the second."""
        text = document.text
        for match in _THIRDLY.finditer(text, start, end):
            at = match.start(1)
            first = text.rfind("首先", start, at)
            if first < 0 or not opens(text, start, at, BEFORE_RANK):
                continue
            if not _has(text[first:at], tuple(word for word in self.seconds if word != match[1])):
                values = {"fault": f"“首先”之后是“{match[1]}”，缺“其次”", "word": "其次，"}
                yield Match(Span(at, at + len(match[1])), values, severity="warning" if self.lesser else None)

    def _in_words_again(self, document: Document, start: int, end: int) -> Iterator[Match]:
        """首先，……其次，……其次，……: the word for the second twice, with no other first between."""
        text = document.text
        for word in self.again:
            last = -1
            at = text.find(word, start, end)
            while at >= 0:
                here, at = at, text.find(word, at + len(word), end)
                if not opens(text, start, here, BEFORE_RANK):
                    continue
                far = max(start, last - _SENTENCE)
                begin = max(far, text.rfind("\n", far, max(last, far)) + 1)
                own = not text[begin : max(last, begin)].strip()  # a paragraph each
                led = last >= 0 and _has(text[far if own else begin : last], self.firsts)
                if (
                    led
                    and ("\n" in text[last:here]) == own
                    and here - last < _SENTENCE
                    and not _has(text[last:here], self.firsts)
                ):
                    values = {"fault": f"“{word}”之后又是“{word}”", "word": f"{self.thirds[-1]}，"}
                    span, former = Span(here, here + len(word)), Span(last, last + len(word))
                    yield Match(span, values, (former,), severity="warning" if self.lesser else None)
                last = here

    def _first_again(self, document: Document, found: list[list[Word]]) -> Iterator[Match]:
        """一是…… 一是…… 二是……, a paragraph each, or parted by ；: an item of one, and the next begins with 一是 again."""
        text = document.text
        for run, following in pairwise(found):
            last, here = run[0], following[0]
            if len(run) > 1 or last.number != 1 or here.number != 1 or here.form not in _ASKED:
                continue
            between = text[last.span.end : here.span.start].strip()
            begins = all(text[word.span.start - 1 : word.span.start] in ("", "\n", "\u3000") for word in (last, here))
            inside = text[here.span.start - 1] == between[-1:] == "；" and not any(
                mark in between[:-1] for mark in "。；\n"
            )
            above = begins and "\n" not in between and text.count("\n", last.span.end, here.span.start) == 1
            if above or (inside and len(following) > 1):
                shown = _shown(document, here)
                values = {"fault": f"“{shown}”之后又是“{shown}”", "word": write(here.form, 2)}
                yield Match(here.span, values, (last.span,), severity="warning" if self.lesser else None)

    def _unnumbered(self, document: Document, start: int, end: int) -> Iterator[Match]:
        """一是……。二是……。是……: the numeral of the last item is lost."""
        if document.pairs.isdisjoint(_BEHIND):
            return
        found = next(_LOST.finditer(document.plain, start, end), None)
        if found is None:
            return
        items = [word for word in words_in(document.text, start, end, self.leads) if word.form == "#是"]
        if items and items[-1].number > 1 and items[-1].span.end <= found.start():
            lost = han_numeral(items[-1].number + 1)
            values = {"fault": f"“{_shown(document, items[-1])}”之后是“是”，漏了“{lost}”", "word": f"{lost}是"}
            message = "列举序号不全：{fault}，请补写。"
            span = Span(found.start(), found.end())
            yield Match(span, values, severity="warning" if self.lesser else None, message=message)

    def _unled(self, document: Document, start: int, end: int) -> Iterator[Match]:
        """一是……；二是……；普法形式单一。: the last item, behind a ； as all the others, has no word that counts it."""
        if document.pairs.isdisjoint(_SECOND):
            return
        text = document.plain
        for run in runs([word for word in words_in(document.text, start, end, self.leads) if word.form == "#是"]):
            last = run[-1].span.end
            stop = text.find("。", last, min(end, last + _SENTENCE))
            led = all(text.count("；", one.span.end, other.span.start) == 1 for one, other in pairwise(run))
            if run[0].number != 1 or len(run) < 2 or not led or stop < 0 or text.count("；", last, stop) != 1:
                continue
            at = text.find("；", last, stop) + 1
            if (
                text.find("。", max(run[0].span.start, last - 4 * _SENTENCE), last) < 0
                and stop - at >= _ITEM
                and not text.startswith(self.goes_on, at)
            ):
                lost = f"{han_numeral(run[-1].number + 1)}是"
                values = {"fault": f"“{_shown(document, run[-1])}”之后的一项前面没有“{lost}”", "word": lost}
                yield Match(Span(at, min(at + _SHOWN, stop)), values, severity="info" if self.lesser else None)

    def _judge_labels(self, document: Document, start: int, end: int) -> Iterator[Match]:
        """Labels inside one paragraph: （1）…；（2）…； or 1.…；2.…; they begin with the first."""
        words = labels_in(document.folded, start, end)
        for form in dict.fromkeys(word.form for word in words):
            found = list(runs([word for word in words if word.form == form]))
            yield from self._first_label_again(document, start, found)
            for run in found:
                if run[0].number == 1 and len(run) > 1:
                    for match in self._judge(document, start, run):
                        lead = document.folded[match.related[0].end : match.span.start]
                        if not _has_number(lead, match.values["word"]):
                            yield match
        yield from _other_style(document, words)

    def _first_label_again(self, document: Document, start: int, found: list[list[Word]]) -> Iterator[Match]:
        """（一）……。（一）……。 in one paragraph that begins with the first: a list of one, and the next is the first again."""
        if len(found) < 2 or document.folded[start : found[0][0].span.start].strip():
            return
        (first, *more), (here, *_) = found[:2]
        between = document.plain[first.span.end : here.span.start].rstrip()
        if not more and first.number == here.number == 1 and between[-1:] in (*_PARTED, "，") and len(between) >= _ITEM:
            shown = _shown(document, here)
            values = {"fault": f"“{shown}”之后又是“{shown}”", "word": write(here.form, 2)}
            yield Match(here.span, values, (first.span,))

    def _judge(self, document: Document, start: int, run: list[Word]) -> Iterator[Match]:
        numbers = [word.number for word in run]
        form = run[0].form
        label = form == "#" or form in LABEL_FORMS
        if form == "#抓" and len(run) < _VERBS:
            return
        severity: Severity | None = "warning" if self.lesser and not label else None
        if numbers[0] > 1:
            lead = document.text[start : run[0].span.start]
            mark = form[-1]
            ranks = (("首先", 3, self.seconds, "“其次”或“第二”"), ("其次", 4, self.thirds, "“第三”"))
            for word, number, others, said in ranks:
                at = lead.rfind(word + mark) if form in ("第#，", "第#是") and numbers[0] == number else -1
                if at >= 0 and not _has(lead[at + len(word) :], others):
                    fault = f"“{word}”之后是“{_shown(document, run[0])}”，缺{said}"
                    missing = f"第{han_numeral(number - 1)}{mark}"
                    yield Match(run[0].span, {"fault": fault, "word": missing}, severity=severity)
            led = form[-1] in _RANKED and document.text[run[0].span.start - 1] in "：:"
            if (
                numbers[0] == 2
                and len(run) >= 2
                and (form in _ASKED or led or (form in _ALONE and _is_listed(document.text, run)))
                and not (_has(lead, self.firsts) or _FIRST.search(lead))
            ):
                word = write(form, 1)
                fault = f"从“{write(form, 2)}”开始，缺“{word}”"
                yield Match(run[0].span, {"fault": fault, "word": word}, severity=severity)
        for step in _unsaid(document.text, run, steps(numbers)):
            here = run[step.at]
            shown, before = _shown(document, here), _shown(document, run[step.at - 1])
            if step.missing:
                if len(step.missing) > 3:
                    continue
                missing = "、".join(f"“{write(form, number)}”" for number in step.missing)
                fault = f"“{before}”之后是“{shown}”，缺{missing}"
                wanted = write(form, step.missing[0])
            else:
                fault = f"“{before}”之后又是“{shown}”" if step.again >= 0 else f"“{before}”之后是“{shown}”，次序颠倒"
                wanted = write(form, run[step.at - 1].number + 1)
            yield Match(here.span, {"fault": fault, "word": wanted}, (run[step.at - 1].span,), severity=severity)


def _is_listed(text: str, run: list[Word]) -> bool:
    """Whether each of the words begins a paragraph, and none is the first of them under a heading before."""
    at, form = run[0].span.start, run[0].form
    first, second = (text.rfind(write(form, n), max(at - _FAR, 0), at) for n in (1, 2))
    return first <= second and all(text[word.span.start - 1 : word.span.start] in ("\n", "\u3000") for word in run)


def _unsaid(text: str, run: list[Word], found: Iterable[Step]) -> Iterator[Step]:
    """The steps but those whose number before stands in the same paragraph in another form: 我们一是敢想。……二是敢干, 四要……。五是……"""
    for step in found:
        here, last = run[step.at], run[step.at - 1].span.end
        first = text.rfind("\n", last, here.span.start) + 1 or last
        before = han_numeral(here.number - 1) if here.form in _ASKED and here.number > 1 else ""
        if before and _has(text[first : here.span.start], tuple(before + mark for mark in _FORMS)):
            continue
        if not _has(text[last : here.span.start], _ill_marked(here)):
            yield step


def _ill_marked(word: Word) -> tuple[str, ...]:
    """How the number before a word is written where only the mark behind it is wrong, which another rule tells: 第二、 二是，"""
    before = han_numeral(word.number - 1) if word.number > 1 else ""
    said = f"{before}{word.form[-1]}，" if word.form in _ASKED else word.form[0] + before
    return tuple(mark + said for mark in "。；\n") if before and word.form[0] in "#第" else ()


def _has(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


def _is_quoted(text: str, start: int, word: Word) -> bool:
    """Whether a word stands inside “”: what others said need not be quoted whole. “一是…” in marks of its own paragraph counts."""
    near = max(
        start, word.span.start - _QUOTED
    )  # not to the start of a line of a hundred thousand words for each of them
    first = max(near, text.rfind("\n", near, word.span.start) + 1)
    opened = text.rfind("“", first, word.span.start)
    if opened <= first or "”" in text[opened : word.span.start]:
        return False
    closed = text.find("”", word.span.end, opened + _QUOTED)
    return closed >= 0 and text.find("“", word.span.end, closed) < 0  # else its own ” is lost


def _shown(document: Document, word: Word) -> str:
    return write(word.form, word.number) if word.span.label else document.text[word.span.start : word.span.end]


def _other_style(document: Document, words: list[Word]) -> Iterator[Match]:
    """1、……。2）……。: a number that goes on the one before it, in a style of which the paragraph has no first."""
    firsts = {word.form for word in words if word.number == 1}
    for before, word in pairwise(words):
        if word.form == before.form or word.form in firsts or word.number != before.number + 1:
            continue
        first = write(word.form, 1)  # behind no mark, it was found to be no label: 凝聚共识（一）强化……。（二）加强……
        if first in document.text[before.span.end : word.span.start]:
            continue
        if before.form in firsts and document.plain[word.span.start - 1] in _PARTED:
            shown = _shown(document, word)
            fault = f"“{_shown(document, before)}”之后是“{shown}”，样式不一样"
            values = {"fault": fault, "word": write(before.form, word.number)}
            yield Match(word.span, values, (before.span,), message="列举序号的样式不一致：{fault}，宜写作“{word}”。")


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def _has_number(text: str, label: str) -> bool:
    """Whether the number of a label stands in a text in any style: it is not missing, but in the wrong one."""
    digits = "".join(c for c in label if c.isalnum() and c != "第")
    number = value_of(digits) or 0
    if not (digits.isdecimal() or number):
        return digits in text
    signs = (han_numeral(number), *_CIRCLED[number - 1 : number])
    if not number or _has(text, signs[1:]):
        return True
    return any(
        text[max(match.start() - 1, 0) : match.start()] in _OPENS or _MARKED.match(text, match.end())
        for match in _CHUNK.finditer(text)
        if match[0] in (signs[0], str(number))
    )


def _by_word(document: Document) -> set[int]:
    """Where typed labels ①② stand that go on a series made by Word, which `sequence` counts, or in one with labels of another
    style: none is missing there."""
    found: set[int] = set()
    for series in document.series:
        if series.family == "circle":
            labels = [label for i in series.blocks if (label := document.blocks[i].label) is not None]
            if any(label.automatic or label.family != "circle" for label in labels):
                found.update(label.span.start for label in labels)
    return found


def _made(document: Document) -> list[Word]:
    """The words 一是 that Word made in front of paragraphs."""
    found = []
    for block in document.blocks:
        label = block.label
        if label is not None and label.automatic and label.family in _FORMS:
            found.append(Word("#" + label.family, label.number, Span(block.start, block.start, label=True)))
    return found
