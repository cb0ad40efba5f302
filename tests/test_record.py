"""Our NamedTuple does what typing.NamedTuple does."""

from __future__ import annotations

import pickle
import typing
from typing import Any

import pytest

from fzlint import record


class Own(record.NamedTuple):
    """A record."""

    first: int
    second: str = "b"
    third: tuple[int, ...] = ()

    @property
    def both(self) -> str:
        return f"{self.first}{self.second}"


class Typing(typing.NamedTuple):
    first: int
    second: str = "b"
    third: tuple[int, ...] = ()


class Empty(record.NamedTuple):
    @property
    def names(self) -> tuple[str, ...]:
        return ()


@pytest.mark.parametrize(
    ("args", "named"),
    [
        ((1,), {}),
        ((1, "c"), {}),
        ((1, "c", (2,)), {}),
        ((), {"first": 1}),
        ((1,), {"third": (3,)}),
        ((), {"third": (3,), "second": "x", "first": 0}),
        ((), {}),
        ((1, "c", (), 4), {}),
        ((1,), {"first": 2}),
        ((1,), {"fourth": 2}),
        ((), {"second": "x"}),
    ],
)
def test_it_is_made_as_a_named_tuple_is(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    try:
        expected = Typing(*args, **named)
    except TypeError:
        with pytest.raises(TypeError):
            Own(*args, **named)
        return
    assert tuple(Own(*args, **named)) == tuple(expected)


def test_it_behaves_as_a_named_tuple_does() -> None:
    own, twin = Own(1, "c"), Typing(1, "c")
    assert own == twin == (1, "c", ())
    assert hash(own) == hash(twin)
    assert repr(own) == repr(twin).replace("Typing", "Own")
    assert Own._fields == Typing._fields
    assert Own._field_defaults == Typing._field_defaults
    assert typing.get_type_hints(Own) == typing.get_type_hints(Typing)
    assert own._replace(second="d", first=2) == (2, "d", ())
    assert type(own._replace(first=2)) is Own
    with pytest.raises(TypeError):
        own._replace(fourth=4)  # type: ignore[call-arg]
    assert own.both == "1c"
    again = pickle.loads(pickle.dumps(own))
    assert again == own
    assert type(again) is Own
    with pytest.raises(AttributeError):
        own.first = 3  # type: ignore[misc]
    assert not hasattr(own, "__dict__")
    match own:
        case Own(first, second):
            assert (first, second) == (1, "c")
    assert Empty() == ()


def test_a_field_without_a_default_comes_first() -> None:
    with pytest.raises(TypeError):

        class Wrong(record.NamedTuple):  # type: ignore[misc]
            first: int = 1
            second: int  # type: ignore[misc]
