"""From the traces of a .docx and its comments to what people left in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from fzlint.document.model import Mark, Span
from fzlint.readers.package import STRICT, Package, W, value
from fzlint.readers.traces import AUTHOR, Position, Trace
from fzlint.record import NamedTuple

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


class Comment(NamedTuple):
    """settled: it was marked as resolved, or answers another one, which is told in its place."""

    author: str
    text: str
    settled: bool = False


def found_marks(
    traces: Iterable[Trace], offset: Callable[[Position | None], int], text: str, comments: Mapping[str, Comment]
) -> list[Mark]:
    """The marks, in no order. offset: where a position stands in the text."""
    traces = list(traces)
    marks = [mark for trace in traces if (mark := _mark(trace, offset, text, comments))]
    placed = {trace.id for trace in traces if trace.kind == "comment"}
    lost = [comment for id, comment in comments.items() if id not in placed and not comment.settled]
    lost = [comment for comment in lost if comment.author != AUTHOR]
    if lost:
        marks.append(Mark("unplaced", Span(0, 0), lost[0].author if len(lost) == 1 else "", f"{len(lost)} 条"))
    return marks


def _mark(
    trace: Trace, offset: Callable[[Position | None], int], text: str, comments: Mapping[str, Comment]
) -> Mark | None:
    start, end = offset(trace.start), offset(trace.end)
    if start < end and text[start] == "\n":  # it begins behind the last character of a paragraph: with the next one
        start += 1
    span = Span(start, max(start, end))
    if trace.kind == "comment":
        if trace.id not in comments or comments[trace.id].settled:
            return None
        author, words, _ = comments[trace.id]
        return Mark("own" if author == AUTHOR else "comment", span, author, words)
    said = "".join(trace.text).strip("\n") if trace.kind in ("deletion", "hidden") else text[span.start : span.end]
    if trace.kind in ("highlight", "strike", "red") and not said.strip():
        return None  # blanks do not look like anything
    return Mark("own" if trace.author == AUTHOR else trace.kind, span, trace.author, said)


def read_comments(package: Package, name: str | None, extended: str | None) -> dict[str, Comment]:
    """Every comment by its id.

    name, extended  the parts that hold them, and what Word 2013 and later adds: which are resolved, which answer which
    """
    found: dict[str, Comment] = {}
    if name is None:
        return found
    settled = _settled(package, extended) if extended else frozenset()
    buffer: list[str] = []
    words: list[str] = []
    who = ["", "", ""]

    def open_comment(attributes: Mapping[str, str]) -> None:
        who[:] = value(attributes, "id") or "", value(attributes, "author") or "", ""
        words.clear()

    def close_comment() -> None:
        found.setdefault(who[0], Comment(who[1], "".join(words).strip("\n"), who[2] in settled))

    def open_text(attributes: Mapping[str, str]) -> None:
        buffer.clear()

    def close_text() -> None:
        words.extend(buffer)

    def open_paragraph(attributes: Mapping[str, str]) -> None:
        who[2] = _of(attributes, _W14, "paraId")  # that of the last paragraph names the comment

    def close_paragraph() -> None:
        words.append("\n")

    opens = {"comment": open_comment, "t": open_text, "p": open_paragraph}
    closes = {"comment": close_comment, "t": close_text, "p": close_paragraph}
    package.parse(name, {W: opens, STRICT: opens}, {W: closes, STRICT: closes}, buffer.append)
    return found


def _settled(package: Package, name: str) -> frozenset[str]:
    """The paragraphs (paraId) of comments that are resolved or that answer another one."""
    found: set[str] = set()

    def entry(attributes: Mapping[str, str]) -> None:
        if _of(attributes, _W15, "done") in ("1", "true") or _of(attributes, _W15, "paraIdParent"):
            found.add(_of(attributes, _W15, "paraId"))

    package.parse(name, {_W15: {"commentEx": entry}}, {})
    return frozenset(found)


def _of(attributes: Mapping[str, str], namespace: str, name: str) -> str:
    """An attribute of another namespace, by its local name: its prefix is the writer's choice."""
    for key, held in attributes.items():
        if key.rpartition(":")[2] == name or key == f"{namespace}}}{name}":
            return held
    return ""
