"""The folder to install from without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "fixtures" / "tracked-changes.docx"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle") / "离线 安装包"
    command = [sys.executable, str(ROOT / "packaging" / "bundle.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_it_holds_what_it_should(bundle: Path) -> None:
    assert {path.name for path in bundle.iterdir()} == {"install.bat", "install.py", "install.sh", "wheels"}
    names = {path.name.split("-")[0] for path in (bundle / "wheels").iterdir()}
    assert {"fzlint", "jieba", "lxml", "starlette", "uvicorn", "python_multipart", "olefile"} <= names
    assert {path.suffix for path in (bundle / "wheels").iterdir()} == {".whl"}
    batch = (bundle / "install.bat").read_bytes()
    assert batch.isascii(), "cmd reads it in the code page of the machine"
    assert batch.count(b"\n") == batch.count(b"\r\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the network is taken away with unshare")
def test_it_installs_with_the_network_off(bundle: Path, tmp_path: Path) -> None:
    alone = ["unshare", "--net"] if subprocess.run(["unshare", "--net", "true"], check=False).returncode == 0 else None
    if alone is None:
        pytest.skip("no right to take the network away (unshare --net)")
    target = tmp_path / "装 在这里"
    done = subprocess.run(
        [*alone, str(shutil.which("sh")), str(bundle / "install.sh"), str(target)],
        env={**os.environ, "PATH": f"{_two_pythons(tmp_path)}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    assert "装好了" in done.stdout
    shutil.copy(REPORT, tmp_path / "报告.docx")
    program = str(target / "bin" / "fzlint")
    subprocess.run([*alone, program, "desk", "报告.docx"], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "报告.批注.docx").exists()
    code = "import fzlint.desk.serve"
    subprocess.run([*alone, str(target / "bin" / "python"), "-c", code], cwd=tmp_path, check=True)
    icon = (target / "fzlint.desktop").read_text(encoding="utf-8")
    assert f'Exec="{program}" desk %F' in icon


def _two_pythons(folder: Path) -> Path:
    """Programs to be found first: `python3` says that it is of a version that the wheels are not for, `python` is ours."""
    tools = folder / "pythons"
    tools.mkdir()
    other = "import sys; sys.version_info = (3, 99); exec(sys.argv.pop(1))"
    told = f"#!/bin/sh\n[ \"$1\" = -c ] || exit 9\nshift\nexec '{sys.executable}' -c '{other}' \"$@\"\n"
    for name in ("python3", *(f"python3.{minor}" for minor in range(11, 15))):
        (tools / name).write_text(told, encoding="utf-8")
    (tools / "python").write_text(f"#!/bin/sh\nexec '{sys.executable}' \"$@\"\n", encoding="utf-8")
    for program in tools.iterdir():
        program.chmod(0o755)
    return tools


def test_a_machine_without_python_is_told(bundle: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "dirname").symlink_to(str(shutil.which("dirname")))
    done = subprocess.run(
        [str(shutil.which("sh")), str(bundle / "install.sh")],
        env={"PATH": str(tools)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "需要 Python 3.11" in done.stderr
