"""A TOML file that people write, a rule or settings: read, and what is wrong with it told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from fzlint.pattern import pattern
from fzlint.readers.unreadable import why
from fzlint.rulebook.mistake import Mistaken
from fzlint.rulebook.text import content, decoded

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Bad = TypeVar("Bad", bound=Mistaken)
_DEEP = pattern(r"""(?:\.[ \t]*[\w"'-]+[ \t]*){60}""")  # a key of so many parts takes tomllib the square of them


def read_toml(path: Traversable, bad: type[Mistaken]) -> dict[str, Any]:
    """What is in the file. Raises `bad`."""
    import tomllib  # a wheel carries the rules as a table and needs none of this

    text = ""
    try:
        text = decoded(content(path))
        if _DEEP.search(text):
            raise RecursionError
        return tomllib.loads(text)
    except OSError as error:
        raise bad(path, "", f"无法读取：{why(error)}") from None
    except UnicodeDecodeError:
        raise bad(path, "", "不是文本文件，或编码不认识；请另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        from fzlint.rulebook.bad_toml import bad_toml

        raise bad.of(path, bad_toml(text, str(error))) from None
    except (RecursionError, ValueError):
        raise bad(path, "", "括号或键名嵌套过深，或有一个数过长，无法读取") from None


def with_places(error: Bad, path: Traversable, under: str = "") -> Bad:
    """The error with line and column of each mistake.

    under   the table that all keys stand in ("tool.fzlint.")
    """
    from fzlint.rulebook.where import located

    try:
        return error.of(error.path, located(decoded(content(path)), error.mistakes, under))
    except (OSError, UnicodeDecodeError):
        return error
