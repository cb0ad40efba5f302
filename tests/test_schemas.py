"""The JSON schemas of docs/schema: what fzlint takes they take, and what they refuse it refuses too."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from fzlint.rulebook.load import kind_files, rule_files, shipped
from fzlint.rulebook.mistake import Mistaken
from fzlint.rulebook.read import read_additions, read_rule
from fzlint.rulebook.read_kind import read_kind
from fzlint.settings.config import KEYS, find
from fzlint.settings.start import TEXT

ROOT = Path(__file__).parents[1]
SCHEMAS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "docs/schema").glob("*.json")}
RULES = {path.name: Path(str(path)).read_text(encoding="utf-8") for path in rule_files(shipped())}
KINDS = {path.name: Path(str(path)).read_text(encoding="utf-8") for path in kind_files(shipped())}


def blocks(*pages: str) -> list[str]:
    """The examples in TOML that pages show."""
    texts = [(ROOT / page).read_text(encoding="utf-8") for page in pages]
    found = [block for text in texts for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]
    return [re.sub(r"^   ", "", block, flags=re.MULTILINE) if block.startswith("   ") else block for block in found]


SHOWN = blocks("docs/config.md", "README.md", "README.zh-CN.md")
TAUGHT = blocks("rules/README.md")
# what `fzlint init` writes, with all of it switched on
COMMENTS = re.sub(r"^# (?=\[|[a-z-]+ = )", "", TEXT, flags=re.MULTILINE)


def refused(schema: str, text: str) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMAS[schema]).iter_errors(tomllib.loads(text))]


def test_there_is_one_for_each_sort_of_file() -> None:
    assert set(SCHEMAS) == {"fzlint", "rule", "kind"}
    for schema in SCHEMAS.values():
        Draft7Validator.check_schema(schema)
    assert list(SCHEMAS["fzlint"]["properties"]) and set(SCHEMAS["fzlint"]["properties"]) == set(KEYS)
    assert all(about["description"] for about in SCHEMAS["fzlint"]["properties"].values())


@pytest.mark.parametrize("text", RULES.values(), ids=RULES)
def test_shipped_rules_fit(text: str) -> None:
    assert refused("rule", text) == []


@pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
def test_shipped_kinds_fit(text: str) -> None:
    assert refused("kind", text) == []


@pytest.mark.parametrize("text", [*SHOWN, COMMENTS])
def test_the_configurations_of_the_manuals_fit(text: str) -> None:
    assert len(SHOWN) >= 4
    assert refused("fzlint", text) == []
    assert len(tomllib.loads(COMMENTS)) >= 10


def test_the_files_of_the_manual_for_rule_keepers_fit() -> None:
    rules = [text for text in TAUGHT if text.startswith("code")]
    kinds = [text for text in TAUGHT if "[[parts]]" in text]
    assert len(rules) == len(kinds) == 1
    assert refused("rule", rules[0]) == []
    assert refused("kind", kinds[0]) == []
    noted = OWN_RULE.replace('right = "优化', 'source = "会议纪要"\nright = "优化')
    assert noted != OWN_RULE and refused("rule", noted) == []
    [additions] = [text for text in TAUGHT if text.startswith("[extend")]
    assert refused("rule", additions) == refused("fzlint", additions) == []


EXAMPLES = [
    (path, "kind" if path.parent.name == "report-kinds" else "fzlint" if path.name == "fzlint.toml" else "rule")
    for path in (ROOT / "examples").rglob("*.toml")
    if path.name != "pyproject.toml"
]


@pytest.mark.parametrize(("path", "schema"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_the_files_of_the_examples_fit(path: Path, schema: str) -> None:
    assert len(EXAMPLES) == 9
    assert refused(schema, path.read_text(encoding="utf-8")) == []


OWN_RULE = next(text for text in TAUGHT if text.startswith("code"))
OWN_KIND = next(text for text in TAUGHT if "[[parts]]" in text)
CODE = 'code = "AB001"\n'
TITLES = 'titles = ["…执法…{月报}"]\n'


def _config(path: Path) -> None:
    find(path.parent)


def _rule(path: Path) -> None:
    if not read_additions(path):
        read_rule(path)


def _kind(path: Path) -> None:
    read_kind(path)


WRONG = [
    ("fzlint", _config, text)
    for text in (
        'ignroe = ["FZ2"]',
        'ignore = "FZ2"',
        "ignore = [1]",
        "kind = 1",
        'publish = "yes"',
        'fail-on = "warn"',
        'severity = "error"',
        '[severity]\nFZ2 = "eror"',
        '[per-file-ignores]\n"a" = "FZ2"',
        '[words]\nalow = ["甲"]',
        '[words]\nallow = [" "]',
        '[files."a"]\nselect = ["FZ1"]',
        '[kinds."甲"]\nseverity = { FZ1 = 1 }',
        "extend = 1",
        "extend = { FZ504 = 1 }",
    )
]
WRONG += [
    ("rule", _rule, OWN_RULE.replace(*change, 1))
    for change in (
        (CODE, ""),
        (CODE, 'code = "x1"\n'),
        (CODE, CODE + "sumary = '甲'\n"),
        ('severity = "warning"', 'severity = "warn"'),
        ('check = "terms"', "check = 1"),
        ('wrong = "营商办"', "wrong = 1"),
        ('wrong = "营商办"', 'wrogn = "营商办"'),
        ("[[params.rows]]", '[params]\ntable = "a/b.tsv"\n[[params.rows]]'),
        ('source = "《××局公文用语规范》第三条"', 'source = " "'),
        ('found = ["营商办"]', "found = []"),
        ('found = ["营商办"]', 'found = [{ from = "营" }]'),
        ('found = ["营商办"]', 'found = ["营商办"]\nyears = 2024'),
        ('found = ["营商办"]', 'found = ["营商办"]\nyear = "去年"'),
        ('[[good]]\ntext = "', '[[good]]\nnote = "'),
        (CODE, CODE + "[extend.FZ504]\nrows = []\n"),
    )
]
WRONG += [
    ("kind", _kind, OWN_KIND.replace(*change, 1))
    for change in (
        (TITLES, ""),
        (TITLES, TITLES + "title-s = 1\n"),
        (TITLES, TITLES + 'statutory = "yes"\n'),
        (TITLES, TITLES + 'file = "x"\n'),
        ('"月报" = ["月报", "月度报告"]', '"月报" = []'),
        ('"月报" = ["月报", "月度报告"]', '"月报" = ["月报", ""]'),
        ('name = "办案情况"', 'nam = "办案情况"'),
        ('hint = "', 'hints = "'),
        ("required = false", "required = 0"),
        ('part = "办案情况"', 'parts = "办案情况"'),
    )
]


@pytest.mark.parametrize(("schema", "read", "text"), WRONG)
def test_what_is_wrong_both_refuse(schema: str, read: Callable[[Path], Any], text: str, tmp_path: Path) -> None:
    path = tmp_path / "fzlint.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Mistaken):
        read(path)
    assert refused(schema, text)


def test_the_engine_of_an_editor_takes_them(tmp_path: Path) -> None:
    """Taplo is what Even Better TOML runs inside VS Code."""
    taplo = Path(sys.executable).with_name("taplo")
    if not taplo.exists():
        pytest.skip("Taplo has no wheel for this machine")
    given = {"rule": (OWN_RULE, RULES["FZ504-confusable-word.toml"]), "kind": (OWN_KIND,), "fzlint": (COMMENTS,)}
    for name, texts in given.items():
        schema = (ROOT / "docs" / "schema" / f"{name}.json").as_uri()
        for text in texts:
            for whole, fits in ((text, True), (f"{text}\n[nothing]\n", False)):
                path = tmp_path / f"{name}.toml"
                path.write_text(f"#:schema {schema}\n{whole}", encoding="utf-8")
                done = subprocess.run(
                    [taplo, "check", path], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
                )
                assert (done.returncode == 0) is fits, done.stderr
