"""What a sentence is cut into."""

from __future__ import annotations

from fzlint.document.clauses import behind, clauses


def cut(text: str, *, fine: bool = False) -> list[tuple[str, str]]:
    return [(text[clause.start : clause.end], clause.mark) for clause in clauses(text, 0, len(text), fine=fine)]


def test_marks_cut_clauses() -> None:
    assert cut("检修涵闸， 清理渠道；节水。") == [("检修涵闸", "，"), ("清理渠道", "；"), ("节水", "。")]
    assert cut("检修涵闸，通水") == [("检修涵闸", "，"), ("通水", "")]


def test_quotes_titles_and_brackets_are_whole() -> None:
    assert cut("学习《水法，条例》（一，二），做到“早查，早修”。") == [
        ("学习《水法，条例》（一，二）", "，"),
        ("做到“早查，早修”", "。"),
    ]


def test_members_are_cut_where_they_are_asked_for() -> None:
    assert cut("查渠、护堤，通水") == [("查渠、护堤", "，"), ("通水", "")]
    assert cut("查渠、护堤，通水", fine=True) == [("查渠", "、"), ("护堤", "，"), ("通水", "")]


def test_words_at_the_head_are_taken_off() -> None:
    assert behind("进一步切实加强巡渠", ("进一步", "切实")) == "加强巡渠"
    assert behind("加强巡渠", ("进一步",)) == "加强巡渠"
    assert behind("切实", ("切实",)) == ""


def test_marks_in_half_width_cut_but_inside_figures() -> None:
    assert cut("抢修1,200处,入户查漏;节水") == [("抢修1,200处", "，"), ("入户查漏", "；"), ("节水", "")]
