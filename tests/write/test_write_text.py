from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fzlint.document.model import Document, Span
from fzlint.finding import Edit
from fzlint.readers.read import read
from fzlint.write.editable import Unwritable
from fzlint.write.fix import apply
from fzlint.write.text import EditableText

REPORT = "青河县司法局2024年法治政府建设情况报告\r\n\r\n一、主要举措\n  全年办理案件二十一件,按期办结.\r\r\n共3件。"

encodings = pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("gb18030", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ],
)


def at(document: Document, words: str, text: str) -> Edit:
    start = document.text.index(words)
    return Edit(Span(start, start + len(words)), text)


@encodings
def test_all_but_the_edits_stays_byte_for_byte(encoding: str, bom: bytes) -> None:
    data = bom + REPORT.encode(encoding)
    document = read(data, "a.txt")
    file = EditableText(data, document)
    edits = [at(document, ",", "，"), at(document, "办结.", "办结。"), at(document, "3件", "三件")]
    assert all(file.can(edit) for edit in edits)
    wanted = REPORT.replace(",", "，").replace("办结.", "办结。").replace("3件", "三件")
    assert file.written(edits) == bom + wanted.encode(encoding)


def test_an_edit_stays_inside_one_block() -> None:
    data = REPORT.encode()
    document = read(data, "a.txt")
    file = EditableText(data, document)
    assert not file.can(at(document, "举措\n  全年", ""))
    assert not file.can(at(document, "举措", "举\n措"))


def test_a_character_that_the_encoding_lacks_is_refused() -> None:
    data = REPORT.encode("gb18030")
    document = read(data, "a.txt")
    with pytest.raises(Unwritable, match="没有改正要用的字符") as caught:
        EditableText(data, document).written([at(document, ",", "\ud800")])
    assert caught.value.code == "not-written"


@pytest.mark.parametrize(
    ("source", "words", "text", "wanted"),
    [
        ("# 情况报告\n\n**办结,**按期。\n", ",", "，", "# 情况报告\n\n**办结，**按期。\n"),
        ("# 情况报告\n\n办结\\,按期。\n", ",", "，", "# 情况报告\n\n办结，按期。\n"),
        (
            "# 情况报告\n\n> 见[办法,](x,y.html),按期\n> 办结.",
            "结.",
            "结。",
            "# 情况报告\n\n> 见[办法,](x,y.html),按期\n> 办结。",
        ),
        ("# 情况报告\n\n| 项,目 | 数 |\n|---|---|\n| 案,件 | 3 |\n", "案,", "案，", None),
        ("# 情况报告\n\n- 办结,\n  按期\n", ",", "，", "# 情况报告\n\n- 办结，\n  按期\n"),
    ],
)
def test_markdown_is_mended_inside_its_marks(source: str, words: str, text: str, wanted: str | None) -> None:
    document = read(source.encode(), "a.md")
    file = EditableText(source.encode(), document)
    edit = at(document, words, text)
    assert file.can(edit)
    assert file.written([edit]).decode() == (wanted or source.replace(words, text))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# 情况报告\n\n办**结**案件按期。\n", "结案"),  # the edit would take a mark of emphasis with it
        ("# 情况报告\n\n办结\n案件。\n", "结案"),  # or a line end
        ("# 情况报告\n\n见<https://example.com/a,b>办结\n", "a,b"),  # an address
        ("# 情况报告\n\n甲&nbsp;乙办结\n", "\u00a0"),  # an entity
    ],
)
def test_markdown_has_places_where_nothing_is_mended(source: str, words: str) -> None:
    document = read(source.encode(), "a.md")
    file = EditableText(source.encode(), document)
    assert not file.can(at(document, words, "。"))


def test_an_insertion_goes_behind_the_character_before_it() -> None:
    source = "# 情况报告\n\n见**（办法**实施,`x`办结，`y`\n"
    document = read(source.encode(), "a.md")
    file = EditableText(source.encode(), document)
    behind = document.text.index("法") + 1
    assert file.written([Edit(Span(behind, behind), "）")]).decode() == source.replace("法**", "法）**")
    file = EditableText(source.encode(), document)
    after_code = document.text.index("办结")  # behind code: before the next character
    assert file.written([Edit(Span(after_code, after_code), "（")]).decode() == source.replace("办结", "（办结")
    before_code = after_code - 1
    assert file.can(Edit(Span(before_code, before_code), "（"))
    only_code = "# 情况报告\n\n`x`\n"
    document = read(only_code.encode(), "a.md")
    end = len(document.text)
    assert not EditableText(only_code.encode(), document).can(Edit(Span(end, end), "。"))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_bad_byte_is_written_back(encoding: str) -> None:
    start, end = "青河县汇报\n一、主要做法\n全年平稳".encode(encoding), ",任务完成。\n".encode(encoding)
    data = start + b"\xff" + end
    document = read(data, "a.txt")
    assert "\ufffd" in document.text
    written = EditableText(data, document).written([at(document, ",", "，")])
    assert written == start + b"\xff" + end.replace(b",", "，".encode(encoding))


def test_a_text_cut_off_inside_a_character_of_two_bytes_is_not_written() -> None:
    data = "青河县汇报\n一、主要做法\n全年平稳,任务完成。".encode("utf-16")[:-1]
    document = read(data, "a.txt")
    with pytest.raises(Unwritable, match="损坏的字节"):
        EditableText(data, document).written([at(document, ",", "，")])


SIGNS = '全年办结案件，。,."《》（）12 a\u3000'
NEW = "，。“”（）"
some_lines = st.lists(st.text(SIGNS, max_size=12), min_size=1, max_size=8)
ends = st.sampled_from(["\n", "\r\n", "\r"])


def random_edits(draw: st.DrawFn, document: Document) -> list[Edit]:
    edits: list[Edit] = []
    for block in document.blocks:
        places = draw(st.lists(st.integers(block.start, block.end), max_size=4).map(sorted))
        for start, end in zip(places[::2], places[1::2], strict=False):
            if not edits or start > edits[-1].span.end:
                edits.append(Edit(Span(start, end), draw(st.text(NEW, max_size=2))))
    return edits


@settings(deadline=None)
@given(some_lines, ends, st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]), st.data())
def test_text_re_reads_as_edited(lines: list[str], end: str, encoding: str, data: st.DataObject) -> None:
    source = end.join(["青河县法治政府建设情况报告", *lines])
    raw = source.encode(encoding)
    document = read(raw, "a.txt")
    edits = data.draw(st.composite(lambda draw: random_edits(draw, document))())
    file = EditableText(raw, document)
    assert all(file.can(edit) for edit in edits)
    written = file.written(edits)
    again = read(written, "a.txt")
    assume(not document.tables and not again.tables)  # figures between blanks: edits may make or unmake a table
    wanted = [line for line in apply(document.text, edits).split("\n") if line.strip()]
    told = [again.text_of(block) for block in again.blocks]
    if len(told) == len(wanted):
        assert told == wanted
    else:  # an edit made or unmade lines that look wrapped by hand: they are read as one, without the blanks between
        assert "".join("".join(told).split()) == "".join("".join(wanted).split())
    before, after = source.split(end), written.decode(encoding).split(end)
    assert len(before) == len(after)
    changed = {document.place(edit.span.start).paragraph for edit in edits}
    assert all(before[i] == after[i] for i in range(len(before)) if i + 1 not in changed)


def test_two_line_ends_never_become_one() -> None:
    data = "第一行文字。\r,,\n第三行文字。".encode()
    document = read(data, "a.txt")
    at = document.text.index(",,")
    file = EditableText(data, document)
    assert not file.can(Edit(Span(at, at + 2), ""))
    assert file.can(Edit(Span(at, at + 2), "，"))
    with pytest.raises(Unwritable, match="换行"):
        file.written([Edit(Span(at, at + 1), ""), Edit(Span(at + 1, at + 2), "")])
