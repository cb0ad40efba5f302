"""Records do what typing.NamedTuple does."""

from __future__ import annotations

import copy
import inspect
import pickle
import pydoc
import typing
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest

from fzlint import record


class Ours(record.NamedTuple):
    """A place."""

    start: int
    end: int
    label: str = ""
    parts: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start

    def moved(self, by: int) -> Ours:
        return self._replace(start=self.start + by, end=self.end + by)


class Theirs(typing.NamedTuple):
    """A place."""

    start: int
    end: int
    label: str = ""
    parts: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start

    def moved(self, by: int) -> Theirs:
        return self._replace(start=self.start + by, end=self.end + by)


class Many(record.NamedTuple):
    """A place."""

    start: int
    end: int
    label: str = ""
    parts: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start

    def moved(self, by: int) -> Many:
        return self._replace(start=self.start + by, end=self.end + by)


FILLED = [Many(start, start + 1) for start in range(100)]  # its constructor is compiled by now


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> type[Ours]:
    """A class of which there are no instances yet, as for every test of its own."""
    monkeypatch.setitem(record._made, Ours, 0)  # type: ignore[attr-defined]
    return Ours


class Empty(record.NamedTuple):
    """Nothing to say."""


SAME: list[Callable[[Any], Any]] = [
    lambda cls: tuple(cls(1, 2)),
    lambda cls: tuple(cls(1, end=2, parts=(3,))),
    lambda cls: tuple(cls._make([1, 2, "a", ()])),
    lambda cls: cls(1, 2)._asdict(),
    lambda cls: tuple(cls(1, 2)._replace(label="三")),
    lambda cls: cls(1, 4).length,
    lambda cls: tuple(cls(1, 4).moved(2)),
    lambda cls: repr(cls(1, 2, "a")).partition("(")[2],
    lambda cls: cls(1, 2) == (1, 2, "", ()),
    lambda cls: hash(cls(1, 2)) == hash((1, 2, "", ())),
    lambda cls: cls(1, 2) < cls(1, 3),
    lambda cls: cls(1, 2)[-1],
    lambda cls: [*cls(1, 2)],
    lambda cls: tuple(pickle.loads(pickle.dumps(cls(1, 2, "a")))),
    lambda cls: tuple(copy.deepcopy(cls(1, 2, "a"))),
    lambda cls: type(copy.copy(cls(1, 2))) is cls,
    lambda cls: (cls._fields, cls._field_defaults, cls.__match_args__, cls.__doc__),
    lambda cls: get_type_hints(cls),
    lambda cls: [(name, each.default, each.kind) for name, each in inspect.signature(cls).parameters.items()],
    lambda cls: "start, end, label='', parts=()" in pydoc.plain(pydoc.render_doc(cls)).replace(": 'int'", ""),
    lambda cls: isinstance(cls(1, 2), tuple),
    lambda cls: hasattr(cls(1, 2), "__dict__"),
    lambda cls: cls.start.__doc__,
]
WRONG: list[Callable[[Any], Any]] = [
    lambda cls: cls(),
    lambda cls: cls(1),
    lambda cls: cls(1, 2, 3, 4, 5),
    lambda cls: cls(1, 2, other=3),
    lambda cls: cls(1, 2, start=3),
    lambda cls: cls._make([1]),
    lambda cls: cls(1, 2)._replace(other=3),
    lambda cls: setattr(cls(1, 2), "start", 3),
    lambda cls: setattr(cls(1, 2), "other", 3),
]


@pytest.mark.parametrize("ask", SAME)
def test_says_the_same(ask: Callable[[Any], Any], few: type[Ours]) -> None:
    assert ask(few) == ask(Many) == ask(Theirs)


@pytest.mark.parametrize("ask", WRONG)
def test_fails_the_same(ask: Callable[[Any], Any], few: type[Ours]) -> None:
    with pytest.raises(Exception) as theirs:
        ask(Theirs)
    for ours in (few, Many):
        with pytest.raises(type(theirs.value)) as told:
            ask(ours)
        assert str(told.value).replace(ours.__name__, "Theirs") == str(theirs.value)


def test_the_constructor_is_compiled_for_many() -> None:
    assert Many.__new__ is not record._few and Empty.__new__ is record._few  # type: ignore[attr-defined]
    assert FILLED[40] == (40, 41, "", ())


def test_matches_by_place() -> None:
    match Ours(1, 2, "a"):
        case Ours(start, end, label=name):
            assert (start, end, name) == (1, 2, "a")


def test_without_fields() -> None:
    assert Empty() == ()
    assert Empty._fields == ()
    assert repr(Empty()) == "Empty()"


def test_no_field_without_default_behind_one_with() -> None:
    with pytest.raises(TypeError, match="cannot follow default"):

        class Wrong(record.NamedTuple):
            start: int = 0
            end: int  # type: ignore[misc]


def test_no_private_field() -> None:
    with pytest.raises(ValueError, match="underscore"):

        class Wrong(record.NamedTuple):
            _start: int  # type: ignore[misc]


def test_the_signature_is_there_before_the_first_instance() -> None:
    class Late(record.NamedTuple):
        start: int
        end: int = 5

    assert list(inspect.signature(Late).parameters) == ["start", "end"]
    assert Late(end=2, start=1) == (1, 2)
