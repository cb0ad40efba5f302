"""No rule stumbles over a text that ends, or begins, in the middle of whatever it looks for."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import pick_kind
from fzlint.rulebook.load import load, texts

FIXTURES = Path(__file__).parents[2] / "fixtures"
TEXTS = 120  # for each seed; some hundred thousand were tried
LONGEST = 60  # code points


def _lines() -> list[str]:
    files = sorted(path for suffix in ("*.txt", "*.md") for path in FIXTURES.rglob(suffix))
    lines = [line for path in files for line in path.read_text("utf-8", "replace").split("\n")]
    return [line for line in lines if len(line) > 8]


def _slipped(line: str, lines: list[str], chance: random.Random) -> str:
    """The line with up to three characters lost, swapped or taken from elsewhere."""
    characters = list(line)
    for _ in range(chance.randrange(4)):
        at = chance.randrange(1, len(characters) - 1)
        how = chance.randrange(3)
        if how == 0 and len(characters) > 5:
            del characters[at]
        elif how == 1:
            characters[at], characters[at - 1] = characters[at - 1], characters[at]
        else:
            characters[at] = chance.choice(chance.choice(lines))
    return "".join(characters)


@pytest.mark.parametrize("seed", range(4))
def test_no_rule_stumbles_at_the_end_of_a_text(seed: int) -> None:
    chance = random.Random(seed)
    lines = _lines()
    assert len(lines) > 500
    rules, kinds = load()
    for _ in range(TEXTS):
        paragraphs = [_slipped(chance.choice(lines), lines, chance) for _ in range(chance.choice((1, 1, 1, 2, 4)))]
        text = "\n".join(paragraphs)
        start = chance.choice((0, chance.randrange(len(text))))
        cut = text[start : start + chance.randrange(1, LONGEST * len(paragraphs))]
        document = read(cut.encode(), "draft.txt") if cut.strip() else None
        if document is not None:
            problems = lint(document, rules, pick_kind(kinds, document.title)).problems
            assert not problems, (cut, problems)


def test_no_rule_stumbles_over_its_own_examples_cut_off() -> None:
    """A text may end behind any character of what a rule looks for: 四个重点（…）."""
    chance = random.Random(4)
    for told in texts():
        rule = told.rule._replace(kinds=())
        for example in told.examples:
            if len(example.text) < 2:
                continue
            start = chance.choice((0, 0, chance.randrange(len(example.text))))
            cut = example.text[start : chance.randrange(start + 1, len(example.text) + 1)]
            document = read(f"示例报告\n\n{cut}".encode(), "draft.md" if example.format == "markdown" else "draft.txt")
            assert not (problems := lint(document, [rule], None).problems), (cut, problems)


@pytest.mark.parametrize(
    "text",
    [
        "项（《法治政府建设与责任落实督察工作规",
        "法治建设第一责任人职",
        "相邻两区建立联合执法机。",
        "# 沧海区工作要点\n\n紧盯四个重点",
        "# 沧海区工作要点\n\n持续提升村组干部素养，抓实监管，查处拖善",
        "# 沧海区工作要点\n\n信息员：陈某\u3000审核：周某",
    ],
)
def test_what_once_stopped_a_rule(text: str) -> None:
    document = read(text.encode(), "draft.md")
    assert lint(document, load()[0], None).problems == ()
