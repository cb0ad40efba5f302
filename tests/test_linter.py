from __future__ import annotations

import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fzlint.api as fzlint_api
from fzlint import linter
from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.finding import FileReport, Finding, Match
from fzlint.linter import MOST, lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import Rule
from fzlint.settle.baseline import accepted
from fzlint.write.editable import Unwritable
from fzlint.write.fix import mend

TEXT = "甲县司法局2024年报告\n" + "全年工作有序推进，各项任务完成。" * 8
DOCUMENT = read(TEXT.encode(), "a.txt")


class Told(NamedTuple):
    """A check that yields what it was told to."""

    matches: tuple[Match, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("word",)

    def __call__(self, context: Context) -> Iterator[Match]:
        yield from self.matches


class Crash(NamedTuple):
    @property
    def names(self) -> tuple[str, ...]:
        return ()

    def __call__(self, context: Context) -> Iterator[Match]:
        yield Match(Span(0, 1))
        raise ZeroDivisionError


def rule(code: str, *matches: Match, **changes: Any) -> Rule:
    made = Rule(code, code.lower(), "说明", "error", "有误：{word}。", Told(matches))
    return made._replace(**changes)


def match(start: int, end: int, **changes: Any) -> Match:
    return Match(Span(start, end), {"word": "甲"})._replace(**changes)


def run(*rules: Rule, kind: Kind | None = None, document: Document = DOCUMENT) -> tuple[Finding, ...]:
    result = lint(document, rules, kind)
    assert result.problems == ()
    return result.findings


def codes(findings: tuple[Finding, ...]) -> list[tuple[str, int]]:
    return [(finding.code, finding.span.start) for finding in findings]


def test_findings_are_stamped_and_sorted_by_offset_then_code() -> None:
    found = run(rule("ZZ2", match(5, 6), match(1, 2)), rule("ZZ1", match(5, 6)))
    assert codes(found) == [("ZZ2", 1), ("ZZ1", 5), ("ZZ2", 5)]
    assert found[0].message == "有误：甲。"
    assert found[0].name == "zz2"


def test_a_match_may_weaken_the_severity_but_not_raise_it() -> None:
    found = run(rule("ZZ1", match(1, 2, severity="info"), match(3, 4, severity="error"), severity="warning"))
    assert [finding.severity for finding in found] == ["info", "warning"]


def test_a_crash_hides_nothing_of_the_others() -> None:
    result = lint(DOCUMENT, [rule("ZZ1", match(1, 2)), rule("ZZ2")._replace(check=Crash())])
    assert codes(result.findings) == [("ZZ1", 1)]
    assert [(problem.code, problem.key) for problem in result.problems] == [("rule-crashed", "ZZ2")]


def test_yields_to_an_overlapping_finding_only() -> None:
    giving = rule("ZZ1", match(4, 6), match(10, 10), match(20, 22), yields_to=("ZZ2",))
    assert codes(run(giving, rule("ZZ2", match(5, 9), match(10, 12)))) == [("ZZ2", 5), ("ZZ2", 10), ("ZZ1", 20)]
    assert codes(run(giving, rule("ZZ3", match(5, 9)))) == [("ZZ1", 4), ("ZZ3", 5), ("ZZ1", 10), ("ZZ1", 20)]


def test_a_copied_region_mutes_and_counts_what_lies_inside() -> None:
    region = Span(20, 60)
    copy = rule("ZZ1", match(20, 60, covers=region))
    found = run(
        copy, rule("ZZ2", match(10, 12), match(20, 22), match(58, 60), match(58, 61), match(30, 30, absent=True))
    )
    assert codes(found) == [("ZZ2", 10), ("ZZ1", 20), ("ZZ2", 30), ("ZZ2", 58)]
    assert found[1].covered == 2


def test_of_nested_regions_the_outer_one_stands() -> None:
    found = run(rule("ZZ1", match(20, 60, covers=Span(20, 60)), match(30, 40, covers=Span(30, 40))))
    assert codes(found) == [("ZZ1", 20)]
    same = run(rule("ZZ1", match(20, 60, covers=Span(20, 60))), rule("ZZ2", match(20, 60, covers=Span(20, 60))))
    assert codes(same) == [("ZZ1", 20)]


def test_rules_of_other_kinds_do_not_run() -> None:
    kind = Kind("述法报告", ("述法",))
    only = rule("ZZ1", match(1, 2), kinds=("述法报告",))
    assert run(only) == ()
    assert len(run(only, kind=kind)) == 1


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("甲县司法局2024年工作总结和2025年计划", 1),
        ("关于2024年普法情况的通报", 1),
        ("我们的故事", 0),
        ("关于某事的复函", 0),
    ],
)
def test_rules_for_reports_run_where_the_kind_or_the_title_says_so(title: str, told: int) -> None:
    only = rule("ZZ1", match(1, 2), reports=True)
    document = read(f"{title}\n{TEXT.splitlines()[1]}".encode(), "a.txt")
    assert len(run(only, document=document)) == told
    assert len(run(only, document=document, kind=Kind("述法报告", ("述法",)))) == 1


def test_fingerprints_outlive_edits_elsewhere() -> None:
    longer = read(("甲县司法局2024年报告\n新加的一段。\n" + "全年工作有序推进，各项任务完成。" * 8).encode(), "a.txt")
    at, after = TEXT.index("推进"), longer.text.index("推进")
    first = run(rule("ZZ1", match(at, at + 2)))[0]
    second = run(rule("ZZ1", match(after, after + 2)), document=longer)[0]
    assert first.fingerprint == second.fingerprint
    both = run(rule("ZZ1", match(at, at + 2), match(at + 16, at + 18)))
    assert both[0].fingerprint == first.fingerprint != both[1].fingerprint  # the same sentence again


spans = st.tuples(st.integers(0, 90), st.integers(0, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=12), st.lists(spans, max_size=12), st.lists(spans, max_size=3))
def test_settling_agrees_with_its_plain_statement(
    weak: list[tuple[int, int]], strong: list[tuple[int, int]], copies: list[tuple[int, int]]
) -> None:
    copies = [(start, end) for start, end in dict.fromkeys(copies) if end > start]
    found = run(
        rule("ZZ1", *(match(a, b) for a, b in weak), yields_to=("ZZ2",)),
        rule("ZZ2", *(match(a, b) for a, b in strong)),
        rule("ZZ3", *(match(a, b, covers=Span(a, b)) for a, b in copies)),
    )

    def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
        return a[0] < max(b[1], b[0] + 1) and b[0] < max(a[1], a[0] + 1)

    def inside(a: tuple[int, int]) -> bool:
        return any(c[0] <= a[0] and a[1] <= c[1] for c in copies)

    left = [a for a in weak if not any(overlap(a, b) for b in strong)]
    wanted = sorted(a for a in [*left, *strong] if not inside(a))
    assert sorted((f.span.start, f.span.end) for f in found if f.code != "ZZ3") == wanted


def test_crash_of_a_rule_is_told_with_its_code() -> None:
    with pytest.raises(AssertionError):
        run(rule("ZZ1")._replace(check=Crash()))


def test_of_one_rule_no_more_is_told_than_anybody_reads_and_the_rest_is_not_silent() -> None:
    many = rule("AB1", *[match(0, 1)] * (MOST + 1))
    result = lint(DOCUMENT, [many, rule("AB2", *[match(0, 1)] * MOST)])
    assert [finding.code for finding in result.findings].count("AB1") == MOST
    assert result.cut == (many,)
    assert lint(DOCUMENT, [many], most=MOST + 1).cut == ()
    report = fzlint_api.lint_file("甲.txt", data=("执法,监督。\n" * (MOST + 1)).encode())
    assert report.cut
    assert any("FZ301" in note and "另有更多" in note for note in report.notes)


def test_what_lies_behind_as_many_accepted_findings_as_are_told_is_told() -> None:
    many = rule("AB1", *[match(0, 1)] * (MOST + 5))
    entries = accepted(DOCUMENT, lint(DOCUMENT, [many]).findings)
    result = lint(DOCUMENT, [many], baseline=entries)
    assert (result.baselined, len(result.findings), result.cut) == (MOST, 5, ())


def test_more_than_can_be_mended_is_refused_before_anything_is_tried() -> None:
    report = fzlint_api.lint_file("甲.txt", data=("执法,监督。\n" * (MOST + 1)).encode())
    with pytest.raises(Unwritable, match="过多"):
        mend(b"", report, fail)
    whole = fzlint_api.lint_file("甲.txt", data=("执法,监督。\n" * (MOST + 1)).encode(), most=MOST + 1)
    assert not whole.cut and len(whole.findings) > MOST


def fail(data: bytes) -> FileReport:
    raise AssertionError(data)


class Endless(NamedTuple):
    """Never ends, whatever it excepts."""

    names: tuple[str, ...] = ()

    def __call__(self, context: Context) -> Iterator[Match]:
        yield match(0, 1)
        while True:
            with suppress(Exception):
                re.search("(a|a)*b", "a" * 60)


@pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="this system has no timer of processor time")
def test_a_rule_that_takes_too_long_is_stopped_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "MOST_SECONDS", 0.3)
    rules = [rule("FZ900", check=Endless()), rule("FZ901", match(0, 2))]
    result = lint(DOCUMENT, rules)
    assert [finding.code for finding in result.findings] == ["FZ901"]
    assert [(each.code, each.key) for each in result.problems] == [("rule-crashed", "FZ900")]
    assert "用时过长" in result.problems[0].message
    assert "请改写规则" in result.problems[0].message
    assert signal.getsignal(signal.SIGVTALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    monkeypatch.setattr(linter, "_GRACE", -0.3)
    result = lint(DOCUMENT, [rules[0], *[rules[1]] * 40])
    assert "另有 40 条规则没有运行" in result.problems[-1].message


@pytest.mark.skipif(not hasattr(signal, "SIGVTALRM"), reason="this system has no timer of processor time")
def test_of_a_text_as_long_as_a_book_the_rule_is_not_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linter, "MOST_SECONDS", 0.1)
    book = "一、加强供水管理。全年检修水表三百只。\n" * 6_100
    problem = lint(read(book.encode(), "书.txt"), [rule("FZ900", check=Endless())]).problems[0].message
    assert "太长（约 12 万字）；请分成几个文件检查" in problem
    assert "请改写规则" not in problem
