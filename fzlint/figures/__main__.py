"""python -m fzlint.figures TEXT: the statements of every sentence, and what each list comes to and why. For developers."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.same_figure import SameFigure
from fzlint.checks.sums import Sums
from fzlint.document.words import cut
from fzlint.figures import lists
from fzlint.figures.balance import imbalances, made
from fzlint.figures.formula import formulas
from fzlint.figures.listings import Passage
from fzlint.figures.statement import Statement, statements
from fzlint.figures.totals import Verdict, judge
from fzlint.figures.wholes import grammar, wholes
from fzlint.readers.read import read
from fzlint.rulebook.load import load


def explained(text: str) -> Iterator[str]:
    """The reasoning, line by line."""
    checks = {rule.code: rule.check for rule in load()[0]}
    sums, same = checks["FZ401"], checks["FZ404"]
    assert isinstance(sums, Sums) and isinstance(same, SameFigure)
    words = grammar(same.verbs, same.selves, same.leads)
    context = Context(read(text.encode(), "a.txt"), None, cut)
    for passage, before in context.passages:
        yield f"句  {text_of(context, passage)}"
        for statement in statements(passage, sums.rows):
            yield f"    {shown(statement)}"
        for told in wholes(context.document, passage, words):
            yield f"  全体 {'·'.join(filter(None, told.key))} = {told.figure.value:f}"
        for unequal in imbalances(statements(passage, sums.rows)):
            yield f"  收结 {made(unequal.parts)} ≠ {made(unequal.whole)}"
        for formula in formulas(passage):
            yield f"  算式 {formula.words} = {formula.made:.2f}%，文中{formula.percent}%"
        for listing in lists.lists_of(passage, before):
            verdict = judge(context.document.folded, listing, sums.words)
            yield f"  列举 {listing.intro or '（无引导词）'}：{'、'.join(i.name + f'{i.figure.value:f}' for i in listing.items)}"
            yield f"    → {outcome(verdict)}"


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


def outcome(verdict: Verdict) -> str:
    if verdict.severity is None or verdict.total is None:
        return f"不提示：{verdict.reason}"
    terms = "+".join(f"{part.figure.value:f}" for part in verdict.parts)
    return f"{verdict.severity}：{verdict.reason}；{terms} ≠ {verdict.total.value:f}"


if __name__ == "__main__":
    for line in explained(" ".join(sys.argv[1:]) or sys.stdin.read()):
        print(line)
