"""The fields of a .docx (w:fldChar): a stack that reaches over paragraphs.

Text is shown only if every open field is in its result; what stands in the instruction of one is not, be it the result of
another.
"""

from __future__ import annotations


class _Field:
    __slots__ = ("begin", "code", "result", "toc")

    def __init__(self, begin: int) -> None:
        self.begin = begin
        self.code = ""
        self.result = False
        self.toc = False


class Fields:
    """The open fields of a story.

    unresolved  how many open fields have not come to their result
    toc         how many open fields are tables of contents
    unclosed    fields that never ended, by the count of their beginnings
    """

    def __init__(self, ignored: frozenset[int]) -> None:
        """ignored: beginnings that are to be passed over, because no end belongs to them."""
        self._ignored = ignored
        self._open: list[_Field] = []
        self._outer: list[tuple[list[_Field], int, int]] = []
        self._begun = 0
        self.unresolved = 0
        self.toc = 0
        self.unclosed: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._open)

    def char(self, kind: str | None) -> None:
        """A w:fldChar: begin, separate or end."""
        if kind == "begin":
            self._begun += 1
            if self._begun not in self._ignored:
                self._open.append(_Field(self._begun))
                self.unresolved += 1
        elif self._open and kind == "separate":
            field = self._open[-1]
            if not field.result:
                field.result = True
                self.unresolved -= 1
                field.toc = field.code.split(None, 1)[:1] == ["TOC"]
                self.toc += field.toc
        elif self._open and kind == "end":
            field = self._open.pop()
            self.unresolved -= not field.result
            self.toc -= field.toc

    def instruct(self, code: str) -> None:
        """A stretch of an instruction."""
        if self._open and len(self._open[-1].code) < 40:  # its first word is enough
            self._open[-1].code += code[:80]

    def enter(self) -> None:
        """A text box begins: it has fields of its own."""
        self._outer.append((self._open, self.unresolved, self.toc))
        self._open, self.unresolved, self.toc = [], 0, 0

    def leave(self) -> None:
        self.finish()
        self._open, self.unresolved, self.toc = self._outer.pop()

    def finish(self) -> None:
        self.unclosed.update(field.begin for field in self._open)
