"""Where a report tells by itself which year it is about: its first sentence, the words with which it is delivered, bare headings,
the day on which it is signed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from fzlint.document.attachments import listed
from fzlint.document.model import Document, Span
from fzlint.document.title_words import AIMS, PUBLISHED
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Said(NamedTuple):
    """A year, where it stands, and the words that it is told with. month: of a date, else 0."""

    span: Span
    year: int
    words: str
    month: int = 0


_FIRST = pattern(r"\s*(20[0-9]{2})年度?(?:[，,]|(?:[0-9]{1,2}月)?是)")
_WHOLE = pattern(rf"(20[0-9]{{2}})年[，,]?[^，。；：\n]{{0,16}}(?:{'|'.join(AIMS)})(?:是|为|：)")
_DELIVERED = pattern(r"[代受][^。；\n]{2,40}?(?:报告|汇报)(?P<year>20[0-9]{2})年", need="代|受")
_PUBLISHED = pattern(
    rf"现(?:{'|'.join(PUBLISHED)})[^。；，\n]{{0,40}}?(?P<year>20[0-9]{{2}})年[^。；，\n]{{2,24}}年度?报告?",
    need="|".join("现" + word for word in PUBLISHED),
)
_LEAD = 3  # paragraphs in which a report begins
_NEAR = 600  # code points from the start, in which a report is delivered


def _before_headings(document: Document) -> Iterator[int]:
    """The first paragraphs of running text, in front of all headings."""
    first = document.sections[0].heading if document.sections else len(document.blocks)
    below = document.title_blocks[-1] + 1 if document.title_blocks else 0
    running = (i for i in range(below, first) if document.blocks[i].role == "body" and _is_said(_text(document, i)))
    for count, i in enumerate(running):
        if count == _LEAD:
            return
        yield i


def _is_said(text: str) -> bool:
    """Whether a paragraph has sentences, or is the one that leads in: 2024年，我局……，现将……报告如下："""
    return "。" in text or ("，" in text and text.rstrip().endswith(("如下:", "如下：")))


def _text(document: Document, i: int) -> str:
    block = document.blocks[i]
    return document.folded[block.start : block.end]


def opening(document: Document, own: int) -> Said | None:
    """The year that the first sentence is told of, where nothing before the first heading speaks of the report's own."""
    lead = list(_before_headings(document))
    bare = not lead
    lead = lead or list(_under_first_heading(document))
    said = "".join(_NAMED.sub("", _text(document, i)) for i in lead)
    if not lead or str(own) in _DELIVERS.sub("", said):
        return None
    block = document.blocks[lead[0]]
    match = _FIRST.match(document.folded, block.start, block.end)
    if match is None or (bare and int(match[1]) != own - 1):
        return None
    return _said(document, match.start(1), match.end())


def _under_first_heading(document: Document) -> Iterator[int]:
    """The paragraphs under a first heading that stands right below the title and names no year."""
    if not document.sections or not document.title_blocks:
        return
    first = document.sections[0].heading
    if first != document.title_blocks[-1] + 1 or "年" in _text(document, first):
        return
    for i in range(first + 1, len(document.blocks)):
        if document.blocks[i].role not in ("body", "item"):
            return
        yield i


_DELIVERS = pattern("现.[^。；]{0,60}?如下")  # 2024年，县水务局…….现将2025年……报告如下
_NAMED = pattern("《[^《》]*》", need="《")  # 《…实施纲要（2021—2025年）》 is no word for the year of the report


def aims(document: Document) -> Said | None:
    """The year whose 总体要求 a plan begins with."""
    for i in _before_headings(document):
        block = document.blocks[i]
        if "年" in _text(document, i) and (match := _WHOLE.search(document.folded, block.start, block.end)):
            return _said(document, match.start(1), match.end())
    return None


def delivered(document: Document) -> Said | None:
    """The year of 我受……委托，报告2023年……, 现公布……2023年……年度报告."""
    for each in (_DELIVERED, _PUBLISHED):
        match = each.search(document.folded, 0, _NEAR)
        if match is not None:
            return _said(document, match.start("year"), match.end(), match.start())
    return None


def _said(document: Document, at: int, end: int, start: int = -1) -> Said:
    words = document.text[start if start >= 0 else at : end].strip("，, ")
    return Said(Span(at, at + 5), int(document.folded[at : at + 4]), words)


def headline(document: Document) -> Said | None:
    """The year in the title of a page whose text says that it reports on another one: 现将2024年……情况报告如下."""
    if document.told is None or document.told.by != "opening" or not _below(document, "furniture"):
        return None
    for i in document.title_blocks:
        block = document.blocks[i]
        match = _TITLE_YEAR.search(document.folded, block.start, block.end)
        if match is not None and int(match[1]) != document.told.value:
            return Said(Span(match.start(), match.end()), int(match[1]), document.title)
    return None


def _below(document: Document, role: str) -> bool:
    """Whether a block of a role stands right below the title."""
    below = document.title_blocks[-1] + 1 if document.title_blocks else len(document.blocks)
    return below < len(document.blocks) and document.blocks[below].role == role


_TITLE_YEAR = pattern(r"(20[0-9]{2})年")
_BARE = pattern(r"\s*(20[0-9]{2})年度?[^\s，。；：、（）《》0-9]{2,16}\s*$")


def bare_headings(document: Document) -> Iterator[Said]:
    """Lines without label and mark that begin with a year, between paragraphs: 2024年工作回顾."""
    for i, block in enumerate(document.blocks[:-1]):
        if block.role != "body" or block.label is not None or block.cell is not None or i in document.title_blocks:
            continue
        if block.end - block.start > 26 or document.folded[block.start : block.start + 2] != "20":
            continue
        match = _BARE.match(document.folded, block.start, block.end)
        if match and document.blocks[i + 1].role in ("body", "heading", "item"):
            yield _said(document, match.start(1), match.end())


class Plans(NamedTuple):
    """How sentences plan for a year: 2024年，我局将……; 2024年底前完成……, where none of the words for what is done follows."""

    planning: tuple[str, ...]
    due: tuple[str, ...]
    done: tuple[str, ...]


def planned(document: Document, heading: int, last: int, plans: Plans) -> Iterator[Said]:
    """Sentences and paragraphs between two blocks that name the year that they plan for: 2024年，我局将……, （二）2024年底前…….

    Within a sentence a word for planning has to stand beside it: ……，2024年拟选派6人; ……，力争2024年6月底前完成.
    """
    start, end = document.blocks[heading].start, document.blocks[last].end
    if "20" not in document.folded[start:end]:
        return
    year = r"\s*(20[0-9]{2})年"
    planning, aims = "|".join(plans.planning), "|".join(AIMS)
    plan = pattern(rf"{year}(?:度)?[，,]?[^。；，\n]{{0,16}}?(?:{planning}|(?:{aims})(?:是|为|：))", need="20")
    due, done = "|".join(plans.due), "|".join(plans.done)
    by = pattern(rf"{year}(?:{due}|1?[0-9]月(?:底|份)?)前?(?!\s*$)(?![^。\n]*(?:{done}))[^。\n]*", need="20")
    within = pattern(
        rf"(?:(?<=[，,；;])(?=20[0-9]{{2}}年度?(?:{planning}))|(?<!原)(?:{planning})(?:在|于|到)?"
        rf"(?=20[0-9]{{2}}年(?:{due}|1?[0-9]月))(?![^。\n]{{0,60}}(?:{done})))(20[0-9]{{2}})年[^，,。；;\n]{{0,16}}",
        need="20",
    )
    first = bisect_left(document.sentences, (start,))
    for sentence in takewhile(lambda sentence: sentence.start < end, islice(document.sentences, first, None)):
        if match := plan.match(document.folded, sentence.start, sentence.end):
            yield _said(document, match.start(1), match.end())
    for block in document.blocks[heading + 1 : last + 1]:
        start = block.label.span.end if block.label is not None and not block.label.automatic else block.start
        match = by.match(document.folded, start, block.end)
        if match is None and start < block.heading_end:
            match = by.match(document.folded, block.heading_end, block.end)  # （三）推进智慧交通。2024年底前……
        if match is None and start > block.start:
            match = plan.match(document.folded, start, block.end)  # （三）2024年，我局将……
        if match:
            yield _said(document, match.start(1), match.end())
        for match in within.finditer(document.folded, start, block.end):
            yield _said(document, match.start(1), match.end())


_AHEAD = pattern(r"\s*(20[0-9]{2})年度?[，,]?[^。；，了]{0,8}?(?:将|拟|重点|着力)[^。；了]{0,24}", need="20")
_SHORT_OF = 20  # code points at the head of a paragraph, in which it says that it is about what falls short
_BETWEEN = 6  # paragraphs from there to what is to be done


def planned_without_heading(document: Document, troubles: Iterable[str]) -> Iterator[Said]:
    """Paragraphs that plan, behind one on what falls short, in a report without headings for them: 2025年，重点做好以下工作."""
    behind = 0
    troubles = [word for word in troubles if word in document.text]
    for i, block in enumerate(document.blocks if troubles else ()):
        if not block.is_text:
            continue
        match = _AHEAD.match(document.folded, block.start, block.end) if behind else None
        if match is not None and document.section_of[i] < 0:
            yield _said(document, match.start(1), match.end())
        head = document.text[block.start : block.start + _SHORT_OF]
        behind = _BETWEEN if any(word in head for word in troubles) else max(behind - 1, 0)


def under_headings(document: Document, own: int) -> Iterator[Said]:
    """A year gone by that the first paragraph under a heading of the own year begins with."""
    for section in document.sections:
        heading = document.blocks[section.heading]
        first = section.heading + 1
        if first >= len(document.blocks) or f"{own}年" not in document.folded[heading.start : heading.end]:
            continue
        block = document.blocks[first]
        match = _PARAGRAPH.match(document.folded, block.start, block.end) if block.role == "body" else None
        if match and own - 3 <= int(match[1]) < own and str(own) not in document.folded[match.end() : block.end]:
            yield _said(document, match.start(1), block.end)


def falls_short(document: Document, own: int, words: Iterable[str]) -> Iterator[Said]:
    """A year gone by that the part on what falls short begins with, in a paragraph that says nothing of the own one."""
    troubles = tuple(words)
    for section in document.sections:
        heading = document.blocks[section.heading]
        said = document.folded[heading.start : heading.heading_end]
        first = section.heading + 1
        if section.parent >= 0 or first >= len(document.blocks) or not any(word in said for word in troubles):
            continue
        block = document.blocks[first]
        match = _FIRST.match(document.folded, block.start, block.end) if block.role == "body" else None
        if match and own - 3 <= int(match[1]) < own and str(own) not in document.folded[match.end() : block.end]:
            yield _said(document, match.start(1), block.end)


def resolved(document: Document, more: Iterable[str]) -> Iterator[Said]:
    """Paragraphs and sentences that resolve for a year to go on, whatever they stand under: 2025年，我局将继续…….

    more   what stands behind 将 there: 将案件移送 is done
    """
    will = pattern(
        rf"(?:[^，。；]{{0,8}}：)?\s*(20[0-9]{{2}})年度?[，,]?[^。；，了]{{0,10}}?将(?:{'|'.join(more)})",
        need="|".join(f"将{word}" for word in more),
    )
    for block in document.blocks:
        if block.is_text and block.end - block.start > _SHORT_OF:
            start = block.start
            while start >= 0:
                match = will.match(document.folded, start, block.end)
                if match is not None:
                    yield _said(document, match.start(1), match.end())
                start = document.folded.find("。20", start, block.end)
                start += start >= 0


_ATTACHED = pattern("(?<![0-9])(20[0-9]{2})年")


def attached(document: Document) -> Iterator[Said]:
    """The one year in the title of an attachment that is listed below the text."""
    for item in listed(document) if "附件" in document.folded else ():
        found = list(_ATTACHED.finditer(document.folded, item.span.start, item.span.end))
        if len(found) == 1:
            yield _said(document, found[0].start(1), item.span.end)


_PARAGRAPH = pattern(r"\s*(20[0-9]{2})年[，,]")
_FEWEST = 2  # paragraphs that begin with the own year


def odd_paragraphs(document: Document, own: int) -> Iterator[Said]:
    """A paragraph that begins with a year gone by, where the others begin with the own one and it says nothing of that."""
    ours, odd = 0, []
    for block in document.blocks:
        if not block.is_text:
            continue
        start = block.label.span.end if block.label is not None and not block.label.automatic else block.start
        match = _PARAGRAPH.match(document.folded, start, block.end)
        if match is None:
            continue
        if int(match[1]) == own:
            ours += 1
        elif own - 3 <= int(match[1]) < own and str(own) not in document.folded[match.end() : block.end]:
            odd.append((match, block.end))
    if ours >= _FEWEST and len(odd) == 1:
        match, end = odd[0]
        yield _said(document, match.start(1), end)


_OF_ACCOUNTS = pattern(r"(?:^|[^0-9])(20[0-9]{2})年度?")
_CLOSED = pattern(r"截至(20[0-9]{2})年12月31日")


def accounts(document: Document, words: Iterable[str]) -> Iterator[Said]:
    """The years in lines of the accounts that are no sentences (附件：2024年度部门决算表), and in 截至2024年12月31日."""
    for i, block in enumerate(document.blocks):
        if block.cell is not None or block.role == "toc" or i in document.title_blocks:
            continue
        line = document.folded[block.start : block.end]
        if len(line) <= _LINE and "。" not in line and any(word in line for word in words):
            match = _OF_ACCOUNTS.search(line)
            # a heading with a year gone by is told as every other heading
            if match and (block.role != "heading" or len(_OF_ACCOUNTS.findall(line)) == 1):
                yield _said(document, block.start + match.start(1), block.end)
        elif (match := _CLOSED.search(line)) and len(_OF_ACCOUNTS.findall(line)) == 1:
            yield _said(document, block.start + match.start(1), block.start + match.end())


def accounts_of(document: Document, year: int, words: Iterable[str]) -> Iterator[Said]:
    """Paragraphs that begin with the accounts of a year: 2024年度政府采购支出总额……"""
    begins = f"{year}年度"
    for block in document.blocks if begins in document.folded else ():
        line = document.folded[block.start : block.end].lstrip()
        said = line[: line.find("元") + 1]
        if line.startswith(begins) and block.cell is None and any(word in said[:_LINE] for word in words):
            yield _said(document, block.end - len(line), block.end - len(line) + len(said))


_LINE = 40  # code points
_DATE = pattern(r"(20[0-9]{2})年([0-9]{1,2})月")


def signed(document: Document) -> Said | None:
    """The day on which a report is signed; None where there is none, or more than one."""
    found = [
        Said(Span(match.start(), match.end()), int(match[1]), match.group(), int(match[2]))
        for block in document.blocks
        if block.role == "signoff" and (match := _DATE.search(document.folded, block.start, block.end))
    ]
    return found[0] if len(found) == 1 else None


def counts_the_year(document: Document, words: tuple[str, ...]) -> bool:
    """Whether the text says what was done in all the year: 全年开展检查186次.

    words   how it says so
    """
    said = "|".join(words)
    return said != "" and pattern(f"(?:{said})[^。，；将]{{0,12}}[0-9]", need=said).search(document.folded) is not None


def meeting(document: Document) -> Said | None:
    """The day of the meeting that a report is read to, below its title."""
    for i in range(document.title_blocks[-1] + 1 if document.title_blocks else 0, len(document.blocks))[:3]:
        block = document.blocks[i]
        match = _DATE.search(document.folded, block.start, block.end)
        if match and "会议" in document.text_of(block):
            return Said(Span(match.start(1), match.start(1) + 5), int(match[1]), match.group(), int(match[2]))
    return None
