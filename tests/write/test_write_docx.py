from __future__ import annotations

import copy
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word import (
    BOLD,
    TITLE,
    W,
    box,
    change,
    control,
    deleted,
    docx,
    field,
    link,
    maths,
    note,
    notes,
    p,
    pack,
    r,
    ruby,
    simple_field,
    strict,
    t,
    tag,
    tbl,
    tc,
    tr,
)
from word import (
    parts as word_parts,
)
from write.reading import parts, shown

from fzlint.document.model import Document, Span
from fzlint.finding import Edit
from fzlint.readers.docx import TEXT_TAGS
from fzlint.readers.package import Package
from fzlint.readers.read import read
from fzlint.write.docx import EditableDocx
from fzlint.write.fix import apply
from fzlint.write.package import rewrite

DATE = "2024-05-06T07:08:09Z"
NS = {"w": W}


def at(document: Document, words: str, text: str) -> Edit:
    start = document.text.index(words)
    return Edit(Span(start, start + len(words)), text)


def behind(document: Document, words: str, text: str) -> Edit:
    end = document.text.index(words) + len(words)
    return Edit(Span(end, end), text)


def written(data: bytes, *edits: Edit) -> bytes:
    document = read(data, "a.docx")
    file = EditableDocx(data, document, DATE)
    assert all(file.can(edit) for edit in edits)
    return file.written(edits)


def refused(data: bytes, edit: Edit) -> bool:
    return not EditableDocx(data, read(data, "a.docx"), DATE).can(edit)


def second(data: bytes) -> str:
    """The XML of the paragraph behind the title, without what new elements repeat."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    paragraph = root.findall(".//w:p", NS)[1]
    text = etree.tostring(paragraph, encoding="unicode")
    text = re.sub(r' xmlns:\w+="[^"]*"| xml:space="preserve"| w:date="[^"]*"', "", text)
    return re.sub(r' w:id="\d+"', "", text)


def simply(xml: str) -> str:
    xml = re.sub(r' xml:space="preserve"| w:date="[^"]*"| w:id="\d+"', "", xml)
    return xml.replace("></w:sdtPr>", "/>")


def ours(name: str, *runs: str) -> str:
    return change(name, *runs, author="fzlint")


def d(text: str, format: str = "") -> str:
    return r(text, format).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")


# --------------------------------------------------------------------------- what it looks like


def test_an_edit_is_a_deletion_and_an_insertion_and_keeps_the_format() -> None:
    data = docx(TITLE, p(r("办结,", BOLD), r("按期")))
    document = read(data, "a.docx")
    after = written(data, at(document, ",", "，"))
    assert second(after) == simply(p(r("办结", BOLD), ours("del", d(",", BOLD)), ours("ins", r("，", BOLD)), r("按期")))
    assert read(after, "a.docx").text == document.text.replace(",", "，")


def test_who_and_when_stand_in_it() -> None:
    data = docx(TITLE, p(r("办结,")))
    root = etree.fromstring(parts(written(data, at(read(data, "a.docx"), ",", "，")))["word/document.xml"])
    changes = [*root.iter(f"{{{W}}}ins"), *root.iter(f"{{{W}}}del")]
    assert {(c.get(f"{{{W}}}author"), c.get(f"{{{W}}}date")) for c in changes} == {("fzlint", DATE)}
    assert len({c.get(f"{{{W}}}id") for c in changes}) == 2


def test_only_what_differs_is_changed() -> None:
    data = docx(TITLE, p(r("全省2023年"), r("年度", BOLD), r("报告")))
    after = written(data, at(read(data, "a.docx"), "2023年年度报告", "2023年度报告"))
    assert second(after) == simply(p(r("全省2023年"), ours("del", d("年", BOLD)), r("度", BOLD), r("报告")))


def test_marks_that_western_fonts_have_too_are_told_to_be_chinese() -> None:
    data = docx(TITLE, p(r('"甲"', '<w:rStyle w:val="a"/><w:b/>')))
    document = read(data, "a.docx")
    start = document.text.index('"')
    after = written(data, Edit(Span(start, start + 1), "“"))
    assert '<w:rStyle w:val="a"/><w:rFonts w:hint="eastAsia"/><w:b/></w:rPr><w:t>“' in second(after)
    after = written(docx(TITLE, p(r('"甲'))), Edit(Span(start, start + 1), "“"))
    assert '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>“' in second(after)


def test_an_insertion_beside_another_edit_is_part_of_it() -> None:
    data = docx(TITLE, p(r("甲,乙")))
    document = read(data, "a.docx")
    after = written(data, at(document, ",", "，"), behind(document, ",", "丙"), behind(document, "甲", "丁"))
    assert read(after, "a.docx").text.endswith("\n甲丁，丙乙")


def test_a_format_change_is_no_part_of_the_format() -> None:
    changed = '<w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange>'
    data = docx(TITLE, p(r("甲,乙", changed)))
    after = second(written(data, at(read(data, "a.docx"), ",", "，")))
    assert "<w:r><w:rPr><w:b/></w:rPr><w:t>，" in after


def test_notes_and_pictures_in_the_run_stay() -> None:
    inside = f'<w:r>{t("甲,")}<w:footnoteReference w:id="2"/>{t("乙")}</w:r>'
    data = docx(TITLE, p(inside), footnotes=notes({2: p(r("注"))}))
    after = second(written(data, at(read(data, "a.docx"), ",乙", "，丙")))
    assert after == simply(
        p(
            r("甲"),
            ours("del", d(",")),
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            ours("del", d("乙")),
            ours("ins", r("，丙")),
        )
    )


# --------------------------------------------------------------------------- where


@pytest.mark.parametrize(
    ("inside", "words", "text", "wanted"),
    [
        # somebody's insertion goes on behind ours, as Word has it
        (
            change("ins", r("甲,乙")),
            ",",
            "，",
            change("ins", r("甲"), ours("del", d(","))) + ours("ins", r("，")) + change("ins", r("乙")),
        ),
        (
            change("ins", r("甲,")),
            ",",
            "，",
            change("ins", r("甲"), ours("del", d(","))) + ours("ins", r("，")),
        ),
        (
            change("moveTo", r("甲,"), r("乙")),
            ",",
            "，",
            change("moveTo", r("甲"), ours("del", d(","))) + ours("ins", r("，")) + change("moveTo", r("乙")),
        ),
        (change("ins", r("甲,乙")), ",", "", change("ins", r("甲"), ours("del", d(",")), r("乙"))),
        # our own insertion is changed without a trace
        (ours("ins", r("甲,乙")), ",", "，", ours("ins", r("甲"), r("，"), r("乙"))),
        (ours("ins", r(",")) + r("乙"), ",", "", r("乙")),
        # wrappers
        (link(r("甲,乙")), ",", "，", link(r("甲"), ours("del", d(",")), ours("ins", r("，")), r("乙"))),
        (tag(r("甲,")), ",", "，", tag(r("甲"), ours("del", d(",")), ours("ins", r("，")))),
        (control(r("甲,")), ",", "，", control(r("甲"), ours("del", d(",")), ours("ins", r("，")))),
        # over several of them
        (
            r("甲") + link(r("乙")) + r("丙丁"),
            "乙丙",
            "，",
            r("甲") + link(ours("del", d("乙"))) + ours("del", d("丙")) + ours("ins", r("，")) + r("丁"),
        ),
        # a deletion of somebody stands in between
        (
            r("甲乙") + deleted("。") + r("丙丁"),
            "乙丙",
            "，",
            r("甲") + ours("del", d("乙")) + deleted("。") + ours("del", d("丙")) + ours("ins", r("，")) + r("丁"),
        ),
    ],
)
def test_edits_inside_wrappers(inside: str, words: str, text: str, wanted: str) -> None:
    data = docx(TITLE, p(inside))
    document = read(data, "a.docx")
    edit = at(document, words, text)
    after = written(data, edit)
    assert second(after) == simply(p(wanted))
    assert read(after, "a.docx").text == apply(document.text, [edit])


@pytest.mark.parametrize(
    ("inside", "words", "text", "wanted"),
    [
        (r("甲", BOLD) + r("乙"), "甲", "，", r("甲", BOLD) + ours("ins", r("，", BOLD)) + r("乙")),
        (r("甲乙"), "甲", "，", r("甲") + ours("ins", r("，")) + r("乙")),
        (field(r("甲")) + r("乙"), "甲", "，", field(r("甲")) + ours("ins", r("，")) + r("乙")),
        (change("ins", r("甲")) + r("乙"), "甲", "，", change("ins", r("甲")) + ours("ins", r("，")) + r("乙")),
        (
            simple_field(r("甲")) + change("ins", r("乙"), r("丙")),
            "甲",
            "，",
            simple_field(r("甲")) + ours("ins", r("，")) + change("ins", r("乙"), r("丙")),
        ),
        (
            simple_field(r("甲")) + change("ins", deleted("x"), r("乙")),
            "甲",
            "，",
            simple_field(r("甲")) + change("ins", deleted("x")) + ours("ins", r("，")) + change("ins", r("乙")),
        ),
        (ours("ins", r("甲")) + r("乙"), "甲", "，", ours("ins", r("甲"), r("，")) + r("乙")),
    ],
)
def test_insertions(inside: str, words: str, text: str, wanted: str) -> None:
    data = docx(TITLE, p(inside))
    document = read(data, "a.docx")
    edit = behind(document, words, text)
    after = written(data, edit)
    assert second(after) == simply(p(wanted))
    assert read(after, "a.docx").text == apply(document.text, [edit])


@pytest.mark.parametrize(
    "inside",
    [
        field(r("甲,")),
        simple_field(r("甲,")),
        ruby("甲,"),
        maths("甲,"),
        control(r("甲,"), properties='<w:lock w:val="contentLocked"/>'),
        control(r("甲,"), properties='<w:lock w:val="sdtContentLocked"/>'),
        control(r("甲,"), properties='<w:dataBinding w:xpath="x"/>'),
        control(r("甲,"), properties='<w15:dataBinding w:xpath="x"/>'),
        control(r("甲,"), properties="<w:showingPlcHdr/>"),
        control(r("甲,"), properties="<w:dropDownList/>"),
        control(r("甲,"), properties="<w:date/>"),
    ],
)
def test_places_where_nothing_is_mended(inside: str) -> None:
    data = docx(TITLE, p(r("乙"), inside, r("丙")))
    document = read(data, "a.docx")
    assert refused(data, at(document, ",", "，"))
    assert refused(data, at(document, "乙甲", "x"))
    assert refused(data, behind(document, "甲", "x"))


def test_an_edit_stays_inside_one_paragraph_and_is_text() -> None:
    data = docx(TITLE, p(r("甲")), p(r("乙")))
    document = read(data, "a.docx")
    assert refused(data, at(document, "甲\n乙", "x"))
    assert refused(data, at(document, "甲", "x\ny"))
    assert refused(data, at(document, "甲", "x\ty"))
    assert refused(data, at(document, "甲", "\ud800"))


def test_all_parts_of_the_document_can_be_mended() -> None:
    data = docx(
        TITLE,
        tbl(tr("表,内", "二")),
        p(r("正,文"), note(2), box(p(r("框,内")))),
        footnotes=notes({2: p(r("注,释"))}),
        header1=p(r("眉,头")),
    )
    document = read(data, "a.docx")
    edits = [at(document, words, words.replace(",", "，")) for words in ("表,内", "正,文", "框,内", "注,释", "眉,头")]
    after = written(data, *edits)
    assert read(after, "a.docx").text == document.text.replace(",", "，")
    changed = {name for name, content in parts(data).items() if parts(after)[name] != content}
    assert changed == {"word/document.xml", "word/footnotes.xml", "word/header1.xml"}


def test_joined_paragraphs_are_mended_where_they_stand() -> None:
    mark = f"<w:pPr><w:rPr>{change('del')}</w:rPr></w:pPr>"
    data = docx(TITLE, p(mark, r("甲,")), p(r("乙,")))
    document = read(data, "a.docx")
    assert document.text.endswith("甲,乙,")
    after = written(data, at(document, ",乙,", "，乙，"))
    assert read(after, "a.docx").text.endswith("甲，乙，")


def test_strict_files_and_other_declarations_stay_as_they_are() -> None:
    data = pack(
        strict(word_parts(TITLE, p(r("甲,")), declaration="<?xml version='1.0' encoding='utf-8' ?>\n<!-- made -->"))
    )
    after = parts(written(data, at(read(data, "a.docx"), ",", "，")))["word/document.xml"]
    assert after.startswith(b"<?xml version='1.0' encoding='utf-8' ?>\n<!-- made --><w:document ")
    assert b"schemas.openxmlformats.org/wordprocessingml" not in after
    before = parts(data)["word/document.xml"]
    head = before[before.index(b"<w:document") :].split(b">")[0]
    assert head in after  # all names, used or not, and mc:Ignorable


def test_a_default_namespace_is_no_obstacle() -> None:
    data = docx(TITLE, p(r("甲,")))
    content = parts(data)["word/document.xml"].decode()
    content = content.replace(f'xmlns:w="{W}"', f'xmlns="{W}" xmlns:x="{W}"')
    content = re.sub(r"(</?)w:", r"\1", content).replace(" w:", " x:")
    data = rewrite(data, {"word/document.xml": content.encode()})
    document = read(data, "a.docx")
    after = written(data, at(document, ",", "，"))
    assert read(after, "a.docx").text == document.text.replace(",", "，")


def test_utf_16_parts_are_written_as_utf_8() -> None:
    data = docx(TITLE, p(r("甲,")), declaration='<?xml version="1.0" encoding="UTF-16"?>')
    data = rewrite(data, {name: content.decode().encode("utf-16") for name, content in parts(data).items()})
    document = read(data, "a.docx")
    after = parts(written(data, at(document, ",", "，")))["word/document.xml"]
    assert after.startswith(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    assert "，" in after.decode()


# --------------------------------------------------------------------------- any document

SIGNS = "甲乙丙,.，。a 12"
FORMATS = ["", BOLD, '<w:i/><w:sz w:val="28"/>', '<w:rStyle w:val="Strong"/>']
words = st.text(SIGNS, min_size=1, max_size=6)
runs = st.builds(r, words, st.sampled_from(FORMATS))
mixed_runs = st.builds(
    lambda first, second: f"<w:r>{t(first)}<w:tab/>{t(second)}<w:br/><w:footnoteReference w:id='2'/></w:r>",
    words,
    words,
)
some_runs = st.lists(st.one_of(runs, mixed_runs), min_size=1, max_size=3).map("".join)
inlines = st.one_of(
    some_runs,
    some_runs.map(lambda x: change("ins", x)),
    some_runs.map(lambda x: change("moveTo", x)),
    some_runs.map(lambda x: ours("ins", x)),
    st.tuples(some_runs, words, some_runs).map(lambda x: change("ins", x[0], deleted(x[1]), x[2])),
    words.map(deleted),
    some_runs.map(link),
    some_runs.map(tag),
    some_runs.map(control),
    some_runs.map(lambda x: control(x, properties='<w:lock w:val="contentLocked"/>')),
    some_runs.map(lambda x: control(x, properties='<w:dataBinding w:xpath="x"/>')),
    some_runs.map(lambda x: link(change("ins", x))),
    some_runs.map(lambda x: change("ins", tag(x))),
    some_runs.map(field),
    some_runs.map(simple_field),
    words.map(ruby),
    words.map(maths),
)
paragraphs = st.lists(inlines, min_size=1, max_size=4).map(lambda x: p(*x))
blocks = st.one_of(
    paragraphs,
    paragraphs,
    st.lists(st.lists(paragraphs, min_size=2, max_size=2), min_size=1, max_size=2).map(
        lambda x: tbl(*(tr(*map(tc, row)) for row in x))
    ),
    st.tuples(inlines, st.lists(paragraphs, min_size=1, max_size=2)).map(lambda x: p(x[0], box(*x[1]), r("后"))),
    paragraphs.map(lambda x: p(f"<w:pPr><w:rPr>{change('del')}</w:rPr></w:pPr>") + x),
    paragraphs.map(control),
)
documents = st.builds(
    lambda body, under, header: docx(TITLE, *body, p(r("注"), note(2)), footnotes=notes({2: under}), header1=header),
    st.lists(blocks, min_size=1, max_size=4),
    paragraphs,
    paragraphs,
)


@st.composite
def edits_of(draw: st.DrawFn, document: Document, file: EditableDocx) -> list[Edit]:
    """Edits that can be written, none of which touches another."""
    edits: list[Edit] = []
    at = 0
    for block in document.blocks:
        places = draw(st.lists(st.integers(block.start, block.end), max_size=6).map(sorted))
        for start, end in zip(places[::2], places[1::2], strict=False):
            edit = Edit(Span(start, end), draw(st.text("丁戊；“”", max_size=2)))
            if start > at and file.can(edit):
                edits.append(edit)
                at = end
    return edits


def formats(data: bytes) -> list[tuple[str, str]]:
    """Every character that is shown, with the format of its run."""
    document = read(data, "a.docx")
    package = Package(data)
    found: list[tuple[str, str]] = []
    nodes = {}
    texts = {}
    for block in document.blocks:
        name = {"footnote": "word/footnotes.xml", "header1": "word/header1.xml"}.get(block.part.name, package.main)
        if name not in nodes:
            root = etree.fromstring(package.read(name))
            nodes[name] = [element for element in root.iter(etree.Element) if element.tag in TEXT_TAGS]
            texts[name] = shown(document, package, name)
        for piece in block.pieces:
            properties = nodes[name][piece.node].getparent().find("w:rPr", NS)
            format = b"" if properties is None else etree.tostring(copy.deepcopy(properties), with_tail=False)
            found += [(c, format.decode()) for c in texts[name][piece.node]]
        found.append(("\n", ""))
    return found


def rejected(data: bytes) -> bytes:
    """The file after somebody has rejected all changes of fzlint."""
    changed = {}
    for name, content in parts(data).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = etree.fromstring(content)
        for inserted in root.xpath("//w:ins[@w:author='fzlint']", namespaces=NS):
            inserted.getparent().remove(inserted)
        for removed in root.xpath("//w:del[@w:author='fzlint']", namespaces=NS):
            for text in removed.iter(f"{{{W}}}delText"):
                text.tag = f"{{{W}}}t"
            for run in list(removed):
                removed.addprevious(run)
            removed.getparent().remove(removed)
        changed[name] = etree.tostring(root)
    return rewrite(data, changed)


@settings(deadline=None, max_examples=150)
@given(documents, st.data())
def test_any_edits_in_any_document(data: bytes, draw: st.DataObject) -> None:
    document = read(data, "a.docx")
    file = EditableDocx(data, document, DATE)
    edits = draw.draw(edits_of(document, file))
    after = file.written(edits)

    # the text is the old one with the edits
    again = read(after, "a.docx")
    wanted = [line for line in apply(document.text, edits).split("\n") if line.strip()]
    assert [line for line in again.text.split("\n") if line.strip()] == wanted

    # what was not edited has the format that it had
    before = formats(data)
    kept: list[tuple[str, str]] = []
    at = 0
    for edit in edits:
        kept += [*before[at : edit.span.start], *((c, "new") for c in edit.text)]
        at = edit.span.end
    kept += before[at:]
    now = formats(after)
    lines = [line for line in _lines(kept) if "".join(c for c, _ in line).strip()]
    for old, new in zip(lines, [line for line in _lines(now) if "".join(c for c, _ in line).strip()], strict=True):
        assert all(a == b for a, b in zip(old, new, strict=True) if a[1] != "new")

    # all other parts, and the order of parts, stay
    old_parts, new_parts = parts(data), parts(after)
    assert list(old_parts) == list(new_parts)
    for name, content in old_parts.items():
        assert new_parts[name] == content or name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml")

    # every change can be taken back (but those inside an insertion of our own, which is gone with it)
    if not any(b"fzlint" in content for content in old_parts.values()):
        assert read(rejected(after), "a.docx").text == document.text

    # ids are not given twice
    root = etree.fromstring(new_parts["word/document.xml"])
    ids = [e.get(f"{{{W}}}id") for e in root.iter(f"{{{W}}}ins", f"{{{W}}}del") if e.get(f"{{{W}}}author") == "fzlint"]
    fresh = [id for id in ids if id != "900"]  # as those of the document given
    assert len(set(fresh)) == len(fresh)


def _lines(characters: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    lines: list[list[tuple[str, str]]] = [[]]
    for character in characters:
        if character[0] == "\n":
            lines.append([])
        else:
            lines[-1].append(character)
    return lines
