"""Packages made odd: parts cut, tags doubled or dropped, attributes and numbers changed, relations turned round."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

_TAG = re.compile(rb"<[^>]*>")
_NUMBER = re.compile(rb'"-?\d+"')
_TARGET = re.compile(rb'Target="[^"]*"')
_ODD = (
    b"<?a b?>",
    b"<!-- c -->",
    b"<w:b/>",
    b"<w:t>,</w:t>",
    b"<w:r><w:t>\xe6\x89\xa7\xe6\xb3\x95,</w:t></w:r>",
    b"\n",
    b"&#13;",
    b"]]>",
)
_NUMBERS = (b'"0"', b'"-1"', b'"2147483647"', b'"99999999999"', b'"x"', b'""')


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The package with one to four changes in parts that are XML; the package itself stays sound."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice([*parts, "word/document.xml", "word/document.xml"])
        parts[name] = chance.choice(_WAYS)(parts[name], chance)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def _tags(content: bytes, chance: random.Random) -> tuple[int, int]:
    places = [match.span() for match in _TAG.finditer(content)]
    return chance.choice(places) if places else (0, 0)


def _drop(content: bytes, chance: random.Random) -> bytes:
    start, end = _tags(content, chance)
    return content[:start] + content[end:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    start, _ = _tags(content, chance)
    return content[:start] + chance.choice(_ODD) + content[start:]


def _element(content: bytes, chance: random.Random) -> bytes:
    """A run or a paragraph twice, or gone."""
    places = [match.span() for match in re.finditer(rb"<w:(r|p)>.*?</w:\1>", content, re.DOTALL)]
    if not places:
        return content
    start, end = chance.choice(places)
    return content[:start] + content[start:end] * chance.choice((0, 2)) + content[end:]


def _number(content: bytes, chance: random.Random) -> bytes:
    return _replaced(_NUMBER, content, chance, chance.choice(_NUMBERS))


def _relation(content: bytes, chance: random.Random) -> bytes:
    target = chance.choice((b"document.xml", b"comments.xml", b"../[Content_Types].xml", b"no.xml"))
    return _replaced(_TARGET, content, chance, b'Target="' + target + b'"')


def _replaced(pattern: re.Pattern[bytes], content: bytes, chance: random.Random, new: bytes) -> bytes:
    places = [match.span() for match in pattern.finditer(content)]
    if not places:
        return content
    start, end = chance.choice(places)
    return content[:start] + new + content[end:]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _byte(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _insert, _insert, _insert, _element, _element, _number, _relation, _drop, _cut, _byte,
)  # fmt: skip
