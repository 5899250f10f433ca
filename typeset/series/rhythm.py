"""How often a newsletter comes out, found from the dates of its issues."""

from __future__ import annotations

import itertools
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from typeset.issue.dates import PartialDate

MONTH = 30.44
"""Days of a month, in the mean."""
AGREED = 0.6
"""The share of the gaps between dates that must be alike for a rhythm of days.

Holidays move one issue of three or four, seldom more.
"""
NAMES = {1: "monthly", 2: "bimonthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}
DAYS = {1: "daily", 7: "weekly", 14: "fortnightly"}


@dataclass(frozen=True)
class Rhythm:
    """One of the three: every few months, every few days, or on set days of each month."""

    months: int = 0
    days: int = 0
    on: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The rhythm's name, a part of a message's key: monthly, weekly, on-days, days, months."""
        if self.on:
            return "on-days"
        if self.days:
            return DAYS.get(self.days, "days")
        return NAMES.get(self.months, "months")

    @property
    def in_a_year(self) -> float:
        """About how many issues a year has."""
        if self.on:
            return 12.0 * len(self.on)
        return 365 / self.days if self.days else 12 / self.months

    def after(self, day: PartialDate) -> PartialDate:
        """The date of the issue after that of `day`, as exact as it."""
        if day.month is None:
            return PartialDate(day.year + max(1, self.months // 12))
        if day.day is None or not (self.days or self.on):
            return _months_later(day, self.months or 1)
        if self.days:
            later = date(day.year, day.month, day.day) + timedelta(self.days)
            return PartialDate(later.year, later.month, later.day)
        following = [each for each in self.on if each > day.day]
        last = monthrange(day.year, day.month)[1]
        if following and day.day < last:
            return PartialDate(day.year, day.month, min(following[0], last))
        first = _months_later(PartialDate(day.year, day.month, 1), 1)
        return PartialDate(first.year, first.month, self.on[0])


def rhythm_of(dates: Sequence[PartialDate]) -> Rhythm:
    """The rhythm that the dates show; of one alone, monthly, or yearly where it has no month."""
    known = sorted(set(dates))
    if not known:
        return Rhythm(months=1)
    if any(each.month is None for each in known):
        return Rhythm(months=12)
    exact = [date(d.year, d.month or 1, d.day) for d in known if d.day is not None]
    if len(exact) == len(known):
        return _of_days(exact)
    places = [each.year * 12 + (each.month or 1) for each in known]
    gaps = [later - before for before, later in itertools.pairwise(places)]
    steps = [gap for gap in gaps if gap]
    return Rhythm(months=Counter(steps).most_common(1)[0][0] if steps else 1)


def _of_days(dates: Sequence[date]) -> Rhythm:
    gaps = [(later - before).days for before, later in itertools.pairwise(dates)]
    if not gaps:
        return Rhythm(months=1)
    gap, times = Counter(gaps).most_common(1)[0]
    of_days = gap in DAYS or (gap % 7 == 0 and times > 2)  # a month alone may have 28 days
    if times >= AGREED * len(gaps) and of_days:
        return Rhythm(days=gap)
    in_one_month = Counter((each.year, each.month) for each in dates)
    on = tuple(sorted({each.day for each in dates}))
    if max(in_one_month.values()) > 1 and len(on) <= 4 and len(dates) > len(on):
        return Rhythm(on=on)
    if median(gaps) < 0.75 * MONTH:
        return Rhythm(days=round(median(gaps)))
    return Rhythm(months=max(1, round(median(gaps) / MONTH)))


def _months_later(day: PartialDate, months: int) -> PartialDate:
    place = day.year * 12 + (day.month or 1) - 1 + months
    year, month = place // 12, place % 12 + 1
    last = monthrange(year, month)[1]
    return PartialDate(year, month, min(day.day, last) if day.day else None)
