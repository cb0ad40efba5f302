from __future__ import annotations

from pathlib import Path

from fzlint.checks.context import Context
from fzlint.checks.repeats import Repeats
from fzlint.document.model import Document
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.load import shipped
from fzlint.rulebook.read import read_rule

KIND = Kind("报告", ("报告$",))
LONG = (
    "各司法所每周三上午派人驻村接访，当场能办的当场办，办不了的列入清单限期答复，结果张贴在村务公开栏。"
    "全年驻村接访三百余次，化解邻里、土地、债务纠纷二百余件，没有一件因处置不及时升级为治安案件。"
    "经费由县财政单独列支，年底随部门决算一并公开，群众可以扫码查询每一笔支出。"
)
SHORT = "区法律援助中心在看守所和法院设立工作站，当事人就近申请，值班律师当场解答、当场登记，三日内指派律师，全年办理援助案件二百一十件。"
OTHER = "执法培训改为跟班实训，新进人员跟着老队员出现场、做笔录、写文书，满三个月逐卷打分。"
SENTENCE = "全年没有发生以本局为被告的行政诉讼案件，也没有被纠错的复议案件。"


def document(*lines: str) -> Document:
    return read("\n".join(("青河县司法局2024年工作报告", *lines)).encode(), "a.txt")


def found(check: Repeats, *lines: str, kind: Kind | None = KIND) -> list[Match]:
    return list(check(Context(document(*lines), kind, cut)))


def test_message_values_and_cover() -> None:
    (match,) = found(Repeats("region"), "一、做法", LONG, "二、成效", OTHER, "三、做法", LONG)
    assert match.values == {"copy": "第6—7行", "first": "第2—3行", "same": "内容重复"}
    assert match.covers == match.span
    assert [document("一、做法", LONG).text[span.start : span.end] for span in match.related] == ["一、做法\n" + LONG]
    assert match.severity is None


def test_one_short_paragraph_is_a_lesser_fault() -> None:
    assert [match.severity for match in found(Repeats("region"), SHORT, OTHER, SHORT)] == ["warning"]
    assert [match.severity for match in found(Repeats("region", short=20), SHORT, OTHER, SHORT)] == [None]
    assert [match.severity for match in found(Repeats("region"), SHORT, OTHER, SHORT, OTHER)] == [None]


def test_n_copies_are_n_minus_one_findings_all_related_to_the_first() -> None:
    matches = found(Repeats("region"), LONG, OTHER, LONG, "至此。", LONG)
    assert [match.values["copy"] for match in matches] == ["第4行", "第6行"]
    assert {match.values["first"] for match in matches} == {"第2行"}


def test_the_copy_mutes_what_lies_inside() -> None:
    rules = [read_rule(path).rule for path in sorted(Path(str(shipped())).glob("*/FZ[12]0[12]*.toml"))]
    skipping = ["一、做法", LONG, "（一）甲", "说明。", "（三）乙", OTHER]
    findings = lint(document(*skipping, *skipping), rules).findings
    region = [finding for finding in findings if finding.code == "FZ101"]
    assert len(region) == 1
    assert region[0].covered >= 1
    assert len([finding for finding in findings if finding.code == "FZ201"]) == 1


def test_a_sentence_said_again() -> None:
    lines = ("一、甲", "第一句。" + SENTENCE, "二、乙", SENTENCE)
    (match,) = found(Repeats("sentence"), *lines)
    assert match.values["first"] == "第3行"


def test_sentence_behind_a_semicolon_and_behind_a_connective() -> None:
    made = document("二是" + SENTENCE, "调解成功六十二件；此外，" + SENTENCE)
    (match,) = Repeats("sentence")(Context(made, KIND, cut))
    assert made.text[match.span.start : match.span.end] == "此外，" + SENTENCE


def test_sentences_that_may_come_again() -> None:
    check = Repeats("sentence")
    assert found(check, "全年没有行政诉讼案件。", "全年没有行政诉讼案件。") == []  # short
    clause = SENTENCE[:-1] + "；"
    assert found(check, "一、甲；" + clause, "二、乙；" + clause) == []
    named = "落实《关于进一步规范行政裁量权基准制定和管理工作的实施意见》。"
    assert found(check, "一、甲。" + named, "二、乙。" + named) == []
    assert found(check, SENTENCE, SENTENCE.replace("全年", "上年")) == []


def test_a_sentence_inside_a_copied_region_is_told_by_the_region_alone() -> None:
    assert found(Repeats("sentence"), LONG + SENTENCE, OTHER, LONG + SENTENCE) == []
