"""Many files in one run: processes, cache, reports compared with one another, an interrupt."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import many_texts

import fzlint
from fzlint.cli.main import main
from fzlint.many import cache as caching

ENV = {**os.environ, "PYTHONPATH": str(Path(fzlint.__file__).parents[1])}
FAULTY = "青河县司法局2024年法治政府建设情况报告\n一、主要做法\n全年办结案件二十一件,按期办结。\n"

ROOT = Path(__file__).parents[2]
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs" / "findings.schema.json").read_text(encoding="utf-8")))

Run = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(caching, "place", lambda: tmp_path / ".cache" / "results.sqlite3")

    def call(*args: str) -> tuple[int, dict[str, Any], str]:
        with pytest.raises(SystemExit) as ended:
            main([*args, "--format", "json", "--no-config"])
        out, err = capfdbinary.readouterr()
        assert isinstance(ended.value.code, int)
        whole = json.loads(out)
        SCHEMA.validate(whole)
        return ended.value.code, whole, err.decode()

    return call


def told(whole: dict[str, Any], *codes: str) -> list[tuple[str, str, str]]:
    return [
        (file["path"], finding["code"], finding["message"])
        for file in whole["files"]
        for finding in file["findings"]
        if not codes or finding["code"] in codes
    ]


def write(folder: str, texts: dict[str, str]) -> None:
    Path(folder).mkdir(exist_ok=True)
    for name, text in texts.items():
        (Path(folder) / name).write_text(text, encoding="utf-8")


def test_a_second_run_takes_what_the_first_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("报告", {f"{number}.txt": FAULTY for number in range(9)})
    first = run("报告")
    assert caching.info(caching.place()).results == 9
    monkeypatch.setattr("fzlint.many.work.lint_file", None)  # nothing may be checked again
    assert run("报告") == first
    with pytest.raises(TypeError):
        run("报告", "--no-cache", "--jobs", "1")
    with pytest.raises(TypeError):
        run("报告", "--ignore", "FZ301", "--jobs", "1")  # other rules
    Path("报告/3.txt").write_text(FAULTY + "。", encoding="utf-8")
    with pytest.raises(TypeError):
        run("报告", "--jobs", "1")  # another content


def test_the_cache_command(run: Run, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    def said(*args: str) -> str:
        with pytest.raises(SystemExit):
            main(list(args))
        return capfdbinary.readouterr().out.decode()

    write("报告", {f"{number}.txt": FAULTY for number in range(9)})
    run("报告")
    assert "9 份检查结果" in said("cache", "info")
    assert "已清除 9 份" in said("cache", "clear")
    assert "0 份检查结果" in said("cache", "info")


def test_a_copy_is_told_once_with_both_places(run: Run) -> None:
    texts = [many_texts.report(5 * number, size=2500) for number in range(12)]  # all have the passage of a fifth
    start, end = many_texts.section(texts[3], 1)
    first, last = many_texts.section(texts[7], 2)
    copied = many_texts.edited(texts[3][start:end], random.Random(1))
    texts[7] = texts[7][:first] + copied + texts[7][last:]
    write("报告", {f"{number:02}.txt": text for number, text in enumerate(texts)})
    code, whole, _ = run("报告", "--across", "--select", "FZ112")
    ((path, _, message),) = told(whole)
    assert Path(path).name == "07.txt"
    assert "03.txt”第" in message and "基本相同（有少量改动）" in message
    assert code == 0
    assert told(run("报告", "--select", "FZ112")[1]) == []
    assert run("报告", "--across", "--select", "FZ112")[1] == whole  # out of the cache


LAST_YEAR = """\
青河县农业局2023年法治政府建设情况报告
一、主要举措和成效
2023年，全局把法治建设摆在突出位置，与农业执法工作一同部署、一同考核。
全年开展农资打假执法检查326次，查办案件41起，罚没款全部入库。
"""
THIS_YEAR = LAST_YEAR.replace("农业局2023年", "农业局2024年")


def test_against_the_report_of_last_year(run: Run) -> None:
    write(".", {"今年.txt": THIS_YEAR, "去年.txt": LAST_YEAR})
    code, whole, err = run("今年.txt", "--against", "去年.txt", "--select", "FZ11")
    assert [(code, "去年.txt" in message) for _, code, message in told(whole)] == [("FZ111", True), ("FZ110", True)]
    assert code == 0 and err == ""
    assert told(run("今年.txt", "--select", "FZ11")[1]) == []
    code, whole, _ = run("今年.txt", "--against", "没有.txt")
    assert code == 2 and whole["errors"][0]["code"] == "not-found"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_earlier_report_that_cannot_be_read_is_told(run: Run, jobs: str) -> None:
    write(".", {"今年.txt": THIS_YEAR, "另一份.txt": LAST_YEAR.replace("农业局", "水利局"), "去年.docx": "不是文档"})
    code, whole, _ = run("今年.txt", "另一份.txt", "--against", "去年.docx", "--jobs", jobs)
    assert code == 2
    (problem,) = whole["errors"]
    assert problem["message"].startswith("去年.docx：没有用来对照。")
    assert [file["path"] for file in whole["files"]] == ["今年.txt", "另一份.txt"]


def test_folders_by_year_go_by_the_unit(run: Run) -> None:
    other = LAST_YEAR.replace("青河县农业局", "白石县水利局")
    new = THIS_YEAR.replace("青河县农业局", "柳溪县林业局")
    write("2023", {"a.txt": LAST_YEAR, "b.txt": other})
    write("2024", {"b.txt": THIS_YEAR, "c.txt": new})
    _, whole, err = run("2024", "--against", "2023", "--select", "FZ110")
    ((path, _, message),) = told(whole)
    assert Path(path).name == "b.txt" and "a.txt" in message
    assert "c.txt”没有可对照的以前的报告" in err
    _, _, err = run("2023/a.txt", "--against", "2024/b.txt", "--select", "FZ110")
    assert "那一份的年度不比它早" in err
    ((path, _, message),) = told(run("2023", "2024", "--across", "--select", "FZ110")[1])
    assert Path(path).name == "b.txt" and "a.txt" in message


def test_jobs_and_across_give_the_same(run: Run) -> None:
    texts = {f"{number:02}.txt": many_texts.report(number // 2, size=2000) for number in range(8)}
    write("报告", texts)
    alone = run("报告", "--across", "--no-cache", "--jobs", "1")
    assert run("报告", "--across", "--no-cache", "--jobs", "2") == alone


INTERRUPTED = """
import os, signal
from fzlint.cli.main import main
from fzlint.many import run

kept = run._kept

def interrupted(results, done):
    for checked in kept(results, done):
        if len(done) == 5:
            os.kill(os.getpid(), signal.SIGINT)
        yield checked

run._kept = interrupted
main([".", "--no-config", "--no-cache", "--format", "json", "--jobs", "JOBS"])
"""


def heeded() -> None:
    """Whoever started the tests in the background had interrupts ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_keeps_what_is_done(tmp_path: Path, jobs: str) -> None:
    for number in range(60):
        (tmp_path / f"{number:03}.txt").write_text(FAULTY, encoding="utf-8")
    code = INTERRUPTED.replace("JOBS", jobs)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=ENV, capture_output=True, timeout=120, preexec_fn=heeded
    )
    assert done.stderr == b""
    whole = json.loads(done.stdout)
    SCHEMA.validate(whole)
    assert done.returncode == 130
    assert whole["errors"] == [
        {"code": "interrupted", "message": "检查被中断：查完了 5 个文件，还有 55 个没有查。", "key": ""}
    ]
    assert len(whole["files"]) == 5
