"""What stands in examples/: installed with pip, run as their READMEs say, with the real pre-commit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from installing import PROGRAMS, ROOT, git, run

PLUGIN, OFFICE = ROOT / "examples" / "plugin", ROOT / "examples" / "office"
REPORT = "石港市商务局关于成品油市场专项检查情况的报告\n\n一、检查情况\n由营商办帮办员牵头，共检查加油站32座。\n"
LONG = "检查组" + "、".join(f"第{i}加油站" for i in range(1, 30)) + "都已查过。\n"


# ------------------------------------------------------------------------ plugin


@pytest.fixture(scope="module")
def python(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with fzlint and the plugin, both installed by pip."""
    folder = tmp_path_factory.mktemp("plugged")
    shutil.copytree(clean.parent, folder / "venv", symlinks=True)
    source = folder / "plugin"
    shutil.copytree(PLUGIN, source, ignore=shutil.ignore_patterns("__pycache__"))
    python = folder / "venv" / PROGRAMS / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", source, cwd=folder)
    return python


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fzlint.toml").write_text(
        'root = true\nfail-on = "warning"\nplugins = ["fzlint-acme"]\n', encoding="utf-8"
    )
    (tmp_path / "稿.txt").write_text(REPORT + LONG, encoding="utf-8")
    return tmp_path


def found(told: str) -> list[tuple[str, str]]:
    [file] = json.loads(told)["files"]
    return [(finding["code"], finding["marked"]) for finding in file["findings"]]


def test_an_installed_plugin_takes_part_when_it_is_named(python: Path, folder: Path) -> None:
    told = run(python, "-m", "fzlint", "稿.txt", "--format", "json", cwd=folder, code=1)
    assert ("AC001", LONG.strip()) in found(told)  # a rule with a check of its own
    assert ("AC002", "营商办") in found(told)  # a rule with a check of ours and a table from Excel
    assert ("FZ504", "帮办员") in found(told)  # what it adds to a table of ours
    assert json.loads(told)["files"][0]["kind"] == "专项检查情况报告"
    assert [f["message"] for f in json.loads(told)["files"][0]["findings"] if f["code"] == "FZ103"]


def test_an_installed_plugin_is_asleep_until_it_is_named(python: Path, folder: Path) -> None:
    (folder / "fzlint.toml").write_text("root = true\n", encoding="utf-8")
    told = run(python, "-m", "fzlint", "稿.txt", "--format", "json", cwd=folder)
    assert not {code for code, _ in found(told)} & {"AC001", "AC002", "FZ504"}


def test_the_rule_set_may_be_named_too(python: Path, folder: Path) -> None:
    (folder / "fzlint.toml").write_text('root = true\nfail-on = "warning"\nplugins = ["acme"]\n', encoding="utf-8")
    assert "AC001" in run(python, "-m", "fzlint", "稿.txt", "--format", "concise", cwd=folder, code=1)


def test_its_rules_are_listed_and_explained(python: Path, folder: Path) -> None:
    listed = run(python, "-m", "fzlint", "rule", cwd=folder)
    own, added = listed.split("不是 fzlint 自带的：")[1].split("给词表添了内容的：")
    assert "AC001" in own and "AC002" in own and "FZ504" in added
    page = run(python, "-m", "fzlint", "rule", "long-sentence", cwd=folder)
    assert "出处：《石港市机关公文写作指引》第七条" in page
    assert "AC001" in run(python, "-m", "fzlint", "config", "稿.txt", cwd=folder)


def test_its_reasons_stand_in_sarif(python: Path, folder: Path) -> None:
    told = run(python, "-m", "fzlint", "稿.txt", "--format", "sarif", cwd=folder, code=1)
    rules = {rule["id"]: rule for rule in json.loads(told)["runs"][0]["tool"]["driver"]["rules"]}
    assert "一百二十个字" in rules["AC001"]["help"]["text"]


def test_its_checks_run_in_other_processes_and_results_are_kept(python: Path, folder: Path) -> None:
    for i in range(8):
        (folder / f"{i}.txt").write_text(REPORT + LONG, encoding="utf-8")
    own = {"XDG_CACHE_HOME": str(folder / ".cache"), "LOCALAPPDATA": str(folder / ".cache")}
    command = (python, "-m", "fzlint", ".", "--jobs", "2", "--format", "concise")
    first = run(*command, cwd=folder, code=1, **own)
    assert first.count("AC001") == 9
    assert run(*command, cwd=folder, code=1, **own) == first


def test_its_own_tests_pass(python: Path, tmp_path: Path) -> None:
    shutil.copytree(PLUGIN, tmp_path / "plugin", ignore=shutil.ignore_patterns("__pycache__"))
    told = run(python, "-m", "fzlint", "test", "fzlint_acme", cwd=tmp_path / "plugin")
    assert "2 条规则、1 种报告、1 个补充" in told and "全部符合" in told
    run(python, "-m", "unittest", "discover", "tests", cwd=tmp_path / "plugin")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("most = 120", "most = 5"), "params.most：至少 20"),
        (("most = 120", "least = 120"), "params.least：不认识这一项"),
        (('check = "long-sentence"', 'check = "long-sentences"'), "没有名为“long-sentences”的检查方法"),
        (("超过{most}个字。请", "超过{limit}个字。请"), "不能用“{limit}”；可用的有：{length}、{most}"),
    ],
)
def test_mistakes_in_its_rules_are_told(python: Path, tmp_path: Path, change: tuple[str, str], says: str) -> None:
    shutil.copytree(PLUGIN, tmp_path / "plugin", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "plugin" / "fzlint_acme" / "rules" / "AC001-long-sentence.toml"
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")
    done = subprocess.run(
        [python, "-m", "fzlint", "test", "fzlint_acme"],
        cwd=tmp_path / "plugin",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert says in done.stderr and "Traceback" not in done.stderr


def test_a_plugin_that_is_gone_stops_the_run(python: Path, clean: Path, folder: Path) -> None:
    told = run(clean / "fzlint", "稿.txt", cwd=folder, code=2)
    assert "插件“fzlint-acme”没有安装" in "".join(told.split())
    assert "未发现问题" not in told


# ------------------------------------------------------------------------ office


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder)
    return folder


def fzlint(*args: str, cwd: Path, code: int = 0) -> str:
    return run(sys.executable, "-m", "fzlint", *args, cwd=cwd, code=code)


def test_the_office_has_nothing_new(office: Path) -> None:
    assert "全部符合" in fzlint("test", "本局规则", cwd=office)
    told = fzlint(".", cwd=office)
    assert "未发现新问题" in told and "未发现问题" not in told.splitlines()[-2] and "另有 3 处是基线中已有的" in told
    assert "README" not in told
    before = (office / "fzlint-baseline.json").read_text(encoding="utf-8")
    fzlint(".", "--write-baseline", cwd=office)
    assert (office / "fzlint-baseline.json").read_text(encoding="utf-8") == before


def test_every_setting_of_the_office_does_something(office: Path) -> None:
    [monthly] = (office / "报告").glob("*月报.md")
    with monthly.open("a", encoding="utf-8") as file:
        file.write("海渔局和渔政站民主布署，布署渔港驿站工作，进一步布署。\n")
    told = fzlint(".", "--format", "concise", cwd=office, code=1)
    assert "HY001" in told and "渔政执法大队" in told
    assert told.count("“布署”") == 2  # 民主布署 is left alone
    assert "FZ105" not in told
    bare = fzlint(".", "--no-config", "--format", "concise", cwd=office, code=1)
    assert "HY001" not in bare and bare.count("“布署”") == 3 and "FZ201" in bare
    shown = fzlint("config", str(monthly), cwd=office)
    assert "kinds.月度执法情况报告" in shown and "extend.FZ504" in shown


def test_the_hook_of_the_office(repository: Path, office: Path) -> None:
    path = office / ".pre-commit-config.yaml"
    text = path.read_text(encoding="utf-8")
    told = text.replace("<fzlint 所在的仓库>", repository.as_posix())
    commit = git("rev-parse", "HEAD", cwd=repository).strip()
    path.write_text(told.replace("<版本或提交号>", commit), encoding="utf-8")
    assert "<" not in path.read_text(encoding="utf-8")
    git("init", "-q", cwd=office)
    git("add", "--all", cwd=office)
    pre_commit = (sys.executable, "-m", "pre_commit")
    run(*pre_commit, "validate-config", cwd=office)
    assert "Passed" in run(*pre_commit, "run", "--all-files", cwd=office)
    [monthly] = (office / "报告").glob("*月报.md")
    with monthly.open("a", encoding="utf-8") as file:
        file.write("海渔局负责。\n")
    git("add", "--all", cwd=office)
    failed = run(*pre_commit, "run", cwd=office, code=1)
    assert "HY001" in failed and "海洋与渔业局" in failed


def steps(name: str) -> list[str]:
    whole: Any = yaml.safe_load((OFFICE / name).read_text(encoding="utf-8"))
    if name.startswith(".gitlab"):
        return list(whole["fzlint"]["script"])
    return [step["run"] for step in whole["jobs"]["fzlint"]["steps"] if "run" in step]


@pytest.mark.parametrize("name", [".gitlab-ci.yml", ".github/workflows/fzlint.yml"])
def test_what_its_ci_runs(office: Path, name: str) -> None:
    install, *commands = steps(name)
    assert install == 'pip install "git+<fzlint 所在的仓库>"'
    assert len(commands) == 3
    for command in commands:
        program, *args = command.split()
        assert program == "fzlint"
        fzlint(*args, cwd=office)
    with (office / "报告" / "新.txt").open("w", encoding="utf-8") as file:
        file.write("关于培训工作的报告\n一、主要做法\n（一）举办讲座。\n（三）编印教材。\n")
    fzlint(*commands[-1].split()[1:], cwd=office, code=1)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.gitlab-ci", (OFFICE / ".gitlab-ci.yml").read_text(encoding="utf-8")),
        ("vendor.github-workflows", (OFFICE / ".github/workflows/fzlint.yml").read_text(encoding="utf-8")),
    ],
)
def test_its_ci_files_are_what_the_hosts_take(schema: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "ci.yml"
    command = (Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", schema, path)
    path.write_text(text, encoding="utf-8")
    run(*command, cwd=tmp_path)
    path.write_text(text.replace("script:", "scripts:").replace("runs-on:", "runs-at:"), encoding="utf-8")
    run(*command, cwd=tmp_path, code=1)
