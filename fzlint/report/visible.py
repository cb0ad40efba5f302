"""Text as a terminal may get it: what would move the cursor, colour or hide something there is made visible."""

from __future__ import annotations

from fzlint.pattern import pattern

# control characters but for line feed and tab, and the marks that turn the direction of writing round
_CONTROL = pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    r"""`text` with every control character written out: \x1b."""
    if text.isprintable():
        return text
    return _CONTROL.sub(lambda match: _written(ord(match.group())), text)


def _written(code: int) -> str:
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


_OBEYED = pattern(r"[\x7f-\x9f]")  # of those that JSON may hold raw, what a terminal obeys


def in_json(text: str) -> str:
    """JSON `text` that any terminal and any encoding bears: lone surrogates and controls are written out."""
    text = _OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
