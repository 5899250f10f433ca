"""Pull quotes let into the columns of their story, where these may grow into white below them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from typeset.makeup.elastic.white import White
from typeset.makeup.pour import Ends, pour
from typeset.makeup.story import NEVER, Piece, Plan, Rule, Sheet, Story

LEAST_BESIDE = 3
"""Lines of text that stand above a quote in its column, and below it, at least."""

MOST_COST = 400.0
"""StoryColumns whose ends cost more than that are too uneven for the sake of a quote."""

NEAR_FOOT = 3
"""A rule that ends so near to the foot of a story ends there."""


@dataclass(frozen=True)
class PlacedQuote:
    """A quote in its columns: `column` is the first of them, of the story's columns of text."""

    number: int
    column: int
    span: int
    line: int
    lines: int


@dataclass(frozen=True)
class StoryColumns:
    """A story's columns of text on the page where it ends, down to the line `foot`."""

    story: int
    page: int
    first: int
    """The first of them on the page."""
    tops: tuple[int, ...]
    start: int
    """The line of its text with which they begin."""
    old_foot: int
    foot: int
    quotes: tuple[PlacedQuote, ...] = ()

    def room(self, foot: int) -> int:
        """The lines of text that they hold down to `foot`."""
        return sum(foot - top for top in self.tops) - sum(q.span * q.lines for q in self.quotes)

    def depths(self, foot: int) -> tuple[int, ...]:
        """The lines of text in each."""
        return tuple(
            max(0, foot - top - sum(q.lines for q in self.in_column(number)))
            for number, top in enumerate(self.tops)
        )

    def in_column(self, number: int) -> list[PlacedQuote]:
        """The quotes that stand in a column."""
        return [q for q in self.quotes if q.column <= number < q.column + q.span]


def with_quotes(
    plan: Plan,
    stories: Sequence[Story],
    sheet: Sheet,
    lines: Mapping[tuple[int, int, int], int],
) -> Plan:
    """The plan with pull quotes where they fill white; the others are left out.

    `lines` are those that each takes: by article, quote, and columns.
    """
    for number in sorted({story for story, *_ in lines}):
        columns = _columns(number, stories[number], plan, sheet)
        if columns is None or stories[number].repeats:
            continue
        own = {(q, span): n for (story, q, span), n in lines.items() if story == number}
        plan = _filled(columns, stories[number].breaks, own, plan)
    return plan


def _columns(number: int, story: Story, plan: Plan, sheet: Sheet) -> StoryColumns | None:
    """The columns in which a story ends, if they may grow; none of a frame or beside a table."""
    own = [piece for piece in plan.pieces if piece.story == number]
    page = max((piece.page for piece in own), default=0)
    here = [piece for piece in own if piece.page == page]
    text = sorted((piece for piece in here if piece.kind == "text"), key=lambda p: p.first)
    if not text or any(piece.kind in ("boxed", "table", "jump-to") for piece in here):
        return None
    places = [piece.column for piece in text]
    if places != [*range(places[0], places[0] + len(text))] or text[-1].last != story.length:
        return None
    white = White(plan, sheet)
    ends = [piece.line + piece.lines for piece in text]
    feet = [white.below(page, place, end) for place, end in zip(places, ends, strict=True)]
    foot = min(*feet, _slot_foot(sheet, text[0]))
    if foot <= max(ends):
        return None
    tops = tuple(piece.line for piece in text)
    return StoryColumns(number, page, places[0], tops, text[0].first, max(ends), foot)


def _slot_foot(sheet: Sheet, text: Piece) -> int:
    """The line below the slot that a story's first column stands in; the sheet's without one."""
    slots = (
        space
        for space in sheet.spaces
        if not space.is_taken
        and space.page == text.page
        and space.column <= text.column < space.column + space.columns
        and space.line <= text.line < space.line + space.lines
    )
    return min((slot.line + slot.lines for slot in slots), default=sheet.lines)


def _filled(
    columns: StoryColumns, breaks: Sequence[int], lines: Mapping[tuple[int, int], int], plan: Plan
) -> Plan:
    """The plan with those of the story's quotes that its columns take up, the largest first."""
    best: tuple[StoryColumns, int, Ends] | None = None
    order = sorted(lines.items(), key=lambda item: (-item[1] * item[0][1], item[0]))
    for (quote, span), depth in order:
        if best is not None and quote in {each.number for each in best[0].quotes}:
            continue
        found = _with_quote(best[0] if best else columns, breaks, quote, span, depth)
        best = found or best
    return plan if best is None else _changed(plan, *best)


def _with_quote(
    columns: StoryColumns, breaks: Sequence[int], quote: int, span: int, lines: int
) -> tuple[StoryColumns, int, Ends] | None:
    """The columns with one more quote, as deep as they must be; None where it finds no place."""
    needed = len(breaks) - columns.start
    if columns.room(columns.foot) - span * lines < needed:
        return None
    for foot in range(columns.old_foot, columns.foot + 1):
        if columns.room(foot) - span * lines < needed:
            continue
        for column, line in _spots(columns, span, lines, foot):
            placed = PlacedQuote(quote, column, span, line, lines)
            tried = replace(columns, quotes=(*columns.quotes, placed))
            poured = pour(breaks, columns.start, tried.depths(foot), whole=True)
            if poured and poured[0] < MOST_COST and _is_good(tried, poured[1], breaks):
                return tried, foot, poured[1]
    return None


def _spots(columns: StoryColumns, span: int, lines: int, foot: int) -> Iterator[tuple[int, int]]:
    """StoryColumns and lines where a quote may begin, from the middle of the story on."""
    count = len(columns.tops)
    firsts = [
        n
        for n in range(count - span + 1)
        if not any(columns.in_column(each) for each in range(n, n + span))
    ]
    middle = (count - span) / 2
    for column in sorted(firsts, key=lambda n: (abs(n - middle), -n)):
        top = max(columns.tops[column : column + span]) + LEAST_BESIDE
        last = foot - lines - LEAST_BESIDE
        best = top + (last - top) // 2
        for line in sorted(range(top, last + 1), key=lambda n: (abs(n - best), n)):
            yield column, line


def _is_good(columns: StoryColumns, ends: Ends, breaks: Sequence[int]) -> bool:
    """Whether text stands above and below each quote, and nothing is torn above it."""
    begins = (columns.start, *ends)
    for quote, number in product(columns.quotes, range(len(ends))):
        if quote not in columns.in_column(number):
            continue
        above = quote.line - columns.tops[number]
        line = begins[number] + above
        if not begins[number] < line <= ends[number] - LEAST_BESIDE or breaks[line - 1] >= NEVER:
            return False
    return True


# ---- the plan ----------------------------------------------------------------------------------


def _changed(plan: Plan, columns: StoryColumns, foot: int, ends: Ends) -> Plan:
    kept = [
        piece
        for piece in plan.pieces
        if piece.kind != "text" or (piece.story, piece.page) != (columns.story, columns.page)
    ]
    rules = [rule for each in plan.rules for rule in _lengthened(each, columns, foot)]
    return replace(plan, pieces=(*kept, *_pieces(columns, ends)), rules=tuple(rules))


def _pieces(columns: StoryColumns, ends: Ends) -> Iterator[Piece]:
    begins = (columns.start, *ends)
    for number, (first, last) in enumerate(zip(begins, ends, strict=False)):
        line = columns.tops[number]
        place = (columns.story, columns.page, columns.first + number, 1)
        for quote in sorted(columns.in_column(number), key=lambda q: q.line):
            above = quote.line - line
            yield Piece("text", *place, line, above, first, first + above)
            first, line = first + above, quote.line + quote.lines
        if last > first:
            yield Piece("text", *place, line, last - first, first, last)
    for quote in columns.quotes:
        place = (columns.story, columns.page, columns.first + quote.column, quote.span)
        yield Piece("quote", *place, quote.line, quote.lines, number=quote.number)


def _lengthened(rule: Rule, columns: StoryColumns, foot: int) -> Iterator[Rule]:
    """A rule beside the columns, down to their new foot; none through a quote."""
    last = rule.line + rule.lines
    within = columns.first <= rule.column <= columns.first + len(columns.tops)
    near = columns.old_foot - NEAR_FOOT <= last <= columns.old_foot + 1
    if not rule.upright or rule.page != columns.page or not within or not near:
        yield rule
        return
    line, last = rule.line, max(last, foot)
    for quote in sorted(columns.quotes, key=lambda q: q.line):
        left = columns.first + quote.column
        if left < rule.column < left + quote.span:
            if quote.line > line:
                yield replace(rule, line=line, lines=quote.line - line)
            line = quote.line + quote.lines
    if last > line:
        yield replace(rule, line=line, lines=last - line)
