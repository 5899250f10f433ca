"""Whose turn it is among columns whose blocks `pdftotext` wrote row by row.

What is written between two blank lines is a block.  While a column waits, each other one writes one
block; it waits longer where white stands in it, at a headline, and hardly ever inside a paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typeset.intake.rules.page_lines import PageLines

Meeting = Literal["inside", "begins", "title"]
"""A line goes on with a paragraph, begins one, or is or follows a headline."""
Blocks = tuple[tuple[int, ...], ...]
"""How many blocks of each column were written since each column's last line."""
# All costs are in nats.
_WAITED = {"inside": 5.0, "begins": 5.0, "title": 4.0}
"""A column waited for two blocks of another: in two columns it did before 4 of 863 lines inside
paragraphs, 0 of 223 that begin one, 6 of 300 at headlines."""
_THREE = 0.6
"""The share of that where there are three columns: it did before 30 of 530 lines in paragraphs."""
_PASSED, _PASSED_OPEN = 1.0, 2.0
"""A part of it, paid at once when another column writes its second block: the one that waits ended
a sentence, or not; it may have come to its end."""
_TOGETHER = {"inside": 5.0, "begins": 2.4, "title": 1.0}
"""A line goes to another column than the one right above: of those inside paragraphs 0 of 159 did,
of those that begin one 5 of 53, at headlines 18 of 50."""


def turn(page: PageLines, tails: Sequence[int], since: Blocks, at: int, place: int) -> float:
    """What it costs that the next line stands in this column; the first was the last to be written.

    `tails`: the columns' last lines."""
    meeting = _meeting(page, tails[place], at)
    cost = _TOGETHER[meeting] if page.together[at] and place else 0.0
    if max(since[place]) > 1:
        waited = _WAITED[meeting] * (_THREE if len(tails) > 2 else 1.0)
        cost += max(waited - _passed(page, tails[place]), 0.0)
    if not page.together[at]:
        cost += sum(
            _passed(page, tail)
            for other, tail in enumerate(tails)
            if other != place and since[other][place] == 1
        )
    return cost


def written(since: Blocks, place: int, *, together: bool) -> Blocks:
    """The blocks since each column's last line, once a line was written to this one."""
    order = (place, *(other for other in range(len(since)) if other != place))
    others = (
        (since[one][place] + (not together), *(since[one][other] for other in order[1:]))
        for one in order[1:]
    )
    return ((0,) * len(order), *others)


def begun(since: Blocks) -> Blocks:
    """The same once another column begins."""
    return ((0,) * (len(since) + 1), *((1, *row) for row in since))


def _passed(page: PageLines, tail: int) -> float:
    return _PASSED if page.rows[tail].stops else _PASSED_OPEN


def _meeting(page: PageLines, one: int, two: int) -> Meeting:
    row, following = page.rows[one], page.rows[two]
    if page.joints.goes_on(row, following) < page.joints.begins(row, following):
        return "inside"
    titled = any(line.titled or line.placed for line in (row, following))
    return "title" if titled else "begins"
