from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from by_hand import commas, document, finding, related, report, run
from jsonschema import Draft202012Validator

from fzlint.document.model import Block, Document, Label, Part, Piece, Span
from fzlint.finding import Edit, FileReport, Fix, Problem
from fzlint.report.json import write
from fzlint.report.result import Layout
from fzlint.version import __version__

LAYOUT = Layout("json")
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "findings.schema.json").read_text(encoding="utf-8"))


def told(*reports: FileReport, **more: object) -> dict[str, Any]:
    stream = io.StringIO()
    write(run(LAYOUT, *reports, **more), LAYOUT, stream)
    whole: dict[str, Any] = json.loads(stream.getvalue())
    Draft202012Validator(SCHEMA).validate(whole)
    return whole


def test_the_schema_is_one_and_refuses() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    whole = told(report(document()))
    assert not list(Draft202012Validator(SCHEMA).iter_errors(whole))
    for wrong in (
        whole | {"errors": [{"code": "other", "message": "……", "key": ""}]},
        whole | {"more": 1},
        {key: value for key, value in whole.items() if key != "summary"},
    ):
        assert list(Draft202012Validator(SCHEMA).iter_errors(wrong))


def test_a_finding() -> None:
    made = document()
    edit = Edit(Span(made.text.index("（三）"), made.text.index("（三）") + 3), "（二）")
    skipped = finding(
        made, "（三）", related=(related(made, "（一）", "上一个序号"),), fix=Fix(False, (edit,)), covered=2
    )
    whole = told(report(made, skipped, kind="法治政府建设年度报告", suppressed=1, baselined=3))
    place = {"start": {"paragraph": 4, "column": 1}, "end": {"paragraph": 4, "column": 4}}
    assert whole == {
        "schema": 1,
        "fzlint": __version__,
        "errors": [],
        "files": [
            {
                "path": "报告.txt",
                "format": "text",
                "kind": "法治政府建设年度报告",
                "kind_from": "",
                "title": "青河区农业局2024年法治政府建设情况报告",
                "unit": "",
                "year": None,
                "error": None,
                "errors": [],
                "notes": [],
                "findings": [
                    {
                        "code": "FZ201",
                        "name": "skipped-number",
                        "url": "",
                        "severity": "error",
                        "message": "序号跳号：“（一）”之后是“（三）”，缺“（二）”。",
                        **place,
                        "section": ["一、主要做法", "（三）强化培训"],
                        "marked": "（三）",
                        "excerpt": "（三）强化培训。举办讲座十场，参训八百…",
                        "fingerprint": skipped.fingerprint,
                        "absent": False,
                        "covers": 2,
                        "related": [
                            {
                                "start": {"paragraph": 3, "column": 1},
                                "end": {"paragraph": 3, "column": 4},
                                "message": "上一个序号",
                            }
                        ],
                        "other": None,
                        "fix": {"safe": False, "edits": [{**place, "text": "（二）"}]},
                    }
                ],
            }
        ],
        "skipped": [],
        "summary": {
            "files": 1,
            "errors": 1,
            "warnings": 0,
            "infos": 0,
            "covered": 2,
            "suppressed": 1,
            "baselined": 3,
            "fixable": 1,
        },
    }


def test_habits_are_not_folded() -> None:
    made = document()
    (file,) = told(report(made, *commas(made)))["files"]
    assert [each["start"]["column"] for each in file["findings"]] == [13, 18, 23, 28]


def test_parts_of_a_word_file_and_automatic_numbers() -> None:
    text = "举办讲座。\n脚注。"
    blocks = (
        Block(0, 5, "item", Part(), Label("（三）", "han-bracket", 3, True, Span(0, 0)), 0, None, (Piece(0, 12, 1),)),
        Block(6, 9, "note", Part("footnote", "2"), None, 6, None, (Piece(6, 1, 1),)),
    )
    made = Document(format="docx", text=text, blocks=blocks)
    labelled = finding(made, "举办", span=Span(0, 0, label=True))
    (file,) = told(report(made, labelled, finding(made, "脚注")))["files"]
    first, second = file["findings"]
    assert (first["start"], first["end"]) == ({"paragraph": 12, "column": 0}, {"paragraph": 12, "column": 1})
    assert first["marked"] == "（三）"
    assert first["excerpt"] == "（三）举办讲座。"
    assert second["start"] == {"paragraph": 1, "column": 1, "part": "footnote", "id": "2"}


def test_an_excerpt_is_one_line_marked_is_whole() -> None:
    made = document()
    broken = finding(made, "通报。\n（三）强化")
    (file,) = told(report(made, broken))["files"]
    (each,) = file["findings"]
    assert each["marked"] == "通报。\n（三）强化"
    assert each["excerpt"] == "…确分工,压实责任,定期会商,逐月通报。／（三）强化培训。举办讲座十场，参训八百人次…"
    long = finding(made, made.text[22:].strip())
    (file,) = told(report(made, long))["files"]
    assert file["findings"][0]["marked"] == made.text[22:].strip()
    assert len(file["findings"][0]["excerpt"]) < 100


def test_private_numbers_are_masked() -> None:
    made = document("报告\n联系人电话13912345678,请拨打。\n")
    whole = told(report(made, finding(made, "13912345678", masked=True), *commas(made)))
    assert whole["files"][0]["findings"][0]["marked"] == "139******78"
    assert "13912345678" not in json.dumps(whole)


def test_problems() -> None:
    locked = FileReport("密.docx", "docx", None, None, error=Problem("encrypted", "文件有密码。", "密.docx"))
    strange = FileReport("图.png", "", None, None, error=Problem("unsupported", "不能检查。", "图.png"))
    crashed = report(document(), problems=(Problem("rule-crashed", "规则 FZ201 出错。", "FZ201"),))
    whole = told(locked, strange, crashed, problems=(Problem("bad-config", "有误", "ignore"),))
    assert whole["errors"] == [{"code": "bad-config", "message": "有误", "key": "ignore"}]
    assert [file["error"] and file["error"]["code"] for file in whole["files"]] == ["encrypted", "unsupported", None]
    assert [file["format"] for file in whole["files"]] == ["docx", None, "text"]
    assert whole["files"][2]["errors"][0]["code"] == "rule-crashed"
    assert whole["summary"]["files"] == 3


def test_a_file_name_that_is_no_utf_8() -> None:
    whole = told(report(document(), path=b"\xb1\xa8.txt".decode("utf-8", "surrogateescape")))
    assert whole["files"][0]["path"].encode("utf-8", "surrogateescape") == b"\xb1\xa8.txt"


def test_statistics() -> None:
    made = document()
    layout = Layout("json", statistics=True)
    stream = io.StringIO()
    done = run(layout, report(made, *commas(made)), report(made, commas(made)[0]), summaries={"FZ301": "混用"})
    write(done, layout, stream)
    whole = json.loads(stream.getvalue())
    Draft202012Validator(SCHEMA).validate(whole)
    assert whole["statistics"] == [
        {"code": "FZ301", "name": "mixed-width", "summary": "混用", "findings": 5, "files": 2}
    ]
    assert "statistics" not in told(report(made))
