"""What a report says where it opens of the time that it tells of: 现将2023年工作情况报告如下; 统计期限自2023年1月1日至12月31日."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fzlint.document.model import Document, Span
from fzlint.pattern import pattern

YEAR = pattern("(?<![0-9~/-])(?<![–—～])(?:19|20)[0-9]{2}(?=年)")
_QUOTED = pattern(r"《[^》]{0,80}》|“[^”]{0,40}”|\([^()]{0,40}\)|〔[^〕]{0,12}〕")
_FAR = 3  # years: farther off another report is meant


def other_year(
    document: Document, own: int, opens: Sequence[str], covers: Sequence[str]
) -> Iterator[tuple[Span, int, str, str]]:
    """Years told there that are not the report's own: where, which, the words around, what to do.

    opens   what the first sentence ends in, with 如下 behind it: 报告, 总结
    covers  words for the time that the figures cover: 统计期限
    """
    text = document.folded
    period = _period(covers).search(text) if covers and "12月31日" in text else None
    if period is not None and period["to"] in (None, period["from"], str(own)):
        year = int(period["from"])
        if 1 <= abs(year - own) <= _FAR:
            span = Span(period.start("from"), period.end("from") + 1)
            words = document.text[period.start() : period.end()]
            yield span, year, words, f"统计期限请改为{own}年；如标题有误，请改标题"
    at = text.find("现将")
    if at < 0:
        at = text.find("现就")
    match = _report(opens).match(text, at) if at >= 0 and opens else None
    if match is None:
        return
    of = bare(match["of"])
    years = [int(found.group()) for found in YEAR.finditer(of)]
    if years and own not in years and all(abs(year - own) <= _FAR for year in years):
        start = at + 2 + (YEAR.search(of) or match).start()
        words = document.text[match.start() : match.end()]
        yield Span(start, start + 5), years[0], words, f"请改为{own}年；如标题有误，请改标题"


def bare(text: str) -> str:
    """A text with quotations, titles and brackets blanked; the length stays."""
    if not any(mark in text for mark in "《“(〔"):
        return text
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _report(opens: Sequence[str]) -> re.Pattern[str]:
    return pattern(rf"现[就将](?P<of>[^。；]{{0,60}}?)(?:{'|'.join(opens)})(?:如下|于后|下)")


def _period(covers: Sequence[str]) -> re.Pattern[str]:
    return pattern(
        rf"(?:{'|'.join(covers)})[^。；\n0-9]{{0,8}}(?P<from>20[0-9]{{2}})年1月1日[^。；\n0-9]{{0,4}}(?:(?P<to>20[0-9]{{2}})年)?12月31日",
        need="|".join(covers),
    )
