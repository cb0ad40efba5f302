"""joins: one sentence cut into two paragraphs. What tells it is decided with the outline, see fzlint/document/cuts.py."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple
from fzlint.rulebook.parts_told import Told

_SURE = ("mark", "word")  # a mark begins the next paragraph, or a word is cut in two


class Joins(NamedTuple):
    """Paragraphs that go on in the next one. Silent in a text file whose lines are all broken at one width.

    most   more places than this come from a conversion and are told once, with the count
    marked  the message where the first paragraph ends in a mark that may have to be 。
    """

    most: int = 5
    marked: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("before", "after", "what")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if not document.joined:
            return
        places = self._places(context)
        if len(places) > self.most:
            what = f"全文有{len(places)}处一句话被分成两段，疑似网页或PDF转换时带入了多余的回车，此为第一处"
            # a cut before a mark is also a breach of its own, which would silence this one
            first = next((i for i in places if document.joined[i] != "mark"), places[0])
            yield self._match(document, first, what, lesser=True)
            return
        for i in places:
            sure = document.joined[i] in _SURE
            what = (
                "一句话被分成两段"
                if sure or document.joined[i] == "connective"
                else "此段末尾没有句末标点，疑为一句话被分成两段"
            )
            yield self._match(document, i, what, lesser=not sure)

    def _places(self, context: Context) -> list[int]:
        """The blocks that go on in the next one, but for headings without a mark, which only seem to."""
        joined = context.document.joined
        if context.kind is not None and "open" in joined.values():
            told, document = Told(context.document, context.kind), context.document
            running = [i for i in joined if "。" in document.text_of(document.blocks[i])]  # more than a heading
            return [i for i in sorted(joined) if joined[i] != "open" or i in running or not told.is_head(i)]
        return sorted(joined)

    def _match(self, document: Document, i: int, what: str, lesser: bool) -> Match:
        block, following = document.blocks[i], document.blocks[i + 1]
        before = document.text[block.start : block.end].rstrip()
        after = document.text[following.start : following.end]
        lead = len(after) - len(after.lstrip())
        start = block.start + max(len(before) - 6, 0)
        end = following.start + min(lead + 8, len(after))
        return Match(
            Span(start, end),
            {"before": "……" + before[-8:].lstrip(), "after": after.strip()[:8] + "……", "what": what},
            severity="warning" if lesser else None,
            message=self.marked if before.endswith(("，", "、", "；")) else "",
            key=before[-8:] + after.strip()[:8],
        )
