"""审读意见: a sheet in Word for the office to print, work through and sign. Places are told by headings and words, as Word shows
them, and never by the number of a paragraph, which nobody can see there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from fzlint.document.model import Document
from fzlint.finding import SEVERITIES, FileReport, Finding
from fzlint.record import NamedTuple
from fzlint.report.inwords import in_words
from fzlint.report.place import cell, headings, part_of
from fzlint.report.quote import excerpt, text_of
from fzlint.report.remedy import remedy, said
from fzlint.report.result import SEVERITY, Layout, Run, as_what, count, habits

if TYPE_CHECKING:
    from docx.document import Document as Sheet
    from docx.table import Table

_LONGEST = 40  # code points of the words at fault
_AROUND = 10  # and of those around them, so that they can be found
_HEAD = ("序号", "级别", "位置", "问题", "修改建议", "处理结果")
_WIDTHS = (1.2, 1.5, 5.6, 7.4, 5.6, 3.4)  # cm, on A4 across


class Row(NamedTuple):
    """One line of the table."""

    severity: str
    place: str
    problem: str
    advice: str


class Sheets(NamedTuple):
    """What the sheet says of one file."""

    path: str
    title: str
    kind: str
    year: str
    unread: str
    rows: tuple[Row, ...]


def part(report: FileReport, layout: Layout) -> Sheets:
    document = report.document
    unread = "；".join(problem.message for problem in (report.error, *report.problems) if problem)
    if document is None:
        return Sheets(report.path, "", "", "", unread, ())
    text = text_of(report)
    groups = [[finding] for finding in report.findings] if layout.all else habits(report.findings)
    groups.sort(key=lambda group: (SEVERITIES.index(group[0].severity), not group[0].covered))
    rows = tuple(_row(group, document, text) for group in groups)
    year = f"{report.year}年" if report.year else ""
    return Sheets(report.path, document.title, report.kind or as_what(report), year, unread, rows)


def _row(habit: list[Finding], document: Document, text: str) -> Row:
    first = habit[0]
    problem, advice = _parted(in_words(document, text, first.message))
    problem = f"{first.called}（{first.code}）\n{problem}" if first.summary else problem
    if first.fix is not None and not (advice and said(first)):
        advice = f"{advice}{remedy(document, text, first.fix)}"
    if len(habit) > 1:
        problem += f"（同类问题共 {len(habit)} 处，此为第 1 处。）"
    if first.covered:
        problem += f"（副本内另有 {first.covered} 处问题，删除副本后一并消失。）"
    return Row(SEVERITY[first.severity], _place(first, document, text), problem, advice)


def _place(finding: Finding, document: Document, text: str) -> str:
    """Headings above, the cell, and the words to look for."""
    start = finding.span.start
    above = [part_of(document.place(start)), headings(document, start), cell(document, start)]
    where = " ".join(word for word in above if word)
    if finding.absent:
        return where or "全文"
    before, words, after = excerpt(document, text, finding.span, _AROUND, _LONGEST)
    marked = f"【{words}】" if words else ""  # none where something was deleted
    return f"{where}\n{before}{marked}{after}".strip()


_ADVICE = re.compile(r"(?:^|(?<=。))(?:请|建议|如)[^。]*。")
_ASKS = re.compile("，(?=请|建议)")  # where no sentence of its own does


def _parted(message: str) -> tuple[str, str]:
    """What is wrong and what to do, as a message says it."""
    advice = "".join(_ADVICE.findall(message))
    problem = _ADVICE.sub("", message)
    if advice:
        return (problem, advice) if problem else (message, "")
    for mark in _ASKS.finditer(message):
        fault, asked = message[: mark.start()], message[mark.end() :]
        if fault.count("“") == fault.count("”"):
            return f"{fault}。", asked
    return message, ""


# ---------------------------------------------------------------------- the sheet


def document(run: Run, layout: Layout) -> bytes:
    """The sheet as a .docx."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    sheet = docx.Document()
    _set_up(sheet)
    title = sheet.add_paragraph(style="Title")
    title.add_run("审读意见")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for problem in run.problems:
        sheet.add_paragraph(f"未能检查：{problem.message}")
    for file in run.files:
        _file(sheet, file.part)
    _end(sheet, run)
    out = BytesIO()
    sheet.save(out)
    return out.getvalue()


def _set_up(sheet: Sheet) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    section = sheet.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, font, size in (("Normal", "仿宋", 12), ("Title", "宋体", 22), ("Heading 1", "黑体", 15)):
        style = sheet.styles[name]
        style.font.name = font
        style.font.size = Pt(size)
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("ascii", "hAnsi", "eastAsia"):
            fonts.set(f"{_W}{attribute}", font)
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme"):  # they would win over the names
            fonts.attrib.pop(f"{_W}{attribute}", None)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _file(sheet: Sheet, file: Sheets) -> None:
    sheet.add_paragraph(_clean(file.title or file.path), style="Heading 1")
    about = [("文件", file.path), ("报告种类", file.kind), ("年度", file.year)]
    sheet.add_paragraph("　".join(f"{name}：{_clean(value)}" for name, value in about if value))
    if file.unread:
        sheet.add_paragraph(f"未能检查：{_clean(file.unread)}")
    elif not file.rows:
        sheet.add_paragraph("未发现问题。")
    if file.rows:
        _table(sheet, file.rows)


def _table(sheet: Sheet, rows: Iterable[Row]) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Pt

    rows = list(rows)
    table = sheet.add_table(rows=1 + len(rows), cols=len(_HEAD), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    lines = [_HEAD, *((str(i), row.severity, row.place, row.problem, row.advice, "") for i, row in enumerate(rows, 1))]
    grid = table._cells  # one look: `cell(i, j)` counts through the whole table each time
    for i, line in enumerate(lines):
        for j, words in enumerate(line):
            paragraph = grid[i * len(_HEAD) + j].paragraphs[0]
            run = paragraph.add_run(_clean(words))
            run.font.size = Pt(10.5)
            run.bold = i == 0 or None
    _lay_out(table)


def _lay_out(table: Table) -> None:
    """Widths, the head again on every page, no row over two pages."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    grid = table._cells
    for i, cell_ in enumerate(grid):
        cell_.width = Cm(_WIDTHS[i % len(_WIDTHS)])
    for i, row in enumerate(table._tbl.tr_lst):
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if i == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _end(sheet: Sheet, run: Run) -> None:
    counts = count(run)
    total = f"合计：错误 {counts.errors} 处，警告 {counts.warnings} 处，提示 {counts.infos} 处"
    if counts.covered:
        total += f"；重复的内容里另有 {counts.covered} 处，未计入"
    if counts.unread:
        total += f"；{counts.unread} 个文件未能检查"
    sheet.add_paragraph()
    sheet.add_paragraph(total + "。")
    sheet.add_paragraph("拟稿人：　　　　　　　　　　审读人：　　　　　　　　　　日期：　　　年　　月　　日")


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _clean(words: str) -> str:
    """Words without what XML cannot hold."""
    return _CONTROL.sub("\ufffd", words)
