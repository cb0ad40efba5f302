"""What figures make: a sentence with its figures as the checks of percentages see it, and whether what is told fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

RATIOS = frozenset({"share", "mille", "point", "fold"})
BACK = 12  # figures: farther back nothing is meant
_FAR = 30  # code points

COMPARED = pattern(
    r"^[多少]|比(?!例|重|对|率)|较(?!大|重|小)|同[比期]|环比|(?:增(?:加(?!值)|长)|减少|下降|上升)(?!的$)|年均(?!浓度)",
    need="多|少|比|较|增|下降|上升|年均|同期",
)
MOVED_TO = pattern("[增升提降减扩涨长高少落滑跌压缩精优调整并][^，；]{0,4}[至到为]|^[至到]")
_EXACT = 1000  # of so many 万 or 亿 the rest is rounded away: 4921亿立方米
MEASURED = frozenset({"length", "area", "weight", "power", "energy", "volume"})
_NUMBER = pattern(r"([0-9][0-9,，]*(?:\.[0-9]+)?) ?(\D*)$")
_CUT = pattern("[，；：。,;:()]")
_CUT_ANY = pattern("[，、；：。,;:()]")


class Scene(NamedTuple):
    """A sentence, the one before it, for every part (by its span) the total of its list, and what its paragraph has told of so far
    (`standing`) up to one of its figures."""

    passage: Passage
    before: Passage | None
    wholes: dict[Span, Figure]
    standing: Callable[[int], Passage | None] = lambda _: None

    @property
    def earlier(self) -> tuple[Figure, ...]:
        """The last figures of the sentence before."""
        return self.before.figures[-BACK:] if self.before else ()


class Claim(NamedTuple):
    """A percentage that is not what the figures make.

    figures   those it is made of
    formula   how, in the words of the text
    ratio     what they make, in the unit of the percentage
    way       增长 or 下降, if it is told as this and is the other
    points    whether the figure is right and the unit is not: percentage points are told as a percentage
    """

    told: Figure
    figures: tuple[Figure, ...]
    formula: str
    ratio: Decimal
    way: str = ""
    points: bool = False


# ---------------------------------------------------------------------------------------------- words


def front(passage: Passage, k: int) -> str:
    """The words before figure k, back to a mark stronger than 、 or to the figure before: 受理热线、信箱来件158件."""
    start = passage.figures[k].span.start
    begin = max(passage.start, start - _FAR, passage.figures[k - 1].span.end if k else 0)
    return _CUT.split(passage.text[begin:start])[-1]


def behind(passage: Passage, k: int) -> str:
    """The words behind figure k, up to the next mark or figure: 43名持有执法证件."""
    end = passage.figures[k].span.end
    stop = passage.figures[k + 1].span.start if k + 1 < len(passage.figures) else passage.end
    return _CUT_ANY.split(passage.text[end : min(stop, end + _FAR)], 1)[0]


def gap(passage: Passage, j: int, k: int) -> str:
    """What stands between figure j and a later one."""
    return passage.text[passage.figures[j].span.end : passage.figures[k].span.start]


def short_for(name: str, words: str) -> str:
    """The words that two characters are short for, 持证: 持有执法证; "" if these have none such."""
    at = words.find(name[0])
    end = words.find(name[1], at + 1, at + 8) if at >= 0 else -1
    return words[at : end + 1] if end > 0 else ""


def shown(passage: Passage, figure: Figure) -> str:
    return passage.text[figure.span.start : figure.span.end]


def like(passage: Passage, figure: Figure, value: Decimal) -> str:
    """A value as the text would tell it, in the unit of a figure: 39万元."""
    match = _NUMBER.match(shown(passage, figure))
    if match is None or not (number := Decimal(match.group(1).replace(",", "").replace("，", ""))):
        return f"{value.normalize():f}{figure.unit}"
    return f"{(value * number / figure.value).normalize():f}{match.group(2)}"


# ---------------------------------------------------------------------------------------------- sums


def slack(figure: Figure) -> Decimal:
    """How much a figure may have lost by rounding: nothing if it counts whole things, one if it measures, little if it is a round number of 万."""
    if figure.step == 1 and figure.about not in MEASURED:
        return Decimal(0)
    whole = figure.step in (10**4, 10**8) and figure.value < figure.step * _EXACT
    return figure.step / 10 if whole else figure.step


def bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.value - slack(figure) / 2, figure.value + slack(figure)


def ratio(part: Figure, whole: Figure) -> tuple[Decimal, Decimal]:
    """Between which percentages a part may be of a whole, both rounded or cut."""
    low, high = bounds(part)
    lower, higher = bounds(whole)
    return (low / higher * 100, high / lower * 100) if lower > 0 else (Decimal(-1), Decimal(-1))


def exact(value: Decimal, whole: Decimal) -> tuple[Decimal, Decimal]:
    quotient = value / whole * 100 if whole else Decimal(-1)
    return quotient, quotient


def fits(passage: Passage, told: Figure, low: Decimal, high: Decimal) -> bool:
    """Whether a value between low and high may be shown as it is told: rounded, or cut; 约 allows one more percent."""
    if roughly(passage, told):
        step = max(told.step, Decimal(1))
        return low <= told.value + step and high >= told.value - step
    return low < told.value + told.step and high >= told.value - told.step / 2


def any_pair(passage: Passage, told: Figure, near: Sequence[Figure]) -> bool:
    """Whether any two figures of one kind make a percentage. One without decimals is made by too many."""
    if told.step >= 1 or len(near) > BACK:
        return False
    return any(
        a is not b and a.about == b.about and 0 < a.value <= b.value and fits(passage, told, *ratio(a, b))
        for a in near
        if a.about not in RATIOS
        for b in near
    )


def roughly(passage: Passage, told: Figure) -> bool:
    before = passage.text[max(told.span.start - 3, 0) : told.span.start].rstrip("为是占在")
    return before.endswith("约") and not passage.text.startswith(("以上", "以下", "左右"), told.span.end)


def at_least(passage: Passage, told: Figure) -> bool:
    """Whether a percentage is told as the least that it is: 98%以上."""
    start = told.span.start
    ranged = passage.text[start - 1] in "—-–~～" or passage.text[start - 2] in "%0123456789"
    return passage.text.startswith("以上", told.span.end) and not ranged


def values(figures: Iterable[Figure]) -> set[Decimal]:
    return {figure.value for figure in figures}


def joined(passage: Passage, k: int) -> bool:
    """Whether figure k and the next are both percentages of one row: 23.7%、15.5%."""
    return passage.figures[k].about == passage.figures[k + 1].about == "share" and (
        gap(passage, k, k + 1).strip() in ("、", "和", "及", "与", "以及", "，", ",")
    )
