"""Make the one file: `python packaging/build.py [FOLDER]` puts fzlint (fzlint.exe) into FOLDER, dist/ if none is named.

It is made on each system for that system, of a wheel in an environment of its own, so that nothing gets in that happens to be
installed here.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        _run(*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
        (wheel,) = folder.glob("fzlint-*.whl")
        _run(*pip, "install", f"{wheel}[desk]", "pyinstaller>=6.10")
        spec = ROOT / "packaging" / "fzlint.spec"
        _run(
            *(python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", target, "--workpath", folder / "work", spec),
            cwd=folder,  # no checkout is here: `import fzlint` finds the wheel
        )
    (made,) = (path for path in target.iterdir() if path.stem == "fzlint" and path.is_file())
    print(f"{made}  {made.stat().st_size / 1e6:.0f} MB")


def _run(*command: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([str(part) for part in command], check=True, cwd=cwd)


if __name__ == "__main__":
    main()
