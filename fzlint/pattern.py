"""Regular expressions that are compiled when they are first used: a plain run meets a third of those that modules declare."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern of a module: the same as re.compile, but compiled at its first use."""
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))


class _Lazy:
    """Stands for a compiled pattern; from the first use on, its methods are those of the pattern."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = ("search", "match", "fullmatch", "sub", "finditer", "findall", "split")
