"""The words by which `furniture.py` tells what belongs to a page: labels, buttons, menus. A rule keeper finds them in
rules/traces/page-furniture.txt; what each list is for stands there.
"""

from __future__ import annotations

from pathlib import Path


def _read() -> dict[str, list[str]]:
    """The words of the lists, by name."""
    package = Path(__file__).parents[1]
    name = "rules/traces/page-furniture.txt"
    file = package / name  # in a wheel the rules lie inside the package, in a checkout beside it
    words: list[str] = []
    lists: dict[str, list[str]] = {}
    for line in (file if file.is_file() else package.parent / name).read_text("utf-8").splitlines():
        if line.startswith("= "):
            words = lists.setdefault(line[2:].strip(), [])
        elif not line.startswith("#"):
            words += line.split()
    return lists


_LISTS = _read()

SURE = frozenset(_LISTS["必定"])
EDGE = frozenset(_LISTS["首尾"])
MAYBE = frozenset(_LISTS["也许"])
ABSTRACT = frozenset(_LISTS["提要"])
BUTTON = frozenset(_LISTS["按钮"])
MENU = frozenset(_LISTS["菜单"])
GLUED = tuple(_LISTS["连写"])
SITES = tuple(_LISTS["网站"])
NAMED = tuple(_LISTS["文种"])
LISTS = frozenset(label for label in EDGE if label.startswith("相关"))  # a list of other pages follows
