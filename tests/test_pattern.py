"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from fzlint.pattern import pattern


def test_nothing_is_compiled_before_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    original = re.compile
    monkeypatch.setattr(re, "compile", lambda source, flags=0: compiled.append(source) or original(source, flags))
    lazy = pattern(r"第(\d+)段")
    assert compiled == []
    match = lazy.search("见第12段")
    assert match is not None
    assert match[1] == "12"
    assert lazy.sub("*", "第1段第2段") == "**"
    assert compiled == [r"第(\d+)段"]


def test_it_does_what_the_compiled_one_does() -> None:
    source, text = r"^(甲|乙)+?$", "甲乙\n乙\n丙"
    lazy, compiled = pattern(source, re.MULTILINE), re.compile(source, re.MULTILINE)
    assert lazy.findall(text) == compiled.findall(text)
    assert [m.span() for m in lazy.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert lazy.split(text) == compiled.split(text)
    assert lazy.fullmatch("丙") is None
    with pytest.raises(AttributeError):
        _ = lazy.groups
