from __future__ import annotations

from fzlint.checks.context import Context
from fzlint.checks.end_mark import EndMark
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read
from fzlint.rulebook.kind import tell_kind
from fzlint.rulebook.load import load

KINDS = load()[1]
ENDED = "修订裁量基准两件。开展案卷评查三次，评查案卷六十件。"
OPEN = "举办法治讲座六场。发放普法手册两千册，参训人员三百人"


def found(*lines: str) -> list[str]:
    document = read("\n".join(("青河县水务局2024年法治政府建设情况报告", *lines)).encode(), "a.txt")
    told = tell_kind(KINDS, document)
    return [m.values["end"] for m in EndMark()(Context(document, told.kind if told else None, cut))]


def test_last_sentence_of_a_paragraph_has_no_mark() -> None:
    assert found("一、甲", ENDED, "二、乙", OPEN, "三、丙", ENDED) == ["参训人员三百人"]


def test_what_may_end_without_a_mark() -> None:
    assert found("一、甲", ENDED, "二、乙", OPEN) == []  # the end of an excerpt
    assert found("一、甲", ENDED, "二、乙", OPEN, "接着的一段正文。") == []  # FZ602
    assert found("一、甲", ENDED, OPEN.replace("三百人", "三百人（人次）"), "二、乙") == []
    assert found("一、甲", OPEN, "二、乙", OPEN, "三、丙", OPEN, "四、丁", ENDED) == []  # the way of the text


def test_the_odd_one_of_paragraphs_that_begin_alike() -> None:
    results = ["整改结果：已完成清淤，渠道畅通。", "整改结果：已全部收回，长期坚持", "整改结果：已补齐台账，专人保管。"]
    assert found("一、甲", *results, "二、乙", ENDED) == ["已全部收回，长期坚持"]
    assert found("一、甲", *(line.rstrip("。") for line in results), "二、乙", ENDED) == []
    assert found("一、甲", "时限：六月，已完成", "时限：七月。", "二、乙", ENDED) == []
