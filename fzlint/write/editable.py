"""A file that edits may be written into, and why one may not be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from fzlint.finding import Edit

WRITABLE = ("docx", "text", "markdown")  # the formats that can be mended


class Unwritable(Exception):
    """Why a file was not written. str() is a sentence for its owner: what stands in the way and what to do.

    code is one of: bad-usage, not-written.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Editable(Protocol):
    """A file that edits may be written into."""

    def can(self, edit: Edit) -> bool:
        """Whether an edit has one place in the file where it may be written."""
        ...

    def written(self, edits: Iterable[Edit]) -> bytes:
        """The file with `edits`, which do not overlap. To be asked once.

        Raises Unwritable.
        """
        ...


def now() -> str:
    """The date of comments and tracked changes: SOURCE_DATE_EPOCH (seconds, for output that can be made again), else now."""
    import os
    from datetime import UTC, datetime

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
