"""What the whole tree must keep to: types, style, pages made from the rule files."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
    ],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_tool_is_content(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "docs/build.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_go_one_way() -> None:
    """The contracts in pyproject.toml hold, and every module stands in one of their layers: so there is no circle."""
    lint_imports = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = [name.strip() for line in contracts[0]["layers"] for name in line.split(":")]
    for path in sorted((ROOT / "fzlint").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        above = any(layer.startswith(f"{name}.") for layer in layers)  # a room that the layers part
        assert above or name == "fzlint" or any(f"{name}.".startswith(f"{layer}.") for layer in layers), name


def test_the_house_stays_small_enough_to_read() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "fzlint").rglob("*.py")}
    assert {str(path): count for path, count in lines.items() if count > 400} == {}
    assert len(list((ROOT / "fzlint").glob("*.py"))) <= 10


def test_no_scratch_file_came_in_with_a_merge() -> None:
    kinds = {path.suffix for path in (ROOT / "docs").iterdir() if path.is_file()}
    assert kinds == {".md", ".json", ".png", ".py"}


def test_what_a_library_does_plainly_is_left_to_it() -> None:
    """No pattern by private parts of re, no zip directory read by hand, no command line read beside click."""
    imports = {
        path.relative_to(ROOT / "fzlint").as_posix(): set(_imported(ast.parse(path.read_text(encoding="utf-8"))))
        for path in (ROOT / "fzlint").rglob("*.py")
    }
    private = {"_sre", "sre_compile", "sre_parse", "sre_constants", "re._compiler", "re._parser", "re._constants"}
    assert {path: names & private for path, names in imports.items() if names & private} == {}
    by_hand = {"argparse", "getopt", "optparse"}
    assert {path: names & by_hand for path, names in imports.items() if names & by_hand} == {}
    read = [path for path in imports if "sys.argv" in (ROOT / "fzlint" / path).read_text(encoding="utf-8")]
    assert sorted(read) == [
        "cli/main.py",
        "figures/__main__.py",
    ]  # the second: a door for developers, that takes a sentence
    assert [path for path, names in imports.items() if "click" in names and not path.startswith("cli/")] == []
    assert "zipfile" in imports["readers/package.py"] and "struct" not in imports["readers/package.py"]


def _imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_records_are_made_late() -> None:
    """A class by typing.NamedTuple costs a run 0.1 ms, one by fzlint.record a tenth."""
    dear = [
        path
        for path in (ROOT / "fzlint").rglob("*.py")
        if path.name != "record.py"
        and re.search(r"from typing import .*\bNamedTuple\b", path.read_text(encoding="utf-8"))
    ]
    assert dear == []


def test_lists_of_words_stand_in_the_rules() -> None:
    """How many Chinese words the patterns and tables of a module's own hold. Lower the bound when some move; never raise it."""
    counts = {
        room: sum(_han_words(path) for path in (ROOT / "fzlint" / room).rglob("*.py"))
        for room in ("figures", "tables", "checks", "document")
    }
    assert {room: count for room, count in counts.items() if count > _MOST_WORDS[room]} == {}


_MOST_WORDS = {"figures": 680, "tables": 62, "checks": 325, "document": 158}  # as they stood when some moved last
_ASK_FOR_LISTS = {"any_of", "listed", "alternatives", "families", "shape"}


def _han_words(path: Path) -> int:
    """Different Chinese words in what a module assigns at its top, but for the names of lists in rules/."""
    told = [node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.Assign)]
    nodes = [node for each in told for node in ast.walk(each)]
    names = {id(node.args[0]) for node in nodes if isinstance(node, ast.Call) and node.args and _asks_for_list(node)}
    names |= {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}  # _LISTS["文种"]
    strings = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in names]
    return len({word for text in strings if isinstance(text, str) for word in re.findall("[一-鿿]{2,}", text)})


def _asks_for_list(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in _ASK_FOR_LISTS
