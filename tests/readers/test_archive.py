"""The zip directory as we read it, against zipfile's."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fzlint.readers.archive import BadArchive, entries, unpack

LIMIT = 1 << 20


def packed(
    files: list[tuple[str, bytes]],
    method: int = zipfile.ZIP_DEFLATED,
    comment: bytes = b"",
    streamed: bool = False,
    large: bool = False,
) -> bytes:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return not streamed

    buffer = Pipe()
    with zipfile.ZipFile(buffer, "w", method) as package:
        package.comment = comment
        for name, content in files:
            with package.open(name, "w", force_zip64=large) as part:
                part.write(content)
    return buffer.getvalue()


def ours(data: bytes) -> list[tuple[str, bytes]] | None:
    try:
        return [(entry.name, unpack(data, entry, LIMIT)) for entry in entries(data)]
    except BadArchive:
        return None


def theirs(data: bytes) -> list[tuple[str, bytes]] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(info.filename, package.read(info)) for info in package.infolist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        return None


NAMES = st.sampled_from(["a.xml", "word/document.xml", "文档.xml", "é.bin", "x"])
FILES = st.lists(st.tuples(NAMES, st.binary(max_size=200)), max_size=4, unique_by=lambda file: file[0])


@given(
    FILES,
    st.sampled_from([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]),
    st.binary(max_size=30).filter(lambda comment: b"PK" not in comment),  # zipfile too takes that for the end
    st.booleans(),
    st.booleans(),
)
def test_what_zipfile_writes_is_read(
    files: list[tuple[str, bytes]], method: int, comment: bytes, streamed: bool, large: bool
) -> None:
    data = packed(files, method, comment, streamed, large)
    assert ours(data) == files
    assert ours(b"in front" + data) == files == theirs(b"in front" + data)


@given(st.data())
@example(None)
def test_a_damaged_archive_is_never_read_otherwise_than_zipfile_reads_it(data: st.DataObject | None) -> None:
    good = packed([("word/document.xml", b"<w:p>abc</w:p>" * 20), ("b", b"stored")], comment=b"c")
    if data is None:
        bad = good[:-10]
    else:
        changed = bytearray(good)
        for _ in range(data.draw(st.integers(1, 3))):
            changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
        bad = bytes(changed[: data.draw(st.integers(0, len(changed)))])
    read, expected = ours(bad), theirs(bad)
    if read is not None and expected is not None:
        assert [content for _, content in read] == [content for _, content in expected]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compression_is_refused(method: int) -> None:
    data = packed([("a", b"x" * 100)], method)
    with pytest.raises(BadArchive):
        unpack(data, entries(data)[0], LIMIT)


def test_no_more_than_the_limit_is_unpacked() -> None:
    data = packed([("a", bytes(5 * LIMIT))])
    assert len(unpack(data, entries(data)[0], LIMIT)) == LIMIT + 1
