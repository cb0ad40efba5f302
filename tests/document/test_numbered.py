from __future__ import annotations

from fzlint.document.model import Document, Label, Paragraph, Piece, Source
from fzlint.document.outline import build
from fzlint.readers.read import read

TITLE = "青河县司法局2024年法治政府建设情况报告"


def document(*lines: str) -> Document:
    return read("\n".join((TITLE, *lines)).encode(), "a.txt")


def labels(doc: Document) -> list[tuple[str, str, int]]:
    return [(b.label.text, b.label.family, b.label.number) for b in doc.blocks if b.label]


def by_word(*paragraphs: tuple[str, str]) -> Document:
    return build(Source("docx", tuple(Paragraph(text, (), label=label) for label, text in paragraphs)))


def test_bare_numbers_count_beside_decimals_alone() -> None:
    doc = document("1 总体情况", "1.1 部署", "全年平稳。", "1.2 落实", "基本完成。", "2 问题", "仍有差距。")
    assert [text for text, _, _ in labels(doc)] == ["1", "1.1", "1.2", "2"]
    assert labels(document("1 总体情况", "全年平稳。", "2 问题", "仍有差距。")) == []
    doc = document("1.1 部署", "5 月 3 日，召开会议。", "1.2 落实")
    assert [text for text, _, _ in labels(doc)] == ["1.1", "1.2"]


def test_decimals_without_a_blank() -> None:
    doc = document("1.1总体部署", "全年平稳。", "1.3任务落实", "基本完成。")
    assert labels(doc) == [("1.1", "decimal:1", 1), ("1.3", "decimal:1", 3)]
    assert labels(document("1.1万亩良田", "建成。", "1.2万亩林地", "建成。")) == []


def test_articles_count_where_the_document_is_made_of_them() -> None:
    doc = document("第一条 为规范工作，制定本规定。", "第二条 本规定适用于本局。", "第四条 各科室执行。")
    assert [number for _, _, number in labels(doc)] == [1, 2, 4]
    assert [b.role for b in doc.blocks[1:]] == ["item"] * 3  # an article is no heading
    assert labels(document("第三条 要求如下。", "第七条 另有要求。", "第九条 还有要求。")) == []


def test_words_in_automatic_labels() -> None:
    doc = by_word(("任务1", "完善制度。"), ("任务2", "加强培训。"), ("", "任务4：强化监督。"), ("", "工作5：不算。"))
    assert labels(doc) == [("任务1", "word:任务", 1), ("任务2", "word:任务", 2), ("任务4：", "word:任务", 4)]


def test_label_behind_a_line_break_begins_a_paragraph() -> None:
    text = "（一）健全机制\n成立专班。\n（二）加强培训"
    paragraphs = (
        Paragraph("一、甲", (Piece(0, 1, 1),)),
        Paragraph(text, (Piece(0, 2, 1),)),
        Paragraph("二、乙", (Piece(0, 3, 1),)),
    )
    doc = build(Source("text", paragraphs))
    assert doc.text == "一、甲\n" + text + "\n二、乙"
    assert [doc.text_of(block) for block in doc.blocks] == [
        "一、甲",
        "（一）健全机制\n成立专班。",
        "（二）加强培训",
        "二、乙",
    ]
    label = doc.blocks[2].label
    assert isinstance(label, Label)
    assert doc.place(label.span.start) == (2, 15, doc.blocks[2].part)
    assert doc.place(doc.blocks[3].start).paragraph == 3


def test_element_of_a_file_is_not_parted() -> None:
    paragraph = Paragraph("（一）甲\n（二）乙", (Piece(0, 1, 1, 7),))
    assert len(build(Source("docx", (paragraph,))).blocks) == 1
    pieces = (Piece(0, 1, 1, 7), Piece(4, 1, 5, 8), Piece(5, 1, 6, 9))
    assert len(build(Source("docx", (paragraph._replace(pieces=pieces),))).blocks) == 2


def test_numbers_inside_a_quotation_are_those_of_another_document() -> None:
    doc = document("一、甲", "文件提出：", "“一、总体要求", "二、主要目标", "三、工作任务。”", "二、乙")
    assert [text for text, _, _ in labels(doc)] == ["一、", "二、"]
    doc = document("一、甲", "“一、总体要求", "二、乙", "正文。", "三、丙")  # the mark is lost: no quotation
    assert [number for _, _, number in labels(doc)] == [1, 2, 3]


def test_numerals_with_a_blank_for_the_mark() -> None:
    doc = document("一 总体情况", "全年平稳。", "二 存在问题", "仍有差距。", "四 打算", "继续努力。")
    assert [(text, number) for text, _, number in labels(doc)] == [("一", 1), ("二", 2), ("四", 4)]
    assert labels(document("一 心为民", "全年平稳。", "三 思而行", "仍有差距。")) == []


def test_numbers_without_a_mark_above_text_of_their_own() -> None:
    doc = document("1 总体情况", "全年平稳。", "2 主要做法", "完善制度。", "4 打算", "继续努力。")
    assert [(text, number) for text, _, number in labels(doc)] == [("1", 1), ("2", 2), ("4", 4)]
    assert labels(document("1 办公室", "2 财务科", "4 督查科", "以上科室均已报送。")) == []  # rows of a table
    assert labels(document("1 月份", "全年平稳。", "2 月份", "完善制度。", "3 月份", "继续努力。")) == []
    assert [text for text, _, _ in labels(document("一、甲", "1 乙", "好。", "2 丙", "好。", "3 丁", "好。"))] == [
        "一、"
    ]


def test_roman_numerals_count_with_a_mark() -> None:
    doc = document("Ⅰ.总体情况", "全年平稳。", "Ⅱ、主要做法", "完善制度。", "Ⅲ类水质断面四个。")
    assert labels(doc) == [("Ⅰ.", "roman", 1), ("Ⅱ、", "roman", 2)]
