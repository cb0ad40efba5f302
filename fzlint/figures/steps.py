"""What is done step by step: of 312 dangers that were found no 321 are mended, of 86 who sit an exam no 92 pass.

The steps are data: the lists 前.… and 后.… of rules/figures/words.txt; of two lists with one name the later has no more than the earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.figures import reckoning
from fzlint.figures.listings import Passage
from fzlint.figures.said import any_of, listed, paired
from fzlint.pattern import pattern

_STEPS = paired("前.", "后.")
_LEADS = tuple(sorted(listed("后一步之前"), key=len, reverse=True))
_MORE = any_of("可以更多")
_PARTED = pattern("[；;。]|其[他它余]")
_NAME = 2  # characters
_BACK = 4  # figures: farther back nothing is meant
_FAR = 60  # code points


def over_steps(passage: Passage) -> Iterator[tuple[int, int]]:
    """The figures (indices) of an earlier step and of a later one that has more."""
    for whole, part in _rising(passage):
        words = f"{reckoning.front(passage, whole)}，{reckoning.behind(passage, whole)}"
        told = [later for earlier, later in _STEPS if any(_has(words, word) for word in earlier)]
        if told and any(_tells(passage, part, later, words) for later in told) and not _accounted(passage):
            yield whole, part


def may_exceed(passage: Passage) -> bool:
    """Whether a sentence has a figure that is greater than one of its unit in front of it."""
    return next(_rising(passage), None) is not None


def _rising(passage: Passage) -> Iterator[tuple[int, int]]:
    """The pairs of figures (indices) that count the same in one clause, the later one more; nothing of that unit stands between."""
    figures = passage.figures
    for k in range(1, len(figures)):
        unit = figures[k].unit
        j = next((j for j in range(k - 1, max(k - 1 - _BACK, -1), -1) if figures[j].unit == unit), -1)
        if j < 0 or not unit or figures[k].about in reckoning.RATIOS or figures[k].value <= figures[j].value:
            continue
        gap = reckoning.gap(passage, j, k)
        if len(gap) <= _FAR and "，" in gap and not (figures[j].approx or figures[k].approx or _PARTED.search(gap)):
            yield j, k


def _accounted(passage: Passage) -> bool:
    return _MORE.search(passage.text, passage.start, passage.end) is not None


def _has(words: str, word: str) -> bool:
    """Whether a word stands among words, and not as a part of one of those behind its ≠."""
    word, *others = word.split("≠")
    for other in others:
        words = words.replace(other, "，")
    return word in words


def _tells(passage: Passage, k: int, later: Sequence[str], words: str) -> bool:
    """Whether a figure is told of a later step: 已整改321处, 整改隐患321处, 92人成绩合格; words: those of the earlier one."""
    whole = reckoning.front(passage, k).strip()
    front = _bare(whole)
    if len(front) >= _NAME and front != whole and front[:_NAME] in words:
        return True  # 应建档48户，已建档52户
    if len(front) < _NAME:
        return _bare(reckoning.behind(passage, k)).startswith(tuple(later))
    if front.endswith(tuple(later)):
        return True  # 公安机关立案14件
    step = max((word for word in later if front.startswith(word)), key=len, default="")
    return bool(step) and front.removeprefix(step)[-_NAME:] in words


def _bare(words: str) -> str:
    """Words without those that may stand in front of any step."""
    while lead := next((lead for lead in _LEADS if words.startswith(lead)), ""):
        words = words[len(lead) :]
    return words
