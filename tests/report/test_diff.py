from __future__ import annotations

import io
import re

import pytest
from by_hand import TEXT, document, report

from fzlint.document.model import Document
from fzlint.report.columns import width
from fzlint.report.diff import part, write
from fzlint.report.result import Checked, Layout, Run


def shown(old: str, new: str, layout: Layout | None = None) -> str:
    layout = layout or Layout("diff", quiet=True)
    before: Document = document(old)
    after = report(document(new), mended=1)
    lines = part(report(before), old.encode(), after, new.encode(), patch=False)
    stream = io.StringIO()
    write(Run((Checked(after._replace(document=None), lines, False),), ()), layout, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("成立专班,明确", "成立专班，明确", ("成立专班【,】明确", "成立专班【，】明确")),
        ("进行进行整治", "进行整治", ("进行【进行】整治", "进行整治")),
        ("办结三件", "办结案件三件", ("办结三件", "办结【案件】三件")),
        ("一,二,三", "一，二，三", ("一【,】二【,】三", "一【，】二【，】三")),
        ("截止目前", "截至目前", ("截【止】目前", "截【至】目前")),
    ],
)
def test_the_change_is_marked_inside_the_line(old: str, new: str, told: tuple[str, str]) -> None:
    text = shown(f"报告\n{old}。\n", f"报告\n{new}。\n")
    assert text == f"报告.txt\n第2行\n  原：{told[0]}。\n  改：{told[1]}。\n\n"


def test_what_lies_far_from_a_change_is_left_out() -> None:
    old = "甲" * 60 + "," + "乙" * 60 + "," + "丙" * 60
    text = shown(f"报告\n{old}\n", f"报告\n{old.replace(',', '，')}\n", Layout("diff", quiet=True, width=500))
    around = "…" + "甲" * 16 + "【,】" + "乙" * 16 + "…" + "乙" * 16 + "【,】" + "丙" * 16 + "…"
    assert f"  原：{around}\n  改：{around.replace(',', '，')}\n" in text


@pytest.mark.parametrize("columns", [40, 60])
def test_lines_are_wrapped_and_colour_marks_as_well(columns: int) -> None:
    new = TEXT.replace(",", "，")
    plain = shown(TEXT, new, Layout("diff", quiet=True, width=columns))
    assert all(width(line) <= columns for line in plain.splitlines())
    coloured = shown(TEXT, new, Layout("diff", quiet=True, width=500, colour=True))
    assert "【" not in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert bare == shown(TEXT, new, Layout("diff", quiet=True, width=500)).replace("【", "").replace("】", "")
