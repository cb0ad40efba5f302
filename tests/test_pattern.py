"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from regexes import always_holds

import fzlint
from fzlint.pattern import _Lazy, pattern, words


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


def test_without_what_it_needs_it_finds_nothing_and_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    lazy = pattern("第(?:一|二)季度|半年", need="季度|半年")
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled"))
    assert lazy.search("全年") is lazy.match("全年") is lazy.fullmatch("全年") is None
    assert lazy.search("全年半年", 0, 2) is None
    assert lazy.findall("全年") == list(lazy.finditer("全年")) == []
    assert lazy.sub("*", "全年") == "全年"
    assert lazy.split("全年") == ["全年"]


def test_with_what_it_needs_it_does_what_the_compiled_one_does() -> None:
    lazy = words("季度|半年")
    assert [m.span() for m in lazy.finditer("上半年和三季度")] == [(1, 3), (5, 7)]
    assert words("季度|半年").sub("*", "上半年和三季度", count=1) == "上*和三季度"
    assert words("季度|半年").split("上半年和") == ["上", "和"]
    assert words("季度").search("三季度", 1) is not None


def _needing() -> Iterator[tuple[str, _Lazy]]:
    """The patterns of the program that say what they need."""
    told: set[int] = set()
    for found in pkgutil.walk_packages(fzlint.__path__, "fzlint."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, _Lazy) and value.need and id(value) not in told:
                told.add(id(value))
                yield f"{found.name}.{name}", value


@pytest.mark.parametrize(("name", "lazy"), [pytest.param(*each, id=each[0]) for each in _needing()])
def test_all_that_a_pattern_fits_has_what_it_needs(name: str, lazy: _Lazy) -> None:
    if always_holds(lazy.source, lazy.flags, lazy.need):
        return
    compiled = re.compile(lazy.source, lazy.flags)

    @settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(compiled, alphabet=st.characters(codec="utf-8")))
    def fits(text: str) -> None:
        match = compiled.search(text)
        assert match is None or any(word in match.group() for word in lazy.need), (name, text)

    fits()


PROVED = (
    (r"第(?:一|二)季度|上?半年", ["季度", "半年"]),
    (r"(?<=经济)、[文社](?:化|会)", ["济、"]),
    (r"共\d+件(?=，其中)", ["件，其"]),
    (r"(?:了){2,}", ["了了"]),
    (r"^[1-3]、", ["1、", "2、", "3、"]),
)
NOT_PROVED = (
    (r"第(?:一|二|三)季", ["一季", "二季"]),
    (r"上?半年", ["上半年"]),
    (r"件(?=，)其中", ["件其中了"]),
    (r"(?:甲乙)*丙", ["甲"]),
    (r"(?!共)件", ["共"]),
    (r"甲.?乙", ["甲乙"]),
    (r"(?i)ab", ["ab"]),
    (r"(甲|乙)丙\1", ["甲丙甲", "乙丙乙"]),
)


def test_what_is_proved_of_an_expression() -> None:
    assert [source for source, words in PROVED if not always_holds(source, 0, words)] == []
    assert [source for source, words in NOT_PROVED if always_holds(source, 0, words)] == []


def test_a_match_that_is_tried_in_vain_again_and_again_looks_for_no_words_any_more() -> None:
    lazy = words("季度|半年")
    text = "执法" * 1_000
    assert not any(lazy.match(text, at, len(text)) for at in range(len(text)))
    assert not isinstance(lazy.match, partial)
    assert lazy.match("上半年", 1) is not None
