"""Labels: the numbers in front of headings and items, typed or made by Word. Also the numerals that they are written in."""

from __future__ import annotations

import re
from collections.abc import Callable

from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 18  # characters: what is longer counts nothing
NUMERALS = "一二三四五六七八九十百零〇○"


def value_of(text: str) -> int | None:
    """The value of a numeral in Arabic digits or Chinese characters; None if it is none, or longer than any that counts something."""
    if text.isdecimal():
        return int(text) if len(text) <= _LONGEST else None
    return han_number(text)


def han_number(text: str) -> int | None:
    """The value of a Chinese numeral below ten thousand ("十二", "一百〇五", "二〇二四"); None if it is none.

    Two ways of writing are known: with units, and digit by digit.
    """
    if not text or len(text) > _LONGEST:
        return None
    if not any(c in _UNITS for c in text):
        if any(c not in _DIGITS for c in text):
            return None
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, None
    last = 10000
    for c in text:
        if c in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[c]
        elif c in _UNITS:
            unit = _UNITS[c]
            if unit >= last or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            last, digit = unit, None
        else:
            return None
    return total + (digit or 0)


def han_numeral(number: int) -> str:
    """The Chinese numeral of 1–99 as labels write it: 十, 十二, 二十, 三十五; larger ones in Arabic digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")


# what is typed where a numeral is meant: dashes of all lengths and the kana ー ニ ハ
LOOK_ALIKES = dict.fromkeys("—–―─━－-−ー", "一") | {"ニ": "二", "ハ": "八", "彡": "三"}
_LOOKS = pattern(
    r"(?P<open>\()?(?P<numeral>(?![—–―─━－\-−ー]{2})[—–―─━－\-−ーニハ彡一二三十]{1,3})(?(open)\)(?=[^\W\d_a-zA-Z])|[ ]?、)"
)

_SIGNS = (  # first and last code point, value of the first, family
    (0x2460, 0x2473, 1, "circle"),
    (0x3251, 0x325F, 21, "circle"),
    (0x32B1, 0x32BF, 36, "circle"),
    (0x2474, 0x2487, 1, "arabic-bracket"),
    (0x2488, 0x249B, 1, "arabic"),
    (0x2160, 0x216B, 1, "roman"),
    (0x3220, 0x3229, 1, "han-bracket"),
)


class Reading(NamedTuple):
    """A label as read at the start of a text.

    start, end   offsets of the label with its mark
    weak         only a label if it fits a series: "3.5亿元…" is item 3 behind item 2, "二. …" has the wrong mark
    """

    start: int
    end: int
    family: str
    number: int
    weak: bool = False


# half-width after folding, but for the marks 、。：， that folding leaves alone; letters that are no numeral are told apart
# by `han_number`, and most marks by `_MARKS`: large classes of Chinese characters or marks take long to compile
_PATTERN = pattern(
    r"""
          第(?P<nth>[^\W_]{1,6}?)(?P<unit>编|章|节|条|部分|篇)(?!之[一二三四五六七八九十])(?=[\s、]|[:：]|[,，]|$|[^\W\d_a-zA-Z]|20[0-9]{2}年)
        | (?P<latin>[IVX]{1,4}|[ivx]{1,4}(?=[.．、)]\s{0,2}[^A-Za-z0-9.．\s]))[.．、)]
        | \(?(?P<letter>[A-HJ-UWYZa-hj-uwyz])[.．、)](?=\s{0,2}[^A-Za-z0-9.．\s])
        | (?P<han>[^\W\d_]{1,5})(?P<hanmark>[^\w\s()])
        | \((?P<hanbracket>[^\W\d_]{1,5})[、.]?\)
        | [(〔［\[【｛{](?P<oddhan>[^\W\d_a-zA-Z]{1,3})[)〕］\]】｝}]
        | (?P<hanhalf>[^\W\d_]{1,3})\)
        | (?P<decimal>\d{1,2}(?:[.．]\d{1,2}){1,4})(?=[\s、]|$|[.．](?!\d))[.、]?
        | (?P<arabic>\d{1,3})(?P<amark>[.．]|、|[,，](?!\d)|[:：](?!\d)|。)
        | \((?P<arabicbracket>\d{1,3})[、.]?\)
        | (?P<arabichalf>\d{1,3})\)
        """,
    re.VERBOSE,
)


_ROMAN = {
    numeral: i
    for i, numeral in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
_MARKS = frozenset("、.．,，:：。")
_RESIDUE = pattern(r"(?:\s|\u200b|\ufeff|\*\*|#{1,6}(?=[^#])|\[bookmark:[^\]\n]{0,40}\])*")
_STARTS = frozenset(
    "一二三四五六七八九十百零〇○0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz(〔［[【｛{第—–―─━－-−ーニハ①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
) | frozenset(chr(c) for c in (*range(0x2474, 0x249C), *range(0x2160, 0x216C), *range(0x3220, 0x322A)))


_POINT = pattern("[.．]")
_YEAR = pattern("20[0-9]{2}年")


def read_label(folded: str, start: int, end: int) -> Reading | None:
    """The label at the start of a block of folded text, behind blanks and converter residue; None if there is none."""
    match = _RESIDUE.match(folded, start, end)
    at = match.end() if match else start
    if at >= end or folded[at] not in _STARTS:
        return None
    if (folded[at] in LOOK_ALIKES or folded[at + 1 : at + 2] in LOOK_ALIKES) and (look := _looks(folded, at, end)):
        return look
    if sign := _sign(folded, at):
        return sign
    found = _PATTERN.match(folded, at, end)
    if not found:
        return None
    kind = found.lastgroup or ""
    if kind == "hanmark":
        return _han(folded, found)
    if kind == "amark":
        return _arabic(folded, found)
    if kind == "unit":
        nth = found["nth"]
        number = value_of(nth)
        return _reading(at, found.end(), found["unit"], number, found["unit"] == "条")
    if kind == "decimal":
        *above, last = _POINT.split(found["decimal"])
        return _reading(at, found.end(), "decimal:" + ".".join(above), int(last), False)
    if kind in _WEAK:
        return _reading(at, found.end(), *_WEAK[kind](found[kind]), True)
    numeral, family = found[kind], _BRACKETED[kind]
    behind = found.end() if family.endswith("half") else _behind_mark(folded, found.end(), end)
    return _reading(at, behind, family, value_of(numeral), False)


# groups of the pattern for a numeral in brackets, or with the closing one alone
_BRACKETED = {
    "hanbracket": "han-bracket",
    "hanhalf": "han-half",
    "arabicbracket": "arabic-bracket",
    "arabichalf": "arabic-half",
}


# and of those that are labels only if they fit: I. i. a. 〔三〕
_WEAK: dict[str, Callable[[str], tuple[str, int | None]]] = {
    "latin": lambda text: ("roman" if text.isupper() else "roman-small", _ROMAN.get(text.upper())),
    "letter": lambda text: ("letter", ord(text.upper()) - 0x40),
    "oddhan": lambda text: ("han-bracket", han_number(text)),
}


def _han(folded: str, found: re.Match[str]) -> Reading | None:
    """一、; with another mark (一. 一：) it is weak."""
    number = han_number(found["han"]) if found["hanmark"] in _MARKS else None
    if number and _is_one_of_several(folded, found.end(), number):
        return None
    return _reading(found.start(), found.end(), "han", number, found["hanmark"] != "、")


def _arabic(folded: str, found: re.Match[str]) -> Reading | None:
    """1. or 1、; with another mark, or before more digits (3.5), it is weak."""
    mark, stop, number = found["amark"], found.end(), int(found["arabic"])
    if mark == "、" and _is_one_of_several(folded, stop, number):
        return None
    figure = mark in ".．" and folded[stop : stop + 1].isdigit() and not _YEAR.match(folded, stop)
    return _reading(found.start(), stop, "arabic", number, mark in ",，:：。" or figure)


_NEXT = pattern(r"([0-9]+|[一二三四五六七八九十]{1,3})(?:、|季度|等|级|类|批|期|线|届|审|号|楼|层|组|队|产|年|月)")


def _is_one_of_several(folded: str, at: int, number: int) -> bool:
    """Whether the next number follows at once: 一、二季度 and 1、2号楼 begin with no label."""
    found = _NEXT.match(folded, at)
    if not found or _is_second(folded, found.end()):
        return False
    return value_of(found[1]) == number + 1


def _is_second(folded: str, at: int) -> bool:
    """Whether the number that ends at `at` is a second label: 二、三、工作情况; 一、二、三产业 and 一、二、两项 count on."""
    behind = folded[at : at + 1]
    if folded[at - 1] == "、" and _YEAR.match(folded, at):
        return True
    return folded[at - 1] == "、" and behind.isalpha() and not behind.isnumeric() and behind not in "两几"


def _behind_mark(folded: str, at: int, end: int) -> int:
    """The offset behind a mark that stands where a label in brackets ends, but for one between two labels: (一)、(二)."""
    if at < end and folded[at] in _MARKS and not folded[at + 1 : end].lstrip().startswith("("):
        return at + 1
    return at


def _looks(folded: str, at: int, end: int) -> Reading | None:
    """A label whose numeral is written with dashes or kana: —、 （-） 十ー、 ニ、."""
    found = _LOOKS.match(folded, at, end)
    if not found:
        return None
    number = han_number("".join(LOOK_ALIKES.get(character, character) for character in found["numeral"]))
    return _reading(at, found.end(), "han-bracket" if found["open"] else "han", number, False)


def _sign(folded: str, at: int) -> Reading | None:
    """The label whose number is one character: ① ⑴ ⒈ Ⅰ."""
    code = ord(folded[at])
    for first, last, base, family in _SIGNS:
        if first <= code <= last:
            marked = folded[at + 1 : at + 2] in _MARKS
            if family == "roman" and not marked:  # Ⅰ类水质, Ⅲ级响应 are none, Ⅰ with a blank behind it may be one
                blank = folded[at + 1 : at + 2].isspace()
                return Reading(at, at + 1, family, code - first + base, True) if blank else None
            return Reading(at, at + 1 + (family == "roman"), family, code - first + base)
    return None


def _reading(start: int, end: int, family: str, number: int | None, weak: bool) -> Reading | None:
    return Reading(start, end, family, number, weak) if number else None


# the order that GB/T 9704—2012 7.3.3 gives the levels: 一、 （一） 1. （1）
RANK = {"han": 1, "han-bracket": 2, "arabic": 3, "arabic-bracket": 4}

_SHAPE = {
    "han": ("", "、"),
    "han-bracket": ("（", "）"),
    "han-half": ("", "）"),
    "arabic": ("", "."),
    "arabic-bracket": ("（", "）"),
    "arabic-half": ("", "）"),
}


def _lettered(number: int, like: str) -> str:
    """The letter of a number in the case of the character `like`, or that character itself if it is none."""
    if not like.isalpha() or number > 26:
        return like
    return chr(0x40 + number) if like.isupper() else chr(0x60 + number)


_LIKE = pattern(rf"[{NUMERALS}]+|[0-9０-９]+")


def write_label(number: int, like: str, family: str) -> str:
    """The label of `number` in the style of the label `like`, which is of `family`: (3, "（二）", "han-bracket") → "（三）"."""
    like = "".join(LOOK_ALIKES.get(character, character) for character in like)
    if family == "circle":
        return chr(0x2460 + number - 1) if number <= 20 else str(number)
    if family == "letter":
        return "".join(_lettered(number, character) for character in like.strip())
    if family == "roman-small":
        return list(_ROMAN)[number - 1].lower() + like.strip()[-1] if number <= len(_ROMAN) else str(number)
    if family == "roman":
        mark = like.strip()[-1]
        if like.strip()[0] in "IVX" and number <= len(_ROMAN):
            return list(_ROMAN)[number - 1] + mark
        return (chr(0x2160 + number - 1) if number <= 12 else str(number)) + (mark if mark in _MARKS else "")
    numeral = han_numeral(number) if any(c in NUMERALS for c in like) else str(number)
    if family.startswith("decimal:"):
        return f"{family[8:]}.{number}"
    if family.startswith("word:"):
        return family[5:] + numeral
    if like.startswith("第"):
        return f"第{numeral}{family}"
    match = _LIKE.search(like)
    if match:
        return like[: match.start()].strip() + numeral + like[match.end() :].strip()
    before, after = _SHAPE.get(family, ("", "."))
    return before + numeral + after
