"""Paragraphs of a .txt that are indented by two full-width blanks say what they say without them."""

from __future__ import annotations

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

TITLE = "2024年青河县水务局工作报告\n\n"
TEXTS = (
    "24年，全县检修水泵6台。\n1至10月，共调解纠纷120件。\n请予批准为盼。\n",
    "重点做好以下工作：一是抓检修；二是抓水质；三是抓宣传。\n一是抓检修。更换水表五百块。\n二是抓水质。公布结果十二次。\n四是抓宣传。发放手册六百册。\n",
    "（1）更换水表92块；（3）检修阀门六十处；（4）新建泵站两座。\n",
    "今年重点做好五个方面工作：\n一是抓好检修，更换旧表。\n二是抓好水质，公布结果。\n三是抓好清淤，疏通干渠。\n",
    "全年开出供水告知书43份，具体为：\n（1）欠费类19份；\n（2）私接类15份；\n（3）水质类6份。\n",
    "一方面、压减会议；另一方面、开放数据。\n",
    "第一：登记造册。第二：限时办结。\n",
)


def told(text: str) -> list[tuple[str, str]]:
    document = read((TITLE + text).encode(), "a.txt")
    found = lint(document, load()[0], None).findings
    return [(f.code, document.text[f.span.start : f.span.end].replace("\u3000", "").strip()) for f in found]


@pytest.mark.parametrize("text", TEXTS)
def test_blanks_in_front_of_a_paragraph_make_no_difference(text: str) -> None:
    plain = told(text)
    assert plain
    assert told("".join(f"\u3000\u3000{line}\n" for line in text.splitlines())) == plain
