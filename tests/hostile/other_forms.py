"""More of the table of `attacks`: what Word holds beside paragraphs, packages as other programs zip them, pages, settings, places."""

from __future__ import annotations

import io
import os
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import word as m
from hostile.attacks import TITLE, Attack, _lay, _report

OTHER: dict[str, Attack] = {}
_RUN = "<w:r><w:t>文</w:t></w:r>"
_SAID = "推进执法,加强监督。"


def _file(what: str, name: str, make: Callable[[], str | bytes], *args: str) -> None:
    OTHER[what] = lambda folder: [_lay(folder, name, make()), *args]


# ------------------------------------------------------------------------ what Word holds beside paragraphs


def _docx(what: str, make: Callable[[], bytes], *args: str) -> None:
    _file(f"docx: {what}", "a.docx", make, *args)


def _nested(start: str, inside: str, end: str, depth: int) -> str:
    return start * depth + inside + end * depth


_TEXT_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
)


def _boxes(depth: int) -> str:
    return m.p(_SAID) if not depth else m.p(m.box(_boxes(depth - 1)))


for _args in ((), ("--fix",), ("--annotate", "o.docx")):
    for _what, _body in {
        "text boxes, each twice as many": lambda: _boxes(13),
        "text boxes nested": lambda: _nested(_TEXT_BOX[0], m.p(_SAID), _TEXT_BOX[1], 60),
        "text boxes": lambda: m.p(*[m.box(m.p(_SAID))] * 9_000),
        "tables nested": lambda: _nested("<w:tbl><w:tr><w:tc>", m.p(_SAID), "</w:tc></w:tr></w:tbl>", 3_000),
        "tables": lambda: m.tbl(m.tr(_SAID, "3")) * 9_000,
        "controls among runs": lambda: m.p(
            _nested("<w:sdt><w:sdtContent>", m.r(_SAID), "</w:sdtContent></w:sdt>", 60) * 100
        ),
        "formulas nested": lambda: m.p(_nested("<m:oMath>", "<m:r><m:t>x</m:t></m:r>", "</m:oMath>", 2_000), m.r(_SAID)),
        "links nested": lambda: m.p(_nested('<w:hyperlink w:anchor="a">', m.r(_SAID), "</w:hyperlink>", 2_000)),
        "changes in changes": lambda: m.p(
            *[m.change("ins", m.change("del", m.removed("旧,")), m.r("新,的。"), id=i) for i in range(9_000)]
        ),
        "rows of changes": lambda: m.tbl(
            *[m.tr(_SAID, properties='<w:ins w:id="1" w:author="王"/>')] * 4_000
        ),
        "marks of paragraphs that go": lambda: m.p(
            m.r(_SAID), properties='<w:rPr><w:del w:id="1" w:author="王"/></w:rPr>'
        ) * 4_000,
        "places of other files": lambda: '<w:altChunk r:id="rId1"/><w:subDoc r:id="rId1"/>' * 30_000 + m.p(_SAID),
        "bidi controls": lambda: m.p("\u202e\u2066监督,执法\u2069\u200f。" * 900),
        "joiners": lambda: m.p("执\u200d" * 100_000 + ",法。"),
        "properties": lambda: m.p(*[m.r("执,", "<w:b/>" * 300)] * 2_000),
        "sections": lambda: m.p(m.r(_SAID), properties="<w:sectPr/>") * 9_000,
        "permissions": lambda: m.p('<w:permStart w:id="1"/>' * 90_000, m.r(_SAID), '<w:permEnd w:id="1"/>' * 90_000),
    }.items():  # fmt: skip
        _docx(f"{_what} {' '.join(_args)}", lambda body=_body: m.docx(m.TITLE, body()), *_args)  # type: ignore[misc]
    _docx(
        f"a hundred thousand notes {' '.join(_args)}",
        lambda: m.docx(
            m.TITLE,
            *[m.p(_SAID, m.note(i)) for i in range(10_000)],
            footnotes=m.notes({i: m.p("注,") for i in range(100_000)}),
        ),
        *_args,
    )
    _docx(
        f"notes in notes {' '.join(_args)}",
        lambda: m.docx(
            m.TITLE,
            m.p(_SAID, m.note(1)),
            footnotes=m.notes({i: m.p("注,", m.note(i % 900 + 1)) for i in range(1, 901)}),
        ),
        *_args,
    )
    _docx(
        f"comments of one number {' '.join(_args)}",
        lambda: m.docx(
            m.TITLE,
            m.p('<w:commentRangeEnd w:id="1"/>' * 9_000, m.r(_SAID), '<w:commentRangeStart w:id="1"/>' * 9_000),
            comments='<w:comment w:id="1" w:author="王"><w:p/></w:comment>' * 9_000,
        ),
        *_args,
    )

# ------------------------------------------------------------------------ packages


class _Stream(io.RawIOBase):
    """What one cannot go back in: sizes are told behind the parts."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += data
        return len(data)


def _streamed() -> bytes:
    stream = _Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in m.parts(m.TITLE, m.p(_SAID) * 90).items():
            package.writestr(name, content)
    return bytes(stream.data)


def _large() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in m.parts(m.TITLE, m.p(_SAID) * 90).items():
            with package.open(name, "w", force_zip64=True) as part:
                part.write(content.encode())
    return out.getvalue()


def _entries(*more: tuple[str, bytes], mode: int = 0o644) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # one name twice
        for name, content in (*m.parts(m.TITLE, m.p(_SAID) * 9).items(), *more):
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            package.writestr(info, content)
    return out.getvalue()


def _related(kind: str, target: str, *, outer: bool = True) -> bytes:
    mode = ' TargetMode="External"' if outer else ""
    relation = f'<Relationship Id="x" Type="{m.R}/{kind}" Target="{target}"{mode}/></Relationships>'
    body = m.docx(
        m.TITLE, m.p(_SAID), '<w:altChunk r:id="x"/><w:sectPr><w:headerReference w:type="default" r:id="x"/></w:sectPr>'
    )
    return m.with_part(body, "word/_rels/document.xml.rels", "</Relationships>", relation)


_PACKAGES: dict[str, Callable[[], bytes]] = {
    "sizes behind the parts": _streamed,
    "sizes of eight bytes": _large,
    "links among the parts": lambda: _entries(("word/x", b"/etc/passwd"), mode=0o120777),
    "a zero in a name": lambda: _entries(("word/aXb.xml", b"a")).replace(b"aXb", b"a\0b"),
    "turned letters in a name": lambda: _entries(("word/\u202excod.exe", b"a")),
    "a name of sixty thousand letters": lambda: _entries(("a" * 60_000, b"a")),
    "a name that is no UTF-8": lambda: _entries(("word/é.xml", b"a")).replace("é".encode(), b"\xff\xfe"),
    "folders": lambda: _entries(*[("a/" * i, b"") for i in range(1, 900)]),
    "one part over and over": lambda: _entries(*[("word/document.xml", b"<a/>")] * 300),
    "a package in a package": lambda: _entries(("word/embeddings/a.docx", m.docx(m.TITLE))),
    "four directories of another size": lambda: _entries() + b"PK\5\6" + bytes(4) + b"\xff" * 12 + bytes(2),
    "a last record that lies": lambda: _entries()[:-6] + struct.pack("<IH", 5, 0),
    "more parts than told": lambda: _entries()[:-14] + struct.pack("<HHIIH", 1, 1, 99, 9_999_999, 0)[:14],
    "a document in UTF-16": lambda: m.pack(
        {
            name: content.replace('"UTF-8"', '"UTF-16"').encode("utf-16") if name == "word/document.xml" else content
            for name, content in m.parts(m.TITLE, m.p(_SAID)).items()
        }
    ),
    "half a pair in a reference": lambda: m.with_part(m.docx(m.TITLE, m.p(_SAID)), "word/document.xml", _SAID, "&#xD800;"),
    "another version of XML": lambda: m.with_part(
        m.docx(m.TITLE, m.p(_SAID)), "word/document.xml", '<?xml version="1.0"', '<?xml version="1.1"'
    ),
    "settings of fifty megabytes": lambda: m.docx(m.TITLE, m.p(_SAID), settings="<w:x/>" * 8_000_000),
    "styles by the hundred thousand": lambda: m.docx(
        m.TITLE, m.p(_SAID), styles="".join(m.style(f"s{i}", "heading 1", "<w:rPr><w:b/></w:rPr>") for i in range(100_000))
    ),
    "headers": lambda: m.docx(m.TITLE, m.p(_SAID), **{f"header{i}": m.p("页,眉") for i in range(1, 2_000)}),
}  # fmt: skip
for _kind in ("header", "image", "attachedTemplate", "subDocument", "aFChunk", "hyperlink", "comments"):
    for _target in ("http://127.0.0.1:9/x", "file:///dev/zero", "\\\\server\\x", "a" * 90_000):
        _PACKAGES[f"{_kind} at {_target[:12]}"] = lambda k=_kind, t=_target: _related(k, t)  # type: ignore[misc]
    _PACKAGES[f"{_kind} above all"] = lambda k=_kind: _related(k, "../" * 9_000 + "etc/passwd", outer=False)  # type: ignore[misc]
for _what, _make in _PACKAGES.items():
    for _args in (("--fix",), ("--annotate", "o.docx")):
        _docx(f"{_what} {_args[0]}", _make, *_args)

# ------------------------------------------------------------------------ text and pages

for _what, _text in {
    "two marks of the encoding": "\ufeff" * 9 + TITLE + "\n" + _SAID,
    "lines of other marks": TITLE + "\n" + f"{_SAID}\u2028\x85\x0b\x0c" * 9_000,
    "letters in letters": TITLE + "\n执" + "\u0301" * 900_000 + ",法",
    "tags of letters": TITLE + "\n" + "\U000e0041" * 300_000,
    "bidi controls": TITLE + "\n" + "\u202e\u2066" * 400_000 + _SAID,
    "one number": TITLE + "\n办结" + "9" * 900_000 + "件，同比增长" + "9" * 90_000 + "%。",
    "commas in a number": TITLE + "\n办结" + "1,000" * 300_000 + "件。",
    "years": TITLE + "\n" + "2024年1月1日至" * 100_000,
    "ranges": TITLE + "\n" + "1-2-3—" * 200_000,
    "names of laws": TITLE + "\n" + "《" * 50_000 + "中华人民共和国行政处罚法" + "》" * 50_000,
    "laws": TITLE + "\n" + "《中华人民共和国行政处罚法》第九十九条、" * 20_000,
    "one address": TITLE + "\nhttp://" + "a." * 900_000,
    "letters of an address": TITLE + "\n" + "a@" * 500_000,
    "sums": TITLE + "\n" + "其中1件，" * 100_000 + "合计3件。",
}.items():
    for _args in ((), ("--fix",)):
        _file(f"txt: {_what} {' '.join(_args)}", "a.txt", lambda t=_text: t.encode(), *_args)  # type: ignore[misc]
_file("txt: half a pair", "a.txt", lambda: (TITLE + "\n" + _SAID).encode("utf-16") + b"\x00\xd8", "--fix")
_file("txt: bytes of no letter", "a.txt", lambda: (TITLE + "\n").encode("gb18030") + b"\x81\x30\x81" * 300_000)
for _what, _text in {
    "names without end": "&" + "a" * 5_000_000,
    "names": "&amp&lt&#9999999999;&#0;&#xD800;" * 90_000,
    "letters nested": "<b>" * 300_000,
    "letters one over another": "<b><i></b></i>" * 50_000,
    "words over words nested": "<ruby>文<rt>" * 60_000,
    "a field nobody closes": "<textarea>" + "<p>文" * 300_000,
    "pictures of other names": "<svg><math><svg>" * 60_000,
    "templates": "<template>" * 60_000,
    "forms": "<form><select><option>" * 60_000,
    "frames": '<frameset><frame src="file:///dev/zero"><iframe src="file:///etc/passwd">' * 9_000,
    "lists nested": "<ul><li>" * 60_000,
    "paragraphs": "<p>" * 900_000,
    "remarks": "<!--" * 900_000,
    "scripts": "<script>" + "<!--<script>" * 200_000,
    "rows without tables": "<tr><td>" * 200_000,
    "spans below nothing": "<table>" + "<tr><td colspan=-1 rowspan=0>1<td colspan=99999999999>2" * 5_000,
    "styles": '<p style="' + "display:none;" * 300_000 + '">文',
}.items():
    _file(f"html: {_what}", "a.html", lambda t=_text: f"<html><body><h1>{TITLE}</h1>{t}".encode())  # type: ignore[misc]
for _letters in ("utf-7", "utf-16", "idna", "rot13", "zip", "unicode_escape", "a" * 90_000, "undefined", "punycode"):
    _file(
        f"html: letters of {_letters[:20]}",
        "a.html",
        lambda c=_letters: f'<meta charset="{c}"><h1>{TITLE}</h1><p>{_SAID}+ADw-script+AD4-'.encode(),  # type: ignore[misc]
    )
for _what, _text in {
    "rows": "|甲|乙|\n|-|-|\n" + "|1|2|\n" * 9_000,
    "notes in notes": "".join(f"[^{i}]: 文[^{i + 1}]\n\n" for i in range(9_000)),
    "underlines": "_a __b ___c " * 100_000,
    "entities": "&#0;&amp;&#1114112;" * 90_000,
    "fences": "```\n" * 90_000 + "~~~~" * 90_000,
    "tags": "<a <b " * 200_000,
    "heads": "---\n" * 90_000,
    "titles": "# " * 300_000 + "\n" + "文\n=\n" * 20_000,
    "lines that go on": "- a\n" + "b\n" * 29_000,
    "addresses": "<http://a" * 90_000,
    "breaks": "\\\n" * 60_000,
}.items():
    _file(f"md: {_what}", "a.md", lambda t=_text: f"# {TITLE}\n\n{t}".encode())  # type: ignore[misc]

# ------------------------------------------------------------------------ settings and places


def _attack(attack: Callable[[Path], Sequence[str]]) -> None:
    OTHER[attack.__name__.removeprefix("_").replace("_", " ")] = attack


for _name in ("fzlint.toml", ".gitignore", "pyproject.toml", "b.json"):

    def _folder(folder: Path, name: str = _name) -> Sequence[str]:
        (folder / ".git").mkdir()
        (folder / name).mkdir()
        return [_report(folder), *(["--baseline", name] if name == "b.json" else [])]

    def _around(folder: Path, name: str = _name) -> Sequence[str]:
        (folder / ".git").mkdir()
        (folder / name).symlink_to(name)
        return [_report(folder), *(["--baseline", name] if name == "b.json" else [])]

    OTHER[f"{_name} is a folder"] = _folder
    OTHER[f"{_name} goes round"] = _around
for _place in ("/", "/proc", "/dev", "~", ".", "..", "a\\u0000b", "/dev/fd/0"):

    def _rules_of(folder: Path, place: str = _place) -> Sequence[str]:
        (folder / "i").mkdir()
        _lay(folder / "i", "fzlint.toml", f'rule-folders = ["{place}"]\n')
        return [f"i/{_report(folder / 'i')}"]

    OTHER[f"rules of {_place}"] = _rules_of


@_attack
def _a_cache_of_junk(folder: Path) -> Sequence[str]:
    place = folder / ".cache" / "fzlint"
    place.mkdir(parents=True)
    _lay(place, "results.sqlite3", b"SQLite format 3\0" + b"\xff" * 90_000)
    return [_report(folder)]


@_attack
def _a_cache_that_is_a_folder(folder: Path) -> Sequence[str]:
    (folder / ".cache" / "fzlint" / "results.sqlite3").mkdir(parents=True)
    return [_report(folder)]


@_attack
def _a_cache_that_is_a_device(folder: Path) -> Sequence[str]:
    (folder / ".cache" / "fzlint").mkdir(parents=True)
    (folder / ".cache" / "fzlint" / "results.sqlite3").symlink_to("/dev/full")
    return [_report(folder)]


@_attack
def _a_cache_that_is_a_pipe(folder: Path) -> Sequence[str]:
    (folder / ".cache" / "fzlint").mkdir(parents=True)
    os.mkfifo(folder / ".cache" / "fzlint" / "results.sqlite3")
    return [_report(folder)]


@_attack
def _rules_by_the_hundred_thousand(folder: Path) -> Sequence[str]:
    return [_report(folder), "--select", ",".join(f"FZ{i % 1000:03}" for i in range(18_000))]


@_attack
def _files_by_the_ten_thousand(folder: Path) -> Sequence[str]:
    for i in range(10_000):
        (folder / f"{i}.pdf").touch()
    return [_report(folder), "."]


@_attack
def _folders_in_folders(folder: Path) -> Sequence[str]:
    at = folder
    for _ in range(900):
        at = at / "a"
        os.mkdir(at) if len(str(at)) < 3_900 else None  # noqa: PTH102
    return [_report(folder), "."]


@_attack
def _patterns_of_files(folder: Path) -> Sequence[str]:
    return [_report(folder), "[" * 900 + "*.txt", "**/" * 900 + "*.txt"]
