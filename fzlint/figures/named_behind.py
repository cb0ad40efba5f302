"""Quantities whose name stands behind them, as the text comes back to what it has told: 全镇15个行政村均已…; 在受理的1560件投诉举报中.

Such words only count where the report tells the same name in front of a figure; then they are one more telling of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fzlint.document.model import Span
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage
from fzlint.figures.said import alternatives, any_of
from fzlint.figures.wholes import HAVING, Grammar, Told
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_ALL = pattern(
    r"[全我本]([省市区县州镇乡局院委厅校]|系统|街道)的?(?:现有|共有|所有|各类|[^\W\d]{0})?$", need="全|我|本"
)
_DONE = pattern(
    r"(?:^(?!在|对|将|从|共)|[全今本]年|共|累计|[在对将从])(?:[全今本]年|共|累计|已)*(?P<verb>[^\W\d]{2,4})的$",
    need="的",
)
_ALL_OF = any_of("名后全")
_END = pattern(f"[”]?(?:案件|事项)?(?:{alternatives('名后')}|[，,、。；;)(]|$)")
_AREAS = frozenset("省市区县州镇乡")
_LEAST = 3  # characters of a name
_SURE_NAME = 5
_REACH = 24


class Behind(NamedTuple):
    """A figure with the words behind it, and the verb in front of it, "" for what there is."""

    figure: Figure
    span: Span
    verb: str
    scope: str
    words: str


def named_behind(passage: Passage, words: Grammar) -> Iterator[Behind]:
    for figure in passage.figures:
        if figure.about in ("share", "mille", "point", "fold", "money", "") or figure.approx:
            continue
        start = figure.span.start - len(figure.noun)
        if passage.text.startswith(figure.noun, figure.span.end) and _ALL_OF.search(figure.noun):
            yield Behind(figure, figure.span, "", "", figure.noun)  # 123家规模以上企业全部签订
            continue
        if passage.text[start : figure.span.start] != figure.noun:
            continue
        scope, verb = _ALL.search(figure.noun), _DONE.search(figure.noun)
        if scope is None and (verb is None or verb["verb"] not in words.classes):
            continue
        behind = passage.text[figure.span.end : min(passage.end, figure.span.end + _REACH)].lstrip("“")
        mark = scope or verb
        at = start + mark.start() if mark else start
        at += passage.text[at] in "在对将从"
        yield Behind(
            figure,
            Span(at, figure.span.end),
            words.classes[verb["verb"]] if verb else "",
            (scope[1] if scope[1] in _AREAS else "局") if scope else "",
            behind,
        )


def resolved(told: Sequence[Told], behind: Iterable[Behind]) -> list[Told]:
    """All that is told, in order, with those figures whose name stands behind them and is told elsewhere in front of one."""
    keys: dict[str, set[tuple[str, str, str]]] = {}
    for one in told:
        if len(one.key[1]) >= _LEAST:
            keys.setdefault(one.key[1][:2], set()).add(one.key)
    more = [found for each in behind if (found := _told(each, keys.get(each.words[:2], ()))) is not None]
    return sorted([*told, *more], key=lambda one: one.span.start) if more else list(told)


def _told(behind: Behind, keys: Iterable[tuple[str, str, str]]) -> Told | None:
    for key in sorted(keys, key=lambda key: -len(key[1])):
        verb, name, about = key
        ends = len(name) > _SURE_NAME or _END.match(behind.words, len(name)) is not None
        fits = behind.words.startswith(name) and ends
        if fits and (verb == behind.verb or (not behind.verb and verb == HAVING)) and about == behind.figure.about:
            return Told(key, behind.figure, behind.span, True, behind.scope, behind.scope != "", True)
    return None
