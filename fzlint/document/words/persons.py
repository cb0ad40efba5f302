"""Whether a stretch lies in the name of a person: any two characters may stand side by side there."""

from __future__ import annotations

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.record import NamedTuple

_SHORTEST, _LONGEST = 2, 3  # characters of a name
_MARKS = "、，（）() "  # names in a row are parted by these


class Persons(NamedTuple):
    """What names are told by.

    surnames  characters that they begin with
    callers   words that stand right in front of one: 记者, 书记
    """

    surnames: str
    callers: tuple[str, ...]

    def have(self, text: str, span: Span) -> bool:
        """Whether the stretch lies in a name behind a caller, in brackets that hold nothing else, or in one of names in a row."""
        first, last = _run(text, span.start)
        for begin in range(span.start - 1, span.end):
            if text[begin : begin + 1] not in self.surnames:
                continue
            if text[max(begin - 4, 0) : begin].endswith(self.callers):
                return True  # the stretch may begin inside the caller: 当事|人赵|某
            if begin > span.start:
                continue
            if self._is_name(text, begin, last) and self._is_name(text, *_run(text, last + 1)):
                return text[last] == "、"
        if span.end > last or not self._is_name(text, first, last) or text[first - 1 : first] not in _MARKS:
            return False
        if text[first - 1 : last + 1] == f"（{text[first:last]}）" and text[last + 1 : last + 2] in ("", "\n"):
            return True
        return self._is_name(text, *_run(text, first - 2)) or self._is_name(text, *_run(text, last + 1))

    def _is_name(self, text: str, first: int, last: int) -> bool:
        return _SHORTEST <= last - first <= _LONGEST and text[first] in self.surnames


def _run(text: str, at: int) -> tuple[int, int]:
    """Where the Chinese characters around `at` begin and end, as far as a name may reach and one further."""
    if not 0 <= at < len(text) or not is_han(text[at]):
        return at, at
    first, last = at, at + 1
    while first and at - first <= _LONGEST and is_han(text[first - 1]):
        first -= 1
    while last < len(text) and last - at <= _LONGEST and is_han(text[last]):
        last += 1
    return first, last
