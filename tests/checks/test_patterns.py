from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.checks.context import Context
from fzlint.checks.patterns import OVERLAP, WINDOW, Patterns, Row, unusable
from fzlint.document.model import Document
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import BadRule
from fzlint.write.fix import apply


def document(*lines: str, name: str = "a.txt") -> Document:
    return read("\n".join(("青河县司法局2024年法治政府建设情况报告", *lines)).encode(), name)


def matches(text: Document, *rows: Row, **more: object) -> list[Match]:
    return list(Patterns(rows, **more)(Context(text, None, cut)))  # type: ignore[arg-type]


def told(text: Document, *rows: Row, **more: object) -> list[str]:
    return [text.text[match.span.start : match.span.end] for match in matches(text, *rows, **more)]


def test_blocks_without_the_literal_are_not_looked_at() -> None:
    text = document("甲1，乙2。", "甲3，丙4。")
    assert told(text, Row(r"\d", need=("丙",))) == ["3", "4"]
    assert told(text, Row(r"\d", need=("丁", "乙"))) == ["1", "2"]
    assert told(text, Row(r"甲\d")) == ["甲1", "甲3"]
    assert told(text, Row("(", need=("丁",))) == []  # not even compiled


def test_nothing_matches_across_blocks() -> None:
    text = document("甲乙", "丙丁")
    assert told(text, Row(r"乙\s丙", need=("乙",)), Row(r"乙[^甲]*", need=("乙",))) == ["乙"]
    assert told(text, Row(r"^丙", need=("丙",)), Row(r"乙$", need=("乙",))) == ["丙", "乙"]


def test_guards_see_the_block_alone() -> None:
    text = document("有待补充", "，待补充材料", "待补充。")
    assert told(text, Row("待补充", need=("待",), before="有$")) == ["待补充", "待补充"]
    assert told(text, Row("待补充", need=("待",), before="充\n$|，$", after="材料")) == ["待补充", "待补充"]


def test_roles_skip_and_edge() -> None:
    text = document("一、主要做法", "甲乙丙。", "二、存在问题", "甲乙丁。", "三、打算", "甲乙戊。")
    assert told(text, Row("一、|甲", need=("一", "甲"), roles=("heading",))) == ["一、"]
    assert told(text, Row("一、|甲", need=("一", "甲")), skip=("heading",)) == ["甲", "甲", "甲"]
    assert told(text, Row("甲.", need=("甲",), edge=1)) == ["甲乙"]
    assert told(text, Row("甲.[。丙戊]", need=("甲",), edge=3)) == ["甲乙丙", "甲乙戊"]


def test_the_earlier_row_counts() -> None:
    text = document("甲乙丙，乙丙丁")
    rows = Row("甲乙", need=("甲",), message="一"), Row("乙丙", need=("乙",), message="二")
    assert [match.message for match in matches(text, *rows)] == ["一", "二"]
    assert told(text, *rows) == ["甲乙", "乙丙"]


def test_edits_are_as_small_as_can_be() -> None:
    text = document("增长10-20%，等等法律")
    (edit,) = matches(text, Row(r"(\d+)-(\d+)%", need=("%",), fix=r"\1%-\2%"))[0].edits
    assert (edit.text, edit.span.end - edit.span.start) == ("%", 0)
    (edit,) = matches(text, Row("等等(?=法律)", need=("等等",), fix="等"))[0].edits
    assert (edit.text, edit.span.end - edit.span.start) == ("", 1)
    (edit,) = matches(text, Row("增长", need=("增长",), remove=True))[0].edits
    assert (edit.text, edit.span.end - edit.span.start) == ("", 2)
    assert matches(text, Row("增长", need=("增长",)))[0].edits == ()
    edits = matches(text, Row("增(长.*)法", need=("增长",), fix=r"\1"))[0].edits
    assert [(edit.text, edit.span.end - edit.span.start) for edit in edits] == [("", 1), ("", 1)]


def test_values() -> None:
    text = document("甲\u200b乙" + "丙" * 60)
    (match,) = matches(text, Row("\u200b", need=("\u200b",), remove=True))
    assert match.values["code"] == "U+200B"
    (match,) = matches(text, Row("丙+", need=("丙",)))
    assert len(match.values["text"]) < 45


@given(st.integers(0, 3 * WINDOW), st.integers(1, OVERLAP))
def test_long_blocks_are_searched_in_windows_without_losing_or_doubling(at: int, length: int) -> None:
    text = document("丙" * at + "甲" * length + "丙" * (3 * WINDOW - at))
    assert told(text, Row("甲+", need=("甲",))) == ["甲" * length]


def test_a_slow_pattern_ends() -> None:
    text = document("甲" * 20_000 + "乙")
    assert told(text, Row("甲*丙", need=("甲",))) == []


@pytest.mark.parametrize(
    ("pattern", "word"),
    [
        ("(甲+)+乙", "重复"),
        ("(?:甲*乙*)*", "重复"),
        ("((甲|乙+)丙)*", "重复"),
        ("(甲{2,}){3,}", "重复"),
        ("(甲", "正则"),
    ],
)
def test_unusable(pattern: str, word: str) -> None:
    assert word in unusable(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["", "(甲+)乙", "(?:甲乙)+", r"(?:\d{1,3},)+", r"[(+)]+", r"\(甲+\)+", "(?:甲?乙)*", "[]+]*", r"(a[^)]*)?"],
)
def test_usable(pattern: str) -> None:
    assert unusable(pattern) == ""


def test_a_folder_with_an_unusable_pattern_is_refused(tmp_path: Path) -> None:
    rule = """
code = "AB001"
name = "ours"
summary = "甲"
severity = "error"
check = "patterns"
source = "本局规定"
message = "“{text}”不对。"
why = "本局规定的写法与此不同。"
[[params.rows]]
pattern = '%s'
fix = '%s'
"""
    for pattern, fix, word in (("(甲+)+", "", "重复"), ("(甲", "", "正则"), ("甲", r"\\1", "分组")):
        (tmp_path / "AB001-ours.toml").write_text(rule % (pattern, fix.replace("\\\\", "\\")), encoding="utf-8")
        with pytest.raises(BadRule, match=word):
            load([tmp_path])
    (tmp_path / "AB001-ours.toml").write_text(rule % ("(甲)+", r"\1"), encoding="utf-8")
    assert any(rule.code == "AB001" for rule in load([tmp_path])[0])


SHIPPED = [rule for rule in load()[0] if isinstance(rule.check, Patterns)]
PIECES = [*"工作的了一二，。、；：,;:?!().“”《》…-— \u3000\n12%aXx×年月*<>&$#\\{}[]【】"]
PIECES += [
    "2024年",
    "进行",
    "等等",
    "...",
    "&nbsp;",
    "**",
    "待补充",
    "XX年XX月",
    "错误！未找到引用源。",
    'HYPERLINK "',
    "\u200b",
    "\ue000",
]
PIECES += [
    "打印\n",
    "来源：",
    "秘密★",
    "<<",
    ">>",
    "[2024]",
    "号",
    "约",
    "左右",
    "减少",
    "两倍",
    "\\n",
    "_Toc12345",
    "<br/>",
    "二零二四年",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


@pytest.mark.parametrize("rule", SHIPPED, ids=lambda rule: rule.code)
def test_shipped_rows_can_be_used(rule: object) -> None:
    assert list(rule.check.problems()) == []  # type: ignore[attr-defined]


@given(TEXTS)
def test_shipped_rules_tell_places_inside_blocks_and_mend_them(words: str) -> None:
    text = document(words)
    for rule in SHIPPED:
        result = lint(text, [rule])
        assert result.problems == ()
        edits = []
        for finding in result.findings:
            block = text.block_with(finding.span.start)
            assert block.start <= finding.span.start < finding.span.end <= block.end
            for edit in finding.fix.edits if finding.fix else ():
                assert finding.span.start <= edit.span.start <= edit.span.end <= finding.span.end
                assert text.text[edit.span.start : edit.span.end] != edit.text
                edits.append(edit)
        if rule.fix == "safe":
            after = text
            for _ in range(4):  # residue may hold residue: **&nbsp;**
                after = document(apply(after.text, edits).partition("\n")[2])
                edits = [edit for f in lint(after, [rule]).findings if f.fix for edit in f.fix.edits]
            assert edits == []


@pytest.mark.parametrize(
    "piece", ["甲", "，", "...", "“", "《甲", "1,", "XX", "&nbsp;", "**", "约1", "20", "{{", 'HYPERLINK "', "[", "=\n"]
)
def test_long_blocks_of_one_thing_end_soon(piece: str) -> None:
    lint(document(piece * (60_000 // len(piece))), SHIPPED)


def test_a_word_anywhere_excuses_the_whole_document() -> None:
    row = Row(r"\[\d\]", need=("]",), unless=("参考文献",))
    assert told(document("见效[1]。", "如下"), row) == ["[1]"]
    assert told(document("见效[1]。", "参考文献"), row) == []
