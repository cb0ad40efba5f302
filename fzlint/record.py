"""Records: NamedTuple as everywhere, with classes that are made late.

A run makes two hundred classes of records and fills half of them. typing.NamedTuple compiles the constructor of each and every
annotation of it: 0.1 ms a class, an eighth of a run. This one compiles the constructor once there are some instances and
leaves annotations as they are written; what such a class can do is the same, held against the original in tests/test_record.py.
"""

from __future__ import annotations

import sys
from collections import namedtuple
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    _MISSING = object()
    _Field = type(namedtuple("_One", "field").field)  # reads a field of a tuple as fast as can be

    _FEW = 16  # so many instances cost less than compiling a constructor
    _made: dict[type, int] = {}

    def _few(cls: Any, /, *args: Any, **named: Any) -> Any:
        """One of the first instances of a class. Most classes never have more; for the others the constructor is compiled."""
        made = _made[cls] = _made.get(cls, 0) + 1
        if made > _FEW:
            del _made[cls]
            cls.__new__ = _constructor(cls)
            return cls.__new__(cls, *args, **named)
        defaults = cls._field_defaults
        rest = cls._fields[len(args) :]
        if not named and len(rest) <= len(defaults) and len(args) <= len(cls._fields):
            return tuple.__new__(cls, (*args, *(defaults[field] for field in rest)))
        values = [*args, *(named[field] if field in named else defaults.get(field, _MISSING) for field in rest)]
        missing = any(value is _MISSING for value in values)
        if missing or len(values) > len(cls._fields) or not named.keys() <= {*rest}:
            return _constructor(cls)(cls, *args, **named)  # raises, and says why
        return tuple.__new__(cls, values)

    def _constructor(cls: Any) -> Any:
        fields = cls._fields
        new = eval(  # as collections.namedtuple does it: the names are those of a class body
            f"lambda _cls, {', '.join(fields)}: _new(_cls, ({''.join(f'{field}, ' for field in fields)}))",
            {"_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{cls.__name__}"},
        )
        new.__name__ = "__new__"
        new.__qualname__ = f"{cls.__qualname__}.__new__"
        new.__doc__ = f"Create new instance of {cls.__name__}({', '.join(fields)})"
        new.__defaults__ = tuple(cls._field_defaults.values())
        new.__annotations__ = dict(cls.__annotations__)
        return new

    class _Records(type):
        """Makes a class of records of a class body with annotations."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(mcs, name, (tuple,), {**body, "__slots__": ()})
            fields = tuple(body.get("__annotations__", ()))
            defaults: dict[str, Any] = {}
            for at, field in enumerate(fields):
                if field.startswith("_"):
                    raise ValueError(f"Field names cannot start with an underscore: {field!r}")
                if field in body:
                    defaults[field] = body[field]
                elif defaults:
                    raise TypeError(f"non-default field {field} cannot follow default fields {', '.join(defaults)}")
                body[field] = _Field(at, f"Alias for field number {at}")
            body.setdefault("__doc__", f"{name}({', '.join(fields)})")
            body.update(__slots__=(), __new__=_few, _fields=fields, _field_defaults=defaults, __match_args__=fields)
            return super().__new__(mcs, name, bases, body)

        @property
        def __signature__(cls) -> Any:
            from inspect import signature

            whole = signature(_constructor(cls))
            return whole.replace(parameters=list(whole.parameters.values())[1:])

    class NamedTuple(metaclass=_Records):
        """See typing.NamedTuple."""

        def __repr__(self) -> str:
            told = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{self.__class__.__name__}({told})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, /, **named: Any) -> Any:
            made = self._make(map(named.pop, self._fields, self))
            if named:
                wrong = TypeError if sys.version_info >= (3, 13) else ValueError  # as typing.NamedTuple does there
                raise wrong(f"Got unexpected field names: {list(named)!r}")
            return made

        @classmethod
        def _make(cls, values: Iterable[Any]) -> Any:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made
