"""What the sub-commands tell: the rules, the examples of a rule folder, the settings that apply."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fzlint.many.applied import Request, apply, fitting, for_files, free
from fzlint.record import NamedTuple
from fzlint.report.columns import width, wrap
from fzlint.report.result import SEVERITY, kindless
from fzlint.rulebook.load import rule_files, shipped
from fzlint.rulebook.load import texts as rule_texts
from fzlint.rulebook.read import read_additions
from fzlint.rulebook.rule import Example, RuleText, matches
from fzlint.settings import setup
from fzlint.settings.config import KEYS, BadConfig, Config, Value, Wrong
from fzlint.settings.setup import Setup
from fzlint.single import lint_file

# ------------------------------------------------------------------------- rules


class Addition(NamedTuple):
    """What somebody adds to the tables of a rule. rule: its code or name."""

    rule: str
    more: Mapping[str, Any]
    path: object


def told(config: Config, wrong: Wrong) -> tuple[list[RuleText], list[Addition]]:
    """The rules that come with fzlint and those that a configuration brings, with all that their files say, by code; and what
    is added to their tables.

    Raises BadConfig and BadRule.
    """
    if config.paths:
        setup.load(config, wrong)  # says what is wrong, in additions too
    folders, checks = setup.sources(config)
    files = [path for folder in folders for path in rule_files(folder)]
    added = [Addition(name, more, path) for path in files for name, more in read_additions(path).items()]
    added += [Addition(*each) for each in config.added]
    return sorted(rule_texts(folders, checks), key=lambda text: text.rule.code), added


def chosen(texts: Sequence[RuleText], selectors: Sequence[str]) -> list[RuleText]:
    return [text for text in texts if any(matches(text.rule, selector) for selector in selectors)]


def listed(texts: Sequence[RuleText], added: Sequence[Addition]) -> list[str]:
    """A line for every rule, then which do not come with fzlint, and what is added to which."""
    rows = [(text.rule.code, _level(text.rule.severity), text.rule.name, text.rule.summary) for text in texts]
    lines = [*_table(rows), "", f"共 {len(rows)} 条。看某一条的理由、出处和例句：fzlint rule {rows[0][0]}"]
    ours = str(shipped())
    if own := [(text.rule.code, f"← {text.path}") for text in texts if not text.path.startswith(ours)]:
        lines += ["", "不是 fzlint 自带的：", *(f"  {line}" for line in _table(own))]
    if added:
        rows_ = [
            (each.rule, "、".join(_number(*item) for item in each.more.items()), f"← {each.path}") for each in added
        ]
        lines += ["", "给词表添了内容的：", *(f"  {line}" for line in _table(rows_))]
    return lines


def _number(name: str, values: object) -> str:
    return f"{name} {len(values)} 项" if isinstance(values, list) else name


def page(text: RuleText, added: Sequence[Addition], columns: int, *, every: bool = False) -> Iterator[str]:
    """What there is to say of a rule; every: with all its examples."""
    rule = text.rule
    yield f"{rule.code} {rule.name}　{rule.summary}"
    yield f"级别：{_level(rule.severity)}" + (
        f"；上网公开前（--publish）：{SEVERITY[rule.publish]}" if rule.publish else ""
    )
    yield from _wrapped(f"出处：{text.source}", columns, "")
    if rule.kinds:
        yield from _wrapped(f"只用于：{'、'.join(rule.kinds)}", columns, "")
    if rule.reports:
        yield from _wrapped("只用于：认出种类的报告，和标题写明是报告、总结、通报等的文稿", columns, "")
    yield ""
    for paragraph in re.split(r"\n\s*\n", text.why):
        yield from _wrapped("".join(paragraph.splitlines()), columns, "")
    yield from _examples(text, columns, every)
    for each in added:
        if each.rule in (rule.code, rule.name):
            yield ""
            yield from _wrapped(f"本单位所添（{each.path}）：", columns, "")
            for name, values in each.more.items():
                for value in values if isinstance(values, list) else [values]:
                    yield from _wrapped(f"{name}：{_added(value)}", columns, "     ")


def _added(value: object) -> str:
    if isinstance(value, dict):
        return "，".join(f"{key} = {_added(inner)}" for key, inner in value.items())
    return "、".join(map(_added, value)) if isinstance(value, list) else str(value)


_FEW = 3  # examples of a sort that a screen has room for, the plainest; some rules have thirty


def _examples(text: RuleText, columns: int, every: bool) -> Iterator[str]:
    for bad, head in ((True, "应当指出的例子（【】内为问题所在）"), (False, "不应指出的例子")):
        examples = [example for example in text.examples if example.bad is bad]
        if examples:
            yield ""
            yield f"{head}："
        shown = examples if every else examples[:_FEW]
        for example in shown:
            yield from _example(example, columns)
        if more := len(examples) - len(shown):
            yield f"  另有 {more} 例：fzlint rule {text.rule.code} --all"


def _example(example: Example, columns: int) -> Iterator[str]:
    told = [f"标题：{example.title}"] if example.title else []
    told += [f"报告种类：{example.kind}"] if example.kind else []
    told += [f"年度：{example.year}"] if example.year else []
    body = f"（文件 {example.file}）" if example.file else _marked(example)
    for i, line in enumerate([*([f"（{'，'.join(told)}）"] if told else []), *body.strip("\n").splitlines()]):
        first = f"  {example.number}. " if i == 0 else "     "
        for j, part in enumerate(_wrapped(line, columns, "     ")):
            yield first + part[5:] if j == 0 else part
    if example.note:
        yield from _wrapped(f"说明：{example.note}", columns, "     ")


def _marked(example: Example) -> str:
    """The text of an example with what is found in 【】."""
    text, done = example.text, ""
    for place in example.found:
        start = text.find(place.start)
        end = text.find(place.end, start) + len(place.end) if place.end else start + len(place.start)
        if start >= 0 and end > start:
            done, text = f"{done}{text[:start]}【{text[start:end]}】", text[end:]
    return done + text


# ---------------------------------------------------------------------- settings


def applied(file: Path | None, request: Request) -> list[str]:
    """What applies to a file (None: in this folder), where it comes from, for every rule whether it runs and why, and what kind of
    report the file is taken for.

    Raises UsageError, BadConfig and BadRule.
    """
    folder = file.parent.resolve() if file is not None and not file.is_dir() else (file or Path()).resolve()
    (own,), _ = apply([folder], request)
    if own.problem is not None:
        raise BadConfig("配置", "", own.problem.message)
    setup.check_wishes(request.wishes, own.rules)
    freed = free(file, own.config) if file is not None else ()
    fits = fitting(file, own.config) if file is not None else ()
    own = for_files(own, fits, request.wishes)
    kind = _kind(file, own.setup) if own.config.table("kinds") and own.setup is not None and file is not None else ""
    lines = ["配置文件（靠前的优先）："] + [f"  {path}" for path in own.config.paths]
    if not own.config.paths:
        lines = ["配置文件：没有（使用默认设置）"]
    if told := list(_settings(own.config)):
        lines += ["", "设置：", *told]
    rows = []
    for choice in setup.choose(own.config, request.wishes, own.rules, kind, fits):
        frees = [selector for selector in freed if matches(choice.rule, selector)]
        on = choice.on and not frees
        why = f"per-file-ignores {frees[0]}" if choice.on and frees else choice.why
        rows.append(("启用" if on else "停用", choice.rule.code, _level(choice.severity), choice.rule.summary, why))
    lines += ["", "规则：", *(f"  {line}" for line in _table(rows))]
    if own.setup is not None:
        if file is not None and not file.is_dir():
            lines += ["", "这份报告：", *(f"  {line}" for line in _taken_for(file, own.setup))]
        names = [kind.name for kind in own.setup.kinds]
        asked = (
            f"（指定：{own.setup.kind.name}）"
            if own.setup.kind
            else "（按标题或开头判断，符合几种时取靠前的；可用 --kind 指定）"
        )
        lines += ["", f"报告种类{asked}：", *(f"  {name}" for name in names)]
        level, fail_on = SEVERITY[own.setup.level], SEVERITY[own.setup.fail_on]
        lines += ["", f"显示的级别：{level}及以上；退出码为 1 的级别：{fail_on}及以上"]
    return lines


def _kind(file: Path, setup: Setup) -> str:
    if setup.kind is not None:
        return setup.kind.name
    return "" if file.is_dir() else lint_file(file, setup._replace(rules=(), by_kind={})).kind or ""


def _taken_for(file: Path, setup: Setup) -> Iterator[str]:
    """Kind, year and unit of a report, and the words that they were taken from."""
    report = lint_file(file, setup._replace(rules=(), by_kind={}))
    document = report.document
    if document is None:
        yield f"未能读取：{report.error.message if report.error else ''}"
        return
    if report.kind:
        yield f"种类：{report.kind}" + (
            f"（依据：“{_short(report.kind_from)}”）" if report.kind_from else "（由 --kind 指定）"
        )
    else:
        yield f"种类：{kindless(report._replace(kindless=True))}"
    told = document.told
    if told is None:
        yield "年度：没有写明，与年度有关的规则不检查"
    else:
        words = _short(document.text[told.span.start : told.span.end]) or str(told.value)
        where = {"title": "标题", "meeting": "标题下的会议名称", "opening": "开头", "signoff": "成文日期"}[told.by]
        other = "" if report.year == told.value else "，这种报告写的是上一年的工作"
        yield f"年度：{report.year}年（依据：{where}写着“{words}”{other}）"
    yield f"标题：{_short(document.title) or '没有找到'}"
    yield f"单位：{report.unit or '没有写明'}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:40] + "……" + text[-16:]


def _settings(config: Config) -> Iterator[str]:
    for name, more, path in config.added:
        yield f"  extend.{name}：添加 {'、'.join(more)}　← {path}"
    for key in KEYS:
        if key in config.values:
            value = config.values[key]
            yield f"  {key} = {_toml(value.value)}　← {value.path}"
        for name, value in _flat(config.table(key)):
            yield f"  {key}.{name} = {_toml(value.value)}　← {value.path}"


def _flat(table: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """The entries of a table, those of tables inside it by their whole names."""
    for name, value in table.items():
        if isinstance(value.value, dict):
            yield from _flat({f"{name}.{key}": Value(entry, value.path) for key, entry in value.value.items()})
        else:
            yield name, value


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return f'"{value}"'


# ----------------------------------------------------------------------- layout


def _level(severity: str) -> str:
    return SEVERITY.get(severity, "默认停用")


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max((width(row[i]) for row in rows), default=0) for i in range(len(rows[0]) - 1)] if rows else []
    return [
        "  ".join(cell + " " * (w - width(cell)) for cell, w in zip(row, [*widths, 0], strict=True)).rstrip()
        for row in rows
    ]


def _wrapped(text: str, columns: int, indent: str) -> Iterator[str]:
    for line in wrap([(text, "")], columns, indent) if text else [[]]:
        yield "".join(part for part, _ in line).rstrip()
