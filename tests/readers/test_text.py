from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.fold import shows
from fzlint.document.model import Paragraph, Piece, Source
from fzlint.document.outline import build
from fzlint.readers.read import read
from fzlint.readers.text import decode, decoded, lines
from fzlint.readers.unreadable import Unreadable

REPORT = "青河县司法局2024年法治政府建设情况报告\n一、主要举措\n全年办理行政复议案件二十一件，按期办结。\n"


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode("utf-8"),
        REPORT.encode("utf-8-sig"),
        REPORT.encode("gb18030"),
        REPORT.encode("utf-16"),
        REPORT.encode("utf-16-le"),
        REPORT.encode("utf-16-be"),
        b"\xfe\xff" + REPORT.encode("utf-16-be"),
        REPORT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8-bom", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-16-be-bom", "utf-32"],
)
def test_encodings(data: bytes) -> None:
    assert decode(data) == REPORT


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\0" * 400, b"\xef\xbb\xbf\xff\xff"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.code in ("wrong-format", "damaged")


def test_lines_end_at_all_line_ends() -> None:
    assert lines("甲\r\n乙\r丙\n丁\x0b戊\u2028己\x85庚\u2029辛\x0c壬") == list("甲乙丙丁戊己庚辛壬")
    assert lines("甲\x85\x85乙\u2028\u2028丙") == ["甲", "", "乙", "", "丙"]


@pytest.mark.parametrize("end", ["\u2028", "\x85", "\x0b", "\u2029"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_labels_are_found_behind_any_line_end(end: str, name: str) -> None:
    text = end.join(["平湖镇关于河道巡查情况的汇报", "", "一、主要做法", "全年平稳，任务完成。", "三、存在问题", ""])
    document = read(text.encode(), name)
    assert [block.label.text for block in document.blocks if block.label] == ["一、", "三、"]


def test_other_line_ends_inside_a_paragraph_are_line_breaks() -> None:
    source = Source("docx", (Paragraph("甲乙\u2028丙丁\x0b戊己", (Piece(0, 1, 1),)),))
    assert build(source).text == "甲乙\n丙丁\n戊己"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (REPORT.encode("gb18030").replace("主要".encode("gb18030"), b"\xff" + "要".encode("gb18030")), "gb18030"),
        (REPORT.encode("utf-8").replace("主要".encode(), b"\xe4\xb8" + "要".encode()), "utf-8"),
        (REPORT.encode("utf-8-sig").replace("主要".encode(), b"\xfe" + "要".encode()), "utf-8"),
        (REPORT.encode("utf-8")[:-2], "utf-8"),
        (REPORT.encode("utf-16")[:-1], "utf-16-le"),
    ],
    ids=["gb18030", "utf-8", "utf-8-bom", "cut off", "utf-16 cut off"],
)
def test_one_bad_byte_spoils_no_text(data: bytes, name: str) -> None:
    assert decoded(data).encoding == name
    text = decode(data)
    assert "\ufffd" in text and "全年办理行政复议案件二十一件" in text


@pytest.mark.parametrize("line", ["\u200b", "\xa0\xa0", "\u3000\u200b\u3000", "\ufeff"])
def test_a_line_that_shows_nothing_is_left_out(line: str) -> None:
    document = read(f"甲局汇报\n{line}\n正文。\n".encode(), "a.txt")
    assert [document.place(block.start).paragraph for block in document.blocks] == [1, 3]


def test_blank_lines_are_counted() -> None:
    document = read("标题一行的报告\n\n　　\n正文。\n".encode(), "a.txt")
    assert [document.place(block.start).paragraph for block in document.blocks] == [1, 4]


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b" \n\n", "no-text"), (b"\xef\xbb\xbf", "no-text")])
def test_nothing_to_read(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.txt")
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.xlsx", "a.odt"])
def test_other_suffixes_are_refused_with_a_way_out(name: str) -> None:
    with pytest.raises(Unreadable, match=r"\.docx") as caught:
        read(b"x", name)
    assert caught.value.code == "unsupported"


@given(st.text(min_size=1))
def test_text_is_never_changed(text: str) -> None:
    try:
        document = read(text.encode("utf-8", "surrogatepass"), "a.txt")
    except Unreadable:
        return
    assert (
        document.text.split("\n") == [line for line in lines(text.removeprefix("\ufeff")) if shows(line)]
        or "\0" in text
    )
    assert len(document.folded) == len(document.text)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("a.txt", "a.md"):
        try:
            document = read(data, name)
        except Unreadable:
            continue
        assert document.blocks
