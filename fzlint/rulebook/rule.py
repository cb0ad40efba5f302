"""A rule: what is demanded and how grave a breach is, the examples that prove it, and choosing among rules.

A rule file says what is demanded and why; the check that it names says how a breach is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol

from fzlint.checks.context import Check
from fzlint.finding import Severity
from fzlint.record import NamedTuple
from fzlint.rulebook.mistake import Mistaken


class BadRule(Mistaken):
    """A rule file or report kind that cannot be used: str() names the file and tells its mistakes, key is that of the first."""


class Rule(NamedTuple):
    """What running a rule needs. Reason, source and examples stay in the file, see `read_text`.

    severity    "off" if the rule runs only when it is selected by code or name
    related     what is said of the related places
    fix         "safe" if the edits of its findings have one right answer, "unsafe" if they want a look
    yields_to   codes or names of rules; an overlapping finding of one of them silences this one's
    kinds       runs only for these report kinds; empty: for all documents
    reports     runs only for reports: of a kind that is told, or that their title calls so
    publish     the severity when the report is about to be published (--publish); None: the same
    masked      the words at fault are private: no output shows their digits
    """

    code: str
    name: str
    summary: str
    severity: Severity | Literal["off"]
    message: str
    check: Check
    related: str = ""
    fix: Literal["safe", "unsafe"] = "unsafe"
    yields_to: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    reports: bool = False
    publish: Severity | None = None
    masked: bool = False


class Loads(Protocol):
    """Something that loads the class of a check: an entry point."""

    def load(self) -> Any: ...


Checks = Mapping[str, Loads]  # those of plugins, by the name that rule files call them


class Found(NamedTuple):
    """What an example must find: the exact text from its first to its last characters; one string if `end` is empty."""

    start: str
    end: str = ""


class Example(NamedTuple):
    """An example of a rule file. found is empty for a good one. number counts from 1 within its list.

    title, kind, year   of the document that the text stands in; file: a fixture in the place of a text
    says                words that the messages must contain
    fixed               the text after its fixes
    against             the text of another report that it is compared with; against_title: the title of that one
    note                why it is right or wrong, where that is not plain
    """

    number: int
    bad: bool
    text: str
    found: tuple[Found, ...] = ()
    says: tuple[str, ...] = ()
    fixed: str | None = None
    format: str = "text"
    title: str = ""
    kind: str = ""
    year: int = 0
    file: str = ""
    against: str = ""
    against_title: str = ""
    note: str = ""


class RuleText(NamedTuple):
    """The whole of a rule file, for those who read it."""

    rule: Rule
    path: str
    source: str
    why: str
    examples: tuple[Example, ...]


def matches(rule: Rule, selector: str) -> bool:
    """Whether a selector names this rule: its code, a prefix of its code that ends in a digit or letter, its name, or ALL."""
    return selector == "ALL" or rule.name == selector or rule.code.startswith(selector)


def mending(rules: Sequence[Rule]) -> list[Rule]:
    """The rules with safe fixes, with those that silence them: what they give way to, and checks whose findings cover others."""
    wanted = {rule.code: rule for rule in rules if rule.fix == "safe" or getattr(rule.check, "covers", False)}
    asked = list(wanted.values())
    for rule in asked:  # grows as it goes
        for other in rules:
            if other.code not in wanted and any(matches(other, selector) for selector in rule.yields_to):
                wanted[other.code] = other
                asked.append(other)
    return [rule for rule in rules if rule.code in wanted]


def weight(rule: Rule, selectors: Iterable[str]) -> int:
    """How exactly the most exact of the selectors names this rule; -1 if none does."""
    return max(
        (0 if s == "ALL" else 100 if s in (rule.name, rule.code) else len(s) for s in selectors if matches(rule, s)),
        default=-1,
    )


def select(
    rules: Iterable[Rule], select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that run. A longer (more exact) selector wins over a shorter one, `ignore` over an equally exact `select`.

    Without `select`, all rules that are not off. Selectors must be known, see `unknown`.
    """

    chosen = []
    for rule in rules:
        on = max(weight(rule, select), weight(rule, extend))
        if on < 0 and not select and rule.severity != "off":
            on = 0
        if on > weight(rule, ignore):
            chosen.append(rule._replace(severity="warning") if rule.severity == "off" else rule)
    return tuple(chosen)


def unknown(rules: Sequence[Rule], selectors: Iterable[str]) -> list[str]:
    """The selectors that name no rule."""
    return [selector for selector in selectors if not any(matches(rule, selector) for rule in rules)]
