"""What a rate is the rate of: the part that its name speaks of, and the whole that stands before it.

受理86件，审结79件，审结率91.9%: 79件, by the word 审结, of 86件.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.figures import reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage
from fzlint.figures.reckoning import BACK, COMPARED, RATIOS, Scene, fits
from fzlint.figures.said import BASE, NARROW, ORDERED, OUTCOME, PAPER, listed
from fzlint.pattern import pattern, words

_RATES = "|".join(listed("率"))
RATE = pattern(
    rf"(?P<name>\S*?)(?:{_RATES}|(?<![方层全])面)(?:分别|[为达到了约是均]|高达|实现|保持|提[升高][至到])*",
    need=f"{_RATES}|面",
)
_ASKED = pattern("参评|测评|评价|回访|调查|样本|问卷|受访")
_GOOD = ("合格", "达标", "优良")
_FAULTY = pattern("存在|不合格|不符合|不达标|超标|有问题|不规范")
DUE = pattern("应(?!诉|急|用|对)|需|计划|任务|目标|安排|预算(?!收|支|总)", need="应|需|计划|任务|目标|安排|预算")
_OUGHT = pattern(r"应([^\W\d])")
DONE = pattern("完成|执行|达成")
SPREAD = pattern("覆盖|普及")
_AMONG = pattern("^[^，；。]{0,24}中[，,]?", need="中")
_CARRIED = words("结转|旧存|往年|历年|跨年|累计")
_ALTOGETHER = pattern("共(?!同)|总|合计|累计")
_INCLUDED = pattern(r"\(含[^()]*\)")
_CLOSED = words("审结|办结|结案")
_TAKEN_IN = words("受理|收|立案|申请|登记|应诉")
_DISPUTE = pattern("纠纷|矛盾")
_NEXT = pattern(r"[，,(](?!其中)[^，；。,;()]{0,10}")
# words in front of what a rate speaks of that narrow nothing
_NEUTRAL = pattern(
    "其中|全[年省市区县州镇乡街局委院]|[本今当]年|年度|总体|整体|平均|总|各类|案件|工作|事项|问题|行政|机关|负责人|类|的|平台|[上下]半年末"
)
_LONG = 200  # code points
_BRIEF = 4
_OWN_NAME = 5  # characters behind the word that make it part of a name: 签约服务重点人群63人，签约57人


# ---------------------------------------------------------------------------------------------- the part


def part_of(passage: Passage, near: Sequence[int], i: int, name: str) -> tuple[int, str]:
    """The figure (index) that a rate tells the share of, and the word that ties them; -1 if there is none."""
    if NARROW.search(name):  # 按期办结率 is told of 按期办结, and of nothing else
        ends = "满意" if name.endswith("满意") and _ASKED.search(passage.text, passage.start, passage.end) else name
        p = next((k for k in reversed(near) if reckoning.front(passage, k).rstrip("的").endswith(ends)), -1)
        return p, name
    stems = [name[-2:]]
    if name[-2:] in ("完成", "应诉", "到位", "成功", "发现", "检出") and len(name) > 3 and not DUE.search(name[-4:-2]):
        stems.append(name[-4:-2])
    for k in reversed(near):
        if word := tied(passage, k, stems):
            word = word[1:] if name.endswith(word) and word[0] in "不未" else word  # 不合格36批次，不合格率
            own = len(name) > len(word) and name in reckoning.front(passage, k)
            return k if own else _all_of(passage, near, k, stems), word
        if k == near[-1] and _due(passage, near, name):
            return k, "\0"
    if name[-2:] in _GOOD and len(near) > 1 and _FAULTY.search(_around(passage, near[-1])):
        return near[-1], "不" + name[-2:]  # 抽查57家，8家存在问题，合格率86%
    return _right_behind(passage, i, stems)


def _right_behind(passage: Passage, i: int, stems: Sequence[str]) -> tuple[int, str]:
    """审结率91.9%，审结79件; 审结率91.9%（79件）"""
    if i + 1 < len(passage.figures) and passage.figures[i + 1].about not in RATIOS:
        between = reckoning.gap(passage, i, i + 1)
        if _NEXT.fullmatch(between) and not _AMONG.match(reckoning.behind(passage, i + 1)):
            if word := tied(passage, i + 1, stems):
                return i + 1, word
            if between.strip() == "(" and passage.text.startswith(")", passage.figures[i + 1].span.end):
                return i + 1, "\0"
    return -1, ""


def _around(passage: Passage, k: int) -> str:
    return reckoning.front(passage, k) + "|" + reckoning.behind(passage, k)


def _all_of(passage: Passage, near: Sequence[int], k: int, stems: Sequence[str]) -> int:
    """The figure of which figure k tells some only: 完成150个，其中提前完成42个."""
    before = [j for j in near if j < k]
    if not before or "其中" not in reckoning.gap(passage, before[-1], k):
        return k
    j = before[-1]
    same = passage.figures[j].about == passage.figures[k].about
    return j if len(before) > 1 and same and tied(passage, j, stems) else k


def of_these(passage: Passage, i: int, p: int, whole: Figure, name: str) -> bool:
    """Whether nothing in front of what a rate speaks of tells of others than the part and the whole: 食用农产品合格率."""
    if NARROW.search(name):
        return True
    front = _NEUTRAL.sub("", name[:-2]).removesuffix("不")
    if len(front) < 2:
        return not front or front in "总" or _known(passage, i, p, whole, front)
    return _known(passage, i, p, whole, front)


def _known(passage: Passage, i: int, p: int, whole: Figure, front: str) -> bool:
    told = passage.figures[i]
    first = max(i - BACK, 0)
    start = max(passage.start, passage.figures[first].span.start - _LONG)
    words = passage.text[start : told.span.start - len(told.noun)]
    for k in range(first, min(i + 2, len(passage.figures))):
        if passage.figures[k] is not whole and k != p and (other := reckoning.front(passage, k)):
            words = words.replace(other, "|")
    if p > i:
        words += reckoning.front(passage, p)
    if len(front) <= _BRIEF - 1:
        return front in words or (len(front) == 2 and reckoning.short_for(front, words) != "")
    return sum(1 for c in front if c in words) * 10 >= len(front) * 7


def told_already(passage: Passage, i: int, p: int, whole: Figure) -> bool:
    """Whether another rate behind the part, or right in front of the two, is what the part and the whole make."""
    figures = passage.figures
    low, high = reckoning.ratio(figures[p], whole)
    first = next((k for k in range(max(p - BACK, 0), p) if figures[k] is whole), p) - 1
    return any(
        k != i
        and figures[k].about == "share"
        and RATE.fullmatch(figures[k].noun) is not None
        and fits(passage, figures[k], low, high)
        for k in (first, *range(p + 1, min(p + 2 * BACK, len(figures))))
        if k >= 0
    )


def tied(passage: Passage, k: int, stems: Sequence[str]) -> str:
    """The word by which figure k is what a rate speaks of; "" if it is not."""
    words = reckoning.front(passage, k) + "|" + reckoning.behind(passage, k)
    words = words.replace("应诉案", "|案")  # what there is to be answered, not what was
    for stem in stems:
        at = words.find(stem)
        if at > 0 and words[at - 1] in "不未" and stem[0] not in "不未":
            return words[at - 1] + stem
        if at >= 0 and (PAPER.match(words, at + len(stem)) or ORDERED.search(words[:at])):
            words = words.replace(stem, "|")  # 责令整改, 整改清单: what has to be done, not what was
            continue
        if at >= 0:
            return stem
        if stem[::-1] in words:  # 收回1428份，回收率
            return stem[::-1]
        if _CLOSED.search(stem) and (match := _CLOSED.search(words)):
            return match.group()
    return reckoning.short_for(stems[0], words)


def _due(passage: Passage, near: Sequence[int], name: str) -> bool:
    """Whether the last two figures are what had to be done and what was, and the rate speaks of that: 应参训60人，实到57人."""
    k = near[-1]
    if len(near) < 2 or passage.figures[near[-2]].about != passage.figures[k].about:
        return False
    base = reckoning.front(passage, near[-2]) + reckoning.behind(passage, near[-2])
    if SPREAD.search(name[-2:]) and (
        _AMONG.match(reckoning.gap(passage, near[-2], k)) or reckoning.front(passage, k).startswith("已")
    ):
        return True
    if not DUE.search(base) or DUE.search(reckoning.front(passage, k)):
        return False
    ought = _OUGHT.search(base)  # 应到367人，实到354人，到会率
    if ought is not None and ought[1] in name and "实" + ought[1] in reckoning.front(passage, k):
        return True
    return DONE.fullmatch(name[-2:]) is not None or name[-2:] in base or reckoning.short_for(name[-2:], base) != ""


# ---------------------------------------------------------------------------------------------- the whole


def whole_of(scene: Scene, near: Sequence[int], p: int, word: str, name: str) -> tuple[Figure, bool] | None:
    """What the part is a part of, and whether the words leave no doubt."""
    passage = scene.passage
    part = passage.figures[p]
    listed = scene.wholes.get(part.span)
    if listed is not None and listed.about == part.about and listed.value >= part.value:
        alike = [k for k in near if k < p and _alike(passage, k, p) and _may_be_whole(passage, k, p, word)]
        if alike and passage.figures[alike[-1]].value >= part.value:
            listed = passage.figures[alike[-1]]
        return listed, BASE.search(listed.noun) is not None or _CLOSED.search(listed.noun) is not None
    if p + 1 < len(passage.figures) and reckoning.gap(passage, p, p + 1).strip()[:1] == "(":
        boxed = passage.figures[p + 1]  # 审结79件（共受理86件）
        if boxed.about == part.about and boxed.value >= part.value and BASE.search(reckoning.front(passage, p + 1)):
            return boxed, True
    front = _in_front(scene, near, p, word, name)
    named = [(f, k) for f, words, k in front if BASE.search(words) or _CLOSED.search(words)]
    if len(reckoning.values(f for f, _ in named)) > 1 and OUTCOME.search(name) and _ended_or_not(front):
        return None
    sure = bool(named)
    if not named:
        named = _only_one(passage, front, p, word)
        if not named:
            return None
    whole, k = next((pair for pair in reversed(named) if _alike(passage, pair[1], p)), named[-1])
    words = reckoning.front(passage, k) if k >= 0 else ""
    if OUTCOME.search(name) and (k < 0 or (_TAKEN_IN.search(words) and not _DISPUTE.search(words))):
        return None
    if _carried(passage, k, max(p, *near)):
        return None
    return whole, sure and len(reckoning.values(f for f, _ in named)) == 1


_Front = list[tuple[Figure, str, int]]  # figures, the words in front of them, and their index (-1: the sentence before)


def _in_front(scene: Scene, near: Sequence[int], p: int, word: str, name: str) -> _Front:
    """What the part may be a part of: in its stretch between ；, else in its sentence, else in the one before."""
    passage = scene.passage
    same = [
        k for k in near if k < p and _may_be_whole(passage, k, p, word) and not (k < near[-1] and _rated(passage, k))
    ]
    segment = [k for k in same if "；" not in reckoning.gap(passage, k, p) and ";" not in reckoning.gap(passage, k, p)]
    if not segment and len(reckoning.front(passage, p)) > _BRIEF:
        same = []  # behind ；, with words of its own: another thought
    front = [(passage.figures[k], reckoning.front(passage, k), k) for k in segment or same]
    return front or _before(scene, passage.figures[p], word, _CLOSED.search(name) is not None)


def _ended_or_not(front: _Front) -> bool:
    """Whether a rate of outcomes may be of those that came in, or of those that have ended."""
    taken = any(_TAKEN_IN.search(words) for _, words, _ in front)
    last = front[-1][1]
    return taken or not (_CLOSED.search(last) or _DISPUTE.search(last))


def _only_one(passage: Passage, front: _Front, p: int, word: str) -> list[tuple[Figure, int]]:
    if len(reckoning.values(f for f, _, _ in front)) != 1 or word[:1] in ("不", "未"):
        return []
    return [(f, k) for f, _, k in front if k < 0 or reckoning.gap(passage, k, p).strip()[:1] != "、"]


def _alike(passage: Passage, k: int, p: int) -> bool:
    """Whether the words in front of two figures name the same thing: 市人大代表建议23件, 代表建议办结22件."""
    words, others = reckoning.front(passage, p), reckoning.front(passage, k) if k >= 0 else ""
    return any(words[j : j + _BRIEF] in others for j in range(len(words) - _BRIEF + 1))


def _before(scene: Scene, part: Figure, word: str, closed: bool) -> list[tuple[Figure, str, int]]:
    """What the part may be a part of in the sentence before, with the words in front of it: one figure, or the last."""
    before = scene.before
    if before is None:
        return []
    found = [
        (before.figures[k], reckoning.front(before, k), -1)
        for k in range(max(len(before.figures) - BACK, 0), len(before.figures))
        if before.inside[k] < 0
        and before.figures[k].about == part.about
        and not COMPARED.search(before.figures[k].noun)
        and not (word in reckoning.front(before, k) and before.figures[k].value <= part.value)  # the same again
    ]
    if len(reckoning.values(f for f, _, _ in found)) == 1:
        return found
    return found[-1:] if found and closed and BASE.search(found[-1][1]) else []


def _may_be_whole(passage: Passage, k: int, p: int, word: str) -> bool:
    figure = passage.figures[k]
    if figure.about != passage.figures[p].about or COMPARED.search(figure.noun):
        return False
    words = reckoning.front(passage, k)
    if word and word in words and not (DUE.search(words) or _TAKEN_IN.search(words)):
        return words.find(word) + len(word) + _OWN_NAME <= len(words) and reckoning.front(passage, p) in (
            word,
            f"已{word}",
        )
    return passage.inside[k] < 0 or passage.inside[k] == passage.inside[p]


def _rated(passage: Passage, k: int) -> bool:
    """Whether a rate stands right behind a figure: what is to be told of it has been told."""
    after = passage.figures[k + 1]
    return after.about == "share" and RATE.fullmatch(after.noun) is not None


def _carried(passage: Passage, k: int, last: int) -> bool:
    """Whether what was left from earlier years, told up to figure `last`, may have to be added to the whole."""
    end = passage.figures[last].span.start
    text = passage.text[max(passage.start, end - _LONG) : end]
    if not _CARRIED.search(_INCLUDED.sub("", text)):
        return False
    return k < 0 or not _ALTOGETHER.search(reckoning.front(passage, k))
