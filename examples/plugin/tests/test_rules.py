"""每条规则的例句，和一份完整的报告。"""

from __future__ import annotations

import subprocess
import sys
import unittest
from pathlib import Path

import fzlint

ROOT = Path(__file__).parents[1]


class Rules(unittest.TestCase):
    def test_examples(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "fzlint", "test", "fzlint_acme"],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_report(self) -> None:
        text = "石港市商务局关于成品油市场专项检查情况的报告\n\n一、检查情况\n由营商办帮办员牵头，共检查加油站32座。\n"
        report = fzlint.check(text, config=ROOT / "fzlint.toml")
        self.assertEqual(report.kind, "专项检查情况报告")
        told = {(found.code, found.text) for found in report.findings}
        self.assertLessEqual({("AC002", "营商办"), ("FZ504", "帮办员")}, told)
        self.assertTrue(any(found.code == "FZ103" and "整改情况" in found.message for found in report.findings))


if __name__ == "__main__":
    unittest.main()
