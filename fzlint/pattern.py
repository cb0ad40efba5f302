"""Regular expressions: compiled when they are first used, as a plain run meets a third of those that modules declare; and why
something is none, in Chinese."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, AnyStr, cast


def pattern(source: AnyStr, flags: int = 0, *, need: str = "") -> re.Pattern[AnyStr]:
    """A pattern of a module: the same as re.compile, but compiled at its first use.

    need   words, parted by |, one of which stands in all that it fits: for a text without them it is not even compiled
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags, need.split("|") if need else []))


def words(source: str) -> re.Pattern[str]:
    """A pattern of nothing but words, parted by |."""
    return pattern(source, need=source)


class _Lazy:
    """Stands for a compiled pattern; from the first use on, its methods are those of the pattern."""

    def __init__(self, source: Any, flags: int, need: list[str]) -> None:
        self.source = source
        self.flags = flags
        self.need = need
        self.missed = 0

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        if not self.need:
            return getattr(self._compiled(), name)
        method = self.__dict__[name] = partial(self._within if name in _BOUNDED else self._if_needed, name)
        return method

    def _compiled(self) -> re.Pattern[Any]:
        compiled = re.compile(self.source, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return compiled

    def _within(self, name: str, text: Any, *bounds: int, **named: Any) -> Any:
        for word in self.need:  # a loop: most calls end here, and any() takes twice as long
            if text.find(word, *bounds) >= 0 if bounds else word in text:
                return getattr(self._compiled(), name)(text, *bounds, **named)
        if name == "match" and bounds:
            self.missed += 1
            if self.missed > _PATIENCE:  # to look up to a far end each time takes longer than to try it here
                self._compiled()
        if name == "finditer":
            return iter(())
        return [] if name == "findall" else None

    def _if_needed(self, name: str, *args: Any, **named: Any) -> Any:
        text = args[1] if name == "sub" else args[0]
        if any(word in text for word in self.need):
            return getattr(self._compiled(), name)(*args, **named)
        return text if name == "sub" else [text]


_PATIENCE = 256  # matches in vain
_BOUNDED = ("search", "match", "fullmatch", "finditer", "findall")
_METHODS = (*_BOUNDED, "sub", "split")

_SAID = (  # how Python begins, and what it means
    ("missing ), unterminated subpattern", "括号没有写完，缺少“)”"),
    ("missing ), unterminated", "括号没有写完，缺少“)”"),
    ("missing )", "括号没有写完，缺少“)”"),
    ("unbalanced parenthesis", "多了一个“)”"),
    ("unterminated character set", "方括号没有写完，缺少“]”"),
    ("nothing to repeat", "“*”“+”“?”前面没有可以重复的内容；要找这几个符号本身，前面加反斜杠"),
    ("multiple repeat", "“*”“+”“?”“{}”不能连写"),
    ("min repeat greater than max repeat", "“{}”里前一个数大于后一个数"),
    ("bad escape (end of pattern)", "末尾多了一个反斜杠"),
    ("bad escape", "反斜杠后面的字母没有这种用法"),
    ("bad character range", "方括号里“-”两边的次序反了"),
    ("look-behind requires fixed-width pattern", "“(?<=…)”“(?<!…)”里的内容长短必须固定"),
    ("invalid group reference", "引用的分组不存在"),
    ("unknown group name", "引用的分组不存在"),
    ("redefinition of group name", "分组的名称重复"),
    ("bad character in group name", "分组的名称只能用字母、数字、下划线"),
    ("unknown extension", "“(?”后面的写法不认识"),
    ("unexpected end of pattern", "没有写完"),
)


def bad_regex(error: re.error) -> str:
    """What is wrong, and at which character."""
    said = next((meant for begin, meant in _SAID if error.msg.startswith(begin)), error.msg)
    place = "" if error.pos is None else f"第{error.pos + 1}个字符处"
    return f"不是正则表达式：{place}{said}"
