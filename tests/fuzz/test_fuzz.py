"""Two hundred mutated packages with a fixed seed; ten thousand: `python benchmarks/fuzz/run.py 10000`."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.path.insert(0, {folder!r})
import run
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import select
from fzlint.settings.setup import Setup

rules, kinds = load()
few = Setup(tuple(rule for rule in select(rules) if rule.code in ("FZ201", "FZ301", "FZ605")), kinds)
found = run.fuzz(200, 1, few)
print(found)
sys.exit(bool(found))
"""


def test_nothing_is_lost_in_mutated_packages() -> None:
    program = PROGRAM.format(folder=str(ROOT / "benchmarks" / "fuzz"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_judge_sees_what_is_lost() -> None:
    sys.path.insert(0, str(ROOT / "benchmarks" / "fuzz"))
    try:
        import judge
        import mutate
        from word import TITLE, change, docx, p, r, with_part
    finally:
        sys.path.pop(0)
    data = docx(TITLE, p(r("执法,监督。", "<w:b/>"), change("ins", r("新的。"))))
    assert not list(judge.faults(data, data))
    for old, new in (("监督", "监"), ("王科长", "李科长"), ("<w:b/>", ""), ("新的。", "旧的。"), ("</w:body>", "")):
        assert list(judge.faults(data, with_part(data, "word/document.xml", old, new)))
    types = "[Content_Types].xml"
    assert list(
        judge.faults(data, with_part(data, types, '<Default Extension="xml" ContentType="application/xml"/>', ""))
    )
    assert mutate.mutated(data, random.Random(3)) == mutate.mutated(data, random.Random(3))
