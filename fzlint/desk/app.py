"""What may be asked for. Every address stands behind the guard's token, and all but the first behind the id of a page:

/                         a new page: leads to its own address
/PAGE/                    the page
/PAGE/alive               a stream that stays open as long as the page does
/PAGE/files               its files (GET), one more (POST), none (DELETE)
/PAGE/all                 what was found in all of them, in one archive
/PAGE/wishes              how they are to be checked (POST)
/PAGE/files/FILE          check it again (POST), forget it (DELETE)
/PAGE/files/FILE/report   its report page
/PAGE/files/FILE/WHAT     what is to be taken home, see products
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from fzlint.desk import checking, products
from fzlint.desk.checking import Book, Item
from fzlint.desk.front import POLICY, front
from fzlint.desk.products import Product
from fzlint.desk.rooms import Full, Room, Rooms
from fzlint.settings.setup import UsageError, Wishes, check_wishes
from fzlint.write.editable import Unwritable

_LARGEST = (256 << 20) + 4096  # bytes of an upload: the largest file that the reader takes, and what is round it
_BEAT = 15  # seconds between signs of life on a stream

Result = TypeVar("Result")
Answer = Callable[[Request], Awaitable[Response]]


class _Refused(Exception):
    """An answer that is no success: a sentence and a status."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


def desk(book: Book, rooms: Rooms) -> Starlette:
    turn = (
        asyncio.Lock()
    )  # one file at a time: two would share one interpreter, and the dictionaries are no place for two

    async def work(function: Callable[..., Result], *arguments: object) -> Result:
        async with turn:
            return await asyncio.to_thread(function, *arguments)

    def in_room(answer: Callable[[Request, Room], Awaitable[Response]]) -> Answer:
        """An answer that needs the room of the page that asks."""

        async def asked(request: Request) -> Response:
            with rooms.use(request.path_params["page"]) as room:
                try:
                    if room is None:
                        raise _Refused("这个页面已经关闭过，其中的文件已清除。请重新打开 fzlint desk。", 404)
                    return await answer(request, room)
                except _Refused as refused:
                    return JSONResponse({"error": str(refused)}, refused.status)
                except Exception as error:  # whatever we stumble over must not hide the other files
                    sentence = f"程序自身出错（{type(error).__name__}：{error}）。请把文件和这句话一并反馈给我们。"
                    return JSONResponse({"error": sentence}, 500)

        return asked

    async def enter(request: Request) -> Response:
        return RedirectResponse(f"{rooms.open()}/", 303)

    async def show(request: Request, room: Room) -> Response:
        return HTMLResponse(front(book), headers={"Content-Security-Policy": POLICY})

    async def alive(request: Request) -> Response:
        async def beats() -> AsyncIterator[str]:
            with rooms.use(request.path_params["page"]) as room:
                while room is not None:
                    yield ": \n\n"
                    await asyncio.sleep(_BEAT)

        if rooms.get(request.path_params["page"]) is None:
            return Response(status_code=204)  # tells an EventSource not to try again
        return StreamingResponse(beats(), media_type="text/event-stream")

    async def listed(request: Request, room: Room) -> Response:
        return JSONResponse([{"id": id, **item.told} for id, item in room.items.items()])

    async def add(request: Request, room: Room) -> Response:
        name, data = await _uploaded(request)
        if rooms.full(len(data)):
            raise _Refused(_FULL, 413)
        item = await work(checking.check, book, room.wishes, name, data)
        try:
            return JSONResponse({"id": rooms.put(room, item), **item.told})
        except Full:
            raise _Refused(_FULL, 413) from None

    async def wish(request: Request, room: Room) -> Response:
        room.wishes = await _wishes(request, book)
        return JSONResponse({})

    async def again(request: Request, room: Room) -> Response:
        id, item = _item(request, room)
        new = await work(checking.check, book, room.wishes, item.name, item.data)
        if id in room.items:
            room.items[id] = new
        return JSONResponse({"id": id, **new.told})

    async def forget(request: Request, room: Room) -> Response:
        del room.items[_item(request, room)[0]]
        return JSONResponse({})

    async def forget_all(request: Request, room: Room) -> Response:
        room.items.clear()
        return JSONResponse({})

    async def report(request: Request, room: Room) -> Response:
        _, item = _item(request, room)
        # of no origin, so that even a script in it could not ask for anything
        policy = "sandbox allow-scripts; frame-ancestors 'self'"
        return HTMLResponse(item.page, headers={"Content-Security-Policy": policy})

    async def take(request: Request, room: Room) -> Response:
        _, item = _item(request, room)
        make = products.PRODUCTS.get(request.path_params["what"])
        if make is None:
            raise _Refused("没有这样的下载。", 404)
        try:
            return _download(await work(make, book, room.wishes, item.name, item.data))
        except Unwritable as error:
            raise _Refused(str(error), 422) from None

    async def take_all(request: Request, room: Room) -> Response:
        files = [(item.name, item.data) for item in room.items.values() if not item.told["unread"]]
        return _download(await work(products.everything, book, room.wishes, files))

    return Starlette(
        routes=[
            Route("/", enter),
            Route("/{page}/", in_room(show)),
            Route("/{page}/alive", alive),
            Route("/{page}/files", in_room(listed)),
            Route("/{page}/files", in_room(add), methods=["POST"]),
            Route("/{page}/files", in_room(forget_all), methods=["DELETE"]),
            Route("/{page}/all", in_room(take_all)),
            Route("/{page}/wishes", in_room(wish), methods=["POST"]),
            Route("/{page}/files/{file}", in_room(again), methods=["POST"]),
            Route("/{page}/files/{file}", in_room(forget), methods=["DELETE"]),
            Route("/{page}/files/{file}/report", in_room(report)),
            Route("/{page}/files/{file}/{what}", in_room(take)),
        ]
    )


_FULL = "已打开的文件太多，内存放不下了。请先移除一些再放入。"


def _download(made: Product) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(made.name.encode('utf-8', 'replace'), safe='')}"
    return Response(made.data, headers={"Content-Disposition": disposition}, media_type=made.kind)


def _item(request: Request, room: Room) -> tuple[str, Item]:
    id = request.path_params["file"]
    if id not in room.items:
        raise _Refused("这个文件已经移除。请重新放入。", 404)
    return id, room.items[id]


async def _uploaded(request: Request) -> tuple[str, bytes]:
    """The name and the content of the one file that a request brings."""
    parser = MultiPartParser(request.headers, _limited(request), max_files=1, max_fields=0)
    parser.spool_max_size = _LARGEST + 1  # else what is larger than a megabyte would be written to the disk
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError):
        raise _Refused("没有收到文件。请重新放入。") from None
    except ClientDisconnect:
        raise _Refused("没有收完文件。请重新放入。") from None
    file = form.get("file")
    if file is None or isinstance(file, str):
        raise _Refused("没有收到文件。请重新放入。")
    data = await file.read()
    await file.close()
    return _base(file.filename or ""), data


async def _limited(request: Request) -> AsyncGenerator[bytes, None]:
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > _LARGEST:
            raise _Refused("文件太大，不像一份报告。请确认文件是否正确。", 413)
        yield chunk


def _base(name: str) -> str:
    """The name of a file without folders, as the file system of anybody would take it."""
    name = "".join(c for c in PurePath(name.replace("\\", "/")).name if c.isprintable())
    return name[-200:] or "未命名"


async def _wishes(request: Request, book: Book) -> Wishes:
    try:
        asked = await request.json()
        kind, publish, ignore = asked["kind"], asked["publish"], asked["ignore"]
    except (ValueError, KeyError, TypeError, RecursionError):  # the last: brackets in brackets
        raise _Refused("设置的写法不对。") from None
    rules = isinstance(ignore, list) and all(isinstance(code, str) for code in ignore)
    if not rules or not isinstance(kind, str) or not isinstance(publish, bool):
        raise _Refused("设置的写法不对。")
    wishes = Wishes(ignore=tuple(ignore), kind=kind or None, publish=publish)
    try:
        check_wishes(wishes, book.rules)
        checking.applied(book, wishes)
    except UsageError as error:
        raise _Refused(str(error)) from None
    return wishes
