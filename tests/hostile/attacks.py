"""Files, folders and settings that are made to take all time and memory: by name, what lays one into a folder and gives the
arguments of the run. Sizes are as large as they get before fzlint refuses them, and beyond."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import word as m
from hostile import old_word as old

TITLE = "青河县2024年法治政府建设情况报告"
Attack = Callable[[Path], Sequence[str]]
ATTACKS: dict[str, Attack] = {}
_WRITES = ("--fix",), ("--annotate", "o.docx")


def _lay(folder: Path, name: str, content: str | bytes) -> str:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def _file(what: str, name: str, make: Callable[[], str | bytes], *args: str) -> None:
    ATTACKS[what] = lambda folder: [_lay(folder, name, make()), *args]


# ------------------------------------------------------------------------ old Word files


def _doc_properties() -> bytes:
    group = b"".join(struct.pack("<HB", 0x0800 + i % 500, 1) for i in range(20_000))
    pieces = [(1, old.TEXT_AT + 2 * i, 1) for i in range(30_000)]
    return old.doc(TITLE + "\r" + "文" * 30_000, pieces=pieces, laid=b"\1" + struct.pack("<H", len(group)) + group)


def _doc_pages() -> bytes:
    body = TITLE + "\r" + "执法监督。" * 5_000 + "\r"
    pad = bytes(-len(body) * 2 % 512)
    page = bytearray(512)
    page[511] = 29
    struct.pack_into("<30I", page, 0, *range(old.TEXT_AT, old.TEXT_AT + 60, 2))
    number = (old.TEXT_AT + len(body) * 2 + len(pad)) // 512
    table = struct.pack("<120001I", *range(120_001)) + struct.pack("<I", number) * 120_000
    return old.doc(body, behind=pad + bytes(page), parts={old.PARAGRAPHS: table, old.CHARACTERS: table})


def _doc_overlapping_runs() -> bytes:
    body = TITLE + "\r" + "文" * 60_000
    pad = bytes(-len(body) * 2 % 512)
    pages = bytearray()
    for _ in range(400):
        page = bytearray(512)
        page[511] = 100
        struct.pack_into("<101I", page, 0, *[old.TEXT_AT + 40, old.TEXT_AT + 4_000] * 50, old.TEXT_AT + 40)
        page[404:504] = bytes([251]) * 100
        page[502:506] = b"\3" + struct.pack("<HB", 0x083C, 1)
        pages += page
    first = (old.TEXT_AT + len(body) * 2 + len(pad)) // 512
    table = struct.pack("<401I", *range(401)) + struct.pack("<400I", *range(first, first + 400))
    pieces = [(len(TITLE) + 1, old.TEXT_AT, 0), *[(3, old.TEXT_AT + 60, 0)] * 20_000]
    return old.doc(body, behind=pad + bytes(pages), pieces=pieces, parts={old.CHARACTERS: table})


_file(
    "doc: nested fields",
    "a.doc",
    lambda: old.doc(TITLE + "\r" + "\x13A\x14" * 150_000 + "文" + "\x15" * 150_000 + "\r"),
)
_file("doc: fields never closed", "a.doc", lambda: old.doc(TITLE + "\r" + "\x13A\x14" * 29_000 + "文\r" * 29_000))
_file("doc: a piece shared", "a.doc", lambda: old.doc("执法监督。" * 9_000, pieces=[(40_000, old.TEXT_AT, 0)] * 9_000))
_file("doc: properties shared", "a.doc", _doc_properties)
_file("doc: a page named over and over", "a.doc", _doc_pages)
_file("doc: runs one over another", "a.doc", _doc_overlapping_runs)
_file("doc: a million paragraphs", "a.doc", lambda: old.doc(TITLE + "\r" + "文\r" * 1_000_000))
_file("doc: cells without a row", "a.doc", lambda: old.doc(TITLE + "\r" + "文\x07" * 29_000))

# ------------------------------------------------------------------------ Markdown, pages
_file(
    "md: backticks of every length",
    "a.md",
    lambda: (TITLE + "\n\n" + " ".join("`" * n for n in range(1, 1_500))).encode(),
)
_file(
    "md: a table without end", "a.md", lambda: "\n".join("|" + cell * 500_000 for cell in ("a|", "-|", "b|")).encode()
)
_file(
    "html: a tag without end",
    "a.html",
    lambda: ("<html><body><p " + " ".join(f'a{n}="1"' for n in range(500_000)) + ">文</p></body></html>").encode(),
)

# ------------------------------------------------------------------------ .docx

_RUN = "<w:r><w:t>文</w:t></w:r>"
_INSERTED = '<w:ins w:id="1" w:author="王科长">'


def _docx(what: str, body: Callable[[], str], *args: str) -> None:
    _file(f"docx: {what}", "a.docx", lambda: m.docx(m.TITLE, body()), *args)


_docx("paragraphs", lambda: m.p(_RUN) * 29_000)
_docx("far too many paragraphs", lambda: m.p(_RUN) * 660_000)
_docx("empty paragraphs", lambda: "<w:p/>" * 1_900_000)
_docx("runs", lambda: m.p(_RUN * 480_000))
_docx("line breaks", lambda: m.p(f"<w:r>{'<w:br/>' * 1_900_000}</w:r>"))
_docx("cells in one row", lambda: f"<w:tbl><w:tr>{f'<w:tc>{m.p(_RUN)}</w:tc>' * 29_000}</w:tr></w:tbl>")
_docx("rows", lambda: f"<w:tbl>{'<w:tr><w:tc><w:p/></w:tc></w:tr>' * 390_000}</w:tbl>")
_docx(
    "cells as wide as can be",
    lambda: m.tbl(m.tr(*[f'<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>{m.p(_RUN)}</w:tc>'] * 50)),
)
_docx("tracked changes", lambda: m.p(f"{_INSERTED}{m.r('执,')}</w:ins>" * 330_000))
_docx("tracked changes nested", lambda: m.p(_INSERTED * 10_000 + m.r("执,法") + "</w:ins>" * 10_000))
_docx("fields that begin", lambda: m.p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 390_000 + _RUN))
_docx("bookmarks", lambda: m.p('<w:bookmarkStart w:id="1" w:name="a"/>' * 1_900_000 + _RUN))
_docx("one attribute", lambda: f'<w:p w:x="{"a" * 60_000_000}">{_RUN}</w:p>')
_docx("attributes", lambda: "<w:p " + " ".join(f'w:a{i}=""' for i in range(1_000_000)) + f">{_RUN}</w:p>")
_docx("namespaces", lambda: "<w:p " + " ".join(f'xmlns:a{i}="u{i}"' for i in range(1_000_000)) + f">{_RUN}</w:p>")
_docx(
    "namespaces of other letters",
    lambda: "<w:p " + " ".join(f'xmlns:甲{i}="u{i}"' for i in range(300_000)) + f">{_RUN}</w:p>",
)
_docx("a remark", lambda: f"{m.p(_RUN)}<!--{'x' * 60_000_000}-->")
for _args in _WRITES:
    _docx(f"a paragraph of nine megabytes, {_args[0]}", lambda: m.p(m.r("推进执法,加强监督。" * 300_000)), *_args)
    _docx(f"a long paragraph, {_args[0]}", lambda: m.p(m.r("推进执法,加强监督。" * 4_900)), *_args)
    _docx(f"runs, {_args[0]}", lambda: m.p(_RUN * 390_000, m.r("执法,监督。")), *_args)
    _docx(f"paragraphs, {_args[0]}", lambda: m.p(m.r("推进执法,加强监督。")) * 29_000, *_args)


def _comments(count: int, *, nested: bool) -> bytes:
    theirs = "".join(f'<w:comment w:id="{i}" w:author="王"><w:p>{m.r("核")}</w:p></w:comment>' for i in range(count))
    starts = [f'<w:commentRangeStart w:id="{i}"/>{m.r("监督")}' for i in range(count)]
    ends = [f'<w:commentRangeEnd w:id="{i}"/>' for i in range(count)]
    if nested:
        return m.docx(m.TITLE, m.p(*starts, *ends), comments=theirs)
    return m.docx(m.TITLE, *[m.p(start, end) for start, end in zip(starts, ends, strict=True)], comments=theirs)


_file("docx: comments nested", "a.docx", lambda: _comments(10_000, nested=True), "--format", "json")
_file("docx: comments", "a.docx", lambda: _comments(39_000, nested=False), "--format", "json")
_file("docx: comments, annotated", "a.docx", lambda: _comments(39_000, nested=False), "--annotate", "o.docx")
_file(
    "docx: notes",
    "a.docx",
    lambda: m.docx(m.TITLE, m.p(*map(m.note, range(39_000))), footnotes=m.notes({i: m.p(_RUN) for i in range(39_000)})),
)
_file(
    "docx: styles based on one another",
    "a.docx",
    lambda: m.docx(
        m.p(TITLE) + m.styled("文", "s0") * 1_000,
        styles="".join(m.style(f"s{i}", f"n{i}", base=f"s{i + 1}") for i in range(200_000)),
    ),
)
_file("docx: parts", "a.docx", lambda: m.pack({**m.parts(m.p(TITLE)), **{f"x{i}": "a" for i in range(19_000)}}))


def _numbered(format: str, text: str, *starts: int) -> bytes:
    levels = "".join(m.abstract(i, m.lvl(0, format, text, start=start)) for i, start in enumerate(starts))
    lists = "".join(m.num(i + 1, i) for i in range(len(starts)))
    body = "".join(m.numbered("做法", i + 1) * 10 for i in range(len(starts)))
    return m.docx(m.p(TITLE) + body, numbering=levels + lists)


_file("docx: a gap between bare numbers", "a.docx", lambda: _numbered("decimal", "%1", 1, 900_000_000))
for _format in ("decimal", "upperRoman", "chineseCounting", "lowerLetter", "ideographTraditional", "decimalZero"):
    _file(f"docx: numbers beyond all, {_format}", "a.docx", lambda f=_format: _numbered(f, "%1、", 2**31 - 2))  # type: ignore[misc]
_file("docx: a label of a megabyte", "a.docx", lambda: _numbered("decimal", "长" * 1_000_000 + "%1", 1))

# ------------------------------------------------------------------------ text, Markdown, web pages, RTF

_MOST = 1_990_000  # characters
_PIECES = ["执,", "（", "“", "龘", "龘靐", "9", "占3%，", "一", "一是", "（一）", "、", "{PAGE}", "的", "😀"]
for _piece in (*_PIECES, " ", "\r", "e\u0301"):
    _file(f"txt: {_piece!r}", "a.txt", lambda p=_piece: f"{TITLE}\n{(p * _MOST)[:_MOST]}")  # type: ignore[misc]
for _line in (
    "推进执法,加强监督。\n",
    "全年办结案件3件，同比增长3%。\n",
    "一、加强执法监督\n",
    "<!-- fzlint: ignore FZ304 理由 -->\n",
):
    _file(f"txt: lines {_line!r}", "a.txt", lambda p=_line: f"{TITLE}\n{p * 29_000}")  # type: ignore[misc]
for _what, _text in {
    "that excuse": "推进执法,监督。 <!-- fzlint: ignore FZ301 理由 -->\n" * 29_000,
    "that excuse the next": "<!-- fzlint: ignore FZ301 理由 -->\n推进执法,监督。\n" * 14_500,
    "that begin to excuse": "<!-- fzlint: ignore-begin FZ301 理由 -->\n推进执法,监督。\n" * 14_500,
    "that excuse without end": "<!-- fzlint: ignore" * 90_000,
    "that excuse many": f"<!-- fzlint: ignore {'FZ301 ' * 300_000}-->\n" + "执法,监督。\n" * 9_000,
}.items():
    _file(f"txt: notes {_what}", "a.txt", lambda t=_text: f"{TITLE}\n{t}")  # type: ignore[misc]
_file("txt: eleven million rare characters", "a.txt", lambda: f"{TITLE}\n{'龘' * 10_600_000}")
_file("txt: one line, --fix", "a.txt", lambda: f"{TITLE}\n{'执,' * 49_000}", "--fix")
_file("txt: one line, --diff", "a.txt", lambda: f"{TITLE}\n{'执,' * 49_000}", "--diff")
_file("txt: lines, --fix", "a.txt", lambda: f"{TITLE}\n{'推进执法,加强监督。' * 3}\n" * 9_000, "--fix")
_file("txt: labels, --fix", "a.txt", lambda: f"{TITLE}\n" + "".join(f"{i}，加强执法\n" for i in range(20_000)), "--fix")
for _what, _text in {
    "quotations nested": ">" * 500_000 + " 文",
    "lists nested": "".join("  " * i + "- 文\n" for i in range(1_500)),
    "brackets": "[" * 1_000_000,
    "links nested": "[a](" * 300_000,
    "stars": "*a **b " * 200_000,
    "comments that nobody closes": "执法 <!-- " * 190_000,
    "references": "".join(f"[a{i}]: b\n" for i in range(39_000)),
    "items": "".join(f"{i}.  文\n1. 文\n" for i in range(1, 15_000)),
}.items():
    _file(f"md: {_what}", "a.md", lambda t=_text: f"# {TITLE}\n\n{t}")  # type: ignore[misc]
for _what, _text in {
    "divisions nested": "<div>" * 200_000,
    "tables nested": "<table><tr><td>" * 60_000,
    "cells that span": "<table>" + "<tr><td colspan=100000 rowspan=65534>1" * 1_000,
    "rows": "<table>" + "<tr><td>1" * 29_000,
    "zeroes": "\0" * 5_000_000,
    "brackets": "<" * 9_000_000,
}.items():
    _file(f"html: {_what}", "a.html", lambda t=_text: f"<html><body><h1>{TITLE}</h1>{t}")  # type: ignore[misc]
for _what, _text in {
    "groups nested": "{" * 5_000_000,
    "numbers": "\\u" + "9" * 5_000_000 + "?",
    "bytes that are not there": "\\bin999999999999 a",
    "cells": "\\trowd" + "\\cellx1" * 29_000 + "a\\cell" * 29_000 + "\\row",
    "a word": "\\" + "a" * 9_000_000,
}.items():
    _file(
        f"rtf: {_what}", "a.rtf", lambda t=_text: "{\\rtf1 " + "".join(f"\\u{ord(c)}?" for c in TITLE) + f"\\par {t}}}"
    )  # type: ignore[misc]

# ------------------------------------------------------------------------ folders, settings, rules of strangers


def _attack(attack: Callable[[Path], Sequence[str]]) -> None:
    ATTACKS[attack.__name__.removeprefix("_").replace("_", " ")] = attack


def _report(folder: Path, name: str = "a.txt") -> str:
    return _lay(folder, name, f"{TITLE}\n{'a' * 5_000}\n{'甲,' * 900}\n")


_STARS = "*a" * 40 + "*b"


@_attack
def _stars_in_exclude(folder: Path) -> Sequence[str]:
    for i in range(20):
        _report(folder, "a" * 200 + f"{i}.txt")
    return [".", "--exclude", _STARS, "--exclude", "**/a/" * 12 + "b"]


@_attack
def _stars_in_gitignore(folder: Path) -> Sequence[str]:
    (folder / ".git").mkdir()
    deep = folder.joinpath(*["a"] * 200)
    deep.mkdir(parents=True)
    _report(deep, "a" * 200 + ".txt")
    _lay(folder, ".gitignore", f"{_STARS}\n{'**/a/' * 30}b\n{'a/**/' * 30}b\n")
    return ["."]


@_attack
def _stars_in_settings(folder: Path) -> Sequence[str]:
    _report(folder, "a" * 200 + ".txt")
    _lay(folder, "fzlint.toml", f'exclude = ["{_STARS}"]\n[per-file-ignores]\n"{_STARS}" = ["FZ304"]\n')
    return ["."]


@_attack
def _a_gitignore_without_end(folder: Path) -> Sequence[str]:
    (folder / ".git").mkdir()
    (folder / ".gitignore").symlink_to("/dev/zero")
    _report(folder)
    return ["."]


@_attack
def _a_gitignore_of_many_lines(folder: Path) -> Sequence[str]:
    (folder / ".git").mkdir()
    _lay(folder, ".gitignore", "".join(f"x{i}*\n" for i in range(90_000)))
    _report(folder)
    return ["."]


@_attack
def _links_that_go_round(folder: Path) -> Sequence[str]:
    (folder / "s").mkdir()
    for at, to in (("l", "."), ("s/u", ".."), ("s/v", "../s")):
        (folder / at).symlink_to(to)
    _report(folder)
    return ["."]


@_attack
def _devices_and_pipes(folder: Path) -> Sequence[str]:
    (folder / "z.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "f.txt")
    _report(folder)
    return [".", "f.txt", "z.txt"]


for _where, _option in (("settings", "--config"), ("a baseline", "--baseline")):

    def _device(folder: Path, option: str = _option) -> Sequence[str]:
        return [_report(folder), option, "/dev/zero"]

    def _pipe(folder: Path, option: str = _option) -> Sequence[str]:
        os.mkfifo(folder / "p.toml")
        return [_report(folder), option, "p.toml"]

    ATTACKS[f"{_where} without end"] = _device
    ATTACKS[f"{_where} from a pipe"] = _pipe

for _what, _text in {
    "fifty megabytes": "exclude = [\n" + '"x",\n' * 8_000_000 + "]\n",
    "brackets nested": f"exclude = {'[' * 3_000}{']' * 3_000}\n",
    "a key of many parts": ".".join(["a"] * 20_000) + " = 1\n",
    "a key of many quoted parts": "x = {" + ".".join(['"a"'] * 20_000) + " = 1}\n",
    "a number": f"root = {'9' * 900_000}\n",
    "unknown keys": "".join(f"k{i} = 1\n" for i in range(20_000)),
    "words": "[words]\nallow = [" + ",".join(f'"词{i}"' for i in range(60_000)) + "]\n",
}.items():

    def _settings(folder: Path, text: str = _text) -> Sequence[str]:
        _lay(folder, "fzlint.toml", text)
        return [_report(folder)]

    ATTACKS[f"settings: {_what}"] = _settings

_RULE = """code = "XX{number:03}"
name = "x-{number}"
summary = "试"
severity = "warning"
check = "patterns"
source = "自定"
message = "{{text}}"
why = "试"
[[params.rows]]
pattern = '{pattern}'
[[bad]]
text = "坏"
found = ["坏"]
[[good]]
text = "好"
"""


def _rules(folder: Path, *patterns: str) -> Sequence[str]:
    (folder / "r").mkdir()
    for number, pattern in enumerate(patterns):
        _lay(folder, f"r/{number}.toml", _RULE.format(number=number, pattern=pattern))
    _lay(folder, "fzlint.toml", 'rule-folders = ["r"]\n')
    return [_report(folder)]


SLOW = (
    "(a+)+$", "(.*,){20}", "(?=(?=(a+)+b)c)", "(a|a)*b", "(?:a|ab|abc|a)*z", "a*a*a*a*a*a*b", ".*.*.*.*b", "(a+)(a+)\\1\\2b",
    "((a{1,20}){1,20}){1,20}b", "(a?){500}b", "a*?a*?a*?a*?b", "(?<=aaaa)a*a*a*a*b", "(?x)(a +) +b",
    "(" * 3_000 + "a" + ")" * 3_000, "(" * 200 + "a" + ")" * 200, "a{99999999999999999999}",
    f"({'|'.join('a' * (i % 30 + 1) for i in range(1_000))})*b",
)  # fmt: skip
for _pattern in SLOW:
    ATTACKS[f"rule: {_pattern[:30]} {len(_pattern)}"] = lambda folder, p=_pattern: _rules(folder, p)  # type: ignore[misc]
ATTACKS["rules: many slow ones"] = lambda folder: _rules(folder, *["(a|a)*b"] * 90)
ATTACKS["rules: ten thousand"] = lambda folder: _rules(folder, *["坏"] * 10_000)


@_attack
def _rules_and_links_that_go_round(folder: Path) -> Sequence[str]:
    args = _rules(folder, "坏")
    (folder / "r" / "s").mkdir()
    (folder / "r" / "s" / "u").symlink_to("..")
    (folder / "r" / "l").symlink_to(".")
    return args


@_attack
def _a_rule_without_end(folder: Path) -> Sequence[str]:
    args = _rules(folder, "坏")
    (folder / "r" / "z.toml").symlink_to("/dev/zero")
    return args


@_attack
def _a_rule_of_fifty_megabytes(folder: Path) -> Sequence[str]:
    args = _rules(folder, "坏")
    _lay(folder, "r/x.toml", f"a = [{'1,' * 25_000_000}]\n")
    return args
