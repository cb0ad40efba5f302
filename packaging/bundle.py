"""Make a folder that fzlint can be installed from without a network: `python packaging/bundle.py FOLDER`.

    --platform NAME   wheels for another system, as pip names it (win_amd64, manylinux2014_aarch64); may be given several times
    --python 3.11     for these versions of Python; several times too. Default: the one that runs this

What is in it: the wheels of fzlint and of all that it needs, and install.bat and install.sh, that put them into an environment
beside them. Python 3.11 or later must be there already; where it is not, the one file (build.py) is the way.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WANTED = "fzlint[desk]"
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="make a folder to install fzlint from without a network")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--platform", action="append", default=[])
    parser.add_argument("--python", action="append", default=[])
    wishes = parser.parse_args(arguments)
    wheels = wishes.folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    # all that this system needs; what has no wheel of its own (jieba) becomes one here
    _run(*PIP, "wheel", "--wheel-dir", wheels, f"{ROOT}[desk]")
    for platform in wishes.platform:
        for version in wishes.python or [f"{sys.version_info.major}.{sys.version_info.minor}"]:
            more = ["colorama"] if platform.startswith("win") else []  # click and uvicorn want it there
            _run(
                *(*PIP, "download", "--only-binary=:all:", "--find-links", wheels, "--dest", wheels),
                *("--platform", platform, "--python-version", version, "--implementation", "cp"),
                *(WANTED, *more),
            )
    for file in sorted((HERE / "offline").iterdir()):
        shutil.copy(file, wishes.folder)
    for file in wishes.folder.glob("*.bat"):  # cmd wants its own line ends, whatever a checkout has made of them
        file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    (wishes.folder / "install.sh").chmod(0o755)
    size = sum(file.stat().st_size for file in wishes.folder.rglob("*") if file.is_file())
    print(f"{wishes.folder}  {len(list(wheels.glob('*.whl')))} wheels, {size / 1e6:.0f} MB")


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True)


if __name__ == "__main__":
    main()
