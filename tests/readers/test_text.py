from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.readers.read import read
from fzlint.readers.text import decode, lines
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


def test_lines_end_at_line_ends_only() -> None:
    assert lines("甲\r\n乙\r丙\n丁\x0b戊\u2028己\x85庚") == ["甲", "乙", "丙", "丁\x0b戊\u2028己\x85庚"]


def test_blank_lines_are_counted() -> None:
    document = read("标题一行的报告\n\n　　\n正文。\n".encode(), "a.txt")
    assert [document.place(block.start).paragraph for block in document.blocks] == [1, 4]


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b" \n\n", "no-text"), (b"\xef\xbb\xbf", "no-text")])
def test_nothing_to_read(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.txt")
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.xlsx", "a.rtf"])
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
        document.text.split("\n") == [line for line in lines(text.removeprefix("\ufeff")) if line.strip()]
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
