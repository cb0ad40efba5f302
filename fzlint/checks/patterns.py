"""patterns: what a regular expression can tell inside one block, from rows of a rule file.

A row is compiled only once one of its literals was found, and looks only at the blocks that hold one: compiling costs more than
looking. A search sees a bounded stretch of text, so that a slow pattern from somebody's rule folder stays harmless.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.checks.rows import asked
from fzlint.document.ends import shared_ends
from fzlint.document.fold import plain
from fzlint.document.model import Block, Document, Role, Span
from fzlint.finding import Edit, Match, Severity
from fzlint.pattern import bad_regex, pattern
from fzlint.record import NamedTuple

LEAD = 60  # code points that a word of `lead` may stand in front
WINDOW = 2000  # code points that one search sees of a longer block
_STOPS = frozenset("，。；\n")  # end the clause that it stands in
_INDENT = "\u3000 "  # what a paragraph begins with is no part of its sentence
OVERLAP = 200  # how far a search sees into the next window: longer matches may be lost at its edge


class Row(NamedTuple):
    """One pattern. A line of a block is a line for ^ and $; nothing matches across blocks.

    pattern   the fault, as a regular expression
    need      a block without any of these literals has no match; without `need` every block is searched, which is slow
    lead      and before that, in the same clause and not far, one of these
    before    no fault where this matches the text up to the fault (end it with $)
    after     no fault where this matches the text behind the fault
    roles     only in blocks of these roles; empty: in all
    unless    no fault in a document that has one of these anywhere
    reports   only in reports: a form, a sample, a case may have it
    edge      only in so many blocks at either end of the document; 0: anywhere
    behind    only behind so many blocks: what stands in the head of a draft may say what it is
    fix       what to put in its place, with \\1 or \\g<name> for the groups; empty: nothing is mended
    remove    mend by taking the fault out
    meant     mend by writing the characters that those of the fault look like
    message   instead of the rule's
    severity  weaker than the rule's
    group     faults of one group are one habit: told once to people, with the count
    """

    pattern: str
    need: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    roles: tuple[Role, ...] = ()
    unless: tuple[str, ...] = ()
    reports: bool = False
    edge: int = 0
    behind: int = 0
    fix: str = ""
    remove: bool = False
    meant: bool = False
    message: str = ""
    severity: Severity | Literal[""] = ""
    group: str = ""

    @property
    def leads(self) -> tuple[str, ...]:
        """The first pairs of its literals; none if one has but one character."""
        return tuple(literal[:2] for literal in self.need) if all(literal[1:] for literal in self.need) else ()


class Patterns(NamedTuple):
    """Faults told by patterns. Where two rows meet at one place the earlier row counts.

    skip   blocks of these roles are left alone
    """

    rows: tuple[Row, ...]
    skip: tuple[Role, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "fix", "code")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        taken: set[int] = set()
        for row in asked(self.rows, document.pairs):
            if row.reports and not context.is_report:
                continue
            for match in matches(document, row, self.skip):
                start, end = match.span()
                if not taken.isdisjoint(range(start, end)):
                    continue
                taken.update(range(start, end))
                yield _match(match, row)

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which rows cannot be used, and why."""
        return unusable_rows("rows", self.rows)


def blocks_with(document: Document, row: Row, skip: tuple[Role, ...]) -> set[int]:
    """The blocks, by index, in which a row finds something."""
    return {document.block_at(match.start()) for match in matches(document, row, skip)}


def matches(document: Document, row: Row, skip: tuple[Role, ...]) -> Iterator[re.Match[str]]:
    """What a row finds."""
    text = document.text
    if row.meant and document.plain == text:
        return
    blocks = _holding(document, row.need, row.lead) if row.need else range(len(document.blocks))
    fault = before = after = None
    if row.unless and blocks and any(word in text for word in row.unless):
        return
    for index in blocks:
        if index < row.behind or (row.edge and row.edge <= index < len(document.blocks) - row.edge):
            continue
        block = document.blocks[index]
        begin = _begin(block, row, skip)
        if begin == block.end:
            continue
        fault = fault or re.compile(row.pattern, re.MULTILINE)
        for match in _search(fault, text, begin, block.end):
            start, end = match.span()
            if row.before:
                before = before or re.compile(row.before)
                if before.search(text[max(block.start, start - OVERLAP) : start].lstrip(_INDENT)):
                    continue
            if row.after:
                after = after or re.compile(row.after)
                if after.match(text, end, min(block.end, end + OVERLAP)):
                    continue
            yield match


def _begin(block: Block, row: Row, skip: tuple[Role, ...]) -> int:
    """Where a row begins to look in a block; its end if it has no business there. What follows a run-in heading is body."""
    if block.role in skip:
        return block.end
    if not row.roles or block.role in row.roles:
        return block.start
    return block.heading_end if block.role == "heading" and "body" in row.roles else block.end


def _holding(document: Document, literals: tuple[str, ...], lead: tuple[str, ...]) -> list[int]:
    """The blocks that hold one of the literals, with one of `lead` in front of it, by index, in order."""
    text, pairs = document.text, document.pairs
    found: set[int] = set()
    for literal in literals:
        if len(literal) > 1 and not (literal[:2] in pairs and literal[-2:] in pairs):
            continue  # most are not there, and this tells it ten times as fast as looking through the text
        at = text.find(literal)
        ahead = [word for word in lead if word in text] if at >= 0 else []
        if lead and not ahead:
            continue
        while at >= 0:
            if lead and not _led(text, at, ahead):
                at = text.find(literal, at + 1)
                continue
            index = document.block_at(at)
            found.add(index)
            at = text.find(literal, max(document.blocks[index].end, at + 1))
    return sorted(found)


def _led(text: str, end: int, lead: list[str]) -> bool:
    """Whether one of the words stands in a clause in front of a place."""
    before = text[max(0, end - LEAD) : end]
    for word in lead:
        at = before.rfind(word)
        if at >= 0 and _STOPS.isdisjoint(before[at:]):
            return True
    return False


def _search(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches between start and end, none empty."""
    at = start
    while at < end:
        stop = min(at + WINDOW, end)
        last = at
        for match in pattern.finditer(text, at, min(stop + OVERLAP, end)):
            if match.start() >= stop:
                break
            if match.end() > match.start():
                yield match
                last = match.end()
        at = max(stop, last)


def _match(match: re.Match[str], row: Row) -> Match:
    start, end = match.span()
    old = match.group()
    new = plain(old) if row.meant else match.expand(row.fix)
    if row.fix == r"\1":  # what stands around the group goes, the group is not touched
        kept = match.span(1)
        edits = tuple(Edit(Span(*span), "") for span in ((start, kept[0]), (kept[1], end)) if span[0] < span[1])
    else:
        edits = (_edit(start, old, new),) if row.fix or row.remove or (row.meant and new != old) else ()
    code = "、".join(dict.fromkeys(f"U+{ord(c):04X}" for c in old[:20]))
    return Match(
        Span(start, end),
        {"text": short(old), "fix": new, "code": code},
        edits=edits,
        severity=row.severity or None,
        message=row.message,
        group=row.group,
    )


def short(text: str) -> str:
    """A text in one line of at most forty code points, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:24] + "……" + text[-12:]


def _edit(start: int, old: str, new: str) -> Edit:
    """The smallest edit that makes `old` at `start` into `new`."""
    head, tail = shared_ends(old, new)
    return Edit(Span(start + head, start + len(old) - tail), new[head : len(new) - tail])


# --------------------------------------------------------------------------- what may not be run

_MANY = pattern(r"[*+]|\{\d*,(\d*)\}")
_FEW = 20  # a repetition of at most so many is no danger inside another


def unusable_rows(key: str, rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """Which of these rows cannot be used, and why."""
    for number, row in enumerate(rows, 1):
        sources = (("pattern", row.pattern, re.MULTILINE), ("before", row.before, 0), ("after", row.after, 0))
        wrong = [(name, f"“{source}”{why}") for name, source, flags in sources if (why := unusable(source, flags))]
        yield from ((f"{key}[{number}].{name}", sentence) for name, sentence in wrong)
        if wrong:
            continue
        try:
            re.compile(row.pattern + "|").match("").expand(row.fix)  # type: ignore[union-attr]
        except (re.error, IndexError):
            yield f"{key}[{number}].fix", f"“{row.fix}”中引用的分组在“{row.pattern}”里没有"


_DEEP = 100  # groups in one another: where they are compiled again Python may be deeper in calls
_BEYOND = "不能用作正则表达式：括号嵌套超过 100 层，或重复次数过大。请写得简单些"


def unusable(source: str, flags: int = 0) -> str:
    """Why a pattern cannot be used, "" if it can: it is no regular expression, or repeats what repeats, which may take for
    ever."""
    try:
        re.compile(source, flags)
    except re.error as error:
        return bad_regex(error)
    except ValueError:
        return "不是正则表达式：“(?a)”“(?u)”“(?L)”互相矛盾，不能同时使用"
    except (RecursionError, OverflowError):  # thousands of groups in one another, a count beyond all
        return _BEYOND
    return _endless(source)


def _endless(source: str) -> str:
    """Why a regular expression may take for ever, or be too deep to be compiled again."""
    repeats = [False]  # for every open group whether something in it repeats
    group = False  # whether what was just read is a group in which something repeats
    i = 0
    while i < len(source):
        if len(repeats) > _DEEP:
            return _BEYOND
        c = source[i]
        many = _MANY.match(source, i)
        if many and i:
            often = many.group(1) is None or many.group(1) == "" or int(many.group(1)) > _FEW
            if often and group:
                return "在重复里又有重复，可能极慢；请改写成一层"
            repeats[-1] = repeats[-1] or often
            i = many.end()
            continue
        if c == ")":
            group = repeats.pop()
            repeats[-1] = repeats[-1] or group
        elif c != "?":
            group = False
        if c == "\\" or (c == "(" and source[i + 1 : i + 2] == "?"):
            i += 1
        elif c == "[":
            i = _class_end(source, i)
        if c == "(":
            repeats.append(False)
        i += 1
    return ""


def _class_end(source: str, i: int) -> int:
    """The index of the ] that closes the class opened at `i`."""
    i += 1
    if source[i : i + 1] == "^":
        i += 1
    if source[i : i + 1] == "]":
        i += 1
    while source[i] != "]":
        i += 2 if source[i] == "\\" else 1
    return i
