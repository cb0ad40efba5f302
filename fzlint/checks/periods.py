"""periods: figures up to 目前 without a date, or up to a month before the year's end in a report of the whole year."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.figures.reading.figure import passages
from fzlint.figures.reading.said import DRAFTED, EARLY, FORE
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

# strings: few reports need them, and compiling takes longer than looking
_OPEN = pattern(
    "截[至止]?到?目前(?:为止)?|截[至止]到?(?:现在|今(?![年日天晚早]))|[迄至]今为止|目前为止",
    need="截|迄|至今为止|目前为止",
)
_CLOSED = pattern(
    r"截[至止]到?[^，。；]{0,12}?(?:(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2}日)?",
    need="截",
)
_SPAN = pattern(  # 1—11月，共查处…; the months of a campaign end sooner, and go on without 共
    r"(?:(?<=[，。；：\n \u3000])|(?<=年))1月?[至到—–~～-](?P<month>9|1[01])月(?:底|份|末)?"
    r"(?=[，,](?:全[省市区县州镇乡局院委厅]|我[局镇县市区院委]|[^，。；比\n]{0,6}?(?:共|累计|新[收增]|办结|受理|完成)))",
    need="|".join(to + month for to in "至到—–～~-" for month in ("9月", "10月", "11月")),
)
_PART_YEAR = pattern("半年|季度|[0-9一二三四五六七八九十]月|阶段|中期|进展|届|“")
_WHOLE_YEAR = pattern("(?:19|20)[0-9]{2}年")


_MONTHS = pattern(r"\s*\([^()]*[0-9]月")


class Periods(NamedTuple):
    """Where a report's figures end.

    valid  what stands behind a date that says which papers are looked through, not where figures end: 现行有效
    counted  what is counted on a day of its own every year: 毕业去向
    """

    valid: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("words", "fault")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.folded
        spans = _SPAN.search(text) is not None or EARLY.search(text) is not None or FORE.search(text) is not None
        if not spans and not any(word in text for word in ("截", "今为止", "目前为止")):
            return
        title = document.title
        if context.kind is None and not any(word in title for word in ("报告", "汇报", "总结", "情况")):
            return
        whole = _WHOLE_YEAR.search(title) is not None and not _PART_YEAR.search(title)
        offset = context.kind.year_offset if context.kind is not None else 0
        year = document.year + offset if document.year is not None and whole else None
        dated = False  # the report has said what day its figures end
        for passage in passages(document):
            own = any(text.find(word, passage.start, passage.end) >= 0 for word in self.counted)
            for match in _CLOSED.finditer(text, passage.start, passage.end) if not own else ():
                told = int(match["year"]) if match["year"] else year
                month = int(match["month"])
                dated = dated or match["day"] is not None or match["year"] is not None
                early = month < 12 or text[match.end() : match.end() + 2] in ("上旬", "中旬")
                if year is not None and told == year and early and not text.startswith(self.valid, match.end()):
                    words = document.text[match.start() : match.end()]
                    fault = f"本报告反映{year}年全年情况，数字只截至{month}月"
                    yield Match(Span(*match.span()), {"words": words, "fault": fault}, group="early")
            if spans and year is not None:
                yield from self._part(document, passage.start, passage.end, year)
            if dated:
                continue
            for match in (
                *_OPEN.finditer(text, passage.start, passage.end),
                *DRAFTED.finditer(text, passage.start, passage.end),
            ):
                if _MONTHS.match(text[match.end() : match.end() + 20]):
                    continue
                words = document.text[match.start() : match.end()]
                yield Match(Span(*match.span()), {"words": words, "fault": "没有写明日期"}, group="open")

    def _part(self, document: Document, start: int, end: int, year: int) -> Iterator[Match]:
        """1—11月，共… in a report of the whole year; what another year or a date behind says is its own."""
        for match in (
            *EARLY.finditer(document.folded, start, end),
            *FORE.finditer(document.folded, max(start - 1, 0), end),
        ):
            words = document.text[match.start() : match.end()]
            fault = f"本报告反映{year}年全年情况，数字不到年底"
            yield Match(Span(*match.span()), {"words": words, "fault": fault}, group="early")
        for match in _SPAN.finditer(document.folded, max(start - 1, 0), end):
            told = _WHOLE_YEAR.search(document.folded, max(match.start() - 5, 0), match.start())
            if told is None or told.group() == f"{year}年":
                words = document.text[match.start() : match.end()]
                fault = f"本报告反映{year}年全年情况，数字只到{match['month']}月"
                yield Match(Span(*match.span()), {"words": words, "fault": fault}, group="early")
