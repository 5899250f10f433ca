"""A date as bulletins give it: a year, a year and a month, or a full day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?", re.ASCII)

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


class ImpossibleDateError(ValueError):
    """The form is a date's, but the calendar has no such day or month."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """2023, 2023-03 or 2023-03-05."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """As ISO 8601 writes it."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def parse_date(text: str) -> PartialDate:
    """`2023`, `2023-03`, `2023-3-5`, `2023年3月`, `2023年3月5日`.

    Raises ValueError for another form, ImpossibleDateError for a day that no calendar has.
    """
    found = _ISO.fullmatch(text) or _CHINESE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError as error:
        raise ImpossibleDateError(text) from error
    return PartialDate(year, month, day)
