"""Parts behind 其中 that are more than their whole: 义诊24场，其中进社区32场; 企业、个体户 each behind a 其中 of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import ADDED, OF_LAST_YEAR, TAKEN, listed
from fzlint.figures.sums import completeness
from fzlint.figures.sums.partition import COMPARED
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Beyond(NamedTuple):
    """A whole and its parts, each of which stands behind 其中; one is more than the whole, or they are together."""

    whole: Figure
    parts: tuple[Figure, ...]


# its growth may stand between: 收入9.8亿元，增长4.2%，其中税收5.9亿元
_AMONG = pattern(
    rf"(?:[，,(](?:{OF_LAST_YEAR})?(?:{ADDED}|{TAKEN})[0-9.]{{1,6}}%\)?)?[，,；;(]?其中[，：:,]?(?P<name>[^，；。：、,;:()]{{0,20}})",
    need="其中",
)
# what a part may have more of than the whole: members, times; what reaches back or ahead
_OTHER = pattern("[涉参惠]|累计|上年|去年|历年|往年|计划|目标|每|各|人次|均|级|容纳|总")


def beyond(
    passage: Passage, divisions: Sequence[Sequence[str]], overlapping: Sequence[Sequence[str]]
) -> Iterator[Beyond]:
    """The parts of a sentence that are more than what stands right in front of their 其中."""
    k = 0
    while k < len(passage.figures) - 1:
        row = list(_row(passage, k))
        last = row[-1][0] if row else k
        if row and _whole(passage, k) and not _goes_on(passage, last):
            parts = tuple(passage.figures[j] for j, _ in row)
            if _more(passage.figures[k], parts, [name for _, name in row], divisions, overlapping):
                yield Beyond(passage.figures[k], parts)
        k = last + 1


def _row(passage: Passage, k: int) -> Iterator[tuple[int, str]]:
    """The figures (indices) behind figure k, with their names, that have a 其中 of their own and count the same."""
    whole, last = passage.figures[k], k
    for j in range(k + 1, len(passage.figures)):
        if j - last < _NEAR and (passage.figures[j].about == "share" or _is_limit(passage, j)):
            continue
        match = _AMONG.fullmatch(reckoning.gap(passage, last, j).strip())
        last = j
        if match is None or passage.figures[j].unit != whole.unit or not whole.unit or _OTHER.search(match["name"]):
            return
        if COMPARED.search(match["name"]) or passage.figures[j].approx:
            return
        yield j, match["name"]


_NEAR = 3  # figures that may stand between
_LIMITS = listed("上下界")


def _is_limit(passage: Passage, j: int) -> bool:
    """Whether a figure belongs to a name: 十亿元以上项目58个."""
    return passage.figures[j].approx and passage.text.startswith(_LIMITS, passage.figures[j].span.end)


_SUMS = listed("金额的总数")
_BACK = 40  # figures in front that may be the whole


def _whole(passage: Passage, k: int) -> bool:
    """Whether nothing else of the sentence may be the whole, and figure k is one."""
    whole = passage.figures[k]
    counted = whole.about in completeness.COUNTED | {"visit", "group"} or whole.noun.endswith(_SUMS)
    if whole.approx or COMPARED.search(whole.noun) or not counted:
        return False  # of sums of money the whole may be a mean
    if "均" in whole.noun:
        return False  # 户均2.6人
    clause = passage.text.rfind("；", passage.start, whole.span.start)
    larger = (
        figure
        for figure in passage.figures[max(0, k - _BACK) : k]
        if figure.about == whole.about and figure.value > whole.value and figure.span.start > clause
    )
    return next(larger, None) is None


_MARKS = pattern("[，；：、。,;:()]")


def _goes_on(passage: Passage, j: int) -> bool:
    """Whether figure j is the first of a list: those are weighed together."""
    if j + 1 == len(passage.figures) or passage.figures[j + 1].about != passage.figures[j].about:
        return False
    gap = reckoning.gap(passage, j, j + 1)
    return gap.lstrip().startswith(("、", "和", "及")) or not _MARKS.search(gap)  # 4050人员1206人


def _more(
    whole: Figure,
    parts: Sequence[Figure],
    names: Sequence[str],
    divisions: Sequence[Sequence[str]],
    overlapping: Sequence[Sequence[str]],
) -> bool:
    if any(part.value > whole.value for part in parts):
        return True
    made = sum(part.value for part in parts)
    if len(parts) < 2 or made <= whole.value:
        return False
    if any(completeness.division(words, names) for words in divisions):
        return True
    if any(word in name for words in overlapping for word in words for name in names):
        return False
    return completeness.alike(names) or made * 10 <= whole.value * 11  # what overlaps does not come so near
