"""Shapes in which reports tell rates, shares and growth beside their figures: silent when right, found when one is wrong.

A row of rates.tsv is a sentence of our own. {12} is a figure, [91.9] what is told, and the last column tells what the figures
(a, b, c in order) make: one expression for each percentage. A share of a whole is told as 0.919, a point as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read
from fzlint.rulebook.load import shipped
from fzlint.rulebook.read import read_rule

RULE = read_rule(shipped() / "figures" / "FZ402-percent-mismatch.toml").rule  # type: ignore[arg-type]
SUMS = read_rule(shipped() / "figures" / "FZ401-total-mismatch.toml").rule  # type: ignore[arg-type]
TRAPS = Path(__file__).with_name("figures-right.txt").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in Path(__file__).with_name("rates.tsv").read_text(encoding="utf-8").splitlines()[1:]]
NUMBER = re.compile(r"\{([\d.]+)\}|\[([\d.]+)\]")
BEFORE = "印发文件36份，"
BEHIND = "，罚没款86万元。"


@cache
def found(line: str) -> bool:
    document = read(f"青河县司法局2024年法治政府建设情况报告\n\n{line}".encode(), "a.txt")
    return any(RULE.check(Context(document, None, cut)))


def plain(sentence: str) -> str:
    return re.sub(r"[{}\[\]]", "", sentence)


def put(sentence: str, match: re.Match[str], number: Decimal) -> str:
    return plain(sentence[: match.start()]) + str(number) + plain(sentence[match.end() :])


def made(ratios: str, figures: list[Decimal]) -> list[Decimal]:
    names = dict(zip("abcdef", figures, strict=False))
    return [eval(ratio, {}, names) for ratio in ratios.split(";")]  # our own rows


def told_wrong(sentence: str) -> Iterator[str]:
    for match in NUMBER.finditer(sentence):
        if match[2] is not None:
            told = Decimal(match[2])
            off = Decimal(3) if told >= 10 else Decimal("0.7")
            yield put(sentence, match, told - off)
            if told + off < 100:
                yield put(sentence, match, told + off)


def figure_wrong(sentence: str, ratios: str, scale: int) -> Iterator[str]:
    """The sentence with one figure changed so that no percentage is what the figures make."""
    numbers = list(NUMBER.finditer(sentence))
    figures = [Decimal(match[1]) for match in numbers if match[1] is not None]
    tolds = [Decimal(match[2]) for match in numbers if match[2] is not None]
    for i, match in enumerate([match for match in numbers if match[1] is not None]):
        for factor in ("1.1", "0.93"):
            changed = (figures[i] * Decimal(factor)).quantize(figures[i])
            new = [ratio * scale for ratio in made(ratios, [*figures[:i], changed, *figures[i + 1 :]])]
            far = any(abs(now - told) > Decimal("1.1") for now, told in zip(new, tolds, strict=True))
            if far and all(0 < now < 100 or scale == 1 for now in new):
                yield put(sentence, match, changed)


@pytest.mark.parametrize(("kind", "sentence", "ratios"), ROWS)
def test_right(kind: str, sentence: str, ratios: str) -> None:
    line = plain(sentence)
    assert not found(line)
    assert not found(BEFORE + line)
    assert not found(line[:-1] + BEHIND)


@pytest.mark.parametrize(("kind", "sentence", "ratios"), ROWS)
def test_another_percentage(kind: str, sentence: str, ratios: str) -> None:
    assert [line for line in told_wrong(sentence) if not found(line)] == []


def test_another_figure() -> None:
    """Some changes make what other figures of the sentence make, and must be let pass."""
    lines = [
        line
        for kind, sentence, ratios in ROWS
        for line in figure_wrong(sentence, ratios, 1 if "个百分点" in sentence or "倍" in sentence else 100)
    ]
    assert len(lines) > 500
    assert sum(map(found, lines)) >= 0.97 * len(lines)


@pytest.mark.parametrize("line", TRAPS)
def test_what_cannot_be_reckoned_is_left_alone(line: str) -> None:
    """Sentences of our own with figures that belong to different things, or whose whole is not told."""
    assert not found(line)
    document = read(f"青河县司法局2024年法治政府建设情况报告\n\n{line}".encode(), "a.txt")
    assert list(SUMS.check(Context(document, None, cut))) == []
