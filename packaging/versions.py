"""The tests with every Python that is promised, and with the lowest versions that pyproject.toml declares:
`python packaging/versions.py [PYTEST ARGUMENTS]`. Needs uv (`pip install uv`) and these Pythons. Ends with pip-audit, where its
database can be reached.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_RUNS = (("3.11", "highest"), ("3.12", "highest"), ("3.13", "highest"), ("3.11", "lowest-direct"))


def main() -> int:
    told: list[str] = []
    failed = 0
    for python, resolution in _RUNS:
        with tempfile.TemporaryDirectory() as folder:
            done = _tested(folder, python, resolution)
        failed += done.returncode != 0
        told.append(f"Python {python}, {resolution}: {['', *done.stdout.splitlines()][-1]}")
        print(done.stdout if done.returncode else told[-1], flush=True)
    command = ["uv", "run", "--isolated", "--with-editable", str(ROOT), "--with", "pip-audit", "pip-audit"]
    audit = subprocess.run(
        [*command, "--format", "json"], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    told.append(f"pip-audit: {_audited(audit.stdout)}")
    print("\n".join(told))
    return 1 if failed else 0


def _tested(folder: str, python: str, resolution: str) -> subprocess.CompletedProcess[str]:
    """The tests in an environment of their own: one laid over another hides the programs of the lower one."""
    subprocess.run(["uv", "venv", "-q", "--seed", "--clear", "--python", python, folder], check=True)
    install = ["uv", "pip", "install", "-q", "--python", folder, "--resolution", resolution, "--editable"]
    subprocess.run([*install, f"{ROOT}[dev]"], check=True)
    command = [Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python", "-m", "pytest", "-q"]
    return subprocess.run([*command, *sys.argv[1:]], cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def _audited(said: str) -> str:
    """What pip-audit knows of the packages. It passes over those that its database does not answer for, and ends well."""
    try:
        packages = [package for package in json.loads(said)["dependencies"] if package["name"] != "fzlint"]
    except (ValueError, KeyError):
        return "no answer, see above"
    known = [package for package in packages if "skip_reason" not in package]
    faults = [f"{package['name']} {fault['id']}" for package in known for fault in package["vulns"]]
    if not known:
        return f"its database cannot be reached: none of {len(packages)} packages was looked at"
    unknown = f"; {len(packages) - len(known)} were not looked at" if len(known) < len(packages) else ""
    return f"{len(known)} packages, {', '.join(faults) or 'no known fault'}{unknown}"


if __name__ == "__main__":
    sys.exit(main())
