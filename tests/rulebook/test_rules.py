"""Every example of every rule file is a test; every rule file has the form that rule keepers rely on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from fzlint.rulebook.examples import failure
from fzlint.rulebook.load import kind_files, load, rule_files, shipped
from fzlint.rulebook.read import read_rule
from fzlint.rulebook.read_kind import read_kind
from fzlint.rulebook.rule import BadRule, Example, RuleText

FOLDER = shipped()
TEXTS = [read_rule(path) for path in rule_files(FOLDER)]
KINDS = [read_kind(path) for path in kind_files(FOLDER)]
EXAMPLES = [
    pytest.param(text, example, id=f"{text.rule.code}-{'bad' if example.bad else 'good'}{example.number}")
    for text in TEXTS
    for example in text.examples
]
BY_CODE = [pytest.param(text, id=text.rule.code) for text in TEXTS]


@pytest.mark.parametrize(("text", "example"), EXAMPLES)
def test_example(text: RuleText, example: Example) -> None:
    assert failure(text, example, KINDS) == []


@pytest.mark.parametrize("text", BY_CODE)
def test_form(text: RuleText) -> None:
    rule = text.rule
    assert Path(text.path).name == f"{rule.code}-{rule.name}.toml"
    assert any(example.bad for example in text.examples), "a rule needs a bad example"
    assert any(not example.bad for example in text.examples), (
        "a rule needs a good example: the trap it must not fall into"
    )
    assert len(text.why) >= 20
    assert rule.message.endswith(("。", "）"))
    assert not re.search(r"[,;:?!()](?![^{]*\})", re.sub(r"[A-Za-z0-9_.{}<>/&#\[\]:;!-]+", "", rule.message)), (
        "message marks are full-width"
    )


def test_codes_and_names_are_unique() -> None:
    rules, _ = load()
    assert len({rule.code for rule in rules}) == len(rules) == len(TEXTS)
    assert len({rule.name for rule in rules}) == len(rules)
    known = {rule.code for rule in rules} | {rule.name for rule in rules}
    for rule in rules:
        assert set(rule.yields_to) <= known
        assert set(rule.kinds) <= {kind.name for kind in KINDS}


def test_the_manual_tells_every_check() -> None:
    manual = (Path(str(FOLDER)) / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \|.*\| ([FZ0-9 ]+) \|$", manual, re.MULTILINE)
    told = {(check, code) for check, codes in rows for code in codes.split()}
    elsewhere = ("terms", "patterns", "suppressions")  # at length above the table; the last is not for rule keepers
    used = {(tomllib.loads(Path(text.path).read_text(encoding="utf-8"))["check"], text.rule.code) for text in TEXTS}
    assert {each for each in used if each[0] not in elsewhere} == told


def test_there_are_rules() -> None:
    assert len(TEXTS) >= 17


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "规则" / "内部"
    locked.mkdir(parents=True)
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder == locked:
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    with pytest.raises(BadRule, match="内部：规则文件夹不能列出：没有权限"):
        rule_files(locked.parent)
