"""The desk in a real browser: what a drafter does, with the mouse and without."""

from __future__ import annotations

import base64
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from desk.conftest import Desk, faults
from desk.told import FIXTURES, REPORT, TEXT, notes, numbers

from fzlint.report.annotate import comments as comments_of
from fzlint.settings.setup import Wishes
from fzlint.single import lint_file


def wait(page: Any, words: str) -> None:
    page.locator("#status", has_text=words).wait_for(timeout=20_000)


def _drawn(page: Any) -> None:
    """Until the report stands where it will stay: it is a process of its own, and a click beside it while it comes may still be
    given to it."""
    page.frame_locator("#report").locator("article").wait_for()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {"name": name, "mimeType": "", "buffer": data}


def choose(page: Any, *paths: Path | dict[str, Any]) -> None:
    files = [path if isinstance(path, dict) else _file(path.name, path.read_bytes()) for path in paths]
    page.set_input_files("#choose", files)
    wait(page, "检查完毕")


_DROP = """([files]) => {
  const data = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
    data.items.add(new File([bytes], name));
  }
  document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


def test_drop_a_report_read_it_and_take_it_home(open_page: Callable[..., Any], desk: Desk, tmp_path: Path) -> None:
    page = open_page(desk.address)
    assert not page.locator("#list").is_visible()
    page.evaluate(_DROP, [[[REPORT.name, base64.b64encode(REPORT.read_bytes()).decode()]]])
    wait(page, "检查完毕：1 个文件。")
    cells = page.locator("tbody tr td").all_inner_texts()
    assert cells[:4] == ["法治政府建设年度报告", *numbers()]
    report = page.frame_locator("#report")
    report.locator("mark", has_text="118").wait_for()
    assert report.locator("li.note").count() == notes()
    report.locator("[data-severity=warning]").uncheck()
    assert report.locator("li.note:visible").count() == notes("error", "info")

    with page.expect_download() as got:
        page.locator("#comments").click()
    assert got.value.suggested_filename == "tracked-changes.批注.docx"
    commented = Path(got.value.path()).read_bytes()
    comments = ZipFile(BytesIO(commented)).read("word/comments.xml").decode()
    assert "合计不符：表中“合计”行“年末”列为118" in comments
    told = lint_file("报告.docx", data=REPORT.read_bytes())
    assert comments.count("<w:comment ") == len(list(comments_of(told))) + 2  # and two of people

    with page.expect_download() as got:
        page.locator("#changes").click()
    assert got.value.suggested_filename == "tracked-changes.修订.docx"
    told = lint_file("报告.docx", data=Path(got.value.path()).read_bytes())
    assert told.document is not None
    assert "各项法律制度，依法行政能力" in told.document.text

    wait(page, "已下载：tracked-changes.修订.docx")
    with page.expect_download() as got:
        page.locator("#sheet").click()
    assert got.value.suggested_filename == "tracked-changes.审读意见.docx"
    sheet = lint_file("意见.docx", data=Path(got.value.path()).read_bytes()).document
    assert sheet is not None
    assert "合计不符：表中“合计”行“年末”列为118" in sheet.text

    with page.expect_download() as got:
        page.locator("td a", has_text="审读页").click()
    assert got.value.suggested_filename == "tracked-changes.审读.html"
    saved = tmp_path / "页.html"
    saved.write_bytes(Path(got.value.path()).read_bytes())
    assert open_page(saved.as_uri()).locator("li.note").count() == notes()


def test_the_doubled_body_is_seen_first(open_page: Callable[..., Any], desk: Desk) -> None:
    page = open_page(desk.address)
    choose(page, TEXT)
    report = page.frame_locator("#report")
    assert report.locator(".list h4").first.inner_text().startswith("先看")
    assert "第34—65行与第2—33行内容重复" in report.locator(".list li").first.inner_text()
    assert page.locator("#wordless").is_visible()
    assert not page.locator("#comments").is_visible()
    with page.expect_download() as got:
        page.locator("#changes").click()
    assert got.value.suggested_filename == "repeated-body.改正.txt"


def test_one_bad_file_hides_no_other(open_page: Callable[..., Any], desk: Desk) -> None:
    page = open_page(desk.address)
    bad = _file("坏的.docx", b"PK\x03\x04 no zip at all")
    empty = _file("空的.txt", b"")
    odd = _file("<b>图.png", b"x")
    choose(page, bad, REPORT, empty, odd, TEXT)
    wait(page, "检查完毕：5 个文件，其中 3 个未能检查。")
    rows = page.locator("tbody tr")
    assert rows.count() == 5
    assert ["未能检查" in row.inner_text() for row in rows.all()] == [True, False, True, True, False]
    assert rows.nth(3).locator("th").inner_text() == "<b>图.png"
    rows.nth(4).locator("button.name").click()
    assert page.locator("#name").inner_text() == TEXT.name
    page.frame_locator("#report").locator("article").wait_for()
    rows.nth(0).locator(".remove").click()
    wait(page, "已移除")
    assert rows.count() == 4
    page.locator("#clear").click()
    wait(page, "已全部移除")
    assert not page.locator("#list").is_visible()


def test_the_report_stands_alone_and_has_no_rights(open_page: Callable[..., Any], desk: Desk) -> None:
    page = open_page(desk.address)
    choose(page, REPORT)
    with page.expect_popup() as opened:
        page.locator("#apart").click()
    apart = opened.value
    apart.locator("article").wait_for()
    assert apart.evaluate("origin") == "null"
    assert apart.evaluate("opener") is None
    apart.locator(".list a").nth(3).click()
    assert apart.evaluate("document.activeElement.className").startswith("note")


def test_a_download_that_fails_says_why(browser: Any, desk: Desk) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(desk.address)
    choose(page, REPORT)
    page.evaluate("""() => fetch("files", { method: "DELETE" })""")
    page.locator("#comments").click()
    wait(page, "没有下载成功。这个文件已经移除。请重新放入。")
    context.close()


def test_all_copies_at_once(open_page: Callable[..., Any], desk: Desk) -> None:
    page = open_page(desk.address)
    choose(page, REPORT)
    assert not page.locator("#all").is_visible()
    choose(page, TEXT, _file("空的.txt", b""), _file(REPORT.name, REPORT.read_bytes()))
    with page.expect_download() as got:
        page.locator("#all").click()
    assert got.value.suggested_filename == "审读结果.zip"
    archive = ZipFile(got.value.path())
    assert archive.namelist() == [
        "tracked-changes.批注.docx",
        "repeated-body.审读.html",
        "tracked-changes.批注(2).docx",
    ]
    assert "合计不符" in ZipFile(BytesIO(archive.read("tracked-changes.批注.docx"))).read("word/comments.xml").decode()


def test_kind_and_rules_are_chosen(open_page: Callable[..., Any], desk: Desk) -> None:
    page = open_page(desk.address)
    choose(page, REPORT)
    page.locator("#wishes > summary").click()
    box = page.locator("#wishes [data-code=FZ403]")
    box.scroll_into_view_if_needed()
    _drawn(page)
    box.uncheck()
    page.locator("tbody td.number.error", has_text=numbers(Wishes(ignore=("FZ403",)))[0]).wait_for()
    assert page.locator("tbody td.number").all_inner_texts() == numbers(Wishes(ignore=("FZ403",)))
    assert page.locator("#wishes [data-family=FZ4]").evaluate("box => box.indeterminate")
    _drawn(page)
    page.locator("#publish").check()
    page.locator("tbody td.number.error", has_text=numbers(Wishes(ignore=("FZ403",), publish=True))[0]).wait_for()
    page.locator("#kind").select_option("政府工作报告")
    page.locator("tbody td", has_text="政府工作报告").wait_for()
    other = open_page(desk.address)  # another page has its own wishes and files
    assert not other.locator("#list").is_visible()
    choose(other, REPORT)
    assert other.locator("tbody td.number").all_inner_texts() == numbers()


def test_a_page_that_is_loaded_again_has_its_files(open_page: Callable[..., Any], desk: Desk) -> None:
    page = open_page(desk.address)
    choose(page, REPORT)
    page.reload()
    page.locator("tbody tr").wait_for()
    page.frame_locator("#report").locator("article").wait_for()


def test_all_by_keyboard(open_page: Callable[..., Any], desk: Desk) -> None:
    page = open_page(desk.address)
    with page.expect_file_chooser() as chooser:
        page.wait_for_timeout(300)  # until the browser knows that a test waits for its dialog
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    chooser.value.set_files([str(REPORT)])
    wait(page, "检查完毕")

    def until(what: str) -> None:
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate(f"Boolean(document.activeElement.matches({what!r}))"):
                return
        raise AssertionError(what)

    until("td a[href$=comments]")
    with page.expect_download():
        page.keyboard.press("Enter")
    until("#report")
    page.keyboard.press("Tab")  # into the report
    report = page.frames[-1]
    assert report.evaluate("document.activeElement.tagName") in ("A", "INPUT")
    page.keyboard.press("Alt+ArrowDown")
    assert report.evaluate("document.activeElement.className").startswith("note")


def test_the_picture_in_the_readme(open_page: Callable[..., Any], desk: Desk) -> None:
    """With FZLINT_PICTURES=1 it is made anew."""
    page = open_page(desk.address, width=1280, height=900)
    choose(page, REPORT)
    page.frame_locator("#report").locator("article").wait_for()
    made = page.screenshot()
    kept = FIXTURES.parent / "docs" / "desk.png"
    if os.environ.get("FZLINT_PICTURES"):
        kept.write_bytes(made)
    assert kept.read_bytes()[16:24] == made[16:24], "width and height"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [60, 360, 1400])
def test_everybody_can_use_it(
    open_page: Callable[..., Any], desk: Desk, axe: str, scheme: str, width: int, tmp_path: Path
) -> None:
    page = open_page(desk.address, scheme=scheme, width=width)
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    choose(page, REPORT, TEXT, _file("空的.txt", b""))
    page.locator("#wishes > summary").click()
    page.frame_locator("#report").locator("article").wait_for()
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# ------------------------------------------------------------------------- hostile pages


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """The address of a server that has nothing to do with the desk."""

    class Nothing(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!DOCTYPE html><title>elsewhere</title>")

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Nothing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


_HOSTILE = """async (address) => {
  const told = {};
  for (const mode of ["cors", "no-cors"]) {
    for (const method of ["GET", "POST"]) {
      const body = method === "POST" ? new FormData() : undefined;
      if (body) body.append("file", new File(["x"], "x.txt"));
      try {
        const answer = await fetch(address, { mode, method, body, credentials: "include" });
        told[`${mode} ${method}`] = (await answer.text()) || answer.type;
      } catch (error) { told[`${mode} ${method}`] = error.name; }
    }
  }
  const loads = (tag, attributes) => new Promise((done) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.onload = () => done("loaded");
    element.onerror = () => done("refused");
    document.body.append(element);
  });
  told.script = await loads("script", { src: address });
  told.image = await loads("img", { src: address });
  await loads("iframe", { src: address });
  try { told.frame = frames[frames.length - 1].document.body.innerText; } catch (error) { told.frame = error.name; }
  return told;
}"""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "rebound.test"])
def test_another_page_can_neither_read_nor_send(
    browser: Any, open_page: Any, desk: Desk, elsewhere: str, host: str
) -> None:
    """Even one that knows the token and the address of an open page."""
    own = open_page(desk.address)
    choose(own, REPORT)
    room = own.url
    context = browser.new_context()
    page = context.new_page()
    page.goto(elsewhere.replace("127.0.0.1", host))
    for address in (desk.address, room, f"{room}files", own.locator("#apart").evaluate("link => link.href")):
        for name in ("127.0.0.1", "localhost", "rebound.test"):
            told = page.evaluate(_HOSTILE, address.replace("127.0.0.1", name))
            assert told["cors GET"] == told["cors POST"] == "TypeError", told
            assert told["no-cors GET"] in ("opaque", "TypeError"), told
            assert told["no-cors POST"] in ("opaque", "TypeError"), told
            assert told["script"] == told["image"] == "refused", told
            assert told["frame"] == "SecurityError", told
    frames = [frame for frame in page.frames if frame.parent_frame]
    assert frames
    assert not [frame for frame in frames if "报告" in frame.evaluate("document.body ? document.body.innerText : ''")]
    context.close()
    assert own.evaluate("fetch('files').then((answer) => answer.json()).then((list) => list.length)") == 1, (
        "nothing came in"
    )


def test_a_name_that_points_here_is_refused(browser: Any, desk: Desk) -> None:
    """DNS rebinding: the hostile page's own name leads to the desk."""
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(desk.address.replace("127.0.0.1", "rebound.test"))
    assert answer is not None
    assert answer.status == 403
    assert "选择报告" not in page.content()
    context.close()


def test_a_link_elsewhere_does_not_open_the_desk(browser: Any, desk: Desk, elsewhere: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(elsewhere)
    page.evaluate("(address) => { location.href = address; }", desk.address)
    page.wait_for_url(f"{desk.address}*")
    assert "选择报告" not in page.content()
    context.close()
