"""How sure it is that two quantities are the part and the whole of a rate: signs with their weight and reason.

They come from the words of the statements (what the rate is named after, what was due, 全县86个村中) and from the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from fzlint.figures.rates.rate_parts import (
    CLOSED,
    DISPUTE,
    DUE,
    FAULTY,
    TAKEN_IN,
    WHAT_COMES,
    carried,
    of_these,
    tied,
    told_already,
)
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import slip, swaps
from fzlint.figures.reading.said import (
    BASE,
    COMMON,
    ELSEWHERE,
    LEFT,
    NARROW,
    OUGHT,
    OUTCOME,
    REAL,
    alternatives,
    any_of,
    listed,
)
from fzlint.figures.reading.statement import Statement, parsed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_AMONG = pattern("[^，；。,;]{0,14}(?:中|里)", need="中|里")
_SAVED = any_of("节约率", f"(?:{alternatives('节约率之前')})*(?:{{}})")
_PAID = any_of("成交价")
_ALSO = tuple(each.partition("/") for each in listed("率的又一说法"))
_OPPOSITE = tuple(each.partition("/")[::2] for each in listed("反面"))
ENOUGH = 6
_PAIR = 2
_LONG = 4  # characters of a name
_ALL = 100
_NEARLY_ALL = 60
_NEAR = Decimal("0.12")
_FAR_MORE = Decimal("1.8")
_CLOSE = pattern(r"[，,(]?\S{0,14}")


class Reading:
    """One way to read a rate: part and whole, and the statements around that may be meant as well."""

    def __init__(
        self,
        passage: Passage,
        told: Statement,
        name: str,
        part: Statement,
        whole: Statement,
        row: Sequence[Statement],
        of: str = "",
        word: str | None = None,
    ) -> None:
        self.passage = passage
        self.told = told
        self.name = name
        self.part = part
        self.whole = whole
        self.row = row
        self.of = of
        self.around = f"{part.words}|{reckoning.behind(passage, part.at)}"
        self.made = part.figure.value / whole.figure.value * 100
        self.word = self._tied(name[-2:]) if word is None else word
        self.contrary = self._contrary()
        if self.contrary:
            self.made = 100 - self.made

    def _tied(self, stem: str) -> str:
        return tied(self.passage, self.part.at, [stem]) if len(stem) == _PAIR else ""

    def _is(self, stem: str) -> bool:
        """Whether the part is called by this; 不合格 counts where the rate denies as well."""
        word = self._tied(stem)
        return word == stem or (self.name[0] in "不未" and word == self.name[0] + stem)

    def _contrary(self) -> bool:
        """Whether the part is what the rate does not speak of: 抽查57家，8家存在问题，合格率86%."""
        if self.name[:1] in ("不", "未") or self.name.startswith(LEFT):
            return False
        if self.saved or self.reverse:
            return True
        return self.word[:1] in ("不", "未") or FAULTY.search(self.around) is not None

    @property
    def saved(self) -> bool:
        """Whether the rate tells what was saved, and the part what was paid: 预算120万元，合同价102万元，节约率15%."""
        return _SAVED.fullmatch(self.name) is not None and _PAID.search(self.part.words) is not None

    @property
    def reverse(self) -> bool:
        """Whether the part is called by the reverse of the rate: 审结132件，败诉11件，胜诉率91.7%."""
        return any(self.name.endswith(told) and other in self.around for told, other in _OPPOSITE)

    @property
    def otherwise(self) -> bool:
        """Whether the part alone is called by another word for what the rate speaks of: 撤销、确认违法18件，纠错率."""
        words = [word for name, _, word in _ALSO if self.name.endswith(name)]
        called = [s for s in self.row if any(word in s.words for word in words)]
        return len(called) == 1 and called[0] is self.part

    @property
    def named(self) -> int:
        words, others = self.around, self.whole.words
        if self.left or self.saved or self.reverse or self.otherwise:
            return 3
        if self.word:
            whole_word = (self.name, self.name[-2:], self.name[-2:][::-1])
            return 3 if self.word in whole_word or self.contrary else 2
        own = parsed(self.name)[2]
        stems = [own[:2]] if len(own) == _PAIR + 1 else []  # 全县城镇化率
        stems += [self.name[-4:-2]] if WHAT_COMES.search(self.name[-2:]) else []  # 执行到位率
        if any(stem in words and stem not in others and self._is(stem) for stem in stems):
            return 3
        if len(own) > _LONG and own[:_LONG] in words and own[:_LONG] not in others:
            return 3  # 改判发回3件，改判发回重审率
        if self.bare:
            return 3
        return int(any(c in words and c not in others for c in self.name[-2:]))

    @property
    def left(self) -> bool:
        """Whether both the rate and the part speak of what is left."""
        return self.name.startswith(LEFT) and (self.part.relation == "left" or self.part.words.startswith(LEFT))

    @property
    def due(self) -> bool:
        return any(form.search(self.whole.words) is not None for form in (DUE, BASE, CLOSED))

    @property
    def based(self) -> bool:
        """Whether nothing calls the part so, and it is a whole itself: 抽检2000批次，其中流通环节抽检1260批次，合格率98.1%."""
        called = self.named > 0 or self.contrary or self.ought
        return self.among_them and not called and BASE.search(self.part.words) is not None

    @property
    def ought(self) -> bool:
        return OUGHT.search(self.whole.words) is not None and REAL.search(self.part.words) is not None

    @property
    def of_both(self) -> bool:
        """Whether part and whole end in what the name begins with: 开放床位500张，占用床位440张，床位使用率."""
        thing = self.name[:-2][-_PAIR:]
        return len(thing) == _PAIR and self.part.words.endswith(thing) and self.whole.words.endswith(thing)

    @property
    def among(self) -> bool:
        return _AMONG.match(self.passage.text, self.whole.figure.span.end, self.passage.end) is not None

    @property
    def some(self) -> bool:
        begun = ("其中", "已", "实")
        return self.among_them or any(words.startswith(begun) for words in self.around.split("|"))

    @property
    def among_them(self) -> bool:
        """Whether the part is told as one of some: 其中，审结79件."""
        start = self.part.span.start
        return "其中" in self.passage.text[max(start - 3, self.passage.start) : start + 2]

    @property
    def bare(self) -> bool:
        """Whether the part stands alone in the bracket behind the rate: 结案率91.9%（79件）."""
        end = self.part.figure.span.end
        alone = self.part.boxed and not self.part.words and self.passage.text.startswith(")", end)
        return alone and self.part.at == self.told.at + 1

    @property
    def share(self) -> bool:
        return "占" in self.told.words

    @property
    def alone(self) -> bool:
        """Whether the percentage stands alone in the bracket behind the part: 表示满意的465人（93%）."""
        return not self.name and self.told.at == self.part.at + 1

    @property
    def called(self) -> int:
        """Whether the whole is what a share is told to be of: 占投诉总量; nothing where the share does not say."""
        core = COMMON.sub("", self.of)[-2:]
        return 0 if not core else 1 if core in self.whole.words else -1

    @property
    def opposite(self) -> bool:
        """Whether the whole is just what the rate denies: 批准逮捕22.2万人，不捕率."""
        return self.denied and not self.due

    @property
    def denied(self) -> bool:
        """The same, even if it may be what came in as well."""
        return len(self.name) > 1 and self.name[0] in "不未" and self.name[1:] in self.whole.words

    @property
    def hundred(self) -> bool:
        """Whether 100 % is told, and may be meant of some only."""
        if self.told.figure.value != _ALL or self.ought:
            return False
        some = self.among_them and not self.part.words.endswith(f"已{self.name}")
        return some or self.contrary or self.word != self.name[-2:] or len(self.row) > _PAIR or self.made < _NEARLY_ALL

    @property
    def boxed(self) -> bool:
        return self.part.boxed and self.whole.boxed and not self.told.boxed

    @property
    def to_do(self) -> bool:
        """Whether the part has the word of the rate, but tells what has to be done: 移送起诉58人, 整改通知书58份."""
        return len(self.name) > 1 and not self.word and self.name[-2:] in self.around

    @property
    def proved(self) -> bool:
        """Whether the others are together the rest of the whole: 应到50人，实到43人，请假7人."""
        value = self.whole.figure.value
        return len(self.row) > _PAIR and sum((s.figure.value for s in self.row), -value) == value

    @property
    def close(self) -> bool:
        return self.told.at - self.part.at == 1 and (
            _CLOSE.fullmatch(reckoning.gap(self.passage, self.part.at, self.told.at)) is not None
        )

    @property
    def before(self) -> bool:
        return "。" in reckoning.gap(self.passage, *sorted((self.whole.at, self.told.at)))

    @property
    def slipped(self) -> bool:
        return slip(self.made, self.told.figure) or self._turned()

    @property
    def permuted(self) -> bool:
        """Whether a percentage of three digits has those of what they make in another order: chance seldom does that."""
        told = self.told.figure
        shown = int(told.value / told.step)
        return shown >= _ALL and any(
            sorted(str(shown)) == sorted(str(int(self.made / told.step) + up)) for up in (0, 1)
        )

    def _turned(self) -> bool:
        """Whether two digits of the part or of the whole, changed about, make what is told."""
        part, whole = self.part.figure, self.whole.figure
        pairs = [(other, whole.value) for other in swaps(part)] + [(part.value, other) for other in swaps(whole)]
        ways = (reckoning.exact(a, b) for a, b in pairs if 0 < a <= b)
        return not self.contrary and any(reckoning.fits(self.passage, self.told.figure, *way) for way in ways)

    @property
    def near(self) -> bool:
        return abs(self.made - self.told.figure.value) < _NEAR * self.told.figure.value

    @property
    def far(self) -> bool:
        value = self.told.figure.value
        sure = self.named > 2 and ((self.due and len(self.row) == _PAIR) or self.proved)
        sure = sure or (self.named > 2 and self.told.figure.step < 1 and self._turned())
        sure = sure or (self.named > 1 and self.due and (self.permuted or self.side_by_side))
        return not sure and (self.made * _FAR_MORE < value or value * _FAR_MORE < self.made)

    @property
    def side_by_side(self) -> bool:
        """Whether whole, part and rate follow one another in a sentence: 立案45起，结案42起，结案率93.3%."""
        between = self.passage.figures[self.whole.at + 1 : self.part.at]
        near = self.whole.at < self.part.at == self.told.at - 1 and not self.before
        return near and all(figure.about in reckoning.RATIOS for figure in between)

    @property
    def narrow(self) -> bool:
        if self.name.endswith("满意"):
            return "满意" not in self.around
        return NARROW.search(self.name) is not None and self.name not in self.around

    @property
    def others(self) -> bool:
        """Whether the name of the rate tells of other things than part and whole: 食用农产品合格率."""
        if self.told.at < self.part.at or self.left or self.otherwise or (self.named > 2 and not self.word):
            return False
        if not self.name or self.of or self.share:
            return False
        return not of_these(self.passage, self.told.at, self.part.at, self.whole.figure, self.name)

    @property
    def ended(self) -> bool:
        """Whether it is a rate of outcomes, and the whole what came in: 受理1354件，和解237件，和解率."""
        words = self.whole.words
        own = DISPUTE.search(words) is not None or any(c in words for c in (self.name[:2], self.name[-2:]))
        own = own or (CLOSED.search(words) is not None and self.slipped)
        taken = self.before or any(TAKEN_IN.search(s.words) for s in self.row)
        return self.outcome and taken and not (own or self.proved)

    @property
    def outcome(self) -> bool:
        last = self.name[-_PAIR:]
        called = self.word == last and WHAT_COMES.search(last) is not None  # 调解成功率: of what was to be settled
        return OUTCOME.search(self.name) is not None and not called

    @property
    def carried(self) -> bool:
        return not self.proved and carried(self.passage, self.whole.at, self.told.at)

    @property
    def elsewhere(self) -> bool:
        figures, places = self.passage.figures, (self.part.at, self.whole.at, self.told.at)
        begin, end = figures[min(places)].span.end, figures[max(places)].span.start
        named = self.passage.text.rfind(self.name, begin, end) if self.told.at == max(places) else -1
        text = self.passage.text[begin : named if named >= 0 else end]  # 出庭率由上年的88%提升到95%
        text = text.rpartition("；")[2]  # of another clause only what its figures count in all is asked for
        return ELSEWHERE.search(text.replace("其中", "")) is not None


class Sign(NamedTuple):
    """Something that speaks for a reading, or against it, and how much."""

    reason: str
    weight: Callable[[Reading], int]


FOR = (
    Sign("the part is called as the rate is: the whole word 3, a short form 2, one character 1", lambda r: r.named),
    Sign("the whole is what came in or what was due", lambda r: 2 * r.due),
    Sign("应 in front of the whole, 实 or 已 in front of the part", lambda r: 2 * r.ought),
    Sign("both stand in the bracket behind the rate", lambda r: 2 * r.boxed),
    Sign("it stands alone in the bracket behind the part", lambda r: 2 * r.alone),
    Sign("part and whole are both of what the name begins with", lambda r: int(r.of_both)),
    Sign("中 behind the whole", lambda r: 2 * r.among),
    Sign("其中, 已 or 实 in front of the part", lambda r: int(r.some)),
    Sign("no third quantity of their kind is told", lambda r: 2 * (len(r.row) == _PAIR)),
    Sign("the rate stands right behind the part", lambda r: int(r.close)),
    Sign("a slip of the pen lies between what they make and what is told", lambda r: int(r.slipped)),
    Sign("it is told in the same digits in another order", lambda r: int(r.permuted)),
    Sign("what they make is near to what is told", lambda r: int(r.near)),
    Sign("the other quantities make the whole together with the part", lambda r: 3 * r.proved),
    Sign("the whole is what the share is told to be of", lambda r: 3 * (r.called > 0)),
)
AGAINST = (
    Sign("the share is told to be of something else", lambda r: -9 * (r.called < 0)),
    Sign("the word of the rate tells what has to be done", lambda r: -4 * r.to_do),
    Sign("a share has the name of its part", lambda r: -9 * (r.share and r.name not in r.around and not r.left)),
    Sign("the part is itself what is inspected or came in", lambda r: -4 * r.based),
    Sign("what they make is far from what is told", lambda r: -4 * r.far),
    Sign("the rate is of other things than all", lambda r: -9 * r.narrow),
    Sign("the name of the rate tells of other things", lambda r: -9 * r.others),
    Sign("outcomes are reckoned of what has ended", lambda r: -9 * r.ended),
    Sign("what was left from earlier years may count too", lambda r: -9 * r.carried),
    Sign("the whole stands in the sentence before", lambda r: -r.before),
    Sign("another period or another measure is told between them", lambda r: -3 * r.elsewhere),
    Sign(
        "the rate of these two is told already",
        lambda r: -9 * told_already(r.passage, r.told.at, r.part.at, r.whole.figure, r.named > 2),
    ),
    Sign("the whole is what the rate denies", lambda r: -9 * r.opposite),
    Sign(
        "the whole of an outcome is told behind it",
        lambda r: -3 * (r.whole.at > r.told.at and r.whole.boxed and r.outcome),
    ),
    Sign("100 % of less than was due is told of some only", lambda r: -9 * r.hundred),
)


def weight(reading: Reading) -> int:
    found = sum([sign.weight(reading) for sign in FOR])
    for sign in AGAINST:
        if found < ENOUGH:  # what is against it need not be looked for
            break
        found += sign.weight(reading)
    return found
