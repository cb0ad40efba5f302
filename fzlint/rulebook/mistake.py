"""What is wrong with a file that people write: all of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from fzlint.record import NamedTuple

MOST = 100  # mistakes of a file that are told with their places: to look for these takes time


class Mistake(NamedTuple):
    """One thing that is wrong. value: the words at fault, where the value of the key is a list; line 0: not known."""

    key: str
    sentence: str
    value: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = f"第{self.line}行第{self.column}列：" if self.line else ""
        return f"{place}{self.key}：{self.sentence}" if self.key else f"{place}{self.sentence}"


class Mistaken(Exception):
    """A file with mistakes. str() names the file and tells all of them; key is that of the first."""

    def __init__(self, path: object, key: str, sentence: str, *, more: Iterable[Mistake] = ()) -> None:
        self.path = path
        self.key = key
        self.mistakes = tuple(more) or (Mistake(key, sentence),)
        super().__init__(_said(path, self.mistakes))

    @classmethod
    def of(cls, path: object, mistakes: Sequence[Mistake]) -> Self:
        return cls(path, mistakes[0].key, mistakes[0].sentence, more=mistakes)


def _said(path: object, mistakes: Sequence[Mistake]) -> str:
    if len(mistakes) == 1:
        return f"{path}：{mistakes[0]}"
    count = f"{len(mistakes)} 处" if len(mistakes) <= MOST else f"{MOST} 多处"
    return f"{path}：有 {count}错误：" + "".join(f"\n  {mistake}" for mistake in mistakes)
