"""The columns of a crowded table: each as wide as it needs, so that few entries take many lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

ENTRY = 2.0
"""What a turned entry counts beside a turned head: a head is read once, and expected to turn."""
LONGER = 2.0
"""A column with entries that much longer than those of another is of another kind, and would have
to share what it needs with it."""
SLACK = 0.1
"""em.  What is reckoned exactly does not fit exactly: widths are rounded."""
HAIR = 1e-6


def needed_widths(
    columns: Sequence[Sequence[float]], least: Sequence[float], room: float, padding: float
) -> tuple[float, ...]:
    """The widths in em, `room` together; of each column the widths of head and entries are given.

    Each begins with its `least`.  What is left goes where it saves most lines for its width; what
    saves nothing is shared alike.  Columns of one kind (一季度, 二季度) grow together.
    """
    widths, alike = list(least), _alike(columns)
    while True:
        rest = room - sum(widths)
        steps = [step for group in alike for step in _steps(columns, widths, group, padding)]
        possible = [step for step in steps if step.cost <= rest]
        if not possible:
            return tuple(width + rest / len(widths) for width in widths)
        best = max(possible, key=lambda step: step.saved / step.cost)
        for at in best.group:
            widths[at] = max(widths[at], best.width)


def _alike(columns: Sequence[Sequence[float]]) -> list[list[int]]:
    """The columns of one kind: heads of one width, entries about as long (not 姓名 and 备注)."""
    longest = [max(texts[1:], default=0.0) for texts in columns]
    groups: list[list[int]] = []
    for at in sorted(range(len(columns)), key=lambda at: (columns[at][0], longest[at])):
        first = groups[-1][0] if groups else at
        same_head = columns[first][0] == columns[at][0]
        if groups and same_head and longest[at] <= LONGER * longest[first]:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


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
                width = _whole(text, lines - 1) + padding + HAIR
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
    """The lines of an entry: one that turns has whole characters in each, as Chinese has."""
    if text <= width + HAIR:
        return 1
    return max(2, ceil((text - SLACK) / max(1.0, floor(width - SLACK + HAIR)) - HAIR))


def _whole(text: float, lines: int) -> float:
    """The width that an entry of that number of lines takes."""
    return text if lines == 1 else ceil((text - SLACK) / lines - HAIR) + SLACK
