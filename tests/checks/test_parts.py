from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.checks.joins import Joins
from fzlint.checks.parts import Parts
from fzlint.document.model import Document
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read
from fzlint.rulebook.kind import Kind, pick_kind
from fzlint.rulebook.load import kind_files, shipped
from fzlint.rulebook.read_kind import read_kind

KINDS = [read_kind(path) for path in kind_files(shipped())]
(LAW,) = (kind for kind in KINDS if kind.name == "法治政府建设年度报告")
DEEDS, FAULTS, LEADER, PLANS = (part.name for part in LAW.parts if part.required)
TITLE = "青河县水务局2024年法治政府建设情况报告"

REPORT = {
    DEEDS: ["一、主要举措和成效", "（一）规范许可。取水许可全部网上办理。", "（二）严格执法。查处非法采砂九起。"],
    FAULTS: ["二、存在的不足和原因", "执法人员偏少，原因是编制长期未补齐。"],
    LEADER: ["三、党政主要负责人履行推进法治建设第一责任人职责情况", "局长主持研究法治工作四次。"],
    PLANS: ["四、下一年度主要安排", "补充执法人员四名，修订裁量基准。"],
}
INTRODUCTION = "2024年，我局扎实推进法治政府建设。现将有关情况报告如下："


def document(*lines: str, title: str = TITLE) -> Document:
    return read("\n".join((title, *lines)).encode(), "a.txt")


def missing(*lines: str, title: str = TITLE, kind: Kind = LAW) -> list[Match]:
    check = Parts("missing", formal=("报告",))
    return list(check(Context(document(*lines, title=title), kind, cut)))


def parts(matches: list[Match]) -> list[tuple[str, str | None]]:
    return [(match.values["part"], match.severity) for match in matches]


def report(without: str = "", **instead: list[str]) -> list[str]:
    lines = [INTRODUCTION]
    for name, said in REPORT.items():
        if name != without:
            lines += instead.get(name, said)
    return lines


def test_a_whole_report_lacks_nothing() -> None:
    assert missing(*report()) == []


@pytest.mark.parametrize("part", REPORT)
def test_each_part_that_is_left_out_is_missed(part: str) -> None:
    (match,) = missing(*report(without=part))
    assert match.values["part"] == match.key == part
    assert match.severity is None  # the rule's own
    assert match.absent
    assert match.values["state"] == "标题和正文均未写到"
    assert document().text[match.span.start : match.span.end] == TITLE


def test_severity_by_title_and_kind() -> None:
    lines = report(without=LEADER)
    assert parts(missing(*lines, title="青河县水务局2024年法治政府建设工作总结")) == [(LEADER, "warning")]
    assert parts(missing(*lines, kind=LAW._replace(statutory=False))) == [(LEADER, "warning")]


def test_told_in_the_text_only() -> None:
    lines = report(without=LEADER)
    lines.insert(3, "局长切实履行推进法治建设第一责任人职责，主持专题会议四次。")
    (match,) = missing(*lines)
    assert parts([match]) == [(LEADER, "info")]
    assert match.values["state"] == "只在第5行的正文中写到"
    assert len(match.related) == 1


@pytest.mark.parametrize(
    "said",
    [
        "压实企业安全生产第一责任人责任，签订承诺书二百份。",
        "组织学习《党政主要负责人履行推进法治建设第一责任人职责规定》。",
        "引导群众当好自己健康的第一责任人。",
        "成立由主要负责同志任组长的法治政府建设领导小组。",
    ],
)
def test_words_that_do_not_tell_the_leaders_part(said: str) -> None:
    lines = report(without=LEADER)
    lines.insert(2, said)
    assert parts(missing(*lines)) == [(LEADER, None)]


def test_a_plan_does_not_tell_what_the_leader_did() -> None:
    lines = [*report(without=LEADER), "（一）落实法治建设第一责任人职责", "严格落实法治建设第一责任人职责。"]
    assert parts(missing(*lines)) == [(LEADER, None)]


@pytest.mark.parametrize(
    "said",
    [
        "执法检查发现仍存在安全隐患等问题三十七个，主要是通道堵塞。",
        "及时发现和纠正执法中存在的问题，执法行为更加规范。",
        "坚持问题导向，逐项销号。",
    ],
)
def test_words_that_do_not_tell_the_faults(said: str) -> None:
    lines = report(without=FAULTS)
    lines.insert(2, said)
    assert parts(missing(*lines)) == [(FAULTS, None)]


@pytest.mark.parametrize(
    "said",
    [
        "虽然取得了一定成绩，但与上级要求相比仍存在一些不足：一是执法力量偏弱。",
        "在看到成绩的同时，我局工作还有不少短板，主要是普法形式单一。",
    ],
)
def test_an_unlabelled_paragraph_tells_the_faults(said: str) -> None:
    lines = report(without=FAULTS)
    lines.insert(4, said)
    assert parts(missing(*lines)) == [(FAULTS, "info")]


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (FAULTS, "二、短板与成因"),
        (FAULTS, "二、工作中的薄弱之处"),
        (FAULTS, "二、原因分析及存在的不足"),
        (FAULTS, "二、存在的不足和愿因"),
        (LEADER, "三、上一年度党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况"),
        (LEADER, "三、“一把手”履行法治建设职责情况"),
        (PLANS, "四、2025年工作"),
        (PLANS, "四、二〇二五年重点任务"),
        (PLANS, "四、工作思路"),
        (PLANS, "四、下一年度推进法治政府建设的主要按排"),
        (DEEDS, "一、法治政府建设工作开展情况"),
    ],
)
def test_many_wordings(part: str, heading: str) -> None:
    said = [heading, *REPORT[part][1:]]
    if part == DEEDS:
        said = [heading, "取水许可全部网上办理。"]
    assert missing(*report(**{part: said})) == []


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (FAULTS, "（三）聚焦突出问题，规范执法行为"),
        (FAULTS, "（三）补齐短板弱项，夯实基层基础"),
        (PLANS, "（三）制定年度工作计划，统筹推进法治建设"),
        (PLANS, "（三）2024年重点工作安排落实到位"),
        (LEADER, "（三）压实安全生产第一责任人责任"),
    ],
)
def test_headings_that_sound_alike(part: str, heading: str) -> None:
    lines = report(without=part)
    lines[4:4] = [heading, "全年完成各项任务，群众满意度稳步提升。"]
    assert parts(missing(*lines)) == [(part, None)]


def test_one_heading_for_two_parts() -> None:
    merged = ["二、存在的问题及下一步打算", "执法人员偏少。下一步补充执法人员四名。"]
    assert missing(*report(without=PLANS, **{FAULTS: merged})) == []


def test_topics_for_headings() -> None:
    topics = ["一、强化政治引领", "集中学法十二次。", "二、规范行政执法", "查处非法采砂九起。"]
    assert missing(*report(**{DEEDS: topics})) == []
    assert parts(missing(*report(**{DEEDS: topics[:2]}))) == [(DEEDS, None)]


def test_unlabelled_headings() -> None:
    lines = [line.split("、", 1)[-1] if line[1] == "、" else line for line in report()]
    assert missing(*lines) == []


def test_no_headings_at_all() -> None:
    deeds = "取水许可全部网上办理，查处非法采砂九起，" * 12 + "成效明显。"
    faults = "但工作中还存在一些不足：一是执法人员偏少，二是案卷质量不高。"
    leader = "局党组书记履行法治建设第一责任人职责，主持专题会议四次。"
    plans = "下一步，我局将补充执法人员四名，修订裁量基准，每季度开展案卷评查，加强普法宣传。"
    matches = missing(INTRODUCTION, deeds, faults, leader, plans)
    assert parts(matches) == [(DEEDS, "info"), (FAULTS, "info"), (LEADER, "info"), (PLANS, "info")]


def test_the_next_year_is_told_by_the_headings_where_the_title_names_none() -> None:
    lines = report(**{DEEDS: ["一、2024年工作情况", "网上办理。"], PLANS: ["四、2025年工作", "补充人员。"]})
    assert missing(*lines, title="关于法治政府建设的情况报告") == []


def test_every_kind_can_be_whole() -> None:
    """A report that has every required part under the name that the kind gives it lacks nothing."""
    titles = {
        "政府信息公开工作年度报告": "青河县水务局2024年政府信息公开工作年度报告",
        "部门决算公开": "青河县水务局2024年度部门决算",
        "行政执法统计年报": "青河县水务局2024年度行政执法统计年报",
        "述法报告": "青河县水务局局长2024年述法报告",
        "年度工作总结": "青河县水务局2024年工作总结",
        "政府工作报告": "2025年青河县政府工作报告",
        "法治政府建设年度报告": TITLE,
    }
    assert set(titles) == {kind.name for kind in KINDS}
    for kind in KINDS:
        lines = [line for part in kind.parts if part.required for line in ("一、" + part.name, "具体内容如上。")]
        made = document(*lines, title=titles[kind.name])
        assert pick_kind(KINDS, made.title) == kind
        check = Parts("missing", formal=("报告",))
        assert list(check(Context(made, kind, cut))) == []
        empty = document("今年没有可写的。", title=titles[kind.name])
        lacking = {match.key for match in check(Context(empty, kind, cut))}
        assert lacking == {part.name for part in kind.parts if part.required}


# ------------------------------------------------------------------------------ empty headings


def empty(*lines: str, title: str = TITLE) -> list[str]:
    made = document(*lines, title=title)
    return [match.values["heading"] for match in Parts("empty")(Context(made, None, cut))]


def test_empty_headings() -> None:
    assert empty("一、甲", "正文。", "二、乙", "三、丙", "正文。") == ["二、乙"]
    assert empty("一、甲", "（一）子", "正文。", "（二）丑", "二、乙", "正文。") == ["（二）丑"]
    assert empty("一、甲", "正文。", "二、乙", "正文。", "三、丙", "特此报告。", "青河县水务局", "2025年1月8日") == [
        "三、丙"
    ]
    assert empty("一、甲", "（一）子", "二、乙", "正文。") == ["（一）子"]


def test_headings_that_are_not_empty() -> None:
    assert empty("一、甲", "（一）子", "正文。", "（二）丑", "正文。") == []
    assert empty("一、甲。正文在后。", "二、乙。正文在后。") == []
    assert empty("一、甲", "正文。", "二、名册见附件", "三、丙", "正文。") == []
    assert empty("一、甲", "正文。", "二、乙", "1.子项说明", "2.丑项说明", "三、丙", "正文。") == []


def test_lists_are_no_empty_headings() -> None:
    assert empty("一、甲", "事项如下：", "（一）子", "（二）丑", "（三）寅", "二、乙", "正文。") == []
    assert empty("一、甲", "事项如下：", "（一）子", "（二）丑", "二、乙", "正文。") == []
    assert (
        empty("一、甲", "（一）擅自取水的；", "（二）超量取水的；", "（三）法律规定的其他情形", "二、乙", "正文。")
        == []
    )


def test_marked_up_headings() -> None:
    def told(text: str) -> list[str]:
        made = read(text.encode(), "a.md")
        return [match.values["heading"] for match in Parts("empty")(Context(made, None, cut))]

    assert told("# 年度报告\n\n## 总体情况\n\n正文。\n\n## 存在问题\n\n## 下步打算\n\n正文。\n") == ["存在问题"]
    assert told("# 年度报告\n\n## 总体情况\n\n### 制度\n\n正文。\n\n## 下步打算\n\n正文。\n") == []
    assert told("# 年度报告\n\n## 青河县水务局\n\n## 总体情况\n\n正文。\n\n## 打算\n\n正文。\n") == []  # a cover
    table = "| 项目 | 件数 |\n| --- | --- |\n| 许可 | 9 |\n"
    assert told(f"# 年度报告\n\n## 总体情况\n\n正文。\n\n## 统计\n\n{table}\n## 打算\n\n正文。\n") == []


# ------------------------------------------------------------------------------ signature and date


def signoff(*lines: str, title: str = TITLE, kind: Kind | None = LAW) -> list[str]:
    made = document(*lines, title=title)
    return [match.values["missing"] for match in Parts("signoff")(Context(made, kind, cut))]


BODY = ["一、主要举措和成效", "取水许可全部网上办理，群众少跑路一千二百人次。"]


def test_signoff() -> None:
    assert signoff(*BODY, "青河县水务局", "2025年1月8日") == []
    assert signoff(*BODY, "青河县水务局 2025年1月8日") == []
    assert signoff(*BODY, "青河县水务局", "二〇二五年一月八日") == []
    assert signoff(*BODY, "青河县某某", "2025年1月8日") == []  # whoever signs in front of the date
    assert signoff("（2025年1月8日）", *BODY, "青河县水务局") == []
    assert signoff(*BODY, "青河县水务局", "2025年1月8日", "附件：行政处罚案件统计表") == []
    assert signoff(*BODY) == ["署名和成文日期"]
    assert signoff(*BODY, "青河县水务局") == ["成文日期"]
    assert signoff(*BODY, "2025年1月8日") == ["署名"]


def test_a_short_date_above_an_enclosed_table() -> None:
    table = "\n".join(f"| {i}号井 | {i} |" for i in range(1, 15))
    text = "\n\n".join([f"# {TITLE}", *BODY, "青河县水务局", "2025.1.8", f"| 水井 | 深度 |\n|---|---|\n{table}"])
    context = Context(read(text.encode(), "a.md"), LAW, cut)
    (found,) = Parts("signoff", misdated="“{date}”应为“{right}”")(context)
    assert (found.values["date"], found.values["right"]) == ("2025.1.8", "2025年1月8日")


def test_signoff_only_where_it_is_asked_for() -> None:
    assert signoff(*BODY, kind=None) == []
    assert signoff(*BODY, kind=LAW._replace(signoff=False)) == []


# --------------------------------------------------------------------------- the long heading, annexes

LONG = "党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况"
RUNNING = [
    f"{month}月，局领导带队检查取水口{month}处，发现问题当场交办，逐项整改到位，群众普遍满意。" for month in range(1, 9)
]


def labelled(*labels: str, heading: str = LONG) -> list[str]:
    headings = ("主要举措和成效", "存在的不足和原因", heading, "2025年主要安排")
    lines = [INTRODUCTION]
    for label, said, at in zip(labels, headings, range(4), strict=True):
        lines += [label + said, *RUNNING[at * 2 : at * 2 + 2]]
    return lines


@pytest.mark.parametrize(
    "labels",
    [
        ("第一部分　", "第二部分　", "第三部分　", "第四部分　"),
        ("1 ", "2 ", "3 ", "4 "),
        ("", "", "", ""),
        ("（一）", "（二）", "（三）", "（四）"),
        ("一、", "二、", "三、", "四、"),
    ],
)
def test_the_heading_of_the_regulation_is_one_whatever_its_label(labels: tuple[str, ...]) -> None:
    lines = labelled(*labels)
    assert missing(*lines) == []
    assert list(Joins()(Context(document(*lines), LAW, cut))) == []


def test_a_long_line_that_is_no_heading_is_still_a_cut() -> None:
    lines = labelled("", "", "", "", heading="局长认真落实法治建设第一责任人职责，多次听取汇报，并到基层所站调研")
    assert len(list(Joins()(Context(document(*lines), LAW, cut)))) == 1


@pytest.mark.parametrize(
    "annex",
    [
        ["附件2", "名词解释", "1.首违不罚：初次违法且危害轻微的，可以不予处罚。", "2.双随机：随机抽取对象和人员。"],
        ["附件1", "事项表说明", "一、填报范围", "填报全部事项。", "二、填报要求", "按时填报。"],
        ["附件：主要举措清单", "一、规范许可的举措", "全部网上办理。", "二、严格执法的举措", "查处非法采砂。"],
    ],
)
def test_an_annex_tells_no_part(annex: list[str]) -> None:
    signed = ["青河县水务局", "2025年1月8日"]
    assert parts(missing(*report(without=DEEDS), *signed, *annex)) == [(DEEDS, None)]


def test_a_report_that_is_an_annex_tells_its_parts() -> None:
    assert missing("现将报告报上，请审阅。", "青河县水务局", "2025年1月8日", "附件", *report()) == []


def test_an_annex_is_no_sibling_of_an_empty_heading() -> None:
    lines = report()
    lines.remove("（一）规范许可。取水许可全部网上办理。")
    lines.remove("（二）严格执法。查处非法采砂九起。")
    annex = ["附件1", "清单", "一、许可事项", "二、处罚事项", "三、强制事项"]
    doc = document(*lines, "青河县水务局", "2025年1月8日", *annex)
    (match,) = Parts("empty")(Context(doc, LAW, cut))
    assert match.values["heading"] == "一、主要举措和成效"


def test_a_plan_for_a_year_gone_by_is_a_plan_whose_year_is_wrong() -> None:
    """That is told once, by FZ106; the part is there."""
    stale = ["四、2023年工作计划", "进一步加强普法宣传，抓好执法培训。"]
    assert missing(*report(**{PLANS: stale})) == []
