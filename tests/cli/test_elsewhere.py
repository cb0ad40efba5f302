from __future__ import annotations

from pathlib import Path

import pytest

from fzlint.cli.elsewhere import meant
from fzlint.cli.main import main


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
    ],
)
def test_commands_of_other_linters(typed: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(typed.split())
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("typed", ["", "rule", "报告.docx", "report", "2024", "config"])
def test_what_is_no_command_of_others(typed: str) -> None:
    assert meant(typed.split()) == ""


def test_a_folder_that_is_called_so_is_checked() -> None:
    assert meant(["rules"])
    Path("rules").mkdir()
    assert meant(["rules"]) == ""
