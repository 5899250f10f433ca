"""Dates as newsletters write them in words: `30 November 2026`, `Winter 2026`, two months."""

from __future__ import annotations

import re
from typing import NamedTuple

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {
    **{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12},
    **{"epiphany": 1, "lent": 2, "easter": 4, "pentecost": 5, "trinity": 6, "harvest": 9},
    **{"michaelmas": 9, "advent": 12, "christmas": 12},
}
_CHINESE_SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12}
"""The month that stands for a season, of the year or the Church, in the order of issues."""

MONTH = "|".join([*(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS), "Sept"])
"""The pattern of a month's name, whole or short."""
_MONTH = rf"({MONTH})\.?"
_TO = r"\s*(?:[-\u2013\u2014/&]|to|and)\s*"
_I = re.IGNORECASE
_DAY = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})", _I)
_AMERICAN_DAY = re.compile(rf"{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", _I)
_ONE_MONTH = re.compile(rf"{_MONTH},?\s+(\d{{4}})", _I)
_TWO_MONTHS = re.compile(rf"{_MONTH}(?:,?\s+(\d{{4}}))?{_TO}{_MONTH},?\s+(\d{{4}})", _I)
_NUMBERS = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})", re.ASCII)
_SEASON = re.compile(
    rf"(?:(?:early|late) )?({'|'.join(_SEASONS)})(?: term)?,?\s+(\d{{4}})(?:[-–/]\d{{2,4}})?",
    _I,
)
_CHINESE_SEASON = re.compile(r"(\d{4})年([春夏秋冬])(?:季号?|季刊)?", re.ASCII)
_CHINESE_MONTHS = re.compile(
    r"(\d{4})年(\d{1,2})月?\s*(?:[\u2012-\u2015－~～-]+|至|、|和)\s*(?:\d{4}年)?(\d{1,2})月(?:号|合刊)?",
    re.ASCII,
)


class DateInWords(NamedTuple):
    """What a date says; `words` is how it is printed where no numbers say all of it."""

    year: int
    month: int
    day: int | None = None
    words: str = ""


def date_in_words(text: str) -> DateInWords | None:
    """What `text` says where that is plain, or None.

    `30/11/2026` is plain, `5/4/2026` is not: it is in April or in May.
    """
    if found := _DAY.fullmatch(text):
        return DateInWords(int(found[3]), _month(found[2]), int(found[1]))
    if found := _AMERICAN_DAY.fullmatch(text):
        return DateInWords(int(found[3]), _month(found[1]), int(found[2]))
    if found := _ONE_MONTH.fullmatch(text):
        return DateInWords(int(found[2]), _month(found[1]))
    if found := _TWO_MONTHS.fullmatch(text):
        return DateInWords(int(found[2] or found[4]), _month(found[1]), None, text)
    if found := _SEASON.fullmatch(text):
        return DateInWords(int(found[2]), _SEASONS[found[1].lower()], None, text)
    return _in_numbers(text)


def _in_numbers(text: str) -> DateInWords | None:
    if found := _CHINESE_SEASON.fullmatch(text):
        return DateInWords(int(found[1]), _CHINESE_SEASONS[found[2]], None, text)
    if found := _CHINESE_MONTHS.fullmatch(text):
        if not 1 <= int(found[3]) <= 12:
            return None
        return DateInWords(int(found[1]), int(found[2]), None, text)
    if found := _NUMBERS.fullmatch(text):
        one, other = int(found[1]), int(found[3])
        if one == other or max(one, other) > 12:
            return DateInWords(int(found[4]), min(one, other), max(one, other))
    return None


def _month(name: str) -> int:
    return 1 + [each[:3] for each in MONTHS].index(name[:3].title())
