"""How a text is wrapped: the measure around each line, and what blank lines and indents mean in
it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median

from typeset.intake.characters import ends_sentence, is_chinese, width
from typeset.intake.draft import Block

WIDEST = 75.0
"""No measure in print is wider (em)."""
_REACH = 4
_FAR = 15


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in one text.  `blanks`: blank lines between the lines of one sentence;
    `indents`: whether paragraphs are indented; `measures`: the measure around each line in em, or 0
    where lines are not wrapped; `short_starts`: indents were lost, and paragraphs begin with a line
    two em narrower than the others."""

    blanks: float
    indents: bool
    measures: tuple[float, ...]
    short_starts: bool
    margins: dict[tuple[int, int], float]


def habits(lines: list[Block]) -> Habits:
    """The habits of a sequence of text lines."""
    widths = [min(width(block.text), 4 * WIDEST) for block in lines]
    measures = tuple(_measure(widths, at) for at in range(len(widths)))
    margins = _margins(lines)
    return Habits(
        _usual_blanks(lines, widths, measures),
        _indented(lines, margins),
        measures,
        _short_starts(lines, widths, measures),
        margins,
    )


def is_short_start(wide: float, measure: float) -> bool:
    """Whether a line falls short of the measure (em) by about the two em of a lost indent."""
    return 1.4 <= measure - wide <= 3.4


def _short_starts(lines: list[Block], widths: list[float], measures: tuple[float, ...]) -> bool:
    """Whether the lines after paragraphs' ends (short lines that end a sentence) mostly are
    short."""
    starts = [
        is_short_start(widths[at + 1], measures[at + 1])
        for at in range(len(lines) - 2)
        if measures[at]
        and measures[at + 1]
        and widths[at] < measures[at] - 4
        and widths[at + 1] > measures[at + 1] - 5
        and ends_sentence(lines[at].text)
        and not ends_sentence(lines[at + 1].text)
    ]
    return len(starts) >= 2 and sum(starts) * 3 >= len(starts) * 2


def _measure(widths: list[float], at: int) -> float:
    """The measure (em) of the lines before or after this one, whichever is narrower but holds it.

    Columns change their width within a text; 0 where the near lines have no width in common."""
    sides = (widths[max(at - _REACH, 0) : at], widths[at + 1 : at + 1 + _REACH])
    found = [measure for side in sides if (measure := _common(side)) >= widths[at] - 2.5]
    return _wider(max(min(found), widths[at]), widths, at) if found else 0.0


def _wider(measure: float, widths: list[float], at: int) -> float:
    """The measure, or the slightly greater width that several lines a little farther away have.

    Among short paragraphs the near lines may all have lost the two em of an indent."""
    around = widths[max(at - _FAR, 0) : at + 1 + _FAR]
    fuller = sorted((wide for wide in around if measure + 1 < wide <= measure + 3), reverse=True)
    return fuller[1] if len(fuller) >= 3 else measure


def _common(side: list[float]) -> float:
    """The width that at least two of the lines nearly have, if it is the widest."""
    measure = max(side, default=0.0)
    if not 6 <= measure <= WIDEST:
        return -WIDEST
    alike = sum(measure - width <= max(2.0, measure / 8) for width in side)
    return measure if alike >= 2 else -WIDEST


def _margins(lines: list[Block]) -> dict[tuple[int, int], float]:
    """The usual indent (em) of a page's or column's lines."""
    seen: dict[tuple[int, int], Counter[float]] = {}
    for block in lines:
        seen.setdefault((block.line.page, block.line.column), Counter())[block.line.indent] += 1
    return {
        place: min(indent for indent, times in counts.items() if times * 4 >= max(counts.values()))
        for place, counts in seen.items()
    }


def indent(block: Block, margins: dict[tuple[int, int], float]) -> float:
    """The indent of a line beyond its page's or column's margin, in em."""
    return block.line.indent - margins.get((block.line.page, block.line.column), 0.0)


def _indented(lines: list[Block], margins: dict[tuple[int, int], float]) -> bool:
    deep = sum(1.0 <= indent(block, margins) <= 5 for block in lines)
    return deep >= 2 and deep * 25 >= len(lines)


def _usual_blanks(lines: list[Block], widths: list[float], measures: tuple[float, ...]) -> float:
    inside = [
        following.line.blanks
        for block, following, wide, measure in zip(lines, lines[1:], widths, measures, strict=False)
        if measure and wide > measure - 2.5 and not ends_sentence(block.text)
    ]
    return median(inside) if inside else 0


def slack(text: str, measure: float) -> float:
    """By how much (em) a full line may fall short of the measure."""
    return 1.0 if is_chinese(text) else max(1.5, measure * 0.06)
