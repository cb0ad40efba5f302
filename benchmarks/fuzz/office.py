"""What LibreOffice reads in mutated packages that were annotated and mended: `python benchmarks/fuzz/office.py 60`.

Its text of a result with fzlint's changes rejected must be that of the package before, with them accepted that text but for
marks and blanks. Ends with 1 where one is another text or does not open.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from lxml import etree
from mutate import mutated
from run import seed_package

from fzlint.api import lint_file
from fzlint.readers.unreadable import Unreadable
from fzlint.report.annotate import annotated
from fzlint.write.editable import Unwritable
from fzlint.write.fix import mend

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = re.compile(r"[\W_]+")  # what the fixes of these packages change


def settled(data: bytes, *, accept: bool) -> bytes:
    """A package with all changes of fzlint accepted or rejected and its comments taken out, by ECMA-376."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in package.infolist():
            content = package.read(info)
            if info.filename.startswith("word/") and b'"fzlint"' in content:
                content = _settled(content, accept)
            copy.writestr(info, content)
    return made.getvalue()


def _settled(content: bytes, accept: bool) -> bytes:
    root = etree.fromstring(content)
    gone, stays = ("del", "ins") if accept else ("ins", "del")
    for element in root.xpath("//*[@*[local-name()='author']='fzlint']"):
        name, parent = etree.QName(element).localname, element.getparent()
        if name == gone:
            parent.remove(element)
        elif name == stays:
            for text in element.iter(f"{_W}delText"):
                text.tag = f"{_W}t"
            for child in list(element):
                element.addprevious(child)
            parent.remove(element)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def results(count: int, seed: int) -> Iterator[tuple[str, bytes, bytes]]:
    """So many packages that could be written: what was done, and the package before and after."""
    whole, lint = seed_package(), partial(lint_file, "a.docx")
    while count > 0:
        data = mutated(whole, random.Random(seed))
        report = lint(data=data)
        try:
            if report.document is not None:
                how = ("annotate", "fix")[count % 2]
                made = annotated(data, report) if how == "annotate" else mend(data, report, lambda d: lint(data=d)).data
                if made != data:
                    yield f"{seed} {how}", data, made
                    count -= 1
        except (Unwritable, Unreadable):
            pass
        seed += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=60)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    names: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for i, (what, before, after) in enumerate(results(args.count, args.seed)):
            names.append(what)
            forms = {"before": before, "after": after}
            forms |= {"rejected": settled(after, accept=False), "accepted": settled(after, accept=True)}
            for form, data in forms.items():
                (folder / f"{i}-{form}.docx").write_bytes(data)
        office = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'home').as_uri()}"]
        office += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", name]
        subprocess.run([*office, *map(str, sorted(folder.glob("*.docx")))], check=True, stdout=subprocess.DEVNULL)
        wrong = {what: told for i, what in enumerate(names) if (told := _wrong(folder, i))}
        opened = sum((folder / f"{i}-before.txt").is_file() for i in range(len(names)))
    for what, told in wrong.items():
        print(what, told)
    print(
        f"{len(names)} results; LibreOffice opens {opened} of the packages as they were; something wrong: {len(wrong)}"
    )
    return 1 if wrong else 0


def _wrong(folder: Path, number: int) -> str:
    files = {form: folder / f"{number}-{form}.txt" for form in ("before", "after", "rejected", "accepted")}
    if not files["before"].is_file():
        return ""  # LibreOffice did not open the package as it was
    if missing := [form for form, path in files.items() if not path.is_file()]:
        return f"not opened: {missing}"
    texts = {form: path.read_text(encoding="utf-8-sig") for form, path in files.items()}
    if texts["rejected"] != texts["before"]:
        return f"rejected is another text: {texts['rejected']!r} for {texts['before']!r}"
    if _MARKS.sub("", texts["accepted"]) != _MARKS.sub("", texts["before"]):
        return f"accepted is another text: {texts['accepted']!r} for {texts['before']!r}"
    return "" if texts["after"].strip() else "nothing is read in the result"


if __name__ == "__main__":
    sys.exit(main())
