"""A date as bulletins give it: a year, a year and a month, or a full day."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """2023, 2023-03 or 2023-03-05."""

    year: int
    month: int | None = None
    day: int | None = None
