"""What a file excuses, and what it excuses in vain."""

from __future__ import annotations

from word import TITLE, docx, p, r

from fzlint.linter import Result, lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import select

RULES = select(load()[0], ("FZ301", "FZ201", "FZ504", "FZ101", "FZ001", "FZ605"))


def told(result: Result) -> list[str]:
    return [finding.code for finding in result.findings]


def text(*lines: str, name: str = "报告.txt") -> Result:
    return lint(read("\n".join(lines).encode(), name), RULES)


def test_alone_in_its_line_it_excuses_the_next_block() -> None:
    result = text("培训报告", "<!-- fzlint: ignore FZ301 引文如此 -->", "举办讲座,编印教材。", "组织考试,公布成绩。")
    assert told(result) == ["FZ301"]
    assert result.suppressed == 1
    assert result.findings[0].span.start > 15


def test_behind_a_line_it_excuses_that_line() -> None:
    result = text("培训报告", "举办讲座,编印教材。 <!-- fzlint: ignore mixed-width -->", "组织考试,公布成绩。")
    assert told(result) == ["FZ301"]
    assert result.suppressed == 1


def test_a_range_and_a_file() -> None:
    lines = ["培训报告", "举办讲座,编印教材。", "组织考试,公布成绩。", "整理档案,写出总结。"]
    begin, end = "<!-- fzlint: ignore-begin FZ301 -->", "<!-- fzlint: ignore-end -->"
    result = text(lines[0], begin, lines[1], lines[2], end, lines[3])
    assert (told(result), result.suppressed) == (["FZ301"], 2)
    result = text(lines[0], lines[1], begin, *lines[2:])
    assert (told(result), result.suppressed) == (["FZ301"], 2)
    result = text("<!-- fzlint：ignore-file FZ3、FZ504 按来文原样 -->", *lines)
    assert (told(result), result.suppressed) == (["FZ001"], 3)
    assert "FZ504" in result.findings[0].message


def test_other_rules_are_not_excused() -> None:
    result = text("培训报告", "<!-- fzlint: ignore FZ504 -->", "截止目前,已办12场。")
    assert "FZ301" in told(result)
    assert "FZ504" not in told(result)


def test_without_a_rule_or_with_an_unknown_word_nothing_is_excused() -> None:
    result = text("培训报告", "<!-- fzlint: ignore 领导要求 -->", "举办讲座,编印教材。")
    assert told(result) == ["FZ001", "FZ301"]
    result = text("培训报告", "举办讲座,编印教材。<!-- fzlint: off FZ301 -->")
    assert sorted(told(result)) == ["FZ001", "FZ301"]


def test_what_is_excused_in_vain_is_told_only_of_rules_that_ran() -> None:
    lines = ("培训报告", "<!-- fzlint: ignore FZ301 FZ404 -->", "举办讲座，编印教材。")
    result = text(*lines)
    assert told(result) == ["FZ001"]
    assert "FZ301" in result.findings[0].message
    assert "FZ404" not in result.findings[0].message


def test_a_directive_is_no_text_and_moves_no_column() -> None:
    document = read("培训报告\n<!-- fzlint: ignore FZ301 -->\n举办讲座,编印教材。\n".encode(), "报告.txt")
    assert document.text == "培训报告\n举办讲座,编印教材。"
    assert document.place(document.text.index(",")) == (3, 5, ("", ""))


def test_markdown_too() -> None:
    result = text(
        "# 培训报告", "", "<!-- fzlint: ignore FZ301 -->", "", "举办讲座,编印教材。", "", "组织,考试。", name="报告.md"
    )
    assert (told(result), result.suppressed) == (["FZ301"], 1)


def test_a_copy_that_is_excused_no_longer_covers() -> None:
    lines = [
        f"第{i}段说的是各科室如何在年内分别推进规范性文件审查、执法证件管理与案卷评查等各项基础工作,并按月通报进度、按季分析短板、年底统一考评。"
        for i in "甲乙丙丁"
    ]
    plain = text("培训报告", *lines, *lines)
    assert "FZ101" in told(plain)
    excused = text("<!-- fzlint: ignore-file FZ101 -->", "培训报告", *lines, *lines)
    assert "FZ101" not in told(excused)
    assert told(excused).count("FZ301") > told(plain).count("FZ301")


def test_a_comment_in_word() -> None:
    def comment(words: str) -> bytes:
        anchored = (
            '<w:commentRangeStart w:id="1"/>' + r("举办讲座,编印教材。") + '<w:commentRangeEnd w:id="1"/>'
            '<w:r><w:commentReference w:id="1"/></w:r>'
        )
        said = f'<w:comment w:id="1" w:author="王科长"><w:p>{r(words)}</w:p></w:comment>'
        return docx(TITLE, p(anchored), p(r("组织考试,公布成绩。")), comments=said)

    result = lint(read(comment("fzlint: ignore FZ301 引文"), "报告.docx"), RULES)
    assert (told(result), result.suppressed) == (["FZ301"], 1)
    result = lint(read(comment("请再核对"), "报告.docx"), RULES)
    assert sorted(told(result)) == ["FZ301", "FZ301", "FZ605"]


def test_a_rule_that_is_none_is_told_where_the_rules_are_known() -> None:
    lines = "\n".join(
        ["培训报告", "<!-- fzlint: ignore FZ3O1，FZ999、FZ301、mixed-wide 来文 -->", "举办讲座,编印教材。"]
    )
    known = tuple(name for rule in RULES for name in (rule.code, rule.name))
    document = read(lines.encode(), "报告.txt")
    result = lint(document, RULES, known=known)
    assert told(result) == ["FZ001", "FZ301"]
    assert "没有写明规则编号" in result.findings[0].message  # FZ3O1, with the letter O, is no code at all
    document = read(lines.replace("FZ3O1，", "").encode(), "报告.txt")
    result = lint(document, RULES, known=known)
    assert (told(result), result.suppressed) == (["FZ001"], 1)
    assert "写的 FZ999、mixed-wide 不是规则" in result.findings[0].message
    assert told(lint(document, RULES)) == []
    assert told(lint(document, RULES, known=(*known, "FZ999", "mixed-wide"))) == []


def test_the_colon_may_be_missing() -> None:
    result = text("培训报告", "<!-- fzlint ignore FZ301 -->", "举办讲座,编印教材。")
    assert (told(result), result.suppressed) == ([], 1)
    assert "FZ001" not in told(text("培训报告", "<!-- fzlint 检查过 -->", "举办讲座,编印教材。"))
