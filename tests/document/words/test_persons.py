import pytest

from fzlint.document.model import Span
from fzlint.document.words.persons import Persons

PERSONS = Persons("王李钱孙周", ("记者", "书记"))


@pytest.mark.parametrize(
    ("text", "found", "named"),
    [
        ("记者王铁钢报道", "铁钢", True),
        ("镇党委书记钱玉国说", "钱玉", True),
        ("到会的有周然毅、李祝庆。", "然毅", True),
        ("王明、孙祝庆（女）、李华", "祝庆", True),
        ("（钱章印）\n", "章印", True),
        ("（钱章印）说明", "章印", False),
        ("完善制度、周知群众、落实责任", "周知", False),
        ("推进钢铁生产", "钢铁", False),
        ("铁钢", "铁钢", False),
        ("", "", False),
    ],
)
def test_names_of_persons(text: str, found: str, named: bool) -> None:
    at = text.index(found)
    assert PERSONS.have(text, Span(at, at + len(found))) is named
