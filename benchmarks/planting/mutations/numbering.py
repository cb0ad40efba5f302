"""Labels and enumerations (FZ2xx): one defect planted at a time."""

from __future__ import annotations

import random
import re

from bank import Report
from planting import (
    HAN,
    Line,
    Planted,
    insert_sentence,
    lines,
    number_of,
    plants,
    relabel,
    series,
    with_labels,
    wrapped,
)


def _skip(report: Report, rng: random.Random, level: int) -> Planted | None:
    runs = series(report, level)
    if not runs:
        return None
    run = rng.choice(runs)
    first = rng.randrange(1, len(run))
    changes = [(line, relabel(line, number)) for number, line in enumerate(run[first:], first + 2)]
    if first + len(changes) + 1 > 10:
        return None
    text, places = with_labels(report, changes)
    return Planted(text, ("FZ201",), places[0], places[0] + len(changes[0][1]))


@plants
def fz201_skip_chapter(report: Report, rng: random.Random) -> Planted | None:
    return _skip(report, rng, 1)


@plants
def fz201_skip_section(report: Report, rng: random.Random) -> Planted | None:
    return _skip(report, rng, 2)


@plants
def fz201_skip_item(report: Report, rng: random.Random) -> Planted | None:
    return _skip(report, rng, 3)


@plants
def fz201_section_deleted(report: Report, rng: random.Random) -> Planted | None:
    """A whole section in the middle is gone, the numbers were not mended."""
    level = rng.choice((1, 2, 2, 3))
    runs = series(report, level)
    if not runs or wrapped(report):
        return None
    run = rng.choice(runs)
    gone = rng.randrange(1, len(run) - 1)
    start, end = run[gone].start, run[gone + 1].start
    label = run[gone + 1].label
    at = start + run[gone + 1].text.index(label)
    return Planted(report.text[:start] + report.text[end:], ("FZ201",), at, at + len(label))


@plants
def fz201_two_gaps(report: Report, rng: random.Random) -> Planted | None:
    """Two numbers of one series are left out."""
    runs = [run for level in (1, 2) for run in series(report, level)]
    if not runs:
        return None
    run = rng.choice(runs)
    first, second = 1, rng.randrange(2, len(run))
    changes = [(line, relabel(line, n + 1 + (n > second))) for n, line in enumerate(run[first:], first + 1)]
    if len(run) + 2 > 10:
        return None
    text, places = with_labels(report, changes)
    at = places[second - first]
    return Planted(text, ("FZ201",), at, at + len(changes[second - first][1]))


@plants
def fz202_first_again(report: Report, rng: random.Random) -> Planted | None:
    """A number in the middle became the first again: （一）（二）（一）（四）."""
    runs = [run for level in (1, 2, 3) for run in series(report, level) if len(run) >= 4]
    if not runs:
        return None
    run = rng.choice(runs)
    line = run[rng.randrange(2, len(run) - 1)]
    text, places = with_labels(report, [(line, relabel(line, 1))])
    return Planted(text, ("FZ202",), places[0], places[0] + len(line.label))


@plants
def fz202_number_twice(report: Report, rng: random.Random) -> Planted | None:
    runs = [run for level in (1, 2, 3) for run in series(report, level)]
    if not runs:
        return None
    run = rng.choice(runs)
    first = rng.randrange(1, len(run))
    if rng.random() < 0.5:  # and so on from there
        changes = [(line, relabel(line, number)) for number, line in enumerate(run[first:], first)]
    else:
        changes = [(run[first], relabel(run[first], first))]
    text, places = with_labels(report, changes)
    return Planted(text, ("FZ202",), places[0], places[0] + len(changes[0][1]))


@plants
def fz202_swapped(report: Report, rng: random.Random) -> Planted | None:
    runs = [run for level in (1, 2, 3) for run in series(report, level) if len(run) >= 4]
    if not runs:
        return None
    run = rng.choice(runs)
    i = rng.randrange(1, len(run) - 1)
    text, places = with_labels(report, [(run[i], run[i + 1].label), (run[i + 1], run[i].label)])
    return Planted(text, ("FZ202", "FZ201"), places[0], places[1] + len(run[i].label))


@plants
def fz203_arabic_among_han(report: Report, rng: random.Random) -> Planted | None:
    runs = series(report, 2)
    if not runs:
        return None
    line = rng.choice(rng.choice(runs)[1:])
    label = f"（{number_of(line.label)}）" + rng.choice(("", "", " "))
    text, places = with_labels(report, [(line, label)])
    return Planted(text, ("FZ203",), places[0], places[0] + len(label.strip()))


@plants
def fz203_last_of_its_series(report: Report, rng: random.Random) -> Planted | None:
    """（一）（二）（三）, then 四、 or 4. where nothing follows in the series."""
    runs = series(report, 2)
    if not runs:
        return None
    line = rng.choice(runs)[-1]
    number = number_of(line.label)
    label = rng.choice((f"{HAN[number - 1]}、", f"{number}."))
    text, places = with_labels(report, [(line, label)])
    return Planted(text, ("FZ203",), places[0], places[0] + len(label))


@plants
def fz203_dunhao_among_points(report: Report, rng: random.Random) -> Planted | None:
    runs = [run for run in series(report, 3) if not report.name.endswith("md")]
    if not runs:
        return None
    line = rng.choice(rng.choice(runs)[1:])
    label = f"{number_of(line.label)}、"
    text, places = with_labels(report, [(line, label)])
    return Planted(text, ("FZ203",), places[0], places[0] + len(label))


@plants
def fz204_bracket_under_chapter(report: Report, rng: random.Random) -> Planted | None:
    """一、 → （1）: every （一） of one section becomes （1）, with nothing between."""
    runs = series(report, 2)
    runs = [
        run for run in runs if not any(line.level in (3, 4) and run[0].start < line.start for line in lines(report))
    ]
    if not runs:
        return None
    run = rng.choice(runs)
    text, places = with_labels(report, [(line, f"（{number_of(line.label)}）") for line in run])
    return Planted(text, ("FZ204", "FZ203"), places[0], places[-1] + 3)


@plants
def fz204_bracket_under_bracket(report: Report, rng: random.Random) -> Planted | None:
    """（一） → （1）: every 1. of one section becomes （1）, with nothing between."""
    runs = [run for run in series(report, 3) if _below_bracket(report, run[0])]
    if not runs:
        return None
    run = rng.choice(runs)
    text, places = with_labels(report, [(line, f"（{number_of(line.label)}）") for line in run])
    return Planted(text, ("FZ204", "FZ203"), places[0], places[-1] + 3)


def _below_bracket(report: Report, first: Line) -> bool:
    before = [line.level for line in lines(report) if line.start < first.start and line.level]
    return bool(before) and before[-1] == 2


@plants
def fz205_dunhao_behind_bracket(report: Report, rng: random.Random) -> Planted | None:
    found = [line for line in lines(report) if line.level in (2, 4)]
    if not found:
        return None
    line = rng.choice(found)
    label = line.label + rng.choice("、、．，")
    text, places = with_labels(report, [(line, label)])
    return Planted(text, ("FZ205",), places[0], places[0] + len(label))


@plants
def fz205_point_behind_han(report: Report, rng: random.Random) -> Planted | None:
    line = rng.choice([line for line in lines(report) if line.level == 1])
    label = line.label[:-1] + rng.choice((".", "．", "，", "。"))
    text, places = with_labels(report, [(line, label)])
    return Planted(text, ("FZ205",), places[0], places[0] + len(label))


@plants
def fz205_dunhao_behind_arabic(report: Report, rng: random.Random) -> Planted | None:
    found = [line for line in lines(report) if line.level == 3]
    if not found or report.name.endswith("md"):
        return None
    text, places = with_labels(report, [(line, line.label.replace(".", "、").strip()) for line in found])
    return Planted(text, ("FZ205",), places[0], places[0] + 2)


def _enumeration(report: Report, rng: random.Random, words: list[str]) -> Planted | None:
    """Shift one of 一是…二是…三是 and those behind it by one, or take one out."""
    found = []
    for line in lines(report):
        if line.kind in ("body", "run-in", "item"):
            marks = [
                m
                for i, word in enumerate(words)
                for m in re.finditer(f"(?<=[。；：，！”\n　 ]){word}", " " + line.text)
            ]
            at = [re.search(f"(?<=[。；：，！” 　*]){word}", " " + line.text) for word in words]
            run = [m for m in at if m]
            if len(run) >= 3 and len(marks) == len(run) and run == at[: len(run)]:
                found.append((line, run))
    if not found:
        return None
    line, run = rng.choice(found)
    i = rng.randrange(1, len(run))
    text = list(report.text)
    start = line.start + run[i].start() - 1
    if rng.random() < 0.5 and i < len(run) - 1:  # the item is gone
        end = line.start + run[i + 1].start() - 1
        return Planted("".join(text[:start] + text[end:]), ("FZ206",), start, start + len(words[i + 1]))
    if len(run) + 1 > len(words):
        return None
    for j in range(len(run) - 1, i - 1, -1):
        at = line.start + run[j].start() - 1
        text[at : at + len(words[j])] = words[j + 1]
    return Planted("".join(text), ("FZ206",), start, start + len(words[i + 1]))


@plants
def fz206_skipped_is(report: Report, rng: random.Random) -> Planted | None:
    return _enumeration(report, rng, [f"{n}是" for n in HAN[:8]])


@plants
def fz206_skipped_ordinal(report: Report, rng: random.Random) -> Planted | None:
    return _enumeration(report, rng, [f"第{n}，" for n in HAN[:8]]) or _enumeration(
        report, rng, [f"其{n}，" for n in HAN[:6]]
    )


@plants
def fz206_skipped_paragraphs(report: Report, rng: random.Random) -> Planted | None:
    """第一，… 第二，… or 一是… 二是… in paragraphs of their own: one is gone."""
    found = []
    for opener in ("第{}，", "{}是"):
        run: list[Line] = []
        for line in lines(report):
            plain = line.text.strip(" 　")
            if plain.startswith(opener.format("一")):
                run = [line]
            elif run and plain.startswith(opener.format(HAN[len(run)])):
                run.append(line)
            elif line.kind != "blank":
                if len(run) >= 3:
                    found.append(run)
                run = []
    if not found:
        return None
    run = rng.choice(found)
    i = rng.randrange(1, len(run) - 1)
    text = report.text[: run[i].start] + report.text[run[i + 1].start :]
    return Planted(text, ("FZ206",), run[i].start, run[i].start + 6)


@plants
def fz206_skipped_label_inline(report: Report, rng: random.Random) -> Planted | None:
    """（1）…；（2）…；（4）… in one sentence."""
    items = rng.sample(("完善会商机制", "强化业务培训", "加强结果运用", "严格考核问责"), 3)
    gap = rng.choice((1, 2))
    shape = rng.choice(("（1）", "1.", "1、", "1）", "（一）", "一、"))
    labels = []
    for number in (1, 2, 3):
        number += number > gap
        labels.append(shape.replace("1", str(number)).replace("一", HAN[number - 1]))
    listed = "；".join(label + item for label, item in zip(labels, items, strict=True))
    return insert_sentence(report, rng, f"重点做好以下工作：{listed}。", labels[gap], "FZ206")


@plants
def fz207_renumbered(report: Report, rng: random.Random) -> Planted | None:
    """二、三、存在的问题: the number was changed, and the old one is still there."""
    runs = series(report, 1) + series(report, 2)
    if not runs:
        return None
    run = rng.choice(runs)
    number = rng.randrange(1, len(run))
    line = run[number]
    text, (at,) = with_labels(report, [(line, line.label + relabel(line, number + 2))])
    return Planted(text, ("FZ207",), at, at + 2 * len(line.label))
