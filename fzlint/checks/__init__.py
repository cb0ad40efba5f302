"""The checks: one module for each, which tells how a breach is found and knows no rule code and no file format.

A check module `fzlint/checks/label_form.py` holds a NamedTuple `LabelForm` (rule files say `check = "label-form"`):

- its fields are the parameters that a rule file may set: str, int, float, bool, tuple[str, ...], or tuple[Row, ...] where
  Row is another NamedTuple of such fields (written as [[params.rows]], or as the columns of a .tsv table);
- `names` (a property) are the names that the rule's message may use;
- `__call__(context)` yields `Match`es, in any order;
- `problem()`, if it has one, tells why its parameters cannot be used ("" if they can): asked of rule folders only.

A check reads neither clock nor disk, keeps no state, and takes time linear in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document
    from fzlint.finding import Match
    from fzlint.rulebook.rule import Kind


class Context(NamedTuple):
    """What a check may look at. words cuts a text into words (jieba, loaded at the first call)."""

    document: Document
    kind: Kind | None
    words: Callable[[str], list[str]]

    @property
    def year(self) -> int | None:
        """The year that the report tells of, None if nothing names one: a 政府工作报告 of 2026 tells of 2025."""
        if self.document.year is None:
            return None
        return self.document.year + (self.kind.year_offset if self.kind else 0)


class Check(Protocol):
    """A check with its parameters set."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def __call__(self, context: Context) -> Iterator[Match]: ...


def find(name: str) -> type[Check]:
    """The class of the check that rule files call `name` ("label-form").

    Raises KeyError if there is none.
    """
    if not name.replace("-", "").isalpha() or not name.isascii() or name != name.lower():
        raise KeyError(name)
    try:
        module = import_module("fzlint.checks." + name.replace("-", "_"))
        check: type[Check] = getattr(module, "".join(word.capitalize() for word in name.split("-")))
    except (ModuleNotFoundError, AttributeError):
        raise KeyError(name) from None
    return check
