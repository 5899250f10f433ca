"""A table on its side, on pages of its own: GB/T 9704-2012, 7.7 (A4 纸型的表格横排).

Its head is at the left of each page: at the binding on odd pages, at the fore-edge on even ones.
Type on its side is not broken over pages, so the rows are shared out here; the notes that they
call stand below them, on their side, too: at the page's foot they would lie across the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from markupsafe import Markup

from typeset.issue import model
from typeset.issue.walk import within
from typeset.layout.inlines import source
from typeset.layout.tables import TableSetter
from typeset.layout.wording import ems

EDGES = 2
"""Rows' worth of caption and white about a table; what its notes take is reckoned as rows, too."""
NOTE_SIZE = 10.5
"""pt.  Of the notes in the bulletin's style."""
_SPAN = re.compile(r"(<span\b[^>]*>|</span>)")
_NOTE = re.compile(r'<span class="footnote"( data-label="[^"]*" data-number="\d+")')


def turned(
    block: model.Division,
    setter: TableSetter,
    across: float,
    written: Callable[[Sequence[model.Block]], Markup],
) -> Markup:
    """The division's tables on their sides, each page of them a figure; its notes on the last.

    `setter` sets tables into the type area's height; they may be `across` pt deep.
    """
    tables = [each for each in block.blocks if isinstance(each, model.Table)]
    others = [each for each in block.blocks if not isinstance(each, model.Table)]
    sheets = [each for table in tables for each in shared_out(table, setter, across, len(others))]
    figures = []
    for number, table in enumerate(sheets):
        rows, notes = notes_apart(setter.table(table))
        parts = [rows, *notes]
        if block.title and not number:
            parts.insert(0, Markup('<p class="division-title">{}</p>').format(block.title))
        elif block.title:
            continued = Markup('<p class="division-title continued" data-title="{}"></p>')
            parts.insert(0, continued.format(block.title))
        if number == len(sheets) - 1:
            parts.append(written(others))
        figures.append(
            Markup(
                '<figure class="turned"{}><div class="division tabular">\n{}\n</div></figure>'
            ).format(source(block.position), Markup("\n").join(parts))
        )
    return Markup('<div class="turned-pages">\n{}\n</div>').format(Markup("\n").join(figures))


def notes_apart(html: Markup) -> tuple[Markup, list[Markup]]:
    """The HTML of a table with the marks of its notes alone, and each note as a paragraph."""
    kept: list[str] = []
    notes: list[list[str]] = []
    depth = 0
    for part in _SPAN.split(html):
        if not depth and (call := _NOTE.match(part)):
            kept.append(f'<span class="note-again"{call[1]} data-ahead></span>')
            notes.append([])
            depth = 1
        elif depth and part.startswith("<span"):
            depth += 1
        if not depth:
            kept.append(part)
            continue
        notes[-1].append(part)
        depth -= part == "</span>"
    paragraphs = [Markup('<p class="note-below">{}</p>').format(Markup("".join(n))) for n in notes]
    return Markup("".join(kept)), paragraphs


def shared_out(
    table: model.Table, setter: TableSetter, across: float, notes: int
) -> Iterator[model.Table]:
    """The parts of `table` that fit on a page each, with its head; no merged cell is cut."""
    heights = setter.row_heights(table)
    below = [_depth_of_notes(row, setter) for row in (table.head, *table.rows)]
    room = across - heights[0] - (EDGES + notes) * heights[0] - below[0]
    heights = [high + notes_of_it for high, notes_of_it in zip(heights, below, strict=True)]
    begin, taken = 1, 0.0
    for row in range(1, len(heights)):
        kept = any(first < row < first + high for first, _, high, _ in table.spans)
        if row > begin and taken + heights[row] > room and not kept:
            yield _part(table, begin, row)
            begin, taken = row, 0.0
        taken += heights[row]
    yield _part(table, begin, len(heights))


def _depth_of_notes(row: Sequence[Sequence[model.Inline]], setter: TableSetter) -> float:
    """About how deep (pt) the notes are that a row calls; two of their lines take one of text."""
    page = setter.page
    lines = 0
    for call in within(tuple(row), model.FootnoteCall):
        text = "".join(each.text for each in within(call.blocks, model.Text))
        lines += ceil(ems(text) * NOTE_SIZE / page.measure)
    return (lines + 1) * page.line / 2 if lines else 0.0


def _part(table: model.Table, begin: int, end: int) -> model.Table:
    """The rows from `begin` (1 is the first below the head) to before `end`."""
    spans = tuple(
        (row - begin + 1, column, high, wide)
        for row, column, high, wide in table.spans
        if begin <= row < end
    )
    head = tuple(span for span in table.spans if span[0] == 0)
    return replace(table, rows=table.rows[begin - 1 : end - 1], spans=(*head, *spans))
