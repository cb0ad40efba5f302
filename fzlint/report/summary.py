"""The end of a report for people: what was found, what is not shown and how to see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from fzlint.readers.others import kind_of
from fzlint.report.columns import width
from fzlint.report.result import SEVERITY, Counts, Run, count


def summary(run: Run) -> list[str]:
    """The first line has the numbers."""
    counts = count(run)
    left = list(_left(run))
    if not counts.files:
        return left if run.problems else ["没有要检查的文件：找到的都按 --exclude 或配置跳过了。", *left]
    checked = counts.files - counts.unread
    if not checked:
        return [f"{counts.files} 个文件未能检查，原因见上。", *left]
    return [f"共检查 {checked} 个文件：{found(counts)}。", *_rest(counts), *left]


_NAMED = 6  # files that are named; of more the number is told


def _left(run: Run) -> Iterator[str]:
    """What lies in the folders and cannot be read: nobody is to take it for checked."""
    if not run.skipped:
        return
    kinds = Counter(kind_of(PurePath(path).suffix.lower()) for path in run.skipped)
    told = "、".join(f"{kind} {number} 个" for kind, number in kinds.most_common())
    names = "、".join(run.skipped[:_NAMED]) + ("等" if len(run.skipped) > _NAMED else "")
    yield f"文件夹里另有 {len(run.skipped)} 个文件不能检查（{told}）：{names}。"


def found(counts: Counts) -> str:
    """What was found, by levels."""
    named = (("error", counts.errors), ("warning", counts.warnings), ("info", counts.infos))
    told = [f"{SEVERITY[level]} {_number(counts.kinds[level], number)}" for level, number in named if number]
    nothing = "未发现新问题" if counts.baselined else "未发现问题"
    return "，".join(told) or (f"查到的部分{nothing}" if counts.unfinished else nothing)


def _number(kinds: int, places: int) -> str:
    return f"{places} 处" if kinds == places else f"{kinds} 类 {places} 处"


def _rest(counts: Counts) -> Iterator[str]:
    if counts.fixable:  # first: of what was just counted, not of what is left out
        ways = [f"{counts.fixable} 处已给出改法"] if counts.safe < counts.fixable else []
        ways += [f"{counts.safe} 处可用 --fix 自动改正"] if counts.safe else []
        yield f"其中 {'，'.join(ways)}。"
    told = (
        (counts.unread, "另有 {} 个文件未能检查，原因见上。"),
        (counts.unfinished, "有 {} 个文件没有查完，原因见上。"),
        (counts.unwritten, "有 {} 个文件没有写成，原因见上。"),
        (counts.mended, "已改正 {} 处，未计入。"),
        (counts.covered, "重复的内容里另有 {} 处问题，未列出，也未计入。"),
        (counts.hidden, "另有 {} 处级别较低，未列出；加 --severity-level info 可以看到。"),
        (counts.suppressed, "另有 {} 处已在文中注明忽略。"),
        (counts.baselined, "另有 {} 处是基线中已有的。"),
        (counts.stale, "基线里有 {} 处问题已不存在；加 --write-baseline 可以更新基线。"),
    )
    yield from (sentence.format(number) for number, sentence in told if number)


def counted(run: Run) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """By code and name of a rule how many findings it has, and in how many files."""
    places: Counter[tuple[str, str]] = Counter()
    files: Counter[tuple[str, str]] = Counter()
    for file in run.files:
        rules = [(finding.code, finding.name) for finding in file.report.findings]
        places.update(rules)
        files.update(set(rules))
    return places, files


def statistics(run: Run) -> list[str]:
    """A table: how many findings every rule has, in how many files, the most frequent first."""
    places, files = counted(run)
    if not places:
        return []
    rows = [("处数", "文件", "编号", "名称", "说明")]
    rows += [
        (str(number), str(files[rule]), *rule, run.summaries.get(rule[0], ""))
        for rule, number in sorted(places.items(), key=lambda item: (-item[1], item[0]))
    ]
    widths = [max(width(row[i]) for row in rows) for i in range(4)]
    return ["", *("  ".join(_pad(cell, widths, i) for i, cell in enumerate(row)).rstrip() for row in rows), ""]


def _pad(cell: str, widths: list[int], column: int) -> str:
    if column >= len(widths):
        return cell
    blanks = " " * (widths[column] - width(cell))
    return blanks + cell if column < 2 else cell + blanks
