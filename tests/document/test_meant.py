"""A document read with full-width marks where its Chinese sentences have half-width ones."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.meant import meant
from fzlint.document.model import Document
from fzlint.finding import Finding
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

TITLE = "青河县水务局2024年工作总结\n"


def document(text: str) -> Document:
    return read((TITLE + text).encode(), "a.txt")


def told(text: str) -> tuple[Finding, ...]:
    return lint(document(text), load()[0], None).findings


def said(text: str) -> str:
    return meant(document(text)).text[len(TITLE) :]


def test_marks_of_a_chinese_sentence_are_full_width() -> None:
    assert said("修渠三条,轮灌两次;其中:一队“先修”,二队后修") == "修渠三条，轮灌两次；其中：一队“先修”，二队后修"
    assert said("完工率90%,漏损下降") == "完工率90%，漏损下降"


def test_full_stops_and_brackets_too() -> None:
    assert said("修渠三条.轮灌两次!漏损降了没有?(见表一)完工.") == "修渠三条。轮灌两次！漏损降了没有？（见表一）完工。"
    assert said("建站(含泵站)3座.2座在建") == "建站（含泵站）3座。2座在建"


def test_points_of_numbers_labels_and_names_of_files_stay() -> None:
    for text in ("一.修渠", "下降3.5", "水价...另报", "见a.docx", "函数f(x)", "报告(1)", "1.修渠", "第三.修渠"):
        assert said(text) == text


def test_outline_is_that_of_full_width_marks() -> None:
    full = "一、主要做法\n（一）健全机制。成立专班，定期会商。\n（三）加强培训。举办讲座，参训百人。\n"
    half = full.translate(str.maketrans("，。（）", ",.()"))
    one, other = document(full), document(half)
    assert [(b.role, b.start, b.heading_end) for b in one.blocks] == [
        (b.role, b.start, b.heading_end) for b in other.blocks
    ]
    assert {f.code for f in told(full)} == {f.code for f in told(half)} - {"FZ301"}


def test_others_stay() -> None:
    for text in ("灌溉1,250亩,10:30开闸", "见 pump,valve 两表", "端口:http", "修渠, 轮灌"):
        assert said(text) == text.replace("亩,1", "亩，1")


def test_one_without_such_marks_is_itself() -> None:
    plain = document("修渠三条，轮灌两次。")
    assert meant(plain) is plain


@given(st.text(alphabet="水渠,;:，。1a“”（)% \n", max_size=60))
def test_offsets_stay(text: str) -> None:
    first = document(text)
    first.plain, first.sentences  # noqa: B018  what was found in the text as it stands is not told of the other
    second = meant(first)
    assert len(second.text) == len(first.text)
    assert second.plain == meant(document(text)).plain
    assert first.text == document(text).text


def test_rules_read_through_the_width_that_one_rule_tells() -> None:
    full = (
        "全年，青河镇在县政府的领导下，青河镇坚持按月修渠。为了落实轮灌的要求，水务站，按照方案，分段放水。另有一句。"
    )
    half = full.replace("，", ",")
    assert {finding.code for finding in told(full)} >= {"FZ116"}
    rest = [finding for finding in told(half) if finding.code != "FZ301"]
    assert [(f.code, f.span) for f in rest] == [(f.code, f.span) for f in told(full)]
    assert len(told(half)) - len(rest) == half.count(",")


def test_time_is_linear() -> None:
    begun = process_time()
    meant(document("修渠," * 60_000 + "1,250:" * 60_000))
    assert process_time() - begun < 5
