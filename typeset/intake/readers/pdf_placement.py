"""Tables and pictures of a PDF page take their places in the order of the text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from typeset.intake.characters import glue
from typeset.intake.readers.pdf_frame import Box
from typeset.intake.readers.pdf_objects import Objects, PagePicture
from typeset.intake.readers.pdf_tables import TableGrid, grids
from typeset.intake.readers.reading_order import Column, TextPiece
from typeset.intake.source import LeftOut, Line, Passage, RawPicture, Run

_MARK = "\ue000"
"""Stands before the number of a thing in a piece of its own; no text holds it."""
UNKNOWN = "□"
"""Stands in the text for a character of which the file does not say what it is."""
_STEP = 12.0
"""pt: about a line of text."""
_STANDS_OUT = 0.1
"""A picture's share that may stand on either side of its column."""
_OFTEN = 3
"""A picture on this number of pages is furniture."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on the page: its edges and baseline in pt (y downwards), its size and face.

    `origin` is where the file draws it, in the file's own units; `known`: the file says what it
    is."""

    text: str
    left: float
    right: float
    y: float
    size: float
    face: str
    origin: tuple[float, float] = (0.0, 0.0)
    known: bool = True


@dataclass(frozen=True)
class PlacedObject:
    """A table (its rows of cells) or a picture; `glyphs` are the characters that it holds."""

    box: Box
    rows: tuple[tuple[str, ...], ...] = ()
    picture: PagePicture | None = None
    glyphs: tuple[Glyph, ...] = ()


@dataclass
class Collected:
    """The lines and pictures of the pages so far."""

    lines: list[Line] = field(default_factory=list)
    pictures: list[RawPicture] = field(default_factory=list)
    left: list[LeftOut] = field(default_factory=list)
    tables: int = 0

    def thing(self, thing: PlacedObject, page: int, column: int) -> None:
        """Adds a picture's line or the rows of a table."""
        number = len(self.lines) + 1
        if thing.picture is not None:
            name = f"images/{len(self.pictures) + 1:02}.{thing.picture.suffix}"
            self.pictures.append(RawPicture(name, thing.picture.data))
            line = Line(Passage(), number, page, kind="picture", data=name, column=column)
            self.lines.append(line)
            return
        self.tables += 1
        for row in thing.rows:
            self.lines.append(self._row(row, page, column))

    def _row(self, row: Sequence[str], page: int, column: int) -> Line:
        place, at, runs = len(self.lines) + 1, 0, list[Run]()
        for number, text in enumerate(row):
            if number:
                runs.append(Run(" ", place, at, ("cell",)))
                at += 1
            if text:
                runs.append(Run(text, place, at))
                at += len(text)
        passage = Passage(runs)
        return Line(passage, place, page, kind="table", column=column, frame=self.tables)


def repeated(pages: Sequence[Objects]) -> frozenset[str]:
    """The digests of pictures that stand on several pages: furniture."""
    found = Counter(each for page in pages for each in {_digest(p) for p in page.pictures})
    return frozenset(digest for digest, count in found.items() if count >= _OFTEN)


def _digest(picture: PagePicture) -> str:
    return hashlib.sha256(picture.data).hexdigest()


def things_of(
    objects: Objects, glyphs: Sequence[Glyph], furniture: frozenset[str]
) -> list[PlacedObject]:
    """The tables and pictures of a page."""
    tables = [thing for grid in grids(objects) if (thing := _table(grid, glyphs)) is not None]
    pictures = [
        PlacedObject(each.box, picture=each)
        for each in objects.pictures
        if _digest(each) not in furniture
    ]
    return [*tables, *pictures]


def _table(grid: TableGrid, glyphs: Sequence[Glyph]) -> PlacedObject | None:
    """The table of a grid, if most of its rows hold two texts or more, and no cell holds most."""
    cells: dict[tuple[int, int], list[Glyph]] = {}
    inside: list[Glyph] = []
    for glyph in glyphs:
        middle = (glyph.left + glyph.right) / 2
        place = grid.cell(middle, glyph.y - glyph.size * 0.35)
        if place is not None:
            cells.setdefault(place, []).append(glyph)
            inside.append(glyph)
    height, width = len(grid.rows) - 1, len(grid.columns) - 1
    rows = tuple(
        tuple(_text(cells.get((row, column), [])) for column in range(width))
        for row in range(height)
    )
    rows = tuple(row for row in rows if any(row))
    several = sum(sum(map(bool, row)) > 1 for row in rows)
    longest = max((len(text) for row in rows for text in row), default=0)
    total = sum(len(text) for row in rows for text in row)
    if len(rows) < 2 or several * 2 < len(rows) or (longest > 200 and longest * 2 > total):
        return None
    box = Box(grid.columns[0], grid.rows[0], grid.columns[-1], grid.rows[-1])
    return PlacedObject(box, rows, glyphs=tuple(inside))


def _text(glyphs: list[Glyph]) -> str:
    """The characters of a cell, line after line."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: each.y):
        if lines and glyph.y - lines[-1][-1].y < 0.5 * glyph.size:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    text = ""
    for line in lines:
        row = "".join(each.text for each in sorted(line, key=lambda each: each.left)).strip()
        text = f"{text}{glue(text, row)}{row}"
    return text


def marker(thing: PlacedObject, number: int) -> TextPiece:
    """A piece that holds the thing's place: a picture's at its foot, where its caption begins."""
    box = thing.box
    y = box.top if thing.rows else box.bottom
    runs = (Run(f"{_MARK}{number}", 0, 0),)
    return TextPiece(runs, *_sides(thing), y, 10.0)


def _sides(thing: PlacedObject) -> tuple[float, float]:
    """The edges of a thing's piece: a picture may stand out of its column a little."""
    box = thing.box
    inset = 1 if thing.rows else max(1, _STANDS_OUT * box.width)
    return box.left + inset, max(box.right - inset, box.left + inset + 1)


def filling(thing: PlacedObject, pieces: Sequence[TextPiece]) -> Iterator[TextPiece]:
    """Empty pieces over a thing's height: where it stands is no white between the rows beside it.

    None if text is printed over it."""
    box = thing.box
    left, right = _sides(thing)
    if any(p.left < right and left < p.right and box.top < p.y < box.bottom for p in pieces):
        return
    y = box.top + _STEP
    while y < box.bottom - _STEP / 2:
        yield TextPiece((), left, right, y, 10.0)
        y += _STEP
    if thing.rows:
        yield TextPiece((), left, right, box.bottom, 10.0)


def parted(column: Column) -> Iterator[Column | int]:
    """The column's rows, parted at things, and the things' numbers."""
    rows: Column = []
    for row in column:
        found = [piece for piece in row if piece.text.startswith(_MARK)]
        text = [piece for piece in row if piece.runs and not piece.text.startswith(_MARK)]
        if found:
            place = min(piece.y for piece in found)
            above = [piece for piece in text if piece.y < place]  # the line that a table touches
            text = [piece for piece in text if piece.y >= place]
            rows += [above] if above else []
            if rows:
                yield rows
            rows = []
        yield from (int(piece.text[1:]) for piece in found)
        if text:
            rows.append(text)
    if rows:
        yield rows
