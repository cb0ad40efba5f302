"""What was typed, and what applies in the folders of the files: the configuration, the rules, the files that are passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from fzlint.finding import Problem
from fzlint.many.order import Order
from fzlint.record import NamedTuple
from fzlint.report.result import Layout
from fzlint.rulebook.rule import BadRule, Rule
from fzlint.rulebook.rule import matches as selects
from fzlint.settings import setup
from fzlint.settings.config import BadConfig, Config, File, Wrong, find, merge, read, with_extended
from fzlint.settings.discover import Input, matches, spec
from fzlint.settings.setup import Setup, UsageError, Wishes


class Request(NamedTuple):
    """What was typed.

    names    files, folders; "-" is the content `stdin`, to be treated as a file called `stdin_name`
    config   the configuration file that was named; no_config: none is read
    jobs     processes; 0: as many as are worth it
    output   the file that the result goes to
    order    what is to be written into files
    across   compare all with one another; against: files and folders of earlier reports to compare with
    executor who checks: "" processes of this machine, or "dask:" and the address of a scheduler
    cache    keep what was found, and take it where nothing has changed
    baseline the file of findings that are accepted; record: it is to be written
    """

    names: tuple[str, ...]
    wishes: Wishes = Wishes()
    layout: Layout = Layout()
    stdin: bytes = b""
    stdin_name: str = ""
    config: Path | None = None
    no_config: bool = False
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    jobs: int = 0
    output: Path | None = None
    order: Order = Order()
    across: bool = False
    against: tuple[str, ...] = ()
    executor: str = ""
    cache: bool = True
    baseline: Path | None = None
    record: bool = False


class Applied(NamedTuple):
    """What applies in a folder: the configuration, all rules that there are, and the set-up or why there is none.

    failure  the problem, as it was raised
    """

    config: Config
    rules: tuple[Rule, ...]
    setup: Setup | None
    problem: Problem | None = None
    failure: BadConfig | BadRule | None = None


def apply(folders: Iterable[Path], request: Request) -> tuple[list[Applied], dict[Path, int]]:
    """What applies in each of `folders`: every different set-up once, and for every folder its index.

    Raises UsageError, and BadConfig where the configuration file that was named cannot be followed.
    """
    in_named: Wrong = {}
    named = list(with_extended(read(request.config, in_named), in_named)) if request.config else []
    applied: list[Applied] = []
    by_files: dict[tuple[Path, ...], int] = {}
    by_folder: dict[Path, int] = {}
    for folder in folders:
        problem = failure = None
        wrong = dict(in_named)
        try:
            files = named + ([] if request.no_config else list(find(folder, wrong)))
        except BadConfig as error:
            files, failure, problem = [], error, Problem("bad-config", str(error), error.key)
        key = (*(file.path for file in files), *([folder] if problem else []))
        if key not in by_files:
            by_files[key] = len(applied)
            applied.append(Applied(Config(), (), None, problem, failure) if problem else _apply(files, wrong, request))
        by_folder[folder] = by_files[key]
    return applied, by_folder


def _apply(files: Sequence[File], wrong: Wrong, request: Request) -> Applied:
    config = merge(files)
    try:
        rules, kinds = setup.load(config, wrong)
        return Applied(config, rules, setup.make(config, request.wishes, rules, kinds))
    except BadConfig as error:
        if request.config is not None and error.path == request.config:
            raise
        return Applied(config, (), None, Problem("bad-config", str(error), error.key), error)
    except BadRule as error:
        return Applied(config, (), None, Problem("bad-rule", str(error), error.key), error)


def folder(input: Input) -> Path:
    return input.path.parent.resolve()


def excluded(input: Input, request: Request, config: Config) -> bool:
    if input.named and not (request.force_exclude or config.get("force-exclude")):
        return False
    value = config.values.get("exclude")
    return matches(input.path, Path.cwd(), request.exclude) or bool(
        value and matches(input.path, value.path.parent, value.value)
    )


def free(path: Path, config: Config) -> tuple[str, ...]:
    """The rules that `per-file-ignores` frees a file of."""
    return tuple(
        selector
        for pattern, value in config.table("per-file-ignores").items()
        if matches(path, value.path.parent, [pattern])
        for selector in value.value
    )


def fitting(path: Path, config: Config) -> tuple[str, ...]:
    """The patterns of [files] that a file fits, in the order in which they hold, the last the strongest."""
    return tuple(
        pattern for pattern, value in config.table("files").items() if matches(path, value.path.parent, [pattern])
    )


def for_files(own: Applied, patterns: Sequence[str], wishes: Wishes) -> Applied:
    """What applies to files that fit these patterns of [files]."""
    if own.setup is None or not patterns:
        return own
    return own._replace(setup=setup.make(own.config, wishes, own.rules, own.setup.kinds, patterns))


def ignored(setup: Setup, path: Path, config: Config) -> Setup:
    """A set-up without the rules that a file is free of."""
    return without(setup, selectors) if (selectors := free(path, config)) else setup


def without(setup: Setup, selectors: Sequence[str]) -> Setup:
    """A set-up without the rules that these name."""

    def kept(rules: Iterable[Rule]) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules if not any(selects(rule, selector) for selector in selectors))

    by_kind = {name: chosen._replace(rules=kept(chosen.rules)) for name, chosen in setup.by_kind.items()}
    return setup._replace(rules=kept(setup.rules), by_kind=by_kind)


def check_patterns(patterns: Sequence[str]) -> None:
    for pattern in patterns:
        try:
            spec((pattern,))
        except ValueError:
            raise UsageError(f"--exclude 不能是“{pattern}”；写法同 .gitignore，如“归档/”“*草稿*.docx”。") from None
