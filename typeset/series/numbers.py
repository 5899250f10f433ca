"""The number that comes next, in the form in which an issue writes its own."""

from __future__ import annotations

import re

from typeset.issue.numerals import counted, number_in

_NUMBER = re.compile(r"[0-9]{1,9}|[零〇一二三四五六七八九十百千]{1,9}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def ordinal(text: str | None) -> int | None:
    """The number that a text holds; of several, the last: “Vol. 3 No. 5” is 5."""
    found = _numbers(text or "")
    return _value(found[-1][0]) if found else None


def with_ordinal(text: str, number: int, year: int | None = None, volume: int = 0) -> str:
    """`text` with `number` for the number that it holds, and `year` for its year.

    `volume` is added to a number before it that is no year: Vol. 3 No. 12 → Vol. 4 No. 1.
    """
    found = _numbers(text)
    if not found:
        return text
    for place, match in reversed([*enumerate(found)]):
        value = _value(match)
        if place == len(found) - 1:
            value = number
        elif year is not None and _YEAR.fullmatch(match[0]):
            value = year
        elif place == len(found) - 2:
            value += volume
        text = text[: match.start()] + _written(match[0], value) + text[match.end() :]
    return text


def _numbers(text: str) -> list[re.Match[str]]:
    return list(_NUMBER.finditer(text))


def _value(found: re.Match[str] | str) -> int:
    text = found if isinstance(found, str) else found[0]
    return int(text) if text.isascii() else number_in(text)


def _written(before: str, value: int) -> str:
    """`value` as `before` is written: in numerals, or in digits, as many where the first is 0."""
    if not before.isascii():
        return counted(value) if 1 <= value <= 9999 else str(value)
    return f"{value:0{len(before)}}" if before.startswith("0") else str(value)
