"""One report in every format that people hand in: the same findings, but for what the format cannot show."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from fzlint.document.model import Document
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import tell_kind
from fzlint.rulebook.load import load

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "reports"
OWN = ("repeated-body.txt", "run-in-headings.txt", "look-alikes.txt")
OFFICE = ("doc", "wps", "rtf", "html")
RULES, KINDS = load()
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not here")

# what a format cannot show, by the codes that are silent in it, or told in it alone
# HTML keeps no blanks around a paragraph, Markdown none at the end of a line
ALLOWED: Mapping[str, set[str]] = {"html": {"FZ308"}, "md": {"FZ308"}}


def findings(document: Document) -> Counter[tuple[str, str]]:
    told = tell_kind(KINDS, document)
    found = lint(document, RULES, told.kind if told else None).findings
    return Counter((f.code, " ".join(document.text[f.span.start : f.span.end].split())) for f in found)


def differences(path: Path, data: bytes, name: str) -> dict[str, int]:
    """How many findings more or fewer a format has than the text, by code."""
    plain, other = findings(read(path.read_bytes(), "a.txt")), findings(read(data, name))
    wrong = (plain - other) + (other - plain)
    return dict(Counter(code for code, _ in wrong.elements()))


def reports() -> list[Path]:
    return [ROOT / "fixtures" / name for name in OWN]


def shared_reports() -> list[Path]:
    return [SHARED / "liuzhou-2022.txt", SHARED / "huangzhong-2024.txt"]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], bytes]:
    """What LibreOffice saves of the paragraphs of a report, one a line, by name and suffix; .wps is the format of .doc."""
    folder = tmp_path_factory.mktemp("saved")
    sources = []
    for path in filter(Path.is_file, (*reports(), *shared_reports())):
        source = docx.Document()
        for line in path.read_text(encoding="utf-8").splitlines():
            source.add_paragraph(line)
        sources.append(str(folder / f"{path.stem}.docx"))
        source.save(sources[-1])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = {}
    for suffix in ("doc", "rtf", "html"):
        target = ["--headless", "--convert-to", suffix, "--outdir", str(folder), *sources]
        subprocess.run(["soffice", profile, *target], check=True, capture_output=True, timeout=300)
        for path in folder.glob(f"*.{suffix}"):
            made[path.stem, suffix] = path.read_bytes()
    return made | {(name, "wps"): data for (name, suffix), data in made.items() if suffix == "doc"}


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "utf-16-be"])
def test_encodings(path: Path, encoding: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert differences(path, text.encode(encoding), "a.txt") == {}


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_markdown(path: Path) -> None:
    lost = differences(path, path.read_bytes(), "a.md")
    assert set(lost) <= ALLOWED["md"], lost


@needs_office
@pytest.mark.parametrize(
    "path",
    [*reports(), *(pytest.param(path, marks=needs_shared) for path in shared_reports())],
    ids=lambda path: path.stem,
)
@pytest.mark.parametrize("suffix", OFFICE)
def test_office(path: Path, suffix: str, saved: Mapping[tuple[str, str], bytes]) -> None:
    lost = differences(path, saved[path.stem, suffix], f"a.{suffix}")
    assert set(lost) <= ALLOWED.get(suffix, set()), lost


@needs_shared
@pytest.mark.parametrize("path", shared_reports(), ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["gb18030", "utf-16", "md"])
def test_shared_reports(path: Path, form: str) -> None:
    text = path.read_text(encoding="utf-8")
    data, suffix = (text.encode(), "md") if form == "md" else (text.encode(form), "txt")
    lost = differences(path, data, f"a.{suffix}")
    assert set(lost) <= ALLOWED.get(suffix, set()), lost
