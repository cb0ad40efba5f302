"""Commands as other linters call them: fzlint explain FZ201, fzlint check 报告.docx. They are no names of files."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

_CALLED = {  # elsewhere: here
    "rules": "rule",
    "explain": "rule",
    "show": "rule",
    "list": "rule",
    "check": "",
    "lint": "",
    "fix": "--fix",
    "format": "--fix",
    "help": "--help",
    "version": "--version",
    "server": "lsp",
    "settings": "config",
}
_CODE = re.compile(r"[A-Za-z]{2,8}[0-9]{2,4}")


def meant(args: Sequence[str]) -> str:
    """A sentence about a first argument that is no file but a command as it may be called elsewhere, or the code of a rule;
    "" if it is neither."""
    if not args or os.path.lexists(args[0]):
        return ""
    word = args[0].lower()
    if _CODE.fullmatch(word):
        return f"“{args[0]}”是规则的编号。看这条规则请写作 fzlint rule {args[0].upper()}；只用它检查请写作 fzlint 文件 --select {args[0].upper()}。"
    here = _CALLED.get(word)
    if here is None:
        return ""
    if here == "rule" and len(args) > 1:
        return f"没有命令“{args[0]}”。请写作 fzlint rule {args[1]}。"
    return f"没有命令“{args[0]}”。" + (
        f"请写作 fzlint {here}。" if here else "检查不用写命令，请写作 fzlint 报告.docx。"
    )
