"""parallel-marks: members of a series that begin alike, some behind ， and some behind 、: 带头学法，带头守法、带头用法."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at, ends_at
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.document.title_words import JOINTS, POSTS
from fzlint.finding import Match
from fzlint.record import NamedTuple

_MARKS = "，、"
_CLOSED = frozenset("，、。；：！？“”\n")
_SHORTEST, _LONGEST = 2, 16  # code points of a member
_LEAST = 3  # members
_PARTICLES = ("了", "的")  # a member alone in ending so is another clause
_UNLIKE = 4  # code points by which one may be longer than the first


class ParallelMarks(NamedTuple):
    """Three and more members in a row that begin with the same character and are much of a length.

    never   characters that members begin with by chance
    behind  characters that follow the last of some members of one length: 本领过硬|的干部队伍
    turns   words that begin another clause behind the only ，: 惩治暴力犯罪、恶性犯罪，|有力震慑犯罪
    """

    never: str = ""
    behind: str = ""
    turns: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text",)

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        done = 0
        at = text.find("、")
        while at >= 0:  # a series with both marks has one of these
            first = begins_at(text, at, _CLOSED, _LONGEST)
            head = text[at + 1 : at + 2]
            if first >= done and head != text[first]:
                first = _led(text, first, at, self.behind)
            alike = head == text[first] and is_han(head) and head not in self.never
            shape = 0 if first < done or alike else _shaped(text, first, at, self.behind)
            if shape:
                first = max(first, at - shape)
            if first >= done and (alike or shape):
                members = _series(text, first, self.behind)
                if shape and not all(_framed(text, one, two) for one, two in pairwise(members)):
                    members = members[:1]
                done = members[-1].end
                if _mixed(text, members) and not self._turns(text, members) and document.block_with(first).is_text:
                    span = Span(members[0].start, members[-1].end)
                    yield Match(span, {"text": document.text[span.start : span.end]})
            at = text.find("、", at + 1)
        yield from _quoted(document)

    def _turns(self, text: str, members: list[Span]) -> bool:
        """Whether the last, and no other, begins another clause."""
        *others, last = members
        only = all(text[member.end] == "、" for member in others[:-1])
        return (
            only
            and text.startswith(self.turns, last.start)
            and not any(text.startswith(self.turns, member.start) for member in others)
        )


_INSIDE = 40  # code points of what stands in one pair of “”
_SPREAD = 2  # code points by which one member there may be longer than another


def _quoted(document: Document) -> Iterator[Match]:
    """“排查、化解，回访”机制: members much of a length, all that stands in one pair of “”."""
    text = document.plain
    at = text.find("“")
    while at >= 0:
        begin, at = at + 1, text.find("“", at + 1)
        end = text.find("”", begin, begin + _INSIDE)
        if end < 0 or text.find("、", begin, end) < 0 or text.find("，", begin, end) < 0:
            continue
        members = [Span(begin, ends_at(text, begin, _CLOSED, _INSIDE))]
        while text[members[-1].end] in _MARKS:
            start = members[-1].end + 1
            members.append(Span(start, ends_at(text, start, _CLOSED, _INSIDE)))
        lengths = [member.end - member.start for member in members]
        even = min(lengths) >= _SHORTEST and max(lengths) - min(lengths) <= _SPREAD
        whole = members[-1].end == end and even and _mixed(text, members) and not _concludes(text, members)
        if whole and document.block_with(begin).is_text:
            yield Match(Span(begin, end), {"text": document.text[begin:end]})


def _concludes(text: str, members: list[Span]) -> bool:
    """Whether the last, behind the only ，, has not the joint of the others and is what comes of them: 上有号令、下有部署，全站见行动."""
    *others, last = (text[member.start : member.end] for member in members)
    joints = {sign for sign in JOINTS if all(sign in other for other in others)}
    return text[members[-2].end] == "，" and any(sign not in last for sign in joints)


def _led(text: str, start: int, end: int, behind: str) -> int:
    """Where the first member of a series begins if other words lead to it, and all members are of one length; else `start`.

    做到以练促防、以练促改，以练促治
    """
    head = text[end + 1 : end + 2]
    inside = text.rfind(head, start + 1, end - 1) if head else -1
    if inside < 0:
        return start
    members = _series(text, inside, behind)
    even = {member.end - member.start for member in members} == {end - inside}
    return inside if even and _mixed(text, members) else start


def _next(text: str, start: int, length: int, behind: str) -> Span:
    """The member that begins there, without what follows one of the same length as the others: 本领过硬|的干部队伍."""
    end = ends_at(text, start, _CLOSED, _LONGEST + 1)
    cut = start + length
    return Span(start, cut if _SHORT <= length < end - start and text[cut] in behind else end)


def _shaped(text: str, first: int, at: int, behind: str) -> int:
    """How long the two members beside the mark at `at` are if they have one shape, 0 if they have none.

    first   where the one in front of it begins at the earliest
    """
    other = _next(text, at + 1, at - first, behind)
    length = other.end - other.start
    return length if length <= at - first and _framed(text, Span(at - length, at), other) else 0


def _series(text: str, start: int, behind: str) -> list[Span]:
    """The members in a row that begin as the one does that begins there, those in front of it too. The end of what stands in front
    is one only if all are of one length: 加强车辆的管理，车辆的年审、车辆维修."""
    tailed = False
    members = [Span(start, ends_at(text, start, _CLOSED, _LONGEST + 1))]
    while text[start - 1 : start] and text[start - 1] in _MARKS:
        before = Span(begins_at(text, start - 1, _CLOSED, _LONGEST), start - 1)
        if not _alike(text, members[-1], before):
            if (tail := _tail(text, members, before)) is not None:
                members.insert(0, tail)
                tailed = True
            break
        members.insert(0, before)
        start = before.start
    while text[members[-1].end : members[-1].end + 1] and text[members[-1].end] in _MARKS:
        after = _next(text, members[-1].end + 1, members[0].end - members[0].start, behind)
        if (
            text[after.start - 1] == "、"
            and len(members) > 1
            and all(_heads_alike(text, one, after) for one in members)
        ):
            after = _first_of(after, members)
        if not _alike(text, members[0], after):
            break
        members.append(after)
    return members[1:] if tailed and len({member.end - member.start for member in members}) > 1 else members


def _alike(text: str, one: Span, other: Span) -> bool:
    length = other.end - other.start
    return _framed(text, one, other) or (
        _SHORTEST <= length <= _LONGEST
        and text[one.start] == text[other.start]
        and abs(one.end - one.start - length) <= (_UNLIKE if _heads_alike(text, one, other) else _UNLIKE - 1)
    )


def _first_of(after: Span, members: list[Span]) -> Span:
    """As much of it as the other members have, all as long as each other: 海州对虾，海州大米、海州茶叶|入选名录."""
    even = {member.end - member.start for member in members} == {_FRAME}
    return Span(after.start, min(after.end, after.start + _FRAME)) if even else after


def _heads_alike(text: str, one: Span, other: Span) -> bool:
    """Whether two members begin with the same two characters: 带头学法、带头普法, not 加工企业、加长."""
    return text[one.start : one.start + 2] == text[other.start : other.start + 2]


def _tail(text: str, members: list[Span], before: Span) -> Span | None:
    """The end of what stands in front of some members of one shape if it is one too, with words that lead to it: 做到应收尽收."""
    length = members[0].end - members[0].start
    tail = Span(before.end - length, before.end)
    even = {member.end - member.start for member in members} == {length}
    if tail.start <= before.start or length < (_FRAME if len(members) > 1 else _SHORT) or not even:
        return None
    same = sum(text[a] == text[b] for a, b in zip(range(*tail[:2]), range(*members[0][:2]), strict=True))
    least = _SAME if length > _SHORT else 1  # 实现早发现，早预警、早处置
    like = _framed(text, tail, members[0]) or (same >= least and _alike(text, members[0], tail))
    like = like and text[tail.start + 1] != "不"  # 遇到问|题不绕道
    return tail if like else None


_SAME = 2  # characters that it has in the same places
_SHORT, _FRAME, _LONGER = 3, 4, 6  # code points of members that have one shape


def _framed(text: str, one: Span, other: Span) -> bool:
    """Whether two members of one length have one shape: 学有所教、老有所养, 人员到位、物资到位."""
    length = one.end - one.start
    if length != other.end - other.start or not _SHORT <= length <= _LONGER:
        return False
    if text[one.start] == text[other.start]:  # 一日一清扫、一周一冲洗; 一次告知、一表申请; 有案必查、有腐必惩
        twice = len({text[at] for at in (one.start, one.start + 2, other.start + 2)}) == 1
        return length >= _FRAME and (
            twice or (length == _FRAME and (text[one.start] == "一" or text[one.start + 2] == text[other.start + 2]))
        )
    said, again = text[one.start : one.end], text[other.start : other.end]
    middle = length == _FRAME and said[1:3] == again[1:3] and said[1] != said[2]
    middle = middle or (length >= _FRAME and _jointed(said, again))
    middle = middle or (said[0] == said[1] and again[0] == again[1] and said[2] == again[2])  # 月月有活动、季季有亮点
    short = length == _SHORT and said[-1] == again[-1] and said[:2] != again[:2]  # 家底清、账目清，责任清
    return (middle or short or said[-2:] == again[-2:]) and all(map(is_han, said + again))


def _jointed(said: str, again: str) -> bool:
    """Whether two members of one length have the same particle inside, and nothing else in common that matters."""
    return said[1] == again[1] and said[1] in JOINTS and said[0] != again[0]


def _mixed(text: str, members: list[Span]) -> bool:
    """Whether there are enough of them, with both marks, that do not alternate: 以热爱祖国为荣、以危害祖国为耻，以……为荣、以……为耻.
    Of persons the posts are parted by 、, one from the other by ，."""
    if any(text[member.start : member.end].endswith(POSTS) for member in members):
        return False
    if 0 < sum(text[member.end - 1] in _PARTICLES for member in members) < len(members):
        return False  # 赶火车、赶汽车，赶上了
    marks = [text[member.end] for member in members[:-1]]
    if len(members) < _LEAST or len(set(marks)) < 2:
        return False
    if text[members[0].start - 1 : members[0].start] == "、":  # 工作做深、|做细，做到村、做到户
        marks.insert(0, "、")
    return len(marks) == 2 or any(mark == after for mark, after in pairwise(marks))
