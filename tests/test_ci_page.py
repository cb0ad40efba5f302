"""The snippets of docs/ci.md: that they are YAML, and that the commands in them do what is said."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from by_hand import TEXT
from installing import run as run_

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.usefixtures("as_installed")
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
TEXTS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
BLOCKS = [yaml.safe_load(text) for text in TEXTS]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *args = command.split()
    assert program == "fzlint"
    env = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "fzlint", *args], cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )


def reports(folder: Path) -> Path:
    (folder / "报告").mkdir()
    (folder / "报告" / "甲.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_the_hooks_are_there() -> None:
    [hooks] = [block for block in BLOCKS if isinstance(block, list)]
    known = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in hooks[0]["hooks"]} <= known


def test_the_action(tmp_path: Path) -> None:
    [action] = [block for block in BLOCKS if isinstance(block, dict) and "jobs" in block]
    steps: list[dict[str, Any]] = action["jobs"]["fzlint"]["steps"]
    write, show = (step["run"] for step in steps if step.get("run", "").startswith("fzlint"))
    assert run(write, reports(tmp_path)).returncode == 0
    assert json.loads((tmp_path / "fzlint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    done = run(show, tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=报告/甲.txt,title=FZ")


def test_the_pipeline(tmp_path: Path) -> None:
    [job] = [block["fzlint"] for block in BLOCKS if isinstance(block, dict) and "fzlint" in block]
    quality, tests = (line for line in job["script"] if line.startswith("fzlint"))
    assert run(quality, reports(tmp_path)).returncode == 0
    assert run(tests, tmp_path).returncode == 1
    named = job["artifacts"]["reports"]
    assert (
        json.loads((tmp_path / named["codequality"]).read_text(encoding="utf-8"))[0]["location"]["path"]
        == "报告/甲.txt"
    )
    assert ElementTree.parse(tmp_path / named["junit"]).getroot().tag == "testsuites"


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "vendor.gitlab-ci"])
def test_the_hosts_take_what_is_shown(schema: str, tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("check-jsonschema")
    [shown] = [text for text in TEXTS if ("\njobs:" if "github" in schema else "\n  script:") in text]
    path = tmp_path / "ci.yml"
    for text, code in ((shown, 0), (shown.replace("runs-on:", "runs-at:").replace("script:", "scripts:"), 1)):
        path.write_text(text, encoding="utf-8")
        run_(program, "--builtin-schema", schema, path, cwd=tmp_path, code=code)


def test_pre_commit_takes_the_hooks() -> None:
    run_(sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT)
