"""The output formats by name."""

from __future__ import annotations

from types import ModuleType


def module(format: str) -> ModuleType:
    """The module of an output format; only the one that is wanted is loaded."""
    from importlib import import_module

    return import_module(f"fzlint.report.{format}")
