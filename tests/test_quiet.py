"""What the tests are run with: who is alone is alone, and what is made once is made once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from quiet import made_once

if sys.platform == "win32":
    pytest.skip("nothing is measured there", allow_module_level=True)

PROGRAM = """
import sys, time
from quiet import alone, beside_others

def inside(what):
    print(what, "in", time.monotonic(), flush=True)
    time.sleep(0.05)
    print(what, "out", time.monotonic(), flush=True)

for _ in range(8):
    with beside_others():
        inside("beside")
        if "alone" in sys.argv:
            with alone():
                inside("alone")
"""


def test_who_asks_to_be_alone_is_alone(tmp_path: Path) -> None:
    env = os.environ | {"PYTEST_XDIST_TESTRUNUID": f"of {os.getpid()}", "PYTHONPATH": str(Path(__file__).parent)}
    run = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, *args], env=env, stdout=subprocess.PIPE, encoding="utf-8")
        for args in ([], ["alone"], ["alone"])
    ]
    told = sorted(
        (float(at), what, how) for one in run for what, how, at in map(str.split, one.communicate()[0].splitlines())
    )
    assert len(told) == 2 * (8 + 16 + 16)
    alone = [at for at, (_, what, how) in enumerate(told) if (what, how) == ("alone", "in")]
    assert [told[at + 1][1:] for at in alone] == [("alone", "out")] * 16
    inside = 0
    for at, (_, what, how) in enumerate(told):
        assert not inside or at not in alone
        inside += {"in": 1, "out": -1}[how] * (what == "beside")


def test_it_is_made_once_for_all(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    monkeypatch.setattr("quiet._RUN", "any")
    name = f"of-{os.getpid()}"
    folders = [made_once(tmp_path_factory, name, made.append) for _ in range(3)]
    assert len(made) == 1 and folders == made * 3 and made[0].is_dir()
