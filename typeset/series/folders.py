"""The folder of the next issue, named as its series names them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from typeset.issue.dates import PartialDate
from typeset.series.facts import IssueFacts
from typeset.series.survey import ComingIssue

_DIGITS = re.compile(r"\d+|[一二三四五六七八九十]+(?=[月期])")

Meaning = str
"""What a number in a folder's name stands for: year, month, day, number, total, ym or ymd."""


def next_folder(last: IssueFacts, coming: ComingIssue, issues: Sequence[IssueFacts]) -> Path:
    """Where the issue after `last` belongs.

    Each number in the names of its folder and of the one above (2023/03) is read as what it stands
    for in most of the series' issues, and advanced.  A name without one gets the date.
    """
    folder = last.folder
    above, name = folder.parent.name, folder.name
    renamed = _renamed(name, last, coming, issues, 0)
    parent = folder.parent
    if last.date and str(last.date.year) in _DIGITS.findall(above):
        parent = parent.with_name(_renamed(above, last, coming, issues, 1))
    if renamed == name and parent == folder.parent:
        renamed = str(coming.date or f"{name}-{coming.number or 2}")
    return parent / renamed


def _renamed(
    name: str, last: IssueFacts, coming: ComingIssue, issues: Sequence[IssueFacts], level: int
) -> str:
    found = list(_DIGITS.finditer(name))
    for place, match in reversed([*enumerate(found)]):
        meaning = _meaning(match, last, _names(issues, level), place)
        value = _of_coming(meaning, coming)
        if value is not None:
            name = name[: match.start()] + _alike(match[0], value) + name[match.end() :]
    return name


def _names(issues: Sequence[IssueFacts], level: int) -> list[tuple[str, IssueFacts]]:
    return [(each.folder.name if not level else each.folder.parent.name, each) for each in issues]


def _meaning(
    match: re.Match[str], last: IssueFacts, names: list[tuple[str, IssueFacts]], place: int
) -> Meaning | None:
    """What stands there in most of the series' names; of equals, what the sign behind it says."""
    possible = _meanings(match[0], last)
    if len(possible) < 2:
        return possible[0] if possible else None
    votes = dict.fromkeys(possible, 0)
    for name, facts in names:
        found = _DIGITS.findall(name)
        for meaning in _meanings(found[place], facts) if len(found) > place else ():
            if meaning in votes:
                votes[meaning] += 1
    behind = match.string[match.end() : match.end() + 1]
    for sign, meaning in (("月", "month"), ("期", "number"), ("日", "day")):
        if behind == sign and meaning in votes:
            return meaning
    return max(possible, key=lambda each: votes[each])


def _meanings(digits: str, facts: IssueFacts) -> list[Meaning]:
    """What the digits may stand for in an issue, the likeliest first."""
    date = facts.date or PartialDate(0)
    values = {
        "ymd": f"{date.year:04}{date.month or 0:02}{date.day or 0:02}",
        "ym": f"{date.year:04}{date.month or 0:02}",
        "year": f"{date.year:04}",
    }
    found = [meaning for meaning, value in values.items() if digits == value]
    value = int(digits) if digits.isascii() else _numeral(digits)
    small = {"number": facts.ordinal, "month": date.month, "total": facts.total, "day": date.day}
    return found + [meaning for meaning, known in small.items() if known == value]


def _numeral(text: str) -> int:
    from typeset.issue.numerals import number_in

    return number_in(text)


def _of_coming(meaning: Meaning | None, coming: ComingIssue) -> str | int | None:
    date = coming.date or PartialDate(0)
    return {
        "ymd": f"{date.year:04}{date.month or 0:02}{date.day or 0:02}",
        "ym": f"{date.year:04}{date.month or 0:02}",
        "year": f"{date.year:04}",
        "number": coming.number,
        "month": date.month,
        "total": coming.total,
        "day": date.day,
    }.get(meaning or "")


def _alike(written: str, value: str | int) -> str:
    """A number as `written` is: in numerals, or with as many digits where the first is 0.

    Two digits in a name stay two: after 2023-12 comes 2024-01.
    """
    from typeset.issue.numerals import counted

    if isinstance(value, str):
        return value
    if not written.isascii():
        return counted(value)
    return f"{value:0{len(written)}}" if len(written) > 1 else str(value)
