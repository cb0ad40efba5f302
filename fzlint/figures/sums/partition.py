"""How a listing may be read as a total and its parts: which figures belong to it, how far it goes, how exact it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import PIECES, Item, Listing
from fzlint.figures.reading.said import STAGE, listed
from fzlint.figures.sums.misses import changed_about
from fzlint.pattern import pattern

COMPARED = pattern(
    r"^[多少](?![重种项数年儿])|比(?!例|重|对|武|赛|选|较[满好差])|较(?!大|重|小|高|多|严|强|[满好差])|[同环年]比|(?:增(?:加(?!值)|[长幅])|减少|下降|上升|提高|降低)(?!的$)|年均|同期",
    need="多|少|比|较|增|下降|上升|提高|降低|年均|同期",
)
_WHOLE = pattern("总[产量额数值]", need="总")
_PER = pattern("密度|每|[人户日年村平]均(?!衡)", need="密度|每|均")  # 公路密度每百平方公里128公里: of something else


def made_of(parts: Sequence[Item]) -> Decimal:
    """What the parts add up to."""
    return sum((part.figure.value for part in parts), Decimal(0))


_MIXED = pattern(r"\((?:人|批|起)?次?\)次?")  # 1426件（人）次: letters and visits together
_MIXED_UNITS = listed("混合单位")
_OF_ANY_UNIT = PIECES | {"visit", "time", "person"}


def of_several(listing: Listing, total: Figure) -> bool:
    """Whether more than one whole of the kind is told, besides what it is compared with."""
    alike = [other for other in listing.totals if other.about == total.about]
    return sum(1 for other in alike if not COMPARED.search(other.noun)) > 1


_LAST_YEAR = frozenset(listed("上年的数"))  # 东岭村32.5万元，上年30万元


def parts_of(text: str, total: Figure, listing: Listing) -> list[Item]:
    """The items that count the same things as the total and are written in the same digits, fresh behind any other."""
    fitting: list[Item] = []
    fresh = False
    kinds = _OF_ANY_UNIT if total.unit in _MIXED_UNITS or _MIXED.match(text, total.span.end) else PIECES
    for item in listing.items:
        figure = item.figure
        if item.mark == "；" and figure.about != total.about and ":" not in listing.intro and "：" not in listing.intro:
            break  # another thought
        if item.mark == "；" and _WHOLE.search(item.name) and not _WHOLE.search(listing.items[0].name):
            break  # 其中：油菜籽产量11万吨；蔬菜总产量49万吨: another whole
        bare = not figure.unit and not item.behind  # 无人机3架: by a word that is not known
        same = figure.about == total.about or (bare and total.about != "money")
        loose = figure.about in kinds and total.about in kinds
        digits = text[figure.span.start].isdigit() == text[total.span.start].isdigit()
        compared = COMPARED.search(item.name) is not None or item.name in _LAST_YEAR
        if digits and (same or loose) and not compared and not _PER.search(item.name):
            fitting.append(item._replace(fresh=item.fresh or fresh))
            fresh = False
        else:
            fresh = True
    if listing.intro == "几项":
        return fitting  # as many as it says: 证书4216本，证明2308份，两项共计6524件
    if kinds is _OF_ANY_UNIT:
        return fitting
    same_count = sum(1 for item in fitting if item.figure.about == total.about or not item.figure.unit)
    if same_count * 2 < len(fitting):
        return [item for item in fitting if item.figure.about == total.about]
    return fitting


def first_the_slip(text: str, listing: Listing) -> Sequence[Figure]:
    """The totals of the sentence before, first the one whose digits the list says to be changed about: 受理3168件，办结3120件。
    按来源分，甲2247件，乙768件，丙135件."""

    def fits(total: Figure) -> bool:
        parts = parts_of(text, total, listing)
        return len(parts) > 2 and changed_about(total, parts)

    totals = listing.totals
    return sorted(totals, key=fits, reverse=True) if 1 < len(totals) < _SEVERAL else totals


_SEVERAL = 5


_JOINTS = "和及与以"


def with_its_verb(total: Figure, parts: list[Item]) -> list[Item]:
    """The parts that tell what a total behind them tells, where others tell more: 下访36件，化解33件；…；合计化解151件."""
    match = STAGE.search(total.noun)
    told = [
        part for part in parts if match is not None and (match.group(1) in part.name or not part.name.strip(_JOINTS))
    ]
    if match is not None and told == parts[:1] and told[0].name.startswith(match.group(1)):
        return (
            parts if not any(STAGE.match(part.name) for part in parts[1:]) else told
        )  # 处理甲类案件812起、乙类案件31起
    return told or parts


_STRENGTH = {"": 0, "、": 1, "，": 2, "；": 3}


def readings_of(parts: Sequence[Item]) -> list[Sequence[Item]]:
    """How far the list may go, the longest first: it may end where a stronger mark, another unit or a new verb stands."""
    strongest = _STRENGTH[parts[1].mark]
    ends: list[int] = []
    end = len(parts)
    for i in range(2, len(parts)):
        mark = _STRENGTH[parts[i].mark]
        new_verb = STAGE.match(parts[i].name) and not STAGE.match(parts[i - 1].name)
        new_verb = new_verb or (parts[i].name[:1] == "已" != parts[i - 1].name[:1])  # 生物类3处，已治理11处
        if mark > strongest or parts[i].fresh or new_verb:
            ends.append(i)
        if mark == 3 and strongest < 3:  # another thought begins
            end = i
            break
        strongest = max(strongest, mark)
    return [parts[:end], *(parts[:i] for i in reversed(ends) if i < end)]


def heads(parts: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The first figures of groups that ； parts, where the others tell what became of them: 许可20件，办结18件；处罚8件，办结7件."""
    heads = [part for i, part in enumerate(parts) if i == 0 or part.mark == "；"]
    if 2 <= len(heads) < len(parts) and all(STAGE.match(part.name) for part in parts if part not in heads):
        yield heads


def strict(total: Figure, readings: Sequence[Sequence[Item]]) -> Iterator[Sequence[Item]]:
    """The readings without what is counted by another measure word: 24个代表团提出建议195件."""
    for reading in readings:
        strict = [part for part in reading if part.figure.about == total.about or not part.figure.unit]
        if 2 <= len(strict) < len(reading):
            yield strict


def endings(parts: Sequence[Item]) -> list[Sequence[Item]]:
    """Where a list in front of its total may begin, the longest first: behind a mark stronger than those inside it."""
    begins: list[int] = []
    strongest = _STRENGTH[parts[-1].mark]
    for i in range(len(parts) - 2, 0, -1):
        if _STRENGTH[parts[i].mark] > strongest or parts[i].fresh:
            begins.append(i)
        strongest = max(strongest, _STRENGTH[parts[i].mark])
    return [parts, *(parts[i:] for i in reversed(begins))]


def slack(total: Figure, parts: Sequence[Item]) -> tuple[Decimal, Decimal]:
    """By how much the sum may lie under and over the total where figures were shown with fewer digits than others.

    A total may have been cut instead of rounded. Figures shown alike are taken at their word.
    """
    finest = min(total.step, *(part.figure.step for part in parts))
    half = sum((part.figure.step for part in parts if part.figure.step > finest and part.figure.value), Decimal(0)) / 2
    if total.step == finest:
        return -half, half
    return -half - total.step / 2, half + total.step - finest
