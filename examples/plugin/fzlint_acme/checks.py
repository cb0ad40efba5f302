"""检查方法 long-sentence：太长的句子。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzlint.checks.context import Context
from fzlint.finding import Match


class LongSentence(NamedTuple):
    """Sentences of running text with more characters than a reader can hold.

    most    characters that a sentence may have, blanks not counted
    """

    most: int = 120

    @property
    def names(self) -> tuple[str, ...]:
        return ("length", "most")

    def problems(self) -> Iterator[tuple[str, str]]:
        if self.most < 20:
            yield "most", "至少 20，再短就没有长句可言了"

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        for sentence in document.sentences:
            length = len("".join(document.text[sentence.start : sentence.end].split()))
            if length > self.most:
                yield Match(sentence, {"length": str(length), "most": str(self.most)})
