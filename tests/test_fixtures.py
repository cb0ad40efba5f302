"""Whole reports: what the command line says of them is what was read and recorded, and they are built the same every time."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parent.parent / "fixtures"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"fixtures_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


refresh = _load("refresh")
CLEAN = ("automatic-numbering.docx", "look-alikes.txt", "markdown-clean.md")


@pytest.mark.parametrize("path", refresh.documents(), ids=lambda path: path.name)
def test_output_is_as_recorded(path: Path) -> None:
    assert refresh.output(path) == refresh.expected(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_said_of_a_clean_report(name: str) -> None:
    recorded = refresh.expected(FOLDER / name).read_text(encoding="utf-8")
    assert "未发现问题" in recorded
    assert recorded.endswith("exit 0\n")


def test_every_document_is_recorded_and_nothing_else() -> None:
    recorded = {path.name for path in (FOLDER / "expected").iterdir()}
    assert recorded == {f"{path.name}.txt" for path in refresh.documents()}


def test_built_files_are_those_that_are_committed(tmp_path: Path) -> None:
    _load("build").build(tmp_path)
    built = sorted(tmp_path.iterdir())
    assert [path.name for path in built] == [
        "automatic-numbering.docx",
        "gb18030.txt",
        "marked-words.docx",
        "own-marks.docx",
        "tracked-changes.docx",
        "unfilled-control.docx",
    ]
    for path in built:
        if path.suffix == ".docx":  # another zlib may pack the same parts otherwise
            assert _parts(path) == _parts(FOLDER / path.name)
        else:
            assert path.read_bytes() == (FOLDER / path.name).read_bytes()


def _parts(path: Path) -> list[tuple[str, tuple[int, ...], bytes]]:
    import zipfile

    with zipfile.ZipFile(path) as package:
        return [(entry.filename, entry.date_time, package.read(entry)) for entry in package.infolist()]
