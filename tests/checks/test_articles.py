from __future__ import annotations

from fzlint.checks.articles import Articles, Row
from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read

ROWS = (Row("复议法", 43, "1999-10-01"), Row("复议法", 90, "2024-01-01"), Row("处罚法", 86, "2021-07-15"))


def beyond(text: str, year: str = "2024年") -> list[tuple[str, str]]:
    document = read(f"青河县司法局{year}法治政府建设情况报告\n{text}".encode(), "a.txt")
    matches = list(Articles(ROWS)(Context(document, None, cut)))
    return [(document.text[match.span.start : match.span.end], match.values["last"]) for match in matches]


def test_articles_beyond_the_last() -> None:
    assert beyond("《复议法》第九十条、《处罚法》第八十七条。") == [("第八十七条", "八十六")]
    assert beyond("《中华人民共和国复议法》（2023年修订）第120条。") == [("第120条", "90")]
    assert beyond("《处罚法》第三条第二款、第九十条和第一百条。") == [("第九十条", "八十六"), ("第一百条", "八十六")]
    assert beyond("《处罚法实施细则》第九十九条，《处罚法》规定，第九十九条。") == []


def test_the_editions_of_the_year_count() -> None:
    assert beyond("《复议法》第五十条。", "2023年") == [("第五十条", "四十三")]
    assert beyond("《复议法》第五十条。") == []
    assert beyond("《处罚法》第九十条。", "2020年") == []
    assert beyond("《处罚法》第九十条。", "") == [("第九十条", "八十六")]
