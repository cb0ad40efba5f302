"""Quantities whose name stands behind them, as the text comes back to what it has told: 全镇15个行政村均已…; 在受理的1560件投诉举报中.

Such words only count where the report tells the same name in front of a figure; then they are one more telling of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from fzlint.document.model import Span
from fzlint.figures.again.deeds import HAVING, Grammar, bare_thing
from fzlint.figures.again.wholes import Told, of_part
from fzlint.figures.reading.figure import MARKS, Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import alternatives, any_of
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_ROW = r"(?:[0-9]+[^\W\d]{1,8}[、和]){0,3}$"  # 13个乡镇、
_ALL = pattern(rf"[全我本]([省市区县州镇乡局院委厅校]|系统|街道)的?(?:现有|共有|所有|各类)?{_ROW}", need="全|我|本")
_DONE = pattern(
    r"(?:^(?!在|对|将|从|共)|[全今本]年|共|累计|[在对将从])(?:[全今本]年|共|累计|已)*(?P<verb>[^\W\d]{2,4})的$",
    need="的",
)
_ALL_OF = any_of("名后全")
_END = pattern(f"[”]?(?:案件|事项)?(?:{alternatives('名后')}|[，,、。；;)(]|$)")
UNDER = pattern(rf"(?:辖(?:区)?(?:共?有)?|[全我本][省市区县州镇乡](?:共|现)有){_ROW}", need="辖|有")
_FOR = pattern(
    f"(?:{alternatives('面向')})(?:{alternatives('所有的')})?$", need=alternatives("面向")
)  # 面向2640名在校学生
_AREAS = frozenset("省市区县州镇乡")
_NAME = pattern(r"([^\W\d]{2,8}?)(?:[，,、。；;)(和]|$)")
_LEAST = 3  # characters of a name
_SURE_NAME = 5
_REACH = 24


class Behind(NamedTuple):
    """A figure with the words behind it, and the verb in front of it, "" for what there is.

    scope   whose it is, 区 of 全区; "" if the words do not say so
    listed  it is told as what a place has: 下辖9个街道、86个社区
    loose   more stands in front of the verb than time and writer: 发挥好新建的12个工作站作用
    name    the whole of it, where the words behind it speak of all of them: 24场法治讲座全部办在村里
    """

    figure: Figure
    span: Span
    verb: str
    scope: str
    words: str
    listed: bool = False
    loose: bool = False
    name: str = ""


def named_behind(passage: Passage, words: Grammar) -> Iterator[Behind]:
    for figure in passage.figures:
        if figure.about not in _NO_COUNT and not figure.approx:
            found = _named(passage, figure, words)
            if found is not None:
                every = _EVERY_ONE.match(passage.text, figure.span.end, min(passage.end, figure.span.end + _REACH))
                yield found._replace(name=bare_thing(every["name"])) if every is not None else found


_NO_COUNT = frozenset({"share", "mille", "point", "fold", "money", ""})


def _named(passage: Passage, figure: Figure, words: Grammar) -> Behind | None:
    text, at, end = passage.text, figure.span.start, figure.span.end
    start = at - len(figure.noun)
    said = text[end : min(passage.end, end + _REACH)].lstrip("“")
    if UNDER.search(text, max(passage.start, at - _REACH), at):
        return Behind(figure, figure.span, "", "", said, True)
    if text.startswith(figure.noun, end) and _ALL_OF.search(figure.noun):
        return Behind(figure, figure.span, "", "", figure.noun)  # 123家规模以上企业全部签订
    scope = _ALL.search(text, max(passage.start, at - _REACH), at)
    if scope is None and text[start:at] != figure.noun:
        return None if said[:1] in MARKS else Behind(figure, figure.span, _ANY_DEED, "", said, loose=True)
    verb = None if scope else _DONE.search(figure.noun)
    if scope is verb is None and (own := words.front.fullmatch(figure.noun)) is not None and own.group():
        return Behind(figure, figure.span, "", "", said)  # 医院1350张编制床位中
    if scope is None and (verb is None or verb["verb"] not in words.classes):
        return _in_passing(figure, said, words)
    begin = scope.start() if scope else start + (verb.start() if verb else 0)
    begin += text[begin] in "在对将从"
    deed = words.classes.get(verb["verb"], "") if verb else ""
    whose = (scope[1] if scope[1] in _AREAS else "局") if scope else ""
    return Behind(figure, Span(begin, end), deed, whose, said)


def _in_passing(figure: Figure, said: str, words: Grammar) -> Behind | None:
    """A figure that is told again while something else is said: 面向2640名学生; 推动24场讲座全部办进村里; 用好新建的12个工作站;
    先后6次召开党组会."""
    noun = figure.noun
    other = of_part(noun.removeprefix("将"))  # 将发挥好新建的12个工作站作用
    if not other and not noun.endswith("的") and _EVERY_ONE.match(said):
        return Behind(figure, figure.span, _ANY_DEED, "", said)
    if _FOR.search(noun):
        return Behind(figure, figure.span, "", "", said)
    if other:
        return None
    done = noun.removesuffix("的")
    if done != noun and (deed := next((done[-n:] for n in _VERB if done[-n:] in words.classes), "")):
        span = Span(figure.span.start - len(deed) - 1, figure.span.end)
        return Behind(figure, span, words.classes[deed], "", said, loose=True)
    if figure.about != "time" or not _TIMES.fullmatch(noun):  # of 收到回复的45份 there may be more
        return None if done != noun else Behind(figure, figure.span, _ANY_DEED, "", said, loose=True)
    said = _GOING.sub("", said, 1) if _GOING.match(said) else said  # 先后12次深入企业检查
    verb = words.first.match(said)
    deed = verb["verb"] if verb is not None else ""
    return Behind(figure, figure.span, words.classes.get(deed, _ANY_DEED), "", said[len(deed) :], loose=not noun)


_EVERY_ONE = any_of("名后全", "(?P<name>[^，。；：、,;:()0-9]{{3,16}}?)(?:{})")
_GOING = any_of("去往", "(?:{})+")
_ANY_DEED = "*"
_VERB = (4, 3, 2)  # characters
_TIMES = pattern("(?:[全今本]年|先后|累计|共)*")


def resolved(told: Sequence[Told], behind: Sequence[Behind]) -> list[Told]:
    """All that is told, in order, with those figures whose name stands behind them and is told elsewhere in front of one."""
    there = [_has(one, name[1]) for one in behind if one.listed and (name := _NAME.match(one.words)) is not None]
    there += _changed_about(behind)
    keys: dict[str, set[tuple[str, str, str]]] = {}
    tails: dict[str, set[tuple[str, str, str]]] = {}
    for one in (*told, *there):
        if len(one.key[1]) > 1:
            keys.setdefault(one.key[1][:2], set()).add(one.key)
            tails.setdefault(one.key[1][-2:], set()).add(one.key)
    named = {one.figure.span for one in there}
    rest = (each for each in behind if each.figure.span not in named)
    more = [
        found
        for each in rest
        if (found := _all_told(each, tails.get(each.name[-2:], ())) or _told(each, keys.get(each.words[:2], ())))
    ]
    return sorted([*told, *there, *more], key=lambda one: one.span.start) if there or more else list(told)


def _changed_about(behind: Sequence[Behind]) -> Iterator[Told]:
    """Two figures with one name behind them, of which one has the digits of the other in another order: 组织735名人民调解员…；
    全县753名人民调解员."""
    rows: dict[tuple[str, str], list[Behind]] = {}
    for one in behind:
        if one.figure.value >= _DIGITS and not one.verb and len(one.words) >= _OWN:
            rows.setdefault((one.words[:_OWN], one.figure.unit), []).append(one)
    for row in rows.values():
        values = {one.figure.value for one in row}
        if len(row) > 1 < len(values) and len({"".join(sorted(f"{value:f}")) for value in values}) == 1:
            yield from (_has(one, one.words[:_OWN])._replace(scope=one.scope) for one in row)


_DIGITS = 100
_OWN = 3


def _has(one: Behind, name: str) -> Told:
    """What a place is told to have, with its name."""
    span = Span(one.span.start, one.span.end + len(name))
    return Told((HAVING, name, one.figure.about), one.figure, span, False, "", True)


def _all_told(behind: Behind, keys: Collection[tuple[str, str, str]]) -> Told | None:
    """What is told of all of them, where the report tells of one thing that is called so, or by more words: 法治专题会议 for 专题会议,
    承接赋权事项 for 承接的95项赋权事项; but 收到回复的45份建议 may be some of those that were made."""
    name, deed = behind.name, behind.figure.noun.lstrip("对将从").removesuffix("的")
    some = deed + "的" == behind.figure.noun.lstrip("对将从")
    if len(name) < _LEAST - some:
        return None
    found = [key for key in keys if key[2] == behind.figure.about and key[1] == name]
    if some:
        found = [key for key in found if behind.verb == key[0]]
    for ending in (deed + name, *(() if some else (name,))):
        if not found and len(ending) > _LEAST:
            found = [key for key in keys if key[2] == behind.figure.about and key[1].endswith(ending)]
    if len(found) != 1:
        return None
    return Told(found[0], behind.figure, behind.span, True, behind.scope, behind.scope != "", True)


def _told(behind: Behind, keys: Collection[tuple[str, str, str]]) -> Told | None:
    for key in sorted(keys, key=lambda key: (-len(key[1]), key[0] != HAVING)):
        verb, name, about = key
        turned = bool(verb) and behind.verb in (_ANY_DEED, "") and behind.words.startswith(verb, len(name))
        end = len(name) + len(verb) * turned  # 218家次企业检查
        if about != behind.figure.about or behind.listed or not behind.words.startswith(name):
            continue
        if (turned or _of_the_deed(behind, verb, name, len(keys) == 1)) and _ends(behind, verb, end):
            sure = behind.scope != "" or behind.verb != "" or behind.words == behind.figure.noun
            sure = sure and not behind.loose
            span = behind.span if sure else Span(behind.span.start, behind.span.end + len(name))
            return Told(key, behind.figure, span, sure, behind.scope, behind.scope != "", sure)
    return None


def _of_the_deed(behind: Behind, verb: str, name: str, alone: bool) -> bool:
    """Whether a figure may be one more telling of a thing of that deed; alone: nothing else is called so."""
    if len(name) < (2 if verb == HAVING else _LEAST + behind.loose):
        return False
    if behind.verb == _ANY_DEED or (behind.scope and not behind.verb and alone):
        return verb != HAVING or not behind.loose  # of what there is, some may be spoken of
    return behind.verb == verb or (not behind.verb and verb == HAVING)


def _ends(behind: Behind, verb: str, end: int) -> bool:
    """Whether the name ends there: it is long, or of one deed, or no other word goes on behind it."""
    known = behind.loose or behind.verb == verb != HAVING
    return end > _SURE_NAME or (end > _LEAST and known) or _END.match(behind.words, end) is not None
