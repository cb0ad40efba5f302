"""years: a year that contradicts the report's own: in a heading, in 现将…报告如下, in the plan for the year to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from fzlint.checks.context import Context
from fzlint.checks.opening_year import YEAR, bare, other_year
from fzlint.document.identity import own_year
from fzlint.document.identity.year import in_digits
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_BEHIND_TITLE = pattern(r"(?:的(?:报告|请示|通知|函))?\s*(?:[(（].*)?$")
_OWN_WORDS = 4
_SHOWN = 20  # code points of a paragraph that is told
_YEAR_AHEAD = pattern(r"\s*((?:19|20)[0-9]{2})年度?")


_ISSUED = pattern("印发《([^》]*20[0-9]{2}年[^》]*)》的通知$", need="印发")
_ASSEMBLY = 400  # code points: so far the assembly is addressed


def _is_delivered(document: Document, title: str) -> bool:
    """Whether a 工作报告 without a year in its title is read to an assembly, whose year stands below it: that of a court
    reviews the year before."""
    return title.endswith("工作报告") and any(word in document.text[:_ASSEMBLY] for word in ("各位代表", "各位委员"))


def _in_title(document: Document) -> bool:
    """Whether the title tells the year, though without 年: 2025度法治政府建设报告."""
    return document.told is not None and document.told.by == "title"


def _is_told_of(document: Document, year: int) -> bool:
    """Whether a year is that of 报告2024年的工作, 一、2024年工作回顾, not of the day of the meeting: the year looked back on."""
    told = own_year.delivered(document)
    return document.reported(-1) == year or (told is not None and told.year == year and not own_year.meeting(document))


class Years(NamedTuple):
    """Years that a report was not written for: mostly what is left of last year's.

    review    ends of headings of a part about the year itself
    troubles  words in headings about what falls short
    plan      words in headings of a part about the time to come
    tasks     ends of headings that are about it behind one about what falls short
    others    words with which a year that is another is right
    ahead     ends of headings of their own about the time to come
    plans     ends of titles of papers that are plans as a whole
    following  periods with the next one: 上半年|下半年
    accounts  words in titles of accounts: all parts and attachments are of the one year
    spent     what is told of in such accounts: 2024年度……支出
    notices   ends of titles of papers that are sent out before the year begins
    planning  words that say that something is planned: 将
    due       ends of a time by which it is to be done: 底, 上半年
    done      words that say that it was done: 了, 以来
    more      what stands behind 将 where a year is looked forward to: 继续
    drafts    the same as plan in a title of two years: 2024年执行情况和2025年预算草案
    meetings  words in titles of what is said at a meeting in the year of the title
    seasons   words in titles of what is over when the year has just begun
    yearly    words behind which a figure is that of the whole year
    periods   words in titles of papers about less or more than a year
    opens     what the first sentence of a report ends in, with 如下 behind it: 报告
    covers    words for the time that its figures cover: 统计期限
    """

    review: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    yearly: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    planning: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("year", "own", "next", "words", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        title = _own_title(document)
        told = sorted({int(match.group()) for match in YEAR.finditer(title)})
        plan = any(_ends(title, word) for word in self.plans)
        looks = plan or (len(told) == 2 and _has(title[title.rfind(str(told[1])) :], (*self.plan, *self.drafts)))
        both = len(told) == 2 and told[1] == told[0] + 1 and looks  # 总结和计划
        offset = context.kind.year_offset if context.kind is not None else 0
        if (len(told) == 1 or both) and not offset and (both or not plan):
            yield from self._signed(context, title, told[0])
        if not told and document.year is not None and (offset or _in_title(document)):
            told = [document.year]  # 政府工作报告: the year stands below the title
        elif not told and document.year is not None and _is_delivered(document, title):
            told, offset = [document.year], -1
        if (other := own_year.headline(document)) is not None and told == [other.year] and not offset:
            told = [document.year or other.year]  # the page's title, not the report's
            yield _match(other.span, other.year, told[0], other.words, warn=True, advice="请核对标题")
        if offset and told and _is_told_of(document, told[0]):
            offset = 0
        if plan:
            yield from _planned_again(document)
        if _has(title, self.periods):
            yield from self._halves(document, title)
            return
        if (len(told) != 1 and not both) or _months(title) or _has(title, self.meetings):
            return
        own = told[0] + offset
        is_plan = plan and not both
        yield from self._around(document, title, own, is_plan)
        if offset:
            yield from self._met(document)
        each = self._replace(plan=(*self.plan, *self.drafts)) if both else self
        yield from each._sections(document, own, is_plan)

    def _around(self, document: Document, title: str, own: int, is_plan: bool) -> Iterator[Match]:
        """What stands around the sections, and what paragraphs begin with."""
        yield from _headers(document, title, own)
        yield from self._opening(document, own)
        yield from self._begins(document, own, is_plan, _has(title, self.others))
        if not is_plan:
            yield from self._bare_headings(document, own)
            yield from self._paragraphs(document, own)
            yield from self._ahead(document, own, title)
        if _has(title, self.accounts):
            yield from self._accounts(document, own)

    def _sections(self, document: Document, own: int, is_plan: bool) -> Iterator[Match]:
        """The headings of the sections, and the parts on what is to be done."""
        troubles = False  # behind the part on what falls short comes the one on what is to be done
        told: set[Span] = set()  # plans that headings farther in say again
        planned: dict[int, bool] = {}  # for every section whether it, or the one above, is about the time to come
        for index, section in enumerate(document.sections):
            block = document.blocks[section.heading]
            start = block.label.span.end if block.label is not None and not block.label.automatic else block.start
            heading = in_digits(bare(document.folded[start : block.heading_end]))
            while heading[:1] in _COLONS:  # 第一部分：2024年工作总结
                start, heading = start + 1, heading[1:]
            words = document.text[start : block.heading_end].strip().rstrip("。")
            top = section.parent < 0
            planning = (top or planned.get(section.parent, False)) and (
                (_has(heading, self.plan) and not words.endswith("情况"))  # 2024年重点任务完成情况
                or (troubles and words.endswith(self.tasks))
            )
            planned[index] = planning or planned.get(section.parent, False)
            troubles = troubles or (top and _has(heading, self.troubles))
            if not is_plan and (top or document.sections[section.parent].parent < 0):
                yield from (
                    match
                    for match in self._heading(start, heading, words, own, planning, top)
                    if match.span not in told
                )
            if planning and not is_plan and top:
                plans = list(self._plans(document, section.heading, section.last, own))
                told.update(match.span for match in plans)
                yield from plans

    def _heading(self, start: int, heading: str, words: str, own: int, planning: bool, top: bool) -> Iterator[Match]:
        """A heading that begins with a year which is not the one it has to be; below the first level only last year's is told."""
        match = _YEAR_AHEAD.match(heading)
        if match is None or len(YEAR.findall(heading)) != 1 or _has(words, self.others):
            return
        year = int(match[1])
        span = Span(start + match.start(1), start + match.end(1) + 1)
        if planning and (own - 3 <= year <= own or (top and year == own + 2)):
            yield _match(span, year, own, words, warn=True, message=_NEXT)
        elif (
            not planning
            and heading.strip().rstrip("。").endswith((*self.review, *self.troubles))
            and own - (3 if top else 1) <= year < own  # the year to come is a plan, whatever the words
            and (top or len(words) - match.end() >= _OWN_WORDS)  # （一）2023年情况 may be set against this year's
        ):
            yield _match(span, year, own, words, warn=not top, advice=f"如写的是本年工作，请改为{own}年")

    def _signed(self, context: Context, title: str, own: int) -> Iterator[Match]:
        """A report signed in the year before its own, or that of a whole year signed when the year had just begun."""
        signed = own_year.signed(context.document)
        if signed is None:
            return
        early = own - 3 <= signed.year < own and not title.endswith(self.notices)
        counted = str(own) in title and own_year.counts_the_year(context.document, self.yearly)
        yearly = context.kind is not None or counted
        whole = yearly and not _has(title, (*self.periods, *self.seasons)) and not _months(title)
        if early or (whole and signed.year == own and signed.month <= _JUST_BEGUN):
            yield _match(signed.span, signed.year, own, f"落款{signed.words}", warn=True, message=_SIGNED)

    def _begins(self, document: Document, own: int, is_plan: bool, of_another: bool) -> Iterator[Match]:
        """The first sentence, or the words with which a report is delivered, with another year.

        of_another   it may well begin with another year: 审计整改
        """
        first = None if of_another else own_year.opening(document, own)
        others = (own_year.aims(document) if is_plan else first, own_year.delivered(document))
        for each in dict.fromkeys(each for each in others if each is not None):
            if 1 <= abs(each.year - own) <= 3 and not _has(each.words, self.others):
                advice = f"请改为{own}年；如标题有误，请改标题"
                yield _match(each.span, each.year, own, each.words, warn=True, advice=advice)

    def _bare_headings(self, document: Document, own: int) -> Iterator[Match]:
        for said in own_year.bare_headings(document):
            if _has(said.words, self.others):
                continue
            if said.words.endswith(self.ahead) and own - 3 <= said.year <= own:
                yield _match(said.span, said.year, own, said.words, warn=True, message=_NEXT)
            elif said.words.endswith(self.review) and not _has(said.words, self.plan) and own - 3 <= said.year < own:
                advice = f"如写的是本年工作，请改为{own}年"
                yield _match(said.span, said.year, own, said.words, warn=True, advice=advice)

    def _paragraphs(self, document: Document, own: int) -> Iterator[Match]:
        """What a paragraph begins with: a plan for the own year behind what falls short, a single one on another year."""
        for said in own_year.planned_without_heading(document, self.troubles):
            if own - 3 <= said.year <= own:
                yield _match(said.span, said.year, own, said.words, warn=True, message=_NEXT)
        odd = list(own_year.odd_paragraphs(document, own))
        for said in odd:
            if not _has(said.words, self.others):
                advice = f"其他段落都以“{own}年”开头，如写的是本年工作，请改为{own}年"
                yield _match(said.span, said.year, own, said.words[:_SHOWN], warn=True, advice=advice)
        for said in own_year.falls_short(document, own, self.troubles):
            if said not in odd and not _has(said.words, self.others):
                advice = f"如写的是本年工作，请改为{own}年"
                yield _match(said.span, said.year, own, said.words[:_SHOWN], warn=True, advice=advice)
        for said in own_year.under_headings(document, own):
            if said not in odd and not _has(said.words, self.others):
                advice = f"小标题写的是{own}年，请核对并统一"
                yield _match(said.span, said.year, own, said.words[:_SHOWN], warn=True, advice=advice)

    def _ahead(self, document: Document, own: int, title: str) -> Iterator[Match]:
        """What a report resolves to do in its own year when that is over, and attachments of the year before."""
        signed = own_year.signed(document)
        if signed is None or signed.year > own:
            planned = {said.span for said in own_year.planned_without_heading(document, self.troubles)}
            planned |= {match.span for match in self._sections(document, own, False)}
            for said in own_year.resolved(document, self.more):
                if own - 3 <= said.year <= own and said.span not in planned and not _has(said.words, self.others):
                    yield _match(said.span, said.year, own, said.words, warn=True, message=_NEXT)
        for said in own_year.attached(document) if not _has(title, (*self.others, *self.accounts)) else ():
            if said.year == own - 1 and not _has(said.words, (*self.others, *self.plan)):
                advice = f"如附的是本年的，请改为{own}年"
                yield _match(said.span, said.year, own, said.words, warn=True, advice=advice)

    def _accounts(self, document: Document, own: int) -> Iterator[Match]:
        """Headings and attachments of another year in the accounts of one year, and the day on which they close."""
        for said in own_year.accounts(document, self.accounts):
            if said.year != own and abs(said.year - own) <= 3 and not _has(said.words, self.others):
                yield _match(said.span, said.year, own, said.words, warn=True, advice=f"请改为{own}年")
        for said in chain.from_iterable(own_year.accounts_of(document, own + by, self.spent) for by in (1, -1)):
            yield _match(said.span, said.year, own, said.words, warn=True, advice=f"请改为{own}年")

    def _met(self, document: Document) -> Iterator[Match]:
        """The day of a meeting whose year is the one that the report looks back on, and plans for the next."""
        met = own_year.meeting(document)
        if met is None:
            return
        headings = [bare(document.heading_text(i)).strip() for i in range(len(document.sections))]
        headings += [said.words for said in own_year.bare_headings(document)]
        back = any(str(met.year) in each and each.endswith(self.review) for each in headings)
        if back and any(str(met.year + 1) in each and each.endswith(self.ahead) for each in headings):
            advice = f"会议如在{met.year + 1}年召开，请改正日期"
            yield _match(met.span, met.year, met.year, met.words, warn=True, advice=advice)

    def _halves(self, document: Document, title: str) -> Iterator[Match]:
        """上半年工作打算 in a report on the first half of the year."""
        period, _, later = next(
            (row for row in (each.partition("|") for each in self.following) if row[0] in title), _NONE
        )
        if not period:
            return
        troubles = False  # behind the part on what falls short: 三、上半年重点工作
        for section in document.sections:
            block = document.blocks[section.heading]
            words = document.text[block.start : block.heading_end].rstrip().rstrip("。")
            at = words.find(period)
            plans = words.endswith((*self.ahead, *(self.tasks if troubles else ())))
            troubles = troubles or _has(words, self.troubles)
            if section.parent < 0 and at >= 0 and plans and later not in words:
                start = block.start + at
                values = {"year": "", "own": period, "next": later, "words": words[at:], "advice": ""}
                yield Match(
                    Span(start, start + len(period)),
                    values,
                    severity="warning",
                    message="时段有误：本报告写的是{own}，“{words}”应写{next}。请核对。",
                )

    def _opening(self, document: Document, own: int) -> Iterator[Match]:
        for span, year, words, advice in other_year(document, own, self.opens, self.covers):
            yield _match(span, year, own, words, warn=True, advice=advice)

    def _plans(self, document: Document, heading: int, last: int, own: int) -> Iterator[Match]:
        """What a section about the time to come plans for a year gone by."""
        for said in own_year.planned(document, heading, last, own_year.Plans(self.planning, self.due, self.done)):
            if own - 3 <= said.year <= own and not _has(said.words, self.others):
                yield _match(said.span, said.year, own, said.words[:_SHOWN], warn=True, message=_NEXT)


def _own_title(document: Document) -> str:
    """The title without what it names; that of the plan where the title is that of the notice which sends it out."""
    named = _ISSUED.search(document.title) if "印发《" in document.title else None
    return in_digits(named[1] if named else bare(document.title))


_AGAIN = pattern(
    r"(?P<own>20[0-9]{2})年度?[^0-9]{0,30}?总结(?:以?及|和|与|暨|、)(?P<year>20[0-9]{2})年度?[^0-9]{0,16}$"
)


def _planned_again(document: Document) -> Iterator[Match]:
    """A title that plans for the year that it looks back on: 2024年工作总结及2024年工作计划."""
    said = _AGAIN.search(document.title) if "总结" in document.title else None
    if said is None or said["year"] != said["own"]:
        return
    first, last = (document.blocks[i] for i in (document.title_blocks[0], document.title_blocks[-1]))
    at = document.folded.rfind(said["year"], first.start, last.end)
    if at >= 0:
        year = int(said["year"])
        words = document.title[said.start("year") :]
        yield _match(Span(at, at + 5), year, year, words, warn=True, message=_NEXT)


def _ends(title: str, word: str) -> bool:
    """Whether a title ends in a word, or in brackets behind it."""
    at = title.find(word)
    while at >= 0:
        if _BEHIND_TITLE.match(title, at + len(word)):
            return True
        at = title.find(word, at + 1)
    return False


def _has(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


_MONTH = pattern("[0-9一二三四五六七八九十]月")


def _months(title: str) -> bool:
    return "月" in title and _MONTH.search(title) is not None


_COLONS = (":", "：", " ", "\u3000")
_NONE = ("", "", "")
_JUST_BEGUN = 4  # months: a report on a whole year is not written by then
_NEXT = "年份有误：本报告写的是{own}年，下一步工作应写{next}年，“{words}”中写的是{year}年。请核对。"
_SIGNED = "年份不符：{own}年的年度报告写成于次年，“{words}”的年份疑似有误，请核对成文日期。"


def _headers(document: Document, title: str, own: int) -> Iterator[Match]:
    if any(block.role == "header" for block in document.blocks):
        from fzlint.checks import headers

        for span, year, words in headers.other_year(document, title, own):
            yield _match(span, year, own, words, warn=False, advice="页眉、页脚请一并更新")


def _match(span: Span, year: int, own: int, words: str, *, warn: bool, advice: str = "", message: str = "") -> Match:
    values = {"year": str(year), "own": str(own), "next": str(own + 1), "words": words, "advice": advice}
    return Match(span, values, severity="warning" if warn else None, message=message)
