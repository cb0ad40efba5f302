"""Open a file that claims to be a .docx: say what it really is, bound what it may cost, tell all failures in one way.

Nothing is ever written to disk, targets of relationships are looked up among the names of the package only, and every read
and every parse ends after a bounded amount of work.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TypeVar
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from fzlint.pattern import pattern
from fzlint.readers.foreign import damaged, deep, encrypted, foreign, wrong
from fzlint.readers.unreadable import SAVE, Unreadable
from fzlint.record import NamedTuple

MAX_FILE = 64 << 20  # bytes of the file
MAX_PART = 64 << 20  # bytes of one part, unpacked
MAX_TOTAL = 128 << 20  # bytes of all parts that are read, unpacked
MAX_ENTRIES = 20_000
MAX_DEPTH = 256  # libxml2's limit too, so that what can be read can be written
MAX_TAGS = 2_000_000  # start and end tags of all parts that are read; a report of 1,000 pages has about a million

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

Open = Callable[[Mapping[str, str]], None]
Close = Callable[[], None]
_T = TypeVar("_T")

_SPACE = "http://www.w3.org/XML/1998/namespace}space"
_DECLARATION = pattern(rb"""xmlns(?::([A-Za-z_][\w.-]*))?\s*=\s*["']([^"']*)["']""")
_CHUNK = 1 << 20
_ENCRYPTED = 0x01  # flag of an entry
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)  # what zipfile raises
_ENCODINGS = ("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1")  # those that expat reads by itself


class Relationship(NamedTuple):
    """kind is the last word of the type (styles, numbering, header …); target the name of a part of the package."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a .docx file.

    main   the name of the main document part
    bound  the namespaces of the part that is being read, by their prefixes
    """

    def __init__(self, data: bytes) -> None:
        """Raises Unreadable if `data` is no .docx, or more than fzlint will read."""
        if len(data) > MAX_FILE:
            raise Unreadable("too-large", f"文件超过 {MAX_FILE >> 20} MB，无法检查。请压缩或删去其中的图片后再检查。")
        if not data.startswith(b"PK\x03\x04"):
            raise foreign(data)
        if data.count(b"PK\x01\x02") > MAX_ENTRIES:  # every entry has this mark: cheaper than reading the directory
            raise Unreadable("too-large", f"文件由 {MAX_ENTRIES} 个以上的部分组成，无法检查。{SAVE}")
        self._entries: dict[str, ZipInfo] = {}
        try:
            self._archive = ZipFile(BytesIO(data))
        except _BROKEN:
            raise damaged() from None
        for entry in self._archive.infolist():
            name = entry.filename.replace("\\", "/").lstrip("/")
            if name in self._entries:
                raise Unreadable("damaged", f"文件已损坏：其中“{name}”有两份，无法判断以哪一份为准。{SAVE}")
            self._entries[name] = entry
        self._folded: dict[str, str] = {}
        self._related: dict[str, list[Relationship]] = {}
        self._left = MAX_TOTAL
        self._tags = MAX_TAGS
        self.bound: dict[str, str] = {}
        self.main = self._main()

    def find(self, name: str) -> str | None:
        """The name of a part as the package writes it, or None if there is no such part. Case is no difference."""
        if name in self._entries:
            return name
        if not self._folded:
            self._folded = {entry.lower(): entry for entry in reversed(self._entries)}
        return self._folded.get(name.lower())

    def names(self) -> set[str]:
        """The names of all parts."""
        return set(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of the part `name`.

        Raises Unreadable if it is damaged, encrypted or too large.
        """
        entry = self._entries[name]
        if entry.flag_bits & _ENCRYPTED:
            raise encrypted()
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):  # no other unpacker of zipfile's stops in time
            raise damaged(name)
        limit = min(MAX_PART, self._left)
        try:
            with self._archive.open(entry) as part:
                data = part.read(limit + 1)  # whatever size the directory declares
                if len(data) <= limit:
                    part.read(1)  # zipfile compares the checksum at the end only
        except _BROKEN:
            raise damaged(name) from None
        if len(data) > limit:
            raise Unreadable("too-large", f"文件解压后过大（{name} 超过 {limit >> 20} MB），为安全起见不予读取。{SAVE}")
        self._left -= len(data)
        return data

    def parse(
        self,
        name: str,
        opening: Mapping[str, Mapping[str, Open]],
        closing: Mapping[str, Mapping[str, Close]],
        text: Callable[[str], object] | None = None,
        shorten: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """Read the part `name` from begin to end.

        opening, closing   what to do at start and end tags, by namespace and name; all other tags are passed over
        text               gets every stretch of character data
        shorten            takes out of the bytes what need not be parsed

        Raises Unreadable if the part is not well-formed, has a DOCTYPE or asks for too much work.
        """
        data = self.read(name)
        self._tags -= data.count(b"<")
        if self._tags < 0:
            raise Unreadable("too-large", f"文件内容过多，无法检查。请分成几个文件后再检查（{name}）。")
        if shorten is not None:
            data = shorten(data)
        # expat is three times as fast if it need not resolve namespaces (100 pages: 5 ms, not 14)
        prefixes = _prefixes(data)
        bound = self.bound = {prefix: namespace for namespace, names in (prefixes or {}).items() for prefix in names}
        opens, closes = _written(opening, prefixes), _written(closing, prefixes)
        parser = expat.ParserCreate(namespace_separator=None if prefixes is not None else "}")
        depth = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            handler = opens.get(tag)
            if handler is not None:
                if depth > MAX_DEPTH:
                    raise deep(name, MAX_DEPTH)
                handler(attributes)

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            handler = closes.get(tag)
            if handler is not None:
                handler()

        def doctype(*_: object) -> None:
            # OOXML forbids it; entities would cut the text silently
            raise Unreadable(
                "damaged", f"文件不合 .docx 的规定（{name} 中有 DOCTYPE 声明），为安全起见不予读取。{SAVE}"
            )

        def declaration(version: str, encoding: str | None, standalone: int) -> None:
            if encoding and encoding.lower() not in _ENCODINGS:
                raise damaged(name)

        parser.buffer_text = True
        parser.XmlDeclHandler = declaration
        if prefixes is None:
            parser.StartNamespaceDeclHandler = lambda prefix, namespace: bound.__setitem__(
                prefix or "", namespace or ""
            )
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = doctype
        if text is not None:
            parser.CharacterDataHandler = text
        try:
            for at in range(0, len(data), _CHUNK):  # what a handler raises comes out at the end of a chunk
                parser.Parse(data[at : at + _CHUNK], False)
            parser.Parse(b"", True)
        except expat.ExpatError:
            raise damaged(name) from None

    def relationships(self, part: str = "") -> list[Relationship]:
        """The relationships of a part, or of the package, whose targets are in the package, in their order."""
        if part in self._related:
            return self._related[part]
        folder, _, base = part.rpartition("/")
        name = self.find(f"{folder}/_rels/{base}.rels".lstrip("/"))
        if name is None:
            return []
        found = self._related[part] = []

        def relationship(attributes: Mapping[str, str]) -> None:
            if attributes.get("TargetMode") == "External":
                return
            target = self.find(_resolve(folder, attributes.get("Target", "")))
            if target is not None:
                kind = attributes.get("Type", "").rpartition("/")[2]
                found.append(Relationship(attributes.get("Id", ""), kind, target))

        self.parse(name, {_RELATIONSHIPS: {"Relationship": relationship}}, {})
        return found

    def _main(self) -> str:
        for relationship in self.relationships():
            if relationship.kind == "officeDocument" and not relationship.target.startswith(("xl/", "ppt/", "visio/")):
                return relationship.target
        if name := self.find("word/document.xml"):
            return name
        raise self._other()

    def _other(self) -> Unreadable:
        """What a zip file is that has no main document."""
        for start, what in (
            ("xl/", "Excel 表格"),
            ("ppt/", "PowerPoint 演示文稿"),
            ("visio/", "Visio 绘图"),
            ("OFD.xml", "OFD 版式文件"),
            ("Index/", "Pages 文稿"),
        ):
            if any(name.startswith(start) for name in self._entries):
                return wrong(what)
        if "mimetype" in self._entries:
            kind = self.read("mimetype")[:100]
            if b"opendocument.text" in kind:
                return wrong("OpenDocument 文本（.odt）", SAVE)
            return wrong("电子书（EPUB）" if b"epub" in kind else "OpenDocument 文件（不是 Word 文档）")
        if "[Content_Types].xml" in self._entries or any(name.startswith("word/") for name in self._entries):
            return Unreadable(
                "damaged", "文件已损坏：缺少正文部分（word/document.xml）。请找回原稿，另存为 .docx 后再检查。"
            )
        return wrong("压缩包（ZIP）", "请解压，检查其中的文档。")


def value(attributes: Mapping[str, str], name: str = "val") -> str | None:
    """An attribute by its local name, which no two namespaces share on the elements that are read here."""
    found = attributes.get("w:" + name)
    if found is None:
        for key, text in attributes.items():
            if key.endswith(name) and key[: -len(name)][-1:] in ("", ":", "}"):
                return text
    return found


def keeps_blanks(attributes: Mapping[str, str]) -> bool:
    """Whether xml:space says that blanks at both ends are text."""
    return (attributes.get("xml:space") or attributes.get(_SPACE)) == "preserve"


def on(attributes: Mapping[str, str]) -> bool:
    """Whether a switch like w:vanish is on: it is if it says nothing else."""
    return value(attributes) not in ("0", "false", "off", "none")


def number(text: str | None, default: int = 0) -> int:
    """A whole number, or `default` if `text` is none of up to nine digits."""
    if text and text.lstrip("-").isdecimal() and text.count("-") <= 1 and len(text) < 10:
        return int(text)
    return default


def _prefixes(data: bytes) -> dict[str, list[str]] | None:
    """The prefixes of every namespace of a part, if each means the same all over it; None if namespaces have to be
    resolved tag by tag."""
    meaning: dict[str, str] = {}
    declared = _DECLARATION.findall(data)
    if len(declared) != data.count(b"xmlns") or any(b"&" in namespace for _, namespace in declared):
        return None  # a prefix that is not ASCII, or a name written with character references
    for prefix, namespace in declared:
        if meaning.setdefault(prefix.decode(), namespace.decode("utf-8", "replace")) != namespace.decode(
            "utf-8", "replace"
        ):
            return None
    prefixes: dict[str, list[str]] = {}
    for prefix, namespace in meaning.items():
        prefixes.setdefault(namespace, []).append(prefix)
    return prefixes or None


def _written(handlers: Mapping[str, Mapping[str, _T]], prefixes: Mapping[str, list[str]] | None) -> dict[str, _T]:
    """Handlers by the tags that expat tells: as the part writes them, or "namespace}name" if `prefixes` is None."""
    if prefixes is None:
        return {f"{namespace}}}{name}": call for namespace, calls in handlers.items() for name, call in calls.items()}
    return {
        f"{prefix}:{name}" if prefix else name: call
        for namespace, calls in handlers.items()
        for prefix in prefixes.get(namespace, ())
        for name, call in calls.items()
    }


def _resolve(folder: str, target: str) -> str:
    """The name that `target` means when it stands in `folder`; it cannot climb out of the package."""
    if "%" in target:
        from urllib.parse import unquote

        target = unquote(target)
    target = target.replace("\\", "/").partition("#")[0]
    steps = [] if target.startswith("/") else [step for step in folder.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)
