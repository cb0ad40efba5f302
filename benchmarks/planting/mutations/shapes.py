"""Structure and form in the styles of other houses: each kind plants one of the sentences of its shape (tables/form-shapes.tsv)."""

from __future__ import annotations

import random

from bank import Report
from planting import Mutation, Planted, insert_sentence, plants, prose, table, wrapped


def _planter(kind: str, code: str) -> Mutation:
    rows = [row for row in table("form-shapes") if row[0] == kind]

    def plant(report: Report, rng: random.Random) -> Planted | None:
        _, _, sentence, fault = rng.choice(rows)
        sentence, fault = sentence.replace("⏎", "\n"), fault.replace("⏎", "\n")
        if "\n" not in sentence:
            return insert_sentence(report, rng, sentence, fault, code)
        ends = [line.end for line in prose(report) if line.text.endswith("。")]
        if not ends or wrapped(report) or report.name.endswith(".md"):
            return None
        at = rng.choice(ends)
        text = f"{report.text[:at]}\n{sentence}{report.text[at:]}"
        begin = at + 1 + sentence.index(fault)
        return Planted(text, (code,), begin - 4, begin + 4)

    plant.__name__ = f"{code.lower()}_{kind.replace('-', '_')}"
    return plant


for _kind, _code in dict.fromkeys((row[0], row[1]) for row in table("form-shapes")):
    plants(_planter(_kind, _code))
