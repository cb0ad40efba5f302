"""What can be taken home: the copy with comments, the copy with tracked changes, the review sheet, the page. Each is a name and its bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import PurePath
from zipfile import ZIP_DEFLATED, ZipFile

from fzlint.desk import checking
from fzlint.desk.checking import Book
from fzlint.many.copies import named, word_suffix
from fzlint.record import NamedTuple
from fzlint.report.annotate import annotated
from fzlint.report.result import Layout
from fzlint.settings.setup import Wishes
from fzlint.write.editable import Unwritable
from fzlint.write.fix import mend

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Product(NamedTuple):
    """name: what a browser is to save it as; kind: its media type."""

    name: str
    data: bytes
    kind: str = "application/octet-stream"


def comments(book: Book, wishes: Wishes, name: str, data: bytes) -> Product:
    """The report with its findings as comments.

    Raises Unwritable.
    """
    report = checking.report(book, wishes, name, data)
    return Product(named(name, "批注", word_suffix(name)), annotated(data, report), WORD)


def changes(book: Book, wishes: Wishes, name: str, data: bytes) -> Product:
    """The report with what has one right answer mended: as tracked changes in a Word file.

    Raises Unwritable.
    """
    report = checking.report(book, wishes, name, data)
    if report.document is None:
        raise Unwritable("not-written", "这个文件未能检查，不能改正。")
    done = mend(data, report, lambda data: checking.report(book, wishes, name, data))
    if report.document.format == "docx":
        return Product(named(name, "修订", word_suffix(name)), done.data, WORD)
    return Product(named(name, "改正", PurePath(name).suffix), done.data)


def page(book: Book, wishes: Wishes, name: str, data: bytes) -> Product:
    report = checking.report(book, wishes, name, data)
    return Product(named(name, "审读", ".html"), checking.page(book, report).encode(), "text/html; charset=utf-8")


def sheet(book: Book, wishes: Wishes, name: str, data: bytes) -> Product:
    """审读意见, as `--format docx` makes it."""
    from fzlint.report import docx

    layout = Layout(format="docx")
    run = checking.run(book, checking.report(book, wishes, name, data), docx, layout)
    return Product(named(name, "审读意见", ".docx"), docx.document(run, layout), WORD)


def everything(book: Book, wishes: Wishes, files: Sequence[tuple[str, bytes]]) -> Product:
    """For each file the copy with comments, or the page where there can be none, in one archive. What could not be checked is
    left out."""
    out = BytesIO()
    taken: set[str] = set()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            try:
                made = comments(book, wishes, name, data)
            except Unwritable:
                made = page(book, wishes, name, data)
            path = PurePath(made.name)
            names = (made.name, *(f"{path.stem}({number}){path.suffix}" for number in range(2, len(files) + 2)))
            free = next(each for each in names if each not in taken)
            taken.add(free)
            archive.writestr(free, made.data)
    return Product("审读结果.zip", out.getvalue(), "application/zip")


PRODUCTS: dict[str, Callable[[Book, Wishes, str, bytes], Product]] = {
    "comments": comments,
    "changes": changes,
    "sheet": sheet,
    "page": page,
}
