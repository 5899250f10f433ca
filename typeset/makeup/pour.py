"""Pour a story's lines into columns of given depths: even feet, no heading at a foot, no widow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from typeset.makeup.story import MINIMUM_DEPTH, NEVER, STUB, TORN

# What it costs to leave a column 0, 1 or 2 lines short.  One line is within "balanced".
SHORT = (0.0, 0.5, 40.0)

MISSING = 2.0
"""What each line costs that is left over too few: two columns that end a line early are better."""

TO_STUB = 20.0
"""A column of just five lines that ends a line early is a stub: others end early rather, where
there are lines enough for all."""

AVOIDED = 6
"""A column that is filled as it comes ends at most these lines early, to keep a heading and text
together."""

Ends = tuple[int, ...]
States = dict[int, tuple[float, Ends]]


def pour(
    breaks: Sequence[int],
    start: int,
    depths: Sequence[int],
    *,
    whole: bool,
    repeats: Sequence[int] = (),
) -> tuple[float, Ends] | None:
    """Choose the line at which each column ends; return the cost and the ends.

    `repeats` are the lines of a table's head that a column takes which begins with each line.

    `whole` asks for the rest of the story to go in; otherwise the columns are filled and at least
    `MINIMUM_DEPTH` lines are left over, better as many as fill columns without a stub.  None when
    it cannot be done.
    """
    length = len(breaks)
    states: States = {start: (0.0, ())}
    room = sum(depths)
    stub = TO_STUB if length - start >= STUB * len(depths) else 0.0
    for depth, used in zip(depths, accumulate(depths), strict=True):
        least = length - (room - used) if whole else 0
        states = _next_column(states, breaks, (depth, repeats), least, stub)
    if whole:
        return states.get(length)
    cut = [(end, *state) for end, state in states.items() if end <= length - MINIMUM_DEPTH]
    wanted = STUB * len(depths)
    best = min(cut, key=lambda c: c[1] + MISSING * max(0, wanted - (length - c[0])), default=None)
    return None if best is None else best[1:]


def filled(
    breaks: Sequence[int],
    start: int,
    depths: Sequence[int],
    avoided: int = AVOIDED,
    repeats: Sequence[int] = (),
) -> Ends:
    """Fill the columns as they come, whatever their feet; only what cannot be broken stays whole.

    A column ends `avoided` lines early at most, to keep a heading with its text.

    The last end is the story's length where all of it goes in.
    """
    ends, position = [], start
    for depth in depths:
        held = _held(depth, position, repeats)
        position = _furthest(breaks, position, min(len(breaks), position + held), avoided)
        ends.append(position)
    return tuple(ends)


def filled_anyhow(
    breaks: Sequence[int], start: int, depths: Sequence[int], repeats: Sequence[int] = ()
) -> Ends:
    """Where no even pouring is allowed (a table, say): columns filled as they come."""
    ends = filled(breaks, start, depths, repeats=repeats)
    if ends[-1] < len(breaks):
        return filled(breaks, start, depths, avoided=0, repeats=repeats)
    return ends


def _held(depth: int, position: int, repeats: Sequence[int]) -> int:
    """The lines of text that a column holds which begins with that line."""
    return max(0, depth - repeats[position]) if position < len(repeats) else depth


def least_depth(text: int, taken: Sequence[int]) -> int:
    """The least depth of columns that hold a text; of each of them some lines are taken."""
    lines, columns = 0, sorted(taken)
    for count, lost in enumerate(accumulate(columns), 1):
        lines = -(-(text + lost) // count)
        if count == len(columns) or lines <= columns[count]:
            break
    return lines


def _furthest(breaks: Sequence[int], start: int, end: int, avoided: int) -> int:
    """The last line up to `end` after which a column may end; better not below a heading."""
    if end == len(breaks):
        return end
    allowed = [line for line in range(end, start, -1) if breaks[line - 1] < TORN]
    near = (line for line in allowed if line > end - avoided and breaks[line - 1] < NEVER)
    return next(near, allowed[0] if allowed else start)


def _next_column(
    states: States,
    breaks: Sequence[int],
    column: tuple[int, Sequence[int]],
    least: int,
    stub: float,
) -> States:
    """All ways to fill one more column, the cheapest to each end; none ends before `least`.

    `column` is its depth, and what a table's head takes of it; `stub` is what a column costs that
    needs be none.
    """
    length, (whole_depth, repeats) = len(breaks), column
    following: States = {}
    for position, (cost, ends) in states.items():
        depth = _held(whole_depth, position, repeats)
        for short in range(min(len(SHORT), depth + 1)):
            end = position + depth - short
            if end < least:
                break
            price = cost + _left_blank(short + max(0, end - length))
            end = min(end, length)
            if 0 < end - position < STUB <= depth:
                price += stub
            if position < end < length:
                price += breaks[end - 1]
            if price < following.get(end, (NEVER, ends))[0]:
                following[end] = (price, (*ends, end))
    return following


def _left_blank(lines: int) -> float:
    """The cost of a column that ends this number of lines above its foot."""
    return SHORT[lines] if lines < len(SHORT) else SHORT[-1] * lines
