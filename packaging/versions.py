"""The tests with every Python that is promised, and with the lowest versions that pyproject.toml declares:
`python packaging/versions.py [PYTEST ARGUMENTS]`. Needs uv (`pip install uv`) and these Pythons. Ends with pip-audit, where its
database can be reached.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_RUNS = (("3.11", "highest"), ("3.12", "highest"), ("3.13", "highest"), ("3.11", "lowest-direct"))


def main() -> int:
    told: list[str] = []
    failed = 0
    for python, resolution in _RUNS:
        command = ["uv", "run", "--isolated", "--no-project", "--python", python, "--resolution", resolution]
        command += ["--with-editable", f"{ROOT}[dev]", "python", "-m", "pytest", "-q", *sys.argv[1:]]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        failed += done.returncode != 0
        told.append(f"Python {python}, {resolution}: {['', *done.stdout.splitlines()][-1]}")
        if done.returncode:
            print(done.stdout)
    audit = subprocess.run(
        ["uv", "run", "--isolated", "--with-editable", str(ROOT), "--with", "pip-audit", "pip-audit"], cwd=ROOT
    )
    told.append(f"pip-audit: {'no known fault' if audit.returncode == 0 else 'faults, or no answer, see above'}")
    print("\n".join(told))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
