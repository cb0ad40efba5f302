from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzlint.document.model import Document, Span
from fzlint.finding import Edit, FileReport, Finding, Fix
from fzlint.readers.read import read
from fzlint.write.editable import Unwritable
from fzlint.write.fix import apply, mend

TITLE = "青河县2024年法治政府建设情况报告\n"


def finding(edits: list[Edit], *, safe: bool = True, code: str = "X1") -> Finding:
    return Finding(code, "x", "error", "", edits[0].span, fix=Fix(safe, tuple(edits)))


def checker(find: Callable[[Document], list[Finding]], name: str = "a.txt") -> Callable[[bytes], FileReport]:
    def check(data: bytes) -> FileReport:
        document = read(data, name)
        return FileReport(name, document.format, None, document, tuple(find(document)))

    return check


def swap(old: str, new: str, *, safe: bool = True, code: str = "X1") -> Callable[[Document], list[Finding]]:
    """A rule: every `old` becomes `new`."""

    def find(document: Document) -> list[Finding]:
        places = (Span(*match.span()) for match in re.finditer(re.escape(old), document.text))
        return [finding([Edit(place, new)], safe=safe, code=code) for place in places]

    return find


def both(*rules: Callable[[Document], list[Finding]]) -> Callable[[Document], list[Finding]]:
    return lambda document: [found for rule in rules for found in rule(document)]


def mended(text: str, find: Callable[[Document], list[Finding]], *, unsafe: bool = False, name: str = "a.txt") -> str:
    check = checker(find, name)
    data = (TITLE + text).encode()
    result = mend(data, check(data), check, unsafe=unsafe)
    again = mend(result.data, result.report, check, unsafe=unsafe)
    assert again == result._replace(mended=0)
    return result.data.decode().removeprefix(TITLE)


def test_apply_the_first_of_two_that_overlap_wins() -> None:
    edits = [Edit(Span(1, 3), "X"), Edit(Span(2, 4), "Y"), Edit(Span(1, 3), "X"), Edit(Span(5, 5), "Z")]
    assert apply("abcdef", edits) == "aXdeZf"


def test_safe_fixes_are_written_and_counted() -> None:
    check = checker(both(swap(",", "，"), swap("办结", "处理", safe=False)))
    data = (TITLE + "办结,按期,\n").encode()
    result = mend(data, check(data), check)
    assert result.data.decode() == TITLE + "办结，按期，\n"
    assert result.mended == 2
    assert [found.code for found in result.report.findings] == ["X1"]  # the one that wants a look is left


def test_unsafe_fixes_are_written_when_asked_for() -> None:
    assert mended("办结,\n", both(swap(",", "，"), swap("办结", "处理", safe=False)), unsafe=True) == "处理，\n"


def test_fixes_that_reveal_others_go_on_until_none_is_left() -> None:
    assert mended("aaaa\n", both(swap("aa", "b"), swap("bb", "c"), swap("c", "。"))) == "。\n"


def test_of_two_that_overlap_the_first_in_the_text_goes_in_first() -> None:
    assert mended("甲乙丙\n", both(swap("乙丙", "丁", code="X1"), swap("甲乙", "戊", code="X2"))) == "戊丙\n"


def test_two_that_only_insert_at_one_place_take_turns() -> None:
    def find(document: Document) -> list[Finding]:
        found = []
        place = document.text.index("乙")
        if "（" not in document.text:
            found.append(finding([Edit(Span(place, place), "（")], code="X1"))
        if "，" not in document.text:
            found.append(finding([Edit(Span(place, place), "，")], code="X2"))
        return found

    assert mended("甲乙\n", find) == "甲（，乙\n"


def test_the_edits_of_a_finding_go_in_together_or_not_at_all() -> None:
    def pair(document: Document) -> list[Finding]:
        first, last = document.text.find("("), document.text.find(")")
        return [finding([Edit(Span(first, first + 1), "（"), Edit(Span(last, last + 1), "）")])] if first > 0 else []

    locked = "甲(乙<https://example.com/)>丙\n"
    assert mended(locked, pair, name="a.md") == locked
    assert mended("甲(乙)\n", pair) == "甲（乙）\n"


def test_an_edit_that_changes_nothing_is_no_fix() -> None:
    assert mended("甲\n", swap("甲", "甲")) == "甲\n"


def test_fixes_that_go_round_in_a_circle_write_nothing() -> None:
    with pytest.raises(Unwritable, match="互相抵触（X1、X2）"):
        mended("甲\n", both(swap("甲", "乙", code="X1"), swap("乙", "甲", code="X2")))


def test_an_edit_that_would_turn_into_markup_is_left_out_and_the_others_go_in() -> None:
    source = "甲、办结\n\n乙,丙\n"
    assert mended(source, both(swap("甲、", "# "), swap(",", "，")), name="a.md") == "甲、办结\n\n乙，丙\n"


def test_a_line_may_become_empty() -> None:
    assert mended("甲\n残留\n乙\n", swap("残留", "")) == "甲\n\n乙\n"


def test_what_cannot_be_read_is_left_alone() -> None:
    report = FileReport("a.txt", "text", None, None)
    assert mend(b"", report, checker(swap("a", "b"))) == (b"", report, 0)


@settings(deadline=None)
@given(st.text("甲乙,，.。a \n", max_size=60))
def test_fixing_twice_is_fixing_once(text: str) -> None:
    rule = both(swap(",", "，"), swap("，，", "，"), swap(".", "。"), swap("。，", "。"))
    result = mended(text, rule)
    assert not re.search(r",|，，|\.|。，", result)
