"""From bands to pieces: the exact place of each head, column, picture and rule of every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from typeset.makeup.band import Band, Placed, shared
from typeset.makeup.story import GAP, Kind, Piece, Rule, Sheet, Space
from typeset.makeup.zones import Zone, zones

MOST_LEFT = 1
"""Lines that may stay blank at a page's foot, its heads being full of white."""

MOST_IN_GAP = 1
"""Lines that may be added between two bands: a column above may end a line or two short already."""

MOST_ON_LAST_PAGE = 2
"""Lines for each band that are shared out on the last page; if more are left, it ends early."""

Zoned = tuple[Zone, tuple[tuple[int, Band], ...], int]
"""A zone, its bands with their first lines, and the first free line below them."""


def pieces_and_rules(
    filled: Sequence[Zoned], sheet: Sheet, cuts: Mapping[int, int]
) -> tuple[tuple[Piece, ...], tuple[Rule, ...]]:
    """Lay the bands out.  Lines left at the foot of a zone go into its heads, if they are few."""
    pieces = [_reserved(space) for space in sheet.spaces if space.is_taken]
    rules: list[Rule] = []
    last = max(zone.page for zone, *_ in filled)
    for zone, bands, free in filled:
        is_last = zone.page == last
        foot = sheet.foot + GAP if sheet.foot and is_last and zone.whole else 0
        kept = 1 if bands and _waits(bands[-1][1]) else 0
        spare = max(0, zone.foot - foot - kept - (free - GAP))
        most = MOST_ON_LAST_PAGE * len(bands) if is_last and zone.whole else zone.lines
        for number, (line, band) in enumerate(
            _spread(bands, spare if sheet.airy and spare <= most else 0)
        ):
            if number and not _goes_on(band):
                level = (zone.column, zone.columns, line - GAP, GAP)
                rules.append(Rule(zone.page, False, "stories", *level))
            for placed in band.placed:
                pieces += _pieces(placed, zone, line)
                rules += _column_rules(placed, zone, line)
            rules += _story_rules(band, zone, line)
    rules += zone_rules(sheet, last, pieces, cuts)
    return tuple(_with_jumps(pieces)), tuple(dict.fromkeys(rules))


def _reserved(space: Space) -> Piece:
    extent = (space.column, space.columns, space.line, space.lines)
    return Piece("reserved", -1, space.page, *extent, number=space.number)


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


def _pieces(placed: Placed, zone: Zone, top: int) -> Iterable[Piece]:
    block, line = placed.block, top + placed.line
    first_column = zone.column + placed.column

    def piece(kind: Kind, column: int, span: int, at: int, lines: int, *bounds: int) -> Piece:
        place = (zone.page, first_column + column, span, line + at, lines)
        return Piece(kind, block.number, *place, *bounds)

    if block.boxed:
        yield piece("boxed", 0, block.span, 0, placed.lines, 0, block.story.length)
        return
    if block.jumped:
        yield piece("jump-from", 0, block.span, 0, block.head)
    elif not block.begun and block.story.heads[block.head_span]:
        yield piece("head", 0, block.head_span, 0, block.head)
    for shot in block.pictures:
        bounds = (shot.column, shot.span, block.picture_top + shot.line, shot.lines)
        yield piece("picture", *bounds, shot.number)
    for table in block.below:
        at = placed.lines - block.feet[-1] + table.line
        bounds = (table.column, table.span, at, table.lines)
        yield replace(piece("picture", *bounds, table.number), number=1)
    if block.rows is not None:
        number, first, last = block.rows
        lines = block.table_lines
        yield replace(piece("table", 0, block.span, block.head, lines, first, last), number=number)
    _, ends = placed.poured()
    first = block.start
    for column, last in enumerate(ends):
        if last > first:
            lines = last - first + block.story.repeated(first)
            yield piece("text", column, 1, block.tops[column], lines, first, last)
        first = last
    if placed.jump:
        foot = placed.lines - block.feet[-1] - 1
        yield piece("jump-to", block.span - 1, 1, foot, 1)


def _with_jumps(pieces: list[Piece]) -> list[Piece]:
    """Give every 下转 and 上接 its page; add those that stand below a table or above one."""
    pages: dict[int, set[int]] = {}
    for piece in pieces:
        if piece.kind != "reserved":
            pages.setdefault(piece.story, set()).add(piece.page)
    complete = [_with_jump(piece, pages.get(piece.story, set())) for piece in pieces]
    has = {(piece.story, piece.page) for piece in complete if piece.kind == "jump-to"}
    for story, on in pages.items():
        for page in sorted(on)[:-1]:
            if (story, page) not in has:
                own = [p for p in pieces if (p.story, p.page) == (story, page)]
                foot = max(piece.line + piece.lines for piece in own)
                right = max(piece.column + piece.span for piece in own)
                following = min(other for other in on if other > page)
                complete.append(Piece("jump-to", story, page, right - 1, 1, foot, 1, following))
    return complete


def _with_jump(piece: Piece, pages: set[int]) -> Piece:
    if piece.kind == "jump-to":
        return replace(piece, first=min(page for page in pages if page > piece.page))
    if piece.kind == "jump-from":
        return replace(piece, first=max(page for page in pages if page < piece.page))
    return piece


# ---- rules -------------------------------------------------------------------------------------


def _column_rules(placed: Placed, zone: Zone, top: int) -> Iterable[Rule]:
    """Thin rules in the gutters between the columns of one story, beside its text only."""
    block = placed.block
    if block.boxed or not block.text:
        return
    feet = [placed.lines - foot for foot in block.feet]
    _, ends = placed.poured()
    columns = pairwise((block.start, *ends))
    deep = [last - first + block.story.repeated(first) for first, last in columns]
    for column in range(1, block.span):
        if not all(deep[column - 1 : column + 1]):
            continue
        start = max(block.tops[column - 1 : column + 1])
        foot = min(feet[column - 1 : column + 1])
        if placed.ends is not None or not block.full:
            foot = min(foot, max(block.tops[n] + deep[n] for n in (column - 1, column)))
        lines = foot - start
        if lines > 0:
            line = top + placed.line + start
            left = zone.column + placed.column + column
            yield Rule(zone.page, True, "columns", left, 1, line, lines)


def _story_rules(band: Band, zone: Zone, top: int) -> Iterable[Rule]:
    """Rules between the stories of one band: level between them, upright beside them."""
    depths: dict[int, tuple[int, int]] = {}
    for placed in band.placed:
        line = top + placed.line
        if placed.line:
            left, span = zone.column + placed.column, placed.block.span
            yield Rule(zone.page, False, "stories", left, span, line - GAP, GAP)
        first, _ = depths.get(placed.column, (line, 0))
        depths[placed.column] = (first, line + placed.lines)
    for column, (first, last) in depths.items():
        if column:
            left = zone.column + column
            yield Rule(zone.page, True, "stories", left, 1, first, last - first)


def zone_rules(
    sheet: Sheet, last: int, pieces: Sequence[Piece], cuts: Mapping[int, int]
) -> Iterable[Rule]:
    """Rules above and beside what stands in a zone or a space of its own, if anything is there.

    `cuts` are the lines on which pages are cut.
    """
    for page in sorted({space.page for space in sheet.spaces if space.page <= last}):
        on_page = [piece for piece in pieces if piece.page == page]
        own = zones(sheet, page, cuts.get(page, 0))
        filled = [zone for zone in own if any(_is_in(p, zone) for p in on_page)]
        areas = [(z.column, z.columns, z.line, z.lines) for z in filled]
        areas += [
            (s.column, s.columns, s.line, s.lines)
            for s in sheet.spaces
            if s.page == page and s.is_taken and any(_fills(p, s) for p in on_page)
        ]
        for column, columns, line, lines in areas:
            above = Rule(page, False, "stories", column, columns, line - GAP, GAP)
            if any(p.line < line and _shares(p.column, p.span, column, columns) for p in on_page):
                yield above
            beside = Rule(page, True, "stories", column, 1, line, lines)
            if any(p.column < column and _shares(p.line, p.lines, line, lines) for p in on_page):
                yield beside


def _fills(piece: Piece, space: Space) -> bool:
    """Whether a piece is what stands in a space."""
    return piece.kind == "reserved" and piece.number == space.number


def _is_in(piece: Piece, zone: Zone) -> bool:
    columns = zone.column <= piece.column < zone.column + zone.columns
    return columns and zone.line <= piece.line < zone.foot


def _shares(first: int, count: int, other: int, others: int) -> bool:
    """Whether two runs of columns, or of lines, have some in common."""
    return first < other + others and other < first + count
