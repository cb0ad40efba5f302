"""A thing that the text comes back to, with its number in front of the name, and a slip of the pen in that number.

配备记录仪56台 … 65台记录仪全部启用. Who writes so speaks of what was told before; so no word for the whole is needed. The number has
to be told of nothing else that is called so, and the thing with one number alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fzlint.document.model import Document, Span
from fzlint.figures.again.deeds import HAVING, TAIL, Grammar, bare_key
from fzlint.figures.again.named_behind import UNDER
from fzlint.figures.again.of_all import Mention, all_of_them
from fzlint.figures.again.told_together import Apart
from fzlint.figures.again.turned import ANY
from fzlint.figures.again.twice import slip
from fzlint.figures.again.wholes import RATIOS, of_its_year, of_part, own_period, with_quoted
from fzlint.figures.reading.figure import MARKS, Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import alternatives, any_of, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_LEAD = 80  # code points in front that tell the period
_REACH = 16  # code points behind a number that may name the thing
_NAME = 2  # characters
_OWN = 4  # the same of a name that needs no sign besides
_MOST = 24  # tellings of one name that are looked at
_BESIDE_IT = 60
_LEAST = 5  # a smaller number is told of some of them
_LONG = 100
_DEED = "*"  # in front of a deed that stands for a name
_GREAT = 1000

_COMES_BACK = pattern(f"(?:{alternatives('说回来')})*(?:(?:{alternatives('自己的全部')})的?)?")
_ALL_THERE_ARE = any_of("自己的全部", "(?:{})的?$")
_ALL_OF = any_of("名后全", r"(?:[、和][0-9]{{1,5}}[^，。；：、,;:()0-9]{{1,8}}?|[^，。；：、,;:()0-9]{{0,6}}?)(?:{})")
_AMONG = pattern(f"(?:{alternatives('泛称')})?[中里](?=[，,有占的])", need="中|里")
_END = pattern(f"(?:{alternatives('泛称')})?(?:{alternatives('名后')}|[，,、。；;)(]|$)")
_OF_THE_DEED = pattern(
    rf"(?P<verb>[^\W\d]{{2,4}}?)后?的$|^(?:{alternatives('说回做过的')})(?P<again>[^\W\d]{{2,4}}?)了?$",
    need="|".join(("的", *listed("说回做过的"))),
)
_FOR = any_of("面向")
_HAVING = listed("单字的有")


class _Telling(NamedTuple):
    """A figure behind its name. name: the words in front of it; deed, thing: what is done, and with what."""

    figure: Figure
    span: Span
    name: str
    deed: str
    thing: str


def recalled(document: Document, passages: Iterable[Passage], words: Grammar) -> Iterator[Apart]:
    """The mentions of a thing whose number differs by a slip from the only one that it is told with."""
    counted = [
        (passage, k)
        for passage in passages
        for k, figure in enumerate(passage.figures)
        if figure.about not in RATIOS and not figure.approx
    ]
    found_in = (_mention(document, passage, passage.figures[k], words) for passage, k in counted)
    mentions = [mention for mention in found_in if mention is not None]
    told: dict[str, list[_Telling]] = {}
    for passage, k in counted if mentions else ():
        telling = _telling(document, passage, k, words)
        if telling is not None:
            if telling.deed and telling.thing in ("", *ANY):
                told.setdefault(_DEED + telling.deed, []).append(telling)
            for at in range(max(len(telling.name) - _REACH, 0), len(telling.name) - 1):
                told.setdefault(telling.name[at : at + _NAME], []).append(telling)
    alike: dict[str, list[Mention]] = {}
    for mention in mentions:
        alike.setdefault(mention.words[:_NAME], []).append(mention)
    yield from all_of_them(alike)
    for mention in mentions:
        name = mention.words[:_NAME]
        found = _meant(mention, told.get(name, ()), alike[name]) or _by_deed(mention, told, alike[name])
        if found is not None and of_its_year(document, mention.figure, mention.figure.span):
            telling, name = found
            end = mention.figure.span.end + len(name)
            yield Apart(telling.span, Span(mention.figure.span.start, end), telling.figure, mention.figure)


def _telling(document: Document, passage: Passage, k: int, words: Grammar) -> _Telling | None:
    """A figure of the report's own time with its name in front, or behind 下辖."""
    figure = with_quoted(passage, passage.figures[k])
    start = figure.span.start - len(figure.noun)
    if UNDER.search(passage.text, max(passage.start, figure.span.start - _LEAD), figure.span.start):
        name = _CUT.split(passage.text[figure.span.end : min(passage.end, figure.span.end + _REACH)])[0]
        return _Telling(figure, figure.span, name, "", name) if len(name) >= _NAME else None
    if passage.text[start : figure.span.start] != figure.noun or of_part(figure.noun):
        return None
    if k and passage.figures[k - 1].span.end == start:
        return None  # 8项制度中有2项
    lead = passage.text[max(passage.start, start - _LEAD) : start]
    name = TAIL.sub("", figure.noun)
    if len(name) < _NAME or not own_period(document, figure, lead):
        return None
    deed, thing, _ = bare_key(figure, words)
    return _Telling(figure, Span(start, figure.span.end), name, deed, thing)


_CUT = pattern("[，、；：。,;:()0-9]")


def _mention(document: Document, passage: Passage, figure: Figure, words: Grammar) -> Mention | None:
    """A figure in front of a name, that no verb leads to as to something new: 对126家企业, 全县126家企业, 126家企业."""
    text, at, end = passage.text, figure.span.start, figure.span.end
    said = text[end : min(passage.end, end + 2 * _REACH)].lstrip("“")
    start = at - len(figure.noun)
    front = figure.noun if text[start:at] == figure.noun else ""
    if said[:1] in MARKS or not said or figure.value < _LEAST:
        return None
    of = _OF_THE_DEED.search(front)
    deed = words.classes.get((of["verb"] or of["again"])[-2:], "") if of is not None else ""
    if not deed and _COMES_BACK.fullmatch(front) is None:
        return None
    if of_part(front) or not own_period(document, figure, text[max(passage.start, start - _LEAD) : start]):
        return None
    bare = not front or _FOR.fullmatch(front) is not None  # 为123家企业
    return Mention(figure, said, deed, _ALL_THERE_ARE.search(front) is not None, bare)


def _meant(mention: Mention, told: Sequence[_Telling], mentions: Sequence[Mention]) -> tuple[_Telling, str] | None:
    """What a mention comes back to, and by what name: the only thing that is called so, with another number."""
    found: list[tuple[int, _Telling]] = []
    if len(told) > _MOST or len(mentions) > _MOST:
        return None
    for telling in told:
        if telling.figure.about == mention.figure.about and telling.figure.span != mention.figure.span:
            found.append((_shared(telling.name, mention.words), telling))
    longest = max((size for size, _ in found), default=0)
    alike = [telling for size, telling in found if size == longest]
    if longest < _NAME or any(one.figure.value == mention.figure.value for one in alike):
        return None
    turned = [one for one in alike if one.figure.value >= _LONG and _changed_about(one, mention)]
    row = turned or _as_told(alike, mention, longest)  # 现有电梯5263台, 检验电梯5180台, 对5623台电梯
    if len({telling.figure.value for telling in row}) != 1:
        return None
    telling = row[0]
    name = mention.words[:longest]
    if not _is_slip(telling, mention, name) or _told_besides(telling, mention, name, mentions):
        return None
    return telling, name


def _by_deed(
    mention: Mention, told: Mapping[str, Sequence[_Telling]], mentions: Sequence[Mention]
) -> tuple[_Telling, str] | None:
    """What a mention comes back to where the deed alone names it: 审结7935件 … 审结的7953件案件中; told with one number alone."""
    name = next((name for name in ANY if mention.words.startswith(name)), "")
    row = [telling for telling in told.get(_DEED + mention.deed, ()) if telling.figure.unit == mention.figure.unit]
    if not mention.deed or not name or len({telling.figure.value for telling in row}) != 1:
        return None
    telling, values = row[0], {one.figure.value for one in mentions if one.deed == mention.deed}
    enough = mention.figure.value >= _LONG and _changed_about(telling, mention)
    if not enough or telling.figure.value == mention.figure.value or telling.figure.value in values:
        return None
    return telling, name


def _as_told(row: list[_Telling], mention: Mention, size: int) -> list[_Telling]:
    """Of several tellings those of the deed that the mention names, or else those of what there is: 党员2318名, not 发展党员26名."""
    named = [telling for telling in row if len(telling.thing) == size]
    deeds = {mention.deed} if mention.deed else {"", HAVING}
    return [telling for telling in named if telling.deed in deeds] or named or row


def _shared(name: str, words: str) -> int:
    """How many characters a name ends in that the words begin with."""
    return next((size for size in range(min(len(name), len(words)), 1, -1) if words.startswith(name[-size:])), 0)


def _is_slip(telling: _Telling, mention: Mention, name: str) -> bool:
    """Whether the two numbers differ by a slip: two digits changed about, or one wrong where all of them are spoken of."""
    first, later = telling.figure, mention.figure
    if first.value == later.value or not slip(first, later):
        return False
    if mention.deed and telling.deed and mention.deed != telling.deed:
        return False  # 制发建议书47份, 收到回复的45份建议书
    rest = mention.words[len(name) :]
    whole = (
        name == telling.thing
        or (telling.thing[1:] == name and telling.thing[0] in _HAVING)
        or telling.thing.endswith("等" + name)
        or (telling.thing in ("", *ANY) and name == telling.deed)
    )
    every = (mention.all and _END.match(rest) is not None) or (mention.deed != "" and mention.deed == telling.deed)
    every = every or _ALL_OF.match(rest) is not None or _AMONG.match(rest) is not None
    if not _changed_about(telling, mention):
        return every and whole
    if mention.bare and not every and telling.deed in ("", HAVING) and later.value < first.value < _GREAT:
        return False  # 现有企业132家, 123家企业签订: some of them
    if first.about == "time" and not every:
        return False  # 先后12次深入企业检查: visits are counted in many ways
    return first.value >= _LONG or every or len(name) >= _OWN or (whole and _END.match(rest) is not None)


def _changed_about(telling: _Telling, mention: Mention) -> bool:
    """Whether the two numbers have the same digits in another order."""
    first, later = (sorted(str(int(figure.value / figure.step))) for figure in (telling.figure, mention.figure))
    return first == later


def _told_besides(telling: _Telling, mention: Mention, name: str, mentions: Sequence[Mention]) -> bool:
    """Whether the number of the mention, or the rest of what was told, stands elsewhere with that name: 42户企业 …, 24户企业 …."""
    later = mention.figure
    others = [one for one in mentions if one.figure.about == later.about and one.words.startswith(name)]
    values = {one.figure.value for one in others if one.figure.span != later.span}
    return later.value in values or telling.figure.value - later.value in values
