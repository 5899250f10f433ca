"""The columns of a crowded table: each as wide as it needs, so that few entries take many lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

ENTRY = 2.0
"""What a turned entry counts beside a turned head: a head is read once, and expected to turn."""
HAIR = 1e-6


def needed_widths(
    columns: Sequence[Sequence[float]], least: Sequence[float], room: float, padding: float
) -> tuple[float, ...]:
    """The widths in em, `room` together; of each column the widths of head and entries are given.

    Each begins with its `least`.  What is left goes where it saves most lines for its width; what
    saves nothing is shared alike.  Columns with heads of one width (一季度, 二季度) grow together.
    """
    widths = list(least)
    alike: dict[float, list[int]] = {}
    for at, texts in enumerate(columns):
        alike.setdefault(texts[0], []).append(at)
    while True:
        rest = room - sum(widths)
        steps = [
            step for group in alike.values() for step in _steps(columns, widths, group, padding)
        ]
        possible = [step for step in steps if step.cost <= rest]
        if not possible:
            return tuple(width + rest / len(widths) for width in widths)
        best = max(possible, key=lambda step: step.saved / step.cost)
        for at in best.group:
            widths[at] = max(widths[at], best.width)


@dataclass(frozen=True)
class _Step:
    """Columns of one `group` made `width` em wide, which takes `cost` em and saves some lines."""

    group: Sequence[int]
    width: float
    cost: float
    saved: float


def _steps(
    columns: Sequence[Sequence[float]],
    widths: Sequence[float],
    group: Sequence[int],
    padding: float,
) -> Iterator[_Step]:
    """How much wider the columns of a group must be for an entry to save a line."""
    for at in group:
        for text in columns[at]:
            lines = _lines(text, widths[at] - padding)
            if lines > 1:
                width = text / (lines - 1) + padding + HAIR
                cost = sum(max(0.0, width - widths[each]) for each in group)
                saved = sum(
                    _cost(columns[each], widths[each] - padding)
                    - _cost(columns[each], max(width, widths[each]) - padding)
                    for each in group
                )
                yield _Step(group, width, cost, saved)


def _cost(texts: Sequence[float], width: float) -> float:
    head, *entries = (_lines(text, width) ** 2 for text in texts)
    return head + ENTRY * sum(entries)


def _lines(text: float, width: float) -> int:
    return max(1, ceil(text / width - HAIR))
