"""joins: one sentence cut into two paragraphs. What tells it is decided with the outline, see fzlint/document/cuts.py; where a page
ended or a picture stood between the two, it is asked here.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document import cuts
from fzlint.document.model import Cut, Document, Role, Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.rulebook.parts_told import Told

_RUNNING: tuple[Role, ...] = ("body", "item", "heading")
_BETWEEN = pattern(r"[—–\-·. ]{0,4}[0-9]{1,3}[—–\-·. ]{0,4}$")  # the number of a page
_SHORT = 11  # code points of it, with what stands around
_BRACKETS = "[]【】（）() 0123456789"
_FEW = 3  # lines that may stand between two halves
_NAME = 40  # code points of a line in which a report is signed
_SURE = ("mark", "word")  # a mark begins the next paragraph, or a word is cut in two


class Joins(NamedTuple):
    """Paragraphs that go on in the next one. Silent in a text file whose lines are all broken at one width.

    most    more places than this come from a conversion and are told once, with the count
    pictures   what is left of a picture that stood between
    marked  the message where the first paragraph ends in a mark that may have to be 。
    signed  the same where the report is signed below it
    """

    most: int = 5
    marked: str = ""
    signed: str = ""
    pictures: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("before", "after", "what")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        joined = document.joined
        places = {i: (i + 1, joined[i]) for i in self._places(context)} if joined else {}
        places |= dict(_parted(context, self.pictures))
        if len(places) > self.most:
            what = f"全文有{len(places)}处一句话被分成两段，疑似网页或PDF转换时带入了多余的回车，此为第一处"
            # a cut before a mark is also a breach of its own, which would silence this one
            first = next((i for i in sorted(places) if places[i][1] != "mark"), min(places))
            yield self._match(document, first, places[first][0], what, lesser=True)
            return
        for i in sorted(places):
            following, told = places[i]
            sure = told in _SURE
            what = "一句话被分成两段" if sure or told == "connective" else "此段末尾没有句末标点，疑为一句话被分成两段"
            yield self._match(document, i, following, what, lesser=not sure)

    def _places(self, context: Context) -> list[int]:
        """The blocks that go on in the next one, but for headings without a mark, which only seem to."""
        joined = context.document.joined
        if context.kind is not None and "open" in joined.values():
            told, document = Told(context.document, context.kind), context.document
            running = [i for i in joined if "。" in document.text_of(document.blocks[i])]  # more than a heading
            return [i for i in joined if joined[i] != "open" or i in running or not told.is_head(i)]
        return list(joined)

    def _ending(self, document: Document, following: int) -> str:
        """The message where the first paragraph ends in a mark: below it the report may go on, or be signed."""
        name, *behind = document.blocks[following : following + 2]
        signed = name.end - name.start <= _NAME and any(block.role == "signoff" for block in behind)
        return self.signed if signed and document.plain[name.end - 1] not in "。；，、：" else self.marked

    def _match(self, document: Document, i: int, j: int, what: str, lesser: bool) -> Match:
        block, following = document.blocks[i], document.blocks[j]
        before = document.text[block.start : block.end].rstrip()
        after = document.text[following.start : following.end]
        lead = len(after) - len(after.lstrip())
        start = block.start + max(len(before) - 6, 0)
        end = following.start + min(lead + 8, len(after))
        return Match(
            Span(start, end),
            {"before": "……" + before[-8:].lstrip(), "after": after.strip()[:8] + "……", "what": what},
            severity="warning" if lesser else None,
            message=self._ending(document, j) if before.endswith(("，", "、", "；")) else "",
            key=before[-8:] + after.strip()[:8],
        )


def _parted(context: Context, pictures: tuple[str, ...]) -> Iterator[tuple[int, tuple[int, Cut]]]:
    """The blocks that go on behind the number of a page or the place of a picture: where they do, and what tells it."""
    document = context.document
    blocks, texts = document.blocks, document.text_of
    lines = [texts(block).strip() for block in blocks]
    between = {
        i
        for i, line in enumerate(lines)
        if (len(line) <= _SHORT and _BETWEEN.match(line)) or line.strip(_BRACKETS) in pictures
    }
    for j in range(2, len(blocks)):
        if j in between or j - 1 not in between:
            continue
        i = next((i for i in range(j - 2, max(j - 2 - _FEW, -1), -1) if i not in between), None)
        if i is None:
            continue
        before, after = lines[i], lines[j]
        apt = blocks[i].role in _RUNNING and blocks[j].role == "body" and blocks[j].label is None
        told = apt and "，" in before and cuts.cut(before, after, True, False, context.words, _never)
        if told:
            yield i, (j, told)


def _never(_: str) -> bool:
    return False
