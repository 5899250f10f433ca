"""Tables of Rich Text: rows of data, or blocks where a table only lays out the page."""

from __future__ import annotations

from typeset.intake.characters import squeeze
from typeset.intake.readers.forced_breaks import Span, broken
from typeset.intake.readers.layout_tables import Cell, in_reading_order, is_layout
from typeset.intake.readers.markup import Collector


def add_table(collector: Collector, rows: list[list[list[Span]]], frames: int) -> int:
    """Adds a table to the collector, and says how many frames there are then."""
    layout = [[_cell(spans) for spans in row] for row in rows]
    if not is_layout(layout, first=not any(line.text for line in collector.lines)):
        collector.table(rows, frames + 1)
        return frames + 1
    for cell in in_reading_order(layout):
        frames += 1
        for part in broken(cell.element):
            collector.add(part, frame=frames)
    return frames


def _cell(spans: list[Span]) -> Cell:
    found = [squeeze("".join(text for text, _ in part)) for part in broken(spans)]
    return Cell(spans, [text for text in found if text])
