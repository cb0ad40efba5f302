"""What holds for all tests."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

settings.register_profile("fzlint", deadline=None)  # no test is timed: the first case of many loads the rules
settings.load_profile("fzlint")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = tempfile.mkdtemp()  # the user's own cache is not for tests
