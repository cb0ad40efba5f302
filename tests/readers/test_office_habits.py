"""One report as offices dress it: whatever the styles, frames, breaks and numbers, a reader sees the same, and so does fzlint."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

import fzlint
from fzlint.document.model import Document
from fzlint.readers.read import read as read_bytes
from tests.word import (
    END,
    abstract,
    begin,
    box,
    change,
    control,
    docx,
    lvl,
    num,
    numbered,
    p,
    r,
    style,
    styled,
    tbl,
    tc,
    tr,
)  # fmt: skip

NAME = "青河县2024年法治政府建设情况报告"
HAN = "〇一二三四"
REPORT = [  # kind, number, text; {right|wrong}
    ("title", 0, NAME),
    (
        "p",
        0,
        "2024年，青河县认真落实《法治政府建设实施纲要（2021—2025年）》，各项工作取得新进展。现将有关情况报告如下。",
    ),
    ("h1", 1, "2024年推进法治政府建设的主要举措和成效"),
    ("h2", 1, "健全依法行政制度体系"),
    ("p", 0, "全年制发规范性文件12件，报备率为100%。{对现行文件开展清理，|对现行文件开展清理,}废止4件，修改3件。"),
    (
        "p",
        0,
        "决策程序不断完善。一是编制事项目录，公布事项6项；二是审查决策事项6项；{三|四}是邀请法律顾问参加论证会9次。",
    ),
    ("h2", 2, "推进严格规范公正文明执法"),
    ("p", 0, "开展案卷评查，抽取案卷150卷，其中优秀案卷60卷、合格案卷85卷、不合格案卷{5|7}卷。"),
    (
        "p",
        0,
        "根据《中华人民共和国行政处罚法》和《中华人民共和国行政强制法{》|}的规定，梳理事项。{部署|布署}开展专项整治。",
    ),
    ("h2", 3, "依法有效化解矛盾纠纷"),
    ("p", 0, "截至2024年12月{31|32}日，各级组织调解纠纷2318件。案件办理情况见下表。"),
    ("table", 0, "类别|受理|办结\n复议|86|80\n应诉|41|38\n信访|127|120\n合计|254|{238|240}"),
    ("h1", 2, "党政主要负责人履行推进法治建设第一责任人职责情况"),
    ("p", 0, "县委、县政府主要负责人认真履行推进法治建设第一责任人职责，专题研究法治政府建设工作4次。"),
    ("h1", 3, "存在的问题和原因"),
    ("p", 0, "部分单位对合法性审查重视不够，基层执法力量薄弱。主要原因是培训的针对性不强{|（此处待补充）}。"),
    ("h1", 4, "2025年工作安排"),
    ("p", 0, "2025年，全县将重点做好以下工作。"),
    ("h2", 1, "强化组织领导"),
    ("p", 0, "把法治政府建设纳入年度考核，压实各单位责任。"),
    ("h2", 2, "提升执法水平"),
    ("p", 0, "持续开展分级分类培训，推动执法力量下沉到镇街。"),
    ("sign", 0, "青河县人民政府"),
    ("date", 0, "2025年1月20日"),
]
FAULTS = ["FZ301", "FZ206", "FZ401", "FZ302", "FZ504", "FZ406", "FZ403", "FZ604"]
OUTLINE = [text for kind, _, text in REPORT if kind == "h1"]

Lines = list[tuple[str, int, str]]
Dress = Callable[[Lines], bytes]
BREAK = "<w:r><w:br/></w:r>"
STYLES = (
    style("a", "Normal", default=True)
    + "".join(
        style(str(i), f"heading {i}", f'<w:pPr><w:outlineLvl w:val="{i - 1}"/></w:pPr>', base="a") for i in (1, 2, 3)
    )
    + style("a3", "Title", base="a")
)


def label(kind: str, number: int) -> str:
    return {"h1": f"{HAN[number]}、", "h2": f"（{HAN[number]}）"}.get(kind, "")


def lines(faulty: bool) -> Lines:
    put = "\\2" if faulty else "\\1"
    return [(kind, number, re.sub(r"\{([^{}]*?)\|([^{}]*)\}", put, text)) for kind, number, text in REPORT]


def table(text: str) -> str:
    return tbl(*(tr(*row.split("|")) for row in text.split("\n")))


def typed(kind: str, number: int, text: str) -> str:
    return table(text) if kind == "table" else p(label(kind, number) + text)


def body(report: Lines, paragraph: Callable[[str, int, str], str] = typed) -> str:
    return "".join(table(line[2]) if line[0] == "table" else paragraph(*line) for line in report)


def in_styles(**styles: str) -> Dress:
    """Every paragraph in a style: by kind, else that of `rest`."""

    def dress(report: Lines) -> bytes:
        rest = styles.get("rest", "a")
        return docx(body(report, lambda k, n, t: styled(label(k, n) + t, styles.get(k, rest))), styles=STYLES)

    return dress


def with_title(*title: str) -> Dress:
    """Something else in place of the title."""
    return lambda report: docx("".join(title) + body(report[1:]), styles=STYLES)


def framed(report: Lines) -> bytes:
    return docx(tbl(tr(tc(body(report)))))


def in_rows(report: Lines) -> bytes:
    return docx(tbl(*(tr(tc(typed(*line) + (p() if line[0] == "table" else ""))) for line in report)))


def form(report: Lines) -> bytes:
    return docx(typed(*report[0]) + tbl(tr("单位", "青河县"), tr("内容", tc(body(report[1:-2])))) + body(report[-2:]))


def broken(report: Lines) -> bytes:
    """One paragraph with line breaks up to the table, and one behind it."""
    at = next(i for i, line in enumerate(report) if line[0] == "table")

    def run(part: Lines) -> str:
        return p(*(piece for line in part for piece in (r(label(*line[:2]) + line[2]), BREAK)))

    return docx(run(report[:at]) + table(report[at][2]) + run(report[at + 1 :]))


def by_word(*levels: str, more: str = "") -> Dress:
    """The numbers of headings made by Word."""

    def dress(report: Lines) -> bytes:
        made = abstract(0, *levels, more=more) + num(1, 0)
        level = {"h1": 0, "h2": 1}
        return docx(
            body(report, lambda k, n, t: numbered(t, 1, level[k]) if k in level else p(t)),
            numbering=made,
            styles=STYLES,
        )

    return dress


def contents(report: Lines) -> bytes:
    """A contents page that lost its tabs: the number stands behind one blank."""
    heads = [line for line in report if line[0] in ("h1", "h2")]
    return docx(
        p("目　录") + "".join(p(f"{label(k, n)}{t} {i}") for i, (k, n, t) in enumerate(heads, 2)) + body(report)
    )


def mixed_edits(report: Lines) -> bytes:
    """Paragraph marks deleted and inserted by tracked changes."""

    def halves(kind: str, number: int, text: str) -> str:
        if kind != "p":
            return typed(kind, number, text)
        half = len(text) // 2
        return p(r(text[:half]), properties=f"<w:rPr>{change('del')}</w:rPr>") + p(text[half:])

    return docx(body(report, halves))


def referred(report: Lines) -> bytes:
    """A reference to a table by its number, as a field."""

    def refer(kind: str, number: int, text: str) -> str:
        if not text.endswith("见下表。"):
            return typed(kind, number, text)
        return p(r(text[:-3]), begin("REF _Ref1"), r("表1"), END, r("。"))

    return docx(body(report, refer))


DRESSES: dict[str, Dress] = {
    "plain": lambda report: docx(body(report)),
    "all heading 1": in_styles(rest="1"),
    "all heading 2, headings 1": in_styles(title="a3", h1="1", rest="2"),
    "all title": in_styles(rest="a3"),
    "all of outline level 1": lambda report: docx(
        body(report, lambda k, n, t: p(label(k, n) + t, properties='<w:outlineLvl w:val="0"/>'))
    ),
    "levels reversed": in_styles(title="1", h1="3", h2="1"),
    "signature a heading": in_styles(title="1", sign="2", date="2"),
    "一、 a title": in_styles(h1="a3"),
    "every second heading styled": in_styles(title="a3", h2="2"),
    "title in two": with_title(p("青河县"), p("2024年法治政府建设情况报告")),
    "title in three": with_title(p("青河县"), p("2024年法治政府建设"), p("情况报告")),
    "title with line breaks": with_title(p(BREAK, r("青河县"), BREAK, r("2024年法治政府建设情况报告"), BREAK)),
    "title spaced out": with_title(p("青河县2024年法治政府建设"), p("情  况  报  告")),
    "title half styled, above": with_title(styled("青河县", "a"), styled("2024年法治政府建设情况报告", "a3")),
    "title half styled, below": with_title(styled("青河县2024年法治政府", "a3"), styled("建设情况报告", "a")),
    "title in a box": with_title(p(box(p(NAME)))),
    "title in a cell": with_title(tbl(tr(NAME))),
    "title in a control": with_title(control(p(NAME))),
    "red head a title": with_title(styled("青河县人民政府文件", "a3"), p("青政发〔2025〕3号"), p(NAME)),
    "signer beside the number": with_title(p("青政呈〔2025〕3号　　签发人：周明远"), p(NAME)),
    "red head in a table": with_title(tbl(tr("青河县人民政府", "文件")), p("青政发〔2025〕3号"), p(NAME)),
    "body in boxes": lambda report: docx(
        body(report, lambda *line: p(box(typed(*line))) if line[0] == "p" else typed(*line))
    ),
    "one cell": framed,
    "rows": in_rows,
    "a form": form,
    "line breaks": broken,
    "contents without tabs": contents,
    "counting": by_word(lvl(0, "chineseCounting", "%1、"), lvl(1, "chineseCounting", "（%2）")),
    "part": by_word(lvl(0, "chineseCountingThousand", "第%1部分"), lvl(1, "ideographDigital", "（%2）")),
    "一.1": by_word(lvl(0, "chineseCountingThousand", "%1、"), lvl(1, "decimal", "%1.%2")),
    "marks deleted": mixed_edits,
    "a reference": referred,
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, bool], fzlint.Report]:
    """Every dress of the sound and of the faulty report, read in one go."""
    folder = tmp_path_factory.mktemp("dressed")
    keys = [(name, faulty) for name in DRESSES for faulty in (False, True)]
    paths = [folder / f"{i:03}.docx" for i in range(len(keys))]
    for path, (name, faulty) in zip(paths, keys, strict=True):
        path.write_bytes(DRESSES[name](lines(faulty)))
    return dict(zip(keys, fzlint.check_many(paths, jobs=1), strict=True))


@pytest.mark.parametrize("faulty", [False, True], ids=["sound", "faulty"])
@pytest.mark.parametrize("name", DRESSES)
def test_the_same_report(reports: dict[tuple[str, bool], fzlint.Report], name: str, faulty: bool) -> None:
    report = reports[name, faulty]
    document = report.document
    assert document is not None
    assert ("".join(report.title.split()), report.kind, report.year) == (NAME, "法治政府建设年度报告", 2024)
    heads = [document.blocks[section.heading] for section in document.sections]
    tops = [block for block, section in zip(heads, document.sections, strict=True) if section.parent < 0]
    assert len(heads) == 9
    assert [re.sub(r"^(?:.、|（.）)", "", report.text[b.start : b.end].strip()) for b in tops] == OUTLINE
    found = [finding.code for finding in report.findings if finding.code != "FZ605"]
    assert sorted(found) == sorted(FAULTS if faulty else [])


def test_numbers_made_by_word_of_two_styles_are_decimals(reports: dict[tuple[str, bool], fzlint.Report]) -> None:
    document = reports["一.1", False].document
    assert document is not None
    made = [block.label for block in document.blocks if block.label and block.label.text.endswith(("1", "2", "3"))]
    assert [(one.text, one.family, one.number) for one in made] == [
        ("一.1", "decimal:1", 1),
        ("一.2", "decimal:1", 2),
        ("一.3", "decimal:1", 3),
        ("四.1", "decimal:4", 1),
        ("四.2", "decimal:4", 2),
    ]


def test_a_table_inside_a_frame_stays_one(reports: dict[tuple[str, bool], fzlint.Report]) -> None:
    report = reports["one cell", True]
    assert report.document is not None
    (total,) = [finding for finding in report.findings if finding.code == "FZ403"]
    at = report.document.block_with(total.finding.span.start)
    assert at.cell == (0, 4, 2)


def read(*content: str) -> Document:
    return read_bytes(docx(*content), "a.docx")


def test_a_table_of_data_is_no_frame() -> None:
    said = "由各单位按照分工落实，每季度报送进展情况，年底前全部完成，并由牵头单位汇总后统一报送县政府办公室。"
    document = read(p(NAME), tbl(*(tr(f"第{i}项", f"第{i}项{said}") for i in range(1, 9))))
    assert sum(block.cell is not None for block in document.blocks) == 16


def test_a_whole_text_in_one_paragraph_is_read_line_by_line() -> None:
    said = "由各单位按照分工落实，每季度报送进展情况，年底前全部完成，并由牵头单位汇总后统一报送县政府办公室。"
    lines = ["青河县水务局", "2024年法治政府建设情况报告", "来源：青河县水务局", "县政府：", said, "一、主要成效", said]
    runs = [piece for line in lines for piece in (r(line), BREAK)][:-1]
    document = read(p(*runs))
    assert [document.text_of(block) for block in document.blocks] == lines
    assert document.title == "青河县水务局2024年法治政府建设情况报告"


def test_a_short_text_that_stands_whole_in_one_cell_is_framed() -> None:
    said = "由各单位按照分工落实，每季度报送进展情况，年底前全部完成，并由牵头单位汇总后统一报送县政府办公室。"
    cell = f"<w:tc>{p('2024年工作情况')}{p(said * 5)}{p('一、主要成效')}{p(said * 2)}</w:tc>"
    document = read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert all(block.cell is None for block in document.blocks)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("青河县\n2024年法治政府建设情况报告", 1),  # a title in two lines
        ("联系人：\n张三", 2),
        ("我县坚持依法行政，不断完善制度，\n各项工作有序推进。", 1),  # a line broken for its length
        ("各项工作有序推进。\n明年继续。", 2),
        ("有序推进\n\n明年继续", 2),
        ("青河县人民政府\n2025年1月20日", 2),
    ],
)
def test_line_breaks_that_stand_for_paragraphs(text: str, parts: int) -> None:
    runs = [piece for line in text.split("\n") for piece in (r(line) if line else "", BREAK)][:-1]
    assert len(read(p(*runs)).blocks) == parts
