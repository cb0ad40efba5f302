"""`fzlint desk`: the page on this machine, or copies beside files that were dropped on the program."""

from __future__ import annotations

from fzlint.cli.screen import say


def desk(names: tuple[str, ...], *, no_browser: bool = False) -> int:
    from fzlint.rulebook.rule import BadRule
    from fzlint.settings.config import BadConfig

    if names:
        from fzlint.desk.beside import write_beside

        return write_beside(names, say)
    try:
        from fzlint.desk.serve import serve
    except ModuleNotFoundError as error:
        say(f'fzlint：审读台要用到 {error.name}，这里没有安装。请执行：pip install "fzlint[desk]"')
        return 2
    try:
        if no_browser:
            serve(say, browse=None)
        else:
            serve(say)
    except (BadConfig, BadRule, OSError) as error:
        say(f"fzlint：{error}")
        return 2
    except KeyboardInterrupt:  # the way to end it
        pass
    return 0
