"""NamedTuple, made without compiling anything.

`typing.NamedTuple` compiles a constructor and every annotation for each class: 0.2 ms and more, and a plain run meets over a
hundred classes, which is a sixth of all its time. Here a class costs 0.02 ms. For mypy and for the reader of the code it is
`typing.NamedTuple`: fields with annotations, defaults last, `_fields`, `_field_defaults`, `_replace`, equality and pickling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter

    class _Fields(type):
        def __new__(meta, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space.pop(field) for field in fields if field in space}
            least = len(fields) - len(defaults)
            if tuple(defaults) != fields[least:]:
                raise TypeError(f"{name}: a field without a default follows one that has a default")
            for index, field in enumerate(fields):
                space[field] = _tuplegetter(index, None)
            space |= {"__slots__": (), "_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            if fields:
                space["__new__"] = _constructor(name, fields, defaults)
            return type.__new__(meta, name, bases, space)

    make = tuple.__new__

    def _constructor(name, fields, defaults):
        values = tuple(defaults.values())
        least = len(fields) - len(values)
        tails = {least + given: values[given:] for given in range(len(values) + 1)}  # what completes so many arguments

        def construct(cls, *args, **named):
            if not named:
                tail = tails.get(len(args))
                if tail is not None:
                    return make(cls, args + tail)
            every = dict(zip(fields, args, strict=False))
            if len(args) > len(fields) or not every.keys().isdisjoint(named) or not named.keys() <= set(fields):
                raise TypeError(f"{name}: cannot take {len(args)} arguments and {', '.join(named) or 'none by name'}")
            every = defaults | every | named
            if missing := [field for field in fields if field not in every]:
                raise TypeError(f"{name}: {', '.join(missing)} missing")
            return make(cls, [every[field] for field in fields])

        return construct

    class NamedTuple(tuple, metaclass=_Fields):
        def _replace(self, **named):
            changed = make(type(self), map(named.pop, self._fields, self))
            if named:
                raise TypeError(f"{type(self).__name__} has no {', '.join(named)}")
            return changed

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            fields = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"
