"""suppressions: what a file says to fzlint in vain: no rule named, a word that is none, a rule that finds nothing there."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Suppression
from fzlint.finding import Match
from fzlint.record import NamedTuple


class Suppressions(NamedTuple):
    """No parameters."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("what", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        for said in context.document.suppressions:
            if said.action == "?":
                yield _match(said, "写法不对", "请写作“fzlint: ignore 规则编号 理由”")
            elif not said.rules:
                yield _match(said, "没有写明规则编号，不起作用", "请写明忽略哪条规则，如“fzlint: ignore FZ304 理由”")

    def unused(self, said: Suppression, rules: tuple[str, ...], unknown: bool) -> Match:
        """The breach that a suppression is whose `rules` found nothing there, or are none; asked when all rules have run."""
        if unknown:
            return _match(said, f"写的 {'、'.join(rules)} 不是规则", "全部规则见 fzlint rule，请核对编号")
        return _match(said, f"忽略的 {'、'.join(rules)} 在这里没有找到问题", "请删去，以免日后掩盖新的问题")


def _match(said: Suppression, what: str, advice: str) -> Match:
    return Match(said.at, {"what": what, "advice": advice}, absent=True, key=f"{said.action} {said.rules} {what}")
