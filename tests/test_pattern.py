"""Patterns that are compiled late, or were compiled before, find what re finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint import pattern


@pytest.fixture
def wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where this wheel, as it were, keeps its ready patterns."""
    monkeypatch.setattr(pattern, "__file__", str(tmp_path / "pattern.py"))
    pattern._ready.cache_clear()
    yield tmp_path / pattern.ready_name()
    pattern._ready.cache_clear()


SOURCES = [
    (r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月", 0),
    ("[，。；：]+|[一-龥]{2,4}(?=局)", 0),
    (r"^(a|b)+?\b.*$", re.MULTILINE | re.IGNORECASE),
    (r"(..)\1 # twice", re.VERBOSE | re.ASCII),
    (rb"xmlns(?::(\w+))?=", 0),
]


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_ready_pattern_is_the_compiled_one(wheel: Path, source: str | bytes, flags: int) -> None:
    wheel.write_bytes(pattern.make_ready([(source, int(flags))]))
    assert list(pattern._ready()) == [(source, int(flags))]
    ready, fresh = pattern.compile(source, flags), re.compile(source, flags)
    assert ready == fresh  # compares code, flags and source
    assert (ready.groupindex, ready.groups) == (fresh.groupindex, fresh.groups)


def test_ready_patterns_of_another_interpreter_are_left_alone(wheel: Path) -> None:
    content = pattern.make_ready([("甲+", 0)])
    import marshal

    version, ready = marshal.loads(content)
    wheel.write_bytes(marshal.dumps(((version[0] + 1, *version[1:]), ready)))
    assert pattern._ready() == {}
    assert pattern.compile("甲+").search("甲甲")


def test_without_a_wheel_patterns_are_compiled(wheel: Path) -> None:
    assert pattern.compile("乙").fullmatch("乙")
    with pytest.raises(re.error):
        pattern.compile("(")


def test_a_pattern_is_compiled_at_its_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile
    late = pattern.pattern("丙[0-9]+、")
    monkeypatch.setattr(re, "compile", lambda source, flags=0: compiled.append(source) or original(source, flags))
    assert compiled == []
    assert late.findall("丙12、丙3、") == ["丙12、", "丙3、"]
    assert late.split("丙1、丁") == ["", "丁"]
    assert compiled == ["丙[0-9]+、"]
    with pytest.raises(AttributeError):
        late.no_such_method  # type: ignore[attr-defined] # noqa: B018


@given(st.text("甲乙1，a\n", max_size=30))
def test_both_find_the_same(text: str) -> None:
    late, fresh = pattern.pattern(r"(甲|乙)+\d*"), re.compile(r"(甲|乙)+\d*")
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in fresh.finditer(text)]
    assert late.sub("-", text) == fresh.sub("-", text)
