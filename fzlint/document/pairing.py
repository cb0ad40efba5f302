"""Marks that come in pairs, matched up: in a paragraph first, then what is left over across paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from fzlint.document.model import Document
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

CLOSING = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）", "【": "】", "〔": "〕", "「": "」", "『": "』"}
_OPENING = {close: open_ for open_, close in CLOSING.items()}
# every mark with its kind, which is the opening one in full width
_KIND = {mark: mark for mark in CLOSING} | _OPENING | {"(": "（", ")": "（"}
_OPENS = frozenset(CLOSING) | {"("}
_PAUSE = frozenset("，、；：。！？,;:!? \u3000\n")
_SHORT = 60  # a quotation whose closing mark was typed as an opening one is no longer
_CROSSED = 40  # two pairs that cross do so near each other


class Token(NamedTuple):
    at: int
    kind: str
    opens: bool


class Fault(NamedTuple):
    """lone: no partner; turned: an opening mark in the place of a closing one or the other way; crossed: 《（》）;
    swapped: ”…“. token is the mark at fault, other the second mark of the last two."""

    what: Literal["lone", "turned", "crossed", "swapped"]
    token: Token
    other: Token | None = None


_MARK = pattern(r"[^\w\s，。、；：,.%]")


def paragraphs(document: Document) -> Iterator[tuple[tuple[int, int], list[Token]]]:
    """Start and end of every paragraph, and its marks in order."""
    text = document.text
    kinds = _KIND
    tokens = [
        Token(m.start(), kind, m.group() in _OPENS) for m in _MARK.finditer(text) if (kind := kinds.get(m.group()))
    ]
    index = 0
    for first, last in document.paragraphs:
        start, end = document.blocks[first].start, document.blocks[last].end
        begin = index
        while index < len(tokens) and tokens[index].at < end:
            index += 1
        if document.blocks[first].role != "toc":
            yield (start, end), tokens[begin:index]


# --------------------------------------------------------------------------- one paragraph


_LATIN = pattern("[a-zA-Z]")

_HAN = pattern(r"[^\W\d_a-zA-Z]")

_STRAIGHT = pattern('"')


def faults_of(text: str, start: int, end: int, tokens: Sequence[Token], lost: frozenset[str]) -> list[Fault]:
    faults = _match_up(tokens)
    if not faults:
        return []
    tokens = [token for token in tokens if not _no_mark(text, start, token)]
    own = text[start:end]
    if not tokens or own.isascii() or (_LATIN.search(own) and not _HAN.search(own)):
        return []  # code, or a Western sentence
    faults = _match_up(tokens)
    if any(fault.token.kind == "（" for fault in faults):
        labels = {token for token in tokens if _label(text, start, token) not in (None, *lost)}
        if labels:
            labels |= {token for token in tokens if not token.opens and _first(text, start, token)}
            rest = [token for token in tokens if token not in labels]
            without = _match_up(rest)
            if len(without) <= len(faults):
                tokens, faults = rest, without
            faults = [fault for fault in faults if fault.token not in labels]
    if any(fault.token.kind == "“" for fault in faults):
        straight = [m.start() for m in _STRAIGHT.finditer(own)]
        if straight:
            with_straight = _match_up(_with_straight(tokens, [start + at for at in straight]))
            if len(with_straight) < len(faults):
                faults = with_straight
    return [fault for fault in faults if not _interval(text, fault.token)]


def _match_up(tokens: Sequence[Token]) -> list[Fault]:
    """The marks that find no partner, in order, and those that cross.

    A closing mark that does not fit the mark opened last either closes one opened before, or is one too many; what makes
    fewer faults is taken.
    """
    faults = _run(tokens, through=True)
    if len(faults) > 1:
        other = _run(tokens, through=False)
        if len(other) < len(faults):
            return other
    return faults


def _run(tokens: Sequence[Token], through: bool) -> list[Fault]:
    stack: list[Token] = []
    open_: Counter[str] = Counter()
    passed: dict[str, list[Token]] = {}  # opened inside a pair that closed before them
    faults: list[Fault] = []
    for token in tokens:
        kind = token.kind
        if token.opens:
            stack.append(token)
            open_[kind] += 1
        elif stack and (stack[-1].kind == kind or (through and open_[kind])):
            while (top := stack.pop()).kind != kind:
                open_[top.kind] -= 1
                passed.setdefault(top.kind, []).append(top)
            open_[kind] -= 1
        elif passed.get(kind) and token.at - passed[kind][-1].at <= _CROSSED:
            faults.append(Fault("crossed", passed[kind].pop(), token))
        else:
            faults.append(Fault("lone", token))
    faults += [Fault("lone", token) for token in stack]
    faults += [Fault("lone", token) for tokens_ in passed.values() for token in tokens_]
    return sorted(faults, key=lambda fault: fault.token.at)


def _no_mark(text: str, start: int, token: Token) -> bool:
    """Whether a sign is no mark of a pair: the apostrophe of a Western word, a minute, a smiley."""
    at = token.at
    sign = text[at]
    before = text[at - 1] if at > start else ""
    after = text[at + 1 : at + 2]
    if sign == "’":
        if before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
            return True
        opened = text.rfind("‘", max(start, at - _CUT_ELSE), at)
        closed = text.rfind("’", max(start, at - _CUT_ELSE), at)
        return opened <= closed and ((before.isascii() and before.isalnum()) or (after.isascii() and after.isdigit()))
    if sign == "‘":
        return after.isdigit() and after.isascii() and text.find("’", at, at + _SHORT) < 0
    if sign == ")":
        return before in (":", ";", "-")
    return sign == "(" and before in (":", "-") and not (after.isalnum() or after in "“‘《")


_LABEL = r"([0-9０-９]{1,3}|[a-zA-Z]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])\s?"


_LABEL_END = pattern(rf"(?:^|[\s，。、；：:;,.“]){_LABEL}$")


def _label(text: str, start: int, token: Token) -> str | None:
    """What a closing bracket numbers with, if it is that of a label: 1) a) 一）; else None."""
    if token.opens or token.kind != "（":
        return None
    match = _LABEL_END.search(text[max(start, token.at - 6) : token.at])
    return _numeral(match.group(1)) if match else None


_NOTE_MARK = pattern(r"[^\W\d_a-zA-Z][1１一aA]$")


def _first(text: str, start: int, token: Token) -> bool:
    """Whether a closing bracket may be that of the first label of a list, right behind a word: 包括1）甲；2）乙."""
    return token.kind == "（" and _NOTE_MARK.search(text[max(start, token.at - 2) : token.at]) is not None


def _numeral(number: str) -> str:
    return "han" if number[0] in "一二三四五六七八九十" else "arabic" if number.isdecimal() else "else"


_LABELS = pattern(rf"(?:^|(?<=[\s，。、；：:;,]))([(（]?){_LABEL}[)）]", re.MULTILINE)


def lost_labels(text: str) -> frozenset[str]:
    """The numerals behind which a lone ） has lost its （: most labels of the text have both, hardly one the second alone."""
    if text.count("(") + text.count("（") == text.count(")") + text.count("）"):
        return frozenset()
    both: Counter[str] = Counter()
    half: Counter[str] = Counter()
    for match in _LABELS.finditer(text):
        (both if match.group(1) else half)[_numeral(match.group(2))] += 1
    return frozenset(kind for kind in half if both[kind] >= 2 and half[kind] * 2 <= both[kind] and half[kind] <= 2)


_SET_CLOSED = pattern(r"(?:(?![^\W\d_a-zA-Z])[^()（）\[\]]){1,30}\]")

_SET_OPEN = pattern(r"\[(?:(?![^\W\d_a-zA-Z])[^()（）\[\]]){1,30}$")


def _interval(text: str, token: Token) -> bool:
    """Whether a bracket is that of an interval: [0,1)."""
    if token.kind != "（":
        return False
    if token.opens:
        return _SET_CLOSED.match(text[token.at + 1 : token.at + 33]) is not None
    return _SET_OPEN.search(text[max(token.at - 32, 0) : token.at]) is not None


def _with_straight(tokens: Sequence[Token], straight: Sequence[int]) -> list[Token]:
    """The marks with straight quotes among them, opening and closing in turn."""
    merged: list[Token] = []
    depth = 0
    for token in sorted([*tokens, *(Token(at, '"', True) for at in straight)]):
        if token.kind == '"':
            token = Token(token.at, "“", depth == 0)
        if token.kind == "“":
            depth = depth + 1 if token.opens else max(depth - 1, 0)
        merged.append(token)
    return merged


def paired(text: str, faults: Sequence[Fault]) -> list[Fault]:
    """Two lone marks of one kind that stand near each other are one fault: “甲“, ”甲”, ”甲“."""
    by_kind: dict[str, list[Fault]] = {}
    for fault in faults:
        by_kind.setdefault(fault.token.kind, []).append(fault)
    result: list[Fault] = []
    for same in by_kind.values():
        index = 0
        while index < len(same):
            one = same[index]
            two = same[index + 1] if index + 1 < len(same) else None
            if two is not None and one.what == two.what == "lone" and (both := _one_fault(text, one.token, two.token)):
                result.append(both)
                index += 2
            else:
                result.append(one)
                index += 1
    return sorted(result, key=lambda fault: fault.token.at)


def _one_fault(text: str, one: Token, two: Token) -> Fault | None:
    inside = text[one.at + 1 : two.at]
    if not 0 < len(inside) <= _SHORT or any(c in _KIND and _KIND[c] == one.kind for c in inside):
        return None
    if inside[0] in _PAUSE or inside[-1] in "，、；：,;: \u3000\n" or "。" in inside[:-1]:
        return None
    if one.opens and two.opens:
        return Fault("turned", two)
    if not one.opens and not two.opens:
        return Fault("turned", one)
    return Fault("swapped", one, two) if two.opens else None


# --------------------------------------------------------------------------- over paragraphs

_FAR = 50  # paragraphs that a quotation or a bracket that fills them may go on
_LINES = (
    6  # paragraphs that a short pair is cut into: 《 and the linked name of a law and 》, each on a line of its own
)
_CUT = {"“": 400, "‘": 400, "（": 200}  # code points in a pair that lies in two paragraphs; else
_CUT_ELSE = 80
_AFTER = frozenset("。！？；，.!?;, \u3000\t")
_LEADS = frozenset("：:，,。？！—")  # behind these words of others begin


def bridge(text: str, spans: Sequence[tuple[int, int]], found: list[list[Fault]]) -> None:
    """Take out the lone marks that find their partner in another paragraph."""
    waiting: dict[str, tuple[int, Token]] = {}
    gone: set[Token] = set()
    for index, faults in enumerate(found):
        here: set[Token] = set()  # told of the paragraph itself
        following = _following(faults)
        for fault in faults:
            token = fault.token
            if fault.what != "lone" or token in here or token.kind == "〔":  # a year stands in one line
                continue
            after = following.get(token)
            if token.opens:
                if after and _one_fault(text, token, after):
                    here.add(after)  # “甲“
                elif token.kind in "“‘" and index + 1 < len(spans) and _is_quotation(text, spans, index, token):
                    gone.add(token)  # every paragraph of a quotation opens it again
                else:
                    waiting[token.kind] = (index, token)
                continue
            before, opened = waiting.pop(token.kind, (0, None))
            if opened and before < index and _one_pair(text, spans, before, opened, index, token):
                gone |= {opened, token}
            elif after and _one_fault(text, token, after):
                here.add(after)  # ”甲“
    if gone:
        found[:] = [[fault for fault in faults if fault.token not in gone] for faults in found]


def _following(faults: Sequence[Fault]) -> dict[Token, Token]:
    """For every lone mark the next lone one of its kind."""
    following: dict[Token, Token] = {}
    last: dict[str, Token] = {}
    for fault in reversed(faults):
        if fault.what == "lone":
            token = fault.token
            if token.kind in last:
                following[token] = last[token.kind]
            last[token.kind] = token
    return following


def _is_quotation(text: str, spans: Sequence[tuple[int, int]], index: int, token: Token) -> bool:
    """Whether a lone “ opens a quotation of several paragraphs: it stands where one begins, and the next opens it again."""
    before = text[spans[index][0] : token.at].rstrip()
    return (not before or before[-1] in _LEADS) and _goes_on(text, spans[index + 1], token.kind)


def _goes_on(text: str, span: tuple[int, int], kind: str) -> bool:
    """Whether a paragraph as a whole goes on with a quotation: it begins with “, and no ” but at its end."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    if text[start : start + 1] != kind:
        return False
    depth = 0
    for at in range(start, end):
        if text[at] == kind:
            depth += 1
        elif text[at] == CLOSING[kind]:
            depth -= 1
            if depth == 0:
                return all(c in _AFTER for c in text[at + 1 : end])
    return True


def _one_pair(text: str, spans: Sequence[tuple[int, int]], i: int, opened: Token, j: int, closed: Token) -> bool:
    start, last = spans[i][0], spans[j][1]
    if j == i + 1 and closed.at - opened.at <= _CUT.get(opened.kind, _CUT_ELSE):
        return True
    before = text[start : opened.at].rstrip()
    one = before.endswith(("：", ":")) or "。" not in text[opened.at : closed.at]
    if one and j <= i + _LINES and closed.at - opened.at <= _CUT_ELSE:
        return True
    return (
        j - i <= _FAR
        and (not before or before[-1] in "：:，,")
        and all(c in _AFTER for c in text[closed.at + 1 : last])
    )
