"""The language server, over stdio, with a client of the protocol."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from fzlint.lsp import FIX_ALL

pytestmark = pytest.mark.usefixtures("as_installed")
TEXT = "青河区农业局2024年法治政府建设情况报告\n\n一、主要做法\n𠮷祥镇成立专班,明确分工。\n"


class Client(LanguageClient):
    """A client that keeps what the server says."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    async def diagnostics(self) -> list[lsp.Diagnostic]:
        return list((await asyncio.wait_for(self.told.get(), 30)).diagnostics)


def talk(folder: Path, conversation: Callable[[Client], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        client = Client()
        await client.start_io(sys.executable, "-m", "fzlint", "lsp")
        server = client._server
        assert server is not None
        try:
            told = await client.initialize_async(
                lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=folder.as_uri())
            )
            assert told.capabilities.hover_provider and told.capabilities.code_action_provider
            client.initialized(lsp.InitializedParams())
            await asyncio.wait_for(conversation(client), 60)
            await client.shutdown_async(None)
            client.exit(None)
            assert await asyncio.wait_for(server.wait(), 30) == 0
        finally:
            if server.returncode is None:
                server.kill()
            await client.stop()

    with ThreadPoolExecutor(1) as alone:  # a browser test of the same session may have a loop running in this thread
        alone.submit(asyncio.run, run()).result()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fzlint.toml").write_text('root = true\nselect = ["FZ301"]\n', encoding="utf-8")
    return tmp_path


def open_(client: Client, uri: str, text: str, language: str = "plaintext") -> None:
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)))


def change(client: Client, uri: str, text: str, version: int) -> None:
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(version, uri), [lsp.TextDocumentContentChangeWholeDocument(text)]
        )
    )


def test_diagnostics_fixes_and_help(folder: Path) -> None:
    uri = (folder / "报告.txt").as_uri()
    document = lsp.TextDocumentIdentifier(uri)

    async def conversation(client: Client) -> None:
        open_(client, uri, TEXT)
        (comma,) = await client.diagnostics()
        place = lsp.Range(lsp.Position(3, 8), lsp.Position(3, 9))  # 𠮷 is two units
        assert (comma.range, comma.code, comma.severity) == (place, "FZ301", lsp.DiagnosticSeverity.Error)
        help = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(3, 8)))
        assert help is not None and isinstance(help.contents, lsp.MarkupContent)
        assert "FZ301 mixed-width" in help.contents.value and "出处：" in help.contents.value
        assert await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 2))) is None
        actions = await client.text_document_code_action_async(
            lsp.CodeActionParams(document, place, lsp.CodeActionContext([comma]))
        )
        assert actions is not None
        fix, everything = actions
        assert isinstance(fix, lsp.CodeAction) and isinstance(everything, lsp.CodeAction)
        assert fix.edit is not None and fix.edit.changes is not None
        assert list(fix.edit.changes[uri]) == [lsp.TextEdit(place, "，")]
        assert fix.is_preferred and "“，”" in fix.title
        assert everything.kind == FIX_ALL and everything.edit is not None and everything.edit.changes is not None
        mended = everything.edit.changes[uri][0].new_text
        assert mended == TEXT.replace(",", "，")
        change(client, uri, TEXT + "\n健全机制,压实责任,逐月通报。\n", 2)
        assert len(await client.diagnostics()) == 3
        change(client, uri, mended, 3)
        assert await client.diagnostics() == []
        client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
        assert await client.diagnostics() == []

    talk(folder, conversation)


def test_while_somebody_types_only_the_last_text_is_checked(folder: Path) -> None:
    uri = (folder / "报告.md").as_uri()

    async def conversation(client: Client) -> None:
        open_(client, uri, TEXT, "markdown")
        assert len(await client.diagnostics()) == 1
        for version in range(2, 8):
            change(client, uri, TEXT + "\n健全机制,压实责任。" * version + "\n", version)
        assert len(await client.diagnostics()) == 8
        assert client.told.empty()

    talk(folder, conversation)


def test_a_bad_configuration_is_told_and_mended(folder: Path) -> None:
    uri = (folder / "报告.txt").as_uri()

    async def conversation(client: Client) -> None:
        (folder / "fzlint.toml").write_text('root = true\nignroe = ["FZ301"]\n', encoding="utf-8")
        open_(client, uri, TEXT)
        (told,) = await client.diagnostics()
        assert "ignroe" in told.message
        (folder / "fzlint.toml").write_text('root = true\nignore = ["FZ301"]\nselect=["FZ3"]\n', encoding="utf-8")
        client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
        assert await client.diagnostics() == []

    talk(folder, conversation)


def test_what_the_baseline_accepts_is_not_marked(folder: Path) -> None:
    path = folder / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    (folder / "fzlint.toml").write_text('root = true\nselect = ["FZ301"]\nbaseline = "旧账.json"\n', encoding="utf-8")
    env = os.environ | {"PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "fzlint", path.name, "--write-baseline"]
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)

    async def conversation(client: Client) -> None:
        open_(client, path.as_uri(), TEXT)
        assert await client.diagnostics() == []
        other = folder / "另一份.txt"
        open_(client, other.as_uri(), TEXT)
        assert [diagnostic.code for diagnostic in await client.diagnostics()] == ["FZ301"]

    talk(folder, conversation)
