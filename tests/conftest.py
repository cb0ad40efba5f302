"""What holds for all tests."""

from __future__ import annotations

import functools
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from installing import LEFT_OUT, PROGRAMS, ROOT, git, run
from quiet import beside_others, made_once

from fzlint.rulebook import load

settings.register_profile("fzlint", deadline=None)  # no test is timed: the first case of many loads the rules
settings.load_profile("fzlint")
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = tempfile.mkdtemp()  # the user's own cache is not for tests
load._shipped_table = functools.cache(load._shipped_table)  # a checkout reads a hundred files each time


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    with beside_others():
        return (yield)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of fzlint as it stands."""

    def make(folder: Path) -> None:
        run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)

    (path,) = made_once(tmp_path_factory, "wheel", make).glob("*.whl")
    return path


@pytest.fixture(scope="session")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""

    def make(folder: Path) -> None:
        shutil.unpack_archive(wheel, folder, "zip")
        run(sys.executable, "-m", "compileall", "-q", folder, cwd=folder)

    return made_once(tmp_path_factory, "unpacked", make)


@pytest.fixture
def as_installed(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that the test starts are those of the wheel: a checkout reads a hundred rule files first, for a second."""
    monkeypatch.setenv("PYTHONPATH", str(unpacked))


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment in which nothing but the wheel and what it asks for is installed."""

    def make(folder: Path) -> None:
        run(sys.executable, "-m", "venv", folder, cwd=folder)
        run(folder / PROGRAMS / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)

    return made_once(tmp_path_factory, "clean", make) / PROGRAMS


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository of fzlint as it stands, committed or not."""

    def make(folder: Path) -> None:
        copy = folder / "fzlint"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        git("init", "-q", cwd=copy)
        git("add", "--all", "--force", cwd=copy)
        git("commit", "-q", "-m", "as it stands", cwd=copy)

    return made_once(tmp_path_factory, "repository", make) / "fzlint"
