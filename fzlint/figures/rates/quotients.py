"""Rates told beside the figures that make them: 受理86件，审结79件，审结率91.9%; 应参训60人，实到57人，参训率95%.

What they are made of is read from the statements of the sentence (`rate_read`); here stand those that words alone tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from fzlint.figures.rates.carried_over import of_both
from fzlint.figures.rates.rate_parts import RATE, tied
from fzlint.figures.rates.rate_read import has_two_alike, read
from fzlint.figures.rates.share_of_told import LEAD
from fzlint.figures.rates.shares import SHARE
from fzlint.figures.rates.summed import of_sum
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.listings import Passage, after
from fzlint.figures.reading.pen import slip, swaps
from fzlint.figures.reading.reckoning import BACK, RATIOS, Claim, Scene, fits
from fzlint.figures.reading.said import BASE, IN_TIME, LATE, NARROW, alternatives, any_of
from fzlint.figures.reading.statement import Relation, Statement, statements
from fzlint.figures.sums.standing import clause_of
from fzlint.pattern import pattern, words

_NAMED = pattern("的(?P<name>[^，；。、0-9]{2,8}?)率", need="率")
_WAS = pattern(r"(?P<name>[^，；。、0-9]{2,12})率(?:由|从)", need="率由|率从")
_TO = pattern(rf"(?:{alternatives('升降')})?[到至为]")
_ALL = words("均|全部|全都|都已")
_OTHERWISE_MADE = any_of("口径", r"\([^()]{{0,6}}(?:{})")  # 结案率98.6%（含旧存）
_NOTE = 20  # code points of such a note; without an end its words would be looked for all through the text
_TWICE = 2
_AMONG = pattern("中[^，；。、0-9]{0,8}", need="中")


def rates(
    scene: Scene, i: int, said: Callable[[], Sequence[Statement]], relations: Sequence[Relation]
) -> Iterator[Claim]:
    """The claim that percentage i is wrong, if it is told as a rate. said: the statements of the sentence, asked for only then"""
    name = name_of(scene.passage, i)
    end = scene.passage.figures[i].span.end
    if (len(name) < 2 and not _boxed(scene.passage, i)) or _OTHERWISE_MADE.match(scene.passage.text, end, end + _NOTE):
        return
    if len(name) < 2:
        name = ""
    claim = _late(scene.passage, i, name) or _all_done(scene, i, name) or _denied(scene.passage, i, name)
    if claim is None and has_two_alike(scene.passage, i):
        claim = read(scene.passage, said(), i, name)
    claim = claim or of_both(scene.passage, i, name) or of_sum(scene.passage, i, name)
    for with_more in (_with_last, _of_what_stands) if name else ():
        claim = claim or with_more(scene, i, name, relations)
    if claim is not None:
        yield claim


def made_beside(passage: Passage, i: int) -> bool:
    """Whether the two figures right in front make percentage i: most do, and no more has to be read."""
    if i < _TWICE:
        return False
    whole, part = passage.figures[i - 2 : i]
    alike = part.about == whole.about and part.about not in RATIOS and 0 < part.value <= whole.value
    return alike and fits(passage, passage.figures[i], *reckoning.ratio(part, whole))


def moved_to(passage: Passage, i: int) -> str:
    """The name of a rate that was another and is now percentage i: 出庭率由上年的88%提升到95%."""
    if i and _TO.fullmatch(passage.figures[i].noun) and (was := _WAS.search(passage.figures[i - 1].noun)):
        return was["name"]
    return ""


def _boxed(passage: Passage, i: int) -> bool:
    """Whether percentage i stands alone in a bracket behind a quantity: 表示满意的465人（93%）."""
    told = passage.figures[i]
    return (
        i > 0
        and reckoning.gap(passage, i - 1, i).endswith("(")
        and passage.text.startswith(")", told.span.end)
        and passage.figures[i - 1].about not in RATIOS
    )


def name_of(passage: Passage, i: int) -> str:
    """What percentage i is told to be the rate of: 办结率98%; 以98%的办结率."""
    match = RATE.fullmatch(passage.figures[i].noun)
    if match is not None:
        return match.group("name")
    if moved := moved_to(passage, i):
        return moved
    behind = _NAMED.match(passage.text, passage.figures[i].span.end, passage.end)
    return behind.group("name") if behind is not None else ""


def told_as(passage: Passage, i: int) -> tuple[str, str] | None:
    """What share i is told to be the share of: the part by its name, and the whole; None if it names neither."""
    match = SHARE.fullmatch(passage.figures[i].noun)
    if match is None:
        return None
    name = LEAD.sub("", (match["name"] or "").strip())
    told = passage.figures[i]
    if passage.text[told.span.start - len(told.noun) - 1] in "”》)" or "分别" in told.noun:
        return None  # “新三样”出口占比; a row of shares
    return (name, match["of"] or "") if len(name) > 1 or match["of"] else None


def _with_last(scene: Scene, i: int, name: str, relations: Sequence[Relation]) -> Claim | None:
    """受理申请200件，办结197件。办结率98.5%: of the figures of the sentence before, where its own has no two."""
    passage, before = scene.passage, scene.before
    if before is None or sum(figure.about not in RATIOS for figure in passage.figures[: i + 1]) >= _TWICE:
        return None
    own = passage._replace(figures=passage.figures[: i + 1], inside=passage.inside[: i + 1])
    return _joined(before, own, name, relations)


def _joined(before: Passage, own: Passage, name: str, relations: Sequence[Relation]) -> Claim | None:
    """The claim that the last figure of `own` is wrong, read with what stands before."""
    last = before._replace(figures=before.figures[-BACK:], inside=before.inside[-BACK:])
    both = after(last, own)
    return read(both, statements(both, relations), len(both.figures) - 1, name, joined=True)


def _of_what_stands(scene: Scene, i: int, name: str, relations: Sequence[Relation]) -> Claim | None:
    """共排查286件，其中甲类120件、乙类166件。已化解279件，化解率97.6%: of what the clauses before have told of in all."""
    passage, first = scene.passage, clause_of(scene.passage, i)
    if sum(figure.about not in RATIOS for figure in passage.figures[first : i + 1]) >= _TWICE:
        return None
    before = scene.standing(first)
    if before is None:
        return None
    own = passage._replace(figures=passage.figures[first : i + 1], inside=passage.inside[first : i + 1])
    claim = _joined(before, own, name, relations)
    return None if claim is None or _made_by_any(scene, claim) else claim


def _made_by_any(scene: Scene, claim: Claim) -> bool:
    """Whether the part or the whole makes what is told with any figure around, also with one that was put away."""
    part, whole = claim.figures
    near = [f for f in (*scene.earlier, *scene.passage.figures) if f.about == part.about]
    pairs = [*((part, f) for f in near), *((f, whole) for f in near)]
    made = (reckoning.ratio(a, b) for a, b in pairs if a is not b and 0 < a.value <= b.value)
    return any(fits(scene.passage, claim.told, *each) for each in made)


def _late(passage: Passage, i: int, name: str) -> Claim | None:
    """办结56件，逾期1件，按期办结率98.2%: what is not late of what is done."""
    if IN_TIME.search(name) is None:
        return None
    return _late_of(passage, i, name, i - _TWICE) or _late_of(passage, i, name, i + 1)


def _late_of(passage: Passage, i: int, name: str, w: int) -> Claim | None:
    """The same where figure w is the whole and the next is late."""
    if w < 0 or w + 1 >= len(passage.figures):
        return None
    told, whole, late = passage.figures[i], passage.figures[w], passage.figures[w + 1]
    around = reckoning.front(passage, w + 1) + "|" + reckoning.behind(passage, w + 1)
    if late.about != whole.about or whole.approx or late.approx or not 0 < late.value < whole.value:
        return None
    among = _AMONG.fullmatch(reckoning.gap(passage, w, w + 1)) is not None  # 1286件中超期10件
    if not LATE.search(around) or not (tied(passage, w, [name[-2:]]) or BASE.search(whole.noun) or among):
        return None
    low, high = reckoning.ratio(late, whole)
    if fits(passage, told, 100 - high, 100 - low) or reckoning.any_pair(passage, told, passage.figures[: i + 2]):
        return None
    formula = f"1－{reckoning.shown(passage, late)}÷{reckoning.shown(passage, whole)}"
    return Claim(told, (late, whole), formula, 100 - late.value / whole.value * 100)


def _denied(passage: Passage, i: int, name: str) -> Claim | None:
    """批准逮捕186人，不批准逮捕114人，不捕率38%: of both, where one digit or two changed about keep it from that."""
    if not name.startswith("不") or i < _TWICE:
        return None
    told, (done, denied) = passage.figures[i], passage.figures[i - _TWICE : i]
    first, second = reckoning.front(passage, i - _TWICE), reckoning.front(passage, i - 1)
    if (
        done.unit != denied.unit
        or not denied.value
        or "不" in first
        or "不" not in second
        or not {*name[1:]} & {*first} & {*second}
    ):
        return None
    both = done.value + denied.value
    all_told = any(f.value == both and f.unit == done.unit for f in passage.figures[:i])
    # where both together are told, nothing else is meant: 审结410人，批捕312人，不捕98人
    ways = [denied.value / both * 100, denied.value / done.value * 100 if done.value and not all_told else 0]
    if any(fits(passage, told, Decimal(way), Decimal(way)) for way in ways):
        return None
    meant = [*((a, denied.value) for a in swaps(done)), *((done.value, b) for b in swaps(denied))]
    if (
        not all_told
        and not slip(Decimal(ways[0]), told)
        and not any(fits(passage, told, *reckoning.exact(b, a + b)) for a, b in meant)
    ):
        return None
    terms = f"{reckoning.shown(passage, done)}+{reckoning.shown(passage, denied)}"
    return Claim(told, (done, denied), f"{reckoning.shown(passage, denied)}÷（{terms}）", Decimal(ways[0]))


def _all_done(scene: Scene, i: int, name: str) -> Claim | None:
    """64处，均已整改，整改率96%"""
    passage = scene.passage
    told = passage.figures[i]
    j = next((j for j in range(i - 1, max(i - BACK, -1), -1) if passage.figures[j].about not in RATIOS), -1)
    if j < 0 or NARROW.search(name) or told.value == 100 or passage.figures[j].approx:
        return None
    between = passage.text[passage.figures[j].span.end : told.span.start - len(told.noun)]
    if not _ALL.search(between) or name[-2:] not in between or between.startswith("均为"):
        return None  # 终止的38件均为和解后撤回的: of what kind they are
    last = passage.figures[j]
    return Claim(told, (last,), f"{reckoning.shown(passage, last)}全部{name[-2:]}", Decimal(100))
