"""Lists that go over several sentences: a total adds up the sentences before it, 土地类41件；房屋类36件。以上两类共77件, or its parts are the
lines below it, 检察建议43份，具体为： and then （1）社会治理类19份； （2）纠正违法类15份； …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.prose import begins_paragraph
from fzlint.figures.reading.dates import HAN
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing, Passage
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.reading.said import ASIDE, SUMS_UP, THUS, listed
from fzlint.figures.sums import completeness, misses, partition
from fzlint.pattern import pattern

_LABEL = pattern(rf"\s*(?:\(?(?P<number>[0-9]{{1,2}}|[{HAN}]{{1,2}})[).、．]|(?P<ring>[①-⑳])|(?P<dash>[-—•·●◆■*]))?\s*")
_FORMS = ("number", "ring", "dash")
_LINE = 60  # code points of a part
_LEAST = 2
_MOST = 20
_SUMMANDS = 12  # of sentences that the next adds up
_UNTOLD = 3  # parts where no colon or 如下 announces them
_FAR = 4  # what misses the whole by more than one in so many is another matter, unless the digits are changed about


def below(passages: Sequence[tuple[Passage, Passage | None]]) -> Iterator[Listing]:
    """The list below each sentence that ends its line, tells of one total, and has lines below that tell of one part each."""
    for k, (lead, _) in enumerate(passages[:-_LEAST]):
        mark = lead.text[lead.end - 1]
        if mark in ":：。；" and lead.text[lead.end : lead.end + 1] == "\n":
            listing = _listing(
                passages,
                k,
                mark in ":：" or THUS.search(lead.text, max(lead.start, lead.end - _LINE), lead.end) is not None,
            )
            if listing is not None:
                yield listing


def _listing(passages: Sequence[tuple[Passage, Passage | None]], k: int, announced: bool) -> Listing | None:
    """The list below sentence k; announced: it says that the lines below are its parts."""
    rows = list(_rows(passages, k))
    if len(rows) < (_LEAST if announced else _UNTOLD):
        return None
    total = _total(passages[k][0], rows[0].figure)
    if total is None or any(row.figure.about != total.about for row in rows):
        return None
    listing = Listing("：", (total,), tuple(rows), False, False, False, "")
    return listing if announced or _sure(listing, total) else None


def _total(lead: Passage, part: Figure) -> Figure | None:
    """The one figure of a sentence that counts what the parts do."""
    totals = [
        figure
        for figure, home in zip(lead.figures, lead.inside, strict=True)
        if figure.about == part.about and home < 0
    ]
    if len(totals) != 1 or totals[0].approx or partition.COMPARED.search(totals[0].noun):
        return None
    return totals[0]


def _rows(passages: Sequence[tuple[Passage, Passage | None]], k: int) -> Iterator[Item]:
    """A part for each of the lines right below, all of them labelled alike and numbered from the first; none where more follow."""
    before = passages[k][0]
    form = None
    found: list[Item] = []
    for passage, _ in passages[k + 1 : k + 1 + _MOST]:
        item, kind = _row(passage, len(found) + 1)
        if passage.text[before.end : passage.start].strip(" \u3000\n") or item is None or (form or kind) != kind:
            break
        form = kind
        found.append(item._replace(mark="；" if len(found) else ""))
        before = passage
    if form is not None and not _goes_on(before, form, len(found) + 1):
        yield from found


def _row(passage: Passage, number: int) -> tuple[Item | None, str]:
    """What a line tells, if it is one short sentence with one figure beside percentages, and how it is labelled."""
    text, end = passage.text, passage.end
    own = [figure for figure in passage.figures if figure.about not in RATIOS]
    if end - passage.start > _LINE or text[end : end + 1] not in ("\n", "") or len(own) != 1 or own[0].approx:
        return None, ""
    if not begins_paragraph(text, passage.start):
        return None, ""
    match = _LABEL.match(text, passage.start, end)
    assert match is not None
    form = match.lastgroup or ""
    if form == "number" and match["number"] not in (str(number), HAN[number - 1 : number]):
        return None, ""
    name = text[match.end() : own[0].span.start].strip()
    behind = text[own[0].span.end : end].rstrip("。；;，")
    if ASIDE.search(name) or not (name or behind) or "其中" in name:
        return None, ""
    return Item(own[0], name.rpartition("，")[2].rstrip("：:"), "", "" if name else behind, False), form


def _goes_on(last: Passage, form: str, number: int) -> bool:
    """Whether the next line is one more of them that tells no figure, or another one."""
    start = last.end + 1
    match = _LABEL.match(last.text, start, start + _LINE)
    if match is None or not form:
        return last.text[last.end - 1] in "；;，、"  # the last part ends otherwise
    if match.lastgroup != form:
        return False
    return form != "number" or match["number"] in (str(number), HAN[number - 1 : number])


def _sure(listing: Listing, total: Figure) -> bool:
    """Whether lines that nothing announces are the parts all the same: of one kind, and not far from the whole."""
    made = partition.made_of(listing.items)
    off = abs(made - total.value)
    near = off * _FAR <= total.value or misses.swapped(int(total.value), int(made))
    return near and (
        completeness.alike([item.name for item in listing.items]) or completeness.WHOLE.search(total.noun) is not None
    )


def _without_shares(passage: Passage) -> list[Figure]:
    """The figures of a sentence without the share that stands behind each: 市政府部门68件，占57.1%；县政府42件，占35.3%."""
    counted = [figure for figure in passage.figures if figure.about != "share"]
    return counted if len(passage.figures) in (len(counted), 2 * len(counted)) else list(passage.figures)


def summed_up(passages: Sequence[tuple[Passage, Passage | None]]) -> Iterator[Listing]:
    """The totals that begin a sentence and add up the one before: 土地类41件；房屋类36件；社保类23件。以上三类共100件。"""
    for k, (passage, before) in enumerate(passages):
        if before is None or not _sums_up(passage) or before.figures[0].noun in _TOTAL:
            continue
        total, parts = passage.figures[0], _before(passages, k)
        items = [Item(part, part.noun, "；" if n else "", "", False) for n, part in enumerate(parts)]
        named = not any(ASIDE.search(item.name) or partition.COMPARED.search(item.name) for item in items)
        plain_row = max(before.inside) < 0 and "其中" not in before.text[before.start : before.end]
        alike = all(part.about == total.about and not part.approx for part in parts)
        if named and plain_row and alike and not total.approx and _LEAST <= len(parts) <= _SUMMANDS:
            yield Listing("合计", (total,), tuple(items), False, True, False, "")


def _sums_up(passage: Passage) -> bool:
    """Whether a sentence begins with a total of what stands before it: 以上三类共100件; 全年合计119件."""
    if SUMS_UP.match(passage.text, passage.start, passage.end) is not None:
        return True
    return (
        passage.figures[0].noun in _TOTAL
        and passage.text[passage.start : passage.figures[0].span.start].strip() in _TOTAL
    )


_TOTAL = listed("承前合计")


def _before(passages: Sequence[tuple[Passage, Passage | None]], k: int) -> list[Figure]:
    """The figures of the sentence before sentence k, and of those before it that tell one each."""
    parts = _without_shares(passages[k - 1][0])
    while (
        len(parts) < _SUMMANDS
        and k > 1
        and passages[k - 1][1] is passages[k - 2][0]
        and len(passages[k - 1][0].figures) == 1
    ):
        k -= 1
        parts = [*passages[k - 1][0].figures, *parts]
    return parts
