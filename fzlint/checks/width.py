"""width: half-width marks in Chinese text, full-width ones in a Western sentence.

A mark is judged by what stands on its two sides, quotes and brackets looked through; a pair of brackets by what it holds and
what it follows, both ends alike. Where both sides are Western or figures the mark is left alone: 3.5%, 9:30, 1,250,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.model import Block, Document, Span
from fzlint.document.prose import behind_western, half_width_marks, is_western_sentence, masked, outside
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_HALF = {full: half for half, full in _FULL.items()}
_CHINESE = frozenset("〇《》〈〉（）【】〔〕「」『』、。，；：？！")
_THROUGH = frozenset("“”‘’\"'!?,;:.")
_THROUGH_ALL = _THROUGH | frozenset("，；：？！。")  # whether a mark has been mended yet makes no difference
_BLANK = frozenset(" \t\n\u00a0\u2002\u2003\u3000\u200b\ufeff")
_DOUBLED = frozenset("，。、；：,;:.")
_QUOTES = frozenset("“”‘’\"'")
_NEAR, _FAR = 30, 200  # how far is looked: for a neighbour, for a clause or what a bracket holds
_NUMERALS = frozenset("一二三四五六七八九十")


class Width(NamedTuple):
    """Marks of the wrong width.

    foreign  the characters that foreign names are spelled with: between two of them a point is the one of 卡尔.马克思
    asking   words of a clause that asks: a ? between Chinese characters is a question mark only behind one of them
    """

    foreign: str = ""
    asking: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("mark", "right", "what")

    @property
    def as_written(self) -> bool:
        """It is about the marks themselves."""
        return True

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        foreign = frozenset(self.foreign)
        for block, places in half_width_marks(document):
            yield from _Text(document, block, foreign, self.asking).half(places)
        if "'" in document.text:
            for block in document.blocks:
                if block.role != "toc" and "'" in document.text[block.start : block.end]:
                    yield from _Text(document, block, foreign, self.asking).single_quotes()
        for block in document.blocks:
            if block.role != "toc" and is_western_sentence(document.text[block.start : block.end]):
                yield from _full(document.text, block)
        yield from _odd(document)


_CODE = ('":"', '": "', '" : "', '":{', '":[', '="', '= "')  # quotes of code, not of prose
_REFERENCE = pattern(r"\[(?:[JMDNCRSPZGA]|EB|DB|CP)(?:/[A-Z]{2})?\]")
_WORD_LATIN = pattern(r"[a-zA-Z]{2,}")
_CLAUSE_MARK = pattern(r"[，。；：！？,;:!?]")
_WESTERN = pattern(r"[A-Z]{2}|\d+[^\W\da-z]")
_BRACKET = pattern(r"[(（)）]")
_NUMBER_BEHIND = pattern(r"\s?第?\d{1,5}号")
_LATIN, _QUOTE = pattern("[a-zA-Z]{2}"), pattern(r"[\"“”]")
_BESIDE = frozenset('“”",:;?!.() \u3000')  # what else may stand beside a single quote
_SINGLE = pattern(r"(?<![a-zA-Z0-9'])'([^'\n]{1,40})'(?![a-zA-Z0-9'])")


class _Text:
    """One block and what its marks have to know of it."""

    def __init__(self, document: Document, block: Block, foreign: frozenset[str], asking: tuple[str, ...]) -> None:
        self.text = document.text
        self.block = block
        self.start, self.end = block.start, block.end
        self.foreign = foreign
        self.asking = asking
        self.brackets: set[int] = set()  # the half-width brackets that are Chinese
        self._chinese: bool | None = None

    def half(self, places: list[int]) -> Iterator[Match]:
        text, start, end = self.text, self.start, self.end
        label = self.block.label.span if self.block.label else Span(start, start)
        own = text[start:end]
        if "[" in own and _REFERENCE.search(own):
            return  # an entry of a list of references has half-width marks by its own standard
        places = outside(places, masked(text, start, end))
        if any(text[at] in "()" for at in places):
            self._pair(frozenset(places))
        quotes: list[int] = []
        for at in places:
            mark = text[at]
            if mark in "()":
                if at in self.brackets:
                    yield _match(at, mark, _FULL[mark], _HABIT)
            elif mark == '"':
                quotes.append(at)
            elif label.start <= at < label.end:
                continue  # the mark of a label is its own matter
            elif self._stop(at) if mark == "." else self._mark(at):
                yield _match(at, mark, _FULL[mark], _HABIT)
        if quotes and not self.code:
            yield from self._quotes(frozenset(quotes))

    # ------------------------------------------------------------ what stands on a side

    def left(self, at: int, through: frozenset[str] = _THROUGH) -> str:
        """The character that a mark at `at` follows, "" at the start of the block; marks and blanks are looked through."""
        return self._beyond(range(at - 1, max(self.start, at - _NEAR) - 1, -1), ")", through)

    def right(self, at: int, through: frozenset[str] = _THROUGH) -> str:
        """The character that follows a mark at `at`, "" at the end of the block."""
        return self._beyond(range(at + 1, min(self.end, at + _NEAR)), "(", through)

    def _beyond(self, places: range, bracket: str, through: frozenset[str]) -> str:
        for at in places:
            c = self.text[at]
            if c in "()" and at in self.brackets:
                return _FULL[c]
            if c == bracket:
                continue
            if c not in through and c not in _BLANK:
                return c
        return ""

    @property
    def chinese(self) -> bool:
        """Whether the block has more Han characters than Western words."""
        if self._chinese is None:
            own = self.text[self.start : self.end]
            self._chinese = sum(map(is_han, own)) > len(_WORD_LATIN.findall(own))
        return self._chinese

    def _year(self, at: int) -> bool:
        """Whether a year begins at `at`: 2024年."""
        digits = self.text[at : at + 4]
        return digits[:2] in ("19", "20") and digits.isdigit() and self.text[at + 4 : at + 5] == "年"

    @property
    def code(self) -> bool:
        """Whether the quotes of the block are those of code, not of prose: "name": "…", href="…"."""
        return any(sign in self.text[self.start : self.end] for sign in _CODE)

    # ------------------------------------------------------------ , : ; ? !

    def _mark(self, at: int) -> bool:
        text = self.text
        mark = text[at]
        before, after = text[at - 1] if at > self.start else "\n", text[at + 1] if at + 1 < self.end else "\n"
        if mark == "?" and (before == "?" or after in "?，。、；："):
            return False  # a character that was lost
        if (before, mark) in (("?", "!"), ("!", "?")) and text[at - 2] not in "?!":
            return self._mark(at - 1)  # ?! is one
        near = text[at + 1 : min(at + 5, self.end)].strip()  # two marks with blanks between are in a row, too
        if ('"' in (before, after) and self.code) or _other_fault(before, near[:1]):
            return False
        left = self.left(at)
        if (left in _CHINESE and not behind_western(text, self.start, at)) or is_han(left or " "):
            return mark != "?" or not is_han(after) or self._asks(at)
        if left.isascii() and left.isalpha() and after in _QUOTES:
            return False  # the end of a Western quotation
        right = self.right(at, _THROUGH_ALL)
        if right and (right in _CHINESE or is_han(right)):
            if mark == "?":
                return not is_han(after) or self._asks(at)
            if left.isdigit() and mark in ",:" and self._enumerator(at):
                return False
            return not left or self.chinese
        if not left or not self.chinese:
            return False
        return not right or self._year(at + 1) or (left in "%％‰" and mark in ",;")

    def _asks(self, at: int) -> bool:
        """Whether the clause in front of a question mark asks."""
        clause = _CLAUSE_MARK.split(self.text[max(self.start, at - 40) : at])[-1]
        return any(word in clause for word in self.asking)

    def _enumerator(self, at: int) -> bool:
        """Whether the figure before `at` numbers a list: 1,成立专班."""
        first = at
        while first > self.start and self.text[first - 1].isdigit():
            first -= 1
        before = self.text[first - 1] if first > self.start else " "
        return at - first <= 2 and (before in _BLANK or before in _CHINESE or before in ",;:")

    # ------------------------------------------------------------ the full stop

    def _stop(self, at: int) -> bool:
        text = self.text
        before, after = text[at - 1] if at > self.start else "\n", text[at + 1] if at + 1 < self.end else "\n"
        if _other_fault(before, after):
            return False
        left = self.left(at) if at > self.start and before not in _BLANK else ""
        if not left or not (is_han(left) or left in "）》〉】%％"):
            return False
        right = self.right(at)
        if right and right in "，、；：！？,;:!?":
            return False  # marks in a row, of whatever width: a fault of another kind
        if not right:
            return self.chinese and (left not in "%％" or "，" in text[max(self.start, at - _FAR) : at])
        if self._year(at + 1):
            return True
        if not is_han(right) and right not in _CHINESE:
            # 报告.docx and 附件.1 have one; a sentence in running text has gone on for some clauses
            return "，" in text[max(self.start, at - _FAR) : at] and _WESTERN.match(text[at + 1 : at + 12]) is not None
        if left in _NUMERALS and right in _NUMERALS:
            return False  # 五.四
        return not all(c in self.foreign for c in text[at - 2 : at] + text[at + 1 : at + 3])

    # ------------------------------------------------------------ brackets

    def _pair(self, half: frozenset[int]) -> None:
        """Find the half-width brackets that belong to Chinese text."""
        text = self.text
        open_: list[int] = []
        lone: list[int] = []
        pairs: list[tuple[int, int]] = []
        for match in _BRACKET.finditer(text[self.start : self.end]):
            at, c = match.start() + self.start, match.group()
            if c in "()" and at not in half:
                continue
            if c in "(（":
                open_.append(at)
            elif open_:
                pairs.append((open_.pop(), at))
            else:
                lone.append(at)
        for first, last in sorted(pairs):
            if (text[first] == "(" or text[last] == ")") and self._chinese_pair(first, last):
                self.brackets |= {first, last} & half
        for at in (*open_, *lone):
            if self._chinese_bracket(at):
                self.brackets.add(at)

    def _chinese_bracket(self, at: int) -> bool:
        """Whether a bracket without a partner in its block stands in Chinese text."""
        if self.text[at] == "(":
            return is_han(self.text[at + 1 : at + 2] or " ")
        return self.text[at] == ")" and is_han(self.text[at - 1 : at] or " ") and not self._han_enumerator(at)

    def _chinese_pair(self, first: int, last: int) -> bool:
        text = self.text
        inside = text[first + 1 : min(last, first + _FAR)]
        mixed = text[first] != "(" or text[last] != ")"
        left, right = self.left(first), self.right(last)
        before = text[first - 1] if first > self.start else " "
        if before.isascii() and before.isalpha() and text[first] == "(" and any(sign in inside for sign in "'=;"):
            return False  # a call
        if len(inside) == 4 and inside.isdigit() and _NUMBER_BEHIND.match(text[last + 1 : last + 10]):
            return False  # 国发(2020)1号 wants other brackets altogether
        if "," in inside and not inside.strip(" 0123456789.,-"):
            return False  # coordinates
        if any(is_han(c) or c in _CHINESE for c in inside):
            return self.chinese or (is_han(left or " ") and is_han(right or " "))
        if left and (is_han(left) or left in _CHINESE):
            return mixed or self.chinese
        if not left and right and is_han(right):
            return True  # (1)健全机制
        return mixed and not _LATIN.search(inside)

    def _han_enumerator(self, at: int) -> bool:
        """Whether a closing bracket is that of a label: 一)成立专班."""
        first = at
        while first > self.start and self.text[first - 1] in _NUMERALS:
            first -= 1
        return first < at and (first == self.start or not self.text[first - 1].isalnum())

    # ------------------------------------------------------------ straight quotes

    def _quotes(self, straight: frozenset[int]) -> Iterator[Match]:
        """Tell opening from closing by their order; curly ones count too, so that a “ may be closed by a straight one."""
        told = self._quoted(straight)
        if told is None:
            return
        pairs, even = told
        for first, last in pairs if even else ():
            if self._chinese_quote(first, last):
                for at, right in ((first, "“"), (last, "”")):
                    if at in straight:
                        yield _match(at, '"', right, '"')
        if not even:
            for at in sorted(straight):
                if any(is_han(self.text[i]) for i in (at - 1, at + 1) if self.start <= i < self.end):
                    yield _match(at, '"', "", '"')

    def _quoted(self, straight: frozenset[int]) -> tuple[list[tuple[int, int]], bool] | None:
        """The quotes that pair, and whether all of them do; None where a quote means inches."""
        text = self.text
        opened = -1
        pairs: list[tuple[int, int]] = []
        even = True
        for match in _QUOTE.finditer(text[self.start : self.end]):
            at, c = match.start() + self.start, match.group()
            if c == '"' and at not in straight:
                continue
            if c == "“" or (c == '"' and opened < 0):
                if c == '"' and text[at - 1 : at].isdigit() and at > self.start:
                    return None
                even = even and opened < 0
                opened = at
            elif opened >= 0:
                pairs.append((opened, at))
                opened = -1
            else:
                even = False
        return pairs, even and opened < 0

    def single_quotes(self) -> Iterator[Match]:
        """Straight single quotes around Chinese words, in Chinese text on both sides: inner quotes inside “”, else outer
        ones (GB/T 15834—2011 4.8)."""
        text = self.text
        own = text[self.start : self.end]
        if not self.chinese or any(sign in own for sign in ("='", "['", "{'")):  # code, not prose
            return
        code = masked(own, 0, len(own))
        for match in _SINGLE.finditer(own):
            first, last = match.start(), match.end() - 1
            sides = own[max(first - 1, 0) : first] + own[last + 1 : last + 2]
            if not all(is_han(c) or c in _CHINESE or c in _BESIDE for c in sides) or not outside([first], code):
                continue
            if any(is_han(c) for c in match[1]):
                inner = len(_QUOTE.findall(own, 0, first)) % 2
                for at, right in zip((first, last), "‘’" if inner else "“”", strict=True):
                    yield _match(self.start + at, "'", right, '"')

    def _chinese_quote(self, first: int, last: int) -> bool:
        if last == first + 1:
            return False
        if any(is_han(c) for c in self.text[first + 1 : last]):
            return self.chinese
        left, right = self.left(first, _THROUGH_ALL), self.right(last, _THROUGH_ALL)
        return self.chinese and any(c and (is_han(c) or c in _CHINESE) for c in (left, right))


def _other_fault(before: str, after: str) -> bool:
    """Whether the mark between two characters is itself spoken of, or one of two in a row: mending one would not help."""
    return before in _DOUBLED or after in _DOUBLED or (before in _QUOTES and after in _QUOTES)


_HABIT = "half"  # whichever mark: who types one so types them all so


def _match(at: int, mark: str, right: str, group: str) -> Match:
    span = Span(at, at + 1)
    if mark in "\"'":
        what = f"中文文字中使用了直引号“{mark}”，应使用弯引号（前{'‘后’' if right in '‘’' and right else '“后”'}）"
        return Match(span, _values(mark, right, what), edits=(Edit(span, right),) if right else (), group=group)
    what = f"中文文字中使用了半角标点“{mark}”，应为全角“{right}”"
    return Match(span, _values(mark, right, what), edits=(Edit(span, right),), group=group)


def _values(mark: str, right: str, what: str) -> Mapping[str, str]:
    return {"mark": mark, "right": right, "what": what}


# --------------------------------------------------------------------------- full-width marks in Western sentences

_ODD = pattern("[\ufe10-\ufe19\ufe30-\ufe48\ufe50-\ufe6b\uff61-\uff65]")
_FORMS = (("\ufe10", "竖排"), ("\ufe50", "小号"), ("\uff61", "半角"))  # from which code point on


def _odd(document: Document) -> Iterator[Match]:
    """Vertical, small and half-width forms of Chinese marks."""
    text, plain = document.text, document.plain
    if text == plain:
        return
    for match in _ODD.finditer(text):
        at = match.start()
        mark, right = text[at], plain[at]
        form = next(form for first, form in reversed(_FORMS) if mark >= first)
        what = f"使用了{form}形式的标点“{mark}”，应为“{right}”"
        span = Span(at, at + 1)
        edits = (Edit(span, right),) if right != mark else ()
        yield Match(span, _values(mark, right, what), edits=edits, group="odd")


def _full(text: str, block: Block) -> Iterator[Match]:
    for at in range(block.start, block.end):
        half = _HALF.get(text[at])
        if half is None:
            continue
        before, after = text[at - 1] if at > block.start else " ", text[at + 1] if at + 1 < block.end else " "
        if not all(c.isascii() or c in "“”‘’—…" for c in (before, after)):
            continue
        right = half
        if half == "(":
            right = " (" if before.isalnum() else "("
        elif after.isalnum():
            right = half + " "
        span = Span(at, at + 1)
        what = f"西文句子中使用了全角标点“{text[at]}”，应为半角“{half}”"
        yield Match(span, _values(text[at], half, what), edits=(Edit(span, right),), group="western")
