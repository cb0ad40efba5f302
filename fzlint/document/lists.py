"""Lists of words that rule keepers find in `rules/`: a file of named lists, what each is for beside it."""

from __future__ import annotations

from pathlib import Path


def word_lists(name: str) -> dict[str, list[str]]:
    """The words of the lists of a file in rules/, by the name of the list."""
    package = Path(__file__).parents[1]
    file = package / "rules" / name  # in a wheel the rules lie inside the package, in a checkout beside it
    words: list[str] = []
    lists: dict[str, list[str]] = {}
    for line in (file if file.is_file() else package.parent / "rules" / name).read_text("utf-8").splitlines():
        if line.startswith("= "):
            words = lists.setdefault(line[2:].strip(), [])
        elif not line.startswith("#"):
            words += line.split()
    return lists
