"""The words by which figures are read, from rules/figures/words.txt, where it stands what each list is for."""

from __future__ import annotations

import re

from fzlint.document.lists import word_lists
from fzlint.pattern import pattern

_LISTS = word_lists("figures/words.txt")


def any_of(name: str, form: str = "{}") -> re.Pattern[str]:
    """A pattern of the words of a list. form: what stands around them; a word with ≠ is not met at the head of those behind it."""
    told = [word.split("≠") for word in _LISTS[name]]
    shapes = (f"{word}(?!{'|'.join(each[len(word) :] for each in no)})" if no else word for word, *no in told)
    return pattern(form.format("|".join(shapes)), need="|".join(word for word, *_ in told))


STAGE = any_of("阶段", "(?:已|均|全部|共|依法|成功|按期|及时)*({})")
PARTIAL = any_of("部分")
NARROW = any_of("范围")
BASE = any_of("分母")
PAPER = any_of("文书")
ORDERED = any_of("要求", "(?:{})$")
OPENING = any_of("期初")
CLOSING = any_of("期末")
INFLOW = any_of("流入")
OUTFLOW = any_of("流出")
