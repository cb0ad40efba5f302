"""What a word processor makes of the files that were written: LibreOffice opens them and sees what was meant."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator

import pytest
from lxml import etree
from word import (
    BOLD,
    TITLE,
    box,
    change,
    control,
    deleted,
    docx,
    field,
    link,
    note,
    notes,
    p,
    r,
    ruby,
    simple_field,
    t,
    tag,
    tbl,
    tr,
)

from fzlint.document.model import Document, Span
from fzlint.finding import Edit
from fzlint.readers.read import read
from fzlint.write.comments import Comment, comment
from fzlint.write.docx import EditableDocx
from fzlint.write.fix import apply

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")

DATE = "2024-05-06T07:08:09Z"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"

SOURCE = docx(
    TITLE,
    p(r("全年,办结"), r("案件", BOLD), r("二十一件.")),
    p(r("见"), link(r("《条例"), r("》,")), r("执行")),
    p(r("王某"), change("ins", r("补充,的"), deleted("旧"), r("文字")), r("完")),
    p(tag(r("青河县,")), control(r("控件,内")), field(r("域,内")), simple_field(r("日期"))),
    p(f"<w:r>{t('断,')}<w:br/>{t('行')}<w:tab/>{t('制,表')}</w:r>"),
    p(r("甲"), ruby("拼"), r("乙,")),
    tbl(tr("表,一", "表,二"), tr("表,三", "表,四")),
    p(r("正文,有注"), note(2), r("和框"), box(p(r("框,内")))),
    p(r("末尾,")),
    footnotes=notes({2: p(r("注,释"))}),
)


def on(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, etree._Element]:
    """The files as LibreOffice writes them down again, after it has opened them."""
    folder = tmp_path_factory.mktemp("office")
    document = read(SOURCE, "a.docx")
    file = EditableDocx(SOURCE, document, DATE)
    files = {
        "plain": SOURCE,
        "annotated": comment(SOURCE, document, comments(document), DATE),
        "fixed": file.written([edit for edit in edits(document) if file.can(edit)]),
    }
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fodt", "--outdir", str(folder)]
        + [str(folder / f"{name}.docx") for name in files],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: etree.parse(folder / f"{name}.fodt").getroot() for name in files}


WORDS = [
    "办结案", "条例》", "补充,", "河县", "断,\n行", "制", "乙", "表,一", "表,一\n表,二", "案件二十一件.\n见《", "正文,有注和",
    "末尾,",
]  # fmt: skip
WITHOUT_WORDS = ["域,", "县,控"]  # in fields and controls LibreOffice keeps the comment, but not its range


def comments(document: Document) -> list[Comment]:
    spans = [on(document, words) for words in (*WORDS, *WITHOUT_WORDS)]
    point = on(document, "执行").end
    return [Comment(span, (f"第{i}条",)) for i, span in enumerate([*spans, Span(point, point), on(document, "注,释")])]


def edits(document: Document) -> list[Edit]:
    found = [Edit(Span(*match.span()), "，") for match in re.finditer(",", document.text)]
    end = on(document, "末尾,").end
    return [*found, Edit(Span(end, end), "完。")]


def body(root: etree._Element) -> etree._Element:
    element = root.find(f".//{OFFICE}text")
    assert element is not None
    return element


PARAGRAPHS = ("p", "h", "span", "a", "ruby", "ruby-base", "bookmark-ref", "content-control", "date", "sequence")
BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}


def walk(element: etree._Element) -> Iterator[str | etree._Element]:
    """Text and elements in order. Comments, notes and text boxes are elements without text."""
    name = etree.QName(element).localname
    yield element
    if name in ("annotation", "tracked-changes", "note", "frame", "custom-shape", "ruby-text"):
        return
    if name in BLANKS:
        yield BLANKS[name]
    inside = name in PARAGRAPHS
    if inside and element.text:
        yield element.text
    for child in element.iterchildren(etree.Element):
        yield from walk(child)
        if inside and child.tail:
            yield child.tail


def text(root: etree._Element, without: str = "deletion") -> str:
    """The text without what is marked as changed in this way, and without blanks."""
    changes = {
        region.get(f"{TEXT}id"): etree.QName(next(region.iterchildren(etree.Element))).localname
        for region in root.iter(f"{TEXT}changed-region")
    }
    found = ""
    out = 0
    for piece in walk(body(root)):
        if isinstance(piece, str):
            found += "" if out else piece
        elif changes.get(piece.get(f"{TEXT}change-id")) == without and piece.tag != f"{TEXT}change":
            out += 1 if piece.tag == f"{TEXT}change-start" else -1
    return flat(found)


def flat(text: str) -> str:
    return "".join(text.split())


def test_the_text_is_the_same_with_comments(opened: dict[str, etree._Element]) -> None:
    assert text(opened["annotated"]) == text(opened["plain"])
    assert "全年,办结案件二十一件." in text(opened["plain"])


def test_comments_stand_on_their_words(opened: dict[str, etree._Element]) -> None:
    found: dict[str, str] = {}
    said: dict[str, str] = {}
    points: list[str] = []
    running: set[str] = set()
    for piece in walk(body(opened["annotated"])):
        if isinstance(piece, str):
            for name in running:
                found[name] += piece
        elif piece.tag == f"{OFFICE}annotation":
            assert piece.findtext(CREATOR) == "fzlint"
            words = "".join("".join(line.itertext()) for line in piece.iter(f"{TEXT}p"))
            name = piece.get(f"{OFFICE}name")
            if name is None:
                points.append(words)
            else:
                running.add(name)
                found[name], said[name] = "", words
        elif piece.tag == f"{OFFICE}annotation-end":
            running.discard(piece.get(f"{OFFICE}name", ""))
    by_words = {said[name]: flat(text) for name, text in found.items()}
    wanted = {f"第{i}条": flat(words) for i, words in enumerate(WORDS)}
    assert {name: by_words.get(name) for name in wanted} == wanted
    rest = {f"第{i}条" for i in range(len(WORDS), len(comments(read(SOURCE, "a.docx"))))}
    assert rest <= {*points, *by_words}


def test_fixes_are_changes_that_it_shows(opened: dict[str, etree._Element]) -> None:
    document = read(SOURCE, "a.docx")
    file = EditableDocx(SOURCE, document, DATE)
    done = [edit for edit in edits(document) if file.can(edit)]
    assert len(done) == len(edits(document)) - 1  # all but the one inside a field
    root = opened["fixed"]
    shown = text(root)
    wanted = [line for line in map(flat, apply(document.text, done).split("\n")) if line not in ("框，内", "注，释")]
    # LibreOffice 7 forgets a deletion inside somebody's insertion, and writes today's date
    wanted = [line.replace("日期", "") for line in wanted if not line.startswith("王某")]
    assert [line for line in wanted if line not in shown] == []
    changed = [region for region in root.iter(f"{TEXT}changed-region") if region.findtext(f".//{CREATOR}") == "fzlint"]
    kinds = [etree.QName(next(region.iterchildren(etree.Element))).localname for region in changed]
    assert (kinds.count("deletion"), kinds.count("insertion")) >= (len(done) - 3, len(done) - 2)
