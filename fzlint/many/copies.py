"""The names of what is written beside a report, or into a folder of copies."""

from __future__ import annotations

from pathlib import Path, PurePath

from fzlint.readers.read import SUFFIXES

_OWN = (".docx", ".docm", ".dotx", ".dotm")  # the kind of a Word file stands inside it as well


def named(name: str, what: str, suffix: str) -> str:
    """“报告.批注.docx” of “报告.docx”."""
    return f"{PurePath(name).stem}.{what}{suffix}"


def word_suffix(name: str) -> str:
    """The suffix of a copy in Word's own format."""
    suffix = PurePath(name).suffix
    return suffix if suffix.lower() in _OWN else ".docx"


def annotated(path: Path, target: Path) -> Path:
    """Where the copy of a file with comments goes. target: a file, a folder, or BESIDE: beside the file itself."""
    name = named(path.name, "批注", word_suffix(path.name))
    if target == BESIDE:
        return path.with_name(name)
    return target / name if is_folder(target) else target


BESIDE = Path("*")  # stands for the name that was not typed; no file of Windows has it


def is_folder(target: Path) -> bool:
    """Whether copies go into `target`: a folder that is there, or a name that no report has."""
    return target == BESIDE or target.is_dir() or target.suffix.lower() not in SUFFIXES
