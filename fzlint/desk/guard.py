"""Who may ask: only a page that this desk itself has sent.

The desk listens on 127.0.0.1, but every page in the same browser, and everybody on the same machine, can reach that too.

- Every address begins with a token that only the browser which was opened with it knows.
- The Host header must be ours, or a name that somebody has pointed at 127.0.0.1 (DNS rebinding) would make a hostile page ours.
- What a browser says of the origin of a request must be this desk: no other page may send anything, even one that knew the token.
- No CORS header is ever sent, no page of another origin may frame what is sent or load it as a script or picture, and nothing is
  kept in a cache.
"""

from __future__ import annotations

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_REFUSED = "这个地址只供 fzlint 打开的页面使用。请重新运行 fzlint desk。"


class Guard:
    """Lets requests through that are the desk's own.

    host    what the Host header must be, port and all
    token   what every path must begin with
    ticket  opens the desk once, at /open/ticket: the command that starts a browser can be seen by all users of a machine
    """

    def __init__(self, app: ASGIApp, host: str, token: str, ticket: str) -> None:
        self.app = app
        self.host = host
        self.token = token
        self.ticket = ticket

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        if not self._is_ours(scope["method"], headers):
            await PlainTextResponse(_REFUSED, 403, _HEADERS)(scope, receive, send)
            return
        first, _, rest = scope["path"].removeprefix("/").partition("/")
        if first == "open" and self.ticket and _same(rest, self.ticket):
            self.ticket = ""
            answer = PlainTextResponse("", 303, {**_HEADERS, "Location": f"/{self.token}/"})
            await answer(scope, receive, send)
            return
        if not _same(first, self.token):
            await PlainTextResponse(_REFUSED, 403, _HEADERS)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app({**scope, "path": f"/{rest}", "raw_path": b""}, receive, with_headers)

    def _is_ours(self, method: str, headers: Headers) -> bool:
        if headers.get("host") != self.host:
            return False
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return False
        if method in ("GET", "HEAD"):
            return headers.get("origin", f"http://{self.host}") == f"http://{self.host}"
        return headers.get("origin") == f"http://{self.host}"


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
