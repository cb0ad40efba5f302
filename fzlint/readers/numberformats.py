"""How Word writes a number: the number formats (w:numFmt) of lists.

Values as Word shows them; beyond its range (circled figures end at 20) a format goes on in decimal digits.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

_HAN = "〇一二三四五六七八九"
_HAN_CIRCLE = "○一二三四五六七八九"  # the zero of formats that count in digits: U+25CB
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_FULL_WIDTH = "０１２３４５６７８９"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_MOST = 32_767  # the greatest number of a Word list; greater ones only stand in broken files


@lru_cache(1_000)  # a label of a lower level says those above it again
def write(number: int, format: str) -> str:
    """`number` in the format that a w:numFmt names; in decimal digits if it is unknown or does not reach that far."""
    if format == "none":
        return ""
    if not 0 <= number <= _MOST:
        return str(number)
    form = _FORMATS.get(format)
    return str(number) if form is None else form(number)


def _grouped(
    number: int,
    digits: str,
    units: str,
    myriad: str = "万",
    zero: str = "",
    short_ten: bool = False,
    drop: bool = False,
) -> str:
    """12345 as 一万二千三百四十五.

    units      for 1000, 100, 10
    zero       stands for a gap inside (一百〇一)
    short_ten  ten to nineteen begin with 十
    drop       a single hundred is 百, not 一百
    """
    if number == 0:
        return digits[0]
    high, low = divmod(number, 10_000)
    text = _grouped(high, digits, units, "", zero, True, drop) + myriad if high else ""
    gap = False
    for unit, size in zip((*units, ""), (1000, 100, 10, 1), strict=True):
        digit = low // size % 10
        if not digit:
            gap = bool(text)
            continue
        if gap and zero:
            text += zero
        gap = False
        text += unit if drop and digit == 1 and size > 1 else digits[digit] + unit
    return text[1:] if short_ten and 10 <= number <= 19 else text


def _digits(number: int, digits: str) -> str:
    return "".join(digits[int(c)] for c in str(number))


def _han(number: int) -> str:
    return _grouped(number, _HAN, "千百十", zero="〇", short_ten=True)


def _han_counting(number: int) -> str:
    return _han(number) if 0 < number < 100 else _digits(number, _HAN_CIRCLE)


def _run(first: str, last: str) -> Callable[[int], str]:
    """A row of characters that stand one behind the other in Unicode."""
    length = ord(last) - ord(first) + 1
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= length else str(number)


def _pick(table: str) -> Callable[[int], str]:
    return lambda number: table[number - 1] if 1 <= number <= len(table) else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        text += letters * (number // size)
        number %= size
    return text


def _letters(number: int) -> str:
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 1 <= number <= 780 else str(number)


def _cycle(number: int) -> str:
    """甲子 … 癸亥: stems and branches side by side."""
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else str(number)


_circle = _run("①", "⑳")
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _han_counting,
    "taiwaneseCounting": _han_counting,
    "chineseCountingThousand": _han,
    "taiwaneseCountingThousand": _han,
    "japaneseCounting": lambda number: _grouped(number, _HAN, "千百十", drop=True),
    "chineseLegalSimplified": lambda number: _grouped(number, _LEGAL, "仟佰拾", zero="零"),
    "ideographLegalTraditional": lambda number: _grouped(number, _LEGAL_TRADITIONAL, "仟佰拾", "萬", zero="零"),
    "ideographDigital": lambda number: _digits(number, _HAN),
    "japaneseDigitalTenThousand": lambda number: _digits(number, _HAN),
    "taiwaneseDigital": lambda number: _digits(number, _HAN_CIRCLE),
    "ideographTraditional": _pick(_STEMS),
    "ideographZodiac": _pick(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _run("㊀", "㊉"),
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalEnclosedFullstop": _run("⒈", "⒛"),
    "decimalEnclosedParen": _run("⑴", "⒇"),
    "decimalFullWidth": lambda number: _digits(number, _FULL_WIDTH),
    "decimalFullWidth2": lambda number: _digits(number, _FULL_WIDTH),
}
