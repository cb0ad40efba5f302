"""Regular expressions that are compiled when they are first used, or taken ready-made out of a wheel.

Compiling the patterns of a plain run takes longer than all the rest of it, and re has no such thing as a .pyc. So a wheel
carries what they compile to (hatch_build.py), for the interpreter that built it; any other, and a checkout, compiles as ever.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any, AnyStr, cast

# what a pattern compiles to: flags, code as machine words, number of groups, their names by index, names to indices
_Code = tuple[int, bytes, int, tuple[str | None, ...], dict[str, int]]

declared: dict[tuple[str | bytes, int], None] = {}  # every pattern met so far, in order: what a wheel should carry


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern of a module: the same as re.compile, but compiled at its first use."""
    declared[source, int(flags)] = None
    return cast("re.Pattern[AnyStr]", _Lazy(source, int(flags)))


class _Lazy:
    """Stands for a compiled pattern; from the first use on, its methods are those of the pattern."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_METHODS = ("search", "match", "fullmatch", "sub", "finditer", "findall", "split")


def compile(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The same as re.compile. Raises re.error."""
    flags = int(flags)
    declared[source, flags] = None
    ready = _ready().get((source, flags))
    if ready is None:
        return re.compile(source, flags)
    flags, words, groups, names, indices = ready
    code = memoryview(words).cast("I").tolist()
    compiled: re.Pattern[AnyStr] = _sre.compile(source, flags, code, groups, indices, names)
    return compiled


@cache
def _ready() -> dict[tuple[str | bytes, int], _Code]:
    """The patterns that were compiled when the wheel was built, none where this is another interpreter."""
    if _sre is None:
        return {}
    try:
        version, ready = marshal.loads(Path(__file__).with_name(ready_name()).read_bytes())
    except OSError:
        return {}
    return ready if version == _version() else {}


def ready_name() -> str:
    """The name of the file of ready patterns, which lies beside this module; one for every kind of interpreter, like a .pyc."""
    return f"_patterns.{sys.implementation.cache_tag}"


def _version() -> tuple[int, int, str]:
    return _sre.MAGIC, _sre.CODESIZE, sys.byteorder


def make_ready(patterns: list[tuple[str | bytes, int]]) -> bytes:
    """The content of a file of ready patterns."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    ready: dict[tuple[str | bytes, int], _Code] = {}
    for source, flags in patterns:
        parsed = _parser.parse(source, flags)
        words = _compiler._code(parsed, flags)
        indices = dict(parsed.state.groupdict)
        names: list[str | None] = [None] * parsed.state.groups
        for name, index in indices.items():
            names[index] = name
        code = b"".join(int(word).to_bytes(_sre.CODESIZE, sys.byteorder) for word in words)
        ready[source, flags] = (int(flags | parsed.state.flags), code, parsed.state.groups - 1, tuple(names), indices)
    return marshal.dumps((_version(), ready))
