"""Character classes of Chinese composition.

Sources: CLREQ 3.1 (punctuation), 3.1.6 (prohibition rules) and Appendix A; GB/T 15834-2011;
CSS Text 4, 8.3.1 (full-width punctuation classes).
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache


class Kind(IntEnum):
    """What a character is to the composer of a line."""

    HAN = 0  # 汉字, kana, and full-width letters, digits and symbols that behave like them
    OPEN = 1  # 前引号、前括号: opening quotes and brackets
    CLOSE = 2  # 后引号、后括号: closing quotes and brackets
    POINT = 3  # ，、；：
    STOP = 4  # 。．！？
    MIDDLE = 5  # 间隔号 ·
    DASH = 6  # 破折号, 连接号 —
    ELLIPSIS = 7  # 省略号 …
    LATIN = 8  # letters of alphabetic scripts
    DIGIT = 9
    SPACE = 10  # collapsible U+0020
    NO_BREAK_SPACE = 11
    IDEOGRAPHIC_SPACE = 12
    OBJECT = 13  # images, inline blocks: U+FFFC
    NEWLINE = 14  # a forced break
    OTHER = 15  # half-width punctuation and all else
    SIGN = 16  # full-width signs and kana that may not begin or end a line


OPENING = "（〈《「『【〔〖［｛｟〘〚〝＂"
CLOSING = "）〉》」』】〕〗］｝｠〙〛〞〟"
POINTS = "，、；：﹐﹑﹔﹕"
STOPS = "。．！？｡‼⁇⁈⁉"
MIDDLES = "·‧・•･"
QUOTES_OPEN = "“‘"
QUOTES_CLOSE = "”’"
FORCED_BREAKS = "\n\f\u0085\u2028\u2029"

# Signs that may not begin, or end, a line beside Chinese (CLREQ 3.1.6 and Appendix; UAX #14).
NO_START = frozenset("／％‰℃℉～〜–－‐·‧・•,.:;!?)]}-%°′″¢々〻ー゛゜ヽヾゝゞ、。")
NO_END = frozenset("／([{￥＄￡＃№$£¥€#")
SUFFIXES = frozenset("%‰℃℉°％′″¢")
PREFIXES = frozenset("$£¥€￥＄￡№#＃＋+－-±")
LOOSE_STARTS = frozenset("·‧・：；！？:;!?～〜–々〻ー゛゜ヽヾゝゞ")
GLUE = frozenset("\u2060\ufeff\u00a0\u202f")

# Characters that Latin and Chinese text share: their class follows the language.
AMBIGUOUS = frozenset(QUOTES_OPEN + QUOTES_CLOSE + "—…⋯·•―")

_TABLE = {
    **dict.fromkeys(OPENING, Kind.OPEN),
    **dict.fromkeys(CLOSING, Kind.CLOSE),
    **dict.fromkeys(POINTS, Kind.POINT),
    **dict.fromkeys(STOPS, Kind.STOP),
    **dict.fromkeys(MIDDLES, Kind.MIDDLE),
    **dict.fromkeys(QUOTES_OPEN, Kind.OPEN),
    **dict.fromkeys(QUOTES_CLOSE, Kind.CLOSE),
    **dict.fromkeys("—―⸺", Kind.DASH),
    **dict.fromkeys("…⋯‥", Kind.ELLIPSIS),
    **dict.fromkeys(FORCED_BREAKS, Kind.NEWLINE),
    " ": Kind.SPACE,
    "\u00a0": Kind.NO_BREAK_SPACE,
    "\u202f": Kind.NO_BREAK_SPACE,
    "\u3000": Kind.IDEOGRAPHIC_SPACE,
    "\ufffc": Kind.OBJECT,
}

MARKS = frozenset({Kind.OPEN, Kind.CLOSE, Kind.POINT, Kind.STOP})
CLOSING_KINDS = frozenset({Kind.CLOSE, Kind.POINT, Kind.STOP})
# Classes whose breaks follow CLREQ instead of the Unicode line breaking algorithm.
IDEOGRAPHIC = frozenset(
    MARKS | {Kind.HAN, Kind.MIDDLE, Kind.DASH, Kind.ELLIPSIS, Kind.IDEOGRAPHIC_SPACE, Kind.OBJECT}
)
ALPHANUMERIC = frozenset({Kind.LATIN, Kind.DIGIT})
WORD_SPACES = frozenset({Kind.SPACE, Kind.NO_BREAK_SPACE})

_HAN_RANGES = (
    (0x2E80, 0x2FDF),  # radicals
    (0x3001, 0x33FF),  # CJK symbols, kana, bopomofo, enclosed and squared letters
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60),  # full-width forms
    (0xFFE0, 0xFFE6),
    (0x1F200, 0x1F2FF),
    (0x20000, 0x3FFFF),
)


def is_han(char: str) -> bool:
    """Whether a Han-Latin space (CLREQ 3.2.3) may stand beside ``char``: ideographs, kana, 〇."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or 0x2E80 <= code <= 0x2FDF
        or (0x3041 <= code <= 0x30FF and code not in (0x30FB, 0x30A0))
        or char in "〇々〆"
    )


@lru_cache(maxsize=16384)
def kind_of(char: str) -> Kind:
    """The class of one character, ambiguous ones read as Chinese."""
    if found := _TABLE.get(char):
        return found
    code = ord(char)
    for low, high in _HAN_RANGES:
        if low <= code <= high:
            return Kind.SIGN if char in NO_START or char in NO_END else Kind.HAN
    category = unicodedata.category(char)
    if category in ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc"):
        return Kind.LATIN
    return Kind.DIGIT if category == "Nd" else Kind.OTHER


def is_picture(char: str) -> bool:
    """Whether a character is a shape, a sign or an emoji: in Chinese text lines break beside it."""
    code = ord(char)
    return 0x25A0 <= code <= 0x27BF or 0x1F300 <= code <= 0x1FAFF


@lru_cache(maxsize=256)
def speaks_chinese(language: str | None) -> bool:
    """Whether a BCP 47 language is Chinese (or Japanese, whose marks are set alike)."""
    return bool(language) and str(language).replace("_", "-").split("-")[0].lower() in (
        "zh",
        "yue",
        "wuu",
        "lzh",
        "ja",
    )


def runs_from_the_right(text: str) -> bool:
    """Whether most of a text and its first letter run from right to left, or a control turns it."""
    if text.isascii():
        return False
    turning = {unicodedata.bidirectional(char) for char in set(text) if char >= _DIRECTIONS_START}
    if turning & _CONTROLS:
        return True
    if not turning & _RIGHT_TO_LEFT:
        return False
    strong = [way for char in text if (way := unicodedata.bidirectional(char)) in _STRONG]
    return strong[:1] != ["L"] and 2 * strong.count("L") < len(strong)


_DIRECTIONS_START = "\u0590"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_STRONG = frozenset({"L", "R", "AL"})
_CONTROLS = frozenset({"RLE", "RLO", "LRE", "LRO", "RLI", "LRI", "FSI"})
