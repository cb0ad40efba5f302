"""Why a list whose figures do not fit is left alone all the same: its first parts alone make the total, its parts may be of other
things, the figures are rough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from fzlint.figures.reading.said import CLOSING, OPENING, any_of
from fzlint.figures.reading.statement import parsed
from fzlint.figures.sums import completeness, misses, partition
from fzlint.figures.sums.case import Case
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Doubt(NamedTuple):
    """Why a list whose figures do not fit is left alone all the same."""

    reason: str
    holds: Callable[[Case], bool]


_MANY = 5


def _first_make_it(case: Case) -> bool:
    """车位800个、车位400个，岗位60个: the first parts alone make the total, and what follows is of another kind."""
    if case.listing.behind or case.divided(case.names) == 2:
        return False
    total, parts, names = case.total, case.parts, case.names
    for i in range(2, len(parts)):
        if partition.made_of(parts[:i]) != total.value or completeness.is_rest(names[i]):
            continue
        if parts[i].figure.unit != total.unit or case.divided(names[:i]) == 2:
            return True
        if i >= _MANY and i < len(parts) and parts[i].mark == "，":
            return True  # so many do not make it by chance
        if completeness.alike(names[:i]) and not completeness.alike(names):
            return True
    return False


def _others_make_it(case: Case) -> bool:
    """347件，其中重大8件，化解335件，未化解12件: the first tells some, or the first few, the others all."""
    if len(case.parts) > 2 and (completeness.alike(case.names) or case.divided(case.names) == 2):
        return False  # of one kind: a chance
    for reading in (
        case.every
    ):  # 消费812件、价格203件，办结1398件，尚在办理28件: some may be several where the last is what is left
        last = len(reading) - 1
        ends = range(1, last if completeness.is_left(reading[-1].name) else min(last, 2))
        if any(partition.made_of(reading[k:]) == case.total.value for k in ends):
            return True
    return False


def _ends_make_it(case: Case) -> bool:
    parts = case.parts
    if completeness.alike(case.names) and all(part.mark == "、" for part in parts[1:]):
        return False  # 一等奖10名、二等奖20名、三等奖30名，共50名
    return case.listing.behind and case.total.value in (partition.made_of(parts[i:]) for i in range(1, len(parts) - 1))


def _one_of_them(case: Case) -> bool:
    """A figure without 其中 in front of a list is one of it: 甲类30件，乙类12件，丙类9件."""
    return case.listing.intro in ("", "，") and all(name.endswith("类") for name in (case.total.noun, case.names[0]))


def _of_their_division(case: Case) -> bool:
    """The same where it divides a whole with all of the list but its rest: 予以公开21件，不予公开6件，其他处理2件."""
    total = case.total.noun
    if case.listing.intro not in ("", "，") or completeness.WHOLE.search(total):
        return False
    return case.divided([total, *(name for name in case.names if not completeness.is_rest(name))]) > 0


def _beside_them(case: Case) -> bool:
    """The same where the sentence before tells what they all make, or what the figure was added to: 收到9件。予以公开5件，部分公开1件，……;
    年初126件。新制定14件，废止32件，年末108件."""
    if case.listing.intro not in ("", "，"):
        return False
    begin = case.total.span.start - len(case.total.noun)
    told = _AS_TOLD.sub(" ", case.text[max(begin - _SENTENCE, 0) : begin]).split()
    made = partition.made_of(case.parts)
    off = abs(made - case.total.value)
    return f"{made + case.total.value:f}" in told or (off >= _NOT_BY_CHANCE and f"{off:f}" in told)


def _is_one_half(case: Case) -> bool:
    """批捕64人，不捕98人，起诉88人，不起诉37人: what was not done is told beside what was, and is no whole of what comes next."""
    noun = case.total.noun
    own = all(noun in name for name in case.names)  # 不起诉98人，相对不起诉61人，存疑不起诉37人
    return case.listing.intro in ("", "，") and noun[:1] in tuple("不未") and not own


_NOT_BY_CHANCE = 20
_AS_TOLD = pattern(r"[^\d.]+")
_SENTENCE = 80  # code points


def _of_inner(case: Case) -> bool:
    """承办31件，其中承办建议11件；承办提案16件，已解决14件，正在解决2件: the last parts are those of the part before them. The same where
    the last is what is left of it: 排查63个，其中需整治21个，完成整治15个，其余6个."""
    parts = case.parts
    if case.listing.behind or case.divided(case.names) == 2:
        return False
    left = _LEFT_OF.match(case.names[-1]) is not None
    return any(
        partition.made_of(parts[i + 1 :]) == parts[i].figure.value
        and all(part.mark in ("，", "、") and (left or _BECAME.match(part.name)) for part in parts[i + 1 :])
        for i in range(len(parts) - 2)
    )


_BECAME = any_of("办到哪里")
_LEFT_OF = any_of("余下的数")


def _several_before(case: Case) -> bool:
    if len(case.parts) > 2 and misses.changed_about(case.total, case.parts):
        return False
    alike = [other for other in case.listing.totals if other.about == case.total.about]
    if completeness.more_than_any(alike, case.parts):
        return False
    return case.listing.apart and partition.of_several(case.listing, case.total)


def _nameless(case: Case) -> bool:
    return case.listing.intro in ("(", ":", "：") and not all(part.name or part.behind for part in case.parts)


def _repeated(case: Case) -> bool:
    behind = case.text[case.total.span.end : case.parts[0].figure.span.start]
    less = _LESS.match(behind)  # 9685平方米（不含服务点），其中总馆6200平方米: what is left out is no part either
    return _any_of(case.words.repeated, case.sentence.replace(less.group(), "") if less is not None else case.sentence)


_LESS = any_of("不算在内", r"\((?:{})[^()]*\)")


def _quarters(case: Case) -> bool:
    """一季度84次，二季度97次，三、四季度分别为90次和99次: the total is of a time, the list of others."""
    lead = case.total.noun
    return not case.listing.behind and lead.endswith(case.words.quarters) and not lead.startswith(("全年", "上年"))


def _projects(case: Case) -> bool:
    """甲项目完成投资12.6亿元，乙项目完成投资8.4亿元: the verb again with another subject in front."""
    if case.listing.intro not in ("", "，") or completeness.WHOLE.search(case.total.noun):
        return False
    if parsed(case.total.noun)[1]:
        return False  # 全区政府债务余额58.2亿元，一般债务余额21.6亿元、专项债务余额36.6亿元
    end = case.total.noun[-4:]
    return len(end) == 4 and sum(name.endswith(end) for name in case.names) > 1


def _carried_on(case: Case) -> bool:
    """新收91件，上年结转1件，办结89件: what came in, what had been left and what was done are no parts of the first."""
    if case.listing.behind or case.listing.intro not in ("", "，", "已"):
        return False
    begin = case.total.span.start - len(case.total.noun)
    before = case.text[max(begin - _AHEAD, 0) : begin].rpartition("。")[2]
    carried = any(_CARRIED.search(words) for words in (*case.names, before))
    return carried and not _CARRIED.search(case.total.noun)


_AHEAD = 30  # code points
_CARRIED = any_of("转来的", "(?<!史)(?:{})")


def _from_first_to_last(case: Case) -> bool:
    """年初在编428人，调入12人，退休12人，年末在编428人: what came and went."""
    return OPENING.search(case.total.noun) is not None and any(CLOSING.match(name) for name in case.names)


def _attended(case: Case) -> bool:
    """领导干部参加旁听16场次、执法人员参加旁听22场次: several may come to one."""
    held = not case.listing.behind and case.total.about in ("time", "item", "")
    return held and sum(1 for name in case.names if _any_of(case.words.attended, name)) > 1


def _came_after(case: Case) -> bool:
    """听证12件，其中依申请9件，听证后改变意见2件: what came of them is no part; 补正后撤回21件 is one where the digits say so."""
    after = not case.listing.behind and any(_AFTERWARDS.match(name) for name in case.names[1:])
    if after and len(case.parts) > 2 and completeness.opposed(case.names[:2]):
        return False  # 受理241件，不予受理15件，补正后未再提交12件: where they stand apart, so does the third
    return after and not misses.changed_about(case.total, case.parts)


_AFTERWARDS = pattern("[^\\W\\d]{2,5}后(?!勤|续|方|台|期|备|进|来)[^\\W\\d]{2}", need="后")


def _each(case: Case) -> bool:
    """各镇各12名; but not where the digits of the whole are those of the sum in another order: 县直各单位45名，各乡镇168名."""
    return any(_EACH.search(part.name) for part in case.parts) and not misses.changed_about(case.total, case.parts)


_EACH = pattern(r"^各|(?:各|每\S{0,3}|均)$")


def _made_otherwise(case: Case) -> bool:
    """领导职数4名；下辖3个单位，编制8名、21名和14名，共43名: they make another figure in sight, and are no parts of one that is less than the
    first of them, or that nothing leads from; nor where what is left makes the total with all before it: 欠费1260万元分类施策：收回504万元，
    诉讼收回189万元，签订协议315万元，其余252万元."""
    if case.listing.behind or case.parts[0].figure.unit != case.total.unit or case.parts[0].figure.approx:
        return False
    end = case.parts[-1].figure.span.end
    behind = case.text[end : end + _SENTENCE].partition("\n")[0].partition("。")[0]
    if case.listing.intro in ("", "，") or case.total.value < max(part.figure.value for part in case.parts):
        told = [*_AS_TOLD.sub(" ", behind).split(), *_AS_TOLD.sub(" ", _in_front(case)).split()]
        if f"{partition.made_of(case.parts):f}" in told:
            return True
    between = case.text[case.total.span.end : case.parts[0].figure.span.start]
    if "。" in between and f"{partition.made_of(case.parts):f}" in _AS_TOLD.sub(" ", between).split():
        return True  # 受理9216件，审结8832件……。结案中民事5140件、……: what they make stands nearer
    left = _LEFT.search(behind)
    if left is None:
        return False
    scale = _scale(case)
    more = sum((Decimal(each) for each in _VALUES.findall(behind[: left.end()])), Decimal(0)) * scale
    return partition.made_of(case.parts) + more == case.total.value


def _in_front(case: Case) -> str:
    """What the sentence says before the total."""
    begin = case.total.span.start - len(case.total.noun)
    return case.text[max(begin - _SENTENCE, 0) : begin].rpartition("。")[2]


def _scale(case: Case) -> Decimal:
    """What the number is multiplied by that the first part is written with: 10000 for 504万元, and 1 for 0家, which does not tell."""
    part = case.parts[0].figure
    match = _VALUES.search(case.text, part.span.start, part.span.end)
    return part.value / Decimal(match.group()) if match is not None and Decimal(match.group()) else Decimal(1)


_VALUES = pattern(r"[0-9]+(?:\.[0-9]+)?")
_LEFT = any_of("余下的数", r"(?:{})\D{{0,4}}[0-9.]+")


def _of_its_own(case: Case) -> bool:
    """降水量55站包括雨量站42处、水文站6处: the first part names a whole of its own."""
    return not case.listing.behind and _WITH_WHOLE.search(case.names[0]) is not None


_WITH_WHOLE = any_of("包含", r"[0-9]\D{{0,3}}(?:{})")


def _chosen(case: Case) -> bool:
    """84名选手参赛，评出一等奖6名、二等奖12名: those chosen are some of those who came."""
    name = case.names[0]
    return not case.listing.behind and _CHOSEN.match(name) is not None and _CHOSEN.search(case.total.noun) is None


_CHOSEN = any_of("评选")


def _one_more(case: Case) -> bool:
    """18个村、2个社区设有调委会，加上镇调委会，共21个: one more is named without a figure."""
    start = min(case.total.span.start, case.parts[0].figure.span.start)
    return case.listing.behind and _ADDED.search(case.text, start, case.total.span.end) is not None


_ADDED = any_of("另加", r"(?:{})[^\d，。；\n]{{2,12}}，")


def _of_the_rest(case: Case) -> bool:
    """办结406件，其余6件正在办理；按内容分，甲类156件、……: what is left is not divided, the whole is."""
    return case.listing.intro != "其中" and completeness.is_rest(case.total.noun) and len(case.listing.totals) > 1


def _rounded_as_told(case: Case) -> bool:
    """Whether the text says that its figures were rounded, and they miss the whole by no more: 尾差1万元未作机械调整."""
    slack = max(part.figure.step for part in case.parts) * len(case.parts)
    if abs(partition.made_of(case.parts) - case.total.value) > slack:
        return False
    end = case.parts[-1].figure.span.end
    return _ROUNDED.search(case.text, case.total.span.start, end + _SENTENCE) is not None


_ROUNDED = any_of("说明了尾差")


DOUBTS = (
    Doubt("前几项已经等于合计，后面另说一类", _first_make_it),
    Doubt("除第一项外已经等于合计，第一项另有所指", _others_make_it),
    Doubt("后几项已经等于合计，前面另说一事", _ends_make_it),
    Doubt("后几项是前一项的分项", _of_inner),
    Doubt("所谓合计只是并列的一项", _one_of_them),
    Doubt("前一句有几个数，不知是哪一个的分项", _several_before),
    Doubt("有的分项没有名称", _nameless),
    Doubt("句中说明各项有重复、交叉或不含某项", _repeated),
    Doubt("各项是不同的时段，不是前一时段的分项", _quarters),
    Doubt("各有主语，是不同项目的数", _projects),
    Doubt("有上年结转，按收结平衡核对", _carried_on),
    Doubt("年初的加上增减是年末的，不是分项", _from_first_to_last),
    Doubt("各项是谁参加，同一场可以都参加", _attended),
    # 60岁以上43万人，65岁以上31万人: the second are some of the first
    Doubt("各项可能重叠", lambda case: sum(1 for name in case.names if name.endswith("以上")) > 1),
    Doubt("各项可能重叠", _came_after),
    Doubt("所谓合计只是并列的一项", _beside_them),
    Doubt("所谓合计只是并列的一项", _of_their_division),
    Doubt("所谓合计只是并列的一项", _made_otherwise),
    Doubt("所谓合计只是并列的一项", _is_one_half),
    Doubt("后几项是前一项的分项", _of_its_own),
    Doubt("有的分项没有名称", _one_more),
    Doubt("各有主语，是不同项目的数", _chosen),
    Doubt("所谓合计只是并列的一项", _of_the_rest),
    Doubt("合计是约数", _rounded_as_told),
    Doubt("合计是约数", lambda case: case.total.approx),
    Doubt("分项有约数或“各”", lambda case: any(part.figure.approx for part in case.parts) or _each(case)),
    Doubt("不是零的分项不到两个", lambda case: sum(1 for part in case.parts if part.figure.value) < 2),
)


def _any_of(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)
