"""Old Word files. LibreOffice makes them; without it only the refusals are tested."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable

LINES = [
    "甲县司法局2024年法治政府建设情况报告",
    "一、主要举措",
    "（一）加强领导。全年召开会议4次，研究事项12件。",
    "三、下一步打算",
]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_text_of_a_doc(tmp_path: Path) -> None:
    source = docx.Document()
    for line in LINES[:3]:
        source.add_paragraph(line)
    source.add_table(rows=1, cols=2).cell(0, 1).text = "格中文字"
    source.add_paragraph(LINES[3])
    source.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    data = (tmp_path / "a.doc").read_bytes()
    document = read(data, "a.doc")
    assert [document.text_of(block) for block in document.blocks] == [*LINES[:3], "格中文字", LINES[3]]
    assert [block.role for block in document.blocks][3] == "cell"
    assert not document.numbered
    assert read(data, "a.wps").text == document.text
    for cut in range(0, len(data), 997):  # cut off anywhere: read or refused
        try:
            read(data[:cut], "a.doc")
        except Unreadable:
            continue


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"plain text", "wrong-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "wrong-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wrong-format"),
    ],
)
def test_what_is_no_doc_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.doc")
    assert caught.value.code == code


def test_without_olefile_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "olefile", None)
    with pytest.raises(Unreadable, match=r"pip install.*\.docx") as caught:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc")
    assert caught.value.code == "unsupported"
