"""A notebook that is run by Jupyter's own client: what a report looks like below its cell."""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from installing import ROOT, run

CELLS = (
    "import fzlint\nreport = fzlint.check('fixtures/tracked-changes.docx', select='FZ201')\nreport",
    "[(found.line, found.code) for found in report.findings]",
    "fzlint.check('没有这个文件.docx')",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[list[dict[str, Any]]]:
    """What each cell shows."""
    path = tmp_path_factory.mktemp("notebook") / "检查.ipynb"
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    book.cells[0].source = f"import os\nos.chdir({str(ROOT)!r})\n{CELLS[0]}"
    nbformat.write(book, path)
    program = Path(sys.executable).with_name("jupyter-execute")
    run(program, "--inplace", "--allow-errors", "--kernel_name=python3", path, cwd=path.parent)
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell["outputs"] for cell in cells]


def test_a_report_is_its_page(outputs: list[list[dict[str, Any]]]) -> None:
    [shown] = outputs[0]
    assert shown["output_type"] == "execute_result"
    assert "1 findings" in "".join(shown["data"]["text/plain"])
    frame = "".join(shown["data"]["text/html"])
    page = re.fullmatch(r'<iframe srcdoc="([^"]*)" sandbox [^<>]*></iframe>', frame)
    assert page, frame[:200]
    inside = html.unescape(page.group(1))
    assert inside.startswith("<!DOCTYPE html>") and "序号跳号" in inside and "（四）" in inside


def test_findings_are_values(outputs: list[list[dict[str, Any]]]) -> None:
    [shown] = outputs[1]
    assert "".join(shown["data"]["text/plain"]) == "[(8, 'FZ201')]"


def test_a_mistyped_path_is_an_error_below_its_cell(outputs: list[list[dict[str, Any]]]) -> None:
    [shown] = outputs[2]
    assert (shown["output_type"], shown["ename"]) == ("error", "Unreadable")
    assert "没有这个文件.docx" in shown["evalue"]
