"""Why a file is no report that can be read."""

from __future__ import annotations

import errno

SAVE = "请在 Word/WPS 中打开，另存为 .docx 后再检查。"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what old Office files begin with, and encrypted new ones

MOST_PARAGRAPHS = 32_000  # a report of 1,000 pages has about 20,000
MOST_CHARACTERS = 2_000_000  # it has about 700,000


class Unreadable(Exception):
    """A file that cannot be read as a report. str() is a sentence for its owner: what it is and what to do.

    code is one of: not-found, permission, too-large, empty, no-text, encrypted, damaged, wrong-format, unsupported.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


_SAID = {
    errno.EACCES: "没有权限，或正被别的程序使用",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "已经有同名的",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.EBUSY: "正被别的程序使用",
    errno.EIO: "磁盘或网络读写出错",
    errno.ENAMETOOLONG: "名称太长",
    errno.EFBIG: "超过系统允许的大小",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENFILE: "同时打开的文件太多",
    errno.ELOOP: "链接绕成了圈",
    errno.EBADF: "输出已经关闭",
    errno.ENOMEM: "内存不够",
}


def why(error: OSError) -> str:
    """What the system says, in Chinese where that is known."""
    return _SAID.get(error.errno or 0) or error.strerror or str(error)
