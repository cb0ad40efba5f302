from __future__ import annotations

from fzlint.checks.attachment_form import AttachmentForm
from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read


def faults(*lines: str) -> list[tuple[str, str]]:
    document = read("\n".join(("青河县水务局工作报告", "许可事项见附件1。", *lines)).encode(), "a.txt")
    return [(match.values["said"], match.values["wanted"]) for match in AttachmentForm()(Context(document, None, cut))]


def test_marks_and_numbers_of_the_list_below_the_text() -> None:
    assert faults("附件：1、许可清单；", "2、《处罚清单》。") == [
        ("许可清单；", "许可清单"),
        ("1、", "1."),
        ("《处罚清单》。", "处罚清单"),
        ("2、", "2."),
    ]
    assert faults("附件：1.许可清单", "2.《青河县河道管理办法》修订对照表（2024年）") == []
    assert faults("附件：许可清单。") == [("许可清单。", "许可清单")]
