"""The unit that a report names as its own: in the title, else where it is signed."""

from __future__ import annotations

from fzlint.document.model import Document
from fzlint.document.title_words import ACCOUNTS, BEHIND_UNIT, NO_REPORTS, OTHER_REPORTS, UNITS
from fzlint.pattern import pattern

_UNIT = pattern(
    f"^(?:关于(?:[^\\W\\d_](?:送|报))?)?(?:[12][0-9]{{3}}年度?)?((?:中共)?[^，。、：《》“”（）()0-9]{{2,24}}?(?:{'|'.join(UNITS)}))"
    rf"(?={'|'.join(BEHIND_UNIT)}|[12][0-9]{{3}}|[一二][〇○零九]|\s|工作报告$)"
)


_DATED = pattern(r"\s*[0-9一二三四五六七八九十〇○零]{2,4}\s*年.*")


def signed_by(document: Document) -> str:
    """The unit that signs the report, "" if none does or several do."""
    names = [_DATED.sub("", document.text_of(block)).strip() for block in document.blocks if block.role == "signoff"]
    names = [name for name in names if 3 <= len(name) <= 30]
    return "".join(names[0].split()) if len(names) == 1 else ""


def unit_of(title: str) -> str:
    """The unit that a title names, "" if it names none or several; the second of two of one place, 青河县委青河县人民政府."""
    found = _UNIT.match(title)
    unit = found.group(1).removeprefix("中共") if found else ""
    unit = unit[max(unit.find(unit[:2], 2), 0) :]
    return "" if any(mark in unit for mark in (" ", "\u3000")) else unit  # two units report together


_PLACE = pattern(r"[^\W\d_a-zA-Z]{1,6}?(?:[省市县区旗镇乡村]|街道)")


def places_of(title: str) -> tuple[str, ...]:
    """The names of places that the unit of a title begins with: 青河县, 云溪镇."""
    return tuple(_PLACE.findall(unit_of(title)))


_BESIDE = pattern(r"《[^《》]*》|[（(][^（）()]*[）)]$", need="《|（|(")


def paper_of(title: str) -> str:
    """What a title says that the paper is, if that is no report, or one of no kind known: 合同, 调研报告; "" if it does not, or
    speaks of what was done too."""
    bare = _BESIDE.sub("", title).rstrip()
    other = next((word for word in OTHER_REPORTS if bare.endswith(word)), "")
    if other:
        return other
    paper = next((word for word in NO_REPORTS if bare.endswith(word)), "")
    return "" if any(word in bare for word in (*ACCOUNTS, "情况")) else paper


def unit_named(document: Document) -> str:
    """The unit that a report names in its title or, without one there, signs with; "" if none."""
    return unit_of(document.title) or signed_by(document)
