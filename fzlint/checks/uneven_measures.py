"""uneven-measures: things of one name counted in two ways in one sentence: 食品案件48个，药品案件31件."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.document.prose import is_running
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_COUNTED = pattern(r"([^\W\d_a-zA-Z]{2}|》)[0-9]+(?:\.[0-9]+)?(?:余|多)?([^\W\d_a-zA-Z])(?=[，、；。（）\n]|$)")
_WHOLE = "。！？\n"


class UnevenMeasures(NamedTuple):
    """Counts whose nouns end in the same two characters, or in 》, with two measures that mean the same.

    measures  measures that may take each other's place, in one line each
    verbs     words in front of a count that name no thing: 新增
    loose     the one that is wrong where there are as many of each: 个
    """

    measures: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    loose: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "noun", "measure", "other")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        told: dict[str, list[tuple[str, Span, int]]] = {}  # by noun what was counted in the sentence so far
        sentence = 0
        for found in _COUNTED.finditer(text):
            if any(mark in text[sentence : found.start()] for mark in _WHOLE):
                yield from self._odd(context, told)
                told = {}
            sentence = found.end()
            measured = found[1] not in self.verbs and any(found[2] in measures for measures in self.measures)
            if measured and is_running(document, found.start()):
                told.setdefault(found[1], []).append((found[2], Span(*found.span(2)), found.start()))
        yield from self._odd(context, told)

    def _odd(self, context: Context, told: dict[str, list[tuple[str, Span, int]]]) -> Iterator[Match]:
        document = context.document
        for noun, counts in told.items():
            used = Counter(measure for measure, _, _ in counts)
            if len(used) != 2 or not any(used.keys() <= set(measures) for measures in self.measures):
                continue
            usual = max(used, key=lambda measure: (used[measure], measure not in self.loose))
            for measure, place, start in counts:
                if measure != usual:
                    values = {
                        "text": document.text[start : place.end],
                        "noun": noun,
                        "measure": measure,
                        "other": usual,
                    }
                    yield Match(place, values, edits=(Edit(place, usual),))
