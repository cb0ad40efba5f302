"""审读意见: the sheet, read back as a Word file."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from fzlint.cli.main import main


def rows(data: bytes) -> list[list[str]]:
    table = docx.Document(io.BytesIO(data)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_gravest_stands_first_and_a_habit_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("报告.txt").write_text(
        "关于培训工作的报告\n一、主要做法\n（一）举办讲座,编印教材,组织考试。\n（三）截止目前，已办12场。\n",
        encoding="utf-8",
    )
    with pytest.raises(SystemExit) as ended:
        main(["报告.txt", "--no-config", "--output", "意见.docx"])
    assert ended.value.code == 1
    head, *lines = rows(Path("意见.docx").read_bytes())
    assert head == ["序号", "级别", "位置", "问题", "修改建议", "处理结果"]
    assert [line[1] for line in lines] == sorted((line[1] for line in lines), key=["错误", "警告", "提示"].index)
    commas = [line for line in lines if "半角" in line[3]]
    assert len(commas) == 1
    assert "共 2 处" in commas[0][3]
    assert "讲座【,】编印" in commas[0][2]
    (gap,) = [line for line in lines if "跳号" in line[3]]
    assert "请补写" in gap[4] and "请" not in gap[3]
    assert gap[2].startswith("一、（三）")
    assert [line[0] for line in lines] == [str(i) for i in range(1, len(lines) + 1)]


def test_what_to_do_stands_in_a_column_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Path(__file__).parents[2] / "fixtures" / "tracked-changes.docx"
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main([str(draft), "--no-config", "--output", "意见.docx"])
    _, *lines = rows(Path("意见.docx").read_bytes())
    assert [line[0] for line in lines if not line[4]] == []
    lacking = next(line for line in lines if "缺少必备内容" in line[3])
    assert lacking[3].endswith("）。") and lacking[4].startswith("请补写；")
    assert next(line[4] for line in lines if "半角" in line[3]) == "“,”改为“，”。"
    assert [line[2] for line in lines if "【】" in line[2]] == []


def test_what_is_not_read_is_said_and_odd_characters_do_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("空.docx").write_bytes(b"")
    Path("控.txt").write_text("关于培训工作的报告\n一、举办\x08讲座,编印教材\x1b[31m。\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["空.docx", "控.txt", "--no-config", "--format", "docx", "--output", "意见.docx"])
    assert ended.value.code == 2
    text = "\n".join(paragraph.text for paragraph in docx.Document("意见.docx").paragraphs)
    assert "0 字节" in text
    assert "合计：" in text and "1 个文件未能检查" in text


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--format", "docx"], "--output"),
        (["--output", "意见.pdf"], ".docx"),
        (["--format", "json", "--output", "意见.docx"], "意见.docx"),
        (["--format", "docx", "--output", "意见.txt"], "意见.txt"),
    ],
)
def test_a_file_name_and_a_format_that_do_not_agree(
    args: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text("正文。\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["甲.txt", *args])
    assert ended.value.code == 2
    assert says in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["甲.txt"]
