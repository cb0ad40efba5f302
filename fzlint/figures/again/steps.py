"""What is done step by step: of 312 dangers that were found no 321 are mended, of 86 who sit an exam no 92 pass.

The steps are data: the lists 前.… and 后.… of rules/figures/words.txt; of two lists with one name the later has no more than the earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.model import Span
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import any_of, listed, paired
from fzlint.pattern import pattern

_STEPS = paired("前.", "后.")
_LEADS = tuple(sorted(listed("后一步之前"), key=len, reverse=True))
_MORE = any_of("可以更多")
_PLANNED = any_of("可以超额")
_OUTCOME = any_of("已是结果")
_PARTED = pattern("[；;。]|其(?:他|它|余)")
_NAME = 2  # characters
_BACK = 5  # figures: farther back nothing is meant
_FAR = 60  # code points
_PERSONS = frozenset("人名位例")


def over_steps(passage: Passage) -> Iterator[Span]:
    """The places of an earlier step and a later one that has more than all that is told of the earlier."""
    for part in _risen(passage):
        front = _in_front(passage, part)
        led = [k for k in front if _leads_to(passage, k, part)]
        wholes = [
            k for k in led if not any(_leads_to(passage, k, j) for j in led if j > k)
        ]  # 报名612人，参考608人，录取…
        if not wholes and front and _of_them(passage, front[-1], part):
            wholes = front[-1:]
        made = sum(passage.figures[k].value for k in front if wholes and _counts(passage, k, front, wholes))
        if wholes and made < passage.figures[part].value:
            whole, words = passage.figures[wholes[-1]], reckoning.front(passage, wholes[-1]).lstrip(" 、和及")
            begin, end = _clause_start(passage, whole.span.start), passage.figures[part].span.end
            begin = max(
                begin,
                passage.text.rfind("），", begin, whole.span.start),
                passage.text.rfind(")，", begin, whole.span.start),
            )
            if _MORE.search(passage.text, begin, _clause_end(passage, end)):
                continue
            if passage.figures[part].about != "item" and _PLANNED.search(passage.text, begin, end):
                continue  # 任务60件，已完成66件; but 任务24项 are so many tasks, and no more are done
            yield Span(whole.span.start - len(words), passage.figures[part].span.end)


def over_before(passage: Passage, before: Passage) -> Iterator[Span]:
    """The same where the earlier step stands in the sentence before: 排查矛盾纠纷215件。化解矛盾纠纷230件.

    Both have to name the thing; and what is told later is more than all of its unit in that sentence.
    """
    units: set[str] = set()
    for part, later in enumerate(passage.figures):
        if later.unit in units or not later.unit or later.about in reckoning.RATIOS or later.approx:
            continue
        units.add(later.unit)
        row = [k for k, one in enumerate(before.figures) if one.unit == later.unit]
        front = _bare(reckoning.front(passage, part).strip())
        if (
            not row
            or sum(before.figures[k].value for k in row) >= later.value
            or any(before.figures[k].approx for k in row)
        ):
            continue
        if not _MORE.search(passage.text, before.start, passage.end) and any(
            _follows(before, k, front, bare=part == 0 and len(row) == 1) for k in row
        ):
            yield Span(later.span.start - len(front), later.span.end)


def over_clause(passage: Passage) -> Iterator[Span]:
    """The same behind ；, where the step alone is told, and of more than all in front of it: 排查隐患368条……；已销号857条."""
    for part in range(1, len(passage.figures)):
        later = passage.figures[part]
        row = _in_front(passage, part) if "；" in reckoning.gap(passage, part - 1, part) else []
        if not row or later.approx or sum(passage.figures[k].value for k in row) >= later.value:
            continue
        front = _bare(reckoning.front(passage, part).strip())
        steps = [earlier for earlier, names in _STEPS if front in names]
        told = any(_has(reckoning.front(passage, k), word) for k in row for earlier in steps for word in earlier)
        if told and not _MORE.search(passage.text, passage.start, passage.end):
            yield Span(later.span.start - len(front), later.span.end)


def _follows(before: Passage, whole: int, front: str, bare: bool) -> bool:
    """Whether words tell of a later step of that of which a figure of the sentence before tells an earlier one. bare: the step alone
    says so, where nothing else is counted: 受理矛盾纠纷2328件。调解成功2286件."""
    words = reckoning.front(before, whole)
    for earlier, later in _STEPS:
        step = max((word for word in later if front.startswith(word)), key=len, default="")
        thing = front.removeprefix(step)
        if step and step not in words and any(_has(words, word) for word in earlier):
            return (len(thing) >= _OWN and words.endswith(thing)) or (bare and front in later and front not in _CARRIED)
    return False


_OWN = 3
_CARRIED = frozenset(listed("也办上年转来的"))  # 新收1000件。审结1020件


def _clause_end(passage: Passage, at: int) -> int:
    """Where the clause ends, as far as it may speak of a figure: what stands behind ； is of others."""
    end = min(passage.end, at + _FAR)
    mark = _CLAUSE.search(passage.text, at, end)
    return mark.start() if mark is not None else end


def _clause_start(passage: Passage, at: int) -> int:
    """Where the clause of a figure begins, as far as it may speak of it."""
    begin = max(passage.start, at - _FAR)
    return max(begin, passage.text.rfind("；", begin, at), passage.text.rfind(";", begin, at))


_CLAUSE = pattern("[；;]")


def _risen(passage: Passage) -> Iterator[int]:
    """The figures (indices) that are greater than one in front of them that counts the same."""
    figures = passage.figures
    for k in range(1, len(figures)):
        counted = figures[k].unit and figures[k].about not in reckoning.RATIOS and not figures[k].approx
        if counted and any(figures[j].value < figures[k].value for j in _in_front(passage, k)):
            yield k


def _in_front(passage: Passage, k: int) -> list[int]:
    """The last figures (indices) in front of figure k that count the same: by its unit, or persons, 86名, 91人 and 9例."""
    own = passage.figures[k]
    row = enumerate(passage.figures[max(k - _BACK, 0) : k], max(k - _BACK, 0))
    return [j for j, one in row if one.unit == own.unit or (one.unit in _PERSONS and own.unit in _PERSONS)]


def _counts(passage: Passage, k: int, front: list[int], wholes: list[int]) -> bool:
    """Whether figure k of those in front counts with the wholes: 反馈问题24个，自查发现31个，已整改52个; 提案8件、建议12件，办结20件.

    What is told of an earlier step yet does not, nor a part of what stands before it: 隐患312处，重大隐患12处.
    """
    if k in wholes:
        return True
    if k < wholes[0]:
        return "，" not in reckoning.gap(passage, k, k + 1) or not _is_step(passage, k)
    before = max(passage.figures[j].value for j in front if j < k)
    return passage.figures[k].value > before or "，" not in reckoning.gap(passage, k - 1, k)


def _is_step(passage: Passage, k: int) -> bool:
    words = f"{reckoning.front(passage, k)}，{reckoning.behind(passage, k)}"
    return any(_has(words, word) for earlier, _ in _STEPS for word in earlier)


def _leads_to(passage: Passage, whole: int, part: int) -> bool:
    """Whether a figure is told of an earlier step than another one, in one clause."""
    gap = reckoning.gap(passage, whole, part)
    if len(gap) > _FAR or "，" not in gap or passage.figures[whole].approx or _PARTED.search(gap):
        return False
    said = reckoning.front(passage, whole)
    if not said and whole:
        said = reckoning.front(passage, whole - 1)  # 受理审查逮捕412件587人
    if _OUTCOME.search(said):
        return False
    words = f"{said}，{reckoning.behind(passage, whole)}"
    return any(
        _tells(passage, part, later, words) for earlier, later in _STEPS if any(_has(words, word) for word in earlier)
    )


def _of_them(passage: Passage, whole: int, part: int) -> bool:
    """Whether the words between say so: 42家单位中不合格的有45家; 线索58条，已结案61条; 行政村126个，已建群的行政村162个."""
    if passage.figures[whole].approx:
        return False
    gap = reckoning.gap(passage, whole, part)
    name = gap.removesuffix("中").removesuffix("之")
    if name != gap and len(name) >= _NAME and reckoning.behind(passage, part).startswith(name):
        return True  # 16个乡镇中18个乡镇
    if (
        gap[1:].endswith("已有")
        and "，" not in gap
        and _bare(reckoning.behind(passage, part)).startswith(tuple(_LATER))
    ):
        return True  # 前述1396处隐患已有1831处整改到位
    of, _, thing = gap.rpartition("的")
    named = reckoning.front(passage, whole).endswith(thing) or reckoning.behind(passage, whole).startswith(thing)
    if len(thing) >= _NAME and named and _SOME.fullmatch(of):
        return True
    return _AMONG.fullmatch(gap) is not None or (
        gap.startswith("，已") and gap.removeprefix("，已") in _LATER and len(reckoning.front(passage, whole)) >= _NAME
    )


_SOME = pattern("[^，；。0-9]{0,12}[，,](?:已|其中)[^，；。、0-9]{2,16}", need="已|其中")
_AMONG = any_of("之中", "[^，；。、0-9]{{0,8}}中(?:{})[^，；。、0-9]{{0,12}}")
_LATER = frozenset(word for _, later in _STEPS for word in later)


def _has(words: str, word: str) -> bool:
    """Whether a word stands among words, and not as a part of one of those behind its ≠."""
    if "≠" not in word:  # as most
        return word in words
    word, *others = word.split("≠")
    for other in others:
        words = words.replace(other, "，")
    return word in words


def _tells(passage: Passage, k: int, later: Sequence[str], words: str) -> bool:
    """Whether a figure is told of a later step: 已整改321处, 整改隐患321处, 92人成绩合格; words: those of the earlier one."""
    whole = reckoning.front(passage, k).strip()
    front = _bare(whole)
    if whole.startswith("实") and f"应{whole[1:]}" in words:
        return True  # 应查326户，实查336户
    if len(front) >= _NAME and front != whole and front[:_NAME] in words:
        return True  # 应建档48户，已建档52户
    if whole in later:
        return True  # 受理纠纷25件，成功24件
    if len(front) < _NAME:
        return _bare(reckoning.behind(passage, k)).startswith(tuple(later))
    if step := next((word for word in later if front.endswith(word)), ""):
        return step not in words  # 公安机关立案14件; but 网上受理320件，窗口受理412件
    step = max((word for word in later if front.startswith(word)), key=len, default="")
    return bool(step) and step not in words and front.removeprefix(step)[-_NAME:] in words  # 受理审查逮捕, 受理审查起诉


def _bare(words: str) -> str:
    """Words without those that may stand in front of any step."""
    while lead := next((lead for lead in _LEADS if words.startswith(lead)), ""):
        words = words[len(lead) :]
    return words
