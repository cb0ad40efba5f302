"""Mutated packages, read, annotated and mended: `python benchmarks/fuzz/run.py 10000`. The same seed, the same packages.

Ends with 1 where something was lost, crashed or took too long; every such package is written beside as fuzz-SEED.docx.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(Path(__file__).parent)]

import word as m  # noqa: E402
from judge import faults  # noqa: E402
from mutate import mutated  # noqa: E402

from fzlint.api import lint_file  # noqa: E402
from fzlint.readers.unreadable import Unreadable  # noqa: E402
from fzlint.report.annotate import annotated  # noqa: E402
from fzlint.settings.setup import Setup  # noqa: E402
from fzlint.write.editable import Unwritable  # noqa: E402
from fzlint.write.fix import mend  # noqa: E402

_LONG = 10.0  # seconds of one package


def seed_package() -> bytes:
    """A small report with all that a package may have."""
    theirs = '<w:comment w:id="0" w:author="王科长"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>'
    return m.docx(
        m.TITLE,
        m.p(m.r("一、主要做法", m.BOLD)),
        m.p(m.r("全年办结案件二十一件,"), m.r("按期办结.", m.BOLD), m.note(1)),
        m.p(m.deleted("旧的,"), m.change("ins", m.r("新增的内容,有序推进。"))),
        m.p(m.link(m.r("详见附件,")), m.control(m.r("其他工作,如期完成。")), m.field(m.r("3,"))),
        m.tbl(m.tr("甲,乙", "12"), m.tr("合计", "13")),
        m.p(m.box(m.p(m.r("文本框,里的话。")))),
        footnotes=m.notes({1: m.p(m.r("注释,一条。"))}),
        header1=m.p(m.r("页眉,文字")),
        comments=theirs,
    )


def wrong(data: bytes, setup: Setup | None = None) -> Iterator[str]:
    """What fzlint does wrong with a package. setup: the rules; None: all."""
    begun = time.process_time()
    lint = partial(lint_file, "a.docx", setup)
    report = lint(data=data)
    problems = [problem for problem in (report.error, *report.problems) if problem is not None]
    yield from (problem.message for problem in problems if problem.code in ("internal", "rule-crashed"))
    if report.document is not None:
        for what, make in (
            ("annotate", lambda: annotated(data, report)),
            ("fix", lambda: mend(data, report, lambda data: lint(data=data)).data),
        ):
            try:
                made = make()
            except (Unwritable, Unreadable):
                continue
            except Exception as error:
                yield f"{what}: {error!r}"
                continue
            yield from (f"{what}: {fault}" for fault in faults(data, made))
    if time.process_time() - begun > _LONG:
        yield "too slow"


def fuzz(count: int, seed: int, setup: Setup | None = None) -> dict[int, list[str]]:
    """What was wrong with packages, by their seeds."""
    whole = seed_package()
    found: dict[int, list[str]] = {}
    for number in range(seed, seed + count):
        data = mutated(whole, random.Random(number))
        if told := list(wrong(data, setup)):
            found[number] = told
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    found = fuzz(args.count, args.seed)
    for number, told in found.items():
        Path(f"fuzz-{number}.docx").write_bytes(mutated(seed_package(), random.Random(number)))
        print(number, *told, sep="\n  ")
    print(f"{args.count} packages, {len(found)} of them with something wrong")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
