from __future__ import annotations

from pathlib import Path

import pytest
from by_hand import rule

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


def test_a_file_that_is_no_utf_8(tmp_path: Path) -> None:
    (tmp_path / "fzlint.toml").write_bytes('kind = "报告"'.encode("gb18030"))
    with pytest.raises(BadConfig, match="UTF-8"):
        find(tmp_path)


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
        ('[severity]\nFZ9 = "off"', "severity", "没有“FZ9”"),
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
