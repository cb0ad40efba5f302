"""The language server: what is wrong with a .md or .txt while it is being written, quick fixes, and the reason on hover.

Positions of the protocol count lines from 0 and columns in UTF-16 units (or what the client asked for); those of a report count
from 1 and in code points. The turning over is done here and nowhere else.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from fzlint.api import Found, Report, applying, checked
from fzlint.document.model import Span
from fzlint.finding import Edit
from fzlint.many.applied import Applied, Request
from fzlint.readers.unreadable import Unreadable
from fzlint.report.remedy import remedy
from fzlint.report.rulepage import url
from fzlint.rulebook.load import rule_files, shipped
from fzlint.rulebook.mistake import Mistaken
from fzlint.rulebook.read import read_additions, read_rule
from fzlint.rulebook.rule import RuleText
from fzlint.settings import setup
from fzlint.settings.setup import Wishes
from fzlint.version import __version__
from fzlint.write.fix import editable

PAUSE = 0.3  # seconds without a key before a text is checked
FIX_ALL = "source.fixAll.fzlint"

_SUFFIXES = (".md", ".markdown", ".txt")
_SEVERITY = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Text:
    """An open text and what was found in it. own: what applies to it, read when it is opened and when it is saved."""

    def __init__(self, path: Path, own: Applied) -> None:
        self.path = path
        self.own = own
        self.source = ""
        self.report: Report | None = None


class Server(LanguageServer):
    def __init__(self) -> None:
        super().__init__("fzlint", __version__)
        self.open: dict[str, Text] = {}


def server() -> Server:
    """A server that waits for `start_io`."""
    made = Server()

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        await _check(ls, params.text_document.uri, fresh=True)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        await _check(ls, params.text_document.uri, fresh=True)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        await asyncio.sleep(PAUSE)
        uri = params.text_document.uri
        if ls.workspace.get_text_document(uri).version == params.text_document.version:
            await _check(ls, uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        ls.open.pop(params.text_document.uri, None)
        _publish(ls, params.text_document.uri, [])

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, FIX_ALL]))
    def actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        text = _current(ls, params.text_document.uri)
        return [] if text is None else _actions(ls, params, text)

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        text = _current(ls, params.text_document.uri)
        if text is None or text.report is None:
            return None
        here = lsp.Range(params.position, params.position)
        found = [found for found in text.report.findings if _meets(_range(ls, text, found.finding.span), here)]
        if not found:
            return None
        parts = [_help(text.own, one) for one in found]
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))

    return made


# --------------------------------------------------------------------- checking


async def _check(ls: Server, uri: str, *, fresh: bool = False) -> None:
    document = ls.workspace.get_text_document(uri)
    path = _path(uri, document.language_id)
    if path is None:
        return
    source, version = document.source, document.version
    try:
        text = ls.open.get(uri)
        if fresh or text is None:
            text = ls.open[uri] = Text(path, await asyncio.to_thread(applying, path, Request(())))
        report = await asyncio.to_thread(checked, path, source.encode("utf-8", "surrogatepass"), text.own, Wishes())
    except Unreadable as error:
        ls.open.pop(uri, None)
        _publish(ls, uri, [] if error.code in ("empty", "no-text") else [_whole(str(error))])
        return
    except (Mistaken, RuntimeError) as error:
        ls.open.pop(uri, None)
        _publish(ls, uri, [_whole(str(error))])
        return
    if ls.open.get(uri) is text and ls.workspace.get_text_document(uri).version == version:
        text.source, text.report = source, report
        _publish(ls, uri, [_diagnostic(ls, uri, text, found) for found in report.findings], version)


def _path(uri: str, language: str | None) -> Path | None:
    """The file of a text, None if it is none for us. What was never saved is taken for a text of the working folder."""
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    if path is not None:
        return Path(path) if path.lower().endswith(_SUFFIXES) else None
    return {"markdown": Path("未命名.md"), "plaintext": Path("未命名.txt")}.get(language or "")


def _current(ls: Server, uri: str) -> Text | None:
    """What was found in a text, if it is still the text that is open."""
    text = ls.open.get(uri)
    return text if text is not None and ls.workspace.get_text_document(uri).source == text.source else None


def _publish(ls: Server, uri: str, diagnostics: list[lsp.Diagnostic], version: int | None = None) -> None:
    ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version))


def _whole(message: str) -> lsp.Diagnostic:
    """Why a text could not be checked."""
    start = lsp.Position(0, 0)
    return lsp.Diagnostic(lsp.Range(start, start), message, severity=lsp.DiagnosticSeverity.Error, source="fzlint")


def _diagnostic(ls: Server, uri: str, text: Text, found: Found) -> lsp.Diagnostic:
    related = [
        lsp.DiagnosticRelatedInformation(lsp.Location(uri, _range(ls, text, related.span)), related.message)
        for related in found.finding.related
    ]
    return lsp.Diagnostic(
        _range(ls, text, found.finding.span),
        found.message,
        severity=_SEVERITY[found.severity],
        code=found.code,
        code_description=lsp.CodeDescription(link) if (link := url(found.code)) else None,
        source="fzlint",
        related_information=related or None,
    )


# ------------------------------------------------------------------------ places


def _range(ls: Server, text: Text, span: Span) -> lsp.Range:
    assert text.report is not None
    start, end = text.report.document.places(span)
    lines = re.split(r"\r\n|\n|\r", text.source)
    encoding, size = _UNITS[lsp.PositionEncodingKind(ls.workspace.position_encoding or "utf-16").value]

    def position(line: int, column: int) -> lsp.Position:
        before = lines[line - 1][: max(column - 1, 0)] if line <= len(lines) else ""
        return lsp.Position(line - 1, len(before.encode(encoding, "surrogatepass")) // size)

    return lsp.Range(position(start.paragraph, start.column), position(end.paragraph, end.column))


def _meets(one: lsp.Range, other: lsp.Range) -> bool:
    return _at(one.start) <= _at(other.end) and _at(other.start) <= _at(one.end)


def _at(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character


# ----------------------------------------------------------------- fixes and help


def _actions(ls: Server, params: lsp.CodeActionParams, text: Text) -> list[lsp.CodeAction]:
    assert text.report is not None
    uri, report = params.text_document.uri, text.report
    wanted = params.context.only
    found: list[lsp.CodeAction] = []
    file = editable(text.source.encode("utf-8", "surrogatepass"), report.document)
    if wanted is None or lsp.CodeActionKind.QuickFix in wanted:
        for one in report.findings:
            place = _range(ls, text, one.finding.span)
            if one.fix is None or not _meets(place, params.range) or not all(map(file.can, one.fix.edits)):
                continue
            found.append(
                lsp.CodeAction(
                    f"{one.code}：{remedy(report.document, report.text, one.fix).rstrip('。')}",
                    kind=lsp.CodeActionKind.QuickFix,
                    diagnostics=[_diagnostic(ls, uri, text, one)],
                    is_preferred=one.fix.safe,
                    edit=lsp.WorkspaceEdit({uri: [_edit(ls, text, edit) for edit in one.fix.edits]}),
                )
            )
    if (wanted is None or any(FIX_ALL.startswith(kind) for kind in wanted)) and any(
        one.fix is not None and one.fix.safe for one in report.findings
    ):
        lines = re.split(r"\r\n|\n|\r", text.source)
        whole = lsp.Range(lsp.Position(0, 0), lsp.Position(len(lines), 0))
        edit = lsp.TextEdit(whole, report.fixed().decode("utf-8", "surrogatepass"))
        found.append(
            lsp.CodeAction("fzlint：改正全部有唯一改法的问题", kind=FIX_ALL, edit=lsp.WorkspaceEdit({uri: [edit]}))
        )
    return found


def _edit(ls: Server, text: Text, edit: Edit) -> lsp.TextEdit:
    return lsp.TextEdit(_range(ls, text, edit.span), edit.text)


def _help(own: Applied, found: Found) -> str:
    """The message and the reason of the rule, as `fzlint rule` tells it."""
    told = f"**{found.code} {found.name}**：{found.message}"
    text = _text(own, found.code)
    if text is None:
        return told
    why = "\n\n".join("".join(part.splitlines()) for part in re.split(r"\n\s*\n", text.why))
    return f"{told}\n\n{why}\n\n出处：{text.source}"


def _text(own: Applied, code: str) -> RuleText | None:
    """The rule file of a code; the shipped ones bear it in their name."""
    others, checks = setup.sources(own.config)
    files = [path for folder in (shipped(), *others) for path in rule_files(folder)]
    for path in sorted(files, key=lambda path: not path.name.startswith(code)):
        if not read_additions(path) and (text := read_rule(path, checks)).rule.code == code:
            return text
    return None
