"""What applies to a file: the rules that run and how grave they are, from the configuration and the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fzlint.checks.context import NO_WORDS, Own
from fzlint.finding import Severity
from fzlint.record import NamedTuple
from fzlint.rulebook import load as rulebook
from fzlint.rulebook import rule as rules_
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.mistake import Mistake
from fzlint.rulebook.rule import BadRule, Checks, Rule
from fzlint.settings.config import WORDS, BadConfig, Config, Wrong, mistaken
from fzlint.settings.plugins import NONE, Plugins

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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


class Chosen(NamedTuple):
    """The rules that run, and by code the severities that a user set."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity]


class Setup(NamedTuple):
    """What applies to a file.

    rules       those that run
    kinds       the report kinds that a title may tell; kind: the one that was asked for instead
    severities  by code, what a user set: it holds for lesser breaches of the rule too
    level       findings that are less grave are counted only
    fail_on     findings that are as grave make the run fail
    own         words of the office
    by_kind     what runs instead in reports of some kinds
    known       codes and names of all rules that there are
    plugins     packages that take part, with their versions: what is kept of old results is void when one changes
    """

    rules: tuple[Rule, ...]
    kinds: tuple[Kind, ...]
    kind: Kind | None = None
    severities: Mapping[str, Severity] = {}
    level: Severity = "info"
    fail_on: Severity = "error"
    own: Own = NO_WORDS
    by_kind: Mapping[str, Chosen] = {}
    plugins: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    def of(self, kind: Kind | None) -> Setup:
        """What applies to a report of this kind."""
        own = self.by_kind.get(kind.name) if kind else None
        return self._replace(rules=own.rules, severities=own.severities) if own else self


class Choice(NamedTuple):
    """Whether a rule runs, the reason, and how grave it is; set: the user says so, not the rule."""

    rule: Rule
    on: bool
    why: str
    severity: Severity
    set: bool


def load(config: Config, wrong: Wrong | None = None) -> tuple[tuple[Rule, ...], tuple[Kind, ...]]:
    """The rules and report kinds that come with fzlint, and those of the plugins and folders that the configuration names.

    wrong   what was wrong already when the files were read

    Raises BadConfig, with all that is wrong in the first file that has mistakes, and BadRule.
    """
    wrong = {path: list(mistakes) for path, mistakes in (wrong or {}).items()}
    try:
        others = sources(config)
    except BadConfig as error:  # without its rules nothing can be said of codes
        others = None
        wrong.setdefault(Path(str(error.path)), []).extend(error.mistakes)
    rules, kinds = rulebook.load(*(others or ()))
    found = list(rules)
    for name, more, path in config.added:
        from fzlint.rulebook.extend import extended  # few configurations add anything

        try:
            found = extended(found, name, more, path)
        except BadRule as error:
            wrong.setdefault(path, []).extend(error.mistakes)
    if others is not None:
        for path, mistakes in _unknown(config, found, kinds).items():
            wrong.setdefault(path, []).extend(mistakes)
    for path, mistakes in wrong.items():
        raise mistaken(path, mistakes)
    return tuple(found), kinds


def sources(config: Config) -> tuple[tuple[Traversable, ...], Checks]:
    """The folders of rules that do not come with fzlint, and the checks that their files may name.

    Raises BadConfig.
    """
    plugins = plugged(config)
    return (*plugins.folders, *folders(config)), plugins.checks


def plugged(config: Config) -> Plugins:
    """The plugins that the configuration names.

    Raises BadConfig.
    """
    value = config.values.get("plugins")
    if value is None:
        return NONE
    from fzlint.settings.plugins import look_up

    plugins, wrong = look_up(value.value)
    if wrong:
        raise mistaken(value.path, [Mistake("plugins", sentence, name) for name, sentence in wrong])
    return plugins


def folders(config: Config) -> list[Path]:
    """The rule folders that the configuration names, relative to the file that names them.

    Raises BadConfig.
    """
    value = config.values.get("rule-folders")
    if value is None:
        return []
    found = [value.path.parent / name for name in value.value]
    gone = [name for folder, name in zip(found, value.value, strict=True) if not _is_folder(folder)]
    if gone:
        raise mistaken(value.path, [Mistake("rule-folders", f"找不到规则文件夹“{name}”", name) for name in gone])
    return found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the name is too long
        return False


def make(
    config: Config, wishes: Wishes, rules: Sequence[Rule], kinds: Sequence[Kind], files: Sequence[str] = ()
) -> Setup:
    """Lay the command line over the configuration.

    files   the patterns of its [files] that the file fits

    Raises BadConfig and UsageError, if they name what there is not.
    """
    check(config, rules, kinds)
    by_kind = {name: _chosen(choose(config, wishes, rules, name, files)) for name in sorted(config.table("kinds"))}
    base = _chosen(choose(config, wishes, rules, "", files))
    return Setup(
        base.rules,
        tuple(kinds),
        _kind(config, wishes, kinds),
        base.severities,
        wishes.severity_level or config.get("severity-level") or "info",
        wishes.fail_on or config.get("fail-on") or "error",
        Own(*(tuple(config.table("words")[key].value) if key in config.table("words") else () for key in WORDS)),
        by_kind,
        plugged(config).versions,
        tuple(name for rule in rules for name in (rule.code, rule.name)),
    )


def _chosen(choices: Iterable[Choice]) -> Chosen:
    on = [choice for choice in choices if choice.on]
    return Chosen(
        tuple(choice.rule for choice in on), {choice.rule.code: choice.severity for choice in on if choice.set}
    )


def choose(
    config: Config, wishes: Wishes, rules: Iterable[Rule], kind: str = "", files: Sequence[str] = ()
) -> list[Choice]:
    """For every rule, whether it runs and why, in a report of a kind that fits these patterns of [files]."""
    overlays = [("kinds", kind)] if kind in config.table("kinds") else []
    overlays += [("files", pattern) for pattern in files]
    return [_choose(rule, config, wishes, overlays) for rule in rules]


def _choose(rule: Rule, config: Config, wishes: Wishes, overlays: Sequence[tuple[str, str]]) -> Choice:
    level, where = _severity(rule, config, overlays)
    asked = rule.publish if wishes.publish or config.get("publish") else None
    if asked is None and level != "off":
        asked = level
    on = rule.severity != "off" or asked is not None
    why = "默认启用" if rule.severity != "off" else f"配置文件 {where}" if on else "默认不启用"
    for layer in _layers(rule, config, wishes, overlays):
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


def _layers(rule: Rule, config: Config, wishes: Wishes, overlays: Sequence[tuple[str, str]]) -> list[_Layer]:
    """The sources, the weakest first."""
    typed = _Layer("命令行", wishes.select, wishes.extend_select, wishes.ignore)
    if wishes.select:  # what is selected by hand takes the place of all that the files select
        return [typed]
    select, extend, ignore = (tuple(config.get(key) or ()) for key in _SELECTORS)
    severities = {name: value.value for name, value in config.table("severity").items()}
    layers = [_Layer("配置文件", select, extend, ignore, _off(rule, severities))]
    for table, name in overlays:
        entry = config.table(table)[name].value
        extend, ignore = (tuple(entry.get(key, ())) for key in ("extend-select", "ignore"))
        levels = entry.get("severity", {})
        set_on = tuple(s for s in levels if rules_.matches(rule, s) and levels[s] != "off")
        layers.append(_Layer(f"配置文件 {table}.{name}", (), extend + set_on, ignore, _off(rule, levels)))
    return [*layers, typed]


def _off(rule: Rule, severities: Mapping[str, str]) -> tuple[str, ...]:
    """The selector by which severities switch a rule off."""
    selector = _most_exact(rule, severities)
    return (selector,) if selector and severities[selector] == "off" else ()


def _most_exact(rule: Rule, selectors: Iterable[str]) -> str:
    found = (selector for selector in selectors if rules_.matches(rule, selector))
    return max(found, key=lambda selector: rules_.weight(rule, [selector]), default="")


def _reason(rule: Rule, layer: _Layer, on: bool) -> str:
    """What in a layer makes a rule run or not, "" if nothing there does."""
    on_keys = (("select", layer.select), ("extend-select", layer.extend))
    off_keys = (("severity", layer.off), ("ignore", layer.ignore))
    for key, selectors in on_keys if on else off_keys:
        for selector in selectors:
            if rules_.matches(rule, selector):
                return f"{layer.where} {key} {selector}"
    return f"{layer.where} select 未选" if layer.select and not on else ""


def _severity(rule: Rule, config: Config, overlays: Sequence[tuple[str, str]]) -> tuple[Level, str]:
    """The severity that the configuration sets for a rule, by the most exact selector, and where it does so."""
    for table, name in reversed(overlays):
        levels = config.table(table)[name].value.get("severity", {})
        if selector := _most_exact(rule, levels):
            return levels[selector], f"{table}.{name} severity {selector}"
    table_ = config.table("severity")
    selector = _most_exact(rule, table_)
    return (table_[selector].value, f"severity {selector}") if selector else (None, "")


def _kind(config: Config, wishes: Wishes, kinds: Sequence[Kind]) -> Kind | None:
    name = wishes.kind or config.get("kind")
    if not name:
        return None
    for kind in kinds:
        if kind.name == name:
            return kind
    raise UsageError(f"--kind：{_no_kind(name, kinds)}")


def _no_kind(name: str, kinds: Sequence[Kind]) -> str:
    from fzlint.rulebook.nearest import hint

    known = "、".join(kind.name for kind in kinds) or "（无）"
    return f"没有名为“{name}”的报告种类{hint(name, (kind.name for kind in kinds))}可用：{known}。"


def check(config: Config, rules: Sequence[Rule], kinds: Sequence[Kind] = ()) -> None:
    """Raises BadConfig where the configuration names a rule or a kind that there is not: all mistakes of the first file that
    has any."""
    for path, mistakes in _unknown(config, rules, kinds).items():
        raise mistaken(path, mistakes)


def _unknown(config: Config, rules: Sequence[Rule], kinds: Sequence[Kind]) -> Wrong:
    """Where the configuration names a rule or a kind that there is not."""
    named = [(key, s, value.path) for key, value in config.values.items() if key in _SELECTORS for s in value.value]
    named += [(f"severity.{s}", s, value.path) for s, value in config.table("severity").items()]
    for pattern, value in config.table("per-file-ignores").items():
        named += [(f"per-file-ignores.{pattern}", s, value.path) for s in value.value]
    for table in ("files", "kinds"):
        for name, value in config.table(table).items():
            for key, selectors in value.value.items():
                below = key == "severity"
                named += [(f"{table}.{name}.{key}" + (f".{s}" if below else ""), s, value.path) for s in selectors]
    wrong: Wrong = {}
    for key, selector, path in named:
        if sentence := unknown(selector, rules):
            wrong.setdefault(path, []).append(Mistake(key, sentence, "" if key.endswith(f".{selector}") else selector))
    for name, value in config.table("kinds").items():
        if all(kind.name != name for kind in kinds):
            wrong.setdefault(value.path, []).append(Mistake(f"kinds.{name}", _no_kind(name, kinds)))
    name = config.get("kind")
    if name and all(kind.name != name for kind in kinds):
        wrong.setdefault(config.values["kind"].path, []).append(Mistake("kind", _no_kind(name, kinds)))
    return wrong


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
    from fzlint.document.fold import fold
    from fzlint.rulebook.nearest import hint

    known = [name for rule in rules for name in (rule.code, rule.name)]
    near = hint(selector, known)
    said = [f"{rule.code}（{rule.summary}）" for rule in rules if len(selector) > 1 and selector in rule.summary]
    if said:
        near = f"。说明里有它的：{'、'.join(said[:_SAID])}{'……' if len(said) > _SAID else ''}。"
    elif (begun := fold(selector).upper().rstrip("X*")) in {rule.code[: len(begun)] for rule in rules} and begun:
        near = f"，是不是“{begun}”？"
    return f"没有“{selector}”这条规则{near}全部规则见 fzlint rule。"


_SAID = 5  # rules that are named in a sentence
