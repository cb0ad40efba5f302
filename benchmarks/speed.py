"""How fast fzlint is, as ratios measured in one run (DESIGN 8). No test times anything; run this before and after a change.
Folders are measured by many.py, super-linear paths by growth.py.

    python benchmarks/speed.py            builds a wheel, installs it in a clean environment, measures that
    python benchmarks/speed.py --quick    measures the checkout in this environment (rules are read from TOML: slower)

Two kinds of text. The made one, ten pages and more, is a clean report over and over, and asks next to nothing of jieba's
dictionary. The real ones, the reports of ../shared/reports where that folder is there, have slips in set phrases and repeated
words, about which the dictionary is asked; each line says how often.

B is a Python process that unzips the same .docx and joins its w:t with lxml. Absolute figures drift by a fifth and more on a
shared machine: read the ratios, of wall seconds (medians) and of CPU seconds (the least).
"""

from __future__ import annotations

import argparse
import os
import pty
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "reports"
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks" / "planting")]
import fzlint  # noqa: E402 - of this checkout

PAGE = 700  # Chinese characters
BASE = """
import sys, zipfile
from lxml import etree
root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))
"".join(t.text or "" for t in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))
"""


def text_of(pages: int) -> list[str]:
    """Lines of clean reports, so many pages of them.

    From the second turn on the rarer characters are others, so that nothing stands twice, while the figures, marks and common
    words that the rules look at stay.
    """
    from bank import bank  # type: ignore[import-not-found]

    # one expansion of each text: two of one template are near copies, which a report does not have
    reports = [report for report in bank() if report.annual and report.name.endswith("-1.txt")]
    source = [line for report in reports for line in report.text.split("\n") if line.strip()]
    common = {c for c, _ in Counter("".join(source)).most_common(250)}
    lines: list[str] = []
    size = 0
    turn = 0
    while size < pages * PAGE:
        other = {c: chr(0x4E00 + (ord(c) + 997 * turn) % 20_000) for c in set("".join(source)) - common if c >= "一"}
        for line in source:
            lines.append(line.translate(str.maketrans(other)) if turn else line)
            size += len(lines[-1])
            if size >= pages * PAGE:
                break
        turn += 1
    return lines


def write_docx(path: Path, lines: list[str]) -> None:
    """A .docx of these lines as Word would make it: headings with styles, runs that end at punctuation."""
    import docx

    document = docx.Document()
    title = 2  # lines, so that the kind of report is known
    for line in lines[:title]:
        document.add_paragraph(line, style="Title")
    for line in lines[title:]:
        paragraph = document.add_paragraph(style="Heading 1" if len(line) < 30 and "、" in line[:3] else "Normal")
        for piece in line.replace("，", "，\0").replace("。", "。\0").split("\0"):
            paragraph.add_run(piece)
    document.save(str(path))


def wall(command: list[str], times: int, tty: bool = False) -> float:
    """Median wall seconds of a whole process."""
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")} | {
        "TERM": "xterm"
    }
    seconds = []
    for _ in range(times + 1):
        start = time.perf_counter()
        if tty:
            _in_terminal(command, env)
        else:
            subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def _in_terminal(command: list[str], env: dict[str, str]) -> None:
    outer, inner = pty.openpty()
    process = subprocess.Popen(command, env=env, stdin=inner, stdout=inner, stderr=inner)
    os.close(inner)
    while True:
        try:
            if not os.read(outer, 65536):
                break
        except OSError:
            break
    process.wait()
    os.close(outer)


def least(call: Callable[[], object], times: int = 7) -> float:
    """The least seconds of several calls."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def cpu(command: list[str], times: int) -> float:
    """The least CPU seconds of a whole process."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
    )
    return min(
        float(subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True).stdout)
        for _ in range(times)
    )


def asked(path: Path) -> int:
    """How often a run over a report asks for the words of a clause."""
    from fzlint.document.words.cutting import Dictionary

    whole, calls = Dictionary.cut, []

    def counted(self: Dictionary, text: str) -> list[str]:
        calls.append(text)
        return whole(self, text)

    Dictionary.cut = counted  # type: ignore[method-assign]
    try:
        fzlint.check(path)
    finally:
        Dictionary.cut = whole  # type: ignore[method-assign]
    return len(calls)


def memory(command: list[str]) -> float:
    """Peak memory of a process in MiB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) / 1024


def installed(folder: Path) -> tuple[str, str]:
    """Python and fzlint of a clean environment with the wheel of this checkout."""
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
    )
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *map(str, folder.glob("*.whl"))], check=True)
    return str(python), str(folder / "venv" / "bin" / "fzlint")


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of fzlint, as ratios")
    parser.add_argument("--quick", action="store_true", help="measure the checkout in this environment")
    parser.add_argument("--times", type=int, default=11, help="runs of each whole process")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        measure(folder, options.quick, options.times)
    finally:
        shutil.rmtree(folder)


def measure(folder: Path, quick: bool, times: int) -> None:
    if quick:
        python, program = sys.executable, [sys.executable, "-m", "fzlint"]
    else:
        python, script = installed(folder)
        program = [script]
    files = {}
    for pages in (10, 100, 1000):
        files[pages] = folder / f"{pages}.docx"
        write_docx(files[pages], text_of(pages))
    (folder / "base.py").write_text(BASE, encoding="utf-8")
    reports = {"10 pages": files[10]}
    for path in sorted(REAL.glob("*.txt")):
        reports[path.stem] = folder / f"{path.stem}.docx"
        write_docx(reports[path.stem], [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()])
    for name, path in reports.items():
        whole_process(name, path, [python, str(folder / "base.py")], [*program, "--no-config"], times)

    in_process()

    seconds = {
        pages: wall([*program, "--no-config", "--format", "json", str(files[pages])], 3) for pages in (10, 100, 1000)
    }
    peak = {
        pages: memory([*program, "--no-config", "--format", "json", str(files[pages])]) for pages in (10, 100, 1000)
    }
    grown = (seconds[1000] - seconds[10]) / (seconds[100] - seconds[10]) / 11
    shown = (
        " ".join(f"{seconds[pages]:.2f}" for pages in files)
        + " s, "
        + " ".join(f"{peak[pages]:.0f}" for pages in files)
    )
    print(f"10, 100, 1000 pages                     {shown} MiB; growth {grown:.2f} x linear (at most 1.3)")


def whole_process(name: str, path: Path, base: list[str], program: list[str], times: int) -> None:
    """One line for one report: B, the concise run, and the full one on a terminal."""
    unzip = [*base, str(path)]
    concise = [*program, "--format", "concise", str(path)]
    b, c, full = wall(unzip, times), wall(concise, times), wall([*program, str(path)], times, tty=True)
    used = cpu(concise, times) / cpu(unzip, times)
    print(
        f"{name}, words asked {asked(path)} times: B {b * 1000:.0f} ms; concise {c * 1000:.0f} ms, {c / b:.2f} x B "
        f"(CPU {used:.2f} x; at most 2.5, aim 1.5); full on a terminal {full * 1000:.0f} ms, {full / b:.2f} x B (at most 3)"
    )


def in_process() -> None:
    """All rules on a ten-page report, without reading it, against autocorrect's punctuation rules on the same text."""
    from fzlint.linter import lint
    from fzlint.readers.read import read
    from fzlint.rulebook.kind import pick_kind
    from fzlint.rulebook.load import load

    text = "\n".join(text_of(10))
    rules, kinds = load()

    def run() -> float:
        document = read(text.encode(), "a.txt")
        kind = pick_kind(kinds, document.title)
        start = time.perf_counter()
        lint(document, rules, kind)
        return time.perf_counter() - start

    run()
    own = min(run() for _ in range(9))
    line = f"all {len(rules)} rules in process, 10 pages         {own * 1000:7.1f} ms"
    try:
        import autocorrect_py
    except ImportError:
        print(line + "   (pip install autocorrect-py to compare)")
        return
    other = least(lambda: autocorrect_py.lint_for(text, "text"))
    print(f"{line}   {own / other:.2f} x autocorrect   (at most 8, aim 5)")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
