"""A desk that runs, and a real browser to sit at it: the system's Chromium, driven by Playwright. Skipped where there is none."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Result = TypeVar("Result")

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP rebound.test 127.0.0.1",
)


class Desk(NamedTuple):
    """A desk that runs. address: with its token, ends in a slash"""

    address: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    @property
    def token(self) -> str:
        return self.address.split("/")[3]


_SERVE = """
import sys
from fzlint.desk.serve import serve
serve(lambda text: print(text, flush=True), browse=None, linger=float(sys.argv[1]), patience=float(sys.argv[2]))
"""


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Desk]]:
    """Start a desk."""
    started: list[Desk] = []

    def start(linger: float = 60, patience: float = 300, folder: Path | None = None) -> Desk:
        folder = folder or tmp_path_factory.mktemp("desk")
        command = [sys.executable, "-c", _SERVE, str(linger), str(patience)]
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, encoding="utf-8", text=True)
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        started.append(Desk(found.group(), process))
        return started[-1]

    yield start
    for desk in started:
        desk.process.kill()
        desk.process.wait()
        if desk.process.stdout:
            desk.process.stdout.close()


def awaited(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """What a coroutine gives, in a thread of its own: Playwright keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coroutine).result()


@pytest.fixture(scope="session")
def desk(start: Callable[..., Desk]) -> Desk:
    return start()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages of a browser that has seen nothing before. At the end none of them may have complained."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_page(address: str, *, width: int = 1400, height: int = 900, scheme: Any = "light", **more: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda request: complaints.append(request.url) if _is_foreign(request.url, address) else None
        )
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _is_foreign(url: str, address: str) -> bool:
    return url.split("/")[:3] != address.split("/")[:3] and not url.startswith(("blob:", "about:", "data:"))


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which .ci/run fetches from npm and this repository does not hold."""
    path = os.environ.get("FZLINT_AXE", "")
    if not path or not Path(path).is_file():
        pytest.skip("axe-core is not there: FZLINT_AXE names no file (.ci/run fetches it)")
    return Path(path).read_text(encoding="utf-8")


def faults(page: Any, axe: str) -> list[str]:
    """What axe finds that is serious, or a breach of WCAG A and AA."""
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {iframes: false, resultTypes: ['violations']})")
    tags = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
    return [
        f"{fault['id']}: {node['target']} {node.get('failureSummary', '')}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical") or any(tag in tags for tag in fault["tags"])
        for node in fault["nodes"][:3]
    ]
