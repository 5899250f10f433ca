"""How far a level rule moves down towards what stands below it."""

from __future__ import annotations

from typing import cast

import pytest

from typeset.makeup.galley import Galley
from typeset.makeup.grid import Grid, Paper
from typeset.makeup.rules import placed_rules
from typeset.makeup.story import Piece, Plan, Rule

GRID = Grid(Paper(280, 400, (10, 10, 10, 10)), 5, 13, 10.0, 20.0, 60, 15.0)
NO_HEADLINES = cast(Galley, None)  # only a headline's height is asked of it


@pytest.mark.parametrize(("white", "moved"), [(0, 0.0), (1, 1.0), (3, 2.0)])
def test_a_rule_moves_down_by_a_line_and_by_half_of_more(white: int, moved: float) -> None:
    rule = Rule(1, False, "stories", 0, 2, 10, 1)
    above = Piece("text", 0, 1, 0, 2, 0, 10, 0, 10)
    below = Piece("text", 1, 1, 0, 2, 11 + white, 9, 0, 9)
    [drawn] = placed_rules(Plan(1, (above, below), (rule,)), 1, NO_HEADLINES, GRID)
    assert drawn.top == pytest.approx((10.5 + moved) * 15.0)
    assert (drawn.left, drawn.length) == (0.0, 2 * 130.0 + 20.0)
