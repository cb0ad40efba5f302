"""fzlint checks draft reports written in Chinese before they are handed in.

    import fzlint
    report = fzlint.check("报告.docx")
    for finding in report.findings:
        print(finding.line, finding.code, finding.message)

docs/api.md has the whole of it. The names come in when they are first used, so that `import fzlint` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fzlint.version import __version__

if TYPE_CHECKING:
    from fzlint.api import Found, Report, check, check_many
    from fzlint.finding import Edit, Fix, Problem
    from fzlint.readers.unreadable import Unreadable
    from fzlint.rulebook.rule import BadRule
    from fzlint.settings.config import BadConfig
    from fzlint.settings.setup import UsageError
    from fzlint.write.editable import Unwritable

_HOME = {
    "BadConfig": "fzlint.settings.config",
    "BadRule": "fzlint.rulebook.rule",
    "Edit": "fzlint.finding",
    "Fix": "fzlint.finding",
    "Found": "fzlint.api",
    "Problem": "fzlint.finding",
    "Report": "fzlint.api",
    "Unreadable": "fzlint.readers.unreadable",
    "Unwritable": "fzlint.write.editable",
    "UsageError": "fzlint.settings.setup",
    "check": "fzlint.api",
    "check_many": "fzlint.api",
}

__all__ = [
    "BadConfig",
    "BadRule",
    "Edit",
    "Fix",
    "Found",
    "Problem",
    "Report",
    "Unreadable",
    "Unwritable",
    "UsageError",
    "__version__",
    "check",
    "check_many",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_HOME[name]), name)
    return value


def __dir__() -> list[str]:
    return __all__
