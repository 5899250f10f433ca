"""How a layout words an issue's number and its dates, by language and by the layout's style."""

from __future__ import annotations

import re
import unicodedata
from math import ceil
from unicodedata import east_asian_width

from typeset.issue.dates import PartialDate
from typeset.issue.dates_in_words import MONTHS
from typeset.issue.numerals import counted, spelled


def is_chinese(language: str) -> bool:
    """Whether a BCP 47 tag names Chinese: zh, zh-CN, zh-Hant."""
    return language.split("-")[0].lower() == "zh"


def is_traditional(language: str) -> bool:
    """Whether a BCP 47 tag names Traditional Chinese: zh-Hant, zh-TW, zh-HK, zh-MO."""
    subtags = language.lower().split("-")
    return subtags[0] == "zh" and bool({"hant", "tw", "hk", "mo"} & {*subtags[1:]})


_SAYS_HOW = re.compile(
    r"[—–―-]|.*\b[Bb]y\b|(?!(?:d[aeiu]l?|van|von|der|den|al|bin|ibn|ap|ab|ní|nic|mac|le|la)\b)[a-z]"
)
"""A byline that says by itself what somebody has done; a name may begin with a small particle."""
_ADDED = re.compile(r"(?<=[A-Za-z.]) \([A-Za-zÀ-ÿ .’-]+\)$")
"""What stands in brackets behind an English name: “(née Dale)”, “(Chair)”."""
BYLINE_MARKS = "（）()【】[]〔〕◎●◇◆□■：:/／"


def is_bare(name: str) -> bool:
    """Whether a byline is a name alone, to which a layout may add brackets or “By”.

    “By Ann Lee” is none, nor “from Mrs Lee”, “— Ann Lee”, “words by Ann Lee”;
    “Ann Lee (née Dale)” is one.
    """
    name = _ADDED.sub("", name)
    return not _SAYS_HOW.match(name) and not any(mark in name for mark in BYLINE_MARKS)


def is_from_right(text: str) -> bool:
    """Whether a paragraph's first letter is one of a script that runs from the right.

    Unicode Standard Annex 9, rule P2."""
    ways = (unicodedata.bidirectional(character) for character in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


MOST_DIGITS = 9
"""A longer number is printed as it stands: it is none that anybody counts."""

_LATIN = {"期": "No.", "卷": "Vol."}


def issue_number(
    number: int | str, style: str, language: str, volume: int | str | None = None
) -> str:
    """第三期 (`chinese`), 第3期 (`arabic`) or No. 3 (`latin`); `auto` follows the language.

    With a volume, 第二卷第三期, Vol. 2 No. 3.  What the editor gives in words is printed as it
    stands.
    """
    if style == "auto":
        style = "chinese" if is_chinese(language) else "latin"
    before = "" if volume is None else _counted(volume, style, "卷")
    return before + (" " if before and style == "latin" else "") + _counted(number, style, "期")


def _counted(number: int | str, style: str, unit: str) -> str:
    if isinstance(number, str) and (not number.isdecimal() or len(number) > MOST_DIGITS):
        return number
    value = int(number)
    if style == "latin":
        return f"{_LATIN[unit]} {value}"
    if style == "chinese" and 1 <= value <= 9999:
        return f"第{counted(value)}{unit}"
    return f"第{value}{unit}"


def total_number(total: int, language: str) -> str:
    """总第125期, in Traditional Chinese 總第125期, in English Whole No. 125."""
    if is_traditional(language):
        return f"總第{total}期"
    return f"总第{total}期" if is_chinese(language) else f"Whole No. {total}"


def worded_date(date: PartialDate, style: str, language: str) -> str:
    """2023年3月 (`arabic`), 二〇二三年三月 (`chinese`) or March 2023 (`english`); words stay so."""
    if date.words:
        return date.words
    if style == "auto":
        style = "arabic" if is_chinese(language) else "english"
    if style == "english":
        return _english(date)
    year = spelled if style == "chinese" else str
    part = counted if style == "chinese" else str
    text = f"{year(date.year)}年"
    if date.month is not None:
        text += f"{part(date.month)}月"
    if date.day is not None:
        text += f"{part(date.day)}日"
    return text


def _english(date: PartialDate) -> str:
    words = [str(date.year)]
    if date.month is not None:
        words.insert(0, MONTHS[date.month - 1])
    if date.day is not None:
        words.insert(0, str(date.day))
    return " ".join(words)


def ems(text: str) -> float:
    """About how wide `text` is, in em; a Chinese character is 1 wide."""
    return sum(_em(char) for char in text)


def _em(char: str) -> float:
    if east_asian_width(char) in "WFA":
        return 1.0
    if char in " ijlftr.,;:'!|()[]-":
        return 0.32
    return 0.7 if char.isupper() or char in "mw%&@" else 0.5


def even_width(text: str, most: float) -> float:
    """The width in em at which `text` breaks into even lines of at most `most` em."""
    width = ems(text)
    lines = ceil(width / most)
    return most if lines < 2 else min(most, ceil(width / lines) + 1)
