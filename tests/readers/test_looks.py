"""Words of a .docx that somebody marked by hand: highlighted, struck through, red, hidden."""

from __future__ import annotations

import pytest
import word as b

from fzlint.document.model import Document
from fzlint.readers.read import read

HIGHLIGHT, STRIKE, RED, HIDDEN = (
    '<w:highlight w:val="yellow"/>',
    "<w:strike/>",
    '<w:color w:val="FF0000"/>',
    "<w:vanish/>",
)


def marks(*body: str) -> list[tuple[str, str]]:
    document: Document = read(b.docx(*body), "a.docx")
    return [(mark.kind, mark.text) for mark in document.marks]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        (HIGHLIGHT, "highlight"),
        (STRIKE, "strike"),
        ("<w:dstrike/>", "strike"),
        (RED, "red"),
        ('<w:color w:val="c00000"/>', "red"),
        (HIDDEN, "hidden"),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', "highlight"),
    ],
)
def test_marked_words_are_found_with_their_text(properties: str, kind: str) -> None:
    assert marks(b.p(b.r("甲"), b.r("乙丙", properties), b.r("丁"))) == [(kind, "乙丙")]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:highlight w:val="none"/>',
        '<w:strike w:val="0"/>',
        '<w:shd w:val="clear" w:fill="F5F5F5"/>',
        '<w:shd w:val="clear" w:fill="auto"/>',
        '<w:color w:val="000000"/>',
        '<w:color w:val="auto"/>',
        '<w:vanish w:val="false"/>',
        f"<w:rPrChange><w:rPr>{HIGHLIGHT}{STRIKE}{HIDDEN}</w:rPr></w:rPrChange>",
    ],
)
def test_words_that_look_like_any_other_are_not(properties: str) -> None:
    assert [kind for kind, _ in marks(b.p(b.r("甲"), b.r("乙", properties))) if kind != "format"] == []


def test_runs_beside_each_other_are_one_place() -> None:
    assert marks(b.p(b.r("甲", HIGHLIGHT), b.r("乙", HIGHLIGHT), b.r("丙"), b.r("丁", HIGHLIGHT))) == [
        ("highlight", "甲乙"),
        ("highlight", "丁"),
    ]
    assert marks(b.p(b.r("甲", HIDDEN), b.r("乙", HIDDEN), b.r("丙"))) == [("hidden", "甲乙")]


def test_blanks_paragraph_marks_and_deleted_words_are_not() -> None:
    assert marks(b.p(b.r("甲"), b.r(" ", RED), properties=f"<w:rPr>{HIGHLIGHT}{STRIKE}</w:rPr>")) == []
    removed = b.change("del", f"<w:r><w:rPr>{STRIKE}</w:rPr><w:delText>乙</w:delText></w:r>")
    assert marks(b.p(b.r("甲"), removed)) == [("deletion", "乙")]


def test_a_paragraph_that_is_hidden_altogether_is_told_where_it_would_stand() -> None:
    assert marks(b.p(b.r("甲。")), b.p(b.r("乙", HIDDEN)), b.p(b.r("丙。"))) == [("hidden", "乙")]


def test_a_text_box_inside_a_marked_run_ends_nothing() -> None:
    box = b.box(b.p(b.r("框"))).replace("<w:r>", f"<w:r><w:rPr>{HIGHLIGHT}</w:rPr>", 1)
    assert marks(b.p(b.r("甲"), box, b.r("乙"))) == []
