"""Who may ask, and what is refused, as bytes on the wire: no browser is in the way."""

from __future__ import annotations

import http.client
import json
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from desk.conftest import Desk, awaited
from desk.told import counts
from starlette.requests import Request

from fzlint.desk import app
from fzlint.settings.setup import Wishes

FIXTURES = Path(__file__).parents[2] / "fixtures"
REPORT = (FIXTURES / "tracked-changes.docx").read_bytes()


class Client:
    """A page of a desk, without a browser."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.origin = f"http://127.0.0.1:{desk.port}"
        self.own = {"Origin": self.origin}
        status, headers, _ = self.ask("GET", f"/{desk.token}/")
        assert status == 303
        self.room = f"/{desk.token}/{headers['location']}"

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.desk.port, timeout=60)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def send(self, name: str, data: bytes, **headers: str) -> tuple[int, dict[str, object]]:
        head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        status, _, body = self.ask(
            "POST", f"{self.room}files", head + data + b"\r\n--x--\r\n", self.own | kind | headers
        )
        return status, json.loads(body)

    def post(self, path: str, body: object = None) -> tuple[int, dict[str, object]]:
        status, _, told = self.ask("POST", f"{self.room}{path}", json.dumps(body).encode(), self.own)
        return status, json.loads(told)


@pytest.fixture
def client(desk: Desk) -> Client:
    return Client(desk)


def test_only_our_own_name_is_answered(desk: Desk, client: Client) -> None:
    port = desk.port
    for host in (
        f"localhost:{port}",
        "127.0.0.1",
        f"evil.example:{port}",
        f"127.0.0.1:{port + 1}",
        f"127.0.0.1.:{port}",
        "",
        "[::1]",
    ):
        assert client.ask("GET", f"/{desk.token}/", headers={"Host": host})[0] == 403, host
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(f"GET /{desk.token}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n".encode())
    assert b" 400 " in connection.recv(100)
    connection.close()


def test_it_listens_here_alone(desk: Desk) -> None:
    own = [address[4][0] for address in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    for address in {*own, "127.0.0.2"} - {"127.0.0.1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, desk.port), timeout=2).close()


def test_every_address_needs_the_token(desk: Desk, client: Client) -> None:
    room = client.room.removeprefix(f"/{desk.token}")
    for path in (
        "/",
        room,
        f"{room}files",
        f"/{desk.token[:-1]}/",
        f"/{desk.token.lower()}/",
        f"//{desk.token}/",
        "/open/x",
        "/open/",
    ):
        status, headers, body = client.ask("GET", path)
        assert status == 403, path
        assert "请重新运行" in body.decode()
        assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_other_origins_are_refused_even_with_the_token(desk: Desk, client: Client, headers: dict[str, str]) -> None:
    headers = {name: value.format(port=desk.port) for name, value in headers.items()}
    for method, path in (
        ("GET", ""),
        ("GET", "files"),
        ("POST", "files"),
        ("POST", "wishes"),
        ("DELETE", "files"),
        ("OPTIONS", "files"),
    ):
        status, answered, _ = client.ask(method, client.room + path, None if method == "GET" else b"{}", headers)
        assert status == 403
        assert not [name for name in answered if name.startswith("access-control")]


def test_what_changes_something_must_say_where_it_comes_from(client: Client) -> None:
    assert client.ask("POST", f"{client.room}files", b"x")[0] == 403
    assert client.ask("DELETE", f"{client.room}files")[0] == 403
    assert client.ask("DELETE", f"{client.room}files", headers=client.own)[0] == 200


def test_no_answer_may_be_kept_framed_or_loaded_elsewhere(client: Client) -> None:
    _, told = client.send("报告.docx", REPORT)
    for path in ("", "files", f"files/{told['id']}/report", f"files/{told['id']}/comments", "files/x/report"):
        _, headers, _ = client.ask("GET", client.room + path)
        assert headers["cache-control"] == "no-store"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in headers
    policy = client.ask("GET", client.room)[1]["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    report = client.ask("GET", f"{client.room}files/{told['id']}/report")[1]
    assert report["content-security-policy"] == "sandbox allow-scripts; frame-ancestors 'self'"


def test_a_page_sees_its_own_files_alone(desk: Desk) -> None:
    first, second = Client(desk), Client(desk)
    _, told = first.send("甲.docx", REPORT)
    second.send("乙.txt", "关于乙的报告\n一、甲\n三、乙\n".encode())
    for path in ("report", "comments", "changes", "page"):
        assert first.ask("GET", f"{first.room}files/{told['id']}/{path}")[0] == 200
        assert second.ask("GET", f"{second.room}files/{told['id']}/{path}")[0] == 404
    listed = [json.loads(client.ask("GET", f"{client.room}files")[2]) for client in (first, second)]
    assert [[file["name"] for file in files] for files in listed] == [["甲.docx"], ["乙.txt"]]
    assert second.ask("DELETE", f"{second.room}files/{told['id']}", headers=second.own)[0] == 404
    assert second.ask("DELETE", f"{second.room}files", headers=second.own)[0] == 200
    assert len(json.loads(first.ask("GET", f"{first.room}files")[2])) == 1


def test_many_at_once_do_not_mix(desk: Desk) -> None:
    """Each sends a file with faults of its own number, all at the same time, and gets its own back."""
    wrong: list[object] = []

    def one(number: int) -> None:
        client = Client(desk)
        text = f"关于第{number}组的报告\n" + "一、甲\n三、乙\n" * number
        for _ in range(3):
            status, told = client.send(f"报告{number}.txt", text.encode())
            page = client.ask("GET", f"{client.room}files/{told['id']}/report")[2].decode()
            if status != 200 or told["title"] != f"关于第{number}组的报告" or f"关于第{number}组的报告" not in page:
                wrong.append((number, status, told))
        files = json.loads(client.ask("GET", f"{client.room}files")[2])
        if {file["name"] for file in files} != {f"报告{number}.txt"} or len(
            {json.dumps(file["counts"]) for file in files}
        ) != 1:
            wrong.append(files)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert wrong == []


def test_uploads_are_bounded(desk: Desk, client: Client) -> None:
    status, told = client.send("大.txt", "字".encode() * (11 << 20))
    assert status == 200
    assert "文件超过 32 MB" in str(told["unread"])
    head = (
        f"POST {client.room}files HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\nOrigin: {client.origin}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    connection = socket.create_connection(("127.0.0.1", desk.port), timeout=60)
    connection.sendall(head.encode())
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
    connection.sendall(b"%x\r\n%s\r\n" % (len(part), part))
    block = b"100000\r\n" + b"x" * (1 << 20) + b"\r\n"
    sent = 0
    try:
        for _ in range(400):
            connection.sendall(block)
            sent += 1
        answer = connection.recv(200)
    except OSError:  # closed while we were sending
        answer = b" 413 "
    connection.close()
    assert b" 413 " in answer
    assert client.send("还行.txt", "关于此事的报告\n一、甲\n".encode())[0] == 200
    assert sent <= 400


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (b"file=x", "application/x-www-form-urlencoded"),
        (b"\x00\xff", "multipart/form-data"),
        (b"x", ""),
    ],
)
def test_what_is_no_upload_is_told_so(client: Client, body: bytes, kind: str) -> None:
    status, _, told = client.ask("POST", f"{client.room}files", body, client.own | {"Content-Type": kind})
    assert status == 400
    assert "没有收到文件" in json.loads(told)["error"]


@pytest.mark.parametrize(
    "body",
    [None, [], {}, "x", {"kind": 1, "publish": False, "ignore": []}, {"kind": "", "publish": False, "ignore": [1]}],
)
def test_wishes_that_are_none_are_refused(client: Client, body: object) -> None:
    assert client.post("wishes", body) == (400, {"error": "设置的写法不对。"})


def test_wishes_of_brackets_in_brackets_are_refused(client: Client) -> None:
    status, _, told = client.ask("POST", f"{client.room}wishes", b"[" * 200_000, client.own)
    assert (status, json.loads(told)) == (400, {"error": "设置的写法不对。"})


def test_wishes_are_those_of_the_command_line(client: Client) -> None:
    status, told = client.post("wishes", {"kind": "月报", "publish": False, "ignore": []})
    assert status == 400
    assert "没有名为“月报”的报告种类" in str(told["error"])
    status, told = client.post("wishes", {"kind": "", "publish": False, "ignore": ["FZ999"]})
    assert status == 400
    assert "没有“FZ999”这条规则" in str(told["error"])
    _, told = client.send("报告.docx", REPORT)
    assert told["counts"] == counts()
    assert client.post("wishes", {"kind": "", "publish": True, "ignore": ["FZ4"]})[0] == 200
    _, again = client.post(f"files/{told['id']}")
    assert again["id"] == told["id"]
    assert again["counts"] == counts(Wishes(publish=True, ignore=("FZ4",)))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("报告.docx", "报告"),
        ("..%5C..%5C报告.docx", "报告"),
        ("/etc/报告.docx", "报告"),
        ("C:\\报告.docx", "报告"),
        ("a\u202eb.docx", "ab"),
    ],
)
def test_names_are_names_alone(client: Client, name: str, kept: str) -> None:
    name = name.replace("%5C", "\\").replace("\\", "\\\\")
    _, told = client.send(name, REPORT)
    assert told["name"] == f"{kept}.docx"
    headers = client.ask("GET", f"{client.room}files/{told['id']}/comments")[1]
    assert unquote(headers["content-disposition"]) == f"attachment; filename*=UTF-8''{kept}.批注.docx"


def test_what_cannot_be_written_is_told(client: Client) -> None:
    _, told = client.send("报告.txt", "关于此事的报告\n一、甲\n三、乙\n".encode())
    status, _, body = client.ask("GET", f"{client.room}files/{told['id']}/comments")
    assert status == 422
    assert "只有 Word 文件" in json.loads(body)["error"]
    assert client.ask("GET", f"{client.room}files/{told['id']}/secrets")[0] == 404


def test_nothing_is_written_to_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms of more than a megabyte usually go through a temporary file."""

    def refuse(*arguments: object, **more: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.docx"\r\n\r\n'
    blocks = [head, *[b"x" * (1 << 20)] * 5, b"\r\n--x--\r\n"]

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": blocks.pop(0), "more_body": bool(blocks)}

    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", b"multipart/form-data; boundary=x")]}
    name, data = awaited(app._uploaded(Request(scope, receive)))
    assert (name, len(data)) == ("a.docx", 5 << 20)


def test_it_ends_when_its_page_is_closed_for_a_while(start: Callable[..., Desk]) -> None:
    desk = start(linger=1, patience=30)
    client = Client(desk)
    stream = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    stream.request("GET", f"{client.room}alive")
    assert stream.getresponse().status == 200
    time.sleep(3)
    assert desk.process.poll() is None, "its page is open"
    stream.close()
    assert desk.process.wait(15) == 0


def test_it_ends_when_nobody_comes(start: Callable[..., Desk]) -> None:
    assert start(linger=1, patience=1).process.wait(15) == 0


def test_a_closed_page_is_forgotten(start: Callable[..., Desk]) -> None:
    desk = start(linger=1, patience=60)
    first, second = Client(desk), Client(desk)
    stream = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=30)
    stream.request("GET", f"{second.room}alive")
    assert stream.getresponse().status == 200
    first.send("报告.docx", REPORT)
    time.sleep(4)
    status, _, told = first.ask("GET", f"{first.room}files")
    assert status == 404
    assert "文件已清除" in json.loads(told)["error"]
    assert first.ask("GET", f"{first.room}alive")[0] == 204, "an EventSource gives up"
    assert second.ask("GET", f"{second.room}files")[0] == 200
    stream.close()
