"""Joins: a sentence goes on behind the number of a page, or where a picture stood."""

import pytest

import fzlint

HEAD = "柳溪县水务局2024年法治政府建设情况报告\n全年巡查河道120次，整改问题15个，群众普遍满意。\n"
BEFORE = "全年检查河道一百二十余次，发现的问题逐一登记，其中涉及占用滩地的案件"


def joined(*lines: str) -> list[str]:
    text = HEAD + "\n".join(lines) + "\n下一步，继续抓好灌区改造，完成年度任务。\n"
    return [finding.text for finding in fzlint.check(text).findings if finding.code == "FZ602"]


@pytest.mark.parametrize("between", ["— 3 —", "3", "[图片]", "【照片】"])
def test_a_sentence_goes_on_behind_what_stands_between(between: str) -> None:
    (found,) = joined(BEFORE, between, "占三成以上，均已责令恢复原状。")
    assert found.startswith("用滩地的案件") and found.endswith("占三成以上，均已")


def test_what_has_ended_does_not_go_on() -> None:
    assert joined(BEFORE + "较多。", "— 3 —", "占三成以上的，均已责令恢复原状。") == []
    assert joined(BEFORE, "— 3 —", "（二）规范执法。全年立案20件，均已办结。") == []
