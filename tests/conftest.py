"""What holds for all tests."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from installing import LEFT_OUT, PROGRAMS, ROOT, git, run

settings.register_profile("fzlint", deadline=None)  # no test is timed: the first case of many loads the rules
settings.load_profile("fzlint")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = tempfile.mkdtemp()  # the user's own cache is not for tests


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of fzlint as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment in which nothing but the wheel and what it asks for is installed."""
    folder = tmp_path_factory.mktemp("clean")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    programs = folder / PROGRAMS
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return programs


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository of fzlint as it stands, committed or not."""
    copy = tmp_path_factory.mktemp("repository") / "fzlint"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    git("init", "-q", cwd=copy)
    git("add", "--all", "--force", cwd=copy)
    git("commit", "-q", "-m", "as it stands", cwd=copy)
    return copy
