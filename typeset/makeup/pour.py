"""Pour a story's lines into columns of given depths: even feet, no heading at a foot, no widow."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.makeup.story import MINIMUM_DEPTH, NEVER

# What it costs to leave a column 0, 1, 2 or 3 lines short.  One line is within "balanced".
SHORT = (0.0, 0.5, 40.0, 90.0)

Ends = tuple[int, ...]


def pour(
    breaks: Sequence[int], start: int, depths: Sequence[int], *, whole: bool
) -> tuple[float, Ends] | None:
    """Choose the line at which each column ends; return the cost and the ends.

    `whole` asks for the rest of the story to go in; otherwise the columns are filled and at least
    `MINIMUM_DEPTH` lines are left over.  None when it cannot be done.
    """
    length = len(breaks)
    states: dict[int, tuple[float, Ends]] = {start: (0.0, ())}
    for depth in depths:
        following: dict[int, tuple[float, Ends]] = {}
        for position, (cost, ends) in states.items():
            for short in range(min(len(SHORT), depth + 1)):
                _extend(following, breaks, position, depth, short, cost, ends)
        states = following
    if whole:
        return states.get(length)
    cut = [state for end, state in states.items() if end <= length - MINIMUM_DEPTH]
    return min(cut, default=None)


def _extend(
    following: dict[int, tuple[float, Ends]],
    breaks: Sequence[int],
    position: int,
    depth: int,
    short: int,
    cost: float,
    ends: Ends,
) -> None:
    """Try one column that ends `short` lines above its foot."""
    length = len(breaks)
    end = position + depth - short
    if end >= length:
        if short:
            return  # the text ran out: that was tried with no line short
        spare = end - length
        end = length
        cost += SHORT[spare] if spare < len(SHORT) else SHORT[-1] * spare
    else:
        cost += SHORT[short] + (breaks[end - 1] if end > position else 0)
    if cost >= NEVER:
        return
    if end not in following or cost < following[end][0]:
        following[end] = (cost, (*ends, end))
