"""counted-items: 四项工作：一是…二是…三是…: more or fewer items than the words before them say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.ordinals import Word, labels_in, runs, words_in
from fzlint.checks.summed_up import counted, mismatch, quoted, summed_up
from fzlint.document.labels import han_number
from fzlint.document.model import Block, Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_LEAD = 20  # code points in front of the number
_FAR = 3_000  # code points of a list in a paragraph
_GAP = 2  # code points between the colon and the first item


class CountedItems(NamedTuple):
    """A number of items said, and the items that follow it at once.

    units   measure words that count them (个 项 点)
    leads   words of a sentence that leads to a list though it ends in 。 (主要有以下三点原因。一是……)
    sorts   nouns that sum up the names in front of their number (成品油、拍卖两个领域)
    kinds   measure words that sum them up whatever noun follows (三类, 四本台账)
    measures characters of measure words that sum up three names and more whatever noun follows (羊肚菌、竹荪、木耳四个品种)
    doing   verbs in front of a number that is their object (抓党建、促改革、落实四个责任)
    summing measure words of names in quotes in front of them (“护渠”“清障”两项)
    wholes  words in front of the number of all units (共4个：甲、乙、丙、丁)
    bodies  words behind it (内设4个科室：)
    places  last characters of what has others in it: 东街道、西街道五个社区
    headed  words that a heading ends in whose number is that of the parts below it (存在的三个问题)
    """

    units: tuple[str, ...]
    leads: tuple[str, ...] = ()
    sorts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    measures: str = "个"
    doing: tuple[str, ...] = ()
    summing: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    headed: tuple[str, ...] = ()
    places: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("said", "count", "given", "last")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        yield from _named_alike(document, self.units)
        yield from _spelt_out(document)
        yield from _all_named(document, self.wholes, self.bodies)
        yield from summed_up(document, self.sorts, self.kinds, self.measures, self.places, self.doing)
        yield from quoted(document, self.summing)
        yield from _respectively(document, self.units)
        said = re.compile(
            rf"([二两三四五六七八九十2-9])(?<![第一二三四五六七八九十百千万0-9.．之分前后近约余每上].)(?:{'|'.join(self.units)})"
            r"(?!月)“?[^\W\d_a-zA-Z]{0,12}”?(?:做文章|要求)?[:：。]"
        )
        yield from self._headed(document, said)
        for first, last in running_paragraphs(document):
            block = document.blocks[first]
            start, end = block.start, document.blocks[last].end
            for match in said.finditer(document.folded, start, end):
                number = counted(match[1])
                if match[0][-1] == "。" and not self._leads(document, block.start, match):
                    continue
                if number:
                    closed = match[0].rfind("”")
                    size = closed + ("“" in match[0]) if closed > 0 else len(match[0]) - 1
                    span = Span(match.start(), match.start() + size)
                    if match.end() >= end:
                        yield from _below(document, span, number, last + 1)
                        yield from _words_below(document, span, number, last + 1)
                    else:
                        yield from _said_again(document, span, number, match.end(), end)
                        yield from _inside(document, span, number, match.end(), end)

    def _headed(self, document: Document, said: re.Pattern[str]) -> Iterator[Match]:
        """二、存在的三个问题 over （一）…… and （二）……"""
        for section in document.sections if self.headed else ():
            block = document.blocks[section.heading]
            words = document.folded[block.start : block.end].rstrip()
            if block.heading_end < block.end or not words.endswith(self.headed):
                continue
            match = said.search(words + "。")
            number = han_number(match[1].replace("两", "二")) if match and match.end() > len(words) else None
            if match and number:
                span = Span(block.start + match.start(), block.start + len(words))
                yield from _below(document, span, number, section.heading + 1)

    def _leads(self, document: Document, start: int, said: re.Match[str]) -> bool:
        """Whether a sentence that ends in 。 leads to a list: no figure of what was done, such as 印发三项制度。"""
        clause = document.text[max(start, said.start() - _LEAD) : said.end()]
        return not said[1].isdigit() and any(lead in clause[clause.rfind("。", 0, -1) + 1 :] for lead in self.leads)


def _named_alike(document: Document, units: tuple[str, ...]) -> Iterator[Match]:
    """三个社区（城东社区、城西社区）, 三项工程：甲工程、乙工程。: items that all end in the word that was counted."""
    listed = re.compile(
        rf"([二两三四五六七八九2-9])(?<![第一二三四五六七八九十百千万0-9.．之分前后近约余每上].)(?:{'|'.join(units)})"
        r"([^\W\d_a-zA-Z]{2,6})[:：(](?=[^。；:：()]{4,80}[。)])"
    )
    for match in listed.finditer(document.folded):
        number = counted(match[1])
        close = ")" if match[0][-1] == "(" else "。"
        end = document.folded.find(close, match.end())
        items = re.split("[、和及与]", document.folded[match.end() : end])
        noun = match[2][-2:]
        block = document.block_with(match.start())
        if block.role not in ("body", "item", "heading") or end >= block.end or len(items) < 2 or len(items) == number:
            continue
        if number and all(item.endswith(noun) and len(item) > len(noun) and "，" not in item for item in items):
            span = Span(match.start(), match.end() - 1)
            yield mismatch(document, span, number, Span(end - len(items[-1]), end), len(items))


_NAMES = 80  # code points of the names of all units
_NAMING = ("：", "，分别是", "，分别为", "，即")


def _all_named(document: Document, wholes: tuple[str, ...], bodies: tuple[str, ...]) -> Iterator[Match]:
    """所属单位共4个：局机关、服务中心、社保中心。 内设机构6个，分别是……: fewer or more names than are said to be all."""
    text = document.plain
    for naming in _NAMING if wholes else ():
        at = text.find(naming)
        while at >= 0:
            begin, at = at, text.find(naming, at + 1)
            body = next((body for body in bodies if text.endswith(body, 0, begin)), "")
            digit = begin - len(body) - 2  # 共|4个
            if digit < 1 or text[digit] not in "23456789" or text[digit + 1] not in "个家所":
                continue
            start = _whole(text, digit, wholes, bodies)
            named = begin + len(naming)
            end = min((stop for mark in "。；" if (stop := text.find(mark, named, named + _NAMES)) >= 0), default=-1)
            # of one ending: told by `_respectively`
            alike = naming != "：" and len({name[-1:] for name in text[named:end].split("、")}) == 1
            if start < digit and end >= 0 and not alike:
                yield from _all_there(document, Span(start, begin), int(text[digit]), Span(named, end))


def _whole(text: str, digit: int, wholes: tuple[str, ...], bodies: tuple[str, ...]) -> int:
    """Where the words begin that say that all are counted, in front of the number: 共, 内设机构; the number itself without them."""
    body = next((body for body in bodies if text.endswith(body, 0, digit)), "")
    whole = next((whole for whole in wholes if text.endswith(whole, 0, digit - len(body))), "")
    return digit - len(body) - len(whole) if whole else digit


def _all_there(document: Document, said: Span, number: int, listed: Span) -> Iterator[Match]:
    """Whether as many names are listed as were said; 和 may stand inside one."""
    names = document.plain[listed.start : listed.end].split("、")
    most = len(names) + sum(name.count(mark) for name in names for mark in "和及与")
    plain = not any(mark in name for name in names for mark in "等，：（\n")
    if plain and len(names) > 1 and not len(names) <= number <= most:
        yield mismatch(document, said, number, Span(listed.end - len(names[-1]), listed.end), len(names))


_DAY = pattern("[0-9]{1,2}月(?:[0-9]{1,2}日)?")


def _respectively(document: Document, units: tuple[str, ...]) -> Iterator[Match]:
    """旁听三次，分别为3月、6月、9月、11月: more or fewer items of one kind than were counted."""
    text = document.plain
    if "分别" not in text:
        return
    said = re.compile(
        rf"(?P<number>[二两三四五六七八九2-9])(?<![第一二三四五六七八九十百千万0-9.．之分前后近约余每上].)(?P<unit>次|批|期|家|名|{'|'.join(units)})"
        r"(?P<noun>[^，。；：、0-9\n]{0,14})，分别(?:为|是|在|于)(?P<items>[^，。；：“《（\n]{4,80})(?P<stop>[，。；])"
    )
    for match in said.finditer(text):
        items = re.split("[、和及与]", match["items"])
        number, count = counted(match["number"]), len(items)
        bare = [_DAY.sub("月", item) for item in items]
        alike = len({item[-1:] for item in bare}) == 1 and not any(c.isdigit() or c == "等" for c in "".join(bare))
        if number and count not in (1, number) and alike and (match["stop"] != "，" or count > number):
            span = Span(match.start(), match.end("noun"))
            yield mismatch(document, span, number, Span(match.start("items"), match.end("items")), count)


_LEAST_EVEN = 3  # clauses that are built alike


def _said_again(document: Document, said: Span, number: int, start: int, end: int) -> Iterator[Match]:
    """三个坚持：坚持甲，坚持乙: clauses that all begin, or all end, with the word that was counted."""
    named = document.folded[said.start + 1 : said.end].lstrip("个大项种")
    word = named.strip("“”")
    stop = document.folded.find("。", start, end)
    if stop < 0:
        return
    listed = document.folded[start:stop]
    parts = listed.split("；") if "；" in listed else re.split("[，、]", listed)
    clauses = [part.partition("，")[0] for part in parts]
    alike = len(word) >= _LEAST_WORD and (
        all(clause.startswith(word) for clause in clauses)
        or (named != word and all(clause.endswith(word) for clause in clauses))
    )
    if word.startswith("一"):  # 围绕“五个一”做文章：修一条渠，建一座闸……
        alike = all("一" in clause for clause in clauses)
    if "等" not in listed:
        joined = len(parts) < number and "和" in parts[-1]  # the last two: 计量不准；巡查次数不足和值守人员少
        near = abs(len(parts) - number) == 1 and not joined and not words_in(document.text, start, start + _GAP)
        alike = alike or _one_shape(listed, clauses) or (near and _one_build(listed, parts))
    if alike and 1 < len(clauses) != number:
        yield mismatch(document, said, number, Span(stop - len(clauses[-1]), stop), len(clauses))


def _one_shape(listed: str, clauses: list[str]) -> bool:
    """四个原则：坚持甲、坚持乙、坚持丙。 Behind ， they are also as long as each other: another clause may begin there."""
    if len(clauses) >= _LEAST_EVEN and all(clause[1:2] == "一" for clause in clauses):
        return True  # 办好五件事：建一座泵站，修一条水渠，……
    if len({clause[:2] for clause in clauses}) > 1:
        return False
    if "，" in listed:
        return not any(mark in listed for mark in "、；") and len({len(clause) for clause in clauses}) == 1
    return len(clauses) >= _LEAST_EVEN


def _one_build(listed: str, parts: list[str]) -> bool:
    """五件实事：换水表，降低损耗；修水渠，方便灌溉；建泵站，保障供水。: parts behind ； that have as many clauses each."""
    even = len({part.count("，") for part in parts}) == 1
    return "；" in listed and len(parts) >= _LEAST_EVEN and even and not any(mark in listed for mark in "：0123456789(")


_LEAST_WORD = 2


def _words_below(document: Document, said: Span, number: int, index: int) -> Iterator[Match]:
    """一是…… and 二是…… in paragraphs of their own."""
    found: list[Word] = []
    for block in document.blocks[index : index + _MOST]:
        if block.role not in ("body", "item") or block.cell is not None:
            break
        words = words_in(document.text, block.start, min(block.end, block.start + _indent(document, block) + _GAP + 1))[
            :1
        ]
        if not words or (found and words[0].form != found[0].form):
            break
        if words[0].number != len(found) + 1:
            return  # a gap of its own
        found.append(words[0])
    if 1 < len(found) != number and not _goes_on(document, found, document.blocks[index + len(found) - 1].end):
        yield mismatch(document, said, number, found[-1].span, len(found))


def _indent(document: Document, block: Block) -> int:
    """The code points that a block is indented with."""
    own = document.text_of(block)
    return len(own) - len(own.lstrip())


_MOST = 12  # items
_SPELT = pattern(
    r"([二三四五六七八九])[个大项]([^\W\d_a-zA-Z]{2,4})(?:”?[，,]|”)(?:即|就是|也就是|分别是|分别为)[:：]?(?=[^，。；:：]{4,80}[，。；])",
    need="|".join(mark + said for mark in "，,”" for said in ("即", "就是", "也就是", "分别是", "分别为")),
)


def _spelt_out(document: Document) -> Iterator[Match]:
    """“三个强化”，即强化巡查、强化管理、…: items each of which has the word that was counted."""
    text = document.folded
    for match in _SPELT.finditer(text):
        number = han_number(match[1])
        end = min(at for mark in "，。；" if (at := text.find(mark, match.end())) >= 0)
        items = re.split("[、和及与]", text[match.end() : end])
        if number and len(items) not in (1, number) and all(match[2] in item and item != match[2] for item in items):
            said = Span(match.start(), match.end(2))
            yield mismatch(document, said, number, Span(end - len(items[-1]), end), len(items))


def _inside(document: Document, said: Span, number: int, start: int, end: int) -> Iterator[Match]:
    """Items in the same paragraph."""
    far = min(end, start + _FAR)
    words = words_in(document.text, start, far) + labels_in(document.folded, start - 1, far)
    opening = [word for word in words if word.number == 1 and start <= word.span.start <= start + _GAP]
    if not opening:
        return
    own = _of_sentence(document, [word for word in words if word.form == opening[0].form and word.span.start >= start])
    numbers = [word.number for word in own]
    if numbers != list(range(1, len(own) + 1)) or len(own) < 2 or len(own) == number:
        return
    if len(own) < number and (far < end or _goes_on(document, own, end) or _named(document, own, end) == number):
        return
    yield mismatch(document, said, number, own[-1].span, len(own))


def _of_sentence(document: Document, words: list[Word]) -> list[Word]:
    """The first run, or what the sentence has of it: 坚持“三个到位”：一是……；二是……；三是……。二是智慧监管…… goes on another."""
    own = next(runs(words), [])
    stop = document.text.find("。", words[0].span.end)
    inside = [word for word in own if word.span.start < stop]
    return inside if len(inside) > 1 and len(own) > len(inside) and own[len(inside)].number <= len(inside) else own


def _named(document: Document, own: list[Word], end: int) -> int:
    """How many things the items name: 五大领域：一是危化、矿山；二是建筑、交通；三是消防。"""
    stop = document.text.find("。", own[-1].span.end, end)
    listed = document.text[own[0].span.start : stop if stop >= 0 else end]
    return 0 if "，" in listed else len(own) + sum(listed.count(mark) for mark in "、和")


def _goes_on(document: Document, own: list[Word], end: int) -> bool:
    """Whether the next items may stand in paragraphs of their own, or in another style."""
    if "。" not in document.text[own[0].span.start : own[-1].span.start]:  # the list ends with its sentence
        stop = document.text.find("。", own[-1].span.end, end)
        end = stop if stop >= 0 else end
    section = document.section_of[document.block_at(end)]
    stop = document.blocks[document.sections[section].last].end if section >= 0 else len(document.text)
    later = words_in(document.text, end, stop)
    last = own[-1].span.end
    own_later = [word.number for word in later if word.form == own[0].form][:1]
    return own_later == [len(own) + 1] or any(
        opener in document.text[last:end]
        for opener in ("此外", "另外", "同时，", "最后", "还有", "还要", "；四", "；五")
    )


def _below(document: Document, said: Span, number: int, index: int) -> Iterator[Match]:
    """Items in paragraphs of their own: a series that begins in the next block."""
    series = next((series for series in document.series if series.blocks[0] == index), None)
    if series is None or document.unread(index, series.blocks[-1] + 1):
        return
    labels = [label for i in series.blocks if (label := document.blocks[i].label) is not None]
    numbers = [label.number for label in labels]
    if numbers == list(range(1, len(labels) + 1)) and len(labels) not in (1, number):
        yield mismatch(document, said, number, labels[-1].span, len(labels))
