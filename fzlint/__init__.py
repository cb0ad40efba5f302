"""fzlint checks draft reports written in Chinese before they are handed in.

`lint_file` reads a file and returns all there is to say of it; `lint` does the same for a document already read.
"""

from __future__ import annotations

from fzlint.api import lint_file
from fzlint.document.model import Document
from fzlint.finding import Edit, FileReport, Finding, Fix, Problem, Related
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import BadRule, Rule, select
from fzlint.settings.setup import Setup
from fzlint.version import __version__

__all__ = [
    "BadRule",
    "Document",
    "Edit",
    "FileReport",
    "Finding",
    "Fix",
    "Kind",
    "Problem",
    "Related",
    "Rule",
    "Setup",
    "Unreadable",
    "__version__",
    "lint",
    "lint_file",
    "load",
    "read",
    "select",
]
