"""The counts of official language, and what is told by them without a rule."""

from __future__ import annotations

from fzlint.document.words.packed import pack
from fzlint.document.words.phrases import KEYED, NEVER, OFTEN, SEEN, Phrases, shipped

SMALL = Phrases(
    pack(
        "# made by hand\n= words\n推进动\n法治\n= joins\n治政\n进法\n"
        "= runs\n推|进法治|动法治\t|进工作行工作\n= sounds\njin 进近 尽\ntui 推\n= shapes\n进迸\n"
        "= homophones\n推近推进\t\t来\n= swapped\n进推\n= met\n推近来了\n",
        KEYED,
    )
)


def test_runs_are_told_by_how_many_documents_have_them() -> None:
    assert SMALL.frequency("推进法治") == OFTEN
    assert SMALL.frequency("推动法治") == OFTEN
    assert SMALL.frequency("推进工作") == SEEN
    assert SMALL.frequency("推法治动") == SMALL.frequency("推进作行") == NEVER  # across the seam of two runs
    assert SMALL.frequency("推") == SMALL.frequency("") == NEVER
    assert SMALL.begins("推进法") and SMALL.begins("推进工") and not SMALL.begins("推治动")


def test_the_lost_character_of_a_run_is_found_wherever_it_stood() -> None:
    assert SMALL.filling("推?法治") == "进动"
    assert SMALL.filling("推进?治") == "法"
    assert SMALL.filling("推进法?") == "治"
    assert SMALL.filling("推?工作") == ""  # not frequent enough
    assert SMALL.spread("推进") == 3 and SMALL.spread("推法") == 0


def test_pairs_are_strangers_unless_a_word_or_a_phrase_has_them() -> None:
    assert SMALL.strangers(frozenset({"推进", "进法", "法推", "，推"})) == {"法推", "，推"}
    assert SMALL.word("推进") and not SMALL.word("进法")


def test_characters_are_alike_by_sound_and_by_shape() -> None:
    assert SMALL.alike("近") == "进近"
    assert SMALL.alike("进") == "进近迸"
    assert SMALL.syllable("尽") == "jin"  # a character that official language does not use is heard, but never meant
    assert SMALL.syllable("犇") == SMALL.alike("犇") == ""


def test_words_know_what_they_are_put_for() -> None:
    assert SMALL.homophones(frozenset({"推近", "推进"})) == {"推近": (("推进",), "", "来")}
    assert SMALL.heard("没有") == ((), "", "")
    assert SMALL.swapped == {"进推"}
    assert SMALL.met == {"推近来了"}


def test_the_shipped_counts_are_whole() -> None:
    phrases = shipped()
    assert phrases.frequency("依法履行") == OFTEN
    assert phrases.word("职责") and not phrases.word("职贵")
    assert "责" in phrases.alike("贵")
    assert phrases.heard("推荐") == phrases.heard("推荐")
    assert len(phrases.swapped) > 1000
