"""run-on: two clauses with no mark between them: 发放资料400余份法律顾问进村宣讲, 提升执法能力切实维护群众权益."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at, behind, ends_at
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_running
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_COUNTED = pattern(
    r"(?<![0-9])[0-9]+(?:\.[0-9]+)?万?(?:余|多)?([^\W\d_a-zA-Z]{2})"
)  # a unit and what goes on behind it, or one of two
_LONGEST = 48  # code points of a clause up to the place that is looked at
_LEAST = 4  # Chinese characters of what is behind it
_NEXT = 20  # code points of a second count with its noun
_UNIT = 3  # code points of its unit: 万人次
_FIGURES = "0123456789."
_PERCENT = ("%", "％")
_MARKS = "，。；：！？、．\n \u3000“”《》（）"
_STOPS = _MARKS + "."
_CLAUSE = "，。；：！？\n \u3000"
_COUNT = pattern(r"[0-9](?:\.[0-9]+)?(?:(?:余|多)?[^\W\d_a-zA-Z]{1,3}|[%％])$")
_SUBJECT = 12  # code points in front of what leads to another clause


class RunOn(NamedTuple):
    """Clauses that begin with a verb and go on behind its object with another one.

    verbs     what the first of the two begins with, after `adverbs`
    adverbs   words that may stand before a verb, longest first; one of them begins the second clause
    nouns     what the object of the first ends in
    seconds   verbs of the second clause, besides `verbs`
    closing   nouns behind which a verb of `joined` begins the second clause without an adverb
    joined    those verbs
    named     what a name ends in that the second would be part of: 工程
    broken    no fault where one of these stands in the first: 的, 对
    counting  verbs of a clause that ends in a count: 发放, 举办
    making    verbs of one where a verb of `effects` goes on behind it: 建成基地6个|带动农户300户
    effects   those verbs
    units     what is counted by, longest first
    goes_on   words that may stand behind a count: 以上, 用于
    things    units of what does nothing itself: behind one of these a verb of `acts` opens a clause
    acts      those verbs
    through   characters of a clause whose things are what something is done with or for: 对, 通过
    opens     words that always open a clause: 其中
    after     words that open one behind any count: 同比, 占总
    grows     the same behind an amount of money with its figure: 812亿元|增长6.2%
    against   words of a clause whose amount is what something is compared with: 比, 从
    frames    what a clause begins with, and what it ends in, that only leads to another one: 在……领导下|坚持……
    selves    what that one begins with, behind any of them: 我局
    resumes   the same behind the first of them, where how something is done may stand as well: 坚持
    """

    verbs: tuple[str, ...]
    adverbs: tuple[str, ...]
    nouns: tuple[str, ...]
    seconds: tuple[str, ...]
    closing: tuple[str, ...]
    joined: tuple[str, ...]
    named: tuple[str, ...]
    broken: tuple[str, ...]
    counting: tuple[str, ...]
    units: tuple[str, ...]
    goes_on: tuple[str, ...]
    making: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    through: str = ""
    after: tuple[str, ...] = ()
    grows: tuple[str, ...] = ()
    against: str = ""
    frames: tuple[tuple[str, ...], ...] = ()
    selves: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "next")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        yield from self._objects(document)
        yield from self._verbs(document)
        yield from self._counts(document)
        yield from self._after(document)
        for i, (begins, *ends) in enumerate(self.frames):
            yield from self._framed(document, begins, ends, self.selves if i else (*self.selves, *self.resumes))

    def _after(self, document: Document) -> Iterator[Match]:
        """立案260件占立案总数的72%, 增加值812亿元增长6.2%"""
        text = document.plain
        for word in (*self.after, *self.grows):
            at = text.find(word, 1) if word[:2] in document.pairs else -1
            while at >= 0:
                place, at = at, text.find(word, at + len(word))
                count = _COUNT.search(text[max(0, place - _NEXT) : place])
                if count is None or count.group().endswith("的") or not is_running(document, place):
                    continue  # 超过10小时的|占全部的21%: what 的 makes of it is the subject
                start = begins_at(text, place, _MARKS, _LONGEST)
                first = text[start:place]
                if word in self.grows:
                    money = count.group().endswith("元") and text[place + len(word)].isdigit()
                    if not money or any(sign in first for sign in self.against):
                        continue
                if place - start > len(count.group()):
                    yield self._told(document, start, place)

    def _framed(self, document: Document, begins: str, ends: list[str], resumes: tuple[str, ...]) -> Iterator[Match]:
        """在县委领导下|坚持依法行政, 根据《通知》要求|我院认真自查"""
        text = document.plain
        for end in ends:
            at = text.find(end, 1) if end[:2] in document.pairs else -1
            while at >= 0:
                place = at + len(end)
                start = begins_at(text, at, _CLAUSE, _LONGEST)
                lead = text.find(begins, start, min(start + _SUBJECT, at) + len(begins))
                led = lead >= 0 and text.startswith(resumes, place) and _goes_on(text, place)
                if led and is_running(document, place):
                    yield self._told(document, start, place)
                at = text.find(end, place)

    def _verbs(self, document: Document) -> Iterator[Match]:
        """帮助解决难题提升企业服务效能"""
        text = document.plain
        for verb in self.joined:
            at = text.find(verb, 1) if verb in document.pairs else -1
            while at >= 0:
                place, at = at, text.find(verb, at + len(verb))
                start = begins_at(text, place, _STOPS, _LONGEST)
                # 建立会商机制|建立通报制度
                again = text.startswith(verb, start) and text.endswith(self.nouns, 0, place)
                if not again and not text.endswith(self.closing, 0, place):
                    continue
                first = behind(text[start:place], self.adverbs)
                whole = first.startswith((*self.verbs, *self.seconds)) and not any(
                    word in first for word in self.broken
                )
                named = () if again else self.named
                if whole and _goes_on(text, place + 1, named) and is_running(document, place):
                    yield self._told(document, place - len(first), place)

    def _objects(self, document: Document) -> Iterator[Match]:
        """提升执法能力切实维护群众权益"""
        text = document.plain
        second = (*self.verbs, *self.seconds)
        for adverb in self.adverbs:
            if adverb[:2] not in document.pairs:
                continue
            at = text.find(adverb, 1)
            while at >= 0:
                place, at = at, text.find(adverb, at + len(adverb))
                after = place + len(adverb)
                if text.endswith(self.nouns, 0, place) and text.startswith(second, after):
                    first = behind(text[begins_at(text, place, _STOPS, _LONGEST) : place], self.adverbs)
                    whole = first.startswith(self.verbs) and not any(word in first for word in self.broken)
                    if whole and _goes_on(text, after + 2) and is_running(document, place):
                        yield self._told(document, place - len(first), place)

    def _counts(self, document: Document) -> Iterator[Match]:
        """发放资料400余份法律顾问进村宣讲"""
        text = document.plain
        for count in _COUNTED.finditer(text):
            unit = next((unit for unit in (*self.units, *self.things) if count.group(1).startswith(unit)), "")
            if not unit:
                continue
            place = count.start(1) + len(unit)
            if text.startswith(self.opens, place) and is_running(document, place):
                yield self._told(document, begins_at(text, count.start(), _STOPS, _LONGEST), place)
                continue
            goes_on = text.startswith(self.goes_on, place) and not text.startswith(self.acts, place)
            if goes_on or not is_han(text[place : place + 1] or " "):
                continue
            first = behind(text[begins_at(text, count.start(), _STOPS, _LONGEST) : count.start()], self.adverbs)
            counting = (*self.counting, *self.making) if text.startswith(self.effects, place) else self.counting
            verb = next((verb for verb in counting if first.startswith(verb)), "")
            said = first[len(verb) :].removeprefix("了")
            named = len(said) > 1 and all(map(is_han, said)) and not any(word in said for word in self.broken)
            whole = (verb != "" and named and unit in self.units) or self._then(text, unit, place, first)
            whole = whole or self._counted_again(text, place, first)
            if whole and _goes_on(text, place) and is_running(document, place):
                yield self._told(document, count.start() - len(first), place)

    def _then(self, text: str, unit: str, place: int, first: str) -> bool:
        """Whether a verb behind the count of a thing opens a clause whatever stands in front: 培训人员860人次|组织考试1次"""
        second = behind(text[place : place + _NEXT], self.adverbs)  # 垃圾310吨|重点整治学校周边
        acts = unit in self.things and second.startswith(self.acts)
        return acts and len(first) >= _LEAST and is_han(first[0]) and not any(sign in first for sign in self.through)

    def _counted_again(self, text: str, place: int, first: str) -> bool:
        """Whether a noun with a count of its own follows one that stands behind its noun: 容缺事项15项|容缺材料32份, 5期|合格率98%."""
        said = text[place : ends_at(text, place, _MARKS, _NEXT)]
        rate = said.endswith(_PERCENT)
        noun = said[:-1] if rate else said.rstrip("".join(self.units) + "".join(self.things) + "万亿元")
        unit = len(said) - len(noun)
        noun = noun.rstrip("余多") if not rate else noun
        figure = len(noun)
        noun = noun.rstrip(_FIGURES)
        if figure == len(noun) or not 0 < unit <= _UNIT or not all(map(is_han, noun)):
            return False
        if rate:
            return noun.removesuffix("达").endswith("率")
        named = len(first) >= _LEAST and all(map(is_han, first)) and not any(sign in first for sign in self.through)
        return named and len(noun) >= _LEAST and not first.endswith((*self.counting, *self.making, *self.acts))

    def _told(self, document: Document, start: int, place: int) -> Match:
        values = {"text": document.text[start:place], "next": document.text[place : place + 6].partition("\n")[0]}
        return Match(Span(start, place), values)


def _goes_on(text: str, start: int, named: tuple[str, ...] = ()) -> bool:
    """Whether enough of a clause follows to stand alone, with no 的 that makes it part of a noun, and it is no name."""
    said = text[start : ends_at(text, start, _STOPS, _LONGEST)]
    return len(said) >= _LEAST and "的" not in said and is_han(said[0]) and not said.endswith(named)
