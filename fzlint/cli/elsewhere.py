"""Commands and options as other linters call them, or in Chinese: fzlint explain FZ201, fzlint 检查 报告.docx, --批注. They are no
names of files."""

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
    "检查": "",
    "审读": "",
    "帮助": "--help",
    "版本": "--version",
    "规则": "rule",
    "改正": "--fix",
    "修改": "--fix",
    "批注": "--annotate",
    "配置": "config",
    "设置": "config",
    "审读台": "desk",
}
_OPTIONS = {  # elsewhere, without dashes: here
    "批注": "--annotate",
    "comment": "--annotate",
    "comments": "--annotate",
    "修订": "--fix",
    "改正": "--fix",
    "修改": "--fix",
    "write": "--fix",
    "级别": "--severity-level",
    "level": "--severity-level",
    "格式": "--format",
    "f": "--format",
    "输出": "--output",
    "o": "--output",
    "种类": "--kind",
    "type": "--kind",
    "帮助": "--help",
    "版本": "--version",
    "v": "--version",
    "规则": "--select",
    "忽略": "--ignore",
    "配置": "--config",
    "c": "--config",
    "对照": "--against",
    "比较": "--across",
    "汇总": "--summary",
    "全部": "--all",
    "verbose": "--all",
    "公开": "--publish",
    "静默": "--quiet",
}
_NEEDLESS = {
    "year": "年度从标题、开头认出，不用指明",
    "年度": "年度从标题、开头认出，不用指明",
    "title": "标题从正文认出，不用指明",
    "explain": "看一条规则请写作 fzlint rule FZ201",
    "rule": "看一条规则请写作 fzlint rule FZ201",
    "rules": "看全部规则请写作 fzlint rule",
    "list-rules": "看全部规则请写作 fzlint rule",
    "show-settings": "看适用的设置请写作 fzlint config 报告.docx",
    "show-config": "看适用的设置请写作 fzlint config 报告.docx",
    "print-config": "看适用的设置请写作 fzlint config 报告.docx",
}
_FORMATS = {
    "word": "docx",
    "excel": "xlsx",
    "xls": "xlsx",
    "doc": "docx",
    "text": "full",
    "txt": "full",
    "网页": "html",
    "表格": "csv",
}
_CODE = re.compile(r"[A-Za-z]{2,8}[0-9]{2,4}")
_SHORT = 2  # letters that may be meant for any command


def option_meant(typed: str, known: Sequence[str]) -> str:
    """The option here that is called so elsewhere, "" if none is; a value behind = is left off."""
    here = _OPTIONS.get(typed.partition("=")[0].lstrip("-").lower(), "")
    return here if here in known else ""


def needless(typed: str) -> str:
    """Why an option that others have is not wanted here, "" if nothing is known of it."""
    return _NEEDLESS.get(typed.partition("=")[0].lstrip("-").lower(), "")


def format_meant(typed: str) -> str:
    """The format here that is called so elsewhere, "" if none is."""
    return _FORMATS.get(typed.lower(), "")


def meant(args: Sequence[str], commands: Sequence[str]) -> str:
    """A sentence about a first argument that is no file but a command – one of ours behind an option or mistyped, or as it may
    be called elsewhere – or the code of a rule; "" if it is none."""
    if not args or os.path.lexists(args[0]):
        return ""
    word = args[0].lower()
    if word in commands:
        return f"“{args[0]}”是命令，要写在最前面：{' '.join(['fzlint', word, *args[1:]])}"
    if _CODE.fullmatch(word):
        return f"“{args[0]}”是规则的编号。看这条规则请写作 fzlint rule {args[0].upper()}；只用它检查请写作 fzlint 文件 --select {args[0].upper()}。"
    here = _CALLED.get(word)
    if here is None:
        from fzlint.rulebook.nearest import closest

        near = closest(word, commands) if len(word) > _SHORT else ""
        rest = " ".join((near, *args[1:]))
        return f"没有文件或文件夹“{args[0]}”，也没有这个命令。是不是 fzlint {rest}？" if near else ""
    if here == "rule" and len(args) > 1:
        return f"没有命令“{args[0]}”。请写作 fzlint rule {args[1]}。"
    return f"没有命令“{args[0]}”。" + (
        f"请写作 fzlint {here}。" if here else "检查不用写命令，请写作 fzlint 报告.docx。"
    )
