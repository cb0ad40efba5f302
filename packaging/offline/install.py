"""Put fzlint into an environment beside this file, without a network, and make what starts it.

`install.bat` or `install.sh` runs this. A folder may be named as the only argument; else the environment is ./fzlint.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"

BAT = '@echo off\r\n"%~dp0Scripts\\fzlint.exe" {command}%*\r\n'
ICON = """[Desktop Entry]
Type=Application
Name=fzlint 审读台
Comment=检查中文报告初稿
Exec="{program}" desk %F
Terminal=false
Categories=Office;
"""


def main() -> None:
    target = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else HERE / "fzlint"
    print(f"正在安装到 {target} ……")
    venv.create(target, with_pip=True, clear=True)
    programs = target / ("Scripts" if WINDOWS else "bin")
    command = [programs / "python", "-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--no-index"]
    command += ["--find-links", HERE / "wheels", "fzlint[desk]"]
    done = subprocess.run([str(part) for part in command], check=False)
    if done.returncode:
        sys.exit("没有装上：多半是这个安装包不适用于本机的系统或 Python 版本，原因见上。")
    print(*_starters(target, programs), sep="\n")


def _starters(target: Path, programs: Path) -> list[str]:
    """Files that start fzlint, and what to say of them."""
    if WINDOWS:
        console, desk = target / "fzlint.bat", target / "fzlint-desk.bat"
        for file, command in ((console, ""), (desk, "desk ")):
            file.write_text(BAT.format(command=command), encoding="ascii", newline="")
        return [
            f"装好了。双击“{desk}”打开审读台；把报告拖到它上面，就在报告旁边生成带批注的副本。",
            f"在命令行里用：{console} 报告.docx",
        ]
    program = programs / "fzlint"
    icon = target / "fzlint.desktop"
    icon.write_text(ICON.format(program=program), encoding="utf-8")
    icon.chmod(0o755)
    return [
        f"装好了。打开审读台：{program} desk",
        f"要在桌面上放图标，请把“{icon}”复制到桌面，右键选择“允许启动”；把报告拖到图标上，就在报告旁边生成带批注的副本。",
        f"在命令行里用：{program} 报告.docx",
    ]


if __name__ == "__main__":
    main()
