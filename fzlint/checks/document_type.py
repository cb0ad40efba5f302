"""document-type: a type of document that is none, a title that says its type twice, a closing formula of another type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple


class Closing(NamedTuple):
    """words: a closing formula; types: the types of document that end in it."""

    words: tuple[str, ...]
    types: tuple[str, ...]


class Twice(NamedTuple):
    """关于上报……的报告: verbs that say again what the type says."""

    verbs: tuple[str, ...]
    type: str


class DocumentType(NamedTuple):
    """The type that a title names, and what does not go with it.

    compounds   two types in one, which is none
    twice       titles that say their type twice
    closings    formulas and the types that they close
    """

    compounds: tuple[str, ...] = ()
    twice: tuple[Twice, ...] = ()
    closings: tuple[Closing, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("title", "said", "fault", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        title = document.title
        if not title:
            return
        compound = next((compound for compound in self.compounds if title.endswith(compound)), "")
        if compound:
            fault = "是两种文种合用，没有这样的公文种类"
            yield from _in_title(document, compound, compound, fault, "请按内容改用其中一种")
        for each in self.twice:
            said = (verb for verb in each.verbs if f"关于{verb}" in title)
            verb = next((verb for verb in said if re.search(f"关于{verb}.*的{each.type}$", title)), "")
            if verb:
                fault = f"中的“{verb}”与文种“{each.type}”意思重复"
                yield from _in_title(
                    document, "关于" + verb, f"关于{verb}……的{each.type}", fault, f"请删去“{verb}”", "info"
                )
        types = [name for closing in self.closings for name in closing.types if _is_of(title, name)]
        closes = any(word in document.text for closing in self.closings for word in closing.words)
        if not types or compound or not closes:
            return
        for block in document.blocks:
            line = document.text_of(block).strip().rstrip("。！.!")
            last = line.rpartition("。")[2]
            last = last.rpartition("，")[2] if "，特此" in last else last
            line = last if last.startswith(("特此", "专此")) else line  # ……抓好落实。特此报告。
            for closing in self.closings:
                if _closes(line, closing.words) and not set(types) & set(closing.types):
                    start = document.text.rindex(line, block.start, block.end)
                    fault = f"是“{closing.types[0]}”的结尾用语，与标题的文种“{types[0]}”不一致"
                    fits = next(other.words[0] for other in self.closings if types[0] in other.types)
                    advice = f"请改为“{fits}”；如标题有误，请改标题"
                    yield _match(document, Span(start, start + len(line)), line, fault, advice)


def _is_of(title: str, name: str) -> bool:
    """Whether a title ends in a type, or names a plan behind it: 2024年工作总结和2025年工作计划."""
    return title.endswith(name) or any(name + joint in title for joint in _JOINTS)


_JOINTS = ("和", "及", "与", "暨")


def _closes(line: str, words: tuple[str, ...]) -> bool:
    """Whether a line is a closing formula, perhaps with a request behind it: 特此报告，请予支持."""
    return line in words or (line.startswith("特此") and len(line) < _BRIEF and line.partition("，")[0] in words)


_BRIEF = 24


def _in_title(
    document: Document, words: str, said: str, fault: str, advice: str, severity: str = ""
) -> Iterator[Match]:
    for i in document.title_blocks:
        block = document.blocks[i]
        at = document.text.rfind(words, block.start, block.end)
        if at >= 0:
            match = _match(document, Span(at, at + len(words)), said, fault, advice)
            yield match._replace(severity="info") if severity else match
            return


def _match(document: Document, span: Span, said: str, fault: str, advice: str) -> Match:
    return Match(span, {"title": document.title, "said": said, "fault": fault, "advice": advice})
