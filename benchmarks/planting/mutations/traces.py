"""What programs, web pages and colleagues leave behind (FZ6xx): one defect planted at a time."""

from __future__ import annotations

import random
import re

from bank import Report
from planting import (
    WORDS,
    Planted,
    at_random,
    insert_sentence,
    lines,
    plants,
    prose,
    replace,
    table,
    wrapped,
)

_RESIDUE = (
    "[image: image1.png]",
    "mso-bidi-font-size:16.0pt",
    "[bookmark: _Toc{n}]",
    "[bookmark: _GoBack]",
    "错误！未找到引用源。",
    "错误!未定义书签。",
    "Error! Reference source not found.",
    "&nbsp;",
    "&ldquo;",
    "&#8220;",
    "&amp;",
    "\u200b",
    "\ufeff",
    "\ufffd",
    "\ue5d2",
    "<br/>",
    "</p>",
    'HYPERLINK \\l "_Toc{n}"',
    "PAGEREF _Toc{n} \\h",
    "{{ PAGE }}",
    '{{ TOC \\o "1-3" }}',
    "\u200d",
    '<span style="font-size:16px">',
)


@plants
def fz601_residue(report: Report, rng: random.Random) -> Planted | None:
    residue = rng.choice(_RESIDUE).format(n=rng.randrange(10**8, 10**9))
    found = at_random(report, rng, r"(?<=[一-龥。，])(?=[一-龥])")
    return replace(report, found.start(), found.start(), residue, "FZ601") if found else None


@plants
def fz601_before_label(report: Report, rng: random.Random) -> Planted | None:
    line = rng.choice([line for line in lines(report) if line.level])
    residue = rng.choice(("[bookmark: _GoBack]", "[bookmark: _Toc{n}]", "\ufeff", "\u200b")).format(
        n=rng.randrange(10**8, 10**9)
    )
    at = line.start + line.text.index(line.label)
    return replace(report, at, at, residue, "FZ601")


def _cut(report: Report, at: int) -> Planted:
    gap = "\n\n" if report.name.endswith(".md") else "\n"
    return Planted(report.text[:at] + gap + report.text[at:], ("FZ602",), at - 8, at + len(gap) + 8)


def _cuttable(report: Report) -> list[tuple[int, int]]:
    if wrapped(report):
        return []
    return [(line.start + 44, line.end - 24) for line in prose(report) if len(line.text) > 90]


@plants
def fz602_cut_in_word(report: Report, rng: random.Random) -> Planted | None:
    pattern = re.compile("|".join(WORDS))
    found = [m for start, end in _cuttable(report) for m in pattern.finditer(report.text, start, end)]
    return _cut(report, rng.choice(found).start() + 1) if found else None


@plants
def fz602_cut_behind_comma(report: Report, rng: random.Random) -> Planted | None:
    found = [
        m for start, end in _cuttable(report) for m in re.compile("[，、](?=[一-龥])").finditer(report.text, start, end)
    ]
    return _cut(report, rng.choice(found).end()) if found else None


@plants
def fz602_cut_between_words(report: Report, rng: random.Random) -> Planted | None:
    """behind 的 or 和, before a word"""
    found = [
        m
        for start, end in _cuttable(report)
        for m in re.compile(rf"(?<=[一-龥])[的和](?={'|'.join(WORDS)})").finditer(report.text, start, end)
    ]
    return _cut(report, rng.choice(found).end()) if found else None


@plants
def fz602_cut_in_figure(report: Report, rng: random.Random) -> Planted | None:
    """inside a number, or between a number and its unit"""
    found = [
        m
        for start, end in _cuttable(report)
        for m in re.compile(r"(?<![\d.,〔])[1-9](?=\d[件个家人次])|(?<=\d)\d(?=[件个家]，)").finditer(
            report.text, start, end
        )
    ]
    return _cut(report, rng.choice(found).end()) if found else None


@plants
def fz602_cut_in_pair(report: Report, rng: random.Random) -> Planted | None:
    found = [
        m
        for start, end in _cuttable(report)
        for m in re.compile(r"《[^《》\n]{2,8}(?=[^《》\n]{2,20}》)|（[^（）\n]{2,6}(?=[^（）\n]{2,12}）)").finditer(
            report.text, start, end
        )
    ]
    return _cut(report, rng.choice(found).end()) if found else None


_FURNITURE = (
    "微信公众号",
    "扫一扫在手机打开当前页",
    "打印本页 关闭窗口",
    "【打印】【关闭】",
    "【字体：大 中 小】",
    "责任编辑：张某",
    "分享到：微信 微博",
    "上一篇：关于召开座谈会的通知",
    "相关附件下载",
    "返回顶部",
    "扫码关注",
    "主办单位：某某区人民政府办公室",
    "浏览次数：1286",
    "来源：区政府办公室 发布时间：2024-01-18",
    "版权所有 未经许可不得转载",
)


@plants
def fz603_furniture_at_end(report: Report, rng: random.Random) -> Planted | None:
    line = rng.choice(_FURNITURE)
    text = report.text.rstrip() + "\n\n"
    return Planted(text + line + "\n", ("FZ603", "FZ607"), len(text), len(text) + len(line))


@plants
def fz604_placeholder(report: Report, rng: random.Random) -> Planted | None:
    sentence, fault = (part.format(year=report.year) for part in rng.choice(table("placeholders")))
    if "**" in fault and report.name.endswith("md"):
        return None
    return insert_sentence(report, rng, sentence, fault, "FZ604")


def identity_card(rng: random.Random) -> str:
    """An identity number that nobody bears: of a region that was never given out, with a right check digit."""
    body = "9900001980" + f"{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}{rng.randrange(100, 999)}"
    body = "110101" + body[6:]
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def bank_card(rng: random.Random) -> str:
    body = "622202" + "".join(rng.choice("0123456789") for _ in range(12))
    total = sum(sum(divmod(int(d) * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(reversed(body)))
    return body + str(-total % 10)


@plants
def fz606_personal_data(report: Report, rng: random.Random) -> Planted | None:
    number, sentence = rng.choice(
        (
            (identity_card(rng), "当事人赵某（身份证号{}）已接受处理。"),
            (identity_card(rng), "对持{}号证件的人员予以登记。"),
            (f"1{rng.choice(('38', '59', '86', '33'))}{rng.randrange(10**7, 10**8)}", "联系人小王，手机：{}。"),
            (bank_card(rng), "退款汇入账号{}。"),
            (bank_card(rng), "退赔款项已打入当事人银行卡号{}。"),
        )
    )
    return insert_sentence(report, rng, sentence.format(number), number, "FZ606")


@plants
def fz607_internal(report: Report, rng: random.Random) -> Planted | None:
    if rng.random() < 0.5:
        line = rng.choice(("秘密★1年", "机密★5年", "内部资料 注意保存", "内部资料，请勿外传", "内部文件"))
        head = "" if not report.text.startswith("---") else None
        if head is None:
            return None
        return Planted(line + "\n" + report.text, ("FZ607",), 0, len(line))
    line = rng.choice(
        (
            "（信息员：陈某，审核：周某）",
            "（信息员：陈某；审核领导：周某）",
            "信息员：陈某　审核：周某",
            "拟稿：陈某　核稿：周某",
        )
    )
    text = report.text.rstrip() + "\n\n"
    return Planted(text + line + "\n", ("FZ607", "FZ603"), len(text), len(text) + len(line))
