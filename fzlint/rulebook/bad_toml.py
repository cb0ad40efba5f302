"""Why a TOML file cannot be read, in Chinese: first what a Chinese keyboard leaves in it, all places at once."""

from __future__ import annotations

import re

from fzlint.pattern import pattern
from fzlint.rulebook.mistake import Mistake

_MARKS = {  # what is typed, what it is called, what TOML wants
    "，": ("中文逗号", ","),
    "、": ("顿号", ","),
    "“": ("中文引号", '"'),
    "”": ("中文引号", '"'),
    "‘": ("中文引号", "'"),
    "’": ("中文引号", "'"),
    "＂": ("全角引号", '"'),
    "＝": ("全角等号", "="),
    "：": ("中文冒号", "="),
    "【": ("中文方括号", "["),
    "】": ("中文方括号", "]"),
    "［": ("全角方括号", "["),
    "］": ("全角方括号", "]"),
    "｛": ("全角花括号", "{"),
    "｝": ("全角花括号", "}"),
    "＃": ("全角井号", "#"),
    "。": ("句号", ""),
    "；": ("中文分号", ","),
    "\u3000": ("全角空格", " "),
}
_SAID = (  # how tomllib begins, and what it means
    ("Expected '=' after a key", '名称后面应有等号，如 ignore = ["FZ205"]'),
    ("Invalid statement", "这一行读不懂；应为“名称 = 值”或“[表名]”"),
    ("Invalid value", '等号后面的值读不懂；文字要写在英文引号里，如 "info"；真假写 true 或 false'),
    ("Unterminated string", "文字没有写完，缺少后面的引号"),
    ("Expected \"'''\"", "多行文字没有写完，缺少结尾的三个引号"),
    ('Expected \'"""\'', "多行文字没有写完，缺少结尾的三个引号"),
    ("Unclosed array", "方括号没有写完，缺少“]”或中间的逗号"),
    ("Unclosed inline table", "花括号没有写完，缺少“}”或中间的逗号"),
    ("Cannot overwrite a value", "这一项前面已经写过，一项只能写一次"),
    ("Cannot declare", "这张表前面已经写过，一张表只能写一次"),
    ("Cannot mutate immutable", "这一项前面已经写成了别的样子，不能再添"),
    ("Duplicate inline table key", "花括号里同一项写了两次"),
    ("Unescaped '\\' in a string", "双引号里的反斜杠要写两个（\\\\）；正则表达式请写在单引号里"),
    ("Invalid initial character for a key part", "名称只能用字母、数字、连字符；中文名称要写在英文引号里"),
    ("Expected newline or end of document", "一行只能写一项，这里多了内容"),
    ("Expected ']'", "表名后面缺少“]”"),
    ("Illegal character", "有不能用的字符（看不见的控制字符，或文字没有在本行写完）"),
    ("Found invalid character", "有不能用的字符"),
    ("Invalid hex value", "“\\u”后面应是四位十六进制数"),
    ("Escaped character is not a Unicode scalar", "“\\u”后面不是一个字"),
)
_PLACE = pattern(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def bad_toml(text: str, error: str) -> list[Mistake]:
    """What is wrong with a text that tomllib refuses. error: what it says."""
    typed = list(_typed(text))
    if typed:
        return typed
    place = _PLACE.search(error)
    line, column = (int(place.group(1)), int(place.group(2))) if place and place.group(1) else _end(text)
    said = next((meant for begin, meant in _SAID if error.startswith(begin)), _PLACE.sub("", error))
    return [Mistake("", f"不是合格的 TOML：{said}", "", line, column)]


def _end(text: str) -> tuple[int, int]:
    lines = text.rstrip("\n").split("\n")
    return len(lines), len(lines[-1]) + 1


_STRING = pattern(r"\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|#[^\n]*", re.DOTALL)
_QUOTED = pattern(r"[“”][^“”\n]*[“”]|[‘’][^‘’\n]*[‘’]")


def _typed(text: str) -> list[Mistake]:
    """Chinese marks outside strings and comments; a word in Chinese quotation marks is told once, at the first of them."""
    bare = _STRING.sub(lambda match: re.sub(r"[^\n]", "x", match.group()), text)
    bare = _QUOTED.sub(lambda match: match.group()[0] + "x" * (len(match.group()) - 1), bare)
    found: list[Mistake] = []
    for number, line in enumerate(bare.split("\n"), 1):
        for column, c in enumerate(line, 1):
            if c in _MARKS:
                name, right = _MARKS[c]
                what = f"用了{name}“{c}”" if c not in "“”‘’\u3000" else "用了中文引号“”" if c in "“”" else f"用了{name}"
                cure = f"请改为英文的 {right * 2 if c in '“”‘’' else right}" if right.strip() else "请删去"
                found.append(Mistake("", f"{what}，{cure}", "", number, column))
    return found
