"""carried-over: figures and years that stand in a report as they stood in the unit's report of an earlier year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.document.fold import fold
from fzlint.document.model import Span
from fzlint.document.shared import Other, Said, twins
from fzlint.figures.reading.figure import Figure, figures_of
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_NOUN = 2  # last characters by which two figures are seen to count the same
_SHOWN = 3
_VERBS = ("达到", "为", "达", "至")
_SPAN = "至到\\-—～~"
_YEAR = pattern(
    rf"(?:^|[，,。；;：:、\n]\s*)((?:19|20)[0-9]{{2}})年度?(?=[^0-9]|[0-9]{{1,2}}月(?!底|以|起|前|后|[{_SPAN}]))"
    rf"(?!以来|以后|起|前|后|底前|[{_SPAN}])"
)


class CarriedOver(NamedTuple):
    """What was not brought up to date.

    what    figure: a sentence with the figures of the earlier one; year: a sentence that still tells of the earlier year
    alike   how like two sentences are, at least, by hundredths
    digits  figures of a sentence that are the same have at least so many digits together: fewer may be chance
    stock   a figure behind these words may well stay for years
    """

    what: Literal["figure", "year"]
    alike: int = 75
    digits: int = 3
    stock: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (
            ("figures", "other", "there", "year", "own") if self.what == "figure" else ("other", "there", "year", "own")
        )

    def __call__(self, context: Context) -> Iterator[Match]:
        for other in context.others:
            if other.earlier:
                own, theirs = context.print, other.print
                for i, j in twins(own, theirs, self.alike / 100):
                    one, two = own.sentences[i], theirs.sentences[j]
                    if self.what == "figure":
                        yield from self._figures(context, other, one, two)
                    else:
                        yield from self._years(context, other, one, two)

    def _figures(self, context: Context, other: Other, one: Said, two: Said) -> Iterator[Match]:
        these = figures_of(fold(one.text))
        told = [figure for figure in these if self._counts(figure, one.text, other)]
        if not told:
            return
        those = figures_of(fold(two.text))
        same = [figure for figure in told if any(_same(figure, before) for before in those)]
        if len(same) < len(told) or sum(map(_digits, same)) < self.digits:
            return
        shown = [one.text[figure.span.start : figure.span.end] for figure in same]
        more = f"等{len(shown)}个数字" if len(shown) > _SHOWN else ""
        yield Match(
            Span(one.start + same[0].span.start, one.start + same[-1].span.end),
            {"figures": "、".join(f"“{words}”" for words in shown[:_SHOWN]) + more, **_told(context, other, two)},
            other=other.print.name,
        )

    def _counts(self, figure: Figure, text: str, other: Other) -> bool:
        """Whether a figure tells of the year's work: a round share, about so many, a thing that stays, a past year do not."""
        front = text[max(figure.span.start - 12, 0) : figure.span.start]
        past = other.print.year is not None and figure.when[:4].isdigit() and int(figure.when[:4]) <= other.print.year
        return bool(figure.unit) and not (
            figure.approx or past or any(word in front for word in self.stock) or _digits(figure) == 0
        )

    def _years(self, context: Context, other: Other, one: Said, two: Said) -> Iterator[Match]:
        year, own = other.print.year, context.year
        if year is None or own is None or str(year) not in one.text:
            return
        for match in _YEAR.finditer(fold(one.text)):
            if int(match[1]) == year and f"{year}年" in fold(two.text):
                start = one.start + match.start(1)
                yield Match(
                    Span(start, start + 5),
                    _told(context, other, two),
                    edits=(Edit(Span(start, start + 4), str(own)),),
                    other=other.print.name,
                )


def _told(context: Context, other: Other, said: Said) -> dict[str, str]:
    year, own = other.print.year, context.year
    return {
        "other": other.print.name,
        "there": said.where,
        "year": f"{year}年" if year else "以前",
        "own": f"{own}年" if own else "本年",
    }


def _same(one: Figure, two: Figure) -> bool:
    return one.value == two.value and one.unit == two.unit and _thing(one) == _thing(two)


def _thing(figure: Figure) -> str:
    """The end of what is counted, without the verb: 满意率达到 and 满意率为 are one."""
    noun = figure.noun
    for verb in _VERBS:
        noun = noun.removesuffix(verb)
    return noun[-_NOUN:]


def _digits(figure: Figure) -> int:
    """The digits that tell something: 212 has three, 1200 two, 100% none."""
    if figure.unit == "%" and figure.value == 100:
        return 0
    return len(figure.value.normalize().as_tuple().digits)
