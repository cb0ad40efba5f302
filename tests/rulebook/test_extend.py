"""Words and rows of an office, laid over the shipped rules."""

from __future__ import annotations

from pathlib import Path

import pytest

import fzlint

HEAD = "青河区司法局2024年法治政府建设情况报告\n\n一、主要做法\n"


def told(tmp_path: Path, text: str, config: str, select: str) -> list[str]:
    (tmp_path / "fzlint.toml").write_text(config, encoding="utf-8")
    report = fzlint.check(HEAD + text + "\n", config=tmp_path / "fzlint.toml", select=select)
    return [found.text for found in report.findings]


def test_an_allowed_word_is_left_alone_by_every_rule_about_words(tmp_path: Path) -> None:
    text = "会议研究布署普法工作，布署执法检查，坚坚持依法办事，依据《青河区水体条例》处理，进行进行培训。"
    before = told(tmp_path, text, "", "FZ5")
    assert before.count("布署") == 2
    after = told(tmp_path, text, '[words]\nallow = ["布署普法"]', "FZ5")
    assert after.count("布署") == 1
    assert [words for words in before if words != "布署"] == [words for words in after if words != "布署"]
    assert told(tmp_path, text, f"[words]\nallow = {sorted(set(before))}", "FZ5") == []


def test_other_rules_know_nothing_of_allowed_words(tmp_path: Path) -> None:
    text = "会议研究部署普法工作,部署执法检查。"
    assert told(tmp_path, text, '[words]\nallow = ["普法工作,部署"]', "FZ301") == [","]


def test_terms_of_the_office_are_frequent(tmp_path: Path) -> None:
    text = "全年推荐法治建设，落实推荐法治工作机制。"
    assert told(tmp_path, text, "", "FZ506") == ["推荐", "推荐"]
    assert told(tmp_path, text, '[words]\nterms = ["推荐法治工作机制"]', "FZ506") == []


def test_a_slip_in_a_term_of_the_office_is_told(tmp_path: Path) -> None:
    text = "办好法治驿站调楚站三个。"
    assert told(tmp_path, text, "", "FZ506") == []
    assert told(tmp_path, text, '[words]\nterms = ["法治驿站调处站"]', "FZ506") == ["调楚"]


def test_rows_are_added_to_a_shipped_table(tmp_path: Path) -> None:
    text = "由营商办牵头，会议研究布署下半年工作，民主布署到位。"
    config = '[extend.FZ504]\nrows = [{ wrong = "营商办", right = "优化营商环境办公室" }]\n'
    assert told(tmp_path, text, "", "FZ504") == ["布署", "布署"]
    assert told(tmp_path, text, config, "FZ504") == ["营商办", "布署", "布署"]
    assert told(tmp_path, text, config + 'unless = ["民主布署"]\n', "FZ504") == ["营商办", "布署"]
    by_name = config.replace("FZ504", "confusable-word")
    assert told(tmp_path, text, by_name, "FZ504") == ["营商办", "布署", "布署"]


def test_a_rule_folder_may_add_too(tmp_path: Path) -> None:
    (tmp_path / "规则").mkdir()
    (tmp_path / "规则" / "补充.toml").write_text('[extend.FZ504]\nrows = [{ wrong = "营商办" }]\n', encoding="utf-8")
    assert told(tmp_path, "由营商办牵头。", 'rule-folders = ["规则"]', "FZ504") == ["营商办"]


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("[extend.FZ999]\nrows = []", "没有“FZ999”这条规则"),
        ("[extend.FZ504]\nrowz = []", "不能添这一项；可以添的有：rows、unless"),
        ('[extend.FZ504]\nrows = [{ wrong = "甲", rihgt = "乙" }]', "不认识这一项"),
        ('[extend.FZ504]\nrows = [{ wrong = "" }]', "空"),
        ("[extend.FZ504]\nunless = [1]", "应为一列词语"),
        ("[extend.FZ504]\nunless = [1]\nrowz = []\n[extend.FZ999]\nrows = []", "有 3 处错误"),
    ],
)
def test_what_cannot_be_added(tmp_path: Path, config: str, says: str) -> None:
    with pytest.raises(fzlint.BadConfig, match=r"fzlint\.toml") as caught:
        told(tmp_path, "甲", config, "FZ504")
    assert says in str(caught.value)
    assert "第" in str(caught.value)
