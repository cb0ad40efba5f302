"""table-numbers: a column of ordinals (序号) that skips or repeats a number."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.labels import value_of
from fzlint.document.model import Document, Span, Table
from fzlint.document.steps import orderly, steps
from fzlint.finding import Match
from fzlint.record import NamedTuple

_ROWS = 3  # so many numbers make a column


class TableNumbers(NamedTuple):
    """Columns of ordinals in tables.

    heads   what such a column is called
    """

    heads: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return ("head", "before", "number", "fault")

    def __call__(self, context: Context) -> Iterator[Match]:
        for table in context.document.tables:
            yield from self._judge(context.document, table)

    def _judge(self, document: Document, table: Table) -> Iterator[Match]:
        if not table.grid:
            return
        for column, cell in enumerate(table.grid[0]):
            head = "".join(_text(document, cell).split())
            if head not in self.heads:
                continue
            cells = list(dict.fromkeys(row[column] for row in table.grid[1:] if column < len(row) and row[column]))
            numbered = [(cell, number) for cell in cells if (number := value_of(_text(document, cell))) is not None]
            numbers = [number for _, number in numbered]
            told = list(steps(numbers)) if len(numbers) >= _ROWS else []
            off = [i for i, number in enumerate(numbers, 1) if number != i]
            if len(off) == 1 and len(told) > 1:
                told = [step for step in told if step.at == off[0] - 1]  # the next is right again
            many = len(told) > max(1, len(numbers) // 5)
            if numbers[:1] != [1] or (many and not orderly(numbers)):  # codes, or a list that starts again
                continue
            for step in told:
                cell, before, number = numbered[step.at][0], numbers[step.at - 1], numbers[step.at]
                again = number == 1 and (
                    step.at > 1 or numbers[2:3] == [2]
                )  # a list that starts again; 1 1 3 is a slip
                if again or len(step.missing) > _ROWS:
                    continue
                missing = "、".join(map(str, step.missing))
                fault = f"缺{missing}" if step.missing else "重复" if step.again >= 0 else "次序颠倒"
                span = Span(document.blocks[cell[0]].start, document.blocks[cell[-1]].end)
                values = {"head": head, "before": str(before), "number": str(number), "fault": fault}
                yield Match(span, values, key=f"{table.caption}{before}→{number}")


def _text(document: Document, cell: tuple[int, ...]) -> str:
    return " ".join(document.folded[document.blocks[i].start : document.blocks[i].end] for i in cell).strip(" .、()")
