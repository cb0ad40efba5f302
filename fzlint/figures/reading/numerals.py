"""Numerals as reports write them: 1,250.5 and 三百二十一, with 万 and 亿 behind either."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from fzlint.document.labels import han_number

_LONGEST = 40  # characters of a numeral
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def scale(text: str) -> int:
    """The power of ten that 十 百 千 万 亿 in a row stand for: 千万 is 7, 万亿 is 12."""
    return sum(_SCALES[c] for c in text)


def arabic(text: str) -> Decimal:
    """The value of Arabic digits of one (half) width with a point and thousands commas of either width."""
    return Decimal(text.replace(",", "").replace("，", ""))


def han(text: str) -> Decimal | None:
    """The value of a Chinese numeral ("三百二十一", "两万", "一百五十六亿三千万", "二点五亿"); None if it is none."""
    if not text or len(text) > _LONGEST:
        return None
    for unit in "亿万":
        before, found, after = text.rpartition(unit)
        if found:
            high, low = han(before), han(after.removeprefix("零")) if after else Decimal(0)
            power = _SCALES[unit]
            if high is None or low is None or low >= 10**power or unit in before:
                return None
            return high.scaleb(power) + low
    whole, point, part = text.partition("点")
    number = han_number(whole)
    if number is None:
        return None
    if not point:
        return Decimal(number)
    digits = [han_number(c) for c in part]
    if not digits or any(digit is None or digit > 9 for digit in digits):
        return None
    return Decimal(f"{number}." + "".join(str(digit) for digit in digits))


def written(value: Decimal, power: int = 0) -> str:
    """`value` in plain Arabic digits, in units of ten to `power`, without thousands commas or idle zeros."""
    text = format(value.scaleb(-power), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_EVERY_DIGIT = Context(prec=100)  # more than a quotient of the greatest and the finest figure has


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """`value` in whole steps, a power of ten, as people round: a half goes up."""
    return value.quantize(step, ROUND_HALF_UP, _EVERY_DIGIT)


def one_digit(told: int, meant: int) -> bool:
    """Whether two figures differ in one digit alone: 8620 and 8520, not 8620 and 8586."""
    a, b = str(told), str(meant)
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1
