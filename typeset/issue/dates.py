"""A date as bulletins give it: a year, a year and a month, or a full day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from typeset.issue.dates_in_words import date_in_words
from typeset.issue.numerals import counted, number_in, spelled

_NUMERAL = "[〇○零一二三四五六七八九十]"
_FORMS = (
    re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?", re.ASCII),
    re.compile(r"(\d{4})()年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?", re.ASCII),
    re.compile(rf"({_NUMERAL}{{4}})()年(?:({_NUMERAL}{{1,2}})月(?:({_NUMERAL}{{1,3}})[日号])?)?"),
)
"""Year, separator, month, day: 2023-3-5, 2023/3/5, 2023.3.5; 2023年3月5日; 二〇二三年三月五日."""


class ImpossibleDateError(ValueError):
    """The form is a date's, but the calendar has no such day or month."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """2023, 2023-03 or 2023-03-05; `words` is how it is printed where they say more (Winter)."""

    year: int
    month: int | None = None
    day: int | None = None
    words: str = field(default="", compare=False)

    def __str__(self) -> str:
        """As ISO 8601 writes it."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def parse_date(text: str) -> PartialDate:
    """`2023`, `2023-03`, `2023-3-5`, `2023/3/5`, `2023.3`, `2023年3月5日`, `二〇二三年三月`.

    And those in words of `dates_in_words`.

    Raises ValueError for another form, ImpossibleDateError for a day that no calendar has.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    said = None if found else date_in_words(text)
    if found:
        year, month, day = (_number(part) if part else None for part in found.group(1, 3, 4))
        assert year is not None
        parsed = PartialDate(year, month, day)
    elif said:
        parsed = PartialDate(*said)
    else:
        raise ValueError(text)
    try:
        date(
            parsed.year,
            1 if parsed.month is None else parsed.month,
            1 if parsed.day is None else parsed.day,
        )
    except ValueError as error:
        raise ImpossibleDateError(text) from error
    return parsed


def _number(text: str) -> int:
    return int(text) if text.isascii() else number_in(text)


def rewritten(text: str, date: PartialDate) -> str:
    """`date` in the form in which `text` writes one: 2023.3 → 2023.4, 二〇二三年三月 → 四月.

    A date in words becomes one in numbers.  Raises ValueError where `text` is no date.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if not found:
        parse_date(text)
        return str(date)
    parts = [(found.span(1), date.year), (found.span(3), date.month), (found.span(4), date.day)]
    padded = found[2] == "-" or any(text[a:b].startswith("0") for (a, b), _ in parts if a >= 0)
    for (start, end), value in reversed(parts):
        if start >= 0 and value is not None:
            text = text[:start] + _alike(text[start:end], value, padded) + text[end:]
    return text


def _alike(written: str, value: int, padded: bool) -> str:
    """`value` as the number `written` is: in numerals, or in digits, two at least if `padded`."""
    if not written.isascii():
        return spelled(value) if len(written) == 4 else counted(value)
    return f"{value:02}" if padded else str(value)
