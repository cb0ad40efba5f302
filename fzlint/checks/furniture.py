"""furniture: what belongs to the page that a report stood on, as the document tells it, and lines left from its making."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.patterns import Row, blocks_with, short, unusable_rows
from fzlint.checks.rows import asked
from fzlint.document.model import Document, Role, Span
from fzlint.document.runon import pages_within
from fzlint.finding import Match
from fzlint.record import NamedTuple

_RUNNING_HEAD = 60  # code points of the head or foot of a page


class Furniture(NamedTuple):
    """Every block of furniture, once, and every run of lines that a row tells.

    rows   lines of another make that are no part of a report either; a row may have a message of its own
    skip   blocks of these roles are left alone by the rows
    """

    rows: tuple[Row, ...] = ()
    skip: tuple[Role, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "lines")

    @property
    def as_written(self) -> bool:
        """It is about the lines themselves."""
        return True

    @property
    def reads_furniture(self) -> bool:
        """Its findings, and no others, stand in furniture."""
        return True

    def __call__(self, context: Context) -> Iterator[Match]:
        matches = list(self._blocks(context.document, context.is_report))
        habits = Counter(match.group for match in matches)
        for match in matches:
            yield match if habits[match.group] > 1 else match._replace(group="")

    def _blocks(self, document: Document, report: bool) -> Iterator[Match]:
        told: dict[int, str] = {i: "" for i, block in enumerate(document.blocks) if block.role == "furniture"}
        for row in asked(self.rows, document.pairs):
            if (row.roles == ("furniture",) and not told) or (row.reports and not report):
                continue  # most texts have no furniture
            for i in blocks_with(document, row, self.skip):
                told[i] = told.get(i) or row.message
        _one_block(document, told)
        run: list[int] = []
        for i in [*sorted(told), -1]:
            if run and (i != run[-1] + 1 or told[i] != told[run[-1]]):
                yield _match(document, run, told[run[0]])
                run = []
            run.append(i)
        for span in pages_within(document):
            yield Match(span, {"text": short(document.text[span.start : span.end]), "lines": ""})

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which rows cannot be used, and why."""
        return unusable_rows("rows", self.rows)


def _one_block(document: Document, told: dict[int, str]) -> None:
    """What is one block of the page is told once: a row's message stands where it fits all its lines."""
    run: list[int] = []
    for i in [*(i for i in sorted(told) if document.blocks[i].role == "furniture"), -1]:
        if run and i != run[-1] + 1:
            if len({told[j] for j in run}) > 1:
                told.update(dict.fromkeys(run, ""))
            run = []
        run.append(i)


def _match(document: Document, run: list[int], message: str) -> Match:
    """The finding for a run of blocks; it names the first line."""
    first, last = document.blocks[run[0]], document.blocks[run[-1]]
    text = document.text[first.start : last.end]
    start = first.start + len(text) - len(text.lstrip())
    end = first.start + len(text.rstrip())
    line = document.text_of(first).strip()
    rest = line.removeprefix(document.title) if document.title else line
    if rest not in ("", line) and rest[0] != ".":  # a name of a file is one thing
        # the title stands in one line with the labels of the page
        start += len(document.title)
        start += len(document.text[start:end]) - len(document.text[start:end].lstrip())
        line = line[len(document.title) :].strip()
    lines = len({document.blocks[i].pieces[0].paragraph if document.blocks[i].pieces else -i for i in run})
    return Match(
        Span(start, end),
        {
            "text": short(line),
            "lines": f"等{lines}行" if lines > 1 else "",
        },
        message=message,
        group=_habit(document.text[start:end]),
    )


def _habit(text: str) -> str:
    """What a short block says but for its numbers: the heads and feet of pages, pasted page by page, are one habit."""
    said = "".join(c for c in text if not c.isdigit() and not c.isspace())
    return f"#{said}" if len(said) <= _RUNNING_HEAD else ""
