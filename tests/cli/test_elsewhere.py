from __future__ import annotations

from pathlib import Path

import pytest

from fzlint.cli.elsewhere import meant
from fzlint.cli.main import main
from fzlint.cli.options import COMMANDS as _COMMANDS

COMMANDS = tuple(_COMMANDS)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without any of the names."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("fz116", "请写作 fzlint rule FZ116；只用它检查请写作 fzlint 文件 --select FZ116。"),
        ("explain FZ116", "没有命令“explain”。请写作 fzlint rule FZ116。"),
        ("rules", "请写作 fzlint rule。"),
        ("check 报告.docx", "检查不用写命令，请写作 fzlint 报告.docx。"),
        ("help", "请写作 fzlint --help。"),
        ("version", "请写作 fzlint --version。"),
        ("检查 报告.docx", "检查不用写命令，请写作 fzlint 报告.docx。"),
        ("帮助", "请写作 fzlint --help。"),
        ("规则 FZ116", "没有命令“规则”。请写作 fzlint rule FZ116。"),
        ("--no-cache rule FZ116", "“rule”是命令，要写在最前面：fzlint rule FZ116"),
        ("--no-config config", "“config”是命令，要写在最前面：fzlint config"),
        ("--no-cache explain FZ116", "没有命令“explain”。请写作 fzlint rule FZ116。"),
        ("config 没有.md", "没有.md：找不到这个文件或文件夹。"),
        ("报告.docx --explain", "没有“--explain”这个选项：看一条规则请写作 fzlint rule FZ201。"),
        ("报告.docx --批注", "没有“--批注”这个选项，是不是“--annotate”？"),
        ("报告.docx --级别=错误", "没有“--级别”这个选项，是不是“--severity-level”？"),
        ("报告.docx -o 结果.json", "没有“-o”这个选项，是不是“--output”？"),
        ("报告.docx -fix", "没有“-fix”这个选项，是不是“--fix”？"),
        ("报告.docx -x", "没有“-x”这个选项。"),
        ("报告.docx --year 2024", "没有“--year”这个选项：年度从标题、开头认出，不用指明。"),
        ("报告.docx --format Word", "不能是“Word”，是不是“docx”？"),
        ("rule 标点", "没有“标点”这条规则。说明里有它的：FZ205（序号后的标点不规范）、"),
        ("rule FZ4xx", "是不是“FZ4”？"),
        ("rule FZ3O3", "是不是“FZ303”？"),
        ("ruel FZ611", "没有文件或文件夹“ruel”，也没有这个命令。是不是 fzlint rule FZ611？"),
        ("tset 我的规则", "是不是 fzlint test 我的规则？"),
        ("rule ｆｚ１１６", "是不是“FZ116”？"),
    ],
)
def test_commands_of_other_linters(typed: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(typed.split())
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["", "ur", "报告.docx", "report", "2024", "二〇二四"])
def test_what_is_no_command_of_others(typed: str) -> None:
    assert meant(typed.split(), COMMANDS) == ""


def test_a_folder_that_is_called_so_is_checked() -> None:
    assert meant(["rules"], COMMANDS)
    Path("rules").mkdir()
    assert meant(["rules"], COMMANDS) == ""
