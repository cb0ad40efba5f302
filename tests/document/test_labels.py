from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.labels import han_number, han_numeral, read_label, write_label
from fzlint.document.model import fold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十五", 35),
        ("一百", 100),
        ("一百〇五", 105),
        ("一百零五", 105),
        ("二百一十", 210),
        ("二〇二四", 2024),
        ("两千", 2000),
        ("", None),
        ("甲", None),
        ("十十", None),
        ("百十千", None),
    ],
)
def test_han_number(text: str, value: int | None) -> None:
    assert han_number(text) == value


@given(st.integers(1, 99))
def test_numerals_read_as_written(number: int) -> None:
    assert han_number(han_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "label", "family", "number"),
    [
        ("一、总体情况", "一、", "han", 1),
        ("（二）加强领导", "（二）", "han-bracket", 2),
        ("(二)加强领导", "(二)", "han-bracket", 2),
        ("1.成立专班", "1.", "arabic", 1),
        ("１．成立专班", "１．", "arabic", 1),
        ("2、定期会商", "2、", "arabic", 2),
        ("（3）通报", "（3）", "arabic-bracket", 3),
        ("⑶通报", "⑶", "arabic-bracket", 3),
        ("4）督办", "4）", "arabic-half", 4),
        ("4.2025年安排", "4.", "arabic", 4),
        ("三、二级巡查制度", "三、", "han", 3),
        ("①申请书", "①", "circle", 1),
        ("②、身份证明", "②", "circle", 2),
        ("㉑委托书", "㉑", "circle", 21),
        ("⒉申请书", "⒉", "arabic", 2),
        ("第三章 监督", "第三章", "章", 3),
        ("第十二条 本办法", "第十二条", "条", 12),
        ("1.2 编制依据", "1.2", "decimal:1", 2),
        ("[bookmark: _Toc1]（三）加强监管", "（三）", "han-bracket", 3),
        ("　　（一）、健全机制", "（一）、", "han-bracket", 1),
        ("**一、总体情况**", "一、", "han", 1),
        ("### （二）加强领导", "（二）", "han-bracket", 2),
        ("Ⅱ、总体情况", "Ⅱ、", "roman", 2),
        ("Ⅱ 总体情况", "Ⅱ", "roman", 2),
        ("IV. 总体情况", "IV.", "roman", 4),
        ("第二部分2024年度决算情况", "第二部分", "部分", 2),
        ("⼆、总体情况", "⼆、", "han", 2),
    ],
)
def test_labels(text: str, label: str, family: str, number: int) -> None:
    reading = read_label(fold(text), 0, len(text))
    assert reading is not None
    assert (text[reading.start : reading.end].strip(), reading.family, reading.number) == (label, family, number)


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导",
        "2024年，全市",
        "3.5%的企业",
        "1,250,000元",
        "9:30开会",
        "第一责任人",
        "十分重视",
        "（试行）",
        "二〇二四年十二月",
        "第（二）、（三）项",
        "（一）、（二）两项由办公室负责",
        "一、二季度检查两次",
        "二、三等奖各一名",
        "1、2号楼",
        "Ⅲ类水质达标",
        "Ⅳ级响应",
    ],
)
def test_no_sure_label(text: str) -> None:
    reading = read_label(fold(text), 0, len(text))
    assert reading is None or reading.weak or text[reading.start : reading.end] == "（一）"


@pytest.mark.parametrize(
    ("number", "like", "family", "wanted"),
    [
        (3, "（二）", "han-bracket", "（三）"),
        (11, "十、", "han", "十一、"),
        (2, "1.", "arabic", "2."),
        (4, "（3）", "arabic-bracket", "（4）"),
        (5, "④", "circle", "⑤"),
        (2, "第一章", "章", "第二章"),
        (3, "1.2", "decimal:1", "1.3"),
        (3, "Ⅱ、", "roman", "Ⅲ、"),
        (3, "Ⅱ", "roman", "Ⅲ"),
        (3, "II.", "roman", "III."),
    ],
)
def test_write_label(number: int, like: str, family: str, wanted: str) -> None:
    assert write_label(number, like, family) == wanted
