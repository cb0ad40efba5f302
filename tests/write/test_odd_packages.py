"""Packages that say one thing and hold another, and text where none belongs: written whole, or not at all."""

from __future__ import annotations

import re
from xml.parsers import expat

import pytest
from word import TITLE, docx, notes, p, with_part
from write.reading import parts

from fzlint.api import lint_file
from fzlint.document.model import Span
from fzlint.readers.read import read
from fzlint.write.agreed import reread
from fzlint.write.comments import Comment, comment
from fzlint.write.editable import Unwritable
from fzlint.write.fix import mend

DATE = "2024-05-06T07:08:09Z"
LINE = "<w:p><w:r><w:t>一是加强执法,规范执法行为,公开结果。</w:t></w:r></w:p>"
THEIRS = '<w:comment w:id="0" w:author="王科长"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
RELATIONS = "word/_rels/document.xml.rels"


def annotated(data: bytes, step: int = 3) -> bytes:
    """Comments all over the text."""
    document = read(data, "a.docx")
    spans = [Span(at, at + 1) for at in range(0, len(document.text), step) if document.text[at] != "\n"]
    return comment(data, document, [Comment(span, ("看",)) for span in spans], DATE)


def mended(data: bytes) -> bytes:
    return mend(data, lint_file("a.docx", data=data), lambda data: lint_file("a.docx", data=data), date=DATE).data


def inside(data: bytes) -> str:
    """All character data of the main part, wherever it stands."""
    found: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = found.append
    parser.Parse(parts(data)["word/document.xml"], True)
    return "".join(found)


def asides(data: bytes) -> list[bytes]:
    return re.findall(rb"<\?(?!xml)[^>]*\?>|<!--.*?-->", parts(data)["word/document.xml"])


@pytest.mark.parametrize(
    "odd",
    [
        "<w:r><w:t>一是加强<?x y?>执法,规范执法行为。</w:t></w:r>",
        "<w:r><w:t>一是加强<!-- z -->执法,规范执法行为。</w:t></w:r>",
        "<w:r><w:t>一是加强<w:b/>执法,规范执法行为。</w:t></w:r>",
        "<w:r><w:t>一是加强<w:b>红</w:b>执法,规范执法行为。</w:t></w:r>",
        "<w:r><w:t>一是加强<w:t>红,色</w:t>执法,规范执法行为。</w:t></w:r>",
        "<w:r><w:rPr><w:t>一是加强,我</w:t></w:rPr><w:t>执法,规范执法行为。</w:t></w:r>",
        "<w:r><w:rPr>加强,我<w:b/>你,好</w:rPr><w:t>执法,规范执法行为。</w:t></w:r>",
        "<w:r><w:t>一是加强\n执法,规范执法行为\r\n推进,执法。</w:t></w:r>",
        '<w:r><w:t xml:space="preserve">一是加强\n执法,规范执法行为\n推进,&#9;执法。</w:t></w:r>',
        "<?a b?><w:r><?c d?><w:t>一是加强</w:t><?e f?></w:r><?g h?><w:r><w:t>执法,</w:t></w:r><?i j?><w:r><w:t>规范。</w:t></w:r>",
        "<!--a--><w:r><!--c--><w:t>一是加强</w:t><!--e--></w:r><!--g--><w:r><w:t>执法,</w:t></w:r><!--i--><w:r><w:t>规范。</w:t></w:r>",
        "<w:r>散,字<w:t>一是加强执法,规范</w:t>散,文<w:t>执法,行为。</w:t>散,尾</w:r>",
    ],
)
def test_text_where_none_belongs_is_neither_doubled_nor_lost(odd: str) -> None:
    data = docx(TITLE, p(odd))
    text = read(data, "a.docx").text
    for step in (1, 2, 3):
        made = annotated(data, step)
        assert read(made, "a.docx").text == text
        assert inside(made) == inside(data)
        assert asides(made) == asides(data)
    assert asides(mended(data)) == asides(data)


@pytest.mark.parametrize(
    "odd", ["<w:t>,</w:t><w:rPr><w:b/></w:rPr><w:t>执法,规范</w:t>", "<w:t>执法,规范</w:t><w:rPr><w:b/></w:rPr>"]
)
def test_a_run_whose_properties_do_not_stand_first_is_not_parted(odd: str) -> None:
    data = docx(TITLE, p(f"<w:r>{odd}</w:r>"))
    for made in (annotated(data, 1), mended(data)):
        assert f"<w:r>{odd}</w:r>" in parts(made)["word/document.xml"].decode()


def test_properties_as_large_as_a_book_are_not_copied_for_every_comment() -> None:
    properties = '<w:lang w:val="zh-CN"/>' * 20_000
    data = docx(TITLE, p(f"<w:r><w:rPr>{properties}</w:rPr><w:t>{'一是加强执法，' * 50}</w:t></w:r>"))
    assert len(parts(annotated(data, 1))["word/document.xml"]) < 2 * len(parts(data)["word/document.xml"])


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (RELATIONS, "comments.xml", "document.xml"),
        (RELATIONS, "comments.xml", "footnotes.xml"),
        (RELATIONS, "comments.xml", "/[Content_Types].xml"),
        (RELATIONS, "comments.xml", "../customXml/item1.xml"),
        (
            RELATIONS,
            "</Relationships>",
            '<Relationship Id="rId9" Type="http://x/comments" Target="document.xml"/></Relationships>',
        ),
        ("[Content_Types].xml", ".comments+xml", ".footnotes+xml"),
        ("word/comments.xml", "<w:comments", '<!DOCTYPE w:comments [<!ENTITY e "x">]><w:comments'),
    ],
)
def test_a_part_that_is_not_what_it_is_called_is_left_alone(part: str, old: str, new: str) -> None:
    data = with_part(docx(TITLE, LINE, comments=THEIRS, footnotes=notes({1: LINE})), part, old, new)
    with pytest.raises(Unwritable, match=r"未写入|无法写入"):
        annotated(data)


@pytest.mark.parametrize(
    ("old", "new"), [("Types", "Typen"), ("<Types", '<!DOCTYPE Types [<!ENTITY e "x">]><Types'), (".main+xml", "+xml")]
)
def test_a_package_that_does_not_tell_its_parts_is_not_mended(old: str, new: str) -> None:
    data = with_part(docx(TITLE, LINE), "[Content_Types].xml", old, new)
    with pytest.raises(Unwritable, match="未写入"):
        mended(data)


def test_what_was_written_is_read_again() -> None:
    data = docx(TITLE, LINE)
    text = read(data, "a.docx").text
    made = annotated(data)
    changed = [name for name, content in parts(made).items() if parts(data).get(name) != content]
    reread(data, made, changed, text)
    for broken, names, words in (
        (with_part(made, "word/comments.xml", "</w:comments>", ""), changed, text),
        (with_part(made, "word/document.xml", "青", "蓝"), changed, text),
        (made[: len(made) // 2], changed, text),
        (made, ["word/document.xml"], text),  # a part is new that should not be
    ):
        with pytest.raises(Unwritable, match="再读"):
            reread(data, broken, names, words)
