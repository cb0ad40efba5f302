"""python -m fzlint.figures TEXT: the statements of every sentence, how each list, percentage and pair of figures is judged and
why, and at the end what the rules tell. For developers."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial

from fzlint.checks.context import Context
from fzlint.checks.rates import scene
from fzlint.checks.same_figure import SameFigure, pair
from fzlint.checks.sums import Sums
from fzlint.document.words.cutting import cut
from fzlint.figures.again.deeds import grammar
from fzlint.figures.again.named_behind import Behind, named_behind, resolved
from fzlint.figures.again.told_together import told_apart
from fzlint.figures.again.twice import SIGNS, least, weight
from fzlint.figures.again.wholes import Told, keyed, wholes
from fzlint.figures.changes.growth import growth
from fzlint.figures.changes.moves import moves_of, wrong_moves
from fzlint.figures.near.changes import near_changes
from fzlint.figures.near.rates import near_rates
from fzlint.figures.near.sums import near_sums
from fzlint.figures.rates import lone
from fzlint.figures.rates.means import wrong_means
from fzlint.figures.rates.quotients import name_of, rates
from fzlint.figures.rates.rate_read import best
from fzlint.figures.rates.rate_signs import AGAINST, ENOUGH, FOR
from fzlint.figures.rates.shares import shares
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import severity
from fzlint.figures.reading.formula import formulas
from fzlint.figures.reading.in_words import with_words
from fzlint.figures.reading.listings import Passage, after
from fzlint.figures.reading.reckoning import RATIOS, Claim, Scene
from fzlint.figures.reading.respectively import unpaired
from fzlint.figures.reading.statement import Statement, statements
from fzlint.figures.sums import lists
from fzlint.figures.sums.balance import imbalances, made
from fzlint.figures.sums.completeness import words_of
from fzlint.figures.sums.flows import flows
from fzlint.figures.sums.totals import Verdict, judge
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load


def explained(text: str) -> Iterator[str]:
    """The reasoning, line by line."""
    rules = [rule for rule in load()[0] if rule.code.startswith("FZ4")]
    checks = {rule.code: rule.check for rule in rules}
    sums, same = checks["FZ401"], checks["FZ404"]
    assert isinstance(sums, Sums) and isinstance(same, SameFigure)
    words = grammar(same.verbs, same.selves, same.leads)
    context = Context(read(text.encode(), "a.txt"), None, cut)
    told_: list[Told] = []
    behind: list[Behind] = []
    for k, (passage, before) in enumerate(context.passages):
        yield f"句  {text_of(context, passage)}"
        for statement in statements(passage, sums.rows):
            yield f"    {shown(statement)}"
        worded = with_words(passage)
        found = list(wholes(context.document, passage, words))
        told_ += found
        behind += named_behind(passage, words)
        for told in found:
            yield f"  全体 {'·'.join(filter(None, told.key))} = {told.figure.value:f}"
        yield from equations(passage, sums)
        for row in unpaired(passage):
            yield f"  分别 前面{row.named}项，后面{row.row}个数"
        yield from percentages(scene(context, worded, k), sums)
        for move in moves_of(worded):
            then, now, by = (f"{one.value:f}" if one else "？" for one in (move.then, move.now, move.by))
            yield f"  增减 {move.shape}：由{then}到{now}，{'减' if move.less else '增'}{by}"
        yield from alone(worded, before)
        yield from close(passage, before)
        for formula in formulas(passage):
            yield f"  算式 {formula.words} = {formula.made:.2f}%，文中{formula.percent}%"
        for reading, listing in lists.Lists(passage, before).told():
            verdict = judge(context.document.folded, listing, sums.words)
            yield f"  列举 {listing.intro or '（无引导词）'}：{'、'.join(i.name + f'{i.figure.value:f}' for i in listing.items)}"
            yield f"    {place(reading)} → {outcome(verdict)}"
    yield from pairs(context, keyed(resolved(told_, behind)))
    for apart in told_apart(context.document, (passage for passage, _ in context.passages), words):
        one, other = (context.document.text[span.start : span.end] for span in (apart.one, apart.other))
        yield f"  同句 {one} 与 {other}：两句里另有一个数相同，说的是一件事"
    for finding in lint(context.document, rules, None).findings:
        yield f"提示 {finding.code} {finding.severity}：{finding.message}"


def equations(passage: Passage, sums: Sums) -> Iterator[str]:
    """What came in and went out, and does not agree."""
    told = statements(passage, sums.rows)
    for unequal in imbalances(told):
        yield f"  收结 {made(unequal.parts)} ≠ {made(unequal.whole)}"
    for flow in flows(told, words_of(sums.differences)):
        terms = "".join(("＋" if sign > 0 else "－") + f"{one.figure.value:f}" for sign, one in flow.terms)
        yield f"  增减 {terms} = {flow.made:f}，文中{flow.result.words}{flow.result.figure.value:f}"


def alone(passage: Passage, before: Passage | None) -> Iterator[str]:
    """Percentages and means that the only figures of their clause contradict."""
    for i, figure in enumerate(passage.figures):
        claim = lone.wrong(passage, i) if figure.about == "share" else None
        if claim is not None:
            yield f"  独句 {figure.value:f}{figure.unit}：{claim.formula}={claim.ratio:.2f}"
    for claim in (*wrong_means(passage, before), *wrong_moves(passage)):
        yield f"  独句 {claim.told.value:f}{claim.told.unit}：{claim.formula}={claim.ratio:.2f}"


def close(passage: Passage, before: Passage | None) -> Iterator[str]:
    """What one slip keeps from being right, and how many such near misses chance makes in the sentence."""
    for near in near_sums(passage, before):
        left, right = ("+".join(f"{one.value:f}" for one in side) for side in near.equation[:2])
        level = severity(passage.text, near.equation.figures, near.chance)
        yield f"  近似 {left} ≠ {right}：偶然相近的机会{near.chance:.3f}，{level or '不提示'}"
    both, own = (passage, 0) if before is None else (after(before, passage), len(before.figures))
    for rate in near_rates(both, own):
        level = severity(passage.text, (rate.told, rate.part, rate.whole), rate.chance)
        yield f"  近似 {rate.told.value:f}{rate.told.unit} ≠ {rate.ratio:.2f}：偶然相近的机会{rate.chance:.3f}，{level or '不提示'}"
    for change in near_changes(both, own):
        level = severity(both.text, (change.claim.told, *change.claim.figures), change.chance)
        told = f"{change.claim.told.value:f}{change.claim.told.unit}"
        yield f"  近似 {change.claim.formula} ≠ {told}：偶然相近的机会{change.chance:.3f}，{level or '不提示'}"


def percentages(scene: Scene, sums: Sums) -> Iterator[str]:
    """How each percentage is read, and what the figures make of it."""
    for i, told in enumerate(scene.passage.figures):
        if told.about not in RATIOS:
            continue
        parts = shares(scene, i) if told.about == "share" else None
        grown = growth(scene, i) if parts is None else None
        name = "占比" if parts is not None else "增减" if grown is not None else "率"
        claims: list[Claim | None] = list(
            parts
            if parts is not None
            else grown
            if grown is not None
            else rates(scene, i, partial(statements, scene.passage, sums.rows), sums.rows)
        )
        wrong = [claim for claim in claims if claim is not None]
        yield from reading_of(scene, i, sums)
        told_as = reckoning.shown(scene.passage, told)
        if wrong:
            yield f"  {name} {told_as}：{wrong[0].formula}={wrong[0].ratio:.2f}"
        else:
            yield f"  {name} {told_as}：不提示，旁边的数算得相符，或者没有写明由哪两个数算得"


def reading_of(scene: Scene, i: int, sums: Sums) -> Iterator[str]:
    """The surest reading of a rate, with the signs for and against."""
    told = statements(scene.passage, sums.rows)
    found = best(scene.passage, told, i, name_of(scene.passage, i)) if name_of(scene.passage, i) else None
    if found is not None:
        part, whole = (f"{s.figure.value:f}" for s in (found[1].part, found[1].whole))
        signs = "；".join(f"{sign.reason} {n:+d}" for sign in (*FOR, *AGAINST) if (n := sign.weight(found[1])))
        yield f"  读法 {part}÷{whole}，{found[0]}分（满{ENOUGH}分才提示）：{signs}"


def pairs(context: Context, rows: Sequence[Sequence[Told]]) -> Iterator[str]:
    """Every two quantities that may be one, with the signs for and against."""
    for row in rows:
        for later in row[1:]:
            twice = pair(context.document, row[0], later)
            if twice.counts[0] == twice.counts[1]:
                continue
            signs = "；".join(f"{sign.reason} {sign.weight(twice):+d}" for sign in SIGNS if sign.weight(twice))
            enough = least(twice)
            verdict = "提示" if weight(twice) >= enough else "不提示"
            figures = f"{row[0].figure.value:f} 与 {later.figure.value:f}"
            yield f"  两处 {'·'.join(filter(None, later.key))}：{figures}，{weight(twice)}分（满{enough}分才提示），{verdict}：{signs}"


def text_of(context: Context, passage: Passage) -> str:
    return context.document.text[passage.start : passage.end].strip()


def shown(statement: Statement) -> str:
    told = {
        "关系": statement.relation and f"{statement.relation}（{statement.word}）",
        "时段": statement.period,
        "范围": statement.scope,
        "所数": statement.object,
        "括注": "是" if statement.boxed else "",
    }
    words = "，".join(f"{name} {value}" for name, value in told.items() if value)
    about = "约" if statement.figure.approx else ""
    return f"{about}{statement.figure.value:f}{statement.figure.unit}：{words}"


def place(reading: str) -> str:
    """Where the total of a list stands, by the name of the reading."""
    return {
        "introduced": "合计在前，由词语引出",
        "several": "合计在前，一句有几个合计",
        "grouped": "合计在前，各组以分号隔开",
        "behind": "合计在后",
        "plain": "合计在前，没有词语引出",
        "paired": "合计在前，每项两个数",
        "columns": "合计在前，像表格一样逐行写几个数",
        "before": "合计在前一句",
    }[reading]


def outcome(verdict: Verdict) -> str:
    if verdict.severity is None or verdict.total is None:
        return f"不提示：{verdict.reason}"
    terms = "+".join(f"{part.figure.value:f}" for part in verdict.parts)
    return f"{verdict.severity}：{verdict.reason}；{terms} ≠ {verdict.total.value:f}"


if __name__ == "__main__":
    for line in explained(" ".join(sys.argv[1:]) or sys.stdin.read()):
        print(line)
