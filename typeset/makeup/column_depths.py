"""What the depths of a story's columns cost: shallow ones, deep ones, stubs (残条)."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.makeup.story import MINIMUM_DEPTH, STUB

SHALLOW_COST = 4.0
"""What the square of each line costs that the columns are less deep than they should be."""

DEEP, DEEP_COST = 15, 0.4
"""The lines that each column more allows all of them to be deep, and what each line more costs."""

SCRAP = 12.0
"""What each line costs that a column has too few, below a picture and beside longer columns: under
a picture that leaves a line of text in its column, another width or another place costs less."""

STRIP = 6.0
"""Likewise where all columns below a picture are so short: level ones, half as odd as stubs."""

STUB_COST = 20.0
"""What each line costs that a column is too short where a story breaks off or goes on: five columns
of a line less than they should have cost nearly a page of paper."""


def depths_cost(depths: Sequence[int], *, goes_on: bool) -> float:
    """What columns of text of these depths cost; `goes_on` is text from another page."""
    depth = sum(depths) / len(depths)
    cost = SHALLOW_COST * max(0.0, MINIMUM_DEPTH - depth) ** 2
    cost += DEEP_COST * max(0.0, depth - DEEP * len(depths))
    return cost + (stubs_cost(depths) if goes_on else 0.0)


def scraps_cost(lines: Sequence[int], *, below: bool) -> float:
    """What it costs that columns of these lines of text are stubs beside longer ones.

    `below` says that all stand below pictures: there a text is not dealt out in a line or two each.
    """
    longest = max(lines)
    if below and longest < MINIMUM_DEPTH:
        return STRIP * sum(MINIMUM_DEPTH - each for each in lines if each)
    return SCRAP * sum(STUB - each for each in lines if is_scrap(each, longest))


def stubs_cost(depths: Sequence[int]) -> float:
    """What it costs that text breaks off, or goes on, in columns of these depths."""
    return STUB_COST * sum(max(0, STUB - lines) for lines in depths)


def is_scrap(lines: int, longest: int) -> bool:
    """Whether a column is a stub beside a longer one of its story.  A line less is level."""
    return 0 < lines < STUB and lines < longest - 1
