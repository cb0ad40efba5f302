"""Run the examples of a rule file: only the rule itself runs over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from fzlint.document.model import Document
from fzlint.document.shared import Other, print_of, related
from fzlint.document.unit import unit_of
from fzlint.finding import Finding
from fzlint.linter import lint
from fzlint.readers.package import MAX_FILE
from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable, why
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import Example, Found, Rule, RuleText
from fzlint.rulebook.text import content
from fzlint.write.apply import apply

_TITLE = "示例报告"  # a text needs a title, or its first line is taken for one
_SUFFIX = {"text": ".txt", "markdown": ".md"}


def failures(text: RuleText, kinds: Sequence[Kind]) -> list[str]:
    """What does not come out as the examples of a rule file say, a sentence for each; empty if all is well."""
    return [sentence for example in text.examples for sentence in failure(text, example, kinds)]


def failure(text: RuleText, example: Example, kinds: Sequence[Kind]) -> list[str]:
    """What does not come out as one example says."""
    where = f"{text.rule.code} 第 {example.number} 个 {'bad' if example.bad else 'good'} 例句"
    try:
        kind = _kind(example, kinds)
        document, start = _document(text, example)
    except OSError as error:
        return [f"{where}：找不到文件“{example.file}”，或不能读取：{why(error)}"]
    except (KeyError, Unreadable) as error:
        return [f"{where}：{error.args[0] if isinstance(error, KeyError) else error}"]
    rule = text.rule._replace(kinds=())
    result = lint(document, [rule], kind, _others(example, document))
    if result.problems:
        return [f"{where}：{problem.message}" for problem in result.problems]
    found = [_marked(document, finding) for finding in result.findings]
    if not example.bad:
        return [f"{where}：不应找到问题，却找到了{_list(found)}（{result.findings[0].message}）"] if found else []
    if len(found) != len(example.found) or not all(map(_fits, found, example.found)):
        wanted = [place.start + ("……" + place.end if place.end else "") for place in example.found]
        return [f"{where}：应找到{_list(wanted)}，实际找到{_list(found)}"]
    messages = "\n".join(finding.message for finding in result.findings)
    wrong = [f"{where}：提示中应有“{words}”，实际提示为：{messages}" for words in example.says if words not in messages]
    if example.fixed is not None:
        wrong += _fixed(where, rule, example, document, start, result.findings, kind)
    return wrong


def _kind(example: Example, kinds: Sequence[Kind]) -> Kind | None:
    if not example.kind:
        return None
    for kind in kinds:
        if kind.name == example.kind:
            return kind
    raise KeyError(f"没有名为“{example.kind}”的报告种类")


def _document(text: RuleText, example: Example) -> tuple[Document, int]:
    """The document of an example, and the offset at which its text starts."""
    if example.file:
        path = _file(Path(text.path), example.file)
        return read(content(path, MAX_FILE), path.name), 0
    if example.format not in _SUFFIX:
        raise KeyError(f"format 只能是 {'、'.join(_SUFFIX)}")
    return _from_text(example, example.text)


def _from_text(example: Example, body: str) -> tuple[Document, int]:
    head = ("# " if example.format == "markdown" else "") + (example.title or _TITLE) + "\n\n"
    document = read((head + body).encode(), "example" + _SUFFIX[example.format])
    if example.year:
        document.year, document.told = example.year, None
    return document, len(example.title or _TITLE) + 1


def _others(example: Example, document: Document) -> tuple[Other, ...]:
    """The report that an example is compared with."""
    if not example.against:
        return ()
    title = example.against_title or example.title
    other = read(f"{title}\n\n{example.against}".encode(), "对照.txt")
    own = print_of(document, "", unit_of(document.title), document.year)
    found = related(own, print_of(other, "对照.txt", unit_of(other.title), other.year))
    return () if found is None else (found,)


def _file(rule: Path, name: str) -> Path:
    """A fixture: beside the rule file, or in the folder fixtures of the project."""
    if name in (".", "..") or set("/\\\0") & set(name):
        raise KeyError(f"“{name}”不是文件名；文件应与规则文件放在一起")
    beside = rule.with_name(name)
    if beside.is_file():
        return beside
    for folder in rule.parents:
        if (folder / "fixtures" / name).is_file():
            return folder / "fixtures" / name
    raise KeyError(f"找不到文件“{name}”")


def _fixed(
    where: str,
    rule: Rule,
    example: Example,
    document: Document,
    start: int,
    findings: Iterable[Finding],
    kind: Kind | None,
) -> list[str]:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    after = apply(document.text, edits)[start:]
    if after != (example.fixed or "").rstrip("\n"):
        return [f"{where}：改正后应为“{example.fixed}”，实际为“{after}”"]
    again, _ = _from_text(example, after)
    left = lint(again, [rule], kind).findings
    return [f"{where}：改正后仍找到{_list([_marked(again, finding) for finding in left])}"] if left else []


def _marked(document: Document, finding: Finding) -> str:
    span = finding.span
    text = document.text[span.start : span.end]
    if span.label:
        label = document.block_with(span.start).label
        return (label.text if label else "") + text
    return text


def _fits(found: str, wanted: Found) -> bool:
    if wanted.end:
        return found.startswith(wanted.start) and found.endswith(wanted.end)
    return found == wanted.start


def _list(texts: Sequence[str]) -> str:
    return "、".join(f"“{text}”" for text in texts) or "（无）"
