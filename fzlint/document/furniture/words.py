"""The words by which `blocks.py` tells what belongs to a page: labels, buttons, menus. A rule keeper finds them in
rules/traces/page-furniture.txt; what each list is for stands there.
"""

from __future__ import annotations

import re

from fzlint.document.lists import word_lists
from fzlint.pattern import pattern

_LISTS = word_lists("traces/page-furniture.txt")

SURE = frozenset(_LISTS["必定"])
EDGE = frozenset(_LISTS["首尾"])
MAYBE = frozenset(_LISTS["也许"])
ABSTRACT = frozenset(_LISTS["提要"])
BUTTON = frozenset(_LISTS["按钮"])
MENU = frozenset(_LISTS["菜单"])
GLUED = tuple(_LISTS["连写"])
SITES = tuple(_LISTS["网站"])
COLUMNS = frozenset(_LISTS["栏目"])
COLUMN_ENDS = tuple(_LISTS["栏目末尾"])
READERS = tuple(_LISTS["对读者"])
SELVES = tuple(_LISTS["自称"])
NOTICES = tuple(_LISTS["声明"])
BEGINNINGS = tuple(_LISTS["正文起首样式"])
NAMED = tuple(_LISTS["文种"])
PAGE = tuple(_LISTS["网页用字"])
PAGE_SHORT = tuple(_LISTS["网页短字"])
OPENED = frozenset(_LISTS["评论"])
CLOSINGS = tuple(_LISTS["文末"])
SCENES = tuple(_LISTS["图下"])
LISTS = frozenset(
    begin + end for begin in _LISTS["清单起首"] for end in _LISTS["清单末尾"]
)  # a list of other pages follows


def shape(name: str) -> re.Pattern[str]:
    """The pattern of a list of shapes; what it fits has one of the words of the list beside it."""
    return pattern("|".join(_LISTS[name]), need="|".join(_LISTS[f"{name}用字"]))
