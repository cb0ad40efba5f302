"""The name of a file tells its format, the reader of that format makes a document of its bytes."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath

from fzlint.document import outline
from fzlint.document.model import Document
from fzlint.readers import others
from fzlint.readers.content import format_by_content
from fzlint.readers.unreadable import MOST_CHARACTERS, MOST_PARAGRAPHS, Unreadable

SUFFIXES = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".doc": "doc",
    ".wps": "doc",
    ".html": "html",
    ".htm": "html",
    ".rtf": "rtf",
}


def format_of(name: str) -> str:
    """The format that a file's name tells: docx, markdown, text, doc, html or rtf.

    Raises Unreadable if it tells none that fzlint reads.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        known = "" if others.kind_of(suffix) else f"（可检查的格式：{'、'.join(SUFFIXES)}）"
        raise Unreadable("unsupported", f"{others.sentence(suffix)}{known}。")
    return SUFFIXES[suffix]


def read(data: bytes, name: str) -> Document:
    """Read a report. `name` tells the format by its suffix, unless the content is of another; only the reader is loaded.

    Raises Unreadable with a sentence for the file's owner.
    """
    format = format_of(name)
    if not data:
        raise Unreadable("empty", "文件是空的（0 字节），可能没有保存成功。")
    format = format_by_content(data, format)
    source = import_module(f"fzlint.readers.{format}").read(data)
    if not source.paragraphs:
        raise Unreadable("no-text", "文件里没有可以检查的文字。如果内容是图片（扫描件），请先转成文字。")
    if len(source.paragraphs) > MOST_PARAGRAPHS or sum(len(each.text) for each in source.paragraphs) > MOST_CHARACTERS:
        raise Unreadable(
            "too-large",
            f"文字过多（超过 {MOST_CHARACTERS // 10_000} 万字或 {MOST_PARAGRAPHS:,} 段），不像一份报告，没有检查。请拆分后再检查。",
        )
    return outline.build(source)
