from __future__ import annotations

import re

import pytest

from fzlint.rulebook.kind import Kind, pick_kind
from fzlint.rulebook.load import kind_files, shipped
from fzlint.rulebook.read_kind import read_kind

KINDS = [read_kind(path) for path in kind_files(shipped())]
BY_NAME = {kind.name: kind for kind in KINDS}

LAW = "法治政府建设年度报告"
SUMMARY = "年度工作总结"
TITLES = {
    "青河县水务局2024年法治政府建设情况报告": LAW,
    "青河县水务局二〇二五年度法治政府建设情况报告": LAW,  # no “五年”
    "青河县水务局法治政府建设年度报告2024": LAW,
    "青河县水务局五年法治政府建设情况报告": None,
    "青河县水务局关于2024年度法治政府建设情况的报告": LAW,
    "青河县2024年法治政府建设年度报告": LAW,
    "青河县2024年法治政府建设年度工作报告": LAW,
    "青河县水务局 2024年度法治政府建设工作情况汇报": LAW,
    "青河县水务局2024年法治政府建设工作总结": LAW,
    "青河县水务局2024年法治政府建设工作总结及2025年工作思路": LAW,
    "青河县水务局2024年法治政府建设工作总结和2025年度工作计划": LAW,
    "中共青河县委员会 青河县人民政府关于2024年度法治政府建设情况的报告": LAW,
    "关于法治政府建设的情况报告": LAW,
    "青河县自然资源和规划局2024年度法治政府建设工作报告": LAW,
    "青河农业科技示范区管委会2024年法治政府建设情况报告": LAW,
    "青河县水务局2024年法治政府建设年度报告（公开稿）": LAW,
    "关于做好2024年法治政府建设年度报告工作的通知": None,
    "青河县2024年法治政府建设工作要点": None,
    "青河县2025年法治政府建设工作计划": None,
    "青河县法治政府建设实施方案": None,
    "县政府常务会议听取2024年法治政府建设情况报告": None,
    "青河县2024年上半年法治政府建设工作总结": None,
    "青河县法治政府建设督察整改情况报告": None,
    "青河县法治政府建设示范创建工作情况报告": None,
    "青河县水务局2024年政府信息公开工作年度报告": "政府信息公开工作年度报告",
    "2024年青河县政府信息公开工作年度报告": "政府信息公开工作年度报告",
    "青河县水务局2024年政务公开工作年度报告": "政府信息公开工作年度报告",
    "关于做好2024年政府信息公开工作年度报告编制工作的通知": None,
    "青河县2012年政府信息公开工作年度报告": "政府信息公开工作年度报告",  # its parts are not asked for
    "2025年青河县政府工作报告": "政府工作报告",
    "政府工作报告": "政府工作报告",
    "政府工作报告（摘要）": "政府工作报告",
    "一图读懂政府工作报告解读": None,
    "关于政府工作报告的决议": None,
    "青河县水务局2024年工作总结": SUMMARY,
    "滨江街道2024年工作总结及2025年工作计划": SUMMARY,
    "2024年度普法工作总结": SUMMARY,
    "2024年个人工作总结": None,
    "2024年上半年工作总结": None,
    "青河县水务局2024年度部门决算": "部门决算公开",
    "青河县水务局2024年度部门决算公开说明": "部门决算公开",
    "青河县水务局2025年部门预算": None,
    "青河县水务局2024年度行政执法统计年报": "行政执法统计年报",
    "青河县水务局局长2024年述法报告": "述法报告",
    "青河镇党委书记履行推进法治建设第一责任人职责情况的报告": "述法报告",
    "青河县党政主要负责人履行推进法治建设第一责任人职责情况报告": "述法报告",
    "县委全面依法治县委员会召开述法会议": None,
    "青河县人民政府办公室关于印发防汛预案的通知": None,
    "": None,
}


@pytest.mark.parametrize(("title", "name"), TITLES.items())
def test_titles(title: str, name: str | None) -> None:
    kind = pick_kind(KINDS, title)
    assert (kind.name if kind else None) == name


@pytest.mark.parametrize("title", TITLES)
def test_kinds_do_not_overlap(title: str) -> None:
    """Which kind a title tells does not hang on the order of files."""
    assert pick_kind(KINDS, title) == pick_kind(KINDS[::-1], title)


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_form(kind: Kind) -> None:
    names = [part.name for part in kind.parts]
    assert len(set(names)) == len(names)
    for part in kind.parts:
        assert set(part.within) <= set(names)
        if kind.statutory and part.required:
            assert part.source
        for pattern in (*part.headings, *part.texts, *part.never, *part.always, *part.never_texts):
            assert re.compile(pattern)
        if part.headings:
            assert part.told_by(part.name) or part.rest or not part.required, (
                "the name that the standard gives a part is a heading that tells it"
            )


def test_the_statutory_kind() -> None:
    law = BY_NAME[LAW]
    assert law.statutory and law.signoff and law.year_offset == 0
    assert [part.required for part in law.parts] == [True, True, True, True, False]
    assert BY_NAME["政府工作报告"].year_offset == -1
    assert not BY_NAME["政府工作报告"].signoff
