"""stray-space: blanks at the end of a block, behind a label and inside Chinese text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.document.cuts import straddles
from fzlint.document.fold import is_han
from fzlint.document.identity.bare import unspaced
from fzlint.document.model import Block, Span
from fzlint.document.title_words import STORIES
from fzlint.document.words.phrases import OFTEN
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_BLANK = " \t\u00a0\u2002\u2003\u3000"
_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕…")
_CLOSE, _OPEN = frozenset("”’》〉）】〕"), frozenset("“‘《〈（【〔")
_NEVER_BEFORE = frozenset("，。、；！？”’》〉）】〕")  # a blank before these is wrong in any line
_TIGHT = ("han", "han-bracket", "arabic-bracket", "circle")  # labels that no blank follows; 第一章 and 1. may have one
_PROSE = 20  # code points: a shorter block, or one without ，。, is a line of a form, a signature, a caption
_SHORT = 14  # unless it is a whole sentence with ， and 。
_HEADING = 10  # code points: in a shorter one a word may be spaced out (总 则)
_NARROW = 2  # code points of a blank that slips in
_RUNNING = 30  # code points of a block in which a blank between two Han characters is told without other evidence
_SENTENCE = 6  # Han characters around such a blank
_OFFICES = frozenset("长任记席员理师授志士官者人")  # what the name of an office ends in: 省长 某某主持会议
_HEADED = ("han", "han-bracket", "arabic", "arabic-bracket")  # labels of headings that run on into text
_VERB = 2  # code points
_FIGURE = 4  # digits: more of them are a number to call or a code


_Place = tuple[Block, bool, int, int]  # a blank in a block, which may be prose: start and end


class StraySpace(NamedTuple):
    """Blanks that do not belong there. Between Han characters and figures only where the document mostly has none."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("what",)

    @property
    def as_written(self) -> bool:
        """It is about the blanks themselves."""
        return True

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.text
        inside: list[_Place] = []
        for block in document.blocks:
            if block.role not in ("heading", "body", "item", "title", "note") or block.cell is not None:
                continue
            end = block.end
            while end > block.start and text[end - 1] in _BLANK:
                end -= 1
            if block.start < end < block.end and not _form(text, block, end):
                yield _match(end, block.end, "段末有多余的空格", "段末空格")
            start, label = _label_end(text, block, end), block.label
            if start > block.start:
                while start < end and text[start] in _BLANK:
                    start += 1
                if label and label.family in _TIGHT and label.span.end < start < end and not _latin(text[start]):
                    yield _match(label.span.end, start, f"序号“{label.text.strip()}”后有多余的空格", "序号后空格")
            if block.role == "title" and (line := text[start:end]) != unspaced(line):
                continue  # 情  况  报  告
            stop = start < end and text[end - 1] == "。" and text.find("。", start, end - 1) >= 0
            prose = end - start >= (_SHORT if start < end and (stop or _whole(text, block)) else _PROSE) and (
                text.find("。", start, end) >= 0 or text.find("，", start, end) >= 0
            )
            edges = _seams(block)
            inside += (
                (block, prose, *match.span())
                for match in _INNER.finditer(text, start, end)
                if match.start() not in edges and match.end() not in edges  # **甲。** 乙 needs its blank
            )
        if inside:
            yield from _inside(context, inside)


def _label_end(text: str, block: Block, end: int) -> int:
    """Where the typed label of a block ends, or the 第三条 that it begins with; its start if it has none."""
    if block.label is not None and not block.label.automatic:
        return block.label.span.end
    if text[block.start : block.start + 1] == "第" and (article := _ARTICLE.match(text, block.start, end)):
        return article.end()
    return block.start


def _seams(block: Block) -> set[int]:
    """Where something that is not shown stands in the source: marks of emphasis, the end of a line."""
    return {
        piece.offset
        for last, piece in pairwise(block.pieces)
        if (piece.paragraph, piece.column) != (last.paragraph, last.column + piece.offset - last.offset)
    }


_INNER = pattern(r"(?<=\S)(?:[^\S\n\r\t]{1,2}|[^\S\n\r]{1,8})(?=\S)")


_ARTICLE = pattern(r"第[^\W\d_a-zA-Z]{1,6}?[编章节条款项]")


_NEWS = 5  # code points of what a newspaper puts in front of a story


_DAY = pattern(r"\d{4}年\d{1,2}月\d{1,2}日$")


def _is_meant(text: str, block: Block, start: int, end: int) -> bool:
    """Whether a blank stands where newspapers have one (本报讯 3月5日, 3月5日电 某甲说), or wide ones set off who signs and when,
    at the end of a line: 属实。　　某甲　2024年3月5日."""
    if start - block.start <= _NEWS and text.startswith(STORIES, block.start):
        return True
    if text[start] == "\u3000" and (end - start > 1 or _DAY.match(text, end, end + 11)):
        return True
    return text[start - 2 : start] == "日电"


_TOUCHING = pattern(r"[^\W\d_a-zA-Z](?=\d)|\d(?=[^\W\d_a-zA-Z])")


def _is_wrong_anywhere(text: str, block: Block, start: int, end: int) -> bool:
    """Whether a blank is wrong in a heading or a short line as well, where others set words apart."""
    left, right = text[start - 1], text[end]
    if left in _OPEN or right in _NEVER_BEFORE or left + right == "》（":
        return True
    if left in "，、；" and block.label is not None:
        return True
    headed = block.role == "title" or start < block.heading_end
    if headed and block.end - block.start >= _HEADING and _between_words(left, right):
        return True
    short = block.end - block.start < _PROSE and (is_han(left) or left in _CLOSE) and is_han(right)
    return short and (text[block.end - 1] == "。" or (block.label is not None and is_han(left)))


def _inside(context: Context, places: list[_Place]) -> Iterator[Match]:
    document = context.document
    text = document.text
    figures: list[Match] = []
    between: dict[int, list[tuple[Block, int, int]]] = {}  # blanks between two Han characters, by block
    yield from _wide(context, [place for place in places if _is_wide(text, place)])
    for block, prose, start, end in (place for place in places if not _is_wide(text, place)):
        left, right = text[start - 1], text[end]
        if _is_meant(text, block, start, end) or not (prose or _is_wrong_anywhere(text, block, start, end)):
            continue
        if right in "%％‰" and left.isdigit():
            yield _match(start, end, f"百分号前有多余的空格（“{_near(text, block, start, end)}”）", "百分号前空格")
        elif left in _MARKS or right in _MARKS:
            titles = (
                left + right == "》《" and prose and text[block.end - 1] in "。；："
            )  # in a sentence, not in a list of files
            if titles or _by_mark(text, start, end):
                yield _match(start, end, f"标点旁有多余的空格（“{_near(text, block, start, end)}”）", "标点旁空格")
        elif is_han(left) and is_han(right):
            between.setdefault(block.start, []).append((block, start, end))
        elif _by_figure(text, start, end):
            figures.append(
                _match(start, end, f"汉字与数字之间有多余的空格（“{_words(text, start, end)}”）", "汉字数字间空格")
            )
    if figures and len(figures) * 2 < len(_TOUCHING.findall(text)):
        yield from figures
    for blanks in between.values():
        yield from _between(context, blanks)


def _is_wide(text: str, place: _Place) -> bool:
    """Whether a blank is wider than one that slips in: it may part columns, or be left to be filled in."""
    _, _, start, end = place
    return end - start > _NARROW or "\t" in text[start:end]


def _wide(context: Context, places: list[_Place]) -> Iterator[Match]:
    """Those wide blanks that cut a word of running text in two: 开   展, a tab in the middle of a word."""
    text = context.document.text
    for block, prose, start, end in places:
        if not prose or not is_han(text[start - 1]) or not is_han(text[end]) or _in(text, block, start, "“”"):
            continue
        before, after = _run(text, block, start, end)
        word = text[start - 1] != text[end] and len(context.words(text[start - 1] + text[end])) == 1
        if word and straddles(text[start - before : start], text[end : end + after], context.words):
            yield _match(start, end, f"“{_words(text, start, end)}”中间有多余的空格", "汉字间空格")


def _between(context: Context, blanks: list[tuple[Block, int, int]]) -> Iterator[Match]:
    """Those blanks between two Han characters of a block that cut a word or a sentence in two."""
    document, words = context.document, context.words
    text = document.text
    for block, start, end in blanks:
        if text[end] in "年月日":
            continue  # 2024年 月 日, to be filled in
        before, after = _run(text, block, start, end)
        elsewhere = text[start - 1] + text[end] in document.pairs  # a word that the text has elsewhere, cut in two
        if _in(text, block, start, "“”") and not (
            before != after and elsewhere and straddles(text[start - before : start], text[end : end + after], words)
        ):
            continue
        told = sure = False
        closed = (
            text[start - before - 1 : start - before] + text[end + after : end + after + 1] == "。。"
        )  # a whole sentence, no motto
        if closed or not (before == after < 12 and not (_whole(text, block) and not _in(text, block, start, "《》"))):
            # else perhaps a slogan: 奋进新征程 建功新时代
            sure = elsewhere
            long = len(blanks) <= 2 and (before + after >= _SENTENCE or _by_a_figure(text, start, end, before, after))
            told = sure or (long and _in_sentence(text, block, start, end))
        told = told or _in_run_in(text, block, start, before, after)
        told = told or (len(blanks) == 1 and before != after and _beside_a_comma(text, block, start))
        told = told or (before != after and start < block.heading_end and _is_phrase(context, start, end))
        told = told or (block.role == "title" and bool(_YEAR_END.search(text, block.start, start)))
        if not told and (start >= block.heading_end or text[block.heading_end - 1] == "。"):
            told = sure = straddles(text[start - before : start], text[end : end + after], words)
        if told and not _is_spaced_out(block, end - start, before, after, len(blanks)):
            yield _match(start, end, f"“{_words(text, start, end)}”中间有多余的空格", "汉字间空格", mend=sure)


def _is_phrase(context: Context, start: int, end: int) -> bool:
    """Whether the two characters on either side of a blank make a phrase that is often said: 存在的主要 问题."""
    text = context.document.text
    return context.phrases.frequency(text[start - 2 : start] + text[end : end + 2]) == OFTEN


def _is_spaced_out(block: Block, width: int, before: int, after: int, blanks: int) -> bool:
    """Whether the words behind a number are spaced out rather than cut: 第一章 总 则, （一）基 本 情 况."""
    return block.end - block.start < _PROSE and (
        blanks > 1 or before == after or (before == 1 and after < _WORDY) or width > 1
    )


_WORDY = 3  # characters behind the blank of a word that is cut: 提 升能力


def _by_a_figure(text: str, start: int, end: int, before: int, after: int) -> bool:
    """Whether the words around a blank go on with a figure: 由4人 增加到9人."""
    return text[start - before - 1].isdigit() or text[end + after : end + after + 1].isdigit()


def _in_run_in(text: str, block: Block, start: int, before: int, after: int) -> bool:
    """Whether a blank stands in a numbered heading that text follows, behind its verb: （二）完善 制度。修订……"""
    label = block.label
    if not (label and label.family in _HEADED and start < block.heading_end < block.end):
        return False
    return before == _VERB and after + before <= _SHORT and text[block.heading_end - 1] == "。"


def _beside_a_comma(text: str, block: Block, start: int) -> bool:
    """Whether a blank stands in a numbered heading whose clauses a comma parts: （二）规范执法，守护 江河安澜."""
    return block.label is not None and start < block.heading_end and text.find("，", block.start, block.heading_end) > 0


def _between_words(left: str, right: str) -> bool:
    """Whether a blank in a heading parts words, or a figure from its words; behind the name of an office it parts lines."""
    if right.isdigit():
        return is_han(left) and left not in "局委会府厅办院处所站镇乡道省市县区旗"
    return is_han(right) and (is_han(left) or left.isdigit())


def _latin(c: str) -> bool:
    return c.isascii() and c.isalpha()


def _form(text: str, block: Block, end: int) -> bool:
    """Whether the blanks at the end of a block are to be filled in, or the block is not Chinese."""
    if text[end - 1] in "：:_" and (end - block.start < _PROSE or text.find("，", block.start, end) < 0):
        return True
    return not any(is_han(text[at]) for at in range(block.start, min(end, block.start + _RUNNING)))


def _by_mark(text: str, start: int, end: int) -> bool:
    left, right = text[start - 1], text[end]
    if left == "》" and right == "（":
        return True  # 《规定》 （试行）
    if (left in _CLOSE and right in _OPEN) or (left in _OPEN and right in _CLOSE):
        return False  # “爱岗敬业” “诚实守信”, and （ ） to be filled in
    if left == "、" and text[start - 2 : start - 1].isdigit():
        return False  # 1、 in a line of its own inside the block
    if left in "”》" and right.isdigit():
        return True  # “挂账” 5件
    return all(c in _MARKS or is_han(c) for c in (left, right)) or (right in _NEVER_BEFORE and left in "0123456789%％")


_DIGITS = pattern(r"\d+")
_RANGE_END = pattern(r"\d{1,4} ?[^\W\d_a-zA-Z]")
_AROUND_YEAR = frozenset("—–-~～\n")
_CAPTIONS = frozenset("表图件录")  # what stands before the number of a caption
_YEAR_END = pattern(r"\d年$")  # 2024年 工作总结


def _by_figure(text: str, start: int, end: int) -> bool:
    """Whether a blank stands between Han characters and a figure of running text: no label, telephone number, code."""
    if end - start > 1:
        return False
    left, right = text[start - 1], text[end]
    if is_han(left) and right.isdigit():
        digits = _DIGITS.match(text, end)
        after = digits.end() if digits else end
        if text[after : after + 1] == " " and is_han(text[after + 1 : after + 2] or " "):
            return after - end <= _FIGURE  # 12 件
        if text[after : after + 1] in "-—~～" and (upper := _RANGE_END.match(text, after + 1)):
            return after - end <= _FIGURE and is_han(text[upper.end() - 1])  # 围绕 1-2 个主题
        return after - end <= _FIGURE and text[after : after + 1] not in "-—/:： \u3000"
    if not (left.isdigit() or left in "%％") or not is_han(right):
        return False
    first = start - 1
    while first > 0 and start - first < 12 and text[first - 1] in "0123456789.%":
        first -= 1
    if first > 1 and text[first - 1] == " ":
        first -= 1
    if start - first == _FIGURE and text.startswith("20", first) and (not first or text[first - 1] in _AROUND_YEAR):
        return True  # 2021—2025 年, and a paragraph that begins with 2025 年
    if text[first - 1] in _CAPTIONS and first:
        return False  # 附表2 分单位完成情况
    return first > 0 and (is_han(text[first - 1]) or text[first - 1] in _MARKS)


def _run(text: str, block: Block, start: int, end: int) -> tuple[int, int]:
    """How many Han characters stand before and behind a blank, at most twelve."""
    before = after = 0
    while before < 12 and start - before > block.start and is_han(text[start - before - 1]):
        before += 1
    while after < 12 and end + after < block.end and is_han(text[end + after]):
        after += 1
    return before, after


def _whole(text: str, block: Block) -> bool:
    """Whether a block is a sentence with ， and 。: even a shorter one is no line of a form."""
    return text[block.end - 1] in "。！？!?" and text.find("，", block.start, block.end) >= 0


def _in_sentence(text: str, block: Block, start: int, end: int) -> bool:
    """Whether a blank between two Han characters stands in running text, behind no office (省长 某某)."""
    whole = _whole(text, block)
    short = _SHORT if whole else _PROSE if text[block.end - 1] == "。" else _RUNNING
    name = start < block.heading_end and not (whole and block.heading_end == block.end)
    if name or block.end - block.start < short:
        return False
    if end - start > 1 and not (whole and text[start:end] == "  "):
        return False
    if _in(text, block, start, "《》") or _in(text, block, start, "（）"):
        return False
    counted = text[start - 2].isdigit()  # 由4人 增加到9人
    return text[start - 2 : start - 1] not in _BLANK and (counted or text[start - 1] not in _OFFICES)


def _in(text: str, block: Block, start: int, pair: str) -> bool:
    first = max(block.start, start - 60)
    return text.rfind(pair[0], first, start) > text.rfind(pair[1], first, start)


_LAST_WORD = pattern(r"[^\s，。、；：？！]{0,6}$")

_FIRST_WORD = pattern(r"[^\s，。、；：？！]{0,6}")


def _words(text: str, start: int, end: int) -> str:
    """The blank with the words on both sides."""
    first = _LAST_WORD.search(text[max(0, start - 6) : start])
    last = _FIRST_WORD.match(text[end : end + 6])
    return (first.group() if first else "") + text[start:end] + (last.group() if last else "")


def _near(text: str, block: Block, start: int, end: int) -> str:
    return text[max(block.start, start - 4) : min(block.end, end + 4)].replace("\n", "")


def _match(start: int, end: int, what: str, group: str, mend: bool = True) -> Match:
    span = Span(start, end)
    return Match(span, {"what": what}, edits=(Edit(span, ""),) if mend else (), group=group)
