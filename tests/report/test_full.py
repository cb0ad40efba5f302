from __future__ import annotations

import io
import re

import pytest
from by_hand import TEXT, commas, document, finding, related, report, run

from fzlint.document.model import Span
from fzlint.finding import Edit, FileReport, Fix, Problem
from fzlint.report.columns import width
from fzlint.report.full import FIRST, write
from fzlint.report.result import Layout, Run

LAYOUT = Layout()


def shown(*reports: FileReport, layout: Layout = LAYOUT, **more: object) -> str:
    stream = io.StringIO()
    write(run(layout, *reports, **more), layout, stream)
    return stream.getvalue()


def test_a_file_in_reading_order() -> None:
    made = document()
    missing = finding(
        made,
        "青河区农业局2024年法治政府建设情况报告",
        code="FZ103",
        name="missing-section",
        severity="warning",
        message="缺少必备内容。",
        absent=True,
    )
    skipped = finding(made, "（三）", related=(related(made, "（一）", "上一个序号"),))
    text = shown(report(made, *commas(made), skipped, missing, kind="法治政府建设年度报告"))
    assert text == (
        "报告.txt\n"
        "按“法治政府建设年度报告”检查\n"
        "\n"
        "1:1  警告 FZ103 missing-section\n"
        "  缺少必备内容。\n"
        "\n"
        "3:13 · 一、（一）  错误 FZ301 mixed-width\n"
        "  中文文字中使用了半角标点“,”。\n"
        "  （一）健全机制。成立专班【,】明确分工,压实责任,定期会商,逐…\n"
        "  改法：“,”改为“，”。\n"
        "  3:18 · 一、（一）  …机制。成立专班,明确分工【,】压实责任,定期会商,逐月…\n"
        "  3:23 · 一、（一）  …专班,明确分工,压实责任【,】定期会商,逐月通报。\n"
        "  同类问题另有 1 处（加 --all 逐处列出）\n"
        "\n"
        "4:1 · 一、（三）  错误 FZ201 skipped-number\n"
        "  序号跳号：“（一）”之后是“（三）”，缺“（二）”。\n"
        "  【（三）】强化培训。举办讲座十场，参训八百…\n"
        "  参看 3:1 · 一、（一）：上一个序号　【（一）】健全机制。成立专…\n"
        "\n"
        "共检查 1 个文件：错误 2 类 5 处，警告 1 处。\n"
        "其中 4 处可用 --fix 自动改正。\n"
        "想了解某条规则：fzlint rule FZ103\n"
    )


def test_all_shows_every_place() -> None:
    made = document()
    text = shown(report(made, *commas(made)), layout=Layout(all=True))
    assert text.count("FZ301 mixed-width") == 4
    assert "另有" not in text


def test_a_few_places_are_not_folded() -> None:
    made = document(TEXT.replace(",逐月", "，逐月"))
    assert len(commas(made)) == FIRST
    assert "另有" not in shown(report(made, *commas(made)))


def test_a_clean_file_takes_a_line() -> None:
    assert shown(report(document())) == "报告.txt：未发现问题。\n共检查 1 个文件：未发现问题。\n"
    assert shown(report(document()), layout=Layout(quiet=True)) == ""


def test_what_a_baseline_accepts_is_not_called_nothing() -> None:
    accepted = shown(report(document(), baselined=2))
    assert accepted.startswith("报告.txt：未发现新问题。\n共检查 1 个文件：未发现新问题。\n")
    assert "另有 2 处是基线中已有的。" in accepted


def test_further_places_take_a_line_each_on_a_narrow_screen() -> None:
    made = document()
    lines = shown(report(made, *commas(made)), layout=Layout(width=56)).splitlines()
    places = [i for i, line in enumerate(lines) if "· 一、（一）  …" in line]
    assert len(places) == FIRST - 1 and places[1] == places[0] + 1


def test_what_was_not_read_is_never_clean() -> None:
    locked = FileReport("密.docx", "docx", None, None, error=Problem("encrypted", "文件有密码。"))
    assert shown(locked) == "密.docx：未能检查。文件有密码。\n\n1 个文件未能检查，原因见上。\n"
    both = shown(locked, report(document()))
    assert both.endswith("报告.txt：未发现问题。\n共检查 1 个文件：未发现问题。\n另有 1 个文件未能检查，原因见上。\n")
    crashed = report(document(), problems=(Problem("rule-crashed", "规则 FZ201 出错。", "FZ201"),))
    assert "：未发现问题" not in shown(crashed)
    assert "未能查完。规则 FZ201 出错。" in shown(crashed)
    assert "有 1 个文件没有查完" in shown(crashed)


def test_problems_of_the_run_come_first() -> None:
    text = shown(report(document()), problems=(Problem("not-found", "甲.docx：找不到这个文件。", "甲.docx"),))
    assert text.startswith("未能检查。甲.docx：找不到这个文件。\n")


def test_covered_and_hidden_are_told() -> None:
    made = document()
    copied = finding(made, "二、存在问题", covered=12)
    text = shown(report(made, copied, hidden=7))
    assert "  副本内另有 12 处问题，删除副本后一并消失。\n" in text
    assert "重复的内容里另有 12 处问题，未列出，也未计入。\n" in text
    assert "另有 7 处级别较低，未列出；加 --severity-level info 可以看到。\n" in text


def test_long_words_at_fault_lose_their_middle() -> None:
    made = document("报告\n" + "一二三四五六七八九十" * 30 + "。\n")
    text = shown(report(made, finding(made, "一二三四五六七八九十" * 30)))
    assert "【一二三四五六七八九十一二三四五六七八九十一二三……八九十" in text


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("成立", "组建", "改法：“成立”改为“组建”。"),
        ("专班,", "", "改法：删去“专班,”。"),
        ("", "专", "改法：在“班,明确分工”之后加“专”。"),
        ("“", "”", "改法：「“」改为「”」。"),
    ],
)
def test_fixes_say_what_to_do(old: str, new: str, says: str) -> None:
    made = document(TEXT.replace("健全", "“健全"))
    at = made.text.index(old or ",压实")
    edit = Edit(Span(at, at + len(old)), new)
    text = shown(report(made, finding(made, "（一）", fix=Fix(False, (edit,)))))
    assert says in text


@pytest.mark.parametrize(
    ("text", "message", "told"),
    [
        ("（二）", "建议改为“（二）”。", True),
        ("医师法", "请改用《医师法》。", True),
        ("，", "这里的标点不对，请改。", False),  # the comma stands in the message by chance
        ("", "多余的空格，请删去。", True),
        ("", "多余的空格。", False),
    ],
)
def test_a_fix_that_the_message_tells_is_not_told_twice(text: str, message: str, told: bool) -> None:
    made = document()
    fix = Fix(True, (Edit(Span(0, 1), text),))
    assert ("改法：" not in shown(report(made, finding(made, "（三）", message=message, fix=fix)))) is told


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_lines_fit_the_screen(columns: int) -> None:
    made = document(TEXT.replace("。", "（依法行政GB/T 9704—2012号）。") * 3)
    long = finding(made, "一、主要做法", message="“依法行政”三处不一致：" + "应当统一写法，" * 12)
    text = shown(report(made, *commas(made), long), layout=Layout(width=columns))
    for line in text.splitlines():
        assert width(line) <= columns
        assert not re.match(r"\s*[，。；）”】]", line)
        assert not line.endswith(("“", "（", "【"))


def test_a_place_that_leaves_no_room_stands_on_a_line_of_its_own() -> None:
    made = document()
    skipped = finding(made, "（三）")
    assert "4:1 · 一、（三）  错误 FZ201 skipped-number\n" in shown(report(made, skipped), layout=Layout(width=44))
    assert "4:1 · 一、（三）\n  错误 FZ201 skipped-number\n" in shown(report(made, skipped), layout=Layout(width=40))


def test_words_are_in_gbk() -> None:
    made = document()
    copied = finding(made, "二、存在问题", covered=2, related=(related(made, "一、主要做法", "先出现的一处"),))
    text = shown(
        report(made, *commas(made), copied, hidden=3, suppressed=1, baselined=1), layout=Layout(statistics=True)
    )
    assert text.encode("gbk").decode("gbk") == text


def test_brackets_of_the_text_are_told_apart() -> None:
    made = document(TEXT.replace("逐月通报", "【逐月】通报"))
    assert "引文里最内一层【】" in shown(report(made, finding(made, "】通报")))
    assert "引文里" not in shown(report(document(), *commas(document())))


def test_private_numbers_are_masked() -> None:
    made = document(TEXT.replace("专班", "专班（13912345678）"))
    text = shown(report(made, finding(made, "13912345678", masked=True), *commas(made)))
    assert "139******78" in text
    assert "13912345678" not in text


def test_colour_marks_without_brackets() -> None:
    made = document()
    text = shown(report(made, finding(made, "（三）")), layout=Layout(colour=True))
    assert "\x1b[" in text
    assert "【" not in text
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    bare = shown(report(made, finding(made, "（三）"))).replace("【", "").replace("】", "")
    assert plain == bare


def test_statistics() -> None:
    made = document()
    layout = Layout(statistics=True, quiet=True)
    done = run(layout, report(made, *commas(made)), report(made, finding(made, "（三）"), commas(made)[0]))
    stream = io.StringIO()
    write(Run(done.files, (), {"FZ301": "全角、半角标点混用", "FZ201": "序号跳号"}), layout, stream)
    assert stream.getvalue().splitlines()[-4:] == [
        "处数  文件  编号   名称            说明",
        "   5     2  FZ301  mixed-width     全角、半角标点混用",
        "   1     1  FZ201  skipped-number  序号跳号",
        "",
    ]


def test_people_are_told_what_a_rule_is_about() -> None:
    made = document()
    text = shown(report(made, finding(made, "（三）", summary="序号跳号")))
    assert "错误 FZ201 序号跳号\n" in text
    assert "skipped-number" not in text


def test_what_makes_others_vanish_comes_first() -> None:
    made = document()
    copied = finding(made, "二、存在问题", covered=12, code="FZ101", message="第5行与第2行内容重复。")
    lines = shown(report(made, *commas(made), copied)).splitlines()
    assert lines[2] == "先看：二、  错误 FZ101 skipped-number"  # its own place is told by the message, and once
    assert lines[3] == "  第5行与第2行内容重复。"
    assert lines.index("  副本内另有 12 处问题，删除副本后一并消失。") < lines.index(
        "3:13 · 一、（一）  错误 FZ301 mixed-width"
    )


def test_a_place_that_the_message_names_is_not_told_again() -> None:
    made = document()
    first = related(made, "（一）", "第一次在这里")
    assert "参看" not in shown(report(made, finding(made, "（三）", message="这句话与第3行重复。", related=(first,))))
    assert "参看 3:1" in shown(report(made, finding(made, "（三）", message="这句话与第13行重复。", related=(first,))))


def test_a_habit_of_several_marks_shows_each_and_counts_them() -> None:
    made = document(TEXT.replace("，参训八百人次", "(参训八百人次)"))
    at = [i for i, c in enumerate(made.text) if c in ",()"]
    habit = [
        finding(made, "（三）", code="FZ301", group="half", message=f"半角“{made.text[i]}”。", span=Span(i, i + 1))
        for i in at
    ]
    text = shown(report(made, *habit))
    assert "【(】" in text
    assert "【)】" in text
    assert "  同类问题另有 3 处，共有“,”4 处、“(”1 处、“)”1 处（加 --all 逐处列出）\n" in text
    assert "错误 1 类 6 处" in text


def test_the_gravest_first_where_that_is_asked_for() -> None:
    made = document()
    lesser = finding(made, "一、主要做法", severity="info", code="FZ105")
    text = shown(report(made, lesser, finding(made, "（三）")), layout=Layout(sort="severity"))
    assert text.index("FZ201") < text.index("FZ105")
    text = shown(report(made, lesser, finding(made, "（三）")))
    assert text.index("FZ201") > text.index("FZ105")


@pytest.mark.parametrize("columns", range(40, 60))
def test_the_names_of_suffixes_stay_whole(columns: int) -> None:
    made = document()
    told = "请改存为能读的格式（.docx、.wps、.doc、.rtf、.html、.txt、.md），然后再来检查一次。"
    text = shown(report(made, finding(made, "（三）", message=told)), layout=Layout(width=columns))
    for suffix in ("docx", "wps", "doc", "rtf", "html", "txt", "md"):
        assert f".{suffix}" in text
