from __future__ import annotations

from pathlib import Path

import pytest
from by_hand import rule

import fzlint
from fzlint.rulebook.kind import Kind
from fzlint.settings.config import KEYS, BadConfig, find, merge, read
from fzlint.settings.setup import UsageError, Wishes, check_wishes, choose, folders, make

RULES = [
    rule("FZ201", "skipped-number", "甲"),
    rule("FZ202", "repeated-number", "乙", "warning"),
    rule("FZ301", "mixed-width", "丙"),
    rule("FZ603", "page-furniture", "丁", "warning", publish="error"),
    rule("FZ701", "page-margins", "戊")._replace(severity="off"),
]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def running(tmp_path: Path, text: str = "", wishes: Wishes | None = None) -> list[str]:
    config = merge([read(write(tmp_path / "fzlint.toml", text))])
    return [each.code for each in make(config, wishes or Wishes(), RULES, []).rules]


# ------------------------------------------------------------------------ files


def test_the_nearest_file_wins_key_by_key(tmp_path: Path) -> None:
    outer = write(
        tmp_path / "fzlint.toml", 'root = true\nignore = ["FZ301"]\nkind = "甲"\n[severity]\nFZ2 = "info"\nFZ3 = "info"'
    )
    inner = write(tmp_path / "局" / "fzlint.toml", 'ignore = ["FZ201"]\n[severity]\nFZ2 = "warning"')
    config = merge(find(tmp_path / "局"))
    assert config.paths == (inner, outer)
    assert config.get("ignore") == ["FZ201"]
    assert config.get("kind") == "甲"
    assert config.values["kind"].path == outer
    assert {key: (value.value, value.path) for key, value in config.table("severity").items()} == {
        "FZ2": ("warning", inner),
        "FZ3": ("info", outer),
    }


def test_what_is_named_like_settings_and_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "fzlint.toml").mkdir()
    with pytest.raises(BadConfig, match="文件夹"):
        find(tmp_path)
    (tmp_path / "fzlint.toml").rmdir()
    (tmp_path / "fzlint.toml").symlink_to("fzlint.toml")
    with pytest.raises(BadConfig, match="链接"):
        find(tmp_path)


def test_root_stops(tmp_path: Path) -> None:
    write(tmp_path / "fzlint.toml", 'ignore = ["FZ301"]')
    inner = write(tmp_path / "局" / ".fzlint.toml", "root = true")
    assert merge(find(tmp_path / "局" / "科")).paths == (inner,)


def test_one_file_a_folder(tmp_path: Path) -> None:
    project = write(tmp_path / "pyproject.toml", "[tool.fzlint]\nroot = true")
    assert [file.path for file in find(tmp_path)] == [project]
    hidden = write(tmp_path / ".fzlint.toml", "root = true")
    assert [file.path for file in find(tmp_path)] == [hidden]
    plain = write(tmp_path / "fzlint.toml", "root = true")
    assert [file.path for file in find(tmp_path)] == [plain]


def test_a_pyproject_that_says_nothing_does_not_count(tmp_path: Path) -> None:
    outer = write(tmp_path / "fzlint.toml", "root = true")
    write(tmp_path / "库" / "pyproject.toml", "[tool.other]\nx = 1")
    assert [file.path for file in find(tmp_path / "库")] == [outer]


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('ignroe = ["FZ2"]', "ignroe", "没有“ignroe”这一项，是不是“ignore”？"),
        ('ignore = "FZ2"', "ignore", "应为一列文字"),
        ("ignore = [1]", "ignore", "应为一列文字"),
        ("kind = 1", "kind", "应为文字"),
        ('publish = "yes"', "publish", "应为 true 或 false"),
        ('fail-on = "warn"', "fail-on", "不能是“warn”，是不是“warning”？"),
        ('severity = "error"', "severity", "应为一张表"),
        ('[severity]\nFZ2 = "eror"', "severity.FZ2", "是不是“error”？"),
        ('[per-file-ignores]\n"a" = "FZ2"', "per-file-ignores.a", "应为一列文字"),
        ('[severity]\nFZ2 = "警告"', "severity.FZ2", "不能是“警告”，请写作“warning”。"),
        ("ignore = [", "", "不是合格的 TOML"),
    ],
)
def test_a_bad_file_names_file_and_key(tmp_path: Path, text: str, key: str, says: str) -> None:
    path = write(tmp_path / "fzlint.toml", text)
    with pytest.raises(BadConfig, match=r"fzlint\.toml") as caught:
        find(tmp_path)
    assert caught.value.path == path
    assert caught.value.key == key
    assert says in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["fzlint.toml", "fzlint.toml.txt"])
def test_what_notepad_writes_is_read(tmp_path: Path, name: str, encoding: str) -> None:
    (tmp_path / name).write_bytes('root = true\r\nkind = "报告"\r\n'.encode(encoding))
    assert merge(find(tmp_path)).get("kind") == "报告"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "fzlint.toml").write_bytes(b"\xff\xff\x00\x81")
    with pytest.raises(BadConfig, match="UTF-8"):
        find(tmp_path)


def test_mistakes_of_every_sort_come_at_once(tmp_path: Path) -> None:
    text = (
        'ignroe = 1\nselect = ["FZ999"]\nkind = "无"\n[severity]\nFZ2 = "eror"\n[kinds."报"]\nignore = ["FZ998"]\n'
        '[extend.FZ504]\nrows = [{ wrong = "" }]\n[extend.FZ997]\nrows = []\n'
    )
    write(tmp_path / "fzlint.toml", text)
    with pytest.raises(BadConfig) as caught:
        fzlint.check("甲\n", config=tmp_path / "fzlint.toml")
    assert [(m.line, m.key) for m in caught.value.mistakes] == [
        (1, "ignroe"),
        (2, "select"),
        (3, "kind"),
        (5, "severity.FZ2"),
        (6, "kinds.报"),
        (7, "kinds.报.ignore"),
        (9, "extend.FZ504.rows[1]"),
        (10, "extend.FZ997"),
    ]


def test_codes_are_not_doubted_where_their_rules_are_missing(tmp_path: Path) -> None:
    write(tmp_path / "fzlint.toml", 'select = ["AB001"]\nrule-folders = ["规则", "附加"]\n')
    with pytest.raises(BadConfig) as caught:
        fzlint.check("甲\n", config=tmp_path / "fzlint.toml")
    assert [(m.line, m.column, m.key) for m in caught.value.mistakes] == [
        (2, 18, "rule-folders"),
        (2, 24, "rule-folders"),
    ]


def test_all_mistakes_of_a_file_come_at_once_with_their_places(tmp_path: Path) -> None:
    text = 'publish = 1\nignore = [\n  "FZ201",\n  3,\n]\n\n[severity]\nFZ2 = "info"\nFZ3 = "eror"\n'
    write(tmp_path / "fzlint.toml", text)
    with pytest.raises(BadConfig) as caught:
        find(tmp_path)
    assert [(m.line, m.column, m.key) for m in caught.value.mistakes] == [
        (1, 1, "publish"),
        (2, 1, "ignore"),
        (9, 8, "severity.FZ3"),
    ]
    assert "有 3 处错误：\n  第1行第1列：publish：应为 true 或 false" in str(caught.value)


def test_all_unknown_rules_of_a_file_come_at_once(tmp_path: Path) -> None:
    text = 'kind = "年度"\nignore = [\n  "FZ201",\n  "FZ999",\n]\n[kinds."无"]\nignore = ["FZ998"]\n'
    with pytest.raises(BadConfig) as caught:
        running(tmp_path, text)
    assert [(m.line, m.column, m.key) for m in caught.value.mistakes] == [
        (1, 1, "kind"),
        (4, 4, "ignore"),
        (6, 1, "kinds.无"),
        (7, 12, "kinds.无.ignore"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('ignore = ["FZ2"，"FZ3"]', ["第1行第16列：用了中文逗号“，”，请改为英文的 ,"]),
        ("ignore = [“FZ2”]", ["第1行第11列：用了中文引号“”"]),
        ("publish ＝ true", ["第1行第9列：用了全角等号“＝”"]),
        ('# “注释”，不算\nkind = "“引号”，也不算"\nroot ＝ true\npublish：true', ["第3行", "第4行第8列：用了中文冒号"]),
        ("kind = 报告", ["第1行第8列：不是合格的 TOML：等号后面的值读不懂"]),
        ('kind = "报告', ["不是合格的 TOML：", "文字没有写完"]),
        ("publish", ["名称后面应有等号"]),
        ("root = true\nroot = true", ["第2行", "只能写一次"]),
        ('kind = "a\\d"', ["反斜杠要写两个"]),
        ("报告 = 1", ["读不懂"]),
        ("ignore = [", ["不是合格的 TOML"]),
    ],
)
def test_what_a_chinese_keyboard_leaves_is_explained(tmp_path: Path, text: str, says: list[str]) -> None:
    write(tmp_path / "fzlint.toml", text)
    with pytest.raises(BadConfig) as caught:
        find(tmp_path)
    for words in says:
        assert words in str(caught.value)


# ---------------------------------------------------------------------- extend


def test_a_file_extends_another(tmp_path: Path) -> None:
    base = write(
        tmp_path / "共用" / "base.toml", 'root = true\nignore = ["FZ301"]\nkind = "甲"\nrule-folders = ["规则"]'
    )
    own = write(tmp_path / "局" / "fzlint.toml", 'root = true\nextend = "../共用/base.toml"\nignore = ["FZ201"]')
    config = merge(find(tmp_path / "局"))
    assert [path.resolve() for path in config.paths] == [own, base]
    assert (config.get("ignore"), config.get("kind")) == (["FZ201"], "甲")
    assert config.values["rule-folders"].path.resolve() == base


def test_a_file_that_extends_nothing_or_itself(tmp_path: Path) -> None:
    write(tmp_path / "fzlint.toml", 'root = true\nextend = "无.toml"')
    with pytest.raises(BadConfig, match=r"第2行第11列：extend：找不到要沿用的配置文件“无.toml”"):
        find(tmp_path)
    write(tmp_path / "甲.toml", 'extend = "fzlint.toml"')
    write(tmp_path / "fzlint.toml", 'root = true\nextend = "甲.toml"')
    with pytest.raises(BadConfig, match="绕成了圈"):
        find(tmp_path)


# ------------------------------------------------------------- kinds and files


def test_what_runs_in_reports_of_a_kind_and_in_some_files(tmp_path: Path) -> None:
    text = """
ignore = ["FZ301"]
[kinds."总结"]
ignore = ["FZ201"]
extend-select = ["FZ301", "FZ701"]
severity = { FZ202 = "error" }
[files."会议/"]
severity = { FZ2 = "off", FZ301 = "info" }
"""
    config = merge([read(write(tmp_path / "fzlint.toml", text))])
    kinds = [Kind("总结", ("总结",)), Kind("报告", ("报告",))]

    def running(kind: Kind | None, *files: str, wishes: Wishes = Wishes()) -> dict[str, str]:  # noqa: B008
        setup = make(config, wishes, RULES, kinds, files).of(kind)
        return {rule.code: rule.severity for rule in setup.rules}

    assert running(kinds[1]) == {"FZ201": "error", "FZ202": "warning", "FZ603": "warning"}
    assert running(kinds[0]) == {"FZ202": "error", "FZ301": "error", "FZ603": "warning", "FZ701": "warning"}
    assert running(None, "会议/") == {"FZ301": "info", "FZ603": "warning"}
    assert running(kinds[0], "会议/") == {"FZ301": "info", "FZ603": "warning", "FZ701": "warning"}
    assert set(running(kinds[0], wishes=Wishes(select=("FZ201",)))) == {"FZ201"}
    why = {each.rule.code: each.why for each in choose(config, Wishes(), RULES, "总结")}
    assert why["FZ201"] == "配置文件 kinds.总结 ignore FZ201"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[kinds.总结]", ""),
        ('[kinds]\n"总结" = ["FZ1"]', "kinds.总结"),
        ('[kinds."总结"]\nselect = ["FZ1"]', "kinds.总结.select"),
        ('[files."*.md"]\nseverity = { FZ2 = "low" }', "files.*.md.severity.FZ2"),
        ('[words]\nallowed = ["甲"]', "words.allowed"),
        ('[words]\nallow = [""]', "words.allow"),
        ("extend = 1", "extend"),
        ("[extend]\nFZ504 = 1", "extend.FZ504"),
    ],
)
def test_bad_overlays_and_words(tmp_path: Path, text: str, key: str) -> None:
    write(tmp_path / "fzlint.toml", text)
    with pytest.raises(BadConfig) as caught:
        find(tmp_path)
    assert caught.value.key == key


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="找不到"):
        read(tmp_path / "无.toml")
    with pytest.raises(BadConfig, match="没有"):
        read(write(tmp_path / "pyproject.toml", ""))


# ------------------------------------------------------------------------ rules


@pytest.mark.parametrize(
    ("text", "wishes", "codes"),
    [
        ("", Wishes(), "201 202 301 603"),
        ('ignore = ["FZ2"]', Wishes(), "301 603"),
        ('ignore = ["mixed-width"]', Wishes(), "201 202 603"),
        ('select = ["FZ2", "mixed-width"]', Wishes(), "201 202 301"),
        ('select = ["FZ2"]\nextend-select = ["FZ603"]', Wishes(), "201 202 603"),
        ('select = ["FZ201"]\nignore = ["FZ2"]', Wishes(), "201"),  # the more exact one wins
        ('select = ["ALL"]', Wishes(), "201 202 301 603 701"),
        ('extend-select = ["FZ7"]', Wishes(), "201 202 301 603 701"),
        ('ignore = ["FZ201"]', Wishes(select=("FZ2",)), "201 202"),  # the command line takes the place of the files
        ('ignore = ["FZ201"]', Wishes(extend_select=("FZ201",)), "201 202 301 603"),
        ('ignore = ["FZ201"]', Wishes(ignore=("FZ301",)), "202 603"),
        ('select = ["FZ201"]', Wishes(ignore=("FZ2",)), ""),
        ('[severity]\nFZ2 = "off"', Wishes(), "301 603"),
        ('[severity]\nFZ2 = "off"\nFZ201 = "error"', Wishes(), "201 301 603"),
        ('select = ["FZ2"]\n[severity]\nFZ201 = "off"', Wishes(), "202"),
        ('[severity]\nFZ2 = "off"', Wishes(select=("FZ201",)), "201"),
        ('[severity]\nFZ701 = "info"', Wishes(), "201 202 301 603 701"),
    ],
)
def test_which_rules_run(tmp_path: Path, text: str, wishes: Wishes, codes: str) -> None:
    assert running(tmp_path, text, wishes) == [f"FZ{code}" for code in codes.split()]


def test_every_choice_has_its_reason(tmp_path: Path) -> None:
    text = 'ignore = ["FZ202"]\nextend-select = ["FZ7"]\n[severity]\nmixed-width = "off"'
    config = merge([read(write(tmp_path / "fzlint.toml", text))])
    reasons = {each.rule.code: (each.on, each.why) for each in choose(config, Wishes(ignore=("FZ603",)), RULES)}
    assert reasons == {
        "FZ201": (True, "默认启用"),
        "FZ202": (False, "配置文件 ignore FZ202"),
        "FZ301": (False, "配置文件 severity mixed-width"),
        "FZ603": (False, "命令行 ignore FZ603"),
        "FZ701": (True, "配置文件 extend-select FZ7"),
    }
    text = '[severity]\nFZ701 = "info"'
    config = merge([read(write(tmp_path / "fzlint.toml", text))])
    assert choose(config, Wishes(), RULES)[-1].why == "配置文件 severity FZ701"


def test_what_is_selected_by_hand_is_the_reason(tmp_path: Path) -> None:
    config = merge([read(write(tmp_path / "fzlint.toml", '[severity]\nFZ202 = "off"'))])
    only = {each.rule.code: (each.on, each.why) for each in choose(config, Wishes(select=("FZ2",)), RULES)}
    assert only["FZ202"] == (True, "命令行 select FZ2")
    assert only["FZ301"] == (False, "命令行 select 未选")


def test_severity_by_the_most_exact_selector(tmp_path: Path) -> None:
    text = '[severity]\nALL = "info"\nFZ2 = "warning"\nskipped-number = "error"'
    setup = make(merge([read(write(tmp_path / "fzlint.toml", text))]), Wishes(), RULES, [])
    assert {each.code: each.severity for each in setup.rules} == {
        "FZ201": "error",
        "FZ202": "warning",
        "FZ301": "info",
        "FZ603": "info",
        "FZ701": "info",
    }
    assert setup.severities == {each.code: each.severity for each in setup.rules}


def test_publish(tmp_path: Path) -> None:
    config = merge([read(write(tmp_path / "fzlint.toml", ""))])
    setup = make(config, Wishes(publish=True), RULES, [])
    assert setup.severities == {"FZ603": "error"}
    assert make(config, Wishes(), RULES, []).severities == {}
    by_file = merge([read(write(tmp_path / "fzlint.toml", "publish = true"))])
    assert make(by_file, Wishes(), RULES, []).severities == {"FZ603": "error"}


def test_levels(tmp_path: Path) -> None:
    config = merge([read(write(tmp_path / "fzlint.toml", 'severity-level = "warning"\nfail-on = "info"'))])
    setup = make(config, Wishes(), RULES, [])
    assert (setup.level, setup.fail_on) == ("warning", "info")
    setup = make(config, Wishes(severity_level="error", fail_on="warning"), RULES, [])
    assert (setup.level, setup.fail_on) == ("error", "warning")


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('ignore = ["FZ999"]', "ignore", "没有“FZ999”这条规则"),
        ('ignore = [""]', "ignore", "没有“”这条规则"),
        ('select = ["skiped-number"]', "select", "是不是“skipped-number”？"),
        ('[severity]\nFZ9 = "off"', "severity.FZ9", "没有“FZ9”"),
        ('[per-file-ignores]\n"*.md" = ["x"]', "per-file-ignores.*.md", "没有“x”"),
        ('kind = "年度"', "kind", "没有名为“年度”的报告种类"),
    ],
)
def test_unknown_rules_and_kinds(tmp_path: Path, text: str, key: str, says: str) -> None:
    with pytest.raises(BadConfig) as caught:
        running(tmp_path, text)
    assert caught.value.key == key
    assert says in str(caught.value)
    assert "fzlint.toml" in str(caught.value)


def test_unknown_rules_on_the_command_line() -> None:
    with pytest.raises(UsageError, match="--ignore：没有“mixed-widht”这条规则，是不是“mixed-width”？"):
        check_wishes(Wishes(ignore=("mixed-widht",)), RULES)


def test_rule_folders_stand_beside_the_file_that_names_them(tmp_path: Path) -> None:
    (tmp_path / "局" / "规则").mkdir(parents=True)
    config = merge([read(write(tmp_path / "局" / "fzlint.toml", 'rule-folders = ["规则"]'))])
    assert folders(config) == [tmp_path / "局" / "规则"]
    config = merge([read(write(tmp_path / "fzlint.toml", 'rule-folders = ["规则"]'))])
    with pytest.raises(BadConfig, match="找不到规则文件夹“规则”"):
        folders(config)


def test_the_page_on_configuration_names_every_key(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "config.md").read_text(encoding="utf-8")
    text = page.partition("```toml\n")[2].partition("```")[0]
    assert set(read(write(tmp_path / "fzlint.toml", text)).data) == set(KEYS)
