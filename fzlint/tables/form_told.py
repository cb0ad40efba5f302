"""The table of a form and the sentences of its report, wherever they stand: 共收到政府信息公开申请17件, and 15 in the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.model import Document
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.statement import FormRow, Relation, Statement, statements
from fzlint.pattern import pattern
from fzlint.tables.beside import Conflict
from fzlint.tables.panels import Cell, read

_LIMITED = pattern(
    r"其中|结转|上年|去年|网|信函|当面|同[比期]|[比较增减每均]|率|[月季]|上半年|(?:部门|乡镇|街道|县区|科室)\S{0,4}$"
)


def told_otherwise(
    document: Document,
    passages: Sequence[tuple[Passage, Passage | None]],
    relations: Sequence[Relation],
    forms: Sequence[FormRow],
) -> Iterator[Conflict]:
    for form in forms:
        found = _cell(document, form)
        if found is None:
            continue
        cell, name, allowed = found
        for passage, _ in passages:
            if not any(passage.text.find(thing, passage.start, passage.end) >= 0 for thing in form.things):
                continue
            told = statements(passage, relations)
            carried = any(one.relation == "carried" for one in told)  # what was carried over is told by itself
            for statement in told:
                own = allowed[:1] if carried and statement.relation == "new" else allowed
                if _says(statement, form, document.year) and int(statement.figure.value) not in own:
                    yield Conflict(
                        statement, cell, name, form.column, document.text_of(document.blocks[cell[0]]).strip()
                    )


def _says(statement: Statement, form: FormRow, year: int | None) -> bool:
    figure, words = statement.figure, statement.words
    period = not statement.period[:4].isdigit() or statement.period[:4] == str(year)
    return (
        figure.about == "case"
        and not (figure.approx or statement.boxed)
        and period
        and any(verb in words for verb in form.verbs)
        and words.endswith(form.things)
        and not _LIMITED.search(words)
    )


def _cell(document: Document, form: FormRow) -> tuple[Cell, str, tuple[int, ...]] | None:
    """The cell of the row and column, the name of the row, and every figure that the text may tell, that of the cell first."""
    for table in document.tables:
        reading = read(document, table)
        columns = {reading.texts[cell]: c for row in table.grid for c, cell in enumerate(row)}
        rows = {reading.texts[cell]: r for r, row in enumerate(table.grid) for cell in row}
        row = _named(rows, form.row)
        if form.column not in columns or not row:
            continue
        cell = table.grid[rows[row]][columns[form.column]]
        if cell not in reading.values or reading.values[cell].blank:
            continue  # not filled in, or cut off
        allowed: tuple[int, ...] = (reading.values[cell].number,)
        if more := _named(rows, form.plus):
            other = reading.values.get(table.grid[rows[more]][columns[form.column]])
            allowed += (allowed[0] + other.number,) if other is not None else ()
        return cell, row, allowed
    return None


def _named(names: dict[str, int], words: Sequence[str]) -> str:
    found = [name for name in names if any(word in name for word in words)]
    return found[0] if len(found) == 1 else ""
