"""The command line where it writes: --fix, --diff, --unsafe-fixes, --annotate."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import docx as python_docx
import pytest
from word import TITLE, docx, p, r
from write.reading import commented

import fzlint
from fzlint.cli.main import main
from fzlint.readers.read import read

HEAD = "青河县司法局2024年法治政府建设情况报告\n"
TEXT = HEAD + "全年办结案件二十一件,按期办结率达到百分之百。\n"
MENDED = TEXT.replace(",", "，")
BODY = p(r("全年办结案件二十一件,按期办结率达到百分之百。"))
ONLY = ("--no-config", "--select", "FZ301")


class Told(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    monkeypatch.chdir(tmp_path)

    def call(*args: str) -> Told:
        with pytest.raises(SystemExit) as ended:
            main([*args, *ONLY])
        shown = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Told(ended.value.code, shown.out, shown.err)

    return call


Run = Callable[..., Told]


# --------------------------------------------------------------------------- --fix


def test_fix_mends_in_place_and_then_has_nothing_left(run: Run) -> None:
    Path("甲.txt").write_text(TEXT, encoding="gb18030", newline="\r\n")
    told = run("甲.txt", "--fix")
    assert told.code == 0
    assert "甲.txt：已改正 1 处，未发现其他问题。" in told.out
    assert Path("甲.txt").read_bytes() == MENDED.replace("\n", "\r\n").encode("gb18030")
    before = Path("甲.txt").stat().st_mtime_ns
    assert "已改正" not in run("甲.txt", "--fix").out
    assert Path("甲.txt").stat().st_mtime_ns == before  # not even written


def test_what_is_left_decides_the_exit_code(run: Run) -> None:
    Path("甲.txt").write_text(TEXT + '他说："请核对。\n', encoding="utf-8")
    told = run("甲.txt", "--fix")
    assert told.code == 1
    assert "已改正 1 处；以下是其余的问题。" in told.out
    assert "已改正 1 处，未计入。" in told.out
    assert Path("甲.txt").read_text(encoding="utf-8").startswith(MENDED)


def test_a_word_file_is_mended_with_tracked_changes(run: Run) -> None:
    data = docx(TITLE, BODY)
    Path("甲.docx").write_bytes(data)
    assert run("甲.docx", "--fix").code == 0
    after = Path("甲.docx").read_bytes()
    assert read(after, "甲.docx").text == read(data, "甲.docx").text.replace(",", "，")
    assert b'w:author="fzlint"' in python_docx.Document(io.BytesIO(after)).part.blob
    run("甲.docx", "--fix")
    assert Path("甲.docx").read_bytes() == after


def test_the_mended_file_may_go_elsewhere(run: Run) -> None:
    Path("甲.txt").write_text(TEXT, encoding="utf-8")
    told = run("甲.txt", "--fix", "--output", "乙.txt")
    assert told.code == 0
    assert "改正后的文件已存为“乙.txt”。" in told.err
    assert Path("甲.txt").read_text(encoding="utf-8") == TEXT
    assert Path("乙.txt").read_text(encoding="utf-8") == MENDED
    told = run("乙.txt", "--fix", "--output", "丙.txt")
    assert told.err == "没有可以自动改正的问题，“丙.txt”与原文件相同。\n"
    assert Path("丙.txt").read_text(encoding="utf-8") == MENDED  # nothing to mend is no reason to write nothing


def test_several_files_are_mended_in_one_run(run: Run) -> None:
    Path("报告").mkdir()
    for name in ("甲.txt", "乙.md", "丙.txt"):
        Path("报告", name).write_text(TEXT, encoding="utf-8")
    told = run("报告", "--fix", "--jobs", "2")
    assert told.code == 0
    assert "已改正 3 处" in told.out
    assert all("," not in path.read_text(encoding="utf-8") for path in Path("报告").iterdir())


def test_the_content_of_standard_input_is_mended_into_a_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("-", "--stdin-filename", "甲.txt", "--fix", "--output", "乙.txt").code == 0
    assert Path("乙.txt").read_text(encoding="utf-8") == MENDED


@pytest.mark.parametrize("name", ["甲.txt", ""])
def test_the_content_of_standard_input_is_mended_onto_the_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    Path("甲.txt").write_text("原稿。\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    told = run("-", "--fix", *(("--stdin-filename", name) if name else ()))
    assert (told.code, told.out) == (0, MENDED)
    assert "已改正 1 处" in told.err
    assert Path("甲.txt").read_text(encoding="utf-8") == "原稿。\n"  # the name tells the format, no more
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MENDED.encode())))
    assert run("-", "--fix").out == MENDED  # with nothing to mend, too
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    told = run("-", "甲.txt", "--fix")
    assert told.code == 2
    assert "不能同时检查其他文件" in told.err


def test_a_link_is_not_written_through(run: Run) -> None:
    Path("原.txt").write_text(TEXT, encoding="utf-8")
    Path("甲.txt").symlink_to("原.txt")
    told = run("甲.txt", "--fix")
    assert told.code == 2
    assert "未能写入。“甲.txt”是一个链接，未改动。" in told.out.replace("\n  ", "")
    assert "有 1 个文件没有写成，原因见上。" in told.out
    assert Path("原.txt").read_text(encoding="utf-8") == TEXT
    told = run("甲.txt", "--fix", "--format", "json")
    [problem] = json.loads(told.out)["files"][0]["errors"]
    assert (problem["code"], problem["key"]) == ("not-written", "甲.txt")


@pytest.mark.parametrize(
    "args",
    [("", "--fix"), ("甲.txt", "--fix", "--output", ""), ("甲.docx", "--annotate", ""), ("甲.txt", "--baseline", "")],
)
def test_a_name_that_is_empty_is_no_folder(run: Run, args: tuple[str, ...]) -> None:
    Path("甲.txt").write_text(TEXT, encoding="utf-8")
    told = run(*args)
    assert told.code == 2
    assert "是空的" in told.err
    assert Path("甲.txt").read_text(encoding="utf-8") == TEXT


def test_what_is_saved_during_the_check_is_not_lost(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from fzlint.write import fix

    mend = fix.mend

    def slow(*args: Any, **options: Any) -> Any:
        Path("甲.txt").write_text(TEXT + "新写的一句。\n", encoding="utf-8")
        return mend(*args, **options)

    monkeypatch.setattr(fix, "mend", slow)
    Path("甲.txt").write_text(TEXT, encoding="utf-8")
    told = run("甲.txt", "--fix")
    assert told.code == 2
    assert "在检查期间被改动过" in told.out.replace("\n  ", "")
    assert Path("甲.txt").read_text(encoding="utf-8").endswith("新写的一句。\n")


def test_one_file_that_cannot_be_written_hides_nothing_of_the_others(run: Run) -> None:
    Path("原.txt").write_text(TEXT, encoding="utf-8")
    Path("甲.txt").symlink_to("原.txt")
    Path("乙.txt").write_text(TEXT, encoding="utf-8")
    assert run("甲.txt", "乙.txt", "--fix").code == 2
    assert Path("乙.txt").read_text(encoding="utf-8") == MENDED


def test_a_format_that_can_only_be_read_says_so(run: Run) -> None:
    page = f"<html><body><h1>{HEAD}</h1><p>全年办结案件二十一件,按期办结率达到百分之百。</p></body></html>"
    Path("甲.html").write_text(page, encoding="utf-8")
    told = run("甲.html", "--fix")
    assert told.code == 2
    assert "只能检查，不能改正" in told.out
    assert "可用 --fix" not in run("甲.html").out


# --------------------------------------------------------------------------- --diff


def test_diff_shows_text_line_by_line_and_writes_nothing(run: Run) -> None:
    lines = [f"第{i}项工作已经完成。" for i in "一二三四五六七八九"]
    lines[4] = "第五项工作,已经完成。"
    Path("甲.txt").write_text(HEAD + "\n".join(lines), encoding="utf-8")
    told = run("甲.txt", "--diff")
    assert told.code == 1
    assert told.out == (
        "--- 甲.txt\n+++ 甲.txt\n@@ -3,7 +3,7 @@\n 第二项工作已经完成。\n 第三项工作已经完成。\n 第四项工作已经完成。\n"
        "-第五项工作,已经完成。\n+第五项工作，已经完成。\n 第六项工作已经完成。\n 第七项工作已经完成。\n"
        " 第八项工作已经完成。\n--fix 可改正 1 个文件中的 1 处问题。以上只是预览，文件没有改动。\n"
    )
    assert "," in Path("甲.txt").read_text(encoding="utf-8")
    assert run("甲.txt", "--diff", "--exit-zero").code == 0


def test_diff_shows_word_files_paragraph_by_paragraph(run: Run) -> None:
    data = docx(
        TITLE, p(r("无关的一段。")), p(r("本年度的各项工作均已按照计划如期完成，全年办结案件二十一件,按期办结。"))
    )
    Path("甲.docx").write_bytes(data)
    told = run("甲.docx", "--diff")
    assert told.code == 1
    assert told.out.startswith(
        "甲.docx\n第3段\n  原：…划如期完成，全年办结案件二十一件【,】按期办结。\n"
        "  改：…划如期完成，全年办结案件二十一件【，】按期办结。\n\n"
    )
    assert Path("甲.docx").read_bytes() == data


def test_diff_says_what_applies_it(run: Run) -> None:
    Path("甲.txt").write_text(HEAD + "全年组织宣传、培训等等活动,成效明显。\n", encoding="utf-8")
    told = run("甲.txt", "--diff", "--extend-select", "FZ309")
    assert "--fix 可改正 1 个文件中的 1 处问题。" in told.out
    assert "另有 1 处的改法要人看过再定，加 --unsafe-fixes 可以看到。" in told.out
    told = run("甲.txt", "--diff", "--unsafe-fixes", "--extend-select", "FZ309")
    assert "--fix --unsafe-fixes 可改正 1 个文件中的 2 处问题。" in told.out
    assert "另有" not in told.out


def test_diff_of_what_is_right_is_empty(run: Run) -> None:
    Path("甲.txt").write_text(MENDED, encoding="utf-8")
    told = run("甲.txt", "--diff")
    assert (told.code, told.out) == (0, "没有可以自动改正的问题。\n")
    assert run("甲.txt", "--diff", "-q").out == ""


def test_diff_goes_to_a_file_and_to_patch(run: Run) -> None:
    Path("甲.txt").write_text(TEXT.rstrip("\n"), encoding="utf-8")
    assert run("甲.txt", "--diff", "--output", "甲.diff").code == 1
    diff = Path("甲.diff").read_text(encoding="utf-8")
    assert "\\ No newline at end of file" in diff
    assert _patched(TEXT.rstrip("\n"), diff) == MENDED.rstrip("\n")


def _patched(text: str, diff: str) -> str:
    """What `patch` would make of a text, with a diff of one hunk that begins at line 1."""
    before, after = "", ""
    sign = ""
    for line in diff.splitlines()[3:-1]:  # the last line is for people
        if line.startswith("\\"):
            before = before.removesuffix("\n") if sign in "- " else before
            after = after.removesuffix("\n") if sign in "+ " else after
            continue
        sign = line[0]
        before += line[1:] + "\n" if sign in "- " else ""
        after += line[1:] + "\n" if sign in "+ " else ""
    assert before == text
    return after


def test_diff_tells_of_what_it_could_not_read(run: Run) -> None:
    Path("甲.txt").write_bytes(b"")
    Path("乙.txt").write_text(TEXT, encoding="utf-8")
    told = run("甲.txt", "乙.txt", "无.txt", "--diff")
    assert told.code == 2
    assert "甲.txt：文件是空的" in told.out
    assert "无.txt：找不到" in told.out
    assert "+++ 乙.txt" in told.out


# --------------------------------------------------------------------------- --unsafe-fixes


def test_unsafe_fixes_are_written_only_when_asked_for(run: Run) -> None:
    text = HEAD + "全年组织宣传、培训等等活动,成效明显。\n"
    Path("甲.txt").write_text(text, encoding="utf-8")
    told = run("甲.txt", "--fix", "--select", "FZ309")
    assert "等等活动，" in Path("甲.txt").read_text(encoding="utf-8")
    assert "已改正 1 处" in told.out and "其中 1 处已给出改法。" in told.out
    told = run("甲.txt", "--diff", "--unsafe-fixes", "--select", "FZ309")
    assert "+全年组织宣传、培训等活动，" in told.out
    run("甲.txt", "--fix", "--unsafe-fixes", "--select", "FZ309")
    assert "培训等活动，" in Path("甲.txt").read_text(encoding="utf-8")


def test_unsafe_fixes_alone_are_a_mistake(run: Run) -> None:
    Path("甲.txt").write_text(TEXT, encoding="utf-8")
    told = run("甲.txt", "--unsafe-fixes")
    assert told.code == 2
    assert "--unsafe-fixes 要与 --fix 或 --diff 同用" in told.err


# --------------------------------------------------------------------------- --annotate


def test_annotate_makes_a_copy_with_comments(run: Run) -> None:
    data = docx(TITLE, BODY)
    Path("甲.docx").write_bytes(data)
    told = run("甲.docx", "--annotate", "审阅.docx")
    assert told.code == 1
    assert "带批注的文件已存为“审阅.docx”。" in told.err
    assert "FZ301" in told.out
    assert Path("甲.docx").read_bytes() == data
    after = Path("审阅.docx").read_bytes()
    [note] = python_docx.Document(io.BytesIO(after)).comments
    assert note.author == "fzlint"
    assert note.text.startswith("【错误】全角、半角标点混用（FZ301）\n中文文字中使用了半角标点“,”")
    assert list(commented(after).values()) == [","]


def test_annotate_and_fix_go_into_one_copy(run: Run) -> None:
    data = docx(TITLE, BODY, p(r('他说："请核对。')))
    Path("甲.docx").write_bytes(data)
    assert run("甲.docx", "--fix", "--annotate", "审阅.docx").code == 1
    assert Path("甲.docx").read_bytes() == data
    after = Path("审阅.docx").read_bytes()
    assert "二十一件，按期" in read(after, "a.docx").text
    assert list(commented(after).values()) == ['"']


def test_an_earlier_copy_is_replaced_and_is_no_report(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    assert run(".", "--annotate", "审阅.docx").code == 1
    first = Path("审阅.docx").read_bytes()
    told = run(".", "--annotate", "审阅.docx")
    assert told.out.count("FZ301 全角、半角标点混用") == 1
    assert len(list(python_docx.Document("审阅.docx").comments)) == 1
    assert Path("审阅.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["甲.docx", "--annotate", "甲.docx"], "--annotate 不能写入正在检查的文件“甲.docx”"),
        (["甲.txt", "--annotate", "乙.docx"], "只有 Word 文件能加批注，“甲.txt”不是"),
        (["甲.docx", "乙.docx", "--annotate", "丙.docx"], "--annotate 写明了一个文件，这里有 2 个要写"),
        (["甲.docx", "--annotate", "丙.doc"], "--annotate 的文件名应以 .docx 结尾，不能是“丙.doc”"),
        (["甲.docm", "--annotate", "丙.docx"], "--annotate 的文件名应以 .docm 结尾"),
        (["甲.docx", "--annotate", "丙.docx", "--diff"], "--diff 不写文件，不能与 --annotate 同用"),
        (["甲.docx", "--annotate", "丙.docx", "--fix", "--output", "丁.docx"], "不能再用 --output"),
        (["甲.docx", "--diff", "--format", "json"], "--diff 只写出改动，不能与 --format 同用"),
        (["甲.txt", "--fix", "--output", "丙.docx"], "--output 的文件名应以 .txt 结尾"),
        (["甲.txt", "甲.docx", "--fix", "--output", "丙.txt"], "--output 一次只能写一个文件"),
        (["甲.docx", "--output", "丙.docm"], "--output 的文件名应以"),
    ],
)
def test_orders_that_cannot_be_followed(run: Run, args: list[str], sentence: str) -> None:
    for name in ("甲.docx", "乙.docx", "甲.docm"):
        Path(name).write_bytes(docx(TITLE, BODY))
    Path("甲.txt").write_text(TEXT, encoding="utf-8")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    told = run(*args)
    assert told.code == 2
    assert sentence in told.err
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_where_the_copy_cannot_be_written_a_sentence_says_so(run: Run) -> None:
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    told = run("甲.docx", "--annotate", "无/审阅.docx")
    assert told.code == 2
    assert "文件夹不存在" in told.out
    assert "FZ301" in told.out
    assert "已存为" not in told.err


def test_what_cannot_be_read_is_not_annotated(run: Run) -> None:
    Path("甲.docx").write_bytes(b"PK\3\4nothing")
    told = run("甲.docx", "--annotate", "审阅.docx")
    assert told.code == 2
    assert not Path("审阅.docx").exists()
    assert "已存为" not in told.err


def test_an_error_of_our_own_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> bytes:
        raise RuntimeError("boom")

    monkeypatch.setattr("fzlint.report.annotate.annotated", broken)
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    told = run("甲.docx", "--annotate", "审阅.docx")
    assert told.code == 2
    assert "程序自身出错，未能写入（RuntimeError：boom）" in told.out.replace("\n  ", "")


# --------------------------------------------------------------------------- names, and what is never overwritten


def test_without_a_name_the_copy_goes_beside_the_report(run: Run) -> None:
    for name in ("甲.docx", "乙.docx"):
        Path(name).write_bytes(docx(TITLE, BODY))
    assert "带批注的文件已存为“甲.批注.docx”。" in run("甲.docx", "--annotate").err
    assert "带批注的文件已存为“乙.批注.docx”。" in run("--annotate", "乙.docx").err  # it is the report, not the copy
    told = run(".", "--annotate")
    assert told.out.count("FZ301 全角、半角标点混用") == 2  # copies are no reports
    assert "带批注的文件已存为“乙.批注.docx”、“甲.批注.docx”。" in told.err
    assert len(list(Path().glob("*.批注*"))) == 2


def test_copies_of_many_go_into_a_folder(run: Run) -> None:
    Path("稿").mkdir()
    for name in ("甲.docx", "乙.docm"):
        Path("稿", name).write_bytes(docx(TITLE, BODY))
    Path("稿/丙.txt").write_text(TEXT, encoding="utf-8")
    told = run("稿", "--annotate", "批注")
    assert told.code == 1
    assert sorted(path.name for path in Path("批注").iterdir()) == ["乙.批注.docm", "甲.批注.docx"]
    assert "丙.txt" in told.out
    told = run(".", "--format", "concise")
    assert "“批注/乙.批注.docm”、“批注/甲.批注.docx”按文件名是 fzlint 写的，没有检查" in told.err
    assert "共检查 3 个文件" in told.out
    Path("另").mkdir()
    Path("另/甲.docx").write_bytes(docx(TITLE, BODY))
    told = run("稿/甲.docx", "另/甲.docx", "--annotate", "批注")
    assert told.code == 2
    assert "“稿/甲.docx”和“另/甲.docx”的批注文件会同名" in told.err


def test_what_is_not_our_own_copy_is_never_overwritten(run: Run) -> None:
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    other = docx(TITLE, p(r("别人的稿子。")))
    Path("甲.批注.docx").write_bytes(other)
    told = run("甲.docx", "--annotate")
    assert told.code == 2
    assert "“甲.批注.docx”已经存在，而且不是 fzlint 写的" in told.out
    assert Path("甲.批注.docx").read_bytes() == other
    assert run("甲.docx", "--annotate", "--force").code == 1
    assert Path("甲.批注.docx").read_bytes() != other
    assert run("甲.docx", "--annotate").code == 1  # that one is


def test_a_copy_that_people_have_worked_in_is_theirs(run: Run) -> None:
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    run("甲.docx", "--annotate")
    copy = python_docx.Document("甲.批注.docx")
    copy.core_properties.modified = datetime.now() + timedelta(hours=24)  # as Word does when it saves
    copy.save("甲.批注.docx")
    before = Path("甲.批注.docx").read_bytes()
    told = run("甲.docx", "--annotate")
    assert told.code == 2
    assert "写好后有人改过" in told.out
    assert Path("甲.批注.docx").read_bytes() == before


def test_force_alone_is_a_mistake(run: Run) -> None:
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    assert "--force 要与 --annotate 同用" in run("甲.docx", "--force").err


def test_fix_says_what_it_wrote_and_how_changes_are_accepted(run: Run) -> None:
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    Path("乙.txt").write_text(TEXT, encoding="utf-8")
    told = run("甲.docx", "--fix")
    assert "已改正 1 处，写入“甲.docx”。\n改动都是修订：在 Word/WPS 的“审阅”中逐条接受或拒绝" in told.err
    told = run("乙.txt", "--fix")
    assert "已改正 1 处，写入“乙.txt”。" in told.err
    assert "修订" not in told.err
    assert run("乙.txt", "--fix").err == "没有可以自动改正的问题，没有改动任何文件。\n"
    assert run("无.txt", "--fix").err == ""
    assert run("甲.docx", "--fix", "-q").err == ""


def test_a_run_says_nothing_of_the_changes_that_it_has_just_made(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fzlint.many.work.MOST_MENDED", 1)  # of the two, deleted and inserted, one would be told
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    told = run("甲.docx", "--fix")
    assert "已改正 1 处" in told.err
    assert "FZ608" not in told.out


def test_our_own_changes_left_in_a_file_are_told(run: Run) -> None:
    Path("甲.docx").write_bytes(docx(TITLE, BODY))
    run("甲.docx", "--fix")
    told = run("甲.docx", "--select", "FZ6")
    assert (told.code, "提示 FZ608" in told.out, "FZ605" in told.out) == (0, True, False)
    assert run("甲.docx", "--select", "FZ6", "--publish").code == 1
    Path("乙.docx").write_bytes(docx(TITLE, BODY))
    run("乙.docx", "--annotate")
    assert "FZ608" in run("乙.批注.docx", "--select", "FZ6").out
    assert "FZ608" not in run("乙.批注.docx", "--annotate", "丙.docx").out  # they are replaced


def test_standard_input_is_never_written_to_the_file_it_is_named_after(run: Run) -> None:
    Path("甲.txt").write_text("原稿，请勿改动。\n", encoding="utf-8")
    Path("稿.txt").write_text(TEXT, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(Path(fzlint.__file__).parents[1])}
    with Path("稿.txt").open("rb") as given:
        done = subprocess.run(
            [sys.executable, "-m", "fzlint", "--fix", "--stdin-filename", "甲.txt", "-"],
            stdin=given,
            capture_output=True,
            env=env,
        )
    assert done.stdout.decode() == MENDED
    assert Path("甲.txt").read_text(encoding="utf-8") == "原稿，请勿改动。\n"


@pytest.mark.skipif(shutil.which("patch") is None, reason="there is no patch here")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["甲.txt", "青河 报告.txt"])
def test_patch_makes_of_a_file_what_fix_makes(run: Run, encoding: str, end: str, name: str) -> None:
    text = TEXT.rstrip("\n") + "\n共办结三件,均已归档。"
    data = text.replace("\n", end, 5).encode(encoding)
    Path(name).write_bytes(data)
    assert run(name, "--diff", "--output", "a.diff").code == 1
    subprocess.run(["patch", "-s", "-p0", "-i", "a.diff"], check=True)
    patched = Path(name).read_bytes()
    Path(name).write_bytes(data)
    run(name, "--fix")
    assert Path(name).read_bytes() == patched != data


def test_a_patch_of_utf_16_is_only_to_look_at(run: Run) -> None:
    Path("甲.txt").write_bytes(TEXT.encode("utf-16"))
    assert "不能用 patch 写入" in run("甲.txt", "--diff").out


def test_what_a_file_says_to_the_terminal_is_written_out(run: Run) -> None:
    Path("甲\x1b[31m.txt").write_text(TEXT.replace("已经", "\x1b]0;x\x07\x9b2J已经"), encoding="utf-8")
    for args in ((), ("--format", "concise"), ("--diff",), ("--fix", "--annotate", "乙\x1b.docx")):
        told = run("甲\x1b[31m.txt", *args)
        shown = told.out + told.err if "--diff" not in args else "".join(told.out.splitlines(True)[:1]) + told.err
        assert "\x9b" not in shown and "\x07" not in shown
        assert "\\x1b[31m" in shown or "\\x1b" in shown or "--diff" in args
        if "--diff" not in args:
            assert "\x1b" not in shown


def test_a_file_that_was_mended_by_a_process_that_died_is_not_told_as_untouched(tmp_path: Path) -> None:
    from fzlint.many.order import Order
    from fzlint.many.work import Kit, Task, again, lost, seen, work
    from fzlint.report.result import Layout
    from fzlint.rulebook.load import load
    from fzlint.rulebook.rule import select
    from fzlint.settings.discover import Input
    from fzlint.settings.setup import Setup

    file = tmp_path / "a.txt"
    file.write_text("青河县2024年工作报告\n推进执法,加强监督。\n", encoding="utf-8")
    rules, kinds = load()
    kit = Kit((Setup(select(rules), kinds),), Layout("json"), Order(fix=True))
    task = Task(Input(file, "a.txt", True), None, 0, (), None, seen=seen(file))
    assert work(kit, task).report.mended == 1  # and now its process dies, before this is told
    assert "已经改正并写回" in "".join(work(kit, again(task)).report.notes)
    assert "已经改正并写回" in lost(kit, task).report.error.message
    other = task._replace(seen=seen(file))
    assert not work(kit, again(other)).report.notes
    assert "没有查完" in lost(kit, other).report.error.message
