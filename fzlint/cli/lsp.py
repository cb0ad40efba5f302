"""`fzlint lsp`: the language server over standard input and output."""

from __future__ import annotations

from fzlint.cli.screen import say


def lsp() -> int:
    try:
        from fzlint.lsp import server
    except ModuleNotFoundError as error:
        say(f'fzlint：语言服务器要用到 {error.name}，这里没有安装。请执行：pip install "fzlint[lsp]"')
        return 2
    server().start_io()
    return 0
