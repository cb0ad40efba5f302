from __future__ import annotations

from pathlib import Path

import pytest

from fzlint.cli.keyboard import wrong
from fzlint.cli.main import main

KNOWN = ("--fix", "--diff", "--help", "--format", "-q", "-h")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("——fix", "--fix"),
        ("—fix", "--fix"),
        ("－－fix", "--fix"),
        ("－－ｆｉｘ", "--fix"),
        ("––fix", "--fix"),
        ("−−format=json", "--format=json"),
        ("—q", "-q"),
        ("/fix", "--fix"),
        ("/q", "-q"),
        ("/?", "--help"),
        ("一一fix", "--fix"),
        ("——FIX", "--fix"),
        ("——fxi", "--fix"),
        ("-–fix", "--fix"),
    ],
)
def test_options_of_another_keyboard(typed: str, meant: str) -> None:
    assert f"“{typed}”像是选项；横线请用英文键盘输入，写作 {meant}。" in wrong(["报告.docx", typed], KNOWN)


@pytest.mark.parametrize(
    "typed", ["报告.docx", "/tmp/fix", "一月报告.docx", "——总结.docx", "--fix", "-", "/报告", "一report"]
)
def test_what_is_no_option(typed: str) -> None:
    assert wrong([typed], KNOWN) == ""


def test_a_file_of_that_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("——fix").write_text("报告", encoding="utf-8")
    assert wrong(["——fix"], KNOWN) == ""
    assert wrong(["--", "－－fix"], KNOWN) == ""


def test_nothing_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text("全年平稳,任务完成。\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["甲.txt", "--fix", "——diff"])
    told = capsys.readouterr()
    assert (ended.value.code, told.out) == (2, "")
    assert "写作 --diff" in told.err
    assert "," in Path("甲.txt").read_text(encoding="utf-8")
