"""The item of a list that closes too early: ；；。；。 And lines that stand behind the end of a paragraph: （结尾再补一句）"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.document.model import Block, Document, Span
from fzlint.finding import Edit, Match

_FULL = "。."
_LEAST = 2  # other items in ；


def early_end(document: Document, ends: Sequence[int]) -> Match | None:
    """What is told of the one item that ends in 。 where the others, but for the last, end in ；.

    ends   where the items end
    """
    *marks, last = (document.plain[end - 1] for end in ends)
    early = [i for i, mark in enumerate(marks) if mark in _FULL]
    if len(early) != 1 or last not in _FULL or marks.count("；") != len(marks) - 1 or len(marks) <= _LEAST:
        return None
    end = ends[early[0]]
    mark = Span(end - 1, end)
    said = document.text[mark.start : mark.end]
    return Match(
        mark,
        {"end": said},
        edits=(Edit(mark, "；"),),
        message="同一组的各项多以“；”结束，这一项末尾的“{end}”应为“；”。",
    )


_FIELD = 8  # code points of the name of a field
_NAME = 20  # code points of a name
_LINE = 45  # code points of a remark


def is_card(said: str) -> bool:
    """Whether a line has fields with what they hold, one behind the other, and no sentence: 编号：3；版本：第4版. Or words to look for, which
    a field names (关键词：……；……)."""
    if "。" in said or "；" not in said[: 2 * _LINE]:
        return False
    fields = said.split("；")
    named = sum(0 < field.find("：", 0, _FIELD) < len(field) - 1 for field in fields)
    brief = said.find("：", 0, _WORD) > 0 and max(map(len, fields)) <= _FIELD + _WORD and "，" not in said
    return named == len(fields) or brief


def is_remark(document: Document, block: Block) -> bool:
    """Whether a line is a remark: in brackets, whole, or a short field or a name above the signature (领导批示：……). No sentence goes on in it."""
    said = document.plain[block.start : block.end].strip()
    if block.role != "body" or block.label is not None or not 2 < len(said) <= _LINE:
        return False
    if any(said[0] == pair[0] and said.find(pair[1]) == len(said) - 1 for pair in _PAIRS):
        return True
    after = document.block_at(block.end) + 1
    signed = any(each.role == "signoff" for each in document.blocks[after : after + 1])
    name = len(said) <= _NAME and not any(mark in said for mark in "，。；：")  # a signature of two lines
    return signed and (name or 0 < said.find("：", 0, _FIELD) < len(said) - 1)


_WORD = 4  # 关键词：
_PAIRS = ("（）", "[]", "【】")
