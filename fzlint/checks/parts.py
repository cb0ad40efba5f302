"""parts: what a report of a known kind must have, headings with nothing under them, signature and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.document.labels import LOOK_ALIKES
from fzlint.document.model import BODY, Block, Document, Section, Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.parts_told import Told


class Parts(NamedTuple):
    """What a report lacks.

    what     missing: a part that its kind must have; empty: a heading with nothing under it; signoff: 署名 or 成文日期
    formal   patterns for a title; where the title matches none of them, a missing part is a warning at most
    misdated  signoff: the message where the date is there, but not written in full
    troubles  words in headings of the part on what falls short: a short sentence stands for itself there
    """

    what: Literal["missing", "empty", "signoff"]
    formal: tuple[str, ...] = ()
    misdated: str = ""
    troubles: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        if self.what == "missing":
            return ("lead", "part", "state", "demand", "advice")
        return ("heading",) if self.what == "empty" else ("missing", "date", "right")

    @property
    def needs_kind(self) -> bool:
        """It finds nothing in a report whose kind is not told."""
        return self.what != "empty"

    def __call__(self, context: Context) -> Iterator[Match]:
        if self.what == "empty":
            yield from _empty(context.document, self.troubles)
        elif context.kind is not None and self.what == "missing":
            yield from self._missing(context, context.kind)
        elif context.kind is not None and context.kind.signoff:
            yield from _signoff(context.document, self.misdated)

    def _missing(self, context: Context, kind: Kind) -> Iterator[Match]:
        document = context.document
        told = Told(document, kind)
        by_heading = told.by_heading()
        must = kind.statutory and any(re.search(words, document.title) for words in self.formal)
        for part in kind.parts:
            if not part.required or part.name in by_heading or told.by_words(part, context.words):
                continue
            said = told.in_text(part)
            other = None if said else told.elsewhere(part)
            source = f"（{part.source}）" if part.source else ""
            yield Match(
                _title(document),
                {
                    "part": part.name,
                    "lead": "没有单列" if said else "缺少必备内容" if must else "缺少",
                    "state": f"只在{document.where(said)}的正文中写到"
                    if said
                    else f"{document.where(other)}写到，但那是另一部分"
                    if other
                    else "标题和正文均未写到",
                    "demand": f"{kind.name}{'应当' if kind.statutory else '一般'}包含此项{source}",
                    "advice": "建议单列标题，便于对照"
                    if said
                    else f"请补写；如已写在别处，{part.hint or '请用标题标明'}",
                },
                related=(said,) if said else (),
                severity="info" if said else None if must else "warning",
                absent=True,
                key=part.name,
            )


def _title(document: Document) -> Span:
    blocks = [document.blocks[i] for i in document.title_blocks] or [
        b for b in document.blocks if b.role != "furniture"
    ][:1]
    return Span(blocks[0].start, blocks[-1].end) if blocks else Span(0, 0)


# --------------------------------------------------------------------------- headings with nothing under them

_FAMILIES = ("han", "han-bracket", "编", "章", "节", "部分", "篇")
# strings: few reports need them, and compiling takes longer than looking
_ELSEWHERE = pattern("[0-9][:：][0-9]|附件|附表|附图|附后|附录|(?<!意)见|[：；，:;,。！？]$|[略图表]$")
_HAN = pattern(r"[^\W\d_a-zA-Z]{2}")
_CLOSING = pattern("(?:特此|专此|以上)(?:报告|汇报|说明|情况|函告|报送).{0,12}")
_LIST = 3  # so many siblings with nothing under them are a list


def _empty(document: Document, troubles: tuple[str, ...]) -> Iterator[Match]:
    blocks = document.blocks
    begin = next(
        (i for i, block in enumerate(blocks) if block.role in ("body", "item") and "。" in document.text_of(block)), 0
    )
    siblings: dict[tuple[int, str, int], list[Section]] = {}
    run_of = {i: index for index, series in enumerate(document.series) for i in series.blocks}
    for section in document.sections:  # numbers that start again, behind 附件 too, are those of another list
        label = blocks[section.heading].label
        key = (section.parent, label.family if label else "", run_of.get(section.heading, -1))
        siblings.setdefault(key, []).append(section)
    listed = {
        i
        for series in document.series
        if any(document.text_of(blocks[i]).rstrip().endswith(("；", ";")) for i in series.blocks)
        for i in series.blocks
    }
    for (parent, family, _), group in siblings.items():
        marked = all(blocks[section.heading].marked for section in group)
        if family and family not in (*_FAMILIES, "arabic") and not marked and not _leads(document, family, group):
            continue
        bare = [section for section in group if _is_bare(document, section)]
        alone = len(group) == 1 and parent >= 0 and document.sections[parent].first == group[0].heading
        if (
            family == "arabic"
            and not marked
            and not (
                len(bare) == 1 and len(group) >= _LIST and (bare[0] is not group[-1] or _stands_last(document, group))
            )
        ):
            continue  # 1. numbers lists rather than headings: all its siblings must have their text
        if not bare or len(bare) >= _LIST or (len(bare) * 2 > len(group) and not alone):
            continue
        for section in bare:
            block = blocks[section.heading]
            words = document.text[block.start : block.heading_end].strip()
            words = words[:-1] + "。" if words.endswith(".") else words  # typed in half width
            shown = words.rstrip("。") if _is_left_over(document, section, group, troubles) else words
            if _EXPLAINED.search(shown) or section.heading in listed or _ELSEWHERE.search(shown) or "__" in shown:
                continue  # "__": a blank of a form
            if not family and (
                section.heading < begin or not _HAN.search(words)
            ):  # a line of the cover, styled as a heading
                continue
            name = document.heading_text(document.section_of[section.heading])
            span = Span(block.start, block.heading_end, block.label is not None and block.label.automatic)
            yield Match(span, {"heading": name}, absent=True, key=name)


_EXPLAINED = pattern(r"：[^\W\d_a-zA-Z]{6}")  # ㈠基本支出：指……
_NAME = 8  # code points with its label: （二）农田水利。


def _is_left_over(document: Document, section: Section, group: list[Section], troubles: tuple[str, ...]) -> bool:
    """Whether a name with 。 stands alone where all its siblings say more behind theirs: （一）茶叶。…… （二）农田水利。

    In the part on what falls short （二）装备落后。 says enough; a longer one is a name only where the others say much more.
    """
    blocks = document.blocks
    block = blocks[section.heading]
    others = [blocks[other.heading] for other in group if other is not section]
    name = len(document.text[block.start : block.heading_end].strip().rstrip("。"))
    above = document.heading_text(section.parent) if section.parent >= 0 else ""
    if len(others) < _LIST - 1 or name > _LONG_NAME:
        return False
    brief = name <= _NAME
    if any(word in above for word in troubles) or not (brief or above):
        return False
    return all(other.heading_end + (0 if brief else _BEHIND) < other.end for other in others)


_LONG_NAME, _BEHIND = 16, 12  # code points of a longer one, and of what the others say behind theirs


def _leads(document: Document, family: str, group: list[Section]) -> bool:
    """Whether 1. 2. 3. are the first level of a text, each alone in its paragraph, and nearly all have text of their own."""
    if family != "arabic" or group[0].parent >= 0 or len(group) < _LIST:
        return False
    blocks = document.blocks
    if any(blocks[section.heading].heading_end < blocks[section.heading].end for section in group):
        return False
    bare = [section for section in group if section.last < section.first]
    last = max(section.last for section in group)
    return len(bare) == 1 and bare[0] is not group[-1] and last < len(blocks)


def _stands_last(document: Document, group: list[Section]) -> bool:
    """Whether the last of some 1. headings, each alone in its paragraph, is followed by the heading of the next part."""
    blocks = document.blocks
    after = group[-1].heading + 1
    label = blocks[after].label if after < len(blocks) and blocks[after].role == "heading" else None
    if label is None or label.family not in _FAMILIES:
        return False
    for section in group[:-1]:
        block, below = blocks[section.heading], blocks[section.heading + 1]
        if block.heading_end < block.end or below.role != "body" or not document.text_of(below).rstrip().endswith("。"):
            return False
    return not document.text_of(blocks[group[-1].heading]).rstrip().endswith(("。", "；"))


def _is_bare(document: Document, section: Section) -> bool:
    block = document.blocks[section.heading]
    below = document.blocks[section.heading + 1].label if section.heading + 1 < len(document.blocks) else None
    if below is not None and below.number == 1 and below.text.strip()[:1] in LOOK_ALIKES:
        return False  # —、 for its own 一、, as another rule tells
    if block.heading_end < block.end or section.heading in document.joined:
        return False
    return all(_is_nothing(document, document.blocks[i]) for i in range(section.first, section.last + 1))


def _is_nothing(document: Document, block: Block) -> bool:
    """A signature, a date or a closing formula is nothing that a heading could announce."""
    if block.role == "signoff":
        return True
    words = document.text_of(block).strip()
    return words.startswith(("特此", "专此", "以上")) and _CLOSING.fullmatch(words) is not None


# --------------------------------------------------------------------------- signature and date

_DATE = pattern(
    r"[（(]?\s*(?:[12]\d{3}|[一二〇○零]{1,2}[〇○零一二三四五六七八九]{2,3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月"
    r"(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?\s*[）)]?"
)
_SHORT_DATE = pattern(r"((?:19|20)\d\d)\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{1,2})$")
_ORGANS = (*"局委办厅部院署会镇乡所站处队馆社场园校团", "政府", "中心", "公司", "大学", "银行", "街道")
_NO_BODY = ("toc", "header", "note", "furniture")
_LAST = 12  # blocks at the end among which a signature is looked for


def _signoff(document: Document, misdated: str) -> Iterator[Match]:
    body = [block for block in document.blocks if block.part == BODY and block.role not in _NO_BODY]
    if not body:
        return
    dated = named = text = False
    last = max(i for i, block in enumerate(document.blocks) if block.role != "furniture") + 1
    end = {*range(last - _LAST, last), *_last_lines(document)}
    for at, block in enumerate(document.blocks):
        if block.role == "furniture":
            continue
        line = document.folded[block.start : block.end].strip()
        text = text or block.role == "heading" or len(line) > 60
        if len(line) > 60 or at in document.title_blocks:
            continue
        name = _DATE.sub("", line).strip() if "年" in line and "月" in line else line
        if len(name) < len(line) and (not name or _has_organ(name)):
            dated = True
        at_end = text and block.label is None and at in end
        named = named or (block.role == "signoff" and len(name) > 1) or (at_end and _is_name(name))
    date = None if dated or not misdated else _written_short(document)
    if date is not None:
        dated = True
        yield date._replace(message=misdated)
    missing = [name for name, there in (("署名", named), ("成文日期", dated)) if not there]
    if missing:
        words = "和".join(missing)
        yield Match(
            Span(body[-1].start, body[-1].end), {"missing": words, "date": "", "right": ""}, absent=True, key=words
        )


def _last_lines(document: Document) -> list[int]:
    """The last lines of a report, whatever tables it encloses."""
    return [i for i, block in enumerate(document.blocks) if block.role not in ("furniture", "cell")][-_LAST:]


def _written_short(document: Document) -> Match | None:
    """The date at the end, by itself or behind the name of the unit, that is not written in full: 2025.1.15."""
    for block in (document.blocks[i] for i in reversed(_last_lines(document))):
        line = document.folded[block.start : block.end].rstrip()
        match = _SHORT_DATE.search(line) if len(line) <= _SIGNED else None
        before = line[: match.start()].strip() if match else ""
        if match and (not before or _is_name(before)) and 1 <= int(match[2]) <= _MONTHS and 1 <= int(match[3]) <= _DAYS:
            right = f"{match[1]}年{int(match[2])}月{int(match[3])}日"
            span = Span(block.start + match.start(), block.start + match.end())
            return Match(span, {"missing": "成文日期", "date": document.text[span.start : span.end], "right": right})
    return None


_SIGNED = 40  # code points of a line with the unit and the date
_MONTHS, _DAYS = 12, 31


def _is_name(line: str) -> bool:
    return 3 <= len(line) <= 40 and not any(mark in line for mark in "，。；：、:,;") and _has_organ(line[-12:])


def _has_organ(line: str) -> bool:
    return any(organ in line for organ in _ORGANS)
