"""More of the table of `attacks`: packages, settings, rules, kinds and places in forms that came up later."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import word as m
from hostile.attacks import _RULE, TITLE, Attack, _lay, _report

MORE: dict[str, Attack] = {}
_BODY = m.p("一、执法") + m.p("推进执法,加强监督。")
_RUN = "<w:r><w:t>文</w:t></w:r>"


def _docx(what: str, make: Callable[[], bytes], *args: str) -> None:
    MORE[f"docx: {what}"] = lambda folder: [_lay(folder, "a.docx", make()), *args]


# ------------------------------------------------------------------------ numbers, nesting, tokens


def _list(*levels: str, paragraphs: str, lists: str = "", styles: str = "") -> bytes:
    numbering = m.abstract(0, *levels) + (lists or m.num(1, 0))
    return m.docx(m.p(TITLE) + paragraphs, numbering=numbering, styles=styles)


_docx(
    "labels of all levels, three times over",
    lambda: _list(
        *[m.lvl(i, "chineseCounting", "%1%2%3%4%5%6%7%8%9" * 3) for i in range(9)],
        paragraphs="".join(m.numbered("做法", 1, i % 9) for i in range(20_000)),
    ),
)
_docx(
    "a list for every paragraph that starts beyond all",
    lambda: _list(
        m.lvl(0, "upperLetter", "%1."),
        paragraphs="".join(m.numbered("做法", i) for i in range(1, 15_000)),
        lists="".join(
            m.num(i, 0, f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{2**31 - 1 - i}"/></w:lvlOverride>')
            for i in range(1, 15_000)
        ),
    ),
)
_docx(
    "levels and starts that are no numbers",
    lambda: _list(
        m.lvl(0, "decimal", "%1").replace('w:val="1"', f'w:val="{"9" * 5_000}"', 1),
        paragraphs="".join(m.numbered("做法", 1, level) for level in (999_999_999, -1, 0))
        + m.numbered("做法", "9" * 5_000)
        + m.numbered("做法", "９")
        + m.numbered("做法", "1e9"),
    ),
)
_docx(
    "a style of lists that points to itself",
    lambda: m.docx(
        m.p(TITLE) + m.numbered("做法") * 100,
        numbering=m.abstract(0, m.lvl(0, "decimal", "%1"), more='<w:numStyleLink w:val="L"/>') + m.num(1, 0),
        styles=m.style("L", "L", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"),
    ),
)
for _what, _body in {
    "fields in full nested": lambda: m.p(m.begin("REF a") * 30_000 + _RUN + m.END * 30_000),
    "simple fields nested": lambda: m.p('<w:fldSimple w:instr="A">' * 100_000 + _RUN + "</w:fldSimple>" * 100_000),
    "controls nested": lambda: "<w:sdt><w:sdtContent>" * 20_000 + m.p(_RUN) + "</w:sdtContent></w:sdt>" * 20_000,
    "branches beside one another": lambda: m.p(
        "<w:r><mc:AlternateContent>"
        + '<mc:Choice Requires="wps"><w:t>文</w:t></mc:Choice>' * 200_000
        + "</mc:AlternateContent></w:r>"
    ),
    "one word of fifty megabytes": lambda: m.p(m.r("A" * 50_000_000)),
    "an author of ten megabytes": lambda: m.p(m.change("ins", m.r("执,法。"), author="王" * 3_000_000)),
    "symbols of a font": lambda: m.p("<w:r>" + '<w:sym w:font="Wingdings" w:char="F0FC"/>' * 900_000 + "</w:r>"),
    "character data in pieces": lambda: m.p(f"<w:r><w:t>{'<![CDATA[执,]]>' * 400_000}</w:t></w:r>"),
    "processing instructions": lambda: m.p(m.r("执,法"), "<?a b?>" * 1_000_000),
    "moves that only begin": lambda: m.p(
        "".join(f'<w:moveFromRangeStart w:id="{i}" w:name="m{i}"/>' for i in range(200_000)), m.r("执,法")
    ),
    "cells that go on below": lambda: m.tbl(*[m.tr(*["<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"] * 60)] * 3_000),
}.items():
    _docx(_what, lambda body=_body: m.docx(m.TITLE, body()))  # type: ignore[misc]
_docx("deleted words of ten megabytes, annotated", lambda: m.docx(m.TITLE, m.p(m.deleted("旧" * 3_000_000), m.r("执,"))),
      "--annotate", "o.docx")  # fmt: skip
for _args in ((), ("--fix",)):
    _docx(
        f"a thousand pages {' '.join(_args)}",
        lambda: m.docx(
            m.TITLE,
            *[
                m.p(
                    m.r(
                        f"第{i}项工作由县司法局牵头,开展检查{i % 97}次，办结案件{i % 53}件，按期办结率98.5%。各单位落实责任。"
                    )
                )
                for i in range(10_000)
            ],
        ),
        *_args,
    )

# ------------------------------------------------------------------------ zip, relationships, XML


def _zip(files: Iterable[tuple[str, str | bytes]], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in files:
            package.writestr(zipfile.ZipInfo(name), content, method)
        package.comment = comment
    return out.getvalue()


def _parts() -> list[tuple[str, str | bytes]]:
    return list(m.parts(m.TITLE, _BODY).items())


def _directory(field: int, form: str, value: int, name: bytes = b"word/document.xml") -> bytes:
    """A package whose directory tells something else of a part."""
    data = bytearray(_zip(_parts()))
    at = data.find(b"PK\1\2")
    while at >= 0:
        if data[at + 46 :].startswith(name):
            struct.pack_into(form, data, at + field, value)
        at = data.find(b"PK\1\2", at + 4)
    return bytes(data)


_PACKAGES: dict[str, Callable[[], bytes]] = {
    "names that climb": lambda: _zip([*_parts(), ("../../x", "x"), ("/etc/x", "x"), ("C:\\x", "x"), ("con", "x")]),
    "backslashes in names": lambda: _zip([(name.replace("/", "\\"), content) for name, content in _parts()]),
    "other letters in names": lambda: _zip([(name.upper(), content) for name, content in _parts()]),
    "a comment full of ends": lambda: _zip(_parts(), comment=b"PK\5\6" * 16_000),
    "junk in front": lambda: b"MZ" * 5_000 + _zip(_parts()),
    "junk behind": lambda: _zip(_parts()) + b"x" * 60_000,
    "packed by bzip2": lambda: _zip(_parts(), zipfile.ZIP_BZIP2),
    "packed by lzma": lambda: _zip(_parts(), zipfile.ZIP_LZMA),
    "a size that lies": lambda: _directory(24, "<I", 10),
    "a checksum that lies": lambda: _directory(16, "<I", 10),
    "an unknown method": lambda: _directory(10, "<H", 93),
    "a place that lies": lambda: _directory(42, "<I", 0),
    "a flag of encryption": lambda: _directory(8, "<H", 1),
    "another name in front": lambda: _zip(_parts()).replace(b"word/document.xml", b"word/dacument.xml", 1),
}
_DOCUMENT, _RELATED = "word/document.xml", "word/_rels/document.xml.rels"
for _what, (_part, _old, _new) in {
    "an outer entity": (_DOCUMENT, "<w:document", '<!DOCTYPE w:document SYSTEM "file:///dev/zero"><w:document'),
    "parameter entities": (
        _DOCUMENT, "<w:document", '<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><w:document',
    ),
    "a style sheet of a device": (_DOCUMENT, "<w:document", '<?xml-stylesheet href="file:///dev/zero"?><w:document'),
    "XInclude": (
        _DOCUMENT, "<w:body>",
        '<w:body><x:include xmlns:x="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>',
    ),
    "a control written as a reference": (_DOCUMENT, "推进执法", "推进&#1;执法"),
    "another encoding than told": (_DOCUMENT, 'encoding="UTF-8"', 'encoding="gb18030"'),
    "a document elsewhere": ("_rels/.rels", 'Target="word/document.xml"', 'Target="file:///etc/passwd"'),
    "a document that is its own relation": ("_rels/.rels", 'Target="word/document.xml"', 'Target="_rels/.rels"'),
    "comments in the list of types": (
        _RELATED, "</Relationships>",
        f'<Relationship Id="c" Type="{m.R}/comments" Target="/[Content_Types].xml"/></Relationships>',
    ),
    "comments in their own relations": (
        _RELATED, "</Relationships>",
        f'<Relationship Id="c" Type="{m.R}/comments" Target="_rels/document.xml.rels"/></Relationships>',
    ),
    "a header that is the document": (
        _RELATED, "</Relationships>",
        f'<Relationship Id="h" Type="{m.R}/header" Target="document.xml"/></Relationships>',
    ),
    "a hundred thousand relations": (
        _RELATED, "</Relationships>",
        "".join(f'<Relationship Id="c{i}" Type="{m.R}/header" Target="h{i}.xml"/>' for i in range(100_000))
        + "</Relationships>",
    ),
}.items():  # fmt: skip
    _PACKAGES[_what] = lambda part=_part, old=_old, new=_new: m.with_part(_zip(_parts()), part, old, new)  # type: ignore[misc]
for _what, _make in _PACKAGES.items():
    _docx(_what, _make, "--annotate", "o.docx")

# ------------------------------------------------------------------------ settings, rules, kinds, baselines


def _settings(what: str, content: str | bytes) -> None:
    def attack(folder: Path) -> Sequence[str]:
        _lay(folder, "fzlint.toml", content)
        return [_report(folder)]

    MORE[f"settings: {what}"] = attack


_settings(
    "rule folders by the hundred thousand", "rule-folders = [" + ",".join(map('"r{}"'.format, range(100_000))) + "]"
)
_settings("a rule folder with an endless name", f'rule-folders = ["{"a" * 5_000}"]')
_settings("a colour in a key", '"\\u001b[31m红" = 1')
_settings("braces", f'exclude = ["{"{a,b}" * 40}", "[a-", "[!", "***", "/", "!", "\\\\"]')
_settings(
    "ten thousand patterns",
    "[per-file-ignores]\n" + "".join(f'"**/{i}*a*b*c" = ["FZ304"]\n' for i in range(10_000)),
)
_settings("keys in keys", "a = {" * 900 + "}" * 900)
_settings("UTF-16 cut off", "exclude = []".encode("utf-16")[:-1])


def _rule(
    what: str, old: str, new: str, lay: Callable[[Path], object] = lambda folder: None, *, test: bool = False
) -> None:
    def attack(folder: Path) -> Sequence[str]:
        (folder / "r").mkdir()
        text = _RULE.format(number=1, pattern="执法")
        assert old in text
        _lay(folder, "r/a.toml", text.replace(old, new))
        lay(folder / "r")
        _lay(folder, "fzlint.toml", 'rule-folders = ["r"]\n')
        return ["test", "r"] if test else [_report(folder)]

    MORE[f"rule: {what}"] = attack


_ROWS = "[[params.rows]]\npattern = '执法'"
_TABLE = '[params]\ntable = "t.tsv"'
for _name in ("", ".", "..", "a\\u0000b", "../../etc/passwd", "/dev/zero", "a" * 5_000):
    _rule(f"a table called {_name[:20]!r}", _ROWS, f'[params]\ntable = "{_name}"')
    _rule(f"an example called {_name[:20]!r}", 'text = "好"', f'file = "{_name}"', test=True)
_rule("a table without end", _ROWS, _TABLE, lambda folder: (folder / "t.tsv").symlink_to("/dev/zero"))
_rule("a table from a pipe", _ROWS, _TABLE, lambda folder: os.mkfifo(folder / "t.tsv"))
_rule("a table of zeroes", _ROWS, _TABLE, lambda folder: _lay(folder, "t.tsv", bytes(9_000_000)))
for _message in (
    "{0.__class__}",
    "{text.__class__}",
    "{text!r}",
    "{text:>99999999}",
    "{text:{text}}",
    "{",
    "\\u001b[31m{text}",
):
    _rule(f"a message {_message}", 'message = "{text}"', f'message = "{_message}"')
for _pattern in (
    "(?u)(?a)x", "(?L)a", "(?<=a*)b", "(?#", "(?(1)a|b)", "\\p{Han}", "\\", "", "(.)\\1{500}", "(?=(a*)*b)", "a" * 90_000,
    "|".join(["甲"] * 90_000), "[^" + "甲乙" * 30_000 + "]", "(?:" * 500 + "a" + ")?" * 500,
):  # fmt: skip
    _rule(f"a pattern {_pattern[:20]} {len(_pattern)}", "'执法'", f"'{_pattern}'")
for _fix in ("\\g<99999999999999999999>", "\\400", "\\g<", "\\9"):
    _rule(f"a fix {_fix}", "'执法'", f"'执法'\nfix = '{_fix}'")


def _kind(what: str, *, words: str = "", headings: str = '"…甲…"') -> None:
    def attack(folder: Path) -> Sequence[str]:
        (folder / "r/report-kinds").mkdir(parents=True)
        parts = f'[[parts]]\nname = "甲"\nheadings = [{headings}]\n'
        _lay(folder, "r/report-kinds/a.toml", f'name = "总结"\ntitles = ["…总结"]\n[words]\n{words}\n{parts}')
        _lay(folder, "fzlint.toml", 'rule-folders = ["r"]\n')
        body = f"一、{'工作' * 20}\n{'甲' * 5_000}\n" + "推进执法,监督。\n" * 300
        return [_lay(folder, "a.txt", f"青河县2024年总结\n{body}")]

    MORE[f"kind: {what}"] = attack


_kind(
    "words in words in words",
    words="\n".join(f'"w{i}" = ["{{w{i + 1}}}{{w{i + 1}}}"]' for i in range(60)),
    headings='"{w0}"',
)
_kind("a thousand gaps", headings=f'"{"…甲" * 1_000}"')
_kind("gaps and lists", words='"a" = ["甲", "甲甲", "甲甲甲"]', headings=f'"{"…{a}" * 30}乙"')
_kind("brackets nested", headings=f'"{"（甲" * 500}{"）" * 500}乙"')
_kind("brackets beside one another", headings=f'"{"（甲|乙|甲乙）" * 60}丙"')
_kind("forms", headings=f'"{"|".join(["甲"] * 30_000)}"')
_kind(
    "long lists",
    words=f'"a" = [{",".join(f"{chr(34)}甲{i}{chr(34)}" for i in range(40_000))}]',
    headings='"…{a}…{a}…{a}…"',
)

for _what, _content in {
    "brackets nested": "[" * 200_000,
    "a number": '{"findings": 1' + "0" * 500_000 + "}",
    "beyond all": '{"schema": 1e999}',
    "a lone surrogate": '{"schema": 1, "files": {"\\ud800": []}}',
    "sixty megabytes": "[" + '"a",' * 15_000_000 + '"b"]',
}.items():

    def _baseline(folder: Path, content: str = _content) -> Sequence[str]:
        return [_report(folder), "--baseline", _lay(folder, "b.json", content)]

    MORE[f"baseline: {_what}"] = _baseline

# ------------------------------------------------------------------------ names that no system takes

for _option in ("--output", "--annotate", "--baseline"):
    MORE[f"{_option} with an endless name"] = lambda folder, option=_option: [  # type: ignore[misc]
        _report(folder), option, "长" * 100 + ".docx",
    ]  # fmt: skip
MORE["an endless name"] = lambda folder: [_report(folder), "长" * 300 + ".txt", "长" * 300 + "*.txt"]
MORE["a name that goes round"] = lambda folder: [_report(folder), _round(folder)]


def _round(folder: Path) -> str:
    (folder / "q.txt").symlink_to("q.txt")
    return "q.txt"
