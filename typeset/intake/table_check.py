"""Tables typed as lines whose first row may be their head or a row like the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from typeset.intake.draft import Block, Role
from typeset.intake.markdown import row_cells
from typeset.intake.table_heads import has_head


def doubtful_heads(body: Sequence[Block]) -> Iterator[Block]:
    """The first rows of those that are no tables of their format, and say nothing of a head."""
    for typed, group in groupby(body, key=_is_typed_row):
        rows = list(group)
        if typed and has_head([row_cells(row.passage) for row in rows]) is None:
            yield rows[0]


def _is_typed_row(block: Block) -> bool:
    line = block.line
    return block.role is Role.TABLE and (line.kind != "table" or bool(line.cells))
