"""Repeats, parts, years, names and attachments (FZ1xx): one defect planted at a time."""

from __future__ import annotations

import random
import re

from bank import Report
from planting import (
    HAN,
    Line,
    Planted,
    at_random,
    insert_sentence,
    lines,
    matches,
    plants,
    prose,
    replace,
    wrapped,
)


def _edited(text: str, rng: random.Random, share: float) -> str:
    """Some of the Han characters dropped or changed, no label and no end mark."""
    out = []
    for i, char in enumerate(text):
        if i > 12 and rng.random() < share and "一" <= char <= "龥" and char not in HAN:
            if rng.random() < 0.5:
                continue
            char = rng.choice("市区各新好的和其")
        out.append(char)
    return "".join(out)


def _body(report: Report) -> tuple[int, int]:
    """From the first paragraph behind the title to the end."""
    begin = next(line.start for line in lines(report) if line.kind not in ("title", "blank", "code", "table"))
    return begin, len(report.text.rstrip())


def _sections(report: Report, level: int) -> list[tuple[int, int]]:
    """The sections of a level, heading and all, offsets."""
    all_lines = [line for line in lines(report) if line.kind != "blank"]
    found = []
    for i, line in enumerate(all_lines):
        if line.level == level and line.kind in ("heading", "run-in", "item"):
            end = line.end
            for other in all_lines[i + 1 :]:
                if 0 < other.level <= level or other.kind == "signature":
                    break
                end = other.end
            found.append((line.start, end))
    return found


def _paste(report: Report, start: int, end: int, at: int, rng: random.Random, share: float) -> Planted:
    """A copy of start–end as paragraphs of its own, before the line that begins at `at`."""
    copy = _edited(report.text[start:end].strip("\n"), rng, share)
    gap = "\n\n" if "\n\n" in report.text else "\n"
    if report.name.endswith(".md") and report.text[at - 2 : at] != "\n\n":
        copy = "\n" + copy  # a paragraph of its own, not a part of the list above
    text = report.text[:at] + copy + gap + report.text[at:]
    # of two copies that stand side by side either may be called the copy
    first = start if at == end + 1 or report.text[end:at].strip() == "" else at
    return Planted(text, ("FZ101",), min(first, at), at + len(copy))


@plants
def fz101_body_twice(report: Report, rng: random.Random) -> Planted | None:
    start, end = _body(report)
    return Planted(
        report.text.rstrip() + "\n" + report.text[start:end] + "\n", ("FZ101",), end + 1, end + 1 + end - start
    )


@plants
def fz101_body_twice_edited(report: Report, rng: random.Random) -> Planted | None:
    start, end = _body(report)
    copy = _edited(report.text[start:end], rng, rng.uniform(0.005, 0.05))
    return Planted(report.text.rstrip() + "\n" + copy + "\n", ("FZ101",), end + 1, end + 1 + len(copy))


@plants
def fz101_section_twice(report: Report, rng: random.Random) -> Planted | None:
    found = [(s, e) for s, e in _sections(report, 1) + _sections(report, 2) if e - s > 150]
    if not found:
        return None
    start, end = rng.choice(found)
    return _paste(report, start, end, end + 1, rng, 0)


@plants
def fz101_section_elsewhere_edited(report: Report, rng: random.Random) -> Planted | None:
    found = [(s, e) for s, e in _sections(report, 2) if e - s > 150]
    if len(found) < 3:
        return None
    start, end = rng.choice(found[:-1])
    at = rng.choice([s for s, _ in found if s > end + 2] or [found[-1][1] + 1])
    return _paste(report, start, end, at, rng, rng.uniform(0.005, 0.05))


@plants
def fz101_paragraph_twice(report: Report, rng: random.Random) -> Planted | None:
    found = [line for line in prose(report) if len(line.text) >= 80 and not wrapped(report)]
    if len(found) < 2:
        return None
    line = rng.choice(found)
    at = rng.choice(
        [
            other.start
            for other in lines(report)
            if other.start > line.end and other.kind not in ("table", "code", "blank")
        ]
    )
    return _paste(report, line.start, line.end, at, rng, rng.choice((0, 0, 0.02, 0.04)))


@plants
def fz102_sentence_twice(report: Report, rng: random.Random) -> Planted | None:
    if wrapped(report) or not report.annual:
        return None
    pattern = r"(?<=[。])[^。；：“”（）\n]{22,90}。"
    found = [m for m in matches(report, pattern) if len(re.findall("[一-龥]", m[0])) >= 20]
    if not found:
        return None
    sentence = rng.choice(found)
    places = [m.end() for m in matches(report, r"。(?=[^”’）\n])|。$") if abs(m.end() - sentence.start()) > 150]
    if not places:
        return None
    at = rng.choice(places)
    text = report.text[:at] + sentence[0] + report.text[at:]
    if at < sentence.start():
        return Planted(text, ("FZ102",), sentence.start() + len(sentence[0]), sentence.end() + len(sentence[0]))
    return Planted(text, ("FZ102",), at, at + len(sentence[0]))


def _without_section(report: Report, pattern: str) -> Planted | None:
    """Without the level-1 section whose heading matches; the later ones are renumbered."""
    if not report.annual or wrapped(report):
        return None
    headings = [line for line in lines(report) if line.level == 1]
    gone = next((i for i, line in enumerate(headings) if re.search(pattern, line.text)), None)
    if gone is None:
        return None
    start, end = _sections(report, 1)[gone]
    text = report.text
    for line in reversed(headings[gone + 1 :]):
        number = HAN.index(line.label[0])
        at = line.start + line.text.index(line.label)
        text = text[:at] + HAN[number - 1] + text[at + 1 :]
    text = text[:start] + text[end:].lstrip("\n")
    return Planted(text, ("FZ103",), 0, len(text), absent=True)


@plants
def fz103_without_problems(report: Report, rng: random.Random) -> Planted | None:
    planted = _without_section(report, "问题|不足|短板|困难|薄弱")
    return planted._replace(words=("不足", "问题")) if planted else None


@plants
def fz103_without_plans(report: Report, rng: random.Random) -> Planted | None:
    planted = _without_section(report, "下一|下步|今后|打算|安排$|计划$|" + str(report.year + 1))
    return planted._replace(words=("安排", "下一年度")) if planted else None


@plants
def fz103_without_first_responsible(report: Report, rng: random.Random) -> Planted | None:
    planted = _without_section(report, "第一责任人")
    text = planted.text if planted else report.text
    if wrapped(report) or not report.annual:
        return None
    # sentences that name it or the person who bears it, in the running text
    text = re.sub(r"[^。：；\n]*(?:第一责任人|主要负责人|主要负责同志|局长|主任)[^。；\n]*[。；]", "", text)
    if "第一责任人" in text or "述法" in text:
        return None
    return Planted(text, ("FZ103",), 0, len(text), absent=True, words=("第一责任人",))


@plants
def fz104_empty_section(report: Report, rng: random.Random) -> Planted | None:
    all_lines = [line for line in lines(report) if line.kind != "blank"]
    found = []
    for i, line in enumerate(all_lines[:-1]):
        if line.kind == "heading" and line.level in (1, 2):
            below = []
            for other in all_lines[i + 1 :]:
                if 0 < other.level <= line.level or other.kind == "signature":
                    break
                below.append(other)
            if below and all(other.kind != "table" for other in below):
                found.append((line, below))
    if not found:
        return None
    line, below = rng.choice(found)
    text = report.text[: below[0].start] + report.text[below[-1].end :].lstrip("\n")
    return Planted(text, ("FZ104",), line.start, line.end)


@plants
def fz105_without_signature(report: Report, rng: random.Random) -> Planted | None:
    """Without name, date or both."""
    found = [line for line in lines(report) if line.kind == "signature"]
    if not report.annual or len(found) != 2:
        return None
    drop = rng.choice((found, found[:1], found[1:]))
    text = report.text
    for line in reversed(drop):
        text = text[: line.start] + text[line.end :]
    return Planted(text.rstrip() + "\n", ("FZ105",), 0, len(text), absent=True)


def _swap(report: Report, rng: random.Random, lines_: list[Line], old: str, new: str, *codes: str) -> Planted | None:
    found = [line.start + m.start() for line in lines_ for m in re.finditer(old, line.text)]
    if not found:
        return None
    at = rng.choice(found)
    return replace(report, at, at + len(old), new, *codes)


@plants
def fz106_heading_of_last_year(report: Report, rng: random.Random) -> Planted | None:
    headings = [line for line in lines(report) if line.kind == "heading" and line.level == 1]
    return _swap(report, rng, headings, f"{report.year}年", f"{report.year - 1}年", "FZ106") if report.annual else None


@plants
def fz106_plan_for_this_year(report: Report, rng: random.Random) -> Planted | None:
    headings = [line for line in lines(report) if line.kind == "heading" and line.level == 1]
    return _swap(report, rng, headings, f"{report.year + 1}年", f"{report.year}年", "FZ106") if report.annual else None


@plants
def fz106_opening_of_last_year(report: Report, rng: random.Random) -> Planted | None:
    found = re.search(rf"现将({report.year})年[^。\n]{{0,30}}(报告|汇报)如下", report.text)
    return replace(report, found.start(1), found.end(1), str(report.year - 1), "FZ106") if found else None


@plants
def fz107_report_that_briefs(report: Report, rng: random.Random) -> Planted | None:
    found = re.search(r"现将[^。\n]{2,40}(报告)如下", report.text)
    if not found or not re.search(
        "报告$", "".join(line.text.strip() for line in lines(report)[:3] if line.kind == "title")
    ):
        return None
    return replace(report, found.start(1), found.end(1), "汇报", "FZ107", around=12)


@plants
def fz107_report_that_asks(report: Report, rng: random.Random) -> Planted | None:
    last = [line for line in lines(report) if line.kind == "signature"]
    title = "".join(line.text.strip() for line in lines(report)[:3] if line.kind == "title")
    if not last or not title.endswith("报告") or not report.annual:
        return None
    ask = rng.choice(("以上报告当否，请批示。", "妥否，请批示。", "以上报告妥否，请批复。"))
    at = last[0].start
    return Planted(report.text[:at] + ask + "\n\n" + report.text[at:], ("FZ107",), at, at + len(ask))


@plants
def fz114_closing_of_a_request(report: Report, rng: random.Random) -> Planted | None:
    last = [line for line in lines(report) if line.kind == "signature"]
    title = "".join(line.text.strip() for line in lines(report)[:3] if line.kind == "title")
    if not last or not title.endswith("报告") or not report.annual:
        return None
    ask = rng.choice(("特此请示，请予支持。", "特此请示。", "特此通知，请遵照执行。"))
    at = last[0].start
    return Planted(report.text[:at] + ask + "\n\n" + report.text[at:], ("FZ107", "FZ114"), at, at + len(ask))


@plants
def fz108_another_signature(report: Report, rng: random.Random) -> Planted | None:
    found = [line for line in lines(report) if line.kind == "signature"]
    if len(found) != 2 or not report.annual:
        return None
    name = found[0].text.strip()
    other = next(
        (
            name.replace(a, b)
            for a, b in (
                ("水务局", "水利局"),
                ("市场监督管理局", "工商行政管理局"),
                ("教育局", "教育和体育局"),
                ("卫生健康委员会", "卫生健康局"),
                ("应急管理局", "安全生产监督管理局"),
                ("农业农村局", "农业局"),
                ("交通运输局", "交通局"),
                ("司法局", "财政局"),
                ("城市管理局", "市容管理局"),
                ("民政局", "司法局"),
                ("公安局", "司法局"),
            )
            if a in name
        ),
        None,
    )
    if other is None:
        return None
    at = found[0].start + found[0].text.index(name)
    return replace(report, at, at + len(name), other, "FZ108")


@plants
def fz108_our_commission(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, "我局")
    return replace(report, found.start(), found.end(), rng.choice(("我委", "我办")), "FZ108") if found else None


@plants
def fz109_attachment_not_there(report: Report, rng: random.Random) -> Planted | None:
    """The text points to an attachment; there is none."""
    what = rng.choice(("任务完成情况见附件", "具体清单见附件", "案件明细详见附件1"))
    if "附件" in report.text or not report.annual:
        return None
    return insert_sentence(report, rng, what + "。", what, "FZ109")


@plants
def fz109_attachment_of_another_title(report: Report, rng: random.Random) -> Planted | None:
    """Two attachments are announced; one is missing, or bears another title."""
    found = [line for line in lines(report) if line.kind == "signature"]
    if len(found) != 2 or "附件" in report.text or report.name.endswith(".md") or not report.annual:
        return None
    first, second = rng.sample(
        ("行政处罚案件明细表", "规范性文件目录", "法治培训情况统计表", "行政检查计划表", "普法责任清单"), 2
    )
    note = f"附件：1.{first}\n      2.{second}\n\n"
    behind = f"\n附件1\n{first}\n（一）公开情况良好，数量与上年持平。\n"
    if rng.random() < 0.5:
        behind += "\n附件2\n重点建设项目进度安排\n（一）进展顺利，年底前全部完工。\n"
    at = found[0].start
    text = report.text[:at] + note + report.text[at:].rstrip() + "\n" + behind
    return Planted(text, ("FZ109",), at, len(text))


@plants
def fz106_first_sentence(report: Report, rng: random.Random) -> Planted | None:
    """The year of the first sentence alone, where the lead names it once."""
    first = prose(report)[0]
    own = f"{report.year}年"
    if not report.annual or not first.text.startswith(own + "，") or first.text.count(own) > 1:
        return None
    return replace(report, first.start, first.start + 4, str(report.year - rng.choice((1, 2))), "FZ106")


@plants
def fz106_signed_too_early(report: Report, rng: random.Random) -> Planted | None:
    dates = [line for line in lines(report) if line.kind == "signature" and f"{report.year + 1}年" in line.text]
    if not dates or not report.annual:
        return None
    at = dates[-1].start + dates[-1].text.index(f"{report.year + 1}年")
    month = int(re.sub(r"\D", "", dates[-1].text.split("年")[1].split("月")[0]) or 12)
    return replace(report, at, at + 4, str(report.year - (month > 2)), "FZ106")


_SOUNDING = {"陵": "凌", "河": "荷", "浦": "普", "岭": "领", "溪": "西", "江": "疆", "山": "衫", "平": "坪", "阳": "洋"}


@plants
def fz108_place_misspelt(report: Report, rng: random.Random) -> Planted | None:
    """A character that sounds alike in the name of the report's own place."""
    title = "".join(line.text.strip() for line in lines(report)[:3] if line.kind == "title")
    place = re.match(r"\w{1,3}?[市县区镇]", title)
    found = matches(report, re.escape(place.group())) if place and report.annual and len(place.group()) > 2 else []
    wrong = [(m, i) for m in found for i, character in enumerate(m.group()) if character in _SOUNDING]
    if not wrong:
        return None
    match, i = rng.choice(wrong)
    at = match.start() + i
    return replace(report, at, at + 1, _SOUNDING[report.text[at]], "FZ108", around=3)


@plants
def fz108_our_county(report: Report, rng: random.Random) -> Planted | None:
    title = "".join(line.text.strip() for line in lines(report)[:3] if line.kind == "title")
    if not report.annual or "县" in title or not re.match(r"\w{1,5}[市区]", title):
        return None
    sentence = rng.choice(("结合我县实际，细化任务清单。", "这项做法在我县尚属首次。", "为我县发展营造良好环境。"))
    return insert_sentence(report, rng, sentence, "我县", "FZ108")


@plants
def fz602_heading_cut(report: Report, rng: random.Random) -> Planted | None:
    """A heading whose last word stands in the next line."""
    if wrapped(report) or report.name.endswith(".md"):
        return None
    ends = ("问题", "情况", "成效", "安排", "打算", "计划")
    found = [line for line in lines(report) if line.kind == "heading" and line.text.rstrip().endswith(ends)]
    found = [line for line in found if len(line.text.rstrip()) > 8]
    if not found:
        return None
    line = rng.choice(found)
    at = line.start + len(line.text.rstrip()) - 2
    return Planted(report.text[:at] + "\n" + report.text[at:], ("FZ602",), at - 6, at + 3)


@plants
def fz201_one_wrong_number(report: Report, rng: random.Random) -> Planted | None:
    """（二） typed as （五） in a row of four."""
    found = re.search(r"\n（一）[^\n]*\n(?:(?!（)[^\n]*\n)*（(二)）[^\n]*\n(?:(?!（)[^\n]*\n)*（三）", report.text)
    if not found or report.collection:
        return None
    return replace(report, found.start(1), found.end(1), rng.choice("五六"), "FZ201", around=1)
