"""Days named in a text that stays from issue to issue, and are over when the next one comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from typeset.issue.dates import PartialDate
from typeset.issue.dates_in_words import MONTH, MONTHS
from typeset.issue.numerals import number_in

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_FORMS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(rf"(?:(?P<year>\d{{4}})年)?(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH})\b(?:,?\s+(?P<year>\d{{4}}))?"
    ),
    re.compile(
        rf"\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?"
    ),
)
RECENT = 366
"""Days: what is longer ago is history (“founded on 3 May 1926”), and may stay."""


@dataclass(frozen=True)
class PastDate:
    """A day in the text of a file of the issue, as it is written there."""

    file: str
    line: int
    text: str


def past_dates(file: str, text: str, coming: PartialDate, first: int = 1) -> tuple[PastDate, ...]:
    """The days in `text`, whose first line is line `first`, before those of the issue `coming`."""
    issue = date(coming.year, coming.month or 1, coming.day or 1)
    found = {match.span(): match for form in _FORMS for match in form.finditer(text)}
    return tuple(
        PastDate(file, first + text.count("\n", 0, span[0]), match[0])
        for span, match in sorted(found.items())
        if any(0 < (issue - day).days <= RECENT for day in _nearest(match, issue))
    )


def _nearest(match: re.Match[str], issue: date) -> Iterator[date]:
    """The day that is meant: without its year, the one that is nearest to the issue's."""
    years = [int(match["year"])] if match["year"] else range(issue.year - 1, issue.year + 2)
    days = []
    for year in years:
        try:
            days.append(date(year, _month(match["month"]), _number(match["day"])))
        except ValueError:  # no day of the calendar: 31 June
            continue
    yield from sorted(days, key=lambda day: abs(day - issue))[:1]


def _month(text: str) -> int:
    names = [name[:3] for name in MONTHS]
    return names.index(text[:3]) + 1 if text[:3] in names else _number(text)


def _number(text: str) -> int:
    return int(text) if text.isascii() else number_in(text)
