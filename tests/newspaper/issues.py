"""Made-up issues for the planner: stories of all lengths, ranks, heads and pictures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from typeset.makeup.story import NEVER, Piece, Plan, Role, Sheet, Story

LINES, TOP = 66, 9
CHARACTERS = 13


@dataclass(frozen=True)
class Made:
    """A made-up article: what the plan needs to know of it, short enough to read in a failure."""

    characters: int
    headline: int
    picture: int
    role: Role | None
    seed: int

    def story(self, columns: int) -> Story:
        heads = (0, *(max(2, self.headline - k) for k in range(columns)))
        rows = (0, *(min(28, self.picture + 5 * k) for k in range(columns)))
        length = -(-self.characters // CHARACTERS)
        pictures = (rows,) if self.picture else ()
        return Story("made", breaks(Random(self.seed), length), heads, pictures, role=self.role)


articles = st.builds(
    Made,
    characters=st.integers(50, 5000),
    headline=st.integers(2, 8),
    picture=st.sampled_from([0, 0, 6, 10]),
    role=st.sampled_from([None, None, "second", "brief"]),
    seed=st.integers(0, 99),
)
issues = st.tuples(st.integers(3, 8), st.lists(articles, min_size=1, max_size=30))
large_issues = st.tuples(st.integers(3, 8), st.lists(articles, min_size=15, max_size=30))


def copy_of(columns: int, made: list[Made]) -> list[Story]:
    """The stories, the first one the lead."""
    return [replace(made[0], role="lead").story(columns), *(m.story(columns) for m in made[1:])]


def breaks(random: Random, length: int) -> tuple[int, ...]:
    """Paragraphs of 2 to 20 lines; a section heading of two lines over some of them."""
    costs: list[int] = []
    while len(costs) < length:
        if random.random() < 0.15:
            costs += [NEVER, NEVER]
        lines = random.randint(2, 20)
        costs += [4, *[0] * (lines - 3), 12, 0] if lines > 2 else [16, 0]
    return (*costs[: length - 1], 0)


# ---- what must hold ----------------------------------------------------------------------------


def lines_printed(plan: Plan) -> Counter[tuple[int, int]]:
    """How often each line of each story is printed."""
    return Counter(
        (piece.story, line)
        for piece in plan.pieces
        if piece.kind in ("text", "boxed")
        for line in range(piece.first, piece.last)
    )


def cells(piece: Piece) -> list[tuple[int, int, int]]:
    """Page, column and line of all that a piece takes."""
    return [
        (piece.page, column, line)
        for column in range(piece.column, piece.column + piece.span)
        for line in range(piece.line, piece.line + piece.lines)
    ]


def deepest_hole(plan: Plan, sheet: Sheet) -> int:
    """The most lines left blank one under another in a column, rules' own lines aside.

    The last page may end early: its columns are measured against the deepest of them.
    """
    taken = {cell for piece in plan.pieces for cell in cells(piece)}
    ruled = {
        (rule.page, column, line)
        for rule in plan.rules
        if not rule.upright
        for column in range(rule.column, rule.column + rule.span)
        for line in range(rule.line, rule.line + rule.lines)
    }
    deepest = 0
    for page in range(1, plan.pages + 1):
        foot = sheet.lines
        if page == plan.pages:
            foot = 1 + max(line for number, _, line in taken if number == page)
        for column in range(sheet.columns):
            run = 0
            for line in range(sheet.first_line(page), foot):
                run = 0 if (page, column, line) in taken | ruled else run + 1
                deepest = max(deepest, run)
    return deepest
