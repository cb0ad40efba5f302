"""The lists of words in rules/ by which documents and figures are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fzlint.document.lists import word_lists

ROOT = Path(__file__).parents[2]
FILES = ("structure/words.txt", "traces/page-furniture.txt", "figures/words.txt")
ASKED = re.compile(r"""(?:_LISTS\[|(?:shape|listed|any_of|families|alternatives)\()\s*["']([^"']+)""")

PAIRED = re.compile(r"""paired\("([^"]+)", "([^"]+)"\)""")


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_read_and_none_holds_a_word_twice(name: str) -> None:
    modules = sorted((ROOT / "fzlint").rglob("*.py"))
    asked = {title for path in modules for title in ASKED.findall(path.read_text(encoding="utf-8"))}
    asked |= {title for path in modules for pair in PAIRED.findall(path.read_text(encoding="utf-8")) for title in pair}
    lists = word_lists(name)
    unread = {
        title for title in lists if {title, title.removesuffix("用字"), f"{title.partition('.')[0]}."}.isdisjoint(asked)
    }
    assert unread == set()
    assert {title: words for title, words in lists.items() if len(set(words)) < len(words)} == {}
