"""Open the desk: a socket on 127.0.0.1, a browser, and the end when nobody is there any more."""

from __future__ import annotations

import asyncio
import secrets
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from fzlint.desk.app import desk
from fzlint.desk.checking import book
from fzlint.desk.guard import Guard
from fzlint.desk.rooms import Rooms


def serve(
    say: Callable[[str], None],
    *,
    browse: Callable[[str], bool] | None = webbrowser.open,
    linger: float = 60,
    patience: float = 300,
) -> None:
    """Keep the desk open until its pages have been closed for `linger` seconds, or nobody came for `patience`.

    say     where people are told the address
    browse  opens a browser; None: somebody else does

    Raises BadConfig and BadRule, and OSError if there is no port.
    """
    applies = book(Path.cwd())
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.bind(("127.0.0.1", 0))
    host = f"127.0.0.1:{listening.getsockname()[1]}"
    token, ticket = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    rooms = Rooms(linger, patience)
    config = uvicorn.Config(
        Guard(desk(applies, rooms), host, token, ticket),
        access_log=False,
        lifespan="off",
        log_level="critical",
        loop="asyncio",
        http="h11",
        ws="none",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)

    async def run() -> None:
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        while not server.started and not serving.done():
            await asyncio.sleep(0.02)
        say(f"fzlint 已在本机打开：http://{host}/{token}/")
        if browse is None or await asyncio.to_thread(browse, f"http://{host}/open/{ticket}"):
            say("文件不会离开这台电脑。关闭网页后，这里会自动结束；也可以按 Ctrl+C。")
        else:
            say("没有找到浏览器，请把上面的地址复制到浏览器里打开。")
        while not serving.done():
            await asyncio.sleep(min(1, linger))
            if not rooms.tidy():
                server.should_exit = True
        await serving

    asyncio.run(run())
