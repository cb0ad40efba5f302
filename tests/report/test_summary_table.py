"""The table over many files: screen, spreadsheet, page."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from fzlint.cli.main import main
from fzlint.report.columns import width

FAULTY = "{}2024年法治政府建设情况报告\n一、主要举措\n（一）办结案件二十一件,按期办结。\n（三）举办讲座。\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    monkeypatch.chdir(tmp_path)
    Path("报告").mkdir()
    for number, unit in enumerate(("青河县农业局", "白石县水利局", "=1+1局")):
        Path(f"报告/{number}.txt").write_text(FAULTY.format(unit), encoding="utf-8")
    Path("报告/=cmd 空.txt").write_bytes(b"")
    Path("报告/＋.docx").write_bytes(b"PK")

    def call(*args: str) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["报告", "--no-config", "--select", "FZ103,FZ2,FZ3", *args])
        assert ended.value.code == 2
        return capsys.readouterr().out

    return call


def test_on_the_screen(run: Callable[..., str]) -> None:
    told = run("--summary").splitlines()
    assert told[0].split() == ["单位或文件", "年度", "错误", "警告", "提示", "缺"]
    row = next(line for line in told if line.startswith("青河县农业局")).split()
    assert row[1:3] == ["2024", str(2 + int(row[-1]))]  # the parts that it lacks are errors too
    assert any(line.startswith("=cmd 空.txt") and line.endswith("未查") for line in told)
    assert any(line.startswith("=cmd 空.txt：文件是空的") for line in told)
    assert any(line.startswith("缺少“") and "青河县农业局、白石县水利局" in "".join(told) for line in told)
    assert all(width(line) <= 80 for line in told)


def test_two_reports_of_one_unit_are_told_apart(run: Callable[..., str]) -> None:
    Path("报告/又.txt").write_text(FAULTY.format("青河县农业局"), encoding="utf-8")
    told = run("--summary")
    assert "\n青河县农业局 0.txt  " in told and "\n青河县农业局 又.txt  " in told
    assert "\n白石县水利局  " in told


def test_a_workbook(run: Callable[..., str], tmp_path: Path) -> None:
    run("--summary", "--output", "汇总.xlsx")
    book = openpyxl.load_workbook("汇总.xlsx")
    assert book.sheetnames == ["汇总", "规则", "问题"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{sheet.max_row}"
    table = {row[0].value: row for row in book["汇总"].iter_rows(min_row=2)}
    empty = table[str(Path("报告/=cmd 空.txt"))]
    assert empty[4].value is None and empty[8].value.startswith("文件是空的")
    assert empty[0].data_type == "s"
    assert empty[0].hyperlink.target == "%E6%8A%A5%E5%91%8A/%3Dcmd%20%E7%A9%BA.txt"  # from where the workbook is
    assert table[str(Path("报告/0.txt"))][1].value == "青河县农业局"
    found = list(book["问题"].iter_rows(min_row=2, values_only=True))
    assert ("FZ201", "序号跳号") in [(row[3], row[4]) for row in found]
    counts = {row[0]: row[3:] for row in book["规则"].iter_rows(min_row=2, values_only=True)}
    assert counts["FZ201"] == (3, 3)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(run: Callable[..., str], tmp_path: Path) -> None:
    run("--summary", "--output", "汇总.xlsx")
    profile = (tmp_path / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
    ]
    done = subprocess.run([*command, "汇总.xlsx"], capture_output=True, timeout=120, check=False)
    if not Path("汇总.csv").exists() and b"no export filter" in done.stdout + done.stderr:
        pytest.skip("LibreOffice Calc is not installed")
    table = list(csv.reader(io.StringIO(Path("汇总.csv").read_text(encoding="utf-8"))))
    assert [row[1] for row in table[:3]] == ["单位", "青河县农业局", "白石县水利局"]
    assert table[4][0].endswith("=cmd 空.txt")  # a text, no formula


def test_comma_separated_values(run: Callable[..., str]) -> None:
    run("--summary", "--output", "汇总.csv")
    text = Path("汇总.csv").read_bytes().decode()
    assert text.startswith("\ufeff文件,单位")
    table = list(csv.DictReader(io.StringIO(text[1:])))
    assert len(table) == 5
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in table for cell in row.values())


def test_in_json(run: Callable[..., str]) -> None:
    whole = json.loads(run("--summary", "--format", "json"))
    schema = Path(__file__).parents[2] / "docs" / "findings.schema.json"
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(whole)
    assert [row["unit"] for row in whole["table"]][:2] == ["青河县农业局", "白石县水利局"]
    assert whole["table"][3]["errors"] is None
    assert "table" not in json.loads(run("--format", "json"))


def test_the_page_of_the_office_links_to_the_reports(run: Callable[..., str]) -> None:
    run("--summary", "--output", "汇总.html")
    page = Path("汇总.html").read_text(encoding="utf-8")
    assert "青河县农业局" in page and "序号跳号" in page
    assert "=cmd 空.txt" in page and "文件是空的" in page
    assert "http:" not in page and "https:" not in page
    pages = sorted(Path("汇总-各报告").iterdir())
    assert [path.name for path in pages] == [f"{number:04}.html" for number in range(1, 6)]
    assert "%E6%B1%87%E6%80%BB-%E5%90%84%E6%8A%A5%E5%91%8A/0001.html" in page
    assert "青河县农业局" in pages[0].read_text(encoding="utf-8")


def test_who_shares_with_whom(run: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    passage = (
        "少数干部把学法当作软任务，遇到矛盾习惯于凭经验拍板，对新法新规的掌握停留在会议传达层面。"
        "基层所平均不足三人，专业装备老化，夜间巡查常常一人一车，一个季度才能轮完一遍，群众反映的问题不能当天到场。"
        "考核问责不够严格，表扬多批评少，对整改不到位的单位没有跟踪问效，年底才知道哪些任务落了空。"
        "普法方式比较单一，面向老年人和外出务工人员的内容少，效果缺少检验，有的村一年只挂过两回横幅。"
    )
    for number, unit in enumerate(("青河县农业局", "白石县水利局")):
        Path(f"报告/{number}.txt").write_text(FAULTY.format(unit) + passage, encoding="utf-8")
    run("--summary", "--across", "--extend-select", "FZ112", "--output", "汇总.html")
    page = Path("汇总.html").read_text(encoding="utf-8")
    assert '<table class="matrix">' in page
    assert "白石县水利局 2024</a>：1 处" in page


def test_what_a_table_cannot_be_written_to(run: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["报告", "--summary", "--output", "汇总.docx"])
    assert (
        "--summary 可以显示在屏幕上，或用 --output 写成 .txt、.xlsx、.csv、.html、.json 文件。"
        in capsys.readouterr().err
    )
