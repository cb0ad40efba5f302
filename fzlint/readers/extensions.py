"""What is markup in the Markdown of one program or another and in no standard: front matter, containers, math.

Nothing is taken out: what a reader does not see becomes a blank line, so that every line keeps its number.
"""

from __future__ import annotations

import re

from fzlint.document.fold import shows
from fzlint.pattern import pattern
from fzlint.readers.lines import Line

_CONTAINER = pattern(r"\s{0,3}:{3,}(?!:)[^。，]{0,80}$")
_ADMONITION = pattern(r"(\s{0,3})(?:!!!|\?\?\?\+?|===!?\+?)[ \t]+[\"\w][^。]{0,120}$")
_FENCE = pattern(r"\s{0,3}(`{3,}(?!.*`)|~{3,})")
_MATH = pattern(r"\s{0,3}\$\$")
_ATTRIBUTES = pattern(r"\s{0,3}\{[:.#][^{}]{0,200}\}\s*$")
_COMMENT = pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NAMED = pattern(r"(?:title|标题)\s*[:=：]\s*(\S.*)$", re.IGNORECASE)
_TOC = pattern(r"\s*(?:\[TOC\]|\[\[_?toc_?\]\]|\{:toc\})\s*$", re.IGNORECASE)
_INDENT = 4


def seen(source: list[str]) -> list[Line]:
    """The lines, those blank that show nothing, and what stands inside a container without its indent."""
    texts = _without_comments([line if shows(line) else "" for line in source])
    i = _front_matter(texts)
    texts[:i] = [""] * i
    fence = ""
    inside = -1  # the indent of the admonition that is open
    while i < len(texts):
        line = texts[i]
        if fence:
            texts[i] = ""
            if re.match(rf"\s{{0,3}}{re.escape(fence[0])}{{{len(fence)},}}\s*$", line):
                fence = ""
        elif opened := _FENCE.match(line):
            fence = opened.group(1)
            texts[i] = ""
        elif _MATH.match(line):
            i = _math(texts, i)
        elif admonition := _ADMONITION.match(line):
            inside = len(admonition.group(1)) + _INDENT
            texts[i] = ""
        elif _CONTAINER.match(line) or _ATTRIBUTES.match(line) or _TOC.match(line):
            texts[i] = ""
        elif inside >= 0 and line.strip():
            if line.startswith(" " * inside):
                texts[i] = line[inside:]
            else:
                inside = -1
        i += 1
    columns = [len(old) - len(new) + 1 if new else 1 for old, new in zip(source, texts, strict=True)]
    return [Line(number, column, text) for number, (column, text) in enumerate(zip(columns, texts, strict=True), 1)]


def _without_comments(source: list[str]) -> list[str]:
    """The lines with the comments blank that go over several of them."""
    text = "\n".join(source)
    if "<!--" not in text:
        return source
    return _COMMENT.sub(lambda found: _blank(found.group()), text).split("\n")


def _blank(comment: str) -> str:
    return re.sub(r"[^\n]", " ", comment) if "\n" in comment else comment


def _front_matter(source: list[str]) -> int:
    """How many lines at the start are data about the file: YAML or TOML, perhaps behind blank lines and comments."""
    first = 0
    while first < len(source) and (not source[first].strip() or re.fullmatch(r"\s*<!--.*?-->\s*", source[first])):
        first += 1
    mark = source[first].rstrip() if first < len(source) else ""
    ends = {"---": ("---", "..."), "+++": ("+++",)}.get(mark, ())
    stop = next((n for n in range(first + 1, len(source)) if source[n].rstrip() in ends), 0) if ends else 0
    if not stop or (first and not all(_is_data(line) for line in source[first + 1 : stop])):
        return 0  # a rule, and another one further down
    return stop + 1


def named(source: list[str]) -> str:
    """The title that the front matter names: title: 水务局2024年工作总结."""
    for line in source[: _front_matter(source)]:
        if match := _NAMED.match(line):
            return match.group(1).strip().strip("\"'“”")
    return ""


def _is_data(line: str) -> bool:
    return not line.strip() or re.match(r"\s+\S|[-#]|[\w-]+\s*[:=]", line) is not None


def _math(lines: list[str], first: int) -> int:
    """Blank the formula that begins in line `first`; the index of its last line. One without an end is none."""
    if lines[first].count("$$") > 1:
        if re.fullmatch(r"\s*\$\$[^$]*\$\$\s*", lines[first]):
            lines[first] = ""
        return first
    last = next((n for n in range(first + 1, len(lines)) if "$$" in lines[n]), -1)
    if last < 0:
        return first
    lines[first : last + 1] = [""] * (last + 1 - first)
    return last
