"""The reader against LibreOffice, where that is installed: both show the same text and the same automatic numbers.

Left out is what LibreOffice 7.4 is known to show in another way than Word: lvlRestart 0, isLgl, some number formats (see
the expected lists in test_numbering.py), deleted text, which it prints, and the text of boxes, which it does not.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import word as b

from fzlint.readers.docx import read

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

LEVELS = (
    b.lvl(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>'),
    b.lvl(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'),
    b.lvl(2, "decimal", "%3."),
    b.lvl(3, "decimal", "（%4）"),
    b.lvl(4, "decimalEnclosedCircle", "%5"),
)
NUM = "<w:pPr><w:numPr><w:ilvl w:val='{}'/><w:numId w:val='1'/></w:numPr></w:pPr>"
STYLES = (
    b.style("0", "Normal", default=True)
    + b.style("H1", "heading 1", NUM.format(0))
    + b.style("H2", "heading 2", NUM.format(1))
)


def listed(*levels: int, num: int = 1) -> str:
    return "".join(b.numbered(f"第{count}项", num, level) for count, level in enumerate(levels, 1))


def override(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


FORMATS = (
    "decimal chineseCountingThousand chineseLegalSimplified ideographTraditional upperRoman lowerLetter decimalZero"
)

CASES = {
    "levels": b.docx(
        listed(0, 1, 1, 2, 2, 3, 4, 4, 2, 1, 2, 0, 1, 2) * 3,
        styles=STYLES,
        numbering=b.abstract(0, *LEVELS) + b.num(1, 0),
    ),
    "styles": b.docx(
        "".join(b.styled(f"标题{i}", style) for i, style in enumerate(("H1", "H2", "H2", "H1", "H2")))
        + b.p("正文")
        + b.p("无号", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + b.styled("标题", "H1"),
        styles=STYLES,
        numbering=b.abstract(0, *LEVELS) + b.num(1, 0),
    ),
    "several lists": b.docx(
        listed(0, 0)
        + listed(0, num=2)
        + listed(1, 1, num=3)
        + listed(0)
        + b.tbl(b.tr(b.tc(listed(0)), "格"))
        + listed(1),
        numbering=b.abstract(0, *LEVELS) + b.num(1, 0) + b.num(2, 0) + b.num(3, 0, override(1, 4)),
    ),
    "passed over": b.docx(
        listed(1, 1, 0, 2),
        numbering=b.abstract(
            0, b.lvl(0, "decimal", "%1"), b.lvl(1, "decimal", "%1.%2"), b.lvl(2, "decimal", "%1.%2.%3")
        )
        + b.num(1, 0),
    ),
    "formats": b.docx(
        "".join(listed(*[0] * 22, num=i + 1) for i in range(len(FORMATS.split()))),
        numbering="".join(b.abstract(i, b.lvl(0, name, "（%1）")) for i, name in enumerate(FORMATS.split()))
        + "".join(b.num(i + 1, i) for i in range(len(FORMATS.split()))),
    ),
    "text": b.docx(
        b.p(b.r("甲") + '<w:ins w:id="1" w:author="张三">' + b.r("新") + "</w:ins>")
        + b.p("<w:r><w:t> 前后空格 </w:t></w:r><w:r><w:t>不算\n换行</w:t></w:r>")
        + b.p(b.r("见") + b.begin("REF a") + b.r("第三部分") + b.END + b.r("。"))
        + b.p(
            f"<w:sdt><w:sdtPr/><w:sdtContent>{b.r('控件')}</w:sdtContent></w:sdt><w:smartTag>{b.r('标签')}</w:smartTag>"
        )
        + b.tbl(
            b.tr(b.tc("总", '<w:gridSpan w:val="2"/>'), b.tc("注", '<w:vMerge w:val="restart"/>')),
            b.tr("一", "二", b.tc(b.p(), "<w:vMerge/>")),
        )
        + f"<w:sdt><w:sdtContent>{b.p('块级控件')}</w:sdtContent></w:sdt>"
        + b.p("末段"),
    ),
}


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What LibreOffice prints of every case, blanks left out."""
    folder = tmp_path_factory.mktemp("soffice")
    for name, data in CASES.items():
        (folder / f"{name}.docx").write_bytes(data)
    assert SOFFICE is not None
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in CASES),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: bare(Path(folder / f"{name}.txt").read_text(encoding="utf-8-sig")) for name in CASES}


@pytest.mark.parametrize("name", CASES)
def test_same_text_and_numbers(name: str, printed: dict[str, str]) -> None:
    found = read(CASES[name])
    assert "".join(bare(paragraph.label + paragraph.text) for paragraph in found.paragraphs) == printed[name]
