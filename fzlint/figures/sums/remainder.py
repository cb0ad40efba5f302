"""What was done of a whole and what is left of it, also over several sentences: 应办理181件。已办结174件，予以公开98件、……；尚有7件结转下年度.

What is told as left has to be the whole without what was done. Where any figures in front make it, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from fzlint.figures.reading.chance import kind
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import COMPARED, RATIOS
from fzlint.figures.reading.said import any_of, listed
from fzlint.figures.reading.statement import Statement
from fzlint.figures.sums.balance import Imbalance, made
from fzlint.record import NamedTuple


class Scene(NamedTuple):
    """The statements of the sentences in front of one, without the parts of lists that make their total, and its own.

    text  the folded text of the document
    """

    text: str
    ahead: tuple[Statement, ...]
    own: tuple[Statement, ...]


_LEFT = (*listed("余下"), *listed("尚余"))
_DEED = any_of("已经做了")
_MOST = 9  # figures in front that are looked at
_AMONG = listed("又说前文中")
_ALREADY = listed("已然")
_MAY = listed("可能有余")


def may_remain(passage: Passage) -> bool:
    """Whether a sentence has the words of what is left at all."""
    return any(passage.text.find(word, passage.start, passage.end) >= 0 for word in _MAY)


def remainders(scene: Scene) -> Imbalance | None:
    """The whole, what was done of it, and what is left, where they do not agree and no other figures in front make what is left."""
    at = next((k for k, one in enumerate(scene.own) if _is_left(one)), None)
    if at is None:
        return None
    left = scene.own[at]
    if left.boxed or left.figure.approx or left.figure.about in RATIOS:
        return None
    told = [one for one in (*scene.ahead, *scene.own[:at]) if _counts(one, left.figure)][-_MOST:]
    around = [*told, *(one for one in scene.own[at + 1 :] if _counts(one, left.figure))]
    # 48座，其中带病的11座，修复7座，其余4座; 受理165件，审结158件（含上年结转11件），未审结18件
    parts = [one for one in (*scene.ahead, *scene.own[:at]) if one.relation == "part" or one.boxed]
    parts = [one for one in parts if kind(one.figure) == kind(left.figure)][-_MOST:]
    seen = [one.figure for one in (*around, *parts)]
    if len(told) < 2 or any(_is_left(one) for one in around) or _made(left.figure, seen):
        return None
    done = next((one for one in reversed(told) if _is_done(one, scene.text)), None)
    if done is None or (done is not told[-1] and not _said_so(done)):
        return None
    whole = _whole(told[: told.index(done)], done, scene.text)
    between = told[told.index(whole[-1]) + 1 :] if whole else []
    if between != [done] or made(whole) < done.figure.value:
        return None  # 裁决结案217件，调解结案142件，撤案38件，未结29件
    return Imbalance(whole, (done, left))


def _is_left(one: Statement) -> bool:
    return one.relation == "left" or one.words.startswith(_LEFT)


def _counts(one: Statement, other: Figure) -> bool:
    """Whether a figure may be reckoned with what is left: it counts the same, and is no change and no part of a list."""
    figure = one.figure
    if kind(figure) != kind(other) or figure.approx or one.boxed or one.relation == "part":
        return False
    return one.relation != "compared" and COMPARED.search(figure.noun) is None


def _made(left: Figure, figures: Sequence[Figure]) -> bool:
    """Whether some figures make what is left: one or two together without one or two others."""
    values = [figure.value for figure in figures]
    sums = {value for size in (1, 2) for some in combinations(values, size) for value in [sum(some)]}
    return any(one - left.value in sums for one in sums) or any(one == left.value for one in values)


def _is_done(one: Statement, text: str) -> bool:
    told = one.relation in ("done", "finished") or _DEED.search(one.words) is not None
    return told or text.startswith(_ALREADY, one.figure.span.end)


def _said_so(one: Statement) -> bool:
    return one.relation == "done" or one.words.startswith(_ALREADY)


def _whole(told: Sequence[Statement], done: Statement, text: str) -> tuple[Statement, ...]:
    """What something was done of: what 中 names, what is told as all, what was carried over and what came, or the last figure in
    front."""
    if done.words.endswith(_AMONG) or any(word + here in done.words for word in _AMONG for here in _ALREADY):
        name = done.words.partition("中")[0][-_NAME:]
        return tuple(one for one in told if len(name) == _NAME and name in one.words)[-1:]
    every = [one for one in told if one.relation == "all"]
    if every:
        return (every[-1],)
    came = [one for one in told if one.relation in ("carried", "new")]
    if {one.relation for one in came} == {"carried", "new"}:
        return tuple(came) if len(came) == _BOTH else ()
    last = told[-1:]
    return tuple(last) if last and last[0].relation in ("", "new") and not _is_done(last[0], text) else ()


_NAME, _BOTH = 4, 2
