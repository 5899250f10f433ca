"""A page's lines, where their places are not known, and what it costs to read them in an order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from typeset.intake.draft import Block, Draft
from typeset.intake.lexicon import ORGANISATION
from typeset.intake.rules.continuity import Continuity
from typeset.intake.rules.mixed_lines import PAGE_LINE, ColumnLine, Joints
from typeset.intake.rules.printed_width import printed

# All costs are in nats.
_TOGETHER, _STAYS = 1.8, 3.0
"""Where blank lines part most lines, two that none parts stand in one column (of 980, 870 did), and
two that one parts do not (of 2990, 60 did)."""
_SPACED = 4
"""One unfinished line of as many has a blank line below where blank lines part lines of columns."""
_HEADED = 8
"""The lines of a page among which the issue's date stands."""


@dataclass(frozen=True)
class PageLines:
    """A page's lines, and what their joints cost."""

    rows: Sequence[ColumnLine]
    joints: Joints
    together: Sequence[bool]
    apart: Sequence[bool]
    known: dict[tuple[int, int], float] = field(default_factory=dict)

    def joint(self, one: int, two: int) -> float:
        """What it costs (nats) that line `two` stands below line `one`."""
        if (one, two) not in self.known:
            self.known[one, two] = self.cost(self.rows[one], self.rows[two])
        return self.known[one, two]

    def cost(self, row: ColumnLine, following: ColumnLine) -> float:
        """The same of any two rows."""
        return self.joints.cost(row, following)

    def stays(self, at: int, *, same: bool) -> float:
        """What it costs (nats) that a line stands in the column of the one before, or does not."""
        if same:
            return _STAYS if self.apart[at] else 0.0
        return _TOGETHER if self.together[at] else 0.0

    def straight(self) -> float:
        """What it costs to read the lines as they come."""
        return sum(self.joint(at, at + 1) for at in range(len(self.rows) - 1))

    def unfinished(self, order: Sequence[int]) -> float:
        """What these lines cost in this order at the ends of full lines that end no sentence."""
        full = (pair for pair in pairwise(order) if self.rows[pair[0]].unfinished)
        return sum(self.joint(one, two) for one, two in full)


def _is_fact(row: ColumnLine) -> bool:
    """Whether a line above an issue's date is its number or its issuer."""
    return bool(PAGE_LINE.match(row.text) or ORGANISATION.fullmatch(row.text))


def page_lines(blocks: Sequence[Block], measure: float, continuity: Continuity) -> PageLines:
    """The blocks as lines of a page with this measure (em)."""
    parted = [block.line.blanks > 0 for block in blocks]
    rows = [ColumnLine(block.text, measure - printed(block.text)) for block in blocks]
    open_ends = [below for row, below in zip(rows, parted[1:], strict=False) if row.unfinished]
    spaced = sum(open_ends) * _SPACED > len(open_ends)
    head = next((at for at, row in enumerate(rows[:_HEADED]) if row.dated), 0)
    return PageLines(
        [replace(row, headed=at < head and _is_fact(row)) for at, row in enumerate(rows)],
        Joints(continuity),
        [spaced and not each for each in parted],
        [spaced and each for each in parted],
    )


def printed_pages(draft: Draft) -> Iterator[list[Block]]:
    """The blocks of each page; none of a text without form feeds: no printed page shows in it."""
    if b"\f" in draft.source.data:
        for _, blocks in groupby(draft.blocks, key=lambda block: block.line.page):
            yield list(blocks)
