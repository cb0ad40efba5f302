from __future__ import annotations

from pathlib import Path

import pytest

from fzlint.cli.tested import tested as outcome
from fzlint.rulebook import kind_examples
from fzlint.rulebook.load import kind_files, load, shipped
from fzlint.rulebook.read_kind import read_kind, read_kind_text
from fzlint.rulebook.rule import BadRule

OWN = """
name = "月度执法情况报告"
titles = ["…执法…{月报}"]
never = ["…通知"]
[words]
"月报" = ["月报", "月度报告"]
[[parts]]
name = "办案情况"
headings = ["…办案…", "…案件（办理）情况"]
texts = ["…立案{n}件…"]
[[title]]
right = ["水务局3月执法月报"]
wrong = ["关于报送执法月报的通知"]
[[heading]]
part = "办案情况"
right = ["案件办理情况"]
wrong = ["学习情况"]
[[text]]
part = "办案情况"
right = ["本月立案3件。"]
wrong = ["本月没有立案。"]
"""


def write(folder: Path, text: str, name: str = "monthly.toml") -> Path:
    (folder / "report-kinds").mkdir(exist_ok=True)
    path = folder / "report-kinds" / name
    path.write_text(text, encoding="utf-8")
    return path


def test_templates_become_patterns(tmp_path: Path) -> None:
    kind = read_kind(write(tmp_path, OWN))
    assert kind.file == "monthly.toml"
    assert [pattern.startswith("^") for pattern in kind.titles] == [False]
    [part] = kind.parts
    assert part.told_by("案件情况") and part.told_by("本月办案数据") and not part.told_by("案件情况分析")


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        (('"…执法…{月报}"', '"…执法…{年报}"'), "titles", "“{年报}”不在 [words] 里"),
        (('"…办案…"', '"…（办案…"'), "parts[1].headings", "括号不成对"),
        (('["月报", "月度报告"]', "[]"), "words.月报", "应为一列词语"),
        (('name = "办案情况"\n', 'name = "办案情况"\nheads = []\n'), "parts[1].heads", "不认识这一项"),
        (("[words]", "file = 'x'\n[words]"), "file", "不认识这一项"),
        (("[words]", "[patterns]\n甲 = '('\n[words]".replace("甲", '"甲"')), "patterns.甲", "不是正则表达式"),
        (("[words]", "[patterns]\n甲 = '(?:a+)+b'\n[words]".replace("甲", '"甲"')), "patterns.甲", "重复里又有重复"),
        (
            ('part = "办案情况"\nright = ["案件', 'part = "别的"\nright = ["案件'),
            "heading[1].part",
            "没有名为“别的”的部分",
        ),
        (('right = ["水务局3月执法月报"]\nwrong = ["关于报送执法月报的通知"]', ""), "title[1]", "缺少例子"),
        (('right = ["水务局3月执法月报"]', 'good = ["水务局3月执法月报"]'), "title[1].good", "不认识这一项"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, change: tuple[str, str], key: str, says: str) -> None:
    assert change[0] in OWN
    with pytest.raises(BadRule) as caught:
        read_kind(write(tmp_path, OWN.replace(*change, 1)))
    assert caught.value.key == key
    assert says in str(caught.value)


def test_all_mistakes_of_a_kind_come_at_once_with_their_places(tmp_path: Path) -> None:
    text = OWN.replace('"…执法…{月报}"', '"…执法…{年报}", "…（执法"').replace('["…通知"]', '["…（通知", "…{周报}"]')
    text = text.replace('"…办案…"', '"办…|"').replace('right = ["本月立案3件。"]', "right = 1")
    with pytest.raises(BadRule) as caught:
        read_kind(write(tmp_path, text))
    assert [(m.line, m.column, m.key) for m in caught.value.mistakes] == [
        (3, 12, "titles"),
        (3, 24, "titles"),
        (4, 11, "never"),
        (4, 19, "never"),
        (9, 14, "parts[1].headings"),
        (20, 1, "text[1].right"),
    ]


def test_a_wrong_list_of_words_is_told_once(tmp_path: Path) -> None:
    with pytest.raises(BadRule) as caught:
        read_kind(write(tmp_path, OWN.replace('["月报", "月度报告"]', "[]")))
    assert [m.key for m in caught.value.mistakes] == ["words.月报"]


def test_examples_are_run(tmp_path: Path) -> None:
    write(tmp_path, OWN)
    assert outcome(tmp_path) == ([f"{tmp_path}：1 种报告，6 个例句，全部符合。"], False)
    write(
        tmp_path,
        OWN.replace("学习情况", "办案学习情况").replace("3月执法月报", "3月执法季报").replace("立案3件", "立案多件"),
    )
    lines, wrong = outcome(tmp_path)
    assert wrong and lines[-1].endswith("3 处与例句不符。")
    assert "[[title]]：“水务局3月执法季报”应当认作这一种报告，实际没有认出" in lines[0]
    assert "[[heading]]：“办案学习情况”不应当认作“办案情况”，实际认作了" in lines[1]
    assert "[[text]]：“本月立案多件。”应当认作“办案情况”，实际没有认出" in lines[2]


@pytest.mark.parametrize("path", kind_files(shipped()), ids=lambda path: path.name)
def test_shipped_kinds(path: Path) -> None:
    text = read_kind_text(path)
    assert kind_examples.number(text) >= 3
    assert kind_examples.failures(text, load()[1]) == []


def test_kinds_of_an_office_take_their_place_by_file_name(tmp_path: Path) -> None:
    write(tmp_path, OWN, "a.toml")
    kinds = load([tmp_path])[1]
    assert kinds[0].name == "月度执法情况报告"
    assert [kind.file for kind in kinds] == sorted(kind.file for kind in kinds)


def test_the_example_of_the_manual_works(tmp_path: Path) -> None:
    manual = Path(str(shipped() / "README.md")).read_text(encoding="utf-8")
    [example] = [block for block in manual.split("```toml\n")[1:] if block.startswith('name = "月度')]
    write(tmp_path, example.partition("```")[0])
    assert outcome(tmp_path) == ([f"{tmp_path}：1 种报告，6 个例句，全部符合。"], False)
