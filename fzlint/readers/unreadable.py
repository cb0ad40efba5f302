"""Why a file is no report that can be read."""

from __future__ import annotations


class Unreadable(Exception):
    """A file that cannot be read as a report. str() is a sentence for its owner: what it is and what to do.

    code is one of: not-found, permission, too-large, empty, no-text, encrypted, damaged, wrong-format, unsupported.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
