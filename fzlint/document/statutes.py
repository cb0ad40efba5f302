"""Names in 《》 that read like a law's and are no law's, and which law they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fzlint.document.cited import Title, around, titles
from fzlint.document.ends import shared_ends
from fzlint.document.title_words import MISTYPED_LAWS, NO_LAWS
from fzlint.document.words.garbled import one_slip
from fzlint.record import NamedTuple

_LAW = ("法", "法典")
_REGULATIONS = ("条例", "规定", "则")  # 细则, 准则, 规则
# last words that were typed for others: 《公路发》, 《信访工作条列》
_MISTYPED = tuple((last, "法" if len(last) == 1 else "条例") for last in MISTYPED_LAWS)
_IDLE = ("管理", "暂行", "工作")  # words in the name of a regulation that tell it from no other
_ABOVE = ("国家", "中国", "全国", "政府")  # put in front of a name that has none
_REGIONS = ("省", "市", "区", "州", "县", "旗", "国")  # 我省《供水条例》, 德国《行政程序法》

_SHORT = 5  # a shorter name is near too many others
_CHUNK = 0.6  # so much of a name must be left where words in its middle were dropped or put in


class Law(NamedTuple):
    """A law, or a regulation, without 中华人民共和国.

    gone    it no longer holds, is a bill, or a short form in use: the name exists, but is not offered for another
    """

    name: str
    gone: bool = False

    @property
    def leads(self) -> tuple[str, ...]:
        """Pairs of characters, one of which a text must have that names the law."""
        return (self.name[:2],)


def strangers(
    text: str, laws: Sequence[Law], named: Iterable[Law], whole: bool, drafting: tuple[str, ...]
) -> Iterator[tuple[Title, str]]:
    """The names cited in 《》 that are not among `laws`, though they read like one, with the law that is meant, "" if none is near.

    named     some of `laws`, among them all that the text names
    whole     `laws` are all there can be: then a name with 中华人民共和国 that is near to none is told, too
    drafting  words next to it that tell of a law yet to be made
    """
    right = {law.name for law in named}
    known: set[str] = set()
    offered: tuple[str, ...] = ()
    for title in titles(text):
        if (
            title.bare in right
            or title.name in right
            or not (title.full or not text.endswith(_REGIONS, 0, title.first))
        ):
            continue
        if not known:
            there_are = tuple(laws)
            known = {law.name for law in there_are}
            offered = tuple(law.name for law in there_are if not law.gone)
        if meant := _meant(title, known, offered):
            if title.bare[-1] == meant[-1] or not _is_drafted(text, title, drafting):
                yield title, meant  # 《审计条例》同时废止 is what was before the law
        elif whole and _is_full_law(title) and not _is_drafted(text, title, drafting):
            yield title, ""


def _is_full_law(title: Title) -> bool:
    return title.full and title.bare.endswith(_LAW) and not title.bare.endswith(NO_LAWS)


def _is_drafted(text: str, title: Title, drafting: tuple[str, ...]) -> bool:
    near = around(text, title.first, title.last)
    return any(word in near for word in drafting)


def _meant(title: Title, known: set[str], offered: tuple[str, ...]) -> str:
    """The law that a name which is no law's stands for; "" if none."""
    name = title.bare
    for last, right in _MISTYPED:
        if name.endswith(last) and (meant := name[: -len(last)] + right) in known:
            return meant
    if title.full and name + "法" in known:
        return name + "法"
    if name.endswith(_LAW) and not name.endswith(NO_LAWS):
        near = nearest(name, tuple(law for law in offered if law.endswith(_LAW)))
        regulation = name[:-1] + "条例"  # 《政府信息公开法》
        return near or (regulation if regulation in offered else _begun(name, offered, title.full))
    if title.full and name.endswith("条例") and name[:-2] + "法" in offered:
        return name[:-2] + "法"
    for kind in _REGULATIONS:  # these have many neighbours that are others
        if name.endswith(kind) and len(name) > _SHORT + 1 - title.full:
            near = nearest(name, tuple(law for law in offered if law.endswith(kind)))
            close = abs(len(name) - len(near)) <= 1 and len(name) > _SHORT + 2
            return near if title.full or close or _idle(name, near) or _lost(name, near) else ""
    return ""


def _begun(name: str, offered: tuple[str, ...], full: bool) -> str:
    """The one law that begins as `name` does before its 法: 湿地法 for 湿地保护法."""
    if len(name) < (_SHORT - 2 if full else _SHORT - 1):
        return ""
    longer = [law for law in offered if law.endswith("法") and law.startswith(name[:-1])]
    return longer[0] if len(longer) == 1 else ""


def _lost(name: str, law: str) -> bool:
    """Whether a regulation of a long name has but lost two or three characters of it."""
    return bool(law) and len(name) > _SHORT + 3 and 2 <= len(law) - len(name) <= 3


def _idle(name: str, law: str) -> bool:
    short, long = sorted((name, law), key=len)
    return any(long.replace(word, "", 1) == short for word in _IDLE)


def nearest(name: str, laws: tuple[str, ...]) -> str:
    """The law of `laws` that `name` most likely stands for: but for one slip, or with words in its middle lost or put in.

    "" where there is none, or where several are as near.
    """
    best: dict[int, list[str]] = {}
    for law in laws:
        gap = abs(len(law) - len(name))
        if name[0] not in law[:3] and law[0] not in name[:3]:
            continue
        if gap <= 1 and len(name) >= _SHORT - 1 and one_slip(name, law):
            best.setdefault(1, []).append(law)
        elif gap and len(name) >= _SHORT and _cut(name, law):
            best.setdefault(1 + gap, []).append(law)
    if not best:
        return ""
    laws_found = best[min(best)]
    return laws_found[0] if len(laws_found) == 1 else ""


def _cut(name: str, law: str) -> bool:
    """Whether one of the two is the other without some words in the middle: the same beginning, the same end."""
    short, long = sorted((name, law), key=len)
    if len(short) < _CHUNK * len(long):
        return False
    if any(long == word + short for word in _ABOVE):
        return True
    head, tail = shared_ends(short, long)
    rest = len(short) - head
    return tail == rest and ((head >= 2 and rest >= 2) or (head >= 4 and rest >= 1))
