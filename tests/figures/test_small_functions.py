"""A stranger has to follow how figures are judged: no function of these rooms has more than ten branches."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHECKS = ("sums", "rates", "same_figure", "table_sums", "figure_logic", "dates", "periods", "years", "enumeration")
PLACES = ["fzlint/figures", "fzlint/tables", *(f"fzlint/checks/{name}.py" for name in CHECKS)]


def test_no_function_has_more_than_ten_branches() -> None:
    limits = ["--config", "lint.mccabe.max-complexity=10", "--config", "lint.pylint.max-branches=10"]
    command = [sys.executable, "-m", "ruff", "check", "--select", "C901,PLR0912", *limits, *PLACES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout
