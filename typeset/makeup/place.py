"""From bands to pieces: the exact place of each head, column, picture and rule of every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from typeset.makeup.band import GAP, Band, Placed, shared
from typeset.makeup.story import Kind, Piece, Rule, Sheet

MOST_LEFT = 1
"""Lines that may stay blank at a page's foot, its heads being full of white."""

MOST_IN_GAP = 1
"""Lines that may be added between two bands: a column above may end a line or two short already."""

MOST_ON_LAST_PAGE = 2
"""Lines for each band that are shared out on the last page; if more are left, it ends early."""

Page = tuple[int, tuple[tuple[int, Band], ...], int]
"""Page number, its bands with their first lines, and the first free line below them."""


def pieces_and_rules(
    pages: Sequence[Page], sheet: Sheet
) -> tuple[tuple[Piece, ...], tuple[Rule, ...]]:
    """Lay the bands out.  Lines left at the foot of a page go into its heads, if they are few."""
    pieces: list[Piece] = []
    rules: list[Rule] = []
    for page, on_page, free in pages:
        last = page == pages[-1][0]
        foot = sheet.foot + GAP if sheet.foot and last else 0
        kept = 1 if on_page and _waits(on_page[-1][1]) else 0
        spare = max(0, sheet.lines - foot - kept - (free - GAP))
        most = MOST_ON_LAST_PAGE * len(on_page) if last else sheet.lines
        for number, (line, band) in enumerate(_spread(on_page, spare if spare <= most else 0)):
            if number and not _goes_on(band):
                rules.append(Rule(page, False, "stories", 0, sheet.columns, line - GAP, GAP))
            for placed in band.placed:
                pieces += _pieces(placed, page, line)
                rules += _column_rules(placed, page, line)
            rules += _story_rules(band, page, line)
    return tuple(_with_jumps(pieces, sheet.columns)), tuple(rules)


def _waits(band: Band) -> bool:
    """Whether a table follows it on the next page: the line below it is for 下转第×版."""
    return band.rest is not None and not band.rest.jumped


def _goes_on(band: Band) -> bool:
    """Whether it goes on with the story above, below its table."""
    block = band.placed[0].block
    return block.begun and not block.jumped


def _spread(on_page: tuple[tuple[int, Band], ...], spare: int) -> list[tuple[int, Band]]:
    """Share the lines left over out on a page, so that it ends at the foot.

    They are seen least at the ends of stories, above the rules between bands, then above headlines;
    the head at the top of the page comes last.  A page that ends early, for there is no more or the
    next story asks for the next page, stays as it is.
    """
    gaps = [MOST_IN_GAP if band.is_even else 0 for _, band in reversed(on_page[:-1])]
    heads = [band.most_spare for _, band in reversed(on_page)]
    if not on_page or spare > sum(heads) + MOST_LEFT:
        return list(on_page)
    shares = shared(spare, [*gaps, *heads])
    in_gaps, in_heads = [0, *shares[: len(gaps)][::-1]], shares[len(gaps) :][::-1]
    spread, down = [], 0
    for (line, band), gap, air in zip(on_page, in_gaps, in_heads, strict=True):
        spread.append((line + down + gap, band.airier(air)))
        down += gap + air
    return spread


# ---- pieces ------------------------------------------------------------------------------------


def _pieces(placed: Placed, page: int, top: int) -> Iterable[Piece]:
    block, line = placed.block, top + placed.line

    def piece(kind: Kind, column: int, span: int, at: int, lines: int, *bounds: int) -> Piece:
        place = (page, placed.column + column, span, line + at, lines)
        return Piece(kind, block.number, *place, *bounds)

    if block.boxed:
        yield piece("boxed", 0, block.span, 0, placed.lines, 0, block.story.length)
        return
    if block.jumped:
        yield piece("jump-from", 0, block.span, 0, block.head)
    elif not block.begun and block.story.heads[block.span]:
        yield piece("head", 0, block.span, 0, block.head)
    for shot in block.pictures:
        bounds = (shot.column, shot.span, block.head + shot.line, shot.lines)
        yield piece("picture", *bounds, shot.number)
    if block.rows is not None:
        number, first, last = block.rows
        lines = block.table_lines
        yield replace(piece("table", 0, block.span, block.head, lines, first, last), number=number)
    _, ends = placed.poured()
    first = block.start
    for column, last in enumerate(ends):
        if last > first:
            yield piece("text", column, 1, block.tops[column], last - first, first, last)
        first = last
    if placed.jump:
        foot = placed.lines - block.feet[-1] - 1
        yield piece("jump-to", block.span - 1, 1, foot, 1)


def _with_jumps(pieces: list[Piece], columns: int) -> list[Piece]:
    """Give every 下转 and 上接 its page; add those that stand below a table or above one."""
    pages: dict[int, set[int]] = {}
    for piece in pieces:
        pages.setdefault(piece.story, set()).add(piece.page)
    with_jumps = [_with_jump(piece, pages[piece.story]) for piece in pieces]
    has = {(piece.story, piece.page) for piece in with_jumps if piece.kind == "jump-to"}
    for story, on in pages.items():
        for page in sorted(on)[:-1]:
            if (story, page) not in has:
                own = [p for p in pieces if (p.story, p.page) == (story, page)]
                foot = max(piece.line + piece.lines for piece in own)
                following = min(other for other in on if other > page)
                with_jumps.append(Piece("jump-to", story, page, columns - 1, 1, foot, 1, following))
    return with_jumps


def _with_jump(piece: Piece, pages: set[int]) -> Piece:
    if piece.kind == "jump-to":
        return replace(piece, first=min(page for page in pages if page > piece.page))
    if piece.kind == "jump-from":
        return replace(piece, first=max(page for page in pages if page < piece.page))
    return piece


# ---- rules -------------------------------------------------------------------------------------


def _column_rules(placed: Placed, page: int, top: int) -> Iterable[Rule]:
    """Thin rules in the gutters between the columns of one story, beside its text only."""
    block = placed.block
    if block.boxed or not block.text:
        return
    feet = [placed.lines - foot for foot in block.feet]
    for column in range(1, block.span):
        start = max(block.tops[column - 1 : column + 1])
        lines = min(feet[column - 1 : column + 1]) - start
        if lines > 0:
            line = top + placed.line + start
            yield Rule(page, True, "columns", placed.column + column, 1, line, lines)


def _story_rules(band: Band, page: int, top: int) -> Iterable[Rule]:
    """Rules between the stories of one band: level between them, upright beside them."""
    depths: dict[int, tuple[int, int]] = {}
    for placed in band.placed:
        line = top + placed.line
        if placed.line:
            span = placed.block.span
            yield Rule(page, False, "stories", placed.column, span, line - GAP, GAP)
        first, _ = depths.get(placed.column, (line, 0))
        depths[placed.column] = (first, line + placed.lines)
    for column, (first, last) in depths.items():
        if column:
            yield Rule(page, True, "stories", column, 1, first, last - first)
