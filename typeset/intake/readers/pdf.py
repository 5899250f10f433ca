"""PDF: characters with their places, sizes and faces, read in the order of the columns."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TypeVar

import pypdfium2 as pdfium

from typeset.intake.characters import first_unit, is_chinese, is_wide, width
from typeset.intake.errors import refuse
from typeset.intake.readers.pdf_account import is_unknown, merged, with_account, with_own_codes
from typeset.intake.readers.pdf_baselines import baselines
from typeset.intake.readers.pdf_characters import PdfPage, page_of
from typeset.intake.readers.pdf_count import drawn_characters
from typeset.intake.readers.pdf_notes import RAISED, raised, widest_figures, with_notes
from typeset.intake.readers.pdf_placement import (
    Collected,
    Glyph,
    filling,
    marker,
    parted,
    repeated,
    things_of,
)
from typeset.intake.readers.reading_order import Column, Row, TextPiece, columns
from typeset.intake.source import Line, Note, Passage, Run, Source

_MOST_PAGES = 500
"""A longer file is no issue."""
_BOLD = re.compile("bold|heavy|black|demi|hei(?!t)|黑|xiaobiao|小标宋|medium", re.I)
_LATIN_BLANK = 0.15
"""em: most faces have a quarter, and boxes of characters reach over it by a few hundredths."""
_FEW = 4
"""Gaps; of fewer, none is usual: `黄 寰`."""
Found = TypeVar("Found")


def read_pdf(name: str, data: bytes) -> Source:
    """The lines of a PDF in reading order, its tables and pictures among them.

    Every character that its pages draw is among the lines or listed as left out: `pdf_count` counts
    them apart and shows what is lost.  Raises IssueError if it is broken, locked or a scan."""
    pages = each_page(name, data, page_of, _MOST_PAGES, "intake.too-many-pages")
    drawn = drawn_characters(data)
    pages = with_own_codes(pages, drawn)
    if not any(page.glyphs for page in pages):
        raise refuse("intake.scanned", name)
    if all(is_unknown(page) for page in pages if page.glyphs):
        raise refuse("intake.no-codes", name)
    source, figures = source_of(name, data, pages)
    source = with_account(source, pages, drawn, figures)
    return replace(source, left_out=merged(source.left_out))


def source_of(
    name: str, data: bytes, pages: Sequence[PdfPage]
) -> tuple[Source, tuple[tuple[int, str], ...]]:
    """The lines, tables and pictures of pages of which the characters are known.

    Beside it: the figures that became calls of notes, with their pages."""
    body = Counter(glyph.face for page in pages for glyph in page.glyphs).most_common(1)[0][0]
    widest = widest_figures(glyph for page in pages for glyph in page.glyphs)
    furniture = repeated([page.objects for page in pages])
    collected = Collected()
    for number, page in enumerate(pages, 1):
        things = things_of(page.objects, page.glyphs, furniture)
        inside = {id(glyph) for thing in things for glyph in thing.glyphs}
        pieces = _pieces([each for each in page.glyphs if id(each) not in inside], body, widest)
        markers = [marker(thing, at) for at, thing in enumerate(things)]
        fillings = [each for thing in things for each in filling(thing, pieces)]
        for place, column in enumerate(columns([*pieces, *markers, *fillings])):
            whole = [
                _one(row) for part in parted(column) if not isinstance(part, int) for row in part
            ]
            for part in parted(column):
                if isinstance(part, int):
                    collected.thing(things[part], number, place)
                else:
                    collected.lines += _lines(part, whole, (number, place), len(collected.lines))
        collected.left += [replace(out, page=number) for out in page.left]
    (lines, figures), pictures = with_notes(collected.lines), tuple(collected.pictures)
    left = tuple(collected.left)
    return Source(name, lines, "line", pictures, _notes(pages), left, data), figures


def _notes(pages: Sequence[PdfPage]) -> tuple[Note, ...]:
    """Remarks on pictures that were not taken, scanned pages among them."""
    small = sum(page.objects.small for page in pages)
    large = sum(page.objects.background for page in pages if page.glyphs)
    scanned = [n for n, page in enumerate(pages, 1) if page.objects.background and not page.glyphs]
    notes = [Note("small pictures", {"count": small})] if small else []
    notes += [Note("background pictures", {"count": large})] if large else []
    return (*notes, *without_text(scanned))


def without_text(pages: Sequence[int]) -> tuple[Note, ...]:
    """The remark that nothing was read from pages of these numbers."""
    if not pages:
        return ()
    return (Note("pages without text", {"pages": ", ".join(map(str, pages))}),)


def each_page(
    name: str, data: bytes, read: Callable[[pdfium.PdfPage], Found], most: int, too_many: str
) -> list[Found]:
    """What `read` finds on each page, in their order.

    Raises IssueError if the file is broken or locked, or has more than `most` pages, which the
    message `too_many` says.
    """
    document = _open(name, data)
    try:
        if len(document) > most:
            raise refuse(too_many, name, pages=len(document), limit=most)
        return [read(page) for page in document]
    except pdfium.PdfiumError as error:
        raise refuse("intake.broken-pdf", name) from error
    finally:
        document.close()


def _open(name: str, data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise refuse("intake.locked", name) from error
        raise refuse("intake.broken-pdf", name) from error


# ---- pieces --------------------------------------------------------------------------------------


def _pieces(glyphs: list[Glyph], body: str, widest: dict[str, float]) -> list[TextPiece]:
    """The glyphs of each baseline, parted at wide gaps."""
    pieces: list[TextPiece] = []
    for group in baselines(glyphs):
        while group and group[0].text.isspace():
            group = group[1:]
        while group and group[-1].text.isspace():
            group = group[:-1]
        if group:
            sizes = Counter(glyph.size for glyph in group)
            pieces.append(
                TextPiece(
                    _runs(group, body, raised(group, widest)),
                    group[0].left,
                    group[-1].right,
                    group[0].y,
                    sizes.most_common(1)[0][0],
                )
            )
    return pieces


def _runs(glyphs: list[Glyph], body: str, high: list[bool]) -> tuple[Run, ...]:
    """Runs of one face each, marked where it is a heading face and the text is not set in it, or
    where `high` says that a figure is raised.

    Blanks that only a gap shows are set."""
    parts: list[tuple[str, tuple[str, ...]]] = []
    blanks = _blanks(glyphs)
    for at, glyph in enumerate(glyphs):
        text = blanks[at] + glyph.text
        marks = ("strong",) if _is_strong(glyphs, blanks, at, body) else ()
        marks = (*marks, RAISED) if high[at] else marks
        if parts and (parts[-1][1] == marks or glyph.text.isspace()):
            parts[-1] = (parts[-1][0] + text, parts[-1][1])
        else:
            parts.append((text, marks))
    return tuple(Run(text, 0, 0, marks) for text, marks in parts)


def _is_strong(glyphs: list[Glyph], blanks: list[str], at: int, body: str) -> bool:
    """Whether a glyph is in a heading face; letters and digits in Chinese go with what they
    touch."""
    sides = (_touching(glyphs, blanks, at, step) for step in (1, -1))
    touching = next(filter(None, sides), glyphs[at])
    return touching.face != body and _BOLD.search(touching.face) is not None


def _touching(glyphs: list[Glyph], blanks: list[str], at: int, step: int) -> Glyph | None:
    """The nearest wide character in one direction, if no blank stands between."""
    while not is_wide(glyphs[at].text):
        following = at + step
        if not 0 <= following < len(glyphs) or glyphs[at].text.isspace():
            return None
        if glyphs[following].text.isspace() or blanks[max(at, following)]:
            return None
        at = following
    return glyphs[at]


def _blanks(glyphs: list[Glyph]) -> list[str]:
    """The blank before each glyph that only a gap shows; `` where there is none.

    Word processors set no glyph for a blank of a Latin face between two characters of a Chinese
    one: a quarter of an em more than the line has between its others.
    """
    pairs = [(one, two, _gap(one, two)) for one, two in pairwise(glyphs)]
    between = [gap for one, two, gap in pairs if _is_body(one.text) and _is_body(two.text)]
    usual = median(between) if len(between) >= _FEW else 0.0
    blanks = [""]
    for one, two, gap in pairs:
        least = (0.16, 0.45, 0.8)[is_wide(one.text) + is_wide(two.text)]
        if usual < 0.1 and _is_body(one.text) and _is_body(two.text):
            least = usual + _LATIN_BLANK
        blanks.append(" " if gap > least else "")
    return blanks


def _gap(one: Glyph, two: Glyph) -> float:
    """The white (em) between two neighbours; none where one of them is a blank."""
    if one.text.isspace() or two.text.isspace():
        return 0.0
    return (two.left - one.right) / max(one.size, two.size)


def _is_body(glyph: str) -> bool:
    """Whether a wide glyph fills its em: it is no mark, which may be set half as wide."""
    return is_wide(glyph) and not unicodedata.category(glyph[0]).startswith("P")


# ---- lines ---------------------------------------------------------------------------------------


def _lines(
    part: Column, whole: list[TextPiece], at_place: tuple[int, int], count: int
) -> list[Line]:
    """The lines of a part of a column (between tables and pictures), with what their places in the
    whole of it tell."""
    page, place = at_place
    left, right = min(row.left for row in whole), max(row.right for row in whole)
    lines: list[Line] = []
    rows = [_one(row) for row in part]
    steps = [two.y - one.y for one, two in pairwise(rows)]
    leading = sorted(steps)[len(steps) // 4] if steps else 0.0
    usual = median(piece.size for piece in whole)
    for at, piece in enumerate(rows):
        line = count + at + 1
        runs, offset = [], 0
        for run in piece.runs:
            runs.append(replace(run, line=line, column=offset))
            offset += len(run.text)
        following = rows[at + 1] if at + 1 < len(rows) else None
        lines.append(
            Line(
                Passage(runs),
                number=at + 1,
                page=page,
                indent=round((piece.left - left) / piece.size, 1),
                blanks=int(at > 0 and steps[at - 1] > 1.4 * leading * max(1, piece.size / usual)),
                size=piece.size,
                strong=all("strong" in run.marks for run in piece.runs),
                full=_is_full(piece, right, following),
                centred=_is_centred(piece, left, right),
                column=place,
                room=round((right - piece.right) / piece.size, 1),
                above=round((steps[at - 1] - leading) / piece.size, 1) if at else None,
            )
        )
    return lines


def _one(row: Row) -> TextPiece:
    """The pieces of a row as one, with blanks between them."""
    first = row[0]
    runs = list(first.runs)
    for before, piece in pairwise(row):
        if piece.left - before.right > 0.5 * piece.size:
            runs.append(Run("  ", 0, 0))
        runs += piece.runs
    size = max(row, key=lambda p: len(p.text)).size
    return TextPiece(tuple(runs), first.left, row[-1].right, first.y, size)


def _is_full(piece: TextPiece, right: float, following: TextPiece | None) -> bool:
    """Whether what comes next would not have had room on this line."""
    unit = width(first_unit(following.text)) if following else 1.0
    slack = 0.4 if is_chinese(piece.text) else 0.8
    return right - piece.right < (unit + slack) * piece.size


def _is_centred(piece: TextPiece, left: float, right: float) -> bool:
    before, after = piece.left - left, right - piece.right
    return before > 2.5 * piece.size and abs(before - after) < 1.2 * piece.size
