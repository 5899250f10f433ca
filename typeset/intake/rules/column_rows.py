"""A line that may hold the text of several columns, and the gutters that it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from typeset.intake.characters import is_chinese
from typeset.intake.draft import Block

_SEGMENT = re.compile(r"\S+(?: \S+)*")
DRIFT = 3
"""Characters before a gutter at which a Chinese line behind it may begin."""
INDENTED = 6
"""Characters behind a gutter at which an indented line may begin."""
_PUSHED = 7
"""Characters by which figures, which are half as wide, may push the end of a Chinese line across a
gutter, and what stands beyond it with it."""


@dataclass(frozen=True)
class ColumnRow:
    """A line with the blanks before it; `start` is where its text begins."""

    block: Block
    text: str
    start: int

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """What two blanks or more part: where each begins and ends."""
        return [found.span() for found in _SEGMENT.finditer(self.text)]

    @cached_property
    def _free(self) -> dict[int, bool]:
        """What `is_free` has found so far: it is asked of an offset several times."""
        return {}

    def is_free(self, at: int) -> bool:
        """Whether a gutter may end at this offset: no text crosses it, but what figures pushed."""
        found = self._free.get(at)
        if found is None:
            found = self._free[at] = all(
                self._is_pushed(start, end, at)
                for start, end in self.segments
                if start < at - DRIFT and at < end + 2
            )
        return found

    def _is_pushed(self, start: int, end: int, at: int) -> bool:
        over = end + 2 - at
        if over > _PUSHED:
            return False
        text = self.text[start:end]
        extra = sum(character.isascii() for character in text) // 2 + 1
        return is_chinese(text) and over <= extra + 1

    def begins(self, at: int) -> bool:
        """Whether a column's text begins there, behind the gutter."""
        return any(at <= start <= at + 2 for start, _ in self.segments) and self.is_free(at)

    def begins_near(self, at: int) -> bool:
        """Whether a column's text begins about there, perhaps indented."""
        around = near(at)
        return any(start in around for start, _ in self.segments) and self.is_free(at)

    def shows(self, at: int, columns: int) -> bool:
        """Whether a column's text begins there, or about there with text before the gutter.

        Facts in a row have more parts than there are columns, or stand in the middle.
        """
        if self.begins(at):
            return True
        is_text = self.start < at // 2 and len(self.segments) <= columns
        return is_text and self.ends(at) and self.begins_near(at)

    def is_parted(self, at: int) -> bool:
        """Whether text stands on both sides of a gutter there, and much white between."""
        if not self.ends(at):
            return False
        behind = [start for start, _ in self.segments if start >= at - DRIFT]
        before = [end for start, end in self.segments if start < at - DRIFT]
        return bool(behind and before) and (behind[0] - before[-1] > INDENTED)

    def ends(self, at: int) -> bool:
        """Whether text stands before a gutter there, and none crosses it."""
        return self.start < at - 2 and self.is_free(at)


def column_row(block: Block) -> ColumnRow:
    """A block's line as a row of the page."""
    blanks = int(block.line.indent * 2)
    return ColumnRow(block, " " * blanks + block.text, blanks)


def near(at: int) -> range:
    """The offsets at which a line of a column may begin."""
    return range(at - DRIFT, at + INDENTED + 1)
