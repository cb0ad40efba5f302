"""personal-data: numbers of identity cards, mobile phones and bank cards, and what rows tell of people. What it tells of them is
masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.patterns import Row, matches, unusable_rows
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEHIND = 20  # code points in front of a number that tell what it is


_ELEVEN_DIGITS = pattern(r"\d{3}[ -]?\d{4}[ -]?\d{4}")


class PersonalData(NamedTuple):
    """Numbers of people.

    silent   words in front of a number that tell that it is another one (学号, 订单号)
    card     words in front of a number that tell that it is that of a bank card or account
    identity words right in front of the number of an identity card, whose check digit may be mistyped
    rows     what else tells of a person: the first group of the pattern is what has to be hidden
    """

    silent: tuple[str, ...] = ()
    card: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("what", "number")

    def __call__(self, context: Context) -> Iterator[Match]:
        if _ELEVEN_DIGITS.search(context.document.folded):
            yield from self._numbers(context)
        for row in self.rows:
            if row.reports and not context.is_report:
                continue
            for match in matches(context.document, row, ()):
                said = match.group(1)
                masked = said[:1] + "*" * (len(said) - 2) + said[-1:]
                yield Match(Span(*match.span(1)), {"what": "", "number": masked}, message=row.message, group=row.group)

    def _numbers(self, context: Context) -> Iterator[Match]:
        document = context.document
        folded = document.folded
        for match in _NUMBER.finditer(folded):
            digits = match.group().replace(" ", "").replace("-", "")
            before = folded[max(0, match.start() - _BEHIND) : match.start()].rpartition("\n")[2]
            what = _what(digits, before, self.silent, self.card)
            named = before.rstrip("".join(_LINKS))
            if not what and len(digits) == _IDENTITY and named.endswith(self.identity):
                what = "居民身份证号码"
            if not what and context.is_report and 15 < len(digits) < 20 and named.endswith(self.card):
                what = "银行账号"
            if what and not _in_address(document, match.start()):
                masked = digits[:3] + "*" * (len(digits) - 5) + digits[-2:]
                span = Span(*match.span())
                yield Match(span, {"what": what, "number": masked}, key=f"{what}{len(digits)}", group=what)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which rows cannot be used, and why."""
        yield from unusable_rows("rows", self.rows)
        for number, row in enumerate(self.rows, 1):
            try:
                grouped = re.compile(row.pattern).groups > 0
            except (re.error, ValueError, RecursionError, OverflowError):
                continue  # told above
            if not grouped:
                yield f"rows[{number}].pattern", "应有一个分组，括住要隐去的文字"


_IDENTITY = 18  # digits
_LINKS = (" ", ":", "：", "为", "是")  # between the word and the number

# eleven to nineteen digits, whole or in groups as people write them; the last may be an X
_NUMBER = pattern(
    r"(?<![\dA-Za-z_./=+-])(?<!\d )"
    r"(?:\d{17}[\dXx]|1\d{2}[ -]?\d{4}[ -]?\d{4}|\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{1,3})?|\d{16,19})"
    r"(?![\dA-Za-z_/=]|[.-]\d)"
)


def _what(digits: str, before: str, silent: tuple[str, ...], card: tuple[str, ...]) -> str:
    """What a number is, "" if it is nothing that has to be hidden."""
    if any(word in before for word in silent):
        return ""
    if len(digits) == 18 and _identity(digits):
        return "居民身份证号码"
    if len(digits) == 11 and digits[1] in "3456789" and digits[:3] not in ("140", "141", "142", "143", "144", "154"):
        return "手机号码"
    if 15 < len(digits) < 20 and digits.isdigit() and any(word in before for word in card) and _luhn(digits):
        return "银行卡号"
    return ""


def _identity(digits: str) -> bool:
    """Whether a number of eighteen has a region, a birth date and the check digit of an identity card."""
    if digits[0] not in "1234568" or digits[0:2] == "00":
        return False
    year, month, day = int(digits[6:10]), int(digits[10:12]), int(digits[12:14])
    if not (1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == digits[17].upper()


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


_ADDRESS = pattern(r"\S*$")

_IN_ADDRESS = pattern(r"://|www\.|doi|DOI")


def _in_address(document: Document, at: int) -> bool:
    """Whether a number is a part of an address on the web or of a DOI."""
    before = document.text[max(0, at - 80) : at]
    address = _ADDRESS.search(before)
    return address is not None and _IN_ADDRESS.search(address.group()) is not None
