"""Whatever an issue asks for, its plan prints everything once: pictures, boxes, tables, pages."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.newspaper.issues import LINES, TOP, cells, lines_printed
from typeset.makeup.plan import plan
from typeset.makeup.story import NEVER, TORN, Piece, Plan, Role, Sheet, Story, StoryTable

ROLES: tuple[Role | None, ...] = (None, None, None, "lead", "second", "brief", "box")


def random_story(random: Random, columns: int) -> Story:
    """A story of any length with anything in it."""
    over = range(1, columns + 1)
    length = random.choice((0, 1, 2, 5, 9, 20, 40, 90, 200, 500))
    least = random.choice((1, 1, 1, 1, 2, 3))
    heads = tuple(random.randint(2, 9) if k >= least or k == columns else NEVER for k in over)
    shapes = [random.choice((3, 6, 10, 16, 30)) for _ in range(random.choice((0, 0, 0, 1, 2, 5)))]
    requested_columns = [random.choice((None, None, None, *over)) for _ in shapes]
    needed = [wish or random.choice((1, 1, 1, min(2, columns))) for wish in requested_columns]
    pictures = [
        (0, *(NEVER if k < least else min(30, shape * k) for k in over))
        for shape, least in zip(shapes, needed, strict=True)
    ]
    role = random.choice(ROLES)
    breaks = _breaks(random, length)
    tables = _tables(random, breaks) if role != "box" else ()
    depths = (random.choice((0, -(-length // k) + 4)) for k in over)
    boxed = (0, *(depth if depth <= LINES else 0 for depth in depths))
    return Story(
        name="any",
        breaks=breaks,
        heads=(0, *heads),
        pictures=tuple(pictures),
        boxed=boxed if role == "box" and any(boxed) else (),
        role=role,
        page=random.choice((None, None, None, None, None, 1, 2, 3, 6)),
        columns=random.choice((None, None, None, *over)),
        picture_columns=max((wish for wish in requested_columns if wish), default=None),
        picture_fills=random.choice((None, 1, 2, 3)),
        requested_columns=tuple(requested_columns),
        tables=tables,
    )


def _breaks(random: Random, length: int) -> tuple[int, ...]:
    costs = [random.choice((0, 0, 0, 0, 4, 12, NEVER)) for _ in range(length)]
    for _ in range(random.choice((0, 0, 0, 1, 3))):
        first = random.randint(0, max(0, length - 2))
        run = random.choice((1, 3, 12))
        costs[first : first + run] = [TORN] * len(costs[first : first + run])
    return (*costs[:-1], 0) if length else ()


def _tables(random: Random, breaks: tuple[int, ...]) -> tuple[StoryTable, ...]:
    free = [0, *(n for n, cost in enumerate(breaks, 1) if cost < NEVER)]
    places = sorted(random.choice(free) for _ in range(random.choice((0, 0, 0, 0, 1, 2))))
    return tuple(
        StoryTable(
            at, 2.3, tuple(random.choice((1.0, 1.0, 2.1)) for _ in range(random.choice((4, 90))))
        )
        for at in places
    )


def faults(made: Plan, stories: list[Story], sheet: Sheet) -> list[str]:
    """What is wrong with a plan; empty where nothing is."""
    wrong = []
    lines = lines_printed(made)
    wanted = {(n, line) for n, story in enumerate(stories) for line in range(story.length)}
    if set(lines) != wanted or set(lines.values()) - {1}:
        wrong.append("lines")
    boxed = {piece.story for piece in made.pieces if piece.kind == "boxed"}
    shots = Counter((p.story, p.first) for p in made.pieces if p.kind == "picture")
    pictures = {
        (n, k)
        for n, story in enumerate(stories)
        for k in range(len(story.pictures) if n not in boxed else 0)
    }
    if set(shots) != pictures or set(shots.values()) - {1}:
        wrong.append("pictures")
    rows = Counter(
        (p.story, p.number, row)
        for p in made.pieces
        if p.kind == "table"
        for row in range(p.first, p.last)
    )
    tables = {
        (n, k, row)
        for n, story in enumerate(stories)
        for k, table in enumerate(story.tables)
        for row in range(len(table.rows))
    }
    if set(rows) != tables or set(rows.values()) - {1}:
        wrong.append("rows")
    taken = Counter(cell for piece in made.pieces for cell in cells(piece))
    if set(taken.values()) - {1}:
        wrong.append("covered")
    if any(
        not (0 <= column < sheet.columns and sheet.first_line(page) <= line < sheet.lines)
        for page, column, line in taken
    ):
        wrong.append("off the sheet")
    if any(_torn(piece, stories[piece.story]) for piece in made.pieces if piece.kind == "text"):
        wrong.append("torn")
    if any(_below_a_head(piece, made) for piece in made.pieces if piece.kind == "jump-from"):
        wrong.append("goes on below a headline")
    return wrong


def _below_a_head(jump: Piece, made: Plan) -> bool:
    """Whether a story goes on below one that begins on the same page."""
    return any(
        piece.kind in ("head", "boxed")
        and piece.page == jump.page
        and piece.line < jump.line
        and piece.column < jump.column + jump.span
        and jump.column < piece.column + piece.span
        for piece in made.pieces
    )


def _torn(piece: object, story: Story) -> bool:
    last = piece.last  # type: ignore[attr-defined]
    return last < story.length and story.breaks[last - 1] >= TORN


def any_plan(seed: int) -> tuple[Plan, list[Story], Sheet]:
    random = Random(seed)
    sheet = Sheet(random.randint(3, 8), LINES, TOP, foot=random.choice((0, 0, 5)))
    stories = [
        random_story(random, sheet.columns) for _ in range(random.choice((1, 2, 3, 5, 8, 14)))
    ]
    return plan(stories, sheet, thorough=False), stories, sheet


@pytest.mark.parametrize("seeds", [range(n, n + 15) for n in range(0, 60, 15)])
def test_any_plan_prints_everything_once(seeds: range) -> None:
    wrong = {seed: reported for seed in seeds if (reported := faults(*any_plan(seed)))}
    assert wrong == {}


@pytest.mark.parametrize("seed", [1446])
def test_a_plan_that_once_was_wrong_is_right(seed: int) -> None:
    """1446: a box that goes on was put below a headline, as if it still had its frame."""
    assert faults(*any_plan(seed)) == []


def test_control_what_is_lost_or_covered_is_seen() -> None:
    made, stories, sheet = any_plan(3)
    assert faults(made, stories, sheet) == []
    text = next(piece for piece in made.pieces if piece.kind == "text")
    without = Plan(made.pages, tuple(p for p in made.pieces if p is not text))
    assert faults(without, stories, sheet) == ["lines"]
    assert "covered" in faults(Plan(made.pages, (*made.pieces, text)), stories, sheet)
    jump = Piece("jump-from", 0, text.page, text.column, 1, text.line, 1)
    assert "goes on below a headline" in faults(Plan(1, (*made.pieces, jump)), stories, sheet)
