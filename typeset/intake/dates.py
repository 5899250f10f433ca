"""Numbers and dates as bulletins write them, in digits, in Chinese numerals and in English."""

from __future__ import annotations

import re

from typeset.intake.lexicon import CHINESE_DATE, COMPACT_DATE, ENGLISH_DATE, ISO_DATE, MINGUO_DATE
from typeset.issue.dates_in_words import MONTHS

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "O": 0,
    "o": 0,
    "0": 0,
}


def number(text: str) -> int:
    """A number in digits or in Chinese: 17, 1 7, 十七, 一百二十五, 二〇二三.

    Raises ValueError if it is neither."""
    text = text.replace(" ", "").replace("廿", "二十").replace("卅", "三十")
    if text.isdigit():
        return int(text)
    if not any(unit in text for unit in "十百千"):
        return int("".join(str(_DIGITS[digit]) for digit in text))
    total, last = 0, 0
    for mark in text:
        if mark in "十百千":
            total += (last or 1) * {"十": 10, "百": 100, "千": 1000}[mark]
            last = 0
        else:
            last = _DIGITS[mark]
    return total + last


def find_date(text: str, *, compact: bool = False) -> tuple[re.Match[str], str] | None:
    """The first date in the text: where it stands, and as year, year-month or full ISO date.

    `compact`: also 20231105."""
    patterns = (MINGUO_DATE, CHINESE_DATE, ISO_DATE, ENGLISH_DATE)
    for pattern in (*patterns, COMPACT_DATE) if compact else patterns:
        found = pattern.search(text)
        if found and (iso := _iso(found)):
            return found, iso
    return None


_MONTH_AND_DAY = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})[ 　]*月[ 　]*"
    r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[ 　]*[日号號]"
)


_DATES_END = frozenset("日号號0123456789")
"""A day's date in Chinese, as numbers, or with its year last."""


def is_date(text: str) -> bool:
    """Whether the text is a day's date and nothing else, with a year or without: 三月五日."""
    if text[-1:] not in _DATES_END:
        return False
    found = find_date(text)
    if found is not None and len(found[1]) == 10 and not found[0].start():
        rest = text[found[0].end() :].strip(" 　/|·")
        if not rest or (rest != text and is_date(rest)):  # in two languages
            return True
    return _MONTH_AND_DAY.fullmatch(text) is not None


def _iso(found: re.Match[str]) -> str | None:
    named = found.groupdict()
    year = number(named["year"]) + (1911 if found.re is MINGUO_DATE else 0)
    day = named.get("day") or named.get("day2")
    if named.get("month") is None:
        return str(year)
    month = month_number(named["month"])
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{number(day):02}" if 1 <= number(day) <= 31 else None


def month_number(text: str) -> int:
    """A month (1 to 12) in English, whole or short, in digits or in Chinese."""
    if text[0].isascii() and text[0].isalpha():
        return next(n for n, name in enumerate(MONTHS, 1) if name[:3] == text[:3].title())
    return number(text)
