"""apart: what no report holds in running text, whatever it says: brackets that belong to no sentence, questions, lone numbers.

In the reports that we know brackets explain a word of their sentence, and a question stands in what is quoted. What is said to a
colleague (教育科提供, 跟上面矛盾, 是否含镇街？) stands between two sentences, so its place tells it where no word does.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.attachments import announces
from fzlint.document.fold import is_han
from fzlint.document.labels import NUMERALS
from fzlint.document.model import Block, Document, Role, Span
from fzlint.document.title_words import ENDS_OF_HEADINGS, TYPES
from fzlint.pattern import pattern

_BEHIND = "。；！，"  # brackets behind one of these explain no word
_ENDED = "。；"
_RUNNING: tuple[Role, ...] = ("body", "item", "heading", "signoff")
_SHORT = 2  # code points of what is written into a word: （副）县长
_SOBER = 3  # so many questions in a report are asked of those who listen to it
_LABEL = pattern(rf"[0-9{NUMERALS}A-Za-z]{{1,4}}$|(?:19|20)[0-9]{{2}}[年./-]")
_PAIRS = ("“”", "（）", "《》", "【】")
_ASKED = 40  # code points of a question
_ANSWER = 2  # code points behind a question that the text itself answers: 是目的吗？不是
_SQUARE = "【[［{｛"  # a report has none of these in running text, but for the number of a note: [1]
_LEAD = 6  # code points of a heading in square brackets in front of its paragraph
_LINE = 30  # code points of a line that is neither a heading nor a sentence
_LINES = 3  # so many are the way the document has its headings
_NUMBER = pattern(r"[\[［【〔(（]?[1-9][0-9]{0,2}[\]］】〕)）]?[.．、]?$|[①②③④⑤⑥⑦⑧⑨⑩]$")
_ALONE = 6  # code points of a number alone, with its marks
_PARAGRAPH = 8  # code points that a number does not stand below by design
_MARKS = "。；：！？…）”"
_LABELLED = 3  # so many headings with a label say that those without are none


def stands_apart(document: Document, span: Span, measures: str) -> bool:
    """Whether brackets belong to no sentence: they begin a paragraph of a report, stand behind a stop, part a number from its
    measure, or are square."""
    block = document.block_with(span.start)
    inner = document.folded[span.start + 1 : span.end - 1].strip()
    ended = document.plain[span.start - 1] in _ENDED  # 。（新增）
    if block.role not in _RUNNING or len(inner) <= _SHORT - ended or _LABEL.match(inner):
        return False
    if document.text[span.start] in _SQUARE:
        behind = document.text[span.end : block.end].strip()
        lead = not document.text[block.start : span.start].strip() and behind and len(inner) <= _LEAD  # 【典型案例】……
        return not lead and behind[:1] not in ("(", "（")  # the words of a link
    if document.text[span.start - 1].isdecimal() and document.text[span.end : span.end + 1] in tuple(measures):
        return True
    label = block.label.span.end if block.label else block.start
    before = document.plain[min(label, span.start) : span.start].rstrip(" \u3000*")
    return before[-1:] in _BEHIND if before else label <= span.start


def questions(document: Document, wondering: tuple[str, ...]) -> Iterator[Span]:
    """The questions that a report leaves open.

    wondering  words of questions that are asked of those who listen: 为什么, 难道
    """
    text = document.plain
    found: list[Span] = []
    series: set[int] = set()  # where those end that stand side by side: they are asked of those who read
    at = text.find("？")
    last, depth = -1, [0] * len(_PAIRS)  # of which block so much has been counted, and how many of each pair are open
    while at >= 0:
        block = document.block_with(at)
        if last < block.start:
            last, depth = block.start, [0] * len(_PAIRS)
        for i, pair in enumerate(_PAIRS):
            depth[i] += text.count(pair[0], last, at) - text.count(pair[1], last, at)
        last = at
        start = max(block.start, at - _ASKED, *(text.rfind(mark, block.start, at) + 1 for mark in "，。；：！？、）"))
        start += len(text[start:at]) - len(text[start:at].lstrip(" \u3000"))
        clause = text[start:at]
        if start > block.start and text[start - 1] == "？":
            series |= {start, at + 1}
        apt = block.role in ("body", "item") or (block.role == "heading" and at >= block.heading_end > block.start)
        if apt and max(depth) <= 0 and len(clause) > _SHORT and is_han(clause[-1]):
            found.append(Span(start, at + 1))
        at = text.find("？", at + 1)
    if len(found) <= _SOBER:
        for span in found:
            if span.end not in series and not any(word in text[span.start : span.end + _ANSWER] for word in wondering):
                yield span


def strays(document: Document) -> Iterator[Span]:
    """The lines of a report that are neither headings nor sentences: where headings have labels they have none, and no end, and
    they stand below one, where a paragraph should begin."""
    blocks = document.blocks
    labelled = [at for at, block in enumerate(blocks) if block.label is not None and block.role == "heading"]
    if len(labelled) < _LABELLED:
        return
    found: list[int] = []
    for at in range(labelled[0], labelled[-1]):
        if _is_stray(document, blocks[at]) and document.joined.keys().isdisjoint((at, at - 1)):
            if at - 1 not in found and at - 1 not in labelled:
                return  # so there are headings without a label
            found.append(at)
    if len(found) <= _LINES:
        yield from (Span(blocks[at].start, blocks[at].end) for at in found)


def numbers(document: Document) -> Iterator[Span]:
    """The lines of a report that hold a number and nothing else, of a page or a note, between two paragraphs; where they are more
    than a few, a table has been taken apart."""
    blocks, texts = document.blocks, [document.text_of(block).strip() for block in document.blocks]
    found = [
        at
        for at in range(1, len(blocks) - 1)
        if blocks[at].role in _RUNNING
        and blocks[at].cell is None
        and len(texts[at]) <= _ALONE
        and _NUMBER.match(texts[at])
        and len(texts[at - 1]) >= _PARAGRAPH
        and is_han(texts[at + 1][-1:] or " ") | (texts[at + 1][-1:] in _MARKS)
    ]
    if len(found) <= _LINES:
        yield from (Span(blocks[at].start, blocks[at].end) for at in found)


def _is_stray(document: Document, block: Block) -> bool:
    if (
        block.role != "body"
        or block.label is not None
        or announces(document, block)
        or not _SHORT < block.end - block.start <= _LINE
    ):
        return False
    line = document.text[block.start : block.end].strip()
    return is_han(line[-1:] or " ") and is_han(line[0]) and not line.endswith((*ENDS_OF_HEADINGS, *TYPES))
