"""How far lines reach: the room (em) between their ends and the measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typeset.intake.characters import first_unit, is_chinese, width
from typeset.intake.decoding.measure import slack
from typeset.intake.draft import Block

Reach = Literal["full", "lost", "short", ""]
"""How far a line reaches: to the measure; two em less, as a first line whose indent was lost; less;
unknown where lines are not wrapped."""

STEPS = 14
"""The steps of half an em that the room at a line's end is counted in, the first negative."""
_INDENT = 2.0
"""em: a line that was indented ends so much earlier than it seems to, where the indent is lost."""
_OVER = 1.0
"""em: a line with its indent is no longer than the measure and as much, by marks that were squeezed
or hang."""
_SHORT = 12.0
"""em: room that is short in any measure, for a format that only says that the line is not full."""
_LONGEST_UNIT = 8.0
"""No word that is carried over whole is longer (em)."""
_LEAST_INDENT, _MOST_INDENT = 0.8, 5.0
"""em: less is no indent, and with more a line is centred or stands at the right."""
_FULL, _LOST = 1.6, 4.2
"""em: with less room a Chinese line is full; with as much as the second, if it lost its indent."""
_FULL_ENGLISH, _LOST_ENGLISH = 0.1, 1.5
"""em: the same of an English line, whose room is counted without the next word."""
_STEP = 0.5
"""em: half a Han character, as much as a mark can give."""


def room_of(
    blocks: Sequence[Block], widths: list[float], found: list[float], at: int
) -> float | None:
    """By how much (em) a line falls short of the measure; None where lines are not wrapped."""
    block, measure = blocks[at], found[at]
    if block.line.full is not None:
        return 0.0 if block.line.full else _SHORT
    if not measure or block.line.whole:
        return None
    indent = block.line.indent if _LEAST_INDENT <= block.line.indent <= _MOST_INDENT else 0.0
    return measure - widths[at] - indent


def unit_of(blocks: Sequence[Block], found: list[float], at: int) -> float:
    """How wide (em) what begins the next line is, up to where a line may break."""
    alike = at + 1 < len(blocks) and found[at + 1]
    return min(width(first_unit(blocks[at + 1].text)), _LONGEST_UNIT) if alike else 1.0


def less_indent(room: float | None, block: Block) -> float | None:
    """The room that a first line has which lost its indent."""
    return room if room is None or block.line.full is not None else room - _INDENT


def first_step_of(room: float | None) -> int | None:
    """The step of the room of a line that lost its indent; None if it is too long for that."""
    return None if room is None or room < -_OVER else step_of(room)


def without_next(room: float | None, blocks: Sequence[Block], at: int, unit: float) -> float | None:
    """The room, what a line break could not part from the next line's beginning apart."""
    if room is None or blocks[at].line.full is not None:
        return room
    if is_chinese(blocks[at].text):
        return room - (unit - 1) if unit > 1 and room < unit + _STEP else room
    return max(room - unit - slack(False, room + width(blocks[at].text)), 0.0)


def reach_of(room: float | None, block: Block) -> Reach:
    """How far a line with this room (em) at its end reaches."""
    if room is None:
        return ""
    chinese = is_chinese(block.text)
    full, lost = (_FULL, _LOST) if chinese else (_FULL_ENGLISH, _LOST_ENGLISH)
    return "full" if room < full else "lost" if room <= lost else "short"


def step_of(room: float | None) -> int | None:
    """The room in steps of half an em, from 0 to STEPS - 1."""
    return None if room is None else min(max(round(room / _STEP) + 1, 0), STEPS - 1)
