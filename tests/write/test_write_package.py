from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzlint.write.editable import Unwritable
from fzlint.write.package import rewrite


def package(
    parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED, *, streamed: bool = False, wide: bool = False
) -> bytes:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return not streamed

        def tell(self) -> int:
            if streamed:
                raise OSError
            return super().tell()

    file = Pipe()
    with zipfile.ZipFile(file, "w", method) as zip_:
        zip_.comment = b"a comment"
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2024, 3, 5, 7, 9, 10))
            info.compress_type = method
            with zip_.open(info, "w", force_zip64=wide) as part:
                part.write(content)
    return file.getvalue()


def contents(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as zip_:
        assert zip_.testzip() is None
        return [(info.filename, zip_.read(info)) for info in zip_.infolist()]


def stored(data: bytes, name: str) -> bytes:
    """The bytes of a part as they lie in the file, compressed."""
    with zipfile.ZipFile(BytesIO(data)) as zip_:
        info = zip_.getinfo(name)
        start = info.header_offset + 30 + len(name.encode())
        return data[start : start + info.compress_size]


PARTS = {
    "[Content_Types].xml": b"<a/>",
    "word/document.xml": b"<b>" * 50,
    "word/media/图.png": bytes(range(256)) * 9,
    "z/": b"",
}


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
@pytest.mark.parametrize(("streamed", "wide"), [(False, False), (True, False), (False, True)])
def test_all_other_parts_stay_as_stored_and_in_order(method: int, streamed: bool, wide: bool) -> None:
    data = package(PARTS, method, streamed=streamed, wide=wide)
    after = rewrite(data, {"word/document.xml": b"new" * 99, "word/comments.xml": b"<c/>"})
    assert contents(after) == [
        *((name, b"new" * 99 if name == "word/document.xml" else content) for name, content in PARTS.items()),
        ("word/comments.xml", b"<c/>"),
    ]
    if not wide:
        assert stored(after, "word/media/图.png") == stored(data, "word/media/图.png")
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(after)) as new:
        assert new.comment == b"a comment"
        for info in old.infolist():
            other = new.getinfo(info.filename)
            assert (other.compress_type, other.date_time) == (info.compress_type, info.date_time)
        assert new.getinfo("word/comments.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_what_stands_in_front_or_between_is_no_obstacle() -> None:
    data = b"junk" + package(PARTS)
    assert contents(rewrite(data, {})) == list(PARTS.items())


def test_parts_that_share_their_bytes_are_refused() -> None:
    data = package({"a": b"x" * 100, "b": b"y" * 100}, zipfile.ZIP_STORED)
    first = data.index(b"PK\1\2")
    second = data.index(b"PK\1\2", first + 1)
    at = second + 42
    overlapping = data[:at] + (10).to_bytes(4, "little") + data[at + 4 :]
    with pytest.raises(Unwritable, match="结构不正常"):
        rewrite(overlapping, {"a": b"new"})


@settings(deadline=None)
@given(
    st.dictionaries(
        st.text("abc/é中", min_size=1, max_size=8).map(lambda name: name.strip("/") or "x"), st.binary(max_size=60)
    ),
    st.dictionaries(st.text("abc中", min_size=1, max_size=3), st.binary(max_size=60), max_size=3),
)
def test_any_package_keeps_what_is_not_changed(parts: dict[str, bytes], changed: dict[str, bytes]) -> None:
    data = package(parts)
    after = rewrite(data, changed)
    assert dict(contents(after)) == parts | changed
    assert rewrite(data, changed) == after
    assert rewrite(after, changed) == after
