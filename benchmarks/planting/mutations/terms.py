"""Laws, set phrases, days, wrong words (FZ5xx): one defect planted at a time."""

from __future__ import annotations

import random
import re

from bank import Report
from planting import (
    Planted,
    at_random,
    insert_sentence,
    matches,
    plants,
    replace,
    table,
)


@plants
def fz501_repealed_law(report: Report, rng: random.Random) -> Planted | None:
    law = rng.choice([name for name, year in table("repealed") if int(year) <= report.year])
    if law.endswith("法") and rng.random() < 0.5:
        law = "中华人民共和国" + law
    found = at_random(report, rng, "》(?=《|等)")
    if found:
        return replace(report, found.end(), found.end(), f"《{law}》", "FZ501")
    return insert_sentence(report, rng, f"组织干部职工学习《{law}》等法律法规。", f"《{law}》", "FZ501")


@plants
def fz502_set_phrase(report: Report, rng: random.Random) -> Planted | None:
    found = [(m, wrong) for right, wrong in table("set-phrases") for m in matches(report, re.escape(right))]
    found = [
        (m, wrong)
        for m, wrong in found
        if wrong[0] != "《" or (report.text[m.start() - 1] not in "《" and report.text[m.end()] not in "》学")
    ]
    if not found:
        return None
    kinds = sorted({wrong for _, wrong in found})
    chosen = rng.choice(kinds)
    m, wrong = rng.choice([place for place in found if place[1] == chosen])
    return replace(report, m.start(), m.end(), wrong, "FZ502", "FZ504", "FZ302", "FZ507")


@plants
def fz503_wrong_day(report: Report, rng: random.Random) -> Planted | None:
    (day,) = rng.choice(table("days"))
    around = rng.choice(
        (
            "在{}期间，组织开展了集中宣传活动。",
            "在{}，组织开展了集中宣传活动。",
            "利用{}等节点开展宣传。",
            "{}当天，开展了现场咨询。",
        )
    )
    return insert_sentence(report, rng, around.format(day), day, "FZ503")


@plants
def fz504_confusable(report: Report, rng: random.Random) -> Planted | None:
    _, fault, sentence = rng.choice(table("confusable"))
    return insert_sentence(report, rng, sentence, fault, "FZ504")


@plants
def fz504_in_place(report: Report, rng: random.Random) -> Planted | None:
    found = [(m, wrong) for right, wrong, _ in table("confusable") for m in matches(report, right)]
    if not found:
        return None
    m, wrong = rng.choice(found)
    return replace(report, m.start(), m.end(), wrong, "FZ504")


@plants
def fz505_particle_twice(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(report, rng, r"(?<=[一-龥])(?:的|了(?!解)|(?<!共)和(?!解)|(?<!存)在(?!建|于))(?=[一-龥])")
    return replace(report, found.start(), found.end(), found[0] * 2, "FZ505") if found else None


@plants
def fz505_word_twice(report: Report, rng: random.Random) -> Planted | None:
    found = at_random(
        report,
        rng,
        "(?<!会)(?<!《)(?:开展|进行|加强|推进|落实|组织|坚持|完善|健全|通过|按照|依法|全面|制定|工作(?!日))(?!法》)",
    )
    return replace(report, found.start(), found.end(), found[0] * 2, "FZ505") if found else None
