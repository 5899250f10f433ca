"""What a series shows: its rhythm, what is missing in it, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from typeset.issue.dates import PartialDate
from typeset.series.facts import IssueFacts
from typeset.series.rhythm import Rhythm, rhythm_of

SPARED = 0.2
"""The share of a year's issues that may be spared or added: ten or fourteen of a monthly."""
MOST = 24
"""Missing issues that are named one by one."""


@dataclass(frozen=True)
class MissingIssues:
    """Issues that are missing between two that are there."""

    before: IssueFacts
    after: IssueFacts
    numbers: tuple[int, ...] = ()
    dates: tuple[PartialDate, ...] = ()


@dataclass(frozen=True)
class ComingIssue:
    """What the issue after the last is to be called; None where the last one has none of it."""

    number: int | None
    total: int | None
    date: PartialDate | None
    is_first_of_year: bool = False
    """Whether the numbers begin at 1 again, for a new year has begun."""


@dataclass(frozen=True)
class Series:
    """The issues of one newsletter in their order."""

    issues: tuple[IssueFacts, ...]

    @property
    def rhythm(self) -> Rhythm:
        """How often it comes out."""
        return rhythm_of([each.date for each in self.issues if each.date])

    @property
    def gaps(self) -> tuple[MissingIssues, ...]:
        """Where numbers, or else dates, leave a place free."""
        rhythm, yearly = self.rhythm, any(self._turns())
        return tuple(gap for pair in self._pairs() if (gap := _gap(*pair, rhythm, yearly)))

    @property
    def twice(self) -> tuple[tuple[IssueFacts, IssueFacts], ...]:
        """Neighbours with one number and, as far as they have one, one year."""
        return tuple(
            (one, other)
            for one, other in self._pairs()
            if one.number is not None
            and one.number == other.number
            and (one.date is None or other.date is None or one.date.year == other.date.year)
        )

    def after(self, issue: IssueFacts) -> ComingIssue:
        """What the issue that comes after `issue` is to be called."""
        date = self.rhythm.after(issue.date) if issue.date else None
        first = bool(date and issue.date and date.year > issue.date.year and self._restarts(issue))
        number = None if issue.ordinal is None else 1 if first else issue.ordinal + 1
        return ComingIssue(number, None if issue.total is None else issue.total + 1, date, first)

    def _pairs(self) -> Iterator[tuple[IssueFacts, IssueFacts]]:
        return zip(self.issues, self.issues[1:], strict=False)

    def _turns(self) -> list[bool]:
        """For each turn of a year that is known, whether the numbers began at 1 with it."""
        return [
            (one.ordinal or 0) > (other.ordinal or 0)
            for one, other in self._pairs()
            if one.date and other.date and one.date.year < other.date.year
        ]

    def _restarts(self, last: IssueFacts) -> bool:
        """Whether the number after the year's `last` is 1.

        So it is where it was so before.  Where no turn of a year is known, it is so where a total
        is counted beside the number, and where the number is about that of a year's issues.
        """
        if turns := self._turns():
            return turns[-1]
        number, year = last.ordinal or 0, self.rhythm.in_a_year
        fewest = 0 if last.total not in (None, number) else (1 - SPARED) * year
        return fewest <= number <= (1 + SPARED) * year


def _gap(
    before: IssueFacts, after: IssueFacts, rhythm: Rhythm, yearly: bool
) -> MissingIssues | None:
    one, other = before.ordinal, after.ordinal
    turned = bool(before.date and after.date and before.date.year < after.date.year)
    if one is not None and other is not None and not (turned and yearly):
        missing = tuple(range(one + 1, other))
        return MissingIssues(before, after, numbers=missing[:MOST]) if missing else None
    dates = _missing_dates(before, after, rhythm)
    return MissingIssues(before, after, dates=dates) if dates else None


def _missing_dates(
    before: IssueFacts, after: IssueFacts, rhythm: Rhythm
) -> tuple[PartialDate, ...]:
    """The dates between two at which an issue was due; only whole months tell."""
    if not (before.date and after.date and rhythm.months):
        return ()
    found: list[PartialDate] = []
    date = rhythm.after(_month(before.date))
    while date < _month(after.date) and len(found) < MOST:
        found.append(date)
        date = rhythm.after(date)
    return tuple(found)


def _month(date: PartialDate) -> PartialDate:
    return PartialDate(date.year, date.month)
