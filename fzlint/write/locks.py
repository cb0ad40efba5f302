"""What tells that a file is open in Word, WPS or LibreOffice."""

from __future__ import annotations

from pathlib import Path


def locks(path: Path) -> list[Path]:
    """The files that Word, WPS and LibreOffice lay beside one that is open: of a longer name Word leaves out two characters."""
    names = [f"~${path.name}", f".~{path.name}", f".~lock.{path.name}#"]
    if len(path.stem) > 6:
        names.append(f"~${path.name[1 if len(path.stem) == 7 else 2 :]}")
    return [path.with_name(name) for name in names]
