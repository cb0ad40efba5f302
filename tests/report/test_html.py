"""The report page as text: what stands in it, and that nothing gets out of it. tests/desk/ looks at it in a browser."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from by_hand import TEXT, commas, document, finding, related, report, run
from hypothesis import given
from hypothesis import strategies as st
from word import docx, p, tbl, tc, tr

from fzlint.document.model import Span
from fzlint.finding import FileReport, Problem
from fzlint.report.html import part, write
from fzlint.report.page.words import Marked, inline
from fzlint.report.result import Layout, Run
from fzlint.single import lint_file

ROOT = Path(__file__).parents[2]
LAYOUT = Layout(format="html")
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """The elements of a page, checked for being closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: dict[str, str] = {}  # text by the nearest element with an id
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def page(*reports: FileReport, **more: object) -> str:
    stream = io.StringIO()
    write(run(LAYOUT, *reports, **more), LAYOUT, stream)
    return stream.getvalue()


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def sound(html: str) -> Page:
    """A page that is whole: every link leads somewhere, no id comes twice, no sign is left open."""
    read = Page(html)
    assert len(read.ids) == len(set(read.ids))
    links = [attributes["href"] for tag, attributes in read.elements if tag == "a"]
    assert links
    assert {link[1:] for link in links} <= set(read.ids)
    assert all(link.startswith("#") for link in links)
    assert not re.search("[\x00-\x08\x0b-\x1f]", html)
    return read


def test_a_page_allows_nothing_but_its_own_style_and_script() -> None:
    html = page(report(document(), *commas(document())))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        ((source),) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = b64encode(sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    read = sound(html)
    names = {name for _, attributes in read.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")]
    assert "unsafe" not in policy
    assert not re.search(r"https?://|url\(|@import|innerHTML|eval\(", html)


HOSTILE = """</style><script>alert(1)</script>"><img src=x onerror=alert(1)>&lt;b&gt;{{style}}'--><!--"""


def test_whatever_comes_from_a_file_is_text() -> None:
    made = document(TEXT.replace("成立专班", HOSTILE) + "\x1b[31m\x01\x02FZ201 x\x02\u202e尾")
    odd = finding(made, "<script>", message=HOSTILE, related=(related(made, "<!--", HOSTILE),))
    told = report(
        made, odd, *commas(made), path=f"{HOSTILE}\udc80.txt", kind=HOSTILE, problems=(Problem("x", HOSTILE),)
    )
    html = page(told, told, problems=(Problem("x", HOSTILE),), summaries={"FZ201": HOSTILE})
    read = sound(html)
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert "img" not in [tag for tag, _ in read.elements]
    html.encode()  # a lone half of a pair would not go into a file
    rows = "".join(re.findall(r'<div class="text">(.*?)</div>', html, re.S))
    assert HOSTILE in plain(rows)
    assert "␛[31m␁␂FZ201 x␂" in plain(rows)


def test_the_document_is_there_as_it_is_read() -> None:
    made = document()
    html = page(report(made, *commas(made), kind="法治政府建设年度报告"))
    sound(html)
    rows = re.findall(r'<div class="text">(.*?)</div>', html, re.S)
    assert [plain(row) for row in rows] == made.text.split("\n")
    assert "<h3" in rows[1]
    assert '<p class="title' in rows[0]
    assert "<strong" in rows[2], "a run-in heading"
    assert "按“法治政府建设年度报告”检查" in html
    assert "没有认出报告种类，未检查必备内容" in page(report(made))


def test_a_habit_is_told_once_and_marked_everywhere() -> None:
    made = document()
    html = page(report(made, *commas(made)), summaries={"FZ301": "半角标点"})
    read = sound(html)
    marks = [attributes for tag, attributes in read.elements if tag == "mark"]
    assert [mark["class"] for mark in marks] == ["error"] * 4
    assert [mark["data-f"] for mark in marks] == ["0", "1", "2", "3"]
    notes = [attributes for tag, attributes in read.elements if tag == "li" and attributes.get("class") == "note error"]
    assert len(notes) == 1
    assert "同类问题共 4 处，此为第 1 处" in html
    assert '<a href="#f1-m1">下一处</a>' in html
    assert html.count("改法：“,”改为“，”。") == 1
    assert "半角标点</b>" in html
    assert " 半角标点 <span" in html


def test_marks_that_overlap_tell_all_and_lead_somewhere() -> None:
    made = document()
    long = finding(made, "定期会商,逐月通报", severity="info", code="FZ102")
    inner = finding(made, "会商", severity="error", code="FZ504")
    same = finding(made, "定期", severity="warning", code="FZ505")
    html = page(report(made, long, inner, same))
    sound(html)
    marks = re.findall(r"<mark[^>]*>[^<]*</mark>", html)
    assert [plain(mark) for mark in marks] == ["定期", "会商", ",逐月通报"]
    assert ['class="warning"' in marks[0], 'class="error"' in marks[1], 'class="info"' in marks[2]] == [True] * 3
    told = [set(re.findall('data-f="([^"]*)"', mark)[0].split()) for mark in marks]
    assert told[0] & told[1] == told[2]
    assert [len(each) for each in told] == [2, 2, 1]


def test_what_is_missing_is_told_before_the_text() -> None:
    made = document()
    missing = finding(
        made, "青河区农业局2024年法治政府建设情况报告", code="FZ103", absent=True, message="缺少必备内容。"
    )
    html = page(report(made, missing))
    sound(html)
    assert "<mark" not in html.split("<main")[1]
    assert re.search(r'<section class="whole">.*缺少必备内容。.*</section>', html)


def test_a_copy_is_folded_and_comes_first() -> None:
    told = lint_file(ROOT / "fixtures" / "repeated-body.txt")
    html = page(told)
    sound(html)
    (fold,) = re.findall(r'<details class="copy">.*?</details>', html, re.S)
    assert "<mark" not in fold
    assert told.document is not None
    assert f"段已折叠，其中另有 {sum(each.covered for each in told.findings)} 处问题未逐一标出" in fold
    (copy,) = [each for each in told.findings if each.covers]
    assert copy.covers is not None
    rows = re.findall(r'<div class="text">(.*?)</div>', fold, re.S)
    assert [plain(row) for row in rows] == told.document.text[copy.covers.start : copy.covers.end].split("\n")
    first = html.index('<section class="group"><h4>先看')
    assert first < html.index('<section class="group"><h4>错误')


def test_numbers_that_word_makes_and_tables() -> None:
    told = lint_file(ROOT / "fixtures" / "tracked-changes.docx")
    html = page(told)
    sound(html)
    assert '<span class="label">一、</span>主要举措和成效' in html
    (table,) = re.findall(r"<table>.*?</table>", html.split("<main")[1], re.S)
    assert [plain(row).strip() for row in re.findall("<tr>.*?</tr>", table)][1] == "社会团体625265"
    assert re.search(r'<mark id="[^"]*" class="error" data-f="[0-9]+">118</mark>', table)


def test_a_label_made_by_word_is_marked_itself() -> None:
    told = lint_file(ROOT / "fixtures" / "automatic-numbering.docx")
    assert told.document is not None
    block = next(block for block in told.document.blocks if block.label and block.label.automatic)
    assert block.label is not None
    skipped = finding(told.document, told.document.text_of(block), span=Span(block.start, block.start, True))
    html = page(told._replace(findings=(skipped,)))
    sound(html)
    assert f'data-f="0">{block.label.text}</mark></span>' in html
    assert html.count("<mark") == 1


def test_cells_that_are_merged_or_hold_a_table() -> None:
    inner = tbl(tr("内一", "内二"))
    rows = [tr(f"第{i}行", str(i)) for i in range(3)]
    merged = tr(tc("合并", '<w:gridSpan w:val="2"/>'))
    tall = [tr(tc("高", '<w:vMerge w:val="restart"/>'), "上"), tr(tc(p(), "<w:vMerge/>"), "下")]
    body = (
        p("关于表格的报告") + tbl(merged, *rows, *tall, tr(tc(p("外") + inner + p("后")), "末")) + tbl(tr("另一张表"))
    )
    told = lint_file("报告.docx", data=docx(body))
    html = page(told)
    main = html.split("<main")[1].split("</main>")[0]
    sound(html)
    assert '<td colspan="2">' in main
    assert '<td rowspan="2">' in main
    assert main.count("<table>") == 3
    assert [plain(row) for row in re.findall("<tr>.*?</tr>", main)][:4] == ["合并", "第0行0", "第1行1", "第2行2"]
    for words in ("合并", "第2行", "高", "上", "下", "外", "内一", "内二", "后", "末", "另一张表"):
        assert plain(main.split('<div class="sheets">')[1]).count(words) == 1, words


def test_private_numbers_are_masked() -> None:
    made = document("关于测试的报告\n一、情况\n联系电话13800001234。\n")
    private = finding(made, "13800001234", code="FZ606", masked=True, message="写有手机号码。")
    html = page(report(made, private))
    assert "13800001234" not in html
    assert "138******34" in html


def test_many_files_have_a_table_and_one_bad_file_hides_no_other() -> None:
    made = document()
    bad = FileReport("坏.docx", "docx", None, None, error=Problem("encrypted", "文件已加密。"))
    html = page(bad, report(made, *commas(made)), report(made))
    sound(html)
    rows = [plain(row) for row in re.findall(r"<tr>.*?</tr>", html.split('<div class="files"')[1].split("</table>")[0])]
    assert [row.startswith(name) for row, name in zip(rows[1:], ("坏.docx", "报告.txt", "报告.txt"), strict=True)] == [
        True
    ] * 3
    assert "文件已加密。" in rows[1]
    assert "未能检查。文件已加密。" in html
    assert "未发现问题。" in html
    assert "未发现问题" not in html.split('id="f1"')[1].split("</article>")[0]


def test_the_page_is_the_same_each_time() -> None:
    made = document()
    assert page(report(made, *commas(made))) == page(report(made, *commas(made)))
    assert isinstance(part(report(made), LAYOUT), str)


@given(st.text(alphabet="ab<&\n 一二", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_marks_change_no_character(text: str, pairs: list[tuple[int, int]]) -> None:
    marks = []
    for index, pair in enumerate(pairs):
        start, end = sorted(min(at, len(text)) for at in pair)
        marks.append(Marked(start, end, index, ("error", "warning", "info")[index % 3], True))
    html = inline(text, 0, len(text), marks)
    assert plain(html) == text
    for mark in marks:  # each is told by marks on exactly its words
        words = [
            plain(m[0])
            for m in re.finditer(r'<mark[^>]*data-f="([^"]*)"[^>]*>.*?</mark>', html, re.S)
            if str(mark.finding) in m[1].split()
        ]
        assert "".join(words) == text[mark.start : mark.end]
        assert words


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "fixtures").glob("*.*") if path.suffix != ".py"))
def test_every_fixture_makes_a_whole_page(name: str) -> None:
    told = lint_file(ROOT / "fixtures" / name)
    html = page(told)
    sound(html)
    assert told.document is not None
    main = html.split('<div class="sheets">')[1]
    for block in told.document.blocks:
        assert plain(main).count(told.document.text_of(block).replace("\v", "\n")) >= 1


def test_it_is_a_format_of_the_command_line(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    from fzlint.cli.main import main

    source = tmp_path / "报告.txt"
    source.write_text(TEXT, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main([str(source), "--format", "html"])
    assert ended.value.code == 1
    html = capsysbinary.readouterr().out.decode("utf-8")
    assert html.startswith("<!DOCTYPE html>")
    assert "序号跳号" in html
    sound(html)


def test_a_run_without_files_says_why() -> None:
    stream = io.StringIO()
    write(Run((), (Problem("not-found", "找不到这个文件。"),)), LAYOUT, stream)
    assert "找不到这个文件。" in stream.getvalue()
