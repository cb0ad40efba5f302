"""Figures that have nothing to do with one another come near a sum or a rate by chance: nearly never so near that a warning is due."""

from __future__ import annotations

import random
import re

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

_RULES = [rule for rule in load()[0] if rule.code in ("FZ401", "FZ402", "FZ404", "FZ408")]
_PLACE = re.compile("<([ndpq])>")
_TIMES = 12
_SENTENCES = (
    "全年检查企业<n>家，发现问题<n>个，责令整改<n>家，立案<n>件，罚款<d>万元。",
    "一、二、三、四季度分别受理<n>、<n>、<n>和<n>件。",
    "全镇有耕地<n>亩，林地<n>亩，水面<n>亩，今年造林<n>亩，退耕<n>亩。",
    "新建公路<d>公里，改建<d>公里，养护<d>公里，安装护栏<d>公里。",
    "受理行政复议申请<n>件，代理行政诉讼<n>件，审查合同<n>份，出具意见<n>份，参加会议<n>次。",
    "全院开放床位<n>张，职工<n>人，门诊<n>人次，出院<n>人次，手术<n>台次。",
    "引进项目<n>个，开工<n>个，投产<n>个，协议资金<d>亿元，到位资金<d>亿元。",
    "医保基金收入<d>万元，支出<d>万元；住院报销<d>万元，门诊报销<d>万元；大病保险赔付<d>万元。",
    "抽检食品<n>批次，约谈<n>批次，满意率<p>，下访<n>次，占比<q>。",
    "接待来访<n>批，办理来信<n>件，网上信访<n>件，化解积案<n>件，群众满意率<p>。",
    "种植水稻<d>万亩、玉米<d>万亩、油菜<d>万亩，粮食总产<d>万吨，肉类总产<d>万吨。",
    "投入<d>万元改造校舍，投入<d>万元购置设备，投入<d>万元资助学生<n>人，巩固率<p>。",
    "馆藏档案<n>卷，新接收<n>卷，数字化<n>卷，利用<n>卷次，数字化率<p>。",
    "在线访谈<n>期，回应关切<n>次，粉丝增长<p>，解读<n>期，答复率<p>。",
    "财政收入<d>亿元，同比增长<q>；税收收入<d>亿元，同比增长<q>；支出<d>亿元，同比增长<q>。",
    "发放低保金<d>万元，惠及<n>人；发放残疾补贴<d>万元，惠及<n>人；临时救助<n>人次<d>万元。",
)


def test_chance_seldom_makes_a_warning() -> None:
    drawn = random.Random(26)
    draw = {
        "n": lambda: str(drawn.choice([drawn.randint(2, 99), drawn.randint(10, 999), drawn.randint(100, 9999)])),
        "d": lambda: f"{drawn.uniform(1, 900):.2f}",
        "p": lambda: f"{drawn.uniform(20, 99):.1f}%",
        "q": lambda: f"{drawn.uniform(0.5, 15):.1f}%",
    }
    texts = [_PLACE.sub(lambda match: draw[match[1]](), line) for line in _SENTENCES for _ in range(_TIMES)]
    loud = []
    for text in texts:
        document = read(f"2024年工作总结\n{text}\n".encode(), "a.txt")
        loud += [(text, found.message) for found in lint(document, _RULES, None).findings if found.severity != "info"]
    assert len(loud) <= len(texts) // 100, loud
