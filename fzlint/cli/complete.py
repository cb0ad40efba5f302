"""Completion in shells, by click: `eval "$(_FZLINT_COMPLETE=bash_source fzlint)"`, and what it offers."""

from __future__ import annotations

from collections.abc import Mapping

import click
from click.shell_completion import CompletionItem


class _Whole(click.Group):
    """The program as a shell sees it: sub-commands, options, and reports where neither begins so."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        return super().shell_complete(ctx, incomplete) or [CompletionItem(incomplete, type="file")]


def complete(check: click.Command, commands: Mapping[str, click.Command]) -> None:
    """Answer a shell. Never returns: ends in SystemExit."""
    options = [param for param in check.params if isinstance(param, click.Option)]
    whole = _Whole("fzlint", commands=dict(commands), params=list(options), add_help_option=False)
    whole.main([], prog_name="fzlint", standalone_mode=False)


def rules(incomplete: str) -> list[CompletionItem]:
    """The rules that come with fzlint, as their files are called: none is read. Of a list the last is completed."""
    from fzlint.rulebook.load import rule_files, shipped

    done, _, begun = incomplete.rpartition(",")
    before = f"{done}," if done else ""
    named = (path.name.removesuffix(".toml").partition("-") for path in rule_files(shipped()))
    words = sorted((word, other) for code, _, name in named for word, other in ((code, name), (name, code)))
    return [CompletionItem(before + word, help=other) for word, other in words if begun and word.startswith(begun)]
