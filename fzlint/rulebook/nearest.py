"""The known word that an unknown one was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from fzlint.document.fold import fold

_FIGURES = str.maketrans("oil", "011")  # letters that are typed for figures: FZ3O3


def hint(word: str, known: Iterable[str]) -> str:
    """“，是不是“…”？” for the closest of the known words, “。” if none is close. It ends the sentence about `word`."""
    near = closest(word, known)
    return f"，是不是“{near}”？" if near else "。"


def closest(word: str, known: Iterable[str]) -> str:
    """The closest of the known words, "" if none is close.

    Codes are all much alike: one is close only if a character is wrong, missing or too many.
    """
    from difflib import get_close_matches

    word = fold(word).lower()
    by_lower = {name.lower(): name for name in known}
    close = [name for name in by_lower if name.translate(_FIGURES) == word.translate(_FIGURES)]
    close += [name for name in by_lower if name.startswith(word) and len(word) > 2]
    close += get_close_matches(word, by_lower, n=1, cutoff=0.75 if word[-1:].isdigit() else 0.5)
    return by_lower[close[0]] if close else ""
