from __future__ import annotations

import io
import re

import docx as python_docx
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
    tr,
)
from word import (
    parts as word_parts,
)
from write.reading import commented, parts
from write.test_write_docx import documents, formats

from fzlint.document.model import Document, Span
from fzlint.readers.read import read
from fzlint.write.comments import Comment, comment

DATE = "2024-05-06T07:08:09Z"
ALLOWED = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def on(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def made(data: bytes, *spans: Span) -> bytes:
    notes = [Comment(span, (f"第{i}条",)) for i, span in enumerate(spans)]
    return comment(data, read(data, "a.docx"), notes, DATE)


def anchored(data: bytes) -> list[str]:
    """The words under the comments of fzlint, in the order in which they were given."""
    words = commented(data)
    root = etree.fromstring(parts(data)["word/comments.xml"])
    own = [c for c in root if c.get(f"{{{W}}}author") == "fzlint"]
    return [words[c.get(f"{{{W}}}id", "")] for c in own]


# --------------------------------------------------------------------------- on which words


@pytest.mark.parametrize(
    "inside",
    [
        r("甲乙丙丁戊"),
        r("甲乙") + r("丙", BOLD) + r("丁戊"),
        r("甲") + link(r("乙丙"), r("丁")) + r("戊"),
        r("甲") + change("ins", r("乙丙丁戊")),
        r("甲") + change("ins", r("乙丙"), deleted("己"), r("丁戊")),
        r("甲乙") + tag(r("丙丁"), r("戊")),
        r("甲乙") + control(r("丙丁戊")),
        r("甲乙") + field(r("丙丁"), r("戊")),
        r("甲") + simple_field(r("乙丙丁戊")),
        f"<w:r>{t('甲乙')}<w:footnoteReference w:id='2'/>{t('丙丁戊')}</w:r>",
        f"<w:r>{t('甲')}<w:lastRenderedPageBreak/>{t('乙丙')}</w:r>{r('丁')}<w:bookmarkStart w:id='3'/>{r('戊')}",
    ],
)
@pytest.mark.parametrize("words", ["乙丙丁", "丙", "甲乙", "丁戊", "甲乙丙丁戊"])
def test_a_comment_stands_on_exactly_its_words(inside: str, words: str) -> None:
    data = docx(TITLE, p(inside), p(r("注"), note(2)), footnotes=notes({2: p(r("注"))}))
    document = read(data, "a.docx")
    after = made(data, on(document, words))
    assert anchored(after) == [words]
    assert read(after, "a.docx").text == document.text
    assert formats(after) == formats(data)


def test_line_breaks_and_tabs_may_be_ends() -> None:
    data = docx(TITLE, p(f"<w:r>{t('甲')}<w:br/>{t('乙')}<w:tab/>{t('丙')}</w:r>"))
    document = read(data, "a.docx")
    after = made(data, on(document, "甲\n"), on(document, "\n乙"), on(document, "乙\t"), on(document, "\t"))
    assert anchored(after) == ["甲\n", "\n乙", "乙\t", "\t"]


def test_comments_in_tables_and_text_boxes() -> None:
    data = docx(TITLE, tbl(tr("表内的", "二列")), p(r("正文"), box(p(r("框内的")))))
    document = read(data, "a.docx")
    after = made(data, on(document, "内的"), on(document, "内的\n二"), on(document, "框内"))
    assert anchored(after) == ["内的", "内的二", "框内"]


def test_a_comment_may_reach_over_paragraphs() -> None:
    data = docx(TITLE, p(r("甲乙")), p(r("丙")), p(), p(r("丁戊")))
    document = read(data, "a.docx")
    assert anchored(made(data, on(document, "乙\n丙\n丁"))) == ["乙丙丁"]


def test_a_comment_stays_in_the_text_it_begins_in() -> None:
    data = docx(TITLE, p(r("甲乙"), box(p(r("框一"))), box(p(r("框二")))), p(r("丙丁")))
    document = read(data, "a.docx")
    assert document.text.endswith("甲乙\n框一\n框二\n丙丁")
    after = made(data, on(document, "乙\n框一"), on(document, "一\n框"), on(document, "乙\n框一\n框二\n丙"))
    assert anchored(after) == ["乙", "一", "乙框一框二丙"]


def test_several_comments_on_and_beside_the_same_words() -> None:
    data = docx(TITLE, p(r("甲乙丙丁")))
    document = read(data, "a.docx")
    after = made(data, *(on(document, words) for words in ("乙丙", "乙丙", "乙", "丙", "乙丙丁", "甲乙")))
    assert anchored(after) == ["乙丙", "乙丙", "乙", "丙", "乙丙丁", "甲乙"]


def test_a_point_between_two_characters_has_no_words_but_a_place() -> None:
    data = docx(TITLE, p(r("甲乙")), p(field(r("丙"))))
    document = read(data, "a.docx")
    middle = on(document, "乙").start
    after = made(data, Span(middle, middle), Span(middle - 1, middle - 1), Span(middle + 1, middle + 1))
    assert anchored(after) == ["", "", ""]
    xml = parts(after)["word/document.xml"].decode()
    shown = re.sub(r"<w:p>|<(?!/?w:t|w:comment)[^>]*>|</?w:t[^>]*>", "", xml)
    marks = re.sub(
        r"<w:comment(Range|Reference)?(\w*) w:id=\"(\d+)\"/>", lambda m: f"[{(m[2] or 'Ref')[0]}{m[3]}]", shown
    )
    assert "[S1][E1][R1]甲[S0][E0][R0]乙[S2][E2][R2]" in marks


def test_an_automatic_number_is_told_on_the_first_words_beside_it() -> None:
    data = docx(TITLE, p(r("甲乙"), r("丙丁")))
    document = read(data, "a.docx")
    start = on(document, "甲").start
    assert anchored(made(data, Span(start, start, True))) == ["甲乙"]
    assert anchored(made(data, Span(start, start + 1, True))) == ["甲"]


@pytest.mark.parametrize(
    ("inside", "words", "wanted"),
    [
        (r("甲") + maths("x+y") + r("乙"), "+", "x+y"),
        (r("甲") + ruby("乙丙") + r("丁"), "丙丁", "乙丙丁"),
        # what Word fills from data is written anew: the marks stand around it
        (r("甲") + control(r("乙丙"), properties='<w:dataBinding w:xpath="x"/>') + r("丁"), "丙丁", "乙丙丁"),
    ],
)
def test_what_cannot_be_divided_is_taken_whole(inside: str, words: str, wanted: str) -> None:
    data = docx(TITLE, p(inside))
    document = read(data, "a.docx")
    assert anchored(made(data, on(document, words))) == [wanted]
    if "dataBinding" in inside:
        content = parts(made(data, on(document, words)))["word/document.xml"].decode()
        assert "comment" not in content[content.index("<w:sdtContent>") : content.index("</w:sdtContent>")]


def test_the_reference_stands_outside_of_what_may_go() -> None:
    for inside in (link(r("甲乙")), change("ins", r("甲乙")), control(r("甲乙"))):
        data = docx(TITLE, p(inside))
        root = etree.fromstring(parts(made(data, on(read(data, "a.docx"), "甲")))["word/document.xml"])
        [reference] = root.iter(f"{{{W}}}commentReference")
        assert reference.getparent().getparent().tag == f"{{{W}}}p"  # type: ignore[union-attr]


def test_notes_and_headers_are_told_in_the_text() -> None:
    data = docx(
        TITLE,
        p(r("正文"), note(2), r("后"), deleted("x"), note(3)),
        footnotes=notes({2: p(r("注一")), 3: p(r("注二"))}),
        header1=p(r("页眉")),
    )
    document = read(data, "a.docx")
    after = made(data, on(document, "注二"), on(document, "注一"), on(document, "眉"))
    title = document.text.split("\n")[0]
    assert anchored(after) == ["", "", title]
    root = etree.fromstring(parts(after)["word/document.xml"])
    marks = [re.sub(r"\{.*\}|Reference", "", e.tag) for e in root.iter() if "ote" in e.tag or "commentR" in e.tag]
    assert marks == [
        "commentRangeStart", "commentRangeEnd", "comment",  # the header, on the title
        "commentRangeStart", "footnote", "commentRangeEnd", "comment",
        "commentRangeStart", "footnote", "commentRangeEnd", "comment",
    ]  # fmt: skip
    order = [e.get(f"{{{W}}}id") for e in root.iter(f"{{{W}}}commentReference")]
    ids = [c.get(f"{{{W}}}id") for c in etree.fromstring(parts(after)["word/comments.xml"])]
    assert order == [ids[2], ids[1], ids[0]]


# --------------------------------------------------------------------------- whose they are


def test_who_when_and_what() -> None:
    data = docx(TITLE, p(r("甲乙")))
    document = read(data, "a.docx")
    after = comment(data, document, [Comment(on(document, "乙"), ("第一行", "第二行 <&>"))], DATE)
    [note] = python_docx.Document(io.BytesIO(after)).comments
    assert (note.author, note.initials, note.text) == ("fzlint", "fz", "第一行\n第二行 <&>")
    assert note.timestamp is not None and note.timestamp.isoformat() == "2024-05-06T07:08:09+00:00"


def test_the_date_can_be_told_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    data = docx(TITLE, p(r("甲乙")))
    document = read(data, "a.docx")
    after = comment(data, document, [Comment(on(document, "乙"), ("一",))])
    assert b'w:date="1970-01-02T00:00:00Z"' in parts(after)["word/comments.xml"]


def person(id: int, words: str, author: str = "王科长", paragraph: str = "") -> str:
    extra = f' w14:paraId="{paragraph}"' if paragraph else ""
    return f'<w:comment w:id="{id}" w:author="{author}"><w:p{extra}>{r(words)}</w:p></w:comment>'


def around(id: int, *inside: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{id}"/>{"".join(inside)}<w:commentRangeEnd w:id="{id}"/>'
        f'<w:r><w:commentReference w:id="{id}"/></w:r>'
    )


def test_comments_of_people_stay_and_those_of_an_earlier_run_go() -> None:
    data = docx(
        TITLE,
        p(around(5, r("甲")), around(7, r("乙丙")), r("丁")),
        comments=person(5, "请核") + person(7, "旧的", "fzlint"),
    )
    document = read(data, "a.docx")
    after = made(data, on(document, "丙丁"))
    notes = {note.comment_id: note.text for note in python_docx.Document(io.BytesIO(after)).comments}
    assert list(notes.values()) == ["请核", "第0条"]
    assert commented(after) == {"5": "甲", next(id for id in map(str, notes) if id != "5"): "丙丁"}
    assert read(after, "a.docx").text == document.text
    assert b'w:id="7"' not in parts(after)["word/document.xml"]
    none = made(after)
    assert [note.text for note in python_docx.Document(io.BytesIO(none)).comments] == ["请核"]
    assert commented(none) == {"5": "甲"}


def test_what_word_keeps_of_our_comments_goes_with_them() -> None:
    extended = (
        '<w15:commentEx w15:paraId="0A" w15:done="0"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="0"/>'
        '<w15:commentEx w15:paraId="0C" w15:done="1"/>'
    )
    comments = person(5, "请核", paragraph="0A") + person(6, "已核", "李主任", "0B") + person(7, "旧的", "fzlint", "0C")
    data = docx(
        TITLE,
        p(around(5, r("甲")), around(6, r("甲")), around(7, r("乙")), r("丁")),
        comments=comments,
        commentsExtended=extended,
    )
    after = made(data)
    left = parts(after)["word/commentsExtended.xml"]
    assert b'"0A"' in left and b'"0B"' in left and b'"0C"' not in left
    assert set(commented(after)) == {"5", "6"}


def test_comments_that_people_have_answered_stay_and_are_not_made_twice() -> None:
    extended = '<w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    comments = person(5, "第0条", "fzlint", "0A") + person(6, "已改", "李主任", "0B")
    data = docx(TITLE, p(around(5, r("甲")), around(6, r("甲")), r("乙")), comments=comments, commentsExtended=extended)
    document = read(data, "a.docx")
    after = made(data, on(document, "甲"), on(document, "乙"))
    assert [note.text for note in python_docx.Document(io.BytesIO(after)).comments] == ["第0条", "已改", "第1条"]
    assert parts(after)["word/commentsExtended.xml"] == parts(data)["word/commentsExtended.xml"]


def test_without_findings_the_file_is_the_same() -> None:
    data = docx(TITLE, p(r("甲乙")))
    assert made(data) == data


def test_a_comments_part_that_nothing_refers_to_is_left_alone() -> None:
    from fzlint.write.package import rewrite

    data = rewrite(docx(TITLE, p(r("甲"))), {"word/comments.xml": b"<orphan/>"})
    after = made(data, on(read(data, "a.docx"), "甲"))
    assert parts(after)["word/comments.xml"] == b"<orphan/>"
    assert [note.text for note in python_docx.Document(io.BytesIO(after)).comments] == ["第0条"]


def test_strict_files_get_strict_comments() -> None:
    data = pack(strict(word_parts(TITLE, p(r("甲")))))
    after = parts(made(data, on(read(data, "a.docx"), "甲")))
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in after["word/_rels/document.xml.rels"]
    assert b'"http://purl.oclc.org/ooxml/wordprocessingml/main"' in after["word/comments.xml"]


# --------------------------------------------------------------------------- any document


@settings(deadline=None, max_examples=100)
@given(documents, st.data())
def test_any_comments_in_any_document(data: bytes, draw: st.DataObject) -> None:
    document = read(data, "a.docx")
    length = len(document.text)
    ends = draw.draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, length)), max_size=8))
    spans = [Span(min(pair), max(pair)) for pair in ends]
    after = made(data, *spans)
    assert read(after, "a.docx").text == document.text
    assert formats(after) == formats(data)
    old, new = parts(data), parts(after)
    assert list(new)[: len(old)] == list(old)
    assert {name for name in new if old.get(name) != new[name]} <= ALLOWED
    if not spans:
        return
    assert len(anchored(after)) == len(spans)
    assert len(list(python_docx.Document(io.BytesIO(after)).comments)) == len(spans)
    boxes = any(block.part.name == "textbox" for block in document.blocks)  # a range holds what is anchored in it
    for span, words in zip(spans, anchored(after), strict=True):
        first, last = document.block_at(span.start), document.block_at(max(span.start, span.end - 1))
        ends_there = {document.blocks[first], document.blocks[last]}
        locked = any(piece.locked for block in ends_there for piece in block.pieces)
        if not boxes and not locked and not any(block.part.name for block in ends_there):
            assert words.replace("\n", "") == document.text[span.start : span.end].replace("\n", "")
    assert made(after, *spans) == after  # a second run changes nothing
