"""loose-particle: a 的 that ends a clause and has nothing behind it: 建成节水文化阵地的，供村民参观; it is too much, or its noun is lost.

Right ones belong to 是 (这是不容置疑的), or name a case (逾期不改的，依法处罚): such words in the sentence or at the head of the next clause
speak for them."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at, behind
from fzlint.document.fold import is_han
from fzlint.document.labels import NUMERALS
from fzlint.document.model import Block, Document, Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_LOOSE = pattern("的(?=[，。；])")
_ORDINAL = pattern(rf"[{NUMERALS}]是")
_SENTENCE, _CLAUSE = "。；！？\n", "，。；：！？\n"
_FAR = 200  # code points of a sentence that are looked at
_SHOWN = 16
_LINE = 40  # code points of a heading
_CLOSED = "“《（"  # a mark that is open before the particle: it is somebody else's sentence
_SHUT = {"“": "”", "《": "》", "（": "）"}


class LooseParticle(NamedTuple):
    """Clauses and headings whose last character is 的.

    particles  endings that are words: 目的
    firm     what speaks for it anywhere in its sentence: 是, 对
    cases    what names a case in its clause, where another clause follows: 不, 违反
    follows  how a clause begins that tells what happens in such a case: 应, 依法
    deeds    verbs at the head of a clause that names no case: 推动, 营造
    adverbs  what may stand before such a verb, longest first
    most     more than this many in a document is a way of writing: a law, a talk
    """

    particles: tuple[str, ...]
    firm: tuple[str, ...]
    cases: tuple[str, ...]
    follows: tuple[str, ...]
    deeds: tuple[str, ...]
    adverbs: tuple[str, ...]
    most: int = 6

    @property
    def names(self) -> tuple[str, ...]:
        return ("text",)

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        spans = [Span(at, at + 1) for at in self._headings(document)]
        for found in _LOOSE.finditer(text):
            at = found.start()
            if self._is_loose(text, at) and _is_text(document, at) and not _is_case(document, at):
                spans.append(Span(at, found.end()))
        if len(spans) <= self.most:
            for span in spans:
                start = begins_at(text, span.start, _CLAUSE, _SHOWN)
                yield Match(span, {"text": document.text[start : span.end]})

    def _is_loose(self, text: str, at: int) -> bool:
        said = text[begins_at(text, at, _SENTENCE, _FAR) : at + 1]
        clause = text[begins_at(text, at, _CLAUSE, _FAR) : at + 1].lstrip()
        if len(clause) < 4 or clause.endswith(self.particles) or not is_han(clause[-2]) or _is_open(said):
            return False
        said = _ORDINAL.sub("", said)
        if any(word in said for word in self.firm):
            return False
        if text[at + 1] != "，":
            return True
        acts = behind(clause, self.adverbs).startswith(self.deeds)
        return acts and not any(word in clause for word in self.cases) and not text.startswith(self.follows, at + 2)

    def _headings(self, document: Document) -> Iterator[int]:
        """Where a numbered line that has no mark at its end, a heading as a rule, ends in the particle."""
        for block in document.blocks:
            if block.label is None or block.cell is not None or block.role not in ("heading", "item"):
                continue
            end = block.start + len(document.plain[block.start : block.end].rstrip())
            said = document.plain[block.start : end]
            if len(said) <= _LINE and said.endswith("的") and not said.endswith(self.particles):
                yield end - 1


def _is_text(document: Document, at: int) -> bool:
    block = document.block_with(at)
    return block.is_text and block.cell is None


def _is_case(document: Document, at: int) -> bool:
    """Whether a numbered item ends there, and one beside it ends in the particle, too: 因犯罪受过处罚的；被开除公职的；"""
    index = document.block_at(at)
    ends = [_loose_end(document, each) for each in document.blocks[max(index - 1, 0) : index + 2]]
    return bool(_loose_end(document, document.blocks[index])) and "；" in ends and len("".join(ends)) > 1


def _loose_end(document: Document, block: Block) -> str:
    """The mark behind the particle that a numbered item ends in; "" if it does not."""
    said = document.plain[block.start : block.end].rstrip()
    return said[-1] if block.label is not None and said[-2:] in ("的；", "的。") else ""


def _is_open(said: str) -> bool:
    return any(said.rfind(mark) > said.rfind(_SHUT[mark]) for mark in _CLOSED)
