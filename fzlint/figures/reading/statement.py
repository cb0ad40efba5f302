"""Statements: what a sentence says of each of its figures, by a small grammar; the one reading that checks reason about.

    words before a figure  =  [period] [scope] (mark of the whole | relation | verb)* object

The words of a clause are cut from its figures outwards: no word belongs to two figures. Relations (上年结转, 办结, 占, 由 … 到)
are data: `rules/figures/relations.tsv`, a row for each with its words and an example.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from fzlint.document.model import Span
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import any_of, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Relation(NamedTuple):
    """How a figure hangs together with the others of its sentence, by the words in front of it."""

    relation: str
    words: tuple[str, ...]
    example: str = ""


class FormRow(NamedTuple):
    """A row of a form that the text tells as well.

    kind    the report kind whose form it is
    row     words of which the name of the row has one; column: the name of the column
    plus    words of the rows that the text may count together with it
    verbs   one of these words, and one of `things`, stand in front of the figure in the text
    """

    kind: str
    row: tuple[str, ...]
    column: str
    plus: tuple[str, ...]
    verbs: tuple[str, ...]
    things: tuple[str, ...]


class Statement(NamedTuple):
    """What is said of a figure.

    at        which figure of the sentence
    words     those in front of it in its clause, or behind it where there are none
    relation  what they tell (carried, new, done … ""), by `word`
    object    the words without period, scope, marks of the whole and relation: what is counted
    period    the period named in these words or last before them in the sentence
    scope     whose it is, if the words say so: 全局, 我区; "" if they do not
    clause    the number of its clause: ； parts clauses
    boxed     it stands in a bracket
    """

    at: int
    figure: Figure
    words: str
    relation: str
    word: str
    object: str
    period: str
    scope: str
    clause: int
    boxed: bool

    @property
    def span(self) -> Span:
        """The words in front of the figure and the figure."""
        return Span(self.figure.span.start - len(self.words), self.figure.span.end)


_PERIOD = pattern(
    r"^(?:截至[^，]{0,10}?(?:底|末|日|止|目前)|(?:19|20)[0-9]{2}年(?:度|全年)?|[今本当全]年度?|年[底末内])"
)
_SCOPE = pattern(r"^[全本我](?:[省市区县州镇乡局委厅院所]|系统|机关|单位|街道)(?:各级\S{0,10}?(?:机构|机关|部门))?")
_WHOLE = pattern(r"^(?:共计?(?!同|享|建(?![成立设])|治|产|和)|累计|合计|总计|一共|先后|已|均|依法|现有|实有|在册)+")
_HAVING = ("", "尚有", "还有", "有", "其余", "剩余", "另有", "余")
_STATES = ("done", "left")
_CLAUSE = pattern("[；;。]")

# The relation that each of some thousand words tells, by their length, the longest first: a pattern of them all takes longer to
# compile than a report to read.
_ByLength = list[tuple[int, dict[str, str]]]


def statements(passage: Passage, relations: Sequence[Relation]) -> tuple[Statement, ...]:
    """The statements of a sentence, one for each figure, in order."""
    return tuple(_read(passage, _told_by(tuple(relations))))


def _read(passage: Passage, told_by: _ByLength) -> Iterator[Statement]:
    clause = 0
    for i, figure in enumerate(passage.figures):
        if i and _CLAUSE.search(reckoning.gap(passage, i - 1, i)):
            clause += 1
        words = reckoning.front(passage, i).strip().lstrip("、和及")
        relation, word = _relation(words, told_by)
        if not relation and words in _HAVING:  # 尚有12件正在审理
            relation, word = _relation(reckoning.behind(passage, i), told_by)
            if relation not in _STATES:
                relation = word = ""
        period, scope, rest = parsed(words)
        yield Statement(
            i,
            figure,
            words,
            relation,
            word,
            rest.replace(word, "", 1) if word else rest,
            period or figure.when,
            scope,
            clause,
            passage.inside[i] >= 0,
        )


def parsed(words: str) -> tuple[str, str, str]:
    """Period, scope and what is left of words, by the grammar."""
    found = ["", ""]
    for _ in range(2):  # 全局2024年, 2024年全局
        for k, part in enumerate((_PERIOD, _SCOPE)):
            match = part.match(words)
            if match:
                found[k] = match.group()
                words = words[match.end() :].lstrip()
    whole = _WHOLE.match(words)
    return found[0], found[1], words[whole.end() :] if whole else words


@cache
def _told_by(relations: tuple[Relation, ...]) -> _ByLength:
    relation_of = {word: one.relation for one in relations for words in one.words for word in _spelled(words)}
    lengths = sorted(set(map(len, relation_of)), reverse=True)
    return [(length, {word: relation_of[word] for word in relation_of if len(word) == length}) for length in lengths]


def _spelled(words: str) -> Iterator[str]:
    """The words that 上年/去年+结转/旧存 is short for."""
    return map("".join, product(*(part.split("/") for part in words.split("+"))))


_OF_YEAR = any_of("转到另一年", "(?:19|20)[0-9]{{2}}年度?({})")
_INTO_YEAR = any_of("转到另一年", "({})[至到]?(?:19|20)[0-9]{{2}}年度?")
_APART = listed("名中的词")  # of a name, no relation


def _relation(words: str, told_by: _ByLength) -> tuple[str, str]:
    """The relation that words tell and the word that tells it: the longest of them, of two as long the last."""
    words = _INTO_YEAR.sub(r"\1下年", _OF_YEAR.sub(r"上年\1", words))  # 2023年结转的17件, 结转2025年15件
    for apart in _APART:
        words = words.replace(apart, "　　") if apart in words else words
    for length, relation_of in told_by:
        for at in range(len(words) - length, -1, -1):
            if relation := relation_of.get(word := words[at : at + length]):
                return relation, word
    return "", ""
