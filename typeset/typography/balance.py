"""``text-wrap-style: balance``: lines of display type, broken by sense into a good shape.

Sources: CSS Text 4, 6.3 (``text-wrap-style``); GB/T 9704-2012, 7.3.1 (trapezium or lozenge).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typeset.typography.compose import ComposedLine
from typeset.words.shape import Stop, shaped

if TYPE_CHECKING:
    from typeset.typography.fit import SegmentRun

TOLERANCE = 1e-6  # em
ONE_MORE = 0.4  # the price of a line more than there need be, that fewer bonds are torn
MOST_LINES = 5  # of a title: longer text is no display type


def balanced(run: SegmentRun, fewest: int) -> list[ComposedLine] | None:
    """The lines of `run`, `fewest` or one more; ``None`` where they are too many or too long."""
    if not 1 < fewest < MOST_LINES:
        return None
    ways, stops = _stops(run)
    most = (run.measure - run.indent) / run.composer.em + TOLERANCE
    counts = (fewest, fewest + 1)
    found = [(shaped(stops, count, most), ONE_MORE * (count - fewest)) for count in counts]
    options = [(each[0] + extra, each[1]) for each, extra in found if each is not None]
    if not options:
        return None
    ends = [ways[index] for index in min(options)[1]]
    begins = [run.start, *(run.segment.nexts[way] for way in ends)]
    lines = [run.line(begin, way) for begin, way in zip(begins, ends, strict=False)]
    return [*lines, run.final(begins[-1])]


def _stops(run: SegmentRun) -> tuple[list[int], list[Stop]]:
    """The ways that the run's lines may end, the last one at a unit, and their stops in em."""
    segment, composer, em = run.segment, run.composer, run.composer.em
    last_way = {
        following: way
        for way, following in reversed([*enumerate(segment.nexts)])
        if following > run.start and segment.ends[way] >= run.start
    }
    ways = [-1, *(last_way[following] for following in sorted(last_way)), -1]
    origin = composer.glue.position[run.start] + composer.lead(run.start, True)
    stops = [Stop(0.0, 0.0, 0.0)]
    for way in ways[1:-1]:
        following = segment.nexts[way]
        start = composer.glue.position[following] + composer.lead(following, False)
        end = segment.x[way]
        stops.append(Stop((end - origin) / em, (start - origin) / em, segment.penalties[way]))
    stops.append(Stop((segment.final_x - origin) / em, 0.0, 0.0))
    return ways, stops
