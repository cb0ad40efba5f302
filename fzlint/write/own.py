"""Whether a .docx is a copy that fzlint made: what people have worked in is theirs, and is never overwritten unasked."""

from __future__ import annotations

import re

from fzlint.readers.package import Package
from fzlint.readers.traces import AUTHOR
from fzlint.readers.unreadable import Unreadable
from fzlint.write.editable import Unwritable
from fzlint.write.tree import Tree

_SAVED = re.compile(rb"<dcterms:modified[^>]*>\s*([0-9T:.-]+)Z?\s*</")  # Word and WPS write it whenever they save


def untouched(data: bytes) -> bool:
    """Whether a file holds comments of fzlint and nobody has saved it since they were written."""
    try:
        package = Package(data)
        dates = list(_dates(package))
        core = package.find("docProps/core.xml")
        saved = _SAVED.search(package.read(core)) if core else None
    except (Unreadable, Unwritable):
        return False
    return bool(dates) and (saved is None or saved[1].decode()[:19] <= max(dates)[:19])


def _dates(package: Package) -> list[str]:
    """When the comments of fzlint were written."""
    name = next(
        (relation.target for relation in package.relationships(package.main) if relation.kind == "comments"), ""
    )
    if not name:
        return []
    tree = Tree(package.read(name))
    comments = tree.root.iter(f"{tree.w}comment")
    return [comment.get(f"{tree.w}date", "") for comment in comments if comment.get(f"{tree.w}author") == AUTHOR]
