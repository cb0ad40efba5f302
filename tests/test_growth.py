"""Time grows with the size of a file and no faster: `benchmarks/growth.py` in small."""

from __future__ import annotations

import gc
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from quiet import alone

from fzlint.readers import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import select
from fzlint.settings.setup import Setup

_spec = importlib.util.spec_from_file_location("growth", Path(__file__).parents[1] / "benchmarks" / "growth.py")
assert _spec is not None and _spec.loader is not None
growth = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(growth)


@pytest.fixture(scope="module")
def setup() -> Iterator[Setup]:
    gc.collect()
    gc.freeze()  # else what all other tests have left in memory is looked through again and again, the oftener the longer a text
    rules, kinds = load()
    setup = Setup(select(rules), kinds)
    growth.judged("figures, line by line", setup, 1_000)  # words and patterns are loaded
    usual = gc.get_threshold()
    gc.set_threshold(1_000_000, 50, 100)  # as cli/main.py does
    yield setup
    gc.set_threshold(*usual)
    gc.unfreeze()


@pytest.mark.parametrize("family", growth.FAMILIES)
def test_ten_times_the_size_takes_no_more_than_thirteen_times_as_long(
    family: str, setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "MOST_PARAGRAPHS", 10**9)
    monkeypatch.setattr(read, "MOST_CHARACTERS", 10**9)
    # A busy machine slows one of two measurements, and a table that no longer fits its caches takes a while longer once; what
    # truly grows by the square is steeper still at the next step.
    told, steep = growth.judged(family, setup, 10_000)
    if steep:
        with alone():
            for most in (10_000, 100_000):
                told, steep = growth.judged(family, setup, most)
                if not steep:
                    break
    assert not steep, told
