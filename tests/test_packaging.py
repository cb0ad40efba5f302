"""What people install: a real wheel in a clean environment, and an editable install that sees new rules at once."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

from installing import LEFT_OUT, ROOT, run

from fzlint.rulebook.load import kind_files, rule_files, shipped


def test_the_wheel_holds_what_it_should(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "fzlint/rulebook/_table.py",
        "fzlint/document/words/words.txt",
        "fzlint/py.typed",
        "fzlint/rules/numbering/FZ201-skipped-number.toml",
        *(f"fzlint/report/page/page.{suffix}" for suffix in ("html", "css", "js")),
    } <= names
    assert {name.split("/")[0] for name in names} == {
        "fzlint",
        next(name for name in names if "dist-info" in name).split("/")[0],
    }
    assert not (ROOT / "fzlint" / "rulebook" / "_table.py").exists()


def test_a_clean_install_has_every_rule_and_runs_anywhere(clean: Path, tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text("关于培训工作的报告\n一、主要做法\n（一）举办讲座。\n（三）编印教材。\n", encoding="utf-8")
    listed = run(clean / "fzlint", "rule", cwd=tmp_path)
    assert f"共 {len(rule_files(shipped()))} 条" in listed
    told = json.loads(run(clean / "fzlint", "报告.txt", "--format", "json", cwd=tmp_path, code=1))
    assert "FZ201" in [finding["code"] for finding in told["files"][0]["findings"]]
    assert run(clean / "python", "-m", "fzlint", "--version", cwd=tmp_path).startswith("fzlint ")
    run(clean / "fzlint", "报告.txt", "--color", "always", cwd=tmp_path, code=1)


_SAME = """
import json
from fzlint.rulebook import _table
from fzlint.rulebook import load, read, read_kind
texts = [read.read_rule(path).rule for path in load.rule_files(load.shipped())]
kinds = [read_kind.read_kind(path) for path in load.kind_files(load.shipped())]
loaded = load.load()
print(json.dumps({
    "rules": [a.code for a, b in zip(_table.RULES, texts, strict=True) if a != b or type(a.check) is not type(b.check)],
    "kinds": [a.name for a, b in zip(_table.KINDS, kinds, strict=True) if a != b],
    "counts": [len(texts), len(kinds)],
    "loaded": list(loaded[0]) == sorted(_table.RULES, key=lambda rule: rule.code) and len(loaded[1]) == len(kinds),
}))
"""


def test_the_table_says_what_the_files_say(clean: Path, tmp_path: Path) -> None:
    assert json.loads(run(clean / "python", "-c", _SAME, cwd=tmp_path)) == {
        "rules": [],
        "kinds": [],
        "counts": [len(rule_files(shipped())), len(kind_files(shipped()))],
        "loaded": True,
    }


def test_an_editable_install_sees_rules_live(clean: Path, tmp_path: Path) -> None:
    copy = tmp_path / "fzlint"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    shutil.copytree(clean.parent, tmp_path / "venv", symlinks=True)  # has what fzlint asks for
    python = tmp_path / "venv" / clean.name / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--editable", copy, cwd=tmp_path)
    number = len(rule_files(shipped()))
    assert f"共 {number} 条" in run(python, "-m", "fzlint", "rule", cwd=tmp_path)
    first = copy / "rules" / "numbering" / "FZ201-skipped-number.toml"
    text = (
        first.read_text(encoding="utf-8").replace('"FZ201"', '"FZ299"').replace('"skipped-number"', '"skipped-again"')
    )
    first.with_name("FZ299-skipped-again.toml").write_text(text, encoding="utf-8")
    listed = run(python, "-m", "fzlint", "rule", cwd=tmp_path)
    assert f"共 {number + 1} 条" in listed
    assert "FZ299" in listed
    assert not list(copy.rglob("_table.py"))
