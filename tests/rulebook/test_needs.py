"""What a row of patterns, or of furniture, needs stands in every block that its pattern fits: else it would be looked for in vain.

For most patterns that is proved; of the others texts are made that they fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from regexes import always_holds

from fzlint.checks.furniture import Furniture
from fzlint.checks.patterns import Patterns, Row, _led
from fzlint.rulebook.load import load

RULES, _ = load()


def rows() -> Iterator[tuple[str, Row]]:
    for rule in RULES:
        if isinstance(rule.check, Patterns | Furniture):
            yield from ((f"{rule.code}-{number}", row) for number, row in enumerate(rule.check.rows) if row.need)


@pytest.mark.parametrize("row", [pytest.param(row, id=name) for name, row in rows()])
def test_what_a_pattern_fits_has_what_its_row_needs(row: Row) -> None:
    if not row.lead and always_holds(row.pattern, re.MULTILINE, row.need):
        return
    compiled = re.compile(row.pattern, re.MULTILINE)

    @settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(compiled, alphabet=st.characters(codec="utf-8", exclude_characters="\r")))
    def fits(text: str) -> None:
        match = compiled.search(text)
        if match is None:  # what stands around it makes it none
            return
        assert any(word in text for word in row.need), text
        ends = [found.start() for word in row.need for found in re.finditer(re.escape(word), text)]
        assert not row.lead or any(_led(text, end, row.lead) for end in ends), text

    fits()
