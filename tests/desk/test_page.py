"""The report page in a real browser."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from desk.conftest import faults
from desk.told import notes

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """The address of the page of some files, made by the command line."""
    folder = tmp_path_factory.mktemp("pages")

    def made(*names: str) -> str:
        target = folder / f"{'-'.join(Path(name).stem for name in names)}.html"
        if not target.exists():
            paths = [str(ROOT / "fixtures" / name) for name in names]
            command = [
                sys.executable,
                "-m",
                "fzlint",
                *paths,
                "--format",
                "html",
                "--output",
                str(target),
                "--exit-zero",
            ]
            subprocess.run(command, check=True)
        return target.as_uri()

    return made


def test_the_gravest_comes_first_and_leads_to_its_words(
    open_page: Callable[..., Any], made: Callable[..., str]
) -> None:
    page = open_page(made("repeated-body.txt"))
    groups = page.locator(".list h4").all_inner_texts()
    assert groups[0].startswith("先看")
    first = page.locator(".list a").first
    assert "段落或章节重复" in first.inner_text()
    fold = page.locator("details.copy")
    assert not fold.evaluate("each => each.open"), "a copy is folded"
    page.locator(".list a", has_text="年年度").click()
    mark = page.locator("mark.current")
    assert mark.inner_text() == "年年度"
    assert mark.is_visible()
    assert page.evaluate("document.activeElement.classList.contains('note')")
    assert page.locator(".note.current").inner_text().count("年年度")


def test_words_marked_lead_to_what_is_said_of_them(open_page: Callable[..., Any], made: Callable[..., str]) -> None:
    page = open_page(made("tracked-changes.docx"))
    page.locator("td mark", has_text="118").click()
    assert "合计不符" in page.locator(".note.current .message").inner_text()
    page.locator(".related a").first.click()
    assert page.evaluate("document.activeElement.id").endswith("b4")


def test_what_the_reader_hides_is_gone_everywhere(open_page: Callable[..., Any], made: Callable[..., str]) -> None:
    page = open_page(made("tracked-changes.docx"))

    def visible(selector: str) -> object:
        return page.locator(selector).evaluate_all("all => all.filter((each) => each.offsetParent).length")

    assert visible("li.note.warning") == notes("warning")
    assert str(notes()) in page.locator(".step").inner_text()
    page.locator("[data-severity=warning]").uncheck()
    assert visible("li.note.warning") == visible("mark.warning") == visible(".list li.warning") == 0
    assert visible("li.note.error") == notes("error")
    assert str(notes("error", "info")) in page.locator(".step").inner_text()
    outline = page.locator(".outline a", has_text="规范社会救助").locator(".count")
    assert not outline.is_visible(), "nothing is left in this section"
    page.locator("[data-severity=warning]").check()
    assert outline.is_visible()
    page.locator(".rules > summary").click()
    page.locator("input[data-code=FZ403]").uncheck()
    assert page.locator("[data-family=FZ4]").evaluate("box => box.indeterminate")
    assert not page.locator("td mark.error").count()
    page.locator("[data-family=FZ4]").uncheck()
    page.locator("[data-family=FZ4]").check()
    assert page.locator("td mark.error").count() == 1


def test_all_by_keyboard(open_page: Callable[..., Any], made: Callable[..., str]) -> None:
    page = open_page(made("tracked-changes.docx"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.severity") == "error"
    page.keyboard.press("Space")
    assert page.locator("li.note.error:visible").count() == 0
    page.keyboard.press("Space")
    seen = []
    for _ in range(notes()):
        page.keyboard.press("Alt+ArrowDown")
        seen.append(page.evaluate("document.activeElement.id"))
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 900
    assert seen == page.locator("li.note").evaluate_all("all => all.map((each) => each.id)")
    page.keyboard.press("Alt+ArrowUp")
    assert page.evaluate("document.activeElement.id") == seen[-2]
    for _ in range(60):  # the list can be reached and followed
        page.keyboard.press("Shift+Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.list a'))"):
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className").startswith("note")


def test_many_files_one_at_a_time(open_page: Callable[..., Any], made: Callable[..., str]) -> None:
    page = open_page(made("repeated-body.txt", "tracked-changes.docx"))
    assert page.locator("article:visible").count() == 1
    page.locator(".files a", has_text="tracked-changes").click()
    assert page.locator("article:visible h2").inner_text() == "南桥区民政局2023年度法治政府建设情况报告"
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate("document.activeElement.id").startswith("f2-")


@pytest.mark.parametrize("width", [60, 120, 360, 700, 704, 1087, 1088, 1400, 2000])
def test_every_width_holds_the_page(open_page: Callable[..., Any], made: Callable[..., str], width: int) -> None:
    for name in ("tracked-changes.docx", "repeated-body.txt"):
        page = open_page(made(name), width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1400])
def test_everybody_can_read_it(
    open_page: Callable[..., Any], made: Callable[..., str], axe: str, scheme: str, width: int
) -> None:
    for names in (["tracked-changes.docx"], ["repeated-body.txt", "markdown-faulty.md"]):
        page = open_page(made(*names), scheme=scheme, width=width)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert faults(page, axe) == []


def test_it_needs_no_script(browser: Any, made: Callable[..., str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(made("tracked-changes.docx"))
    assert page.locator("li.note").count() == notes()
    assert not page.locator(".bar").is_visible()
    page.locator(".list a").nth(2).click()
    assert page.url.endswith(page.locator(".list a").nth(2).get_attribute("href"))
    context.close()


def test_it_prints_on_paper(open_page: Callable[..., Any], made: Callable[..., str], tmp_path: Path) -> None:
    page = open_page(made("tracked-changes.docx"), scheme="dark")
    target = tmp_path / "报告.pdf"
    page.pdf(path=str(target), prefer_css_page_size=True)
    assert target.read_bytes().count(b"/Type /Page\n") in (2, 3)
    page.emulate_media(media="print")
    assert not page.locator(".bar").is_visible()
    assert page.locator("li.note .message").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_hundred_pages_and_thousands_of_findings_do_not_stutter(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    lines = ["青河县2024年法治政府建设情况报告", ""]
    lines += [
        f"第{i}组负责第{i}项,全年布署{i}次。。各组的的任务已完成。共办理案件{i + 10}件，其中甲类{i}件、乙类4件、丙类5件。"
        for i in range(1, 1400)
    ]
    source = tmp_path / "长.txt"
    source.write_text("\n".join(lines), encoding="utf-8")
    target = tmp_path / "长.html"
    done = subprocess.run(
        [sys.executable, "-m", "fzlint", str(source), "--format", "html", "--output", str(target), "--exit-zero"],
        check=False,
    )
    # a slow machine may end the rule of sums, which the page says: the four other slips of a line make a page of that size
    assert done.returncode in (0, 2)
    began = time.perf_counter()
    page = open_page(target.as_uri())
    loaded = time.perf_counter() - began
    assert page.locator("mark").count() > 5000
    timed = """async (act) => {
      const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const began = performance.now();
      if (act === "filter") document.querySelector("[data-severity=error]").click();
      if (act === "step") document.querySelector("[data-step='1']").click();
      if (act === "scroll") scrollTo(0, document.body.scrollHeight / 2);
      await frame();
      return performance.now() - began;
    }"""
    assert loaded < 5
    assert page.evaluate(timed, "filter") < 1500  # a fifth of it on a machine that does nothing else
    page.evaluate(timed, "filter")
    assert page.evaluate(timed, "step") < 500
    assert page.evaluate(timed, "scroll") < 500
