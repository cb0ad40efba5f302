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


def saved(text: str, suffix: str, folder: Path) -> bytes:
    """What LibreOffice saves of paragraphs, one a line; .wps is the format of .doc."""
    suffix = "doc" if suffix == "wps" else suffix
    source = docx.Document()
    for line in text.splitlines():
        source.add_paragraph(line)
    source.save(str(folder / "a.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--headless", "--convert-to", suffix, "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(["soffice", profile, *target], check=True, capture_output=True, timeout=120)
    return (folder / f"a.{suffix}").read_bytes()


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
@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", OFFICE)
def test_office(path: Path, suffix: str, tmp_path: Path) -> None:
    lost = differences(path, saved(path.read_text(encoding="utf-8"), suffix, tmp_path), f"a.{suffix}")
    assert set(lost) <= ALLOWED.get(suffix, set()), lost


@needs_shared
@pytest.mark.parametrize("name", ["liuzhou-2022", "huangzhong-2024"])
@pytest.mark.parametrize("form", ["gb18030", "utf-16", "md", *OFFICE])
def test_shared_reports(name: str, form: str, tmp_path: Path) -> None:
    path = SHARED / f"{name}.txt"
    text = path.read_text(encoding="utf-8")
    if form in OFFICE:
        if shutil.which("soffice") is None:
            pytest.skip("LibreOffice (soffice) is not installed")
        data, suffix = saved(text, form, tmp_path), form
    elif form == "md":
        data, suffix = text.encode(), "md"
    else:
        data, suffix = text.encode(form), "txt"
    lost = differences(path, data, f"a.{suffix}")
    assert set(lost) <= ALLOWED.get(suffix, set()), lost
