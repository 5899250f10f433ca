"""Which characters a Chinese face keeps, and which it leaves to the Latin face beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from typeset.files.resources import FONTS

# Marks that Chinese and Latin faces both have.  In Chinese text they are Chinese: one em wide,
# standing in the middle of the em box (CLREQ 3.1).  ×× is also the sign for a withheld name.
CHINESE_MARKS = "·—―‖‘’“”…‥×÷±§※℃‰←↑→↓"

# Their places in the em: opening marks in its right half, closing marks in its left half.
OPENING_MARKS = "‘“"
CLOSING_MARKS = "’”"

# Signs of forms, lists and tables beyond GB 2312, where a face has them.
_SIGNS = (
    "№℡′″‵☎☏☑☐☒✓✔✕✖✗✘❶❷❸❹❺❻❼❽❾❿♠♣♥♦♡♢❤☆★◇◆□■△▲▽▼○●◎◉◐◑◯▪▫►◄◀▶☞☜❖➤➢⇒⇔↔↕"
    "㎎㎏㎜㎝㎞㎡㏄㏎㏑㏒㏕㎥㎢㏒℉㈱㊣㊙㊗⊙⊕∵∴∷≌∽≒≡≦≧∥∠⌒⊿∮"
)


def _codec_row(first: int, last: int, cells: tuple[int, int], codec: str) -> Iterator[str]:
    for lead in range(first, last + 1):
        for trail in range(cells[0], cells[1] + 1):
            yield bytes((lead, trail)).decode(codec, errors="ignore")


def _between(first: int, last: int) -> Iterator[str]:
    return (chr(code) for code in range(first, last + 1))


@cache
def general_standard() -> frozenset[str]:
    """The 8,105 characters of 通用规范汉字表 (State Council, 2013)."""
    table = FONTS / "character-sets" / "tongyong-guifan-hanzi.txt"
    return frozenset("".join(table.read_text(encoding="utf-8").split()))


@cache
def gb2312() -> frozenset[str]:
    """GB 2312-1980: 6,763 characters, and its rows of marks, kana, Greek, Cyrillic and pinyin."""
    rows = {*_codec_row(0xA1, 0xF7, (0xA1, 0xFE), "gb2312")}
    return frozenset(rows - {""})


@cache
def marks() -> frozenset[str]:
    """Punctuation, full-width forms, enclosed numbers, rules, arrows and signs of Chinese print."""
    blocks = (
        (0x2160, 0x217B),  # Roman numerals
        (0x2460, 0x249B),  # ① ⑴ ⒈
        (0x2500, 0x257F),  # rules
        (0x3000, 0x303F),  # punctuation
        (0x3041, 0x30FF),  # kana
        (0x3105, 0x312F),  # bopomofo
        (0x3220, 0x3247),  # ㈠
        (0x3251, 0x325F),  # ㉑
        (0x3280, 0x32B0),  # ㊀
        (0xFF01, 0xFF5E),  # full-width ASCII
        (0xFFE0, 0xFFE6),
    )
    ranged = {char for block in blocks for char in _between(*block)}
    return frozenset(ranged | set(CHINESE_MARKS) | set(_SIGNS))


@cache
def traditional() -> frozenset[str]:
    """Big5's 5,401 characters in common use: the last fallback has them, for names."""
    return frozenset({*_codec_row(0xA4, 0xC6, (0x40, 0xFE), "big5")} - {""})


# Characters of Hong Kong's and Taiwan's usage that Big5 writes otherwise, or lacks.
_BEYOND_BIG5 = (
    "僞兑卧叁叄啓囱媪嫺嬀峯幺悦愠户捝揾擡敍敚枱棁榅榲氲涚温潙潨煴爲牀着税竈粧糉糭綫緼"
    "繮羣脱腽葱蒀蒕蔿藴蜕衆衞裏説輼醖鈎鉢鋭閲鮎鰛鰮麪啲嘅咗喺哋啱唔嚟嗰冇佢㗎"
)


@cache
def big5() -> frozenset[str]:
    """All 13,053 characters of Big5, and what it lacks of the usage of today."""
    rare = {*_codec_row(0xC9, 0xF9, (0x40, 0xFE), "big5")} - {""}
    return traditional() | rare | beyond_big5()


def beyond_big5() -> frozenset[str]:
    """What Big5 lacks of the usage of today."""
    return frozenset(_BEYOND_BIG5)


@cache
def east_asian() -> frozenset[str]:
    """All that only an East Asian face should have: marks, kana, Han, Hangul, full-width forms."""
    return frozenset(
        {*_between(0x2E80, 0xA4CF), *_between(0xAC00, 0xD7FF), *_between(0xFF00, 0xFFEF)}
    )


@cache
def symbols() -> frozenset[str]:
    """Arrows, signs, shapes, ticks and alphabets that other faces need not have."""
    blocks = ((0x0370, 0x03FF), (0x0400, 0x045F), (0x2190, 0x21FF), (0x2460, 0x27BF))
    return marks() | {" "} | {char for block in blocks for char in _between(*block)}


def world() -> frozenset[str]:
    """Greek, Cyrillic, Hebrew, phonetic letters, and rare Latin ones."""
    blocks = (
        (0x0180, 0x058F),  # Latin Extended-B, phonetic letters, accents, Greek, Cyrillic
        (0x0590, 0x05FF),  # Hebrew
        (0x1E00, 0x1FFF),  # Vietnamese, Greek with all its accents
        (0xFB1D, 0xFB4F),  # Hebrew with points
    )
    return frozenset({" "} | {char for block in blocks for char in _between(*block)})


def arabic() -> frozenset[str]:
    """Arabic letters, their forms in a word, and marks."""
    blocks = ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
    return frozenset({" "} | {char for block in blocks for char in _between(*block)})


def pictographs() -> frozenset[str]:
    """Pictures that stand as characters: what phones and web pages put into a text."""
    blocks = (
        (0x20A0, 0x20CF),  # signs of currencies
        (0x2300, 0x23FF),
        (0x2600, 0x27BF),
        (0x2B05, 0x2B55),
        (0x1F000, 0x1F0FF),
        (0x1F170, 0x1F64F),
        (0x1F680, 0x1FAFF),
    )
    return frozenset(char for block in blocks for char in _between(*block))


@cache
def chinese() -> frozenset[str]:
    """The characters that a Chinese face keeps."""
    return general_standard() | gb2312() | marks()


@cache
def chinese_plain() -> frozenset[str]:
    """Without signs, numbers in circles, shapes and rules: for a face that has but some of them."""
    signs = {*_between(0x2150, 0x2BFF), *_between(0x3200, 0x33FF)}
    return chinese() - signs


def chinese_share(characters: frozenset[str], latin: frozenset[str]) -> frozenset[str]:
    """Those of `characters` that a Chinese face keeps beside a Latin face that has `latin`.

    Never an alphabet: a stack that names the Chinese face first then takes “ ” … — · from it, and
    letters and digits from the Latin one.  The space stays: Pango never changes the face for it.
    """
    return frozenset(c for c in characters if _is_chinese(c, latin)) | {" "}


def _is_chinese(char: str, latin: frozenset[str]) -> bool:
    if ord(char) >= 0x3000 or char in CHINESE_MARKS:
        return True
    return char not in latin and not unicodedata.category(char).startswith("L")
