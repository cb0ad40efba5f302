"""The lists of words in rules/ that documents are read by."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fzlint.document.lists import word_lists

ROOT = Path(__file__).parents[2]
FILES = {
    "structure/words.txt": ["document/title_words.py"],
    "traces/page-furniture.txt": [
        "document/furniture_words.py",
        "document/furniture_lines.py",
        "document/furniture.py",
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_read_and_holds_no_word_twice(name: str) -> None:
    code = "".join((ROOT / "fzlint" / module).read_text(encoding="utf-8") for module in FILES[name])
    lists = word_lists(name)
    asked = set(re.findall(r"(?:_LISTS\[|shape\()\"([^\"{]+)\"", code))
    assert asked == {title.removesuffix("用字") for title in lists}
    assert {title: words for title, words in lists.items() if len(set(words)) < len(words)} == {}
