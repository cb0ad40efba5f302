"""uneven-clauses: members of one build, some behind ， and some behind 、: 重大问题亲自过问，重点环节亲自协调、重要任务亲自督办."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from fzlint.checks.context import Context
from fzlint.document.clauses import Clause, clauses
from fzlint.document.commas_only import comma_lists, means_in_lists
from fzlint.document.fold import is_han
from fzlint.document.listing import Closing, commas_in_lists
from fzlint.document.model import Document, Span
from fzlint.document.nominal import commas_between_nouns
from fzlint.document.prose import running_paragraphs
from fzlint.document.sentences import sentences
from fzlint.document.set_pairs import commas_in_pairs
from fzlint.document.words.slips import word_at
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_MARKS = ("，", "、")
_SIGNS = ("、", "等", "三", "四", "五", "六")  # that a sentence has a list
_SHORTEST, _LONGEST = 5, 12  # code points of members that are alike by their verbs
_MEMBER = 28  # of one that is alike by its end
_TAIL = 6  # how near to the end the word stands that members have in common
_WORD = 2  # of what became of a thing: 开工52个
_SAID = 4  # code points in front of a count: a verb and its object; 调解2件 is a member of another series
_SUBJECT = 6  # code points in front of the verb that counts
_NAME = 7  # code points of parts whose names have no end in common
_BEFORE = 40  # code points in front of parts, in which their whole stands
_PART = pattern(r"(?:其中|^)(?P<name>[^\W\d_]{1,10})(?P<value>[0-9]+(?:\.[0-9]+)?)(?P<unit>[^\W\d_a-zA-Z]{1,3})$")
_THING = pattern(r"[^\W\d_]{2,8}[0-9]+(?:\.[0-9]+)?([^\W\d_]{1,2})")
_NAMED = pattern(r"[^\W\d_a-zA-Z]{2,12}(?P<value>[0-9]+(?:\.[0-9]+)?)(?P<unit>[^\W\d_a-zA-Z]{1,3})")
_PERSONS = ("人", "名")
_COUNT = pattern(r"(?P<value>[0-9]+(?:\.[0-9]+)?)余?(?P<unit>[^\W\d_a-zA-Z]{1,3})$")


class UnevenClauses(NamedTuple):
    """Three members in a row, built alike, with two marks between them.

    verbs     what members begin with that are alike if they are as long as each other
    counting  what members begin with that are alike if all of them end in a count
    roles     what members end in that say who is what: 任组长, 为副组长
    opening   what members that are alike by their end do not begin with, besides `verbs`
    common    endings that members have by chance
    joints    characters that a word in the middle of members does not have
    leads     other words that open a clause, so that the comma in front of them is right
    predicates, joined, units, wholes, sums, kinds, classes, means, manners, ends, frames, meeting, offices, carrying, words, together,
              each, naming  what closes a list, see `Closing`
    holding   verbs of one count after another that is no deed: 有, 辖
    nouns, saying, some  what nouns end in, what says something of them, and words in front of them, see `commas_between_nouns`
    things    units of what one verb counts in several members: 座, 公里
    all       message where no 、 stands between the members, only commas
    pairs, pair  what stands on both sides of 、 alone, see `commas_in_pairs`; its message
    """

    verbs: tuple[str, ...]
    counting: tuple[str, ...]
    roles: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    joints: str = ""
    leads: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    joined: str = ""
    units: str = ""
    wholes: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    meeting: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    holding: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    manners: tuple[str, ...] = ()
    ends: str = ""
    frames: str = ""
    carrying: str = ""
    words: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    nouns: str = ""
    saying: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    all: str = ""
    pairs: tuple[str, ...] = ()
    pair: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "mark", "other")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        leads = self._leads()
        closing = Closing(**{name: getattr(self, name) for name in Closing._fields})

        def word(start: int) -> str:
            found = word_at(text, start, context.words)
            return text[found.start : found.end] if found.start == start else text[start]

        seen: list[Span] = []
        for match in self._members(context, leads, closing, word):
            seen.append(match.span)
            yield match
        for at in commas_in_pairs(document, frozenset(self.pairs)):
            if not any(span.start <= at < span.end for span in seen):
                span = Span(at - 2, at + 3)
                yield Match(
                    Span(at, at + 1),
                    {"text": document.text[span.start : span.end], "mark": "，", "other": "、"},
                    message=self.pair,
                )

    def _members(
        self, context: Context, leads: tuple[str, ...], closing: Closing, word: Callable[[int], str]
    ) -> Iterator[Match]:
        text = context.document.plain
        for start, end in _with_both(context.document):
            cut = clauses(text, start, end, fine=True)
            taken = 0
            told = []
            for broken in commas_in_lists(text, cut, leads, closing, word):
                if broken.first >= taken:
                    taken = broken.last + 1
                    told.append(broken)
                    yield self._told(context, cut[broken.first : taken], cut[broken.comma], "、")
            for broken in commas_between_nouns(text, cut, self.nouns, self.saying, self.some, leads, context.words):
                if broken.first >= taken:
                    taken = broken.last + 1
                    told.append(broken)
                    yield self._told(context, cut[broken.first : taken], cut[broken.comma], "、")
            for broken in (*comma_lists(text, cut, leads, closing, word), *means_in_lists(text, cut, leads, closing)):
                if broken.first >= taken:
                    taken = broken.last + 1
                    told.append(broken)
                    yield self._listed(context, cut[broken.first : taken])
            done = 0
            within = {i for broken in told for i in range(broken.first - 2, broken.last + 1)}
            for i in range(len(cut) - 2):
                if i < done or i in within:
                    continue
                if _two_marks(cut, i) and self._alike(text, cut[i : i + 3]) and not _pairs(text, cut, i):
                    done = i + 3
                    yield self._told(context, cut[i : i + 3], cut[i], cut[i + 1].mark)

    def _leads(self) -> tuple[str, ...]:
        """What opens a clause, so that the comma in front of it is right."""
        return (*self.verbs, *self.counting, *self.opening, *self.leads)

    def _listed(self, context: Context, members: list[Clause]) -> Match:
        """The members of a list that has commas where 、 belongs, and perhaps some 、."""
        match = self._told(context, members, next(member for member in members if member.mark == "，"), "、")
        mixed = any(member.mark == "、" for member in members[:-1])
        return match if mixed else match._replace(message=self.all)

    def _told(self, context: Context, members: list[Clause], odd: Clause, other: str) -> Match:
        """The members from the word on that the first of them begins with."""
        document = context.document
        first = members[0]
        head = word_at(document.plain, _head(first, members[1]), context.words).start
        span = Span(max(head, first.start), members[-1].end)
        return Match(span, {"text": document.text[span.start : span.end], "mark": odd.mark, "other": other})

    def _alike(self, text: str, three: list[Clause]) -> bool:
        first, second, third = (text[clause.start : clause.end] for clause in three)
        if max(len(second), len(third)) > _MEMBER:
            return False
        if self._said_of_all(first, second, third, three[0].mark):
            return True
        if three[0].mark == "，" and _became(first, second, third):
            return False
        if (
            self._counted(first, second, third)
            or self._counted_alike((first, second, third), three[0].mark)
            or self._one_verb(first, second, third)
            or self._of_one_unit(first, second, third)
        ):
            return True
        if second[-1:] == third[-1:] and "其中" in text[three[0].start - 3 : three[0].end]:
            return _parts(text[max(0, three[0].start - _BEFORE) : three[0].start], [first, second, third])
        if len(second) == len(third) <= len(first):
            first = first[-len(second) :]
            led = first.startswith(self.verbs) and second.startswith(self.verbs) and third.startswith(self.verbs)
            if led and _SHORTEST <= len(second) <= _LONGEST:
                return len({first[:2], second[:2], third[:2]}) == 3
            if any(_same(first, second, third, at, self.joints) for at in range(2, min(_TAIL, len(second) - 1))):
                return True
        return self._same_end(first, second, third, three[0].mark)

    def _said_of_all(self, first: str, second: str, third: str, mark: str) -> bool:
        """Whether they say who is what, what became of the same things, or the same of all."""
        if first.endswith(self.roles) and second.endswith(self.roles) and third.partition("的")[0].endswith(self.roles):
            return True
        return _framed(first, second, third) or (
            mark == "、" and not third.startswith(self.leads) and _dealt_with(first, second, third)  # ……，继续有效117件
        )

    def _counted(self, first: str, second: str, third: str) -> bool:
        """Whether each says with a verb of its own how many there were."""
        if not (second.startswith(self.counting) and third.startswith(self.counting)):
            return False
        counts = [_COUNT.search(member) for member in (first, second, third)]
        if first.startswith(self.counting) and counts[0] is None and len(first) > _SAID:
            counts = counts[1:]  # 组织宣传活动、接受咨询300人次，发放资料500份
        return all(count is not None and count.start() >= _SAID for count in counts)

    def _counted_alike(self, members: tuple[str, str, str], mark: str) -> bool:
        """组织业务竞赛3次、案件评查6次，听庭评议11次; 生猪出栏21万头，肉牛存栏3万头、蛋鸡存栏8万羽: nouns as long as each other, with a
        count each; behind ， with another unit the last says more of the others: ……、演练6次，参训人员90人."""
        counts = [count for said in members if (count := _COUNT.search(said)) is not None]
        if len(counts) < len(members) or (mark == "、" and len({count["unit"] for count in counts}) > 1):
            return False
        names = [said[: count.start()] for said, count in zip(members, counts, strict=True)]
        length = len(names[1])
        if length < _SAID or len(names[2]) != length or len(names[0]) < length or not all(map(is_han, "".join(names))):
            return False
        values = [Decimal(count["value"]) for count in counts]
        return not any(name.startswith(self._leads()) for name in names[1:]) and 2 * max(values) != sum(values)

    def _one_verb(self, first: str, second: str, third: str) -> bool:
        """建成冷库1座、烘干房16座，育苗大棚40个; 有小区9个、楼栋74幢，居民3860户: what one verb counts, none of the others has its own."""
        holds = first.startswith(self.holding)
        if _COUNT.search(first) is None:
            return False
        if not holds and not any(0 <= first.find(verb) <= _SUBJECT for verb in self.counting):  # 县城|建成口袋公园18个
            return False
        things = [_THING.fullmatch(said) for said in (second, third)]
        if things[1] is not None and things[1][1] in _PERSONS and not first.endswith(_PERSONS):
            return False  # 泵站3座、水闸5座，职工120人
        leads = (
            self._leads() if all(thing is not None and (holds or thing[1] in self.things) for thing in things) else ()
        )
        return leads != () and not second.startswith(leads) and not third.startswith(leads)

    def _of_one_unit(self, first: str, second: str, third: str) -> bool:
        """商标案件86件、专利纠纷15件，地理标志案件3件: names with a count of one unit each, of which none is the sum of the others."""
        counts = [_COUNT.search(first), _NAMED.fullmatch(second), _NAMED.fullmatch(third)]
        found = [(Decimal(count["value"]), count["unit"]) for count in counts if count is not None]
        values = [value for value, _ in found]
        if len(found) < len(counts) or len({unit for _, unit in found}) > 1 or 2 * max(values) == sum(values):
            return False
        leads = self._leads()
        return found[0][1] in self.things and not second.startswith(leads) and not third.startswith(leads)

    def _same_end(self, first: str, second: str, third: str, mark: str) -> bool:
        """证明事项清理、政策措施清理，规章文件清理等工作; 送药上门、检查上门，康复指导上门"""
        end = second[-2:]
        at = third.find(end)
        if (
            len(second) < 4
            or end in self.common
            or any(map(str.isdigit, second[-_UNIT:-2]))  # 结转30万元、调入20万元，总收入90万元: one unit is no likeness
            or not first.endswith(end)
            or at < 2
            or not (third.startswith("等", at + 2) or at + 2 == len(third))
        ):
            return False
        bare = at + 2 == len(third)
        if bare and _ends_long(first, second, third):
            return True
        if bare and ((mark == "，" and not second.endswith(self.kinds)) or third.startswith(self._leads())):
            return False  # 加强组织建设、作风建设，推进制度建设
        return not second.startswith((*self.opening, *self.verbs)) and not third.startswith(
            (*self.opening, *self.verbs)
        )


_LONG_END = 3  # code points: 不放过
_UNIT = 5  # and a figure in front of a unit: 2万人次


def _ends_long(first: str, second: str, third: str) -> bool:
    """Whether they end in three characters that are the same, with others in front: 原因未查清不放过、责任人未处理不放过，……不放过"""
    end = second[-_LONG_END:]
    heads = {said[:-_LONG_END][-2:] for said in (first, second, third)}
    return first.endswith(end) and third.endswith(end) and len(heads) == len((first, second, third)) and "" not in heads


_DONE = pattern(r"(?P<verb>[^\W\d_]{2,4})(?P<value>[0-9]{1,15})(?P<unit>[^\W\d_]{1,2})")
_DONE_LAST = pattern(r"(?P<verb>[^\W\d_]{2,4})(?P<value>[0-9]{1,15})(?P<unit>[^\W\d_]{1,2})$")


def _dealt_with(first: str, second: str, third: str) -> bool:
    """Whether the three are what became of the same things: 保留5件、修改2件，废止1件. Behind ， the first may be
    the whole of the others; none is their sum."""
    done = [_DONE_LAST.search(first), *(_DONE.fullmatch(said) for said in (second, third))]
    values = [int(one["value"]) for one in done if one is not None]
    if len(values) < len(done) or len({one["unit"] for one in done if one is not None}) > 1:
        return False
    return 2 * max(values) != sum(values)


def _became(first: str, second: str, third: str) -> bool:
    """Whether the first is the whole, and the others in one word each what became of it: 实施项目118个，开工52个、续建41个."""
    whole, *parts = (_COUNT.search(said) for said in (first, second, third))
    found = [(Decimal(part["value"]), part["unit"]) for part in parts if part is not None and part.start() == _WORD]
    if whole is None or len(found) < len(parts) or {unit for _, unit in found} != {whole["unit"]}:
        return False
    return sum(value for value, _ in found) <= Decimal(whole["value"])


def _framed(first: str, second: str, third: str) -> bool:
    """Whether they begin with the same character and end in the same word: 是……的结果、是……的结果，是……的结果."""
    end = second[-2:]
    if len(second) <= _SAID or not first.endswith(end) or not third.endswith(end) or second[0] != third[0]:
        return False
    return second[0] in first[:-2] and "的" in (first[-3], second[-3], third[-3])


def _with_both(document: Document) -> Iterator[tuple[int, int]]:
    """The sentences that have both marks, or commas and a sign of a list, of headings too."""
    text = document.plain
    for first, last in running_paragraphs(document):
        block, end = document.blocks[first], document.blocks[last].end
        start = block.start if block.label is None or block.label.automatic else block.label.span.end
        if text.find("，", start, end) < 0 and text.find("；", start, end) < 0:
            continue
        for begin, stop in sentences(text, start, end):
            odd = text.find("，", begin, stop) >= 0 or text.find("；", begin, stop) >= 0
            if odd and any(text.find(sign, begin, stop) >= 0 for sign in _SIGNS):
                yield begin, stop


def _parts(before: str, members: list[str]) -> bool:
    """Whether three members are parts with one unit: 其中货物类120万元、工程类150万元，服务类40万元. Where the first two make the
    whole (20人，其中男12人、女8人，党员9人), the third is no part of it beside them."""
    found = [_PART.search(members[0]), *(_PART.fullmatch(member) for member in members[1:])]
    parts = [(Decimal(part["value"]), part["unit"]) for part in found if part is not None]
    names = [part["name"] for part in found if part is not None]
    alike = len({name[-2:] for name in names}) == 1 or max(map(len, names), default=0) <= _NAME
    if len(parts) < len(members) or len({unit for _, unit in parts}) > 1 or not alike:
        return False
    return f"{parts[0][0] + parts[1][0]}{parts[0][1]}" not in before


def _pairs(text: str, cut: list[Clause], i: int) -> bool:
    """Whether the marks go two by two: A、B，C、D."""
    after = i + 3 < len(cut) and cut[i + 2].mark == cut[i].mark and _as_long(cut[i + 2], cut[i + 3])
    begins = i == 0 or text.startswith("其中", cut[i].start)
    before = not begins and cut[i - 1].mark == cut[i + 1].mark and _as_long(cut[i - 1], cut[i])
    return after or before


def _as_long(one: Clause, other: Clause) -> bool:
    return abs((one.end - one.start) - (other.end - other.start)) <= 1


def _two_marks(cut: list[Clause], i: int) -> bool:
    return cut[i].mark in _MARKS and cut[i + 1].mark in _MARKS and cut[i].mark != cut[i + 1].mark


def _same(first: str, second: str, third: str, at: int, joints: str) -> bool:
    """Whether the three have the same two characters `at` from the end, with others behind them: 亲自过问, 亲自协调."""
    word = second[-at - 2 : -at]
    return (
        first[-at - 2 : -at] == word == third[-at - 2 : -at]
        and len(word) == 2
        and len({first[-at:], second[-at:], third[-at:]}) == 3
        and all(map(is_han, word + second[-at:]))
        and not any(character in joints for character in word)
    )


def _head(first: Clause, second: Clause) -> int:
    """Where what is like the second member begins in the first, which other words may lead to."""
    return (
        max(first.start, first.end - (second.end - second.start))
        if first.end - first.start < 2 * _LONGEST
        else first.start
    )
