"""Clean environments and repositories, for the tests that do what a user does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"
LEFT_OUT = shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".venv", ".hypothesis", "build", "dist")


def run(*command: str | Path, cwd: Path, code: int = 0, **env: str) -> str:
    """What a command writes. It must end with this exit code."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | {"PYTHONIOENCODING": "utf-8"} | env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def git(*args: str, cwd: Path) -> str:
    who = ["-c", "user.name=fzlint", "-c", "user.email=fzlint@example.org", "-c", "init.defaultBranch=main"]
    return run("git", *who, *args, cwd=cwd)
