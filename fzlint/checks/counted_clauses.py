"""counted-clauses: the mark between a count and what is said of it, or the next thing that was done: 受理来信35件、同比增长8%, 开会2次、印发简报3期.

A count closes its clause, so what follows is parted by ，. What else follows a count with 、 is one more member (来信35件、来电12件); a verb of its
own, or a word that only speaks of the count in front of it, tells that it is none. Reports on whole provinces write 、 there throughout: where
a document has it more often than ，, it is its way of writing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at, behind, ends_at
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_running
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_BEHIND = pattern(r"[0-9](?:(?:余|多)?[^\W\d_a-zA-Z]{1,3}|[%％])([，、；。])(?=[^\W\d_a-zA-Z]{2})")
_COUNT = pattern(r"[0-9]+(?:\.[0-9]+)?(?:余|多)?[^\W\d_a-zA-Z]{1,3}$")
_FIGURE = pattern(r"[^\W\d_a-zA-Z]{0,3}[0-9]+(?:\.[0-9]+)?")
_STOPS = "，。；：！？、\n \u3000“”《》（）"
_WHOLE = "。！？\n"
_BEGINS = _WHOLE + " \u3000"
_LONGEST = 40  # code points of a clause
_FAR = 160  # of a sentence on either side of a mark
_SUBJECT = 12  # in front of the verb
_OBJECT = 2  # of what is counted behind the verb
_NAME = 4  # of what has a rate: 回复率
_MOST = 2  # places with another mark in one document; more are a way of writing
_SHARE = 3  # commas to each of them


class CountedClauses(NamedTuple):
    """Clauses behind a count with a mark in front of them that is none between clauses.

    says     what begins a clause that only speaks of the count in front of it: 同比, 其中
    grows    the same, where a figure follows: 增长5%
    ways     what else begins such a clause, and is not told: where 、 stands in front of it, it is a way of writing: 居
    unless   words that begin with one of those and are others: 占地
    deeds    verbs of a clause with a count of its own, longest first
    firm     those of them that are never nouns: behind a verb of `light`, or with a measure of `events`, only one of these counts,
             for 开展学习6次、交流研讨3次 has one verb
    adverbs  words in front of them
    parts    words of a clause that tells parts of a whole: 其中
    shared   verbs at the head of the left clause that govern both: 推动清理违建3处、整治排污口6个
    rises    the verbs of rows of changes: 水田灌溉增长4%; points: what they end in but for %
    reached  verbs between a rate and its figure: 达到
    nouns    that have a word of `grows` in them: 增加值
    stopped  message where 。 stands between them
    """

    says: tuple[str, ...]
    grows: tuple[str, ...]
    deeds: tuple[str, ...]
    firm: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    rises: tuple[str, ...] = ()
    reached: tuple[str, ...] = ()
    points: str = ""
    nouns: tuple[str, ...] = ()
    stopped: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "mark")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        commas: Counter[str] = Counter()
        odd: dict[str, list[int]] = {}
        ways = 0
        for found in _BEHIND.finditer(text):
            at = found.start(1)
            ways += text[at] == "、" and text.startswith(self.ways, at + 1)
            sort = self._sort(text, at)
            if not sort or not is_running(document, at):
                continue
            if text[at] == "，":
                commas[sort] += 1
            else:
                odd.setdefault(sort, []).append(at)
        for sort, places in odd.items():
            many = sum(text[at] == "、" for at in places) + (ways if sort == "says" else 0)
            if sort == "row" and (many > 1 or commas[sort] < 2):
                continue  # the others are parted by commas
            if many <= 1 or (many <= _MOST and commas[sort] >= _SHARE * many):
                yield from (self._told(document, at) for at in places)

    def _sort(self, text: str, at: int) -> str:
        """What kind of clause stands behind the mark: says, deed, row; "" for one that may stand there."""
        left = text[begins_at(text, at, _STOPS, _LONGEST) : at]
        right = text[at + 1 : ends_at(text, at + 1, _STOPS, _LONGEST)]
        mark = text[at]
        if right.startswith(self.unless):
            return ""
        if right.startswith(self.says):
            return self._spoken(text, at, right)
        grown = next((word for word in self.grows if right.startswith(word)), "")
        if grown:
            again = any(word in self._without_nouns(left) for word in self.grows)  # 下降0.2个、提高0.8个百分点
            whole = mark != "。" or (len(right) < _SUBJECT and text[at + 1 + len(right)] in _WHOLE)
            return "says" if not again and whole and _FIGURE.match(right, len(grown)) else ""
        if mark == "。":
            return ""
        row = _row(self.rises, self.points)
        if row.match(right):
            return "row" if row.match(left) and mark in "，、" else ""
        if _rate(self.reached).match(right):
            may = mark != "；" or (right.find("率") < _NAME and _is_lone(text, at))
            return "says" if may and "率" not in left else ""
        return "deed" if self._are_deeds(text, at, left, right) else ""

    def _without_nouns(self, said: str) -> str:
        for noun in self.nouns:
            said = said.replace(noun, "")
        return said

    def _spoken(self, text: str, at: int, right: str) -> str:
        """Behind ； and 。 some of them may begin anew: 。其中，……"""
        if text[at] in "，、":
            return "says"
        goes_on = len(right) > _SUBJECT or text[at + 1 + len(right) : at + 2 + len(right)] not in _WHOLE
        anew = right.startswith(self.parts) or (text[at] == "。" and goes_on)
        return "" if anew or (text[at] == "；" and not _is_lone(text, at)) else "says"

    def _are_deeds(self, text: str, at: int, left: str, right: str) -> bool:
        """Whether both sides say with verbs of their own what was done, how often, and there are two of them: no series."""
        own = behind(right, self.adverbs)
        verb = next((verb for verb in self.deeds if own.startswith(verb)), "")
        count = _COUNT.search(right)
        if not verb or count is None or any(part in left for part in self.parts):
            return False
        said = right[len(right) - len(own) + len(verb) : count.start()]
        bare = text[at] == "；" and not said  # 修订45项；新制定18项
        if not bare and (len(said) < _OBJECT or not all(map(is_han, said))):
            return False
        if left.startswith(self.shared) or (said and said[-_OBJECT:] in left):
            return False  # 新制定制度3项、修订制度4项
        first = behind(left, self.adverbs)[:_SUBJECT]
        former = min(
            ((first.find(each), each) for each in (*self.deeds, *self.light) if each in first), default=(0, "")
        )[1]
        noun = verb not in self.firm and (former in self.light or right.endswith(self.events))
        if not former or former == verb or noun:
            return False
        before, after = text[at - len(left) - 1 : at - len(left)], text[at + 1 + len(right) : at + 2 + len(right)]
        if text[at] == "；":  # between groups of clauses it is right
            alone = before in _BEGINS or after in _WHOLE
            return alone and _is_lone(text, at)
        return before != "、" and after != "、"

    def _told(self, document: Document, at: int) -> Match:
        text = document.plain
        start, end = begins_at(text, at, _STOPS, _LONGEST), ends_at(text, at + 1, _STOPS, _LONGEST)
        mark = Span(at, at + 1)
        values = {"text": document.text[start:end], "mark": document.text[at]}
        message = self.stopped if text[at] == "。" else ""
        return Match(mark, values, message=message, edits=(Edit(mark, "，"),))


@cache
def _row(rises: tuple[str, ...], points: str) -> re.Pattern[str]:
    """A change of something that is named: 水田灌溉增长4%."""
    verbs = "|".join(rises)
    return pattern(
        rf"[^\W\d_a-zA-Z]{{2,12}}(?:{verbs})[0-9]+(?:\.[0-9]+)?(?:[%％]|{points})$",
        need=verbs,
    )


@cache
def _rate(reached: tuple[str, ...]) -> re.Pattern[str]:
    """A rate that is named, and its figure: 回复率达到98%."""
    return pattern(rf"[^\W\d_a-zA-Z]{{1,8}}率(?:[为达均]|{'|'.join(reached)})?[0-9]+(?:\.[0-9]+)?[%％]", need="率")


def _is_lone(text: str, at: int) -> bool:
    """Whether it is the only ； of its sentence, which names no items."""
    start, end = begins_at(text, at, _WHOLE, _FAR), ends_at(text, at + 1, _WHOLE, _FAR)
    return not any(sign in text[start:at] or sign in text[at + 1 : end] for sign in "；：")
