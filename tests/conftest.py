"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("fzlint", deadline=None)  # no test is timed: the first case of many loads the rules
settings.load_profile("fzlint")
