"""Packages that call themselves plugins, as pip would have laid them out: what is wrong with them is told, and nothing breaks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import fzlint

RULE = """\
code = "XX001"
name = "odd-rule"
summary = "甲"
severity = "warning"
check = "{check}"
source = "甲"
message = "乙"
why = "丙"
"""


def told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, points: str, check: str = "", code: str = "", init: str = ""
) -> str:
    """What is said of a plugin with these entry points, a rule that names a check, and this code."""
    info = folder / "odd_plugin-1.dist-info"
    package = folder / "odd_plugin"
    info.mkdir()
    package.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: odd-plugin\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    (package / "__init__.py").write_text(init, encoding="utf-8")
    (package / "code.py").write_text(code, encoding="utf-8")
    if check:
        (package / "XX001.toml").write_text(RULE.format(check=check), encoding="utf-8")
    (folder / "fzlint.toml").write_text('root = true\nplugins = ["odd-plugin"]\n', encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    with pytest.raises((fzlint.BadConfig, fzlint.BadRule)) as caught:
        fzlint.check("甲\n", config=folder / "fzlint.toml")
    for name in [name for name in sys.modules if name.startswith("odd_plugin")]:
        del sys.modules[name]
    return str(caught.value)


RULES = "[fzlint.rules]\nodd = odd_plugin\n"
CHECKS = "[fzlint.checks]\n{name} = odd_plugin.code:Odd\n"


@pytest.mark.parametrize(
    ("points", "check", "code", "init", "says"),
    [
        ("[console_scripts]\nx = a:b\n", "", "", "", "第2行第13列：plugins：插件“odd-plugin”不是 fzlint 的插件"),
        (RULES, "", "", "raise RuntimeError('x')", "插件“odd-plugin”不能载入"),
        (RULES, "", "", "raise SystemExit(3)", "插件“odd-plugin”不能载入"),
        (CHECKS.format(name="terms"), "", "", "", "检查方法“terms”与 fzlint 自带的重名"),
        (RULES + CHECKS.format(name="odd"), "odd", "raise SystemExit(3)", "", "检查方法“odd”不能载入"),
        (RULES + CHECKS.format(name="odd"), "odd", "", "", "检查方法“odd”不能载入"),
        (RULES + CHECKS.format(name="odd"), "odd", "class Odd: pass", "", "应为一个 NamedTuple"),
        (RULES, "odd", "", "", "没有名为“odd”的检查方法"),
    ],
)
def test_what_is_wrong_with_a_plugin_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, points: str, check: str, code: str, init: str, says: str
) -> None:
    assert says in told(tmp_path, monkeypatch, points, check, code, init)
