"""Sums, rates, tables, dates (FZ4xx): one defect planted at a time."""

from __future__ import annotations

import random
import re
from itertools import pairwise

from bank import Report
from planting import (
    Mutation,
    Planted,
    at_random,
    insert_sentence,
    lines,
    matches,
    plants,
    prose,
    replace,
    sums,
    table,
    value,
    wrapped,
)


def _another(number: int, rng: random.Random) -> int:
    """A slip: off by little, two digits swapped, a digit wrong."""
    digits = str(number)
    slips = [number + rng.choice((1, 2, 3, 5, 10)), max(number - rng.choice((1, 2, 3)), 0)]
    if len(digits) > 1 and digits[-1] != digits[-2]:
        slips.append(int(digits[:-2] + digits[-1] + digits[-2]))
    return rng.choice([slip for slip in slips if slip not in (0, number)])


@plants
def fz401_part_changed(report: Report, rng: random.Random) -> Planted | None:
    found = [s for s in sums(report) if value(s.total) >= 10]
    if not found:
        return None
    chosen = rng.choice(found)
    part = rng.choice(chosen.parts)
    new = str(_another(value(part), rng))
    text = report.text[: part.start(1)] + new + report.text[part.end(1) :]
    return Planted(text, ("FZ401",), chosen.total.start(), chosen.parts[-1].end())


@plants
def fz401_total_changed(report: Report, rng: random.Random) -> Planted | None:
    found = [s for s in sums(report) if value(s.total) >= 10]
    if not found:
        return None
    chosen = rng.choice(found)
    new = str(_another(value(chosen.total), rng))
    text = report.text[: chosen.total.start(1)] + new + report.text[chosen.total.end(1) :]
    return Planted(text, ("FZ401",), chosen.total.start(), chosen.parts[-1].end())


@plants
def fz401_part_dropped(report: Report, rng: random.Random) -> Planted | None:
    """A part of a 、 list is gone. Only of lists that close with 其他: those alone say that they are full."""
    found = [
        s
        for s in sums(report)
        if len(s.parts) >= 4
        and "其他" in report.text[s.parts[-2].end() : s.parts[-1].end()]
        and all("、" in report.text[a.end() : b.start()] for a, b in pairwise(s.parts))
    ]
    if not found:
        return None
    chosen = rng.choice(found)
    i = rng.randrange(1, len(chosen.parts) - 1)
    start, end = chosen.parts[i - 1].end(), chosen.parts[i].end()
    text = report.text[:start] + report.text[end:]
    return Planted(text, ("FZ401",), chosen.total.start(), chosen.parts[-1].end() - (end - start))


@plants
def fz402_rate_changed(report: Report, rng: random.Random) -> Planted | None:
    """A rate that the two figures before it make."""
    found = []
    number = re.compile(r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d+)(?=件|起|家|批次|个|人|天|场|名|次)")
    for m in matches(report, r"(?:率|占|占比|增长|下降)[^\d。；，]{0,3}(\d+(?:\.\d+)?)%"):
        start = max(report.text.rfind(mark, 0, m.start()) for mark in "。；\n")
        values = [int(n[1].replace(",", "")) for n in number.finditer(report.text, start, m.end() + 14)]
        digits = len(m[1].partition(".")[2])
        told = float(m[1])
        for a in values:
            for b in values:
                rate = (
                    (a - b) / b * 100
                    if "增长" in m[0] and b
                    else (b - a) / b * 100
                    if "下降" in m[0] and b
                    else a / b * 100
                    if b
                    else -1
                )
                if a != b and abs(rate - told) < 0.51 * 10**-digits and told != 100:
                    found.append((m, digits))
    if not found:
        return None
    m, digits = rng.choice(found)
    wrong = float(m[1]) + rng.choice((1, -1, 2, 5, -4, 0.6 if digits else 3))
    return replace(report, m.start(1), m.end(1), f"{abs(wrong):.{digits}f}", "FZ402", around=30)


@plants
def fz402_all_done_but(report: Report, rng: random.Random) -> Planted | None:
    """办结率100% beside fewer done than taken in."""
    n = rng.randrange(30, 300)
    m = n - rng.randrange(2, 20)
    verb, rate = rng.choice((("办结", "办结率"), ("整改", "整改率"), ("化解", "化解率"), ("答复", "答复率")))
    sentence = f"收到群众反映事项{n}件，{verb}{m}件，{rate}100%。"
    return insert_sentence(report, rng, sentence, sentence, "FZ402")


def _percentage(rng: random.Random) -> tuple[str, int, int, float, int]:
    """A sentence with a percentage from the table, two figures, what they make of it, and to how many digits it is told."""
    sentence, ratio, digits = rng.choice(table("percentages"))
    small, great = sorted(rng.sample(range(40, 400), 2))
    a, b = (small, great) if ratio == "a/b" else (great, small)
    return sentence, a, b, 100 * eval(ratio, {}, {"a": a, "b": b}), int(digits)  # our own table


@plants
def fz402_told_otherwise(report: Report, rng: random.Random) -> Planted | None:
    """A percentage that two figures beside it do not make."""
    sentence, a, b, made, digits = _percentage(rng)
    wrong = made + rng.choice((1, -1, 2, -3, 5, 10, 0.6))
    if not 1 <= wrong <= max(100, made):
        wrong = made / 2
    told = sentence.format(a=a, b=b, r=f"{wrong:.{digits}f}")
    return insert_sentence(report, rng, told, told, "FZ402")


@plants
def fz402_figure_otherwise(report: Report, rng: random.Random) -> Planted | None:
    """The percentage is right for another figure than the one told."""
    sentence, a, b, made, digits = _percentage(rng)
    if rng.random() < 0.5:
        a += max(round(a * 0.05), 3) * (1 if a > b else -1)
    else:
        b += max(round(b * 0.05), 3) * (1 if b > a else -1)
    told = sentence.format(a=a, b=b, r=f"{made:.{digits}f}")
    return insert_sentence(report, rng, told, told, "FZ402")


@plants
def fz403_table_total(report: Report, rng: random.Random) -> Planted | None:
    rows = [
        line for line in lines(report) if line.kind == "table" and re.match(r"\| (合计|总计|（七）总计) ", line.text)
    ]
    if not rows or not report.name.endswith(".md"):
        return None
    row = rng.choice(rows)
    found = list(re.finditer(r"(?<=\| )\d+(?= \|)", row.text))
    cell = rng.choice(found)
    at = row.start + cell.start()
    return replace(report, at, at + len(cell[0]), str(int(cell[0]) + rng.choice((1, 2, 10))), "FZ403")


@plants
def fz403_table_part(report: Report, rng: random.Random) -> Planted | None:
    all_lines = lines(report)
    totals = [i for i, line in enumerate(all_lines) if line.kind == "table" and re.match(r"\| (合计|总计) ", line.text)]
    if not totals or not report.name.endswith(".md"):
        return None
    i = rng.choice(totals)
    rows = []
    while i and all_lines[i - 1].kind == "table" and "---" not in all_lines[i - 1].text:
        i -= 1
        rows.append(all_lines[i])
    row = rng.choice(rows)
    cell = rng.choice(list(re.finditer(r"(?<=\| )\d+(?= \|)", row.text)))
    at = row.start + cell.start()
    text = report.text[:at] + str(int(cell[0]) + 3) + report.text[at + len(cell[0]) :]
    end = max(line.end for line in all_lines if line.kind == "table" and line.start < row.end + 500)
    return Planted(text, ("FZ403",), min(line.start for line in rows) - 200, end)


@plants
def fz404_another_figure(report: Report, rng: random.Random) -> Planted | None:
    """A figure of the text told again, otherwise, in the part on problems."""
    found = matches(
        report, r"(全年|共)((?:(?!不少于|会|次|专题|学)[一-龥]){4,16}?)(\d+)(件|起|户次|家次|个|份|次)(?=[，。（])"
    )
    problems = [line for line in prose(report) if line.kind == "body"]
    if not found or not problems or wrapped(report):
        return None
    m = rng.choice(found)
    wrong = int(m[3]) + rng.choice((-2, 1, 3, 4, 10))
    later = [line for line in prose(report) if line.start > m.end() and line.text.rstrip("*").endswith("。")]
    if wrong < 1 or not later:
        return None
    line = rng.choice(later)
    sentence = f"全年共{m[2]}{wrong}{m[4]}，任务依然较重。"
    at = line.end
    text = report.text[:at] + sentence + report.text[at:]
    return Planted(text, ("FZ404",), m.start(), at + len(sentence))


@plants
def fz405_numeral(report: Report, rng: random.Random) -> Planted | None:
    sentence, fault = (
        part.format(y2=report.year % 100, d="〇一二三四五六七八九"[report.year % 10])
        for part in rng.choice(table("numerals"))
    )
    return insert_sentence(report, rng, sentence, fault, "FZ405")


@plants
def fz406_signature_date(report: Report, rng: random.Random) -> Planted | None:
    found = list(re.finditer(r"(\d{4})年(\d+)月(\d+)日\s*$", report.text.rstrip(), re.M))
    if not found:
        return None
    m = found[-1]
    wrong = rng.choice(
        (
            f"{m[1]}年{m[2]}月32日",
            f"{m[1]}年2月30日",
            f"{m[1]}年13月{m[3]}日",
            f"{m[1]}年{m[2]}年{m[3]}日",
            f"{m[1]}年11月31日",
        )
    )
    return replace(report, m.start(), m.end(), wrong, "FZ406")


@plants
def fz406_date_in_text(report: Report, rng: random.Random) -> Planted | None:
    wrong = rng.choice(
        (
            "4月31日",
            "6月31日",
            "2月30日",
            "9月31日",
            f"{report.year}年11月31日",
            "13月5日",
            "8月3日至7月6日",
            f"{report.year}年5月至{report.year}年3月",
        )
    )
    return insert_sentence(report, rng, f"{wrong}，组织开展了专项检查。", wrong, "FZ406")


@plants
def fz407_up_to_now(report: Report, rng: random.Random) -> Planted | None:
    phrase = rng.choice(("截至目前", "截至目前", "截至11月", "截至10月底"))
    found = at_random(report, rng, r"(?<=。)(?=全年|累计|会同|开展|受理|查处|立案)")
    return (
        insert_sentence(report, rng, f"{phrase}，已完成年度培训任务的九成。", phrase, "FZ407")
        if not found
        else (replace(report, found.start(), found.start(), phrase + "，", "FZ407"))
    )


# ------------------------------------------------------------------ sentences of other houses, by shape


def _shapes(kind: str) -> list[tuple[str, ...]]:
    return [row for row in table("figure-shapes") if row[0] == kind]


def _planter(kind: str, code: str) -> Mutation:
    """A kind that inserts one of the sentences of a shape, whole: they are written in the styles of different houses."""

    def plant(report: Report, rng: random.Random) -> Planted | None:
        row = rng.choice(_shapes(kind))
        years = {"year": str(report.year), "last": str(report.year - 1)}
        first, *others = (sentence.format(**years) for sentence in row[2:] if sentence)
        planted = insert_sentence(report, rng, first, first, code)
        if planted is None or not others:
            return planted
        at = planted.end  # told again at the end of a later paragraph
        ends = [line.end for line in prose(report._replace(text=planted.text)) if line.start > at]
        if not ends:
            return None
        end = rng.choice(ends)
        text = planted.text[:end] + others[0] + planted.text[end:]
        return Planted(text, (code,), end, end + len(others[0]))

    plant.__name__ = f"{code.lower()}_{kind.replace('-', '_')}"
    return plant


for _kind, _code in dict.fromkeys((row[0], row[1]) for row in table("figure-shapes")):
    plants(_planter(_kind, _code))


# ------------------------------------------------------------------ tables of other houses, by shape


def _table_planter(kind: str, code: str) -> Mutation:
    """A kind that inserts one of the tables of a shape behind a paragraph, with the words that belong to it."""

    def plant(report: Report, rng: random.Random) -> Planted | None:
        places = [line.end for line in prose(report) if line.kind == "body"]
        if not report.name.endswith(".md") or not places:
            return None
        rows = [row for row in table("table-shapes") if row[0] == kind]
        shape = rng.choice(rows)[2].replace("⏎", "\n").format(year=report.year, last=report.year - 1)
        at = rng.choice(places)
        text = report.text[:at] + "\n\n" + shape + "\n\n" + report.text[at:].lstrip("\n")
        return Planted(text, (code,), at, at + len(shape) + 4)

    plant.__name__ = f"{code.lower()}_{kind.replace('-', '_')}"
    return plant


for _kind, _code in dict.fromkeys((row[0], row[1]) for row in table("table-shapes")):
    plants(_table_planter(_kind, _code))
