"""`fzlint test`: run the examples of a rule folder or of one of its files, and look at what only its keeper can mend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path

from fzlint.rulebook import kind_examples
from fzlint.rulebook.examples import failures
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.load import KINDS, kind_files, load, rule_files, shipped
from fzlint.rulebook.read import read_additions, read_rule
from fzlint.rulebook.read_kind import KindText, read_kind_text
from fzlint.rulebook.rule import BadRule, RuleText
from fzlint.rulebook.toml_file import with_places
from fzlint.settings.config import find, merge
from fzlint.settings.setup import plugged

OURS = "FZ"  # what codes of the shipped rules begin with


def tested(path: Path) -> tuple[list[str], bool]:
    """Run the examples of a rule folder or file: lines that tell the outcome, and whether something did not come out.

    Raises BadRule, an ExceptionGroup of them where several files have mistakes, and BadConfig for the configuration around it,
    whose plugins take part.
    """
    if not path.is_dir() and path.suffix.lower() != ".toml":
        raise BadRule(path, "", "不是规则文件；规则文件的扩展名是 .toml")
    folder = _folder(path)
    checks = plugged(merge(find(folder.resolve()))).checks
    rules = [file for file in rule_files(folder) if path.is_dir() or file.name == path.name]
    kinds = [file for file in kind_files(folder) if path.is_dir() or file.name == path.name]
    wrong: list[BadRule] = []
    additions: list[Traversable] = []
    found: list[RuleText] = []
    own_kinds: list[KindText] = []
    for file in rules:
        with _kept(wrong):
            if read_additions(file):
                additions.append(file)
            else:
                found.append(read_rule(file, checks))
    for file in kinds:
        with _kept(wrong):
            own_kinds.append(read_kind_text(file))
    if wrong:
        raise ExceptionGroup("", wrong)
    if not rules and not own_kinds:
        return [f"{path}：没有规则文件（.toml）。"], True
    top = Path(str(shipped())).resolve()
    ours = top in (folder.resolve(), *folder.resolve().parents)
    known, all_kinds = load([] if ours else [folder], checks)  # also tells codes that are taken
    if not ours:
        _no_copy(path, rules)
    for text in found if not ours else ():
        with _kept(wrong):
            _look(text, {kind.name for kind in all_kinds})
    if wrong:
        raise ExceptionGroup("", wrong)
    rules_now = {rule.code: rule for rule in known}
    found = [text._replace(rule=rules_now.get(text.rule.code, text.rule)) for text in found]
    return _outcome(path, found, own_kinds, all_kinds, len(additions))


@contextmanager
def _kept(wrong: list[BadRule]) -> Iterator[None]:
    """What is wrong with one file does not hide what is wrong with the next."""
    try:
        yield
    except BadRule as error:
        wrong.append(error)


def _folder(path: Path) -> Path:
    """The rule folder that a file belongs to."""
    if path.is_dir():
        return path
    return path.parent.parent if path.parent.name == KINDS else path.parent


def _no_copy(path: Path, rules: Sequence[Traversable]) -> None:
    """Raises BadRule for another copy of our own rules, such as a checkout beside an installed fzlint: said once, not for each file."""
    names = {file.name for file in rule_files(shipped())}
    if sum(file.name in names for file in rules) > len(names) / 2:
        sentence = f"这是 fzlint 自带规则的另一份，现在用的是“{shipped()}”里的。要试改过的规则，请在这一份里用 pip install --editable . 重新安装"
        raise BadRule(path, "", sentence)


def _look(text: RuleText, kinds: set[str]) -> None:
    """Raises BadRule for what makes a rule of others useless or take the place of one of ours."""
    path = Path(text.path)
    rule = text.rule
    if rule.code.startswith(OURS):
        sentence = f"“{rule.code}”：{OURS} 开头的编号留给 fzlint，请换成自己的字母，如“AB001”"
        raise with_places(BadRule(path, "code", sentence), path)
    if strange := [kind for kind in rule.kinds if kind not in kinds]:
        sentence = f"没有名为“{strange[0]}”的报告种类；有：{'、'.join(sorted(kinds))}"
        raise with_places(BadRule(path, "kinds", sentence), path)


def _outcome(
    path: Path, found: Sequence[RuleText], own: Sequence[KindText], kinds: Sequence[Kind], additions: int
) -> tuple[list[str], bool]:
    wrong = [f"{text.path}：{sentence}" for text in found for sentence in failures(text, kinds)]
    wrong += [
        f"{text.path}：{text.rule.code} 缺少例句：至少写一个 [[bad]]（应当找到的）和一个 [[good]]（不应提示的）"
        for text in found
        if {example.bad for example in text.examples} != {True, False}
    ]
    wrong += [f"{text.path}：{sentence}" for text in own for sentence in kind_examples.failures(text, kinds)]
    number = sum(len(text.examples) for text in found) + sum(map(kind_examples.number, own))
    parts = ((f"{len(found)} 条规则", found), (f"{len(own)} 种报告", own), (f"{additions} 个补充", additions))
    what = "、".join(told for told, some in parts if some)
    told = f"{path}：{what}，{number} 个例句，"
    return [*wrong, told + (f"{len(wrong)} 处与例句不符。" if wrong else "全部符合。")], bool(wrong)
