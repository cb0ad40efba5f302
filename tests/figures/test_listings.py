from __future__ import annotations

from fzlint.checks.context import Context
from fzlint.document.model import Document
from fzlint.figures.reading.figure import figures
from fzlint.figures.reading.listings import Listing, ahead
from fzlint.figures.reading.passages import read
from fzlint.figures.sums.behind import behind
from fzlint.figures.sums.in_front import unannounced
from fzlint.figures.sums.lists import Lists
from fzlint.readers.read import read as read_file


def document(*lines: str) -> Document:
    return read_file("\n".join(("青河县司法局2024年法治政府建设情况报告", "", *lines)).encode(), "a.txt")


def lists(*lines: str) -> list[tuple[str, list[str], list[tuple[str, str]]]]:
    """Introduction, totals and items (name, figure) of every list."""
    doc = document(*lines)
    found: list[Listing] = []
    for passage, before in read(doc, figures(doc)):
        found += [*ahead(passage, before), *behind(passage), *unannounced(passage)]

    def shown(start: int, end: int) -> str:
        return doc.text[start:end]

    return [
        (
            listing.intro,
            [shown(total.span.start, total.span.end) for total in listing.totals],
            [(item.name, shown(item.figure.span.start, item.figure.span.end)) for item in listing.items],
        )
        for listing in found
    ]


def test_a_list_behind_its_total() -> None:
    assert lists("共办理28件，其中普通程序11件、简易程序17件，罚款3万元。") == [
        ("其中", ["28件"], [("普通程序", "11件"), ("简易程序", "17件"), ("罚款", "3万元")])
    ]


def test_brackets_are_no_part_unless_they_hold_the_list() -> None:
    assert lists("共28件（1件在办），其中普通程序11件（含2件听证）、简易程序17件。")[1] == (
        "其中",
        ["28件"],
        [("普通程序", "11件"), ("简易程序", "17件")],
    )
    assert lists("审核48份（含合同37份、案卷11件）。") == [("(含", ["48份"], [("合同", "37份"), ("案卷", "11件")])]


def test_the_numbers_may_stand_in_brackets() -> None:
    assert lists("共84件，其中食品（40件）、药品（44件）。") == [
        ("其中", ["84件"], [("食品", "40件"), ("药品", "44件")])
    ]


def test_the_names_may_stand_behind_the_numbers() -> None:
    assert lists("共6家，其中4家示范所和2家达标所。") == [("其中", ["6家"], [("示范所", "4家"), ("达标所", "2家")])]


def test_a_list_inside_a_list_belongs_to_the_nearest_number() -> None:
    outer, inner = lists("共120件，其中许可80件，处罚40件，其中简易程序25件、普通程序15件。")
    assert outer[2] == [("许可", "80件"), ("处罚", "40件")]
    assert inner[1] == ["40件", "80件", "120件"]


def test_groups_that_semicolons_part_go_on_behind_an_inner_list() -> None:
    (outer, *_) = lists("共120件，其中：许可80件，其中网上60件；处罚40件。")
    assert outer[2] == [("许可", "80件"), ("处罚", "40件")]


def test_the_total_may_stand_in_the_sentence_before() -> None:
    (listing,) = lists("共办理28件。其中，普通程序11件，简易程序17件。")
    assert listing[1] == ["28件"]
    assert lists("共办理28件。", "其中，普通程序11件，简易程序17件。") == []


def test_the_total_may_stand_behind() -> None:
    assert ("合计", ["28件"], [("普通程序", "11件"), ("简易程序", "17件")]) in lists(
        "普通程序11件、简易程序17件，合计28件。"
    )
    assert ("（）", ["9件"], [("甲", "2件"), ("乙", "3件"), ("丙", "4件")]) in lists("甲2件、乙3件、丙4件（共9件）。")


def test_without_a_word_for_it() -> None:
    assert lists("发现问题12个，已整改10个、正在整改2个。") == [
        ("", ["12个"], [("已整改", "10个"), ("正在整改", "2个")]),
        ("已", ["12个"], [("已整改", "10个"), ("正在整改", "2个")]),
    ]


def test_what_is_told_anew_is_no_part() -> None:
    ((_, _, items),) = lists("共28件，其中普通程序11件、简易程序17件，另有委托3件。")
    assert [figure for _, figure in items] == ["11件", "17件"]


def readings(*lines: str) -> list[tuple[str, list[str]]]:
    """How each list that may have a total was read, and the names of its parts."""
    doc = document(*lines)
    return [
        (reading, [item.name for item in listing.items])
        for passage, before in read(doc, figures(doc))
        for reading, listing in Lists(passage, before).told()
    ]


def test_every_list_tells_how_it_was_read() -> None:
    assert readings("共28件，其中甲类11件、乙类17件。") == [("introduced", ["甲类", "乙类"])]
    assert ("behind", ["甲类", "乙类"]) in readings("甲类11件、乙类17件，合计28件。")
    assert ("plain", ["一审", "二审"]) in readings("应诉案件28件，一审11件，二审17件。")
    assert ("before", ["已整改", "其余"]) in readings("发现隐患28处。已整改26处，其余2处正在整改。")


def test_the_ways_to_tell_a_total_behind_its_parts() -> None:
    for sentence in (
        "甲镇20件、乙镇11件、丙镇9件（共40件）。",
        "举办培训（线上6期、线下9期），共计15期。",
        "由财政拨款420万元、企业自筹120万元组成的540万元改造资金。",
        "甲类3件、乙类5件、丙类2件，三类投诉共10件。",
        "翻建校舍14栋，加固校舍26栋，共翻建加固校舍40栋。",
        "一般缺陷53处，严重缺陷4处，缺陷总数57处。",
    ):
        assert any(reading == "behind" for reading, _ in readings(sentence)), sentence
    assert not any(reading == "behind" for reading, _ in readings("查处案件14件，罚款26万元，走访企业40家。"))


def test_the_lists_of_a_sentence_are_read_once_for_all_checks() -> None:
    context = Context(document("共28件，其中甲类11件、乙类17件。"), None, list)
    ((passage, before),) = context.passages
    assert context.lists(passage, before) is context.lists(passage, before)
    other = passage._replace(figures=passage.figures[:2], inside=passage.inside[:2])
    assert context.lists(other, before).passage is other
