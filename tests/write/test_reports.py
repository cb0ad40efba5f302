"""The two real reports saved as Word files, annotated and mended. They are not part of the project; without them this is skipped."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import docx as python_docx
import pytest
from write.reading import commented, parts

from fzlint.finding import FileReport
from fzlint.report.annotate import annotated, comments
from fzlint.report.result import habits
from fzlint.single import lint_file
from fzlint.write.fix import apply, mend

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
NAMES = ("huangzhong-2024", "liuzhou-2022")
DATE = "2024-05-06T07:08:09Z"
pytestmark = [
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here"),
    pytest.mark.parametrize("name", NAMES),
]


@cache
def source(name: str) -> bytes:
    """The report as somebody types it into Word: in several runs, some of them bold."""
    document = python_docx.Document()
    for line in (REPORTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        paragraph = document.add_paragraph()
        for i, words in enumerate(re.findall(r".{1,23}", line)):
            paragraph.add_run(words).bold = i % 3 == 1 or None
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def check(data: bytes) -> FileReport:
    return lint_file("report.docx", data=data)


def test_every_finding_is_a_comment_on_its_words(name: str) -> None:
    data = source(name)
    report = check(data)
    assert report.document is not None
    text = report.document.text
    after = annotated(data, report, DATE)
    notes = list(python_docx.Document(io.BytesIO(after)).comments)
    words = commented(after)
    told = list(comments(report))
    assert len(notes) == len(told) > 9
    for note, comment in zip(notes, told, strict=True):
        span = comment.span
        assert words[str(note.comment_id)] == text[span.start : span.end].replace("\n", "")
        assert note.text == "\n".join(comment.lines)
    for habit in habits(report.findings):
        heads = [note.text.split("\n")[0] for note in notes]
        assert any(habit[0].code in head and habit[0].summary in head for head in heads)
        end = habit[0].message[-5:]  # places are told by words there, not by numbers
        assert any(habit[0].code in note.text and end in note.text for note in notes)
    before, new = parts(data), parts(after)
    assert {part for part in new if before.get(part) != new[part]} <= {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    again = check(after)
    # our own comments are told, too, and counted where a copy covers them
    left = tuple(
        finding._replace(covered=old.covered)
        for finding, old in zip((f for f in again.findings if f.code != "FZ608"), report.findings, strict=True)
    )
    assert left == report.findings
    assert annotated(after, again._replace(findings=left), DATE) == after


def test_fixes_are_the_edits_that_were_told_and_nothing_else(name: str) -> None:
    data = source(name)
    report = check(data)
    assert report.document is not None
    told = [edit for finding in report.findings if finding.fix and finding.fix.safe for edit in finding.fix.edits]
    result = mend(data, report, check, date=DATE)
    assert result.report.document is not None
    assert result.report.document.text == apply(report.document.text, told)
    assert mend(result.data, result.report, check, date=DATE) == result._replace(mended=0)
    old, new = parts(data), parts(result.data)
    assert {part for part in new if old.get(part) != new[part]} == {"word/document.xml"}
    left = [finding for finding in result.report.findings if finding.code == "FZ301"]
    assert left == []
