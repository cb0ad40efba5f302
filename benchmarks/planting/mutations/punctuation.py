"""Marks and blanks (FZ3xx): one defect planted at a time."""

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
    matches,
    plants,
    prose,
    replace,
    series,
    with_labels,
    wrapped,
)

_HALF = {"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"}
_CJK = "一-龥”“》《"


@plants
def fz301_one_mark(report: Report, rng: random.Random) -> Planted | None:
    mark = rng.choice("，，，；：")
    found = at_random(report, rng, f"(?<=[{_CJK}]){mark}(?=[{_CJK}])")
    return replace(report, found.start(), found.end(), _HALF[mark], "FZ301") if found else None


@plants
def fz301_mark_behind_digit(report: Report, rng: random.Random) -> Planted | None:
    """12件, 3.5%, a bracket: the neighbour is not Han."""
    found = at_random(report, rng, r"(?<=[％%\d）])[，；](?=[一-龥])")
    return replace(report, found.start(), found.end(), _HALF[found[0]], "FZ301") if found else None


@plants
def fz301_brackets(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, r"(?<=[一-龥》])（([^（）\n]*[一-龥][^（）\n]*)）")
    if not found:
        return None
    return replace(report, found.start(), found.end(), f"({found[1]})", "FZ301")


@plants
def fz301_label_brackets(report: Report, rng: random.Random) -> Planted | None:
    found = [line for line in lines(report) if line.level == 2]
    if not found:
        return None
    line = rng.choice(found)
    label = line.label.replace("（", "(").replace("）", ")")
    text, places = with_labels(report, [(line, label)])
    return Planted(text, ("FZ301",), places[0], places[0] + len(label))


@plants
def fz301_all_marks(report: Report, rng: random.Random) -> Planted | None:
    if report.name.endswith(".md"):
        return None
    text = report.text.translate(str.maketrans(_HALF))
    at = text.index(",")
    return Planted(text, ("FZ301",), at, at + 1)


@plants
def fz301_last_mark(report: Report, rng: random.Random) -> Planted | None:
    """a half-width stop or colon at the end of a paragraph"""
    found = [line for line in prose(report) if line.text[-1] in "。：；" and re.match("[一-龥]", line.text[-2])]
    if not found:
        return None
    line = rng.choice(found)
    return replace(report, line.end - 1, line.end, {"。": ".", "：": ":", "；": ";"}[line.text[-1]], "FZ301")


@plants
def fz302_one_dropped(report: Report, rng: random.Random) -> Planted | None:
    mark = rng.choice("》《“”（）》《“”")
    inside = "[^《》“”（）\n]{2,30}"
    pattern = {
        "《": f"《(?={inside}》)",
        "》": "(?<=[一-龥])》",
        "“": f"“(?={inside}”)",
        "”": "(?<=[一-龥])”",
        "（": f"（(?={inside}）)",
        "）": "(?<=[一-龥])）",
    }[mark]
    found = at_random(report, rng, pattern)
    if not found:
        return None
    line = next(line for line in lines(report) if line.start <= found.start() <= line.end)
    if found.start() < line.start + line.text.find(line.label) + len(line.label):
        return None
    # the finding may stand on the partner that is left: anywhere in the sentence
    text = report.text[: found.start()] + report.text[found.end() :]
    start = max(report.text.rfind("。", 0, found.start()), line.start)
    end = report.text.find("。", found.end())
    return Planted(text, ("FZ302",), start, min(end if end > 0 else line.end, line.end))


@plants
def fz302_wrong_partner(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, r"(《)([^《》“”（）\n]{2,30})(》)|(“)([^《》“”（）\n]{2,30})(”)")
    if not found:
        return None
    text = found[0]
    wrong = rng.choice((text[:-1] + text[0], text[-1] + text[1:], text[:-1] + ("”" if text[0] == "《" else "》")))
    return replace(report, found.start(), found.end(), wrong, "FZ302")


@plants
def fz303_mark_twice(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, r"(?<=[一-龥])[，。；、：](?=[一-龥])")
    if not found:
        return None
    mark = found[0]
    wrong = rng.choice(
        (mark * 2, mark * 2, {"，": "，。", "。": "。，", "；": "；。", "、": "、，", "：": "：，"}[mark])
    )
    return replace(report, found.start(), found.end(), wrong, "FZ303")


@plants
def fz304_one_of_the_list(report: Report, rng: random.Random) -> Planted | None:
    found = matches(report, "》《")
    if len(found) < 3:
        return None
    place = rng.choice(found)
    return replace(report, place.start(), place.end(), "》、《", "FZ304")


@plants
def fz304_between_quotations(report: Report, rng: random.Random) -> Planted | None:
    found = matches(report, "”“")
    if not found:
        return None
    place = rng.choice(found)
    return replace(report, place.start(), place.end(), "”、“", "FZ304")


@plants
def fz305_line_begins_with_mark(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, r"(?<=[一-龥》”）])[，、；。》”）](?=[一-龥《])")
    if not found or wrapped(report):
        return None
    gap = "\n\n" if report.name.endswith(".md") else "\n"
    at = found.start()
    return Planted(report.text[:at] + gap + report.text[at:], ("FZ305", "FZ602"), at - 2, at + len(gap) + 2)


@plants
def fz306_years(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, r"(?<=\d{4})—(?=\d{4}年)")
    return replace(report, found.start(), found.end(), "-", "FZ306", around=5) if found else None


@plants
def fz306_document_number(report: Report, rng: random.Random) -> Planted | None:
    number = rng.choice(("[{}]{}号", "（{}）{}号", "【{}】{}号")).format(report.year, rng.randrange(2, 90))
    office = rng.choice(("市政办发", "区司发", "县府办", "政发"))
    return insert_sentence(report, rng, f"按照{office}{number}文件要求抓好落实。", number, "FZ306")


@plants
def fz306_dots_and_dashes(report: Report, rng: random.Random) -> Planted | None:
    sentence, fault = rng.choice(
        (
            ("大家在会上谈体会、说打算...气氛十分热烈。", "..."),
            ("大家在会上谈体会、说打算。。。气氛十分热烈。", "。。。"),
            ("一条主线--为民服务，贯穿工作的始终。", "--"),
            ("一条主线——为民服务，贯穿始终，窗口、大厅、热线…处处可见。", "…"),
        )
    )
    return insert_sentence(report, rng, sentence, fault, "FZ306", "FZ303")


@plants
def fz307_heading_with_stop(report: Report, rng: random.Random) -> Planted | None:
    runs = [run for level in (1, 2) for run in series(report, level) if all(line.kind == "heading" for line in run)]
    if not runs:
        return None
    line = rng.choice(rng.choice(runs))
    end = line.start + len(line.text.rstrip("*"))
    return replace(report, end, end, "。", "FZ307", around=1)


@plants
def fz308_blank(report: Report, rng: random.Random) -> Planted | None:
    blank = rng.choice((" ", " ", "  ", "　", "\u00a0"))
    pattern = rng.choice(("(?<=[一-龥])(?=，)", r"(?<=[，。])(?=[一-龥])", r"(?<=[一-龥])(?=“)", r"(?<=》)(?=[一-龥])"))
    found = at_random(report, rng, pattern)
    return replace(report, found.start(), found.start(), blank, "FZ308") if found else None


@plants
def fz308_blank_in_words(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, "|".join(WORDS))
    return replace(report, found.start() + 1, found.start() + 1, " ", "FZ308") if found else None


@plants
def fz308_blank_behind_label(report: Report, rng: random.Random) -> Planted | None:
    found = [line for line in lines(report) if line.level in (1, 2) and line.kind in ("heading", "run-in")]
    line = rng.choice(found)
    at = line.start + line.text.index(line.label) + len(line.label)
    return replace(report, at, at, " ", "FZ308")


@plants
def fz308_blanks_at_end(report: Report, rng: random.Random) -> Planted | None:
    found = [line for line in lines(report) if line.kind in ("heading", "body", "run-in")]
    if report.name.endswith(".md"):
        return None
    line = rng.choice(found)
    return replace(report, line.end, line.end, rng.choice((" ", "   ", "　")), "FZ308")


@plants
def fz309_dengdeng(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(
        report, rng, r"(?<=[》”一-龥])等(?=法律|节点|活动|部门|方式|环节|领域|制度|规定|平台|问题|事项|情况)"
    )
    return replace(report, found.start(), found.end(), "等等", "FZ309") if found else None


@plants
def fz309_deng_and_dots(report: Report, rng: random.Random) -> Planted | None:
    wrong = rng.choice(("等……", "等等……"))
    return insert_sentence(report, rng, f"活动内容有现场咨询、有奖问答、案例展览{wrong}。", wrong, "FZ309")
