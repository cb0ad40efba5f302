"""Characters that look alike: what a text reads like, at the same length, so that an offset in one is an offset in the other."""

from __future__ import annotations

# what shows as a common character or mark and is none: radicals, compatibility ideographs, vertical, small and half-width
# forms; and the blanks that are not U+0020 or U+3000
_RANGES = (
    ("\u2e80", "\u2fd5"),
    ("\uf900", "\ufaff"),
    ("\ufe10", "\ufe19"),
    ("\ufe30", "\ufe48"),
    ("\ufe50", "\ufe6b"),
    ("\uff61", "\uff65"),
)
BLANKS = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"

# radicals that Unicode gives no compatibility mapping (the characters are those of its EquivalentUnifiedIdeograph), or that
# of another way of writing (戶 靑)
_RADICALS = (
    "⺁厂⺇几⺌小⺎兀⺝月⺠民⺬示⺯糹⺰纟⺼月⻁虎⻄西⻅见⻆角⻈讠⻉贝⻋车⻐钅⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风"
    "⼾户⾭青⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
_FORMS = (
    "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』"
    "﹐，﹑、﹒。﹔；﹕：﹖？﹗！﹘—﹙（﹚）﹛｛﹜｝﹝〔﹞〕｡。｢「｣」､、･·"
)
_ODD = frozenset(chr(code) for first, last in _RANGES for code in range(ord(first), ord(last) + 1)) | frozenset(BLANKS)
_KNOWN = {text[i]: text[i + 1] for text in (_RADICALS, _FORMS) for i in range(0, len(text), 2)}

_FOLD = {
    chr(code): chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code) in "（）．％－／＋"
}


_LONG = 500  # looking for each of eighty characters is faster from here on than looking at each character of the text

_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad \t\u3000" + BLANKS


def is_han(character: str) -> bool:
    """Whether a character is one of Chinese script, 〇 among them."""
    return "㐀" <= character <= "鿿" or character == "〇" or character >= "\U00020000"


def shows(text: str) -> bool:
    """Whether a paragraph shows anything: blanks and zero-width characters do not."""
    return bool(text.strip().strip(_UNSEEN))


def plain(text: str) -> str:
    """`text` with the characters that are meant in the place of those that look like them; the length stays."""
    for odd in _ODD.intersection(text):
        text = text.replace(odd, _meant(odd))
    return text


def _meant(odd: str) -> str:
    if odd in BLANKS:
        return " "
    if odd in _KNOWN:
        return _KNOWN[odd]
    from unicodedata import normalize

    same = normalize("NFKC", odd)
    return same if len(same) == 1 else odd


def fold(text: str) -> str:
    """`text` as `plain` has it, and full-width digits, Latin letters, brackets and number marks half-width; the length stays."""
    text = plain(text)
    for wide in _FOLD if len(text) > _LONG else _FOLD.keys() & text:
        if wide in text:
            text = text.replace(wide, _FOLD[wide])
    return text
