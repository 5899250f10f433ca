"""Tables as HTML: columns as wide as their entries ask, numbers under one another, merged cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf

from markupsafe import Markup

from typeset.diagnostics.problems import Diagnostic
from typeset.issue import model
from typeset.layout.column_needs import SLACK
from typeset.layout.inlines import inline, plain, source
from typeset.layout.package import Page
from typeset.layout.table_columns import (
    PADDING,
    SHORT,
    Columns,
    after_the_point,
    lines_of,
    natural_widths,
    numeric_columns,
    planned,
    with_marks,
)
from typeset.layout.wording import ems

SIZES = (12.0, 10.5)
"""pt.  小四 and 五号: what a bulletin's tables are set in, where its text is larger."""
LEADING, REDUCED_LEADING = 0.75, 0.5
"""Of the text's, as the bulletin's style has them."""
SMALLER = 0.8
"""The size of a table's type where the text is smaller itself."""
Aligned = tuple[str, float]
"""An entry's side, and the white to its right in em."""
ALIKE = 0.7
"""A column whose widest entry is wider than that part of another's is of the same kind."""
LONE = 5
"""A short table of no more rows stands whole; of one with more, no page has a row alone."""
KEPT = 8
"""Rows that a merged cell takes are kept on one page, where they are no more."""
LONG = 16
"""Lines of a table that may be parted: it might find no room on a small page."""


@dataclass(frozen=True)
class TableSetter:
    """Sets tables into a column with the measures of `page`; `warnings` gathers what to look at."""

    page: Page
    warnings: list[Diagnostic] = field(default_factory=list)

    def table(self, block: model.Table) -> Markup:
        """The table; the size of its type is the variable `--table-size` of its wrapper."""
        texts = [[plain(cell) for cell in row] for row in (block.head, *block.rows)]
        columns = self._planned(block)
        self._warn(block, columns)
        aligned = _Alignment.of(block, texts, columns)
        cells = Markup("").join(
            Markup('<col style="width: {:.2f}%">').format(share) for share in columns.shares
        )
        is_long = _is_long(block, columns)
        head = _row(block, 0, "th", [("center", 0.0)] * len(block.head))
        if any(map(str.strip, texts[0])):
            head = Markup("<thead>\n{}\n</thead>\n").format(head)
        else:  # a head without a word is none
            head = Markup("")
        body = Markup("\n").join(
            _row(
                block,
                row,
                "td",
                [aligned.of_cell(text, at) for at, text in enumerate(texts[row])],
                whole=len(block.rows) <= LONE and not is_long,
            )
            for row in range(1, len(texts))
        )
        return Markup(
            '<div class="table{}{}" style="--table-size: {:g}pt"><table{}>\n'
            "<colgroup>{}</colgroup>\n{}"
            "<tbody>\n{}\n</tbody>\n</table></div>"
        ).format(
            "" if columns.size >= self._sizes()[-1] else " reduced",
            " long" if is_long else "",
            columns.size,
            source(block.position),
            cells,
            head,
            body,
        )

    def fits(self, block: model.Table) -> bool:
        """Whether the measure holds its words, in type of its usual size."""
        columns = self._planned(block)
        return columns.whole and columns.size >= self._sizes()[-1] - 0.05

    def row_heights(self, block: model.Table) -> list[float]:
        """About how high (pt) each row is set, the head the first."""
        texts, columns = _marked(block), self._planned(block)
        reduced = columns.size < self._sizes()[-1]
        line = self.page.line * (REDUCED_LEADING if reduced else LEADING)
        return [line * lines_of(row, columns.widths) for row in texts]

    def _planned(self, block: model.Table) -> Columns:
        return planned(_marked(block), self.page.measure, self._sizes())

    def _sizes(self) -> Sequence[float]:
        own = self.page.size
        return [size for size in SIZES if size < own] or [round(2 * SMALLER * own) / 2]

    def _warn(self, block: model.Table, columns: Columns) -> None:
        details: dict[str, object] = {"size": f"{columns.size:.1f}"}
        if not columns.whole:
            key = "layout.table-too-wide"
        elif not self.fits(block):
            key = "layout.table-reduced"
        else:
            return
        self.warnings.append(Diagnostic(key, block.position, details, severity="warning"))


def _is_long(block: model.Table, columns: Columns) -> bool:
    """Whether a table may be parted: what is no longer stands whole, where a look says so."""
    lines = (lines_of(row, columns.widths) for row in _marked(block))
    return len(block.rows) > KEPT or sum(lines) > LONG


def _marked(block: model.Table) -> list[list[str]]:
    """The texts of a table, the head first, with what stands for the marks of their notes."""
    return [
        [
            with_marks(plain(cell), sum(isinstance(each, model.FootnoteCall) for each in cell))
            for cell in row
        ]
        for row in (block.head, *block.rows)
    ]


@dataclass(frozen=True)
class _Alignment:
    """How the entries of each column stand: the side, and the white (em) beside numbers."""

    sides: Sequence[str]
    white: Sequence[float | None]  # right of the decimal point's farthest digit; None: no numbers

    @classmethod
    def of(cls, block: model.Table, texts: Sequence[Sequence[str]], columns: Columns) -> _Alignment:
        asked = [*block.align, *[None] * (len(columns.widths) - len(block.align))]
        numeric = numeric_columns(texts[1:], len(columns.widths))
        sides, white = [], []
        usual = _usual_sides(natural_widths(_unmerged(block, texts)))
        for column, side in enumerate(asked):
            entries = [row[column] for row in texts[1:] if column < len(row)]
            digits = side is None and max(map(len, map(str.strip, entries)), default=0) == 1
            numbers = numeric[column] and side in (None, "right") and not digits
            sides.append("right" if numbers else side or usual[column])
            white.append(_white(entries, side, columns.widths[column]) if numbers else None)
        return cls(sides, white)

    def of_cell(self, text: str, column: int) -> Aligned:
        white = self.white[column]
        return self.sides[column], 0.0 if white is None else white - after_the_point(text)


def _unmerged(block: model.Table, texts: Sequence[Sequence[str]]) -> list[list[str]]:
    """The texts without those of cells over several columns: none of these is as wide as they."""
    wide = {(row, column) for row, column, _, columns in block.spans if columns > 1}
    return [
        ["" if (row, column) in wide else text for column, text in enumerate(cells)]
        for row, cells in enumerate(texts)
    ]


def _usual_sides(widths: Sequence[float]) -> list[str]:
    """The side of each column by the width of its entries: of columns of one kind it is one side.

    The first column names the rows: it is of a kind of its own.
    """
    longest = min((width for width in widths[1:] if width > SHORT + SLACK), default=inf)
    most = [SHORT + SLACK, *[min(SHORT + SLACK, longest * ALIKE)] * (len(widths) - 1)]
    return [
        "center" if width <= at_most else "left"
        for width, at_most in zip(widths, most, strict=True)
    ]


def _white(entries: Sequence[str], side: str | None, width: float) -> float:
    """The white right of a column's decimal points: its numbers stand in the middle, or right."""
    after = [after_the_point(text) for text in entries]
    before = max(ems(text) - part for text, part in zip(entries, after, strict=True))
    block = before + max(after)
    margin = PADDING / 2 if side == "right" else max(PADDING / 2, (width - block) / 2)
    return margin + max(after)


def _row(
    block: model.Table, row: int, tag: str, aligned: Sequence[Aligned], *, whole: bool = False
) -> Markup:
    """A row; of a table that stands `whole`, each but the last stays with the next."""
    cells = (block.head, *block.rows)[row]
    out = Markup("").join(_cells(block, row, cells, tag, aligned))
    kept = any(first <= row < first + high - 1 for first, _, high, _ in block.spans if high <= KEPT)
    kept = kept or _is_beside_an_end(row, len(block.rows)) or (whole and row < len(block.rows))
    return Markup("<tr{}>{}</tr>").format(Markup(' class="kept"') if kept else Markup(""), out)


def _is_beside_an_end(row: int, rows: int) -> bool:
    """Whether a break after this row (0 is the head) would leave one row alone on a page."""
    return rows > LONE and row in (1, rows - 1)


def _cells(
    block: model.Table,
    row: int,
    cells: Sequence[Sequence[model.Inline]],
    tag: str,
    aligned: Sequence[Aligned],
) -> Iterator[Markup]:
    """The cells of a row.  Where no column has a name, the first cell is the name of its row."""
    headless = len(block.head) > 1 and not any(plain(each).strip() for each in block.head)
    spans = {(first, column): (high, wide) for first, column, high, wide in block.spans}
    for column, cell in enumerate(cells[: len(block.head)]):
        high, wide = spans.get((row, column), (1, 1))
        if (high, wide) == (1, 1) and _is_taken(block, row, column):
            continue
        side, white = aligned[column] if wide == 1 else ("center", 0.0)
        yield Markup('<{0}{1} class="{2}"{3}{4}{5}>{6}</{0}>').format(
            Markup(tag),
            Markup(' role="rowheader"') if tag == "td" and column == 0 and headless else Markup(""),
            f"{side} number" if white else side,
            Markup(' rowspan="{}"').format(high) if high > 1 else Markup(""),
            Markup(' colspan="{}"').format(wide) if wide > 1 else Markup(""),
            Markup(' style="padding-right: {:.2f}em"').format(white) if white else Markup(""),
            inline(cell),
        )


def _is_taken(block: model.Table, row: int, column: int) -> bool:
    """Whether a merged cell that begins elsewhere takes this place."""
    return any(
        first <= row < first + high and begin <= column < begin + wide
        for first, begin, high, wide in block.spans
    )
