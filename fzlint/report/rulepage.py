"""What a rule says beside its findings: its reason in words, and the page that tells it in full."""

from __future__ import annotations

from functools import cache

from fzlint.report.result import Run
from fzlint.rulebook.rule import RuleText

_OWN = "FZ"  # the rules that docs/rules.md has


def texts(run: Run) -> dict[str, RuleText]:
    """All that the files of the rules with findings say, by code."""
    wanted = {finding.code for file in run.files for finding in file.report.findings}
    if not wanted:
        return {}
    from fzlint.rulebook import load

    return {text.rule.code: text for text in load.texts(run.folders, run.checks) if text.rule.code in wanted}


def reason(text: RuleText) -> str:
    """Why a rule demands what it does, and what says so."""
    return f"{''.join(text.why.splitlines())}出处：{text.source}。"


def home() -> str:
    """The page of all rules, "" where none is known."""
    return _base()


@cache
def _base() -> str:
    """Where the pages of this fzlint are: what its package names as documentation, "" if it names nothing."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("fzlint").get_all("Project-URL") or []
    except PackageNotFoundError:  # a bare checkout
        return ""
    named = dict(url.split(", ", 1) for url in urls if ", " in url)
    return str(named.get("Rules", ""))


def url(code: str) -> str:
    """The page of a rule that comes with fzlint, "" where none is known."""
    base = _base()
    return f"{base}#{code.lower()}" if base and code.startswith(_OWN) else ""
