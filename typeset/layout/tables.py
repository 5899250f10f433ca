"""Tables: how wide each column is, and which of them holds short entries."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from typeset.issue import model
from typeset.layout.inlines import inline, plain
from typeset.layout.wording import ems

SHORT = 8.0
"""A column whose entries are at most this wide (em) is not broken, and its entries are centred."""
PADDING = 1.0


def table(block: model.Table, attributes: Markup, room: float = 31.0) -> Markup:
    """The table, `room` em wide, its columns as wide as their entries ask (`natural_widths`).

    A head without a word is left out.
    """
    natural = natural_widths((block.head, *block.rows))
    shares = column_shares(natural, room)
    sides = [
        side or ("center" if width <= SHORT else "left")
        for side, width in zip(_padded(block.align, len(natural)), natural, strict=True)
    ]
    columns = Markup("").join(Markup('<col style="width: {:.2f}%">').format(s) for s in shares)
    head = Markup("")
    if any(plain(cell).strip() for cell in block.head):
        row = _row("th", block.head, ["center"] * len(natural))
        head = Markup("<thead>\n{}\n</thead>\n").format(row)
    body = Markup("\n").join(_row("td", row, sides) for row in block.rows)
    return Markup(
        '<div class="table"><table{}>\n<colgroup>{}</colgroup>\n{}'
        "<tbody>\n{}\n</tbody>\n</table></div>"
    ).format(attributes, columns, head, body)


def natural_widths(rows: Sequence[Sequence[Sequence[model.Inline]]]) -> list[float]:
    """The width in em of each column's widest entry, unbroken."""
    count = max(len(row) for row in rows)
    return [
        max(ems(plain(row[column])) for row in rows if column < len(row)) for column in range(count)
    ]


def column_shares(natural: Sequence[float], room: float = 31.0) -> list[float]:
    """The columns' shares of the table's width, in per cent; the table is about `room` em wide.

    Short columns keep their width; the others divide what is left as the square root of theirs, so
    that a long one does not starve a longish one.
    """
    kept = [width + PADDING if width <= SHORT else 0.0 for width in natural]
    weights = [0.0 if width <= SHORT else width**0.5 for width in natural]
    left = room - sum(kept)
    if not any(weights) or left < room / 3:
        total = sum(width + PADDING for width in natural)
        return [100 * (width + PADDING) / total for width in natural]
    shared = [left * weight / sum(weights) for weight in weights]
    return [100 * (own + share) / room for own, share in zip(kept, shared, strict=True)]


def _padded(align: Sequence[str | None], count: int) -> list[str | None]:
    return [*align[:count], *[None] * (count - len(align))]


def _row(tag: str, cells: Sequence[Sequence[model.Inline]], sides: Sequence[str]) -> Markup:
    out = (
        Markup('<{0} class="{1}">{2}</{0}>').format(Markup(tag), side, inline(cell))
        for cell, side in zip(cells, sides, strict=False)
    )
    return Markup("<tr>{}</tr>").format(Markup("").join(out))
