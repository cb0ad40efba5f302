from __future__ import annotations

from fzlint.document.enumerated import leads, misplaced

LIST = "明码标价、足额供货、准时送达、无忧退换"


def found(text: str, phrase: str = LIST) -> list[tuple[str, str]]:
    pairs = frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return [(text[span.start : span.end], right) for span, right in misplaced(text, phrase, pairs)]


def test_members_in_another_order() -> None:
    assert found("坚持足额供货、明码标价、准时送达的原则。") == [
        ("足额供货、明码标价、准时送达", "明码标价、足额供货、准时送达")
    ]


def test_the_marks_of_the_text_are_kept() -> None:
    assert found("足额供货，明码标价，准时送达。")[0][1] == "明码标价，足额供货，准时送达"


def test_a_member_with_a_slip() -> None:
    assert found("坚持明码标价、足额共货、准时送达。") == [("足额共货", "足额供货")]
    assert found("坚持明码标价、供货足额、准时送达。") == [("供货足额", "足额供货")]


def test_a_member_with_other_words_beside_it_needs_more_evidence() -> None:
    assert found("坚持明码标价、足额供货、准时送到家。") == []
    assert found("坚持明码标价、足额供货、准时送达、无忧退还服务。") == [("无忧退还", "无忧退换")]


def test_a_part_of_the_list_in_its_order_is_right() -> None:
    assert found(f"{LIST}。明码标价、准时送达、无忧退换。明码标价、足额供货。") == []


def test_two_members_are_no_evidence() -> None:
    assert found("准时送达、明码标价、热情服务。") == []


def test_another_list_beside_them() -> None:
    assert found("热情服务、明码标价、足额供货、准时送达、明码标价。") == []


def test_short_members_need_four_and_have_no_slips() -> None:
    short = "清洁、明亮、宽敞、安静、温馨"
    assert found("做到清洁、宽敞、明亮、安静。", short) == [("清洁、宽敞、明亮、安静", "清洁、明亮、宽敞、安静")]
    assert found("做到宽敞、明亮、清洁。做到清洁、明亮、宽大、安静。", short) == []


def test_lists_end_with_the_sentence() -> None:
    assert found("足额供货。明码标价、准时送达。") == []


def test_one_member_is_another_word_among_its_fellows() -> None:
    short = "清洁、明亮、宽敞、安静"
    assert found("做到清洁、明亮、宽大、安静。", short) == [("宽大", "宽敞")]
    assert found("营造清洁、明亮、宽敞、安全的环境。", short) == [("安全", "安静")]
    assert found("做到清洁、明亮、高雅、安静。做到清洁、整洁、宽大、安静。", short) == []
    assert found("做到清洁、明亮、宽敞、保持安静。", short) == []
    assert found("坚持明码标价、足量供货、准时送达、无忧退换。") == [("足量供货", "足额供货")]


def test_of_three_members_the_odd_one_must_be_nearer() -> None:
    three = "便民化、市场化、品牌化"
    assert found("坚持便民化、市扬化、品牌化方向。", three) == [("市扬化", "市场化")]
    assert found("坚持便民化、专业化、品牌化方向。", three) == []


def test_what_a_text_must_have() -> None:
    for phrase in (LIST, "清洁、明亮、宽敞、安静、温馨", "便民化、市场化、品牌化"):
        members = phrase.split("、")
        for text in (f"做到{'、'.join(reversed(members))}。", f"做到{'、'.join(members[1:])}、{members[0]}。"):
            assert found(text, phrase)
            assert any(pair in text for pair in leads(phrase))
