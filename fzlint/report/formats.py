"""The output formats by name: which file names tell them, and their modules."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from fzlint.record import NamedTuple


class Format(NamedTuple):
    """An output format.

    suffix  of the files that `--output` writes in it; "" if no suffix tells it
    what    for the help
    binary  the module has `document(run, layout) -> bytes`; else `write(run, layout, stream)`, for a stream of text
    utf8    what is written is UTF-8, whatever the screen speaks
    """

    suffix: str
    what: str
    binary: bool = False
    utf8: bool = False


FORMATS = {
    "full": Format(".txt", "逐处说明"),
    "concise": Format("", "一处一行"),
    "json": Format(".json", "供程序读取", utf8=True),
    "html": Format(".html", "网页，可在浏览器里逐处看", utf8=True),
    "csv": Format(".csv", "表格，一处一行", utf8=True),
    "sarif": Format(".sarif", "SARIF 2.1.0，供代码平台和编辑器读取", utf8=True),
    "github": Format("", "GitHub Actions 的注释", utf8=True),
    "gitlab": Format("", "GitLab 的 Code Quality", utf8=True),
    "junit": Format(".xml", "JUnit，供 CI 服务器读取", utf8=True),
    "docx": Format(".docx", "审读意见，可打印签字", binary=True),
    "xlsx": Format(".xlsx", "汇总表", binary=True),
}


# the formats of --summary, by the suffix of the file that it goes to
SUMMARIES = {
    "": "table",
    ".txt": "table",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".html": "office",
    ".json": "json",
}


def told_by(name: str) -> str | None:
    """The format that the name of an output file tells by its suffix, None if it tells none."""
    return next(
        (format for format, told in FORMATS.items() if told.suffix and name.lower().endswith(told.suffix)), None
    )


def suffixes() -> Iterable[str]:
    """The suffixes that tell a format."""
    return [told.suffix for told in FORMATS.values() if told.suffix]


def about(format: str) -> Format:
    """What there is to know of a format; of one that is no choice of its own (diff) nothing special."""
    return FORMATS.get(format, Format("", ""))


def module(format: str) -> ModuleType:
    """The module of an output format; only the one that is wanted is loaded."""
    from importlib import import_module

    return import_module(f"fzlint.report.{format}")
