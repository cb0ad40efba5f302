"""What applies to a file: the rules that run and how grave they are, from the configuration and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from fzlint.finding import Severity
from fzlint.rulebook import load as rulebook
from fzlint.rulebook import rule as rules_
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import Rule
from fzlint.settings.config import BadConfig, Config

Level = Severity | Literal["off"] | None


class UsageError(ValueError):
    """A command line, or a call, that cannot be followed: str() is a sentence that says what is wrong with it."""


class Wishes(NamedTuple):
    """What the command line asks for; None where it says nothing."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity_level: Severity | None = None
    fail_on: Severity | None = None
    kind: str | None = None
    publish: bool = False


class Setup(NamedTuple):
    """What applies to a file.

    rules       those that run
    kinds       the report kinds that a title may tell; kind: the one that was asked for instead
    severities  by code, what a user set: it holds for lesser breaches of the rule too
    level       findings that are less grave are counted only
    fail_on     findings that are as grave make the run fail
    """

    rules: tuple[Rule, ...]
    kinds: tuple[Kind, ...]
    kind: Kind | None = None
    severities: Mapping[str, Severity] = {}
    level: Severity = "info"
    fail_on: Severity = "error"


class Choice(NamedTuple):
    """Whether a rule runs, the reason, and how grave it is; set: the user says so, not the rule."""

    rule: Rule
    on: bool
    why: str
    severity: Severity
    set: bool


def load(config: Config) -> tuple[tuple[Rule, ...], tuple[Kind, ...]]:
    """The rules and report kinds that come with fzlint, and those of the folders that the configuration names.

    Raises BadConfig and BadRule.
    """
    return rulebook.load(folders(config))


def folders(config: Config) -> list[Path]:
    """The rule folders that the configuration names, relative to the file that names them.

    Raises BadConfig.
    """
    value = config.values.get("rule-folders")
    if value is None:
        return []
    found = [value.path.parent / name for name in value.value]
    for folder, name in zip(found, value.value, strict=True):
        if not folder.is_dir():
            raise BadConfig(value.path, "rule-folders", f"找不到规则文件夹“{name}”")
    return found


def make(config: Config, wishes: Wishes, rules: Sequence[Rule], kinds: Sequence[Kind]) -> Setup:
    """Lay the command line over the configuration.

    Raises BadConfig and UsageError, if they name what there is not.
    """
    check(config, rules)
    chosen = [choice for choice in choose(config, wishes, rules) if choice.on]
    return Setup(
        tuple(choice.rule for choice in chosen),
        tuple(kinds),
        _kind(config, wishes, kinds),
        {choice.rule.code: choice.severity for choice in chosen if choice.set},
        wishes.severity_level or config.get("severity-level") or "info",
        wishes.fail_on or config.get("fail-on") or "error",
    )


def choose(config: Config, wishes: Wishes, rules: Iterable[Rule]) -> list[Choice]:
    """For every rule, whether it runs and why."""
    return [_choose(rule, config, wishes) for rule in rules]


def _choose(rule: Rule, config: Config, wishes: Wishes) -> Choice:
    level, selector = _severity(rule, config)
    asked = rule.publish if wishes.publish or config.get("publish") else None
    if asked is None and level != "off":
        asked = level
    on = rule.severity != "off" or asked is not None
    why = "默认启用" if rule.severity != "off" else f"配置文件 severity {selector}" if on else "默认不启用"
    for layer in _layers(config, wishes, selector if level == "off" else ""):
        now = rule._replace(severity="warning" if on else "off")
        on = bool(rules_.select([now], layer.select, layer.extend, (*layer.ignore, *layer.off)))
        why = _reason(rule, layer, on) or why
    severity = asked or ("warning" if rule.severity == "off" else rule.severity)
    return Choice(rule._replace(severity=severity), on, why, severity, asked is not None)


class _Layer(NamedTuple):
    """What one source says of which rules run. off: what its severities switch off."""

    where: str
    select: tuple[str, ...]
    extend: tuple[str, ...]
    ignore: tuple[str, ...]
    off: tuple[str, ...] = ()


def _layers(config: Config, wishes: Wishes, off: str) -> list[_Layer]:
    """The sources, the weakest first."""
    typed = _Layer("命令行", wishes.select, wishes.extend_select, wishes.ignore)
    if wishes.select:  # what is selected by hand takes the place of all that the files select
        return [typed]
    select, extend, ignore = (tuple(config.get(key) or ()) for key in _SELECTORS)
    return [_Layer("配置文件", select, extend, ignore, (off,) if off else ()), typed]


def _reason(rule: Rule, layer: _Layer, on: bool) -> str:
    """What in a layer makes a rule run or not, "" if nothing there does."""
    on_keys = (("select", layer.select), ("extend-select", layer.extend))
    off_keys = (("severity", layer.off), ("ignore", layer.ignore))
    for key, selectors in on_keys if on else off_keys:
        for selector in selectors:
            if rules_.matches(rule, selector):
                return f"{layer.where} {key} {selector}"
    return f"{layer.where} select 未选" if layer.select and not on else ""


def _severity(rule: Rule, config: Config) -> tuple[Level, str]:
    """The severity that the configuration sets for a rule, by the most exact selector, and that selector."""
    table = config.table("severity")
    selector = max((s for s in table if rules_.matches(rule, s)), key=lambda s: rules_.weight(rule, [s]), default="")
    return (table[selector].value, selector) if selector else (None, "")


def _kind(config: Config, wishes: Wishes, kinds: Sequence[Kind]) -> Kind | None:
    name = wishes.kind or config.get("kind")
    if not name:
        return None
    for kind in kinds:
        if kind.name == name:
            return kind
    from fzlint.settings.nearest import hint

    sentence = f"没有名为“{name}”的报告种类{hint(name, (kind.name for kind in kinds))}"
    if wishes.kind:
        raise UsageError(f"--kind：{sentence}可用：{'、'.join(kind.name for kind in kinds) or '（无）'}。")
    raise BadConfig(config.values["kind"].path, "kind", sentence)


def check(config: Config, rules: Sequence[Rule]) -> None:
    """Raises BadConfig where the configuration names a rule that there is not."""
    named = [(key, s, value.path) for key, value in config.values.items() if key in _SELECTORS for s in value.value]
    named += [("severity", s, value.path) for s, value in config.table("severity").items()]
    for pattern, value in config.table("per-file-ignores").items():
        named += [(f"per-file-ignores.{pattern}", s, value.path) for s in value.value]
    for key, selector, path in named:
        if sentence := unknown(selector, rules):
            raise BadConfig(path, key, sentence)


_SELECTORS = ("select", "extend-select", "ignore")


def check_wishes(wishes: Wishes, rules: Sequence[Rule]) -> None:
    """Raises UsageError where the command line names a rule that is not among `rules` (all that there are anywhere)."""
    for key in _SELECTORS:
        for selector in getattr(wishes, key.replace("-", "_")):
            if sentence := unknown(selector, rules):
                raise UsageError(f"--{key}：{sentence}")


def unknown(selector: str, rules: Sequence[Rule]) -> str:
    """A sentence about a selector that names no rule, "" if it names one."""
    if selector and not rules_.unknown(rules, [selector]):
        return ""
    from fzlint.settings.nearest import hint

    known = [name for rule in rules for name in (rule.code, rule.name)]
    return f"没有“{selector}”这条规则{hint(selector, known)}全部规则见 fzlint rule。"
