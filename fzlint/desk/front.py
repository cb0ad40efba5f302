"""The page of the desk: where files are dropped, the list of them, what applies, and the report that is being read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fzlint.desk.checking import Book
from fzlint.readers.read import SUFFIXES
from fzlint.report.page.filters import FAMILIES
from fzlint.report.page.shell import allowed, asset, fill
from fzlint.report.page.words import escape
from fzlint.report.result import SEVERITY
from fzlint.settings.setup import Wishes, choose
from fzlint.version import __version__

_STYLE, _SCRIPT = (asset(f"desk.{suffix}", "fzlint.desk") for suffix in ("css", "js"))

POLICY = (
    f"default-src 'none'; style-src {allowed(_STYLE)}; script-src {allowed(_SCRIPT)}; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)


def front(book: Book) -> str:
    kinds = "".join(f"<option>{escape(kind.name)}</option>" for kind in book.kinds)
    parts = {
        "style": _STYLE,
        "script": _SCRIPT,
        "kinds": kinds,
        "accept": ",".join(SUFFIXES),
        "suffixes": "、<wbr>".join(SUFFIXES),
        "rules": "".join(_rules(book)),
        "version": escape(__version__),
    }
    return fill(asset("desk.html", "fzlint.desk"), parts)


def _rules(book: Book) -> Iterator[str]:
    """The rules that run, by family, to be left out."""
    choices = [choice for choice in choose(book.config, Wishes(), book.rules) if choice.on]
    by_family = groupby(sorted(choices, key=lambda choice: choice.rule.code), lambda choice: choice.rule.code[:3])
    for family, group in by_family:
        items = "".join(
            f'<li><label><input type="checkbox" data-code="{escape(choice.rule.code)}" checked> '
            f'{escape(choice.rule.summary)} <span class="code">{escape(choice.rule.code)} '
            f"{SEVERITY[choice.severity]}</span></label></li>"
            for choice in group
        )
        yield (
            f'<fieldset><legend><label><input type="checkbox" data-family="{escape(family)}" checked> '
            f"{escape(FAMILIES.get(family, f'{family} 类规则'))}</label></legend><ul>{items}</ul></fieldset>"
        )
