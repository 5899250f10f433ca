"""No stubs: a story that goes on elsewhere leaves enough for every column, here and there."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.newspaper.issues import LINES, TOP, Made, copy_of
from typeset.makeup.plan import plan
from typeset.makeup.pour import pour
from typeset.makeup.story import NEVER, STUB, Plan, Sheet, Story
from typeset.makeup.waiting_story import WaitingStory


def stubs(plan: Plan) -> list[int]:
    """The depths of the columns that are too short, of stories that stand on several pages."""
    on_pages = Counter(story for story, _ in {(p.story, p.page) for p in plan.pieces})
    texts = (p for p in plan.pieces if p.kind == "text" and on_pages[p.story] > 1)
    return [piece.lines for piece in texts if piece.lines < STUB]


def test_stories_of_a_newspaper_go_on_without_stubs() -> None:
    random = Random(3)
    made = [
        Made(
            random.randint(200, 2600),
            random.randint(2, 6),
            random.choice((0, 0, 0, 8)),
            random.choice((None, None, "second", "brief")),
            random.randint(0, 99),
        )
        for _ in range(random.randint(4, 9))
    ]
    found = plan(copy_of(5, made), Sheet(5, LINES, TOP))
    assert sum(piece.kind == "jump-to" for piece in found.pieces) == 2
    assert stubs(found) == []


@pytest.mark.parametrize(("length", "left"), [(53, 25), (52, 25), (60, 30)])
def test_a_column_ends_early_where_too_few_lines_would_be_left(length: int, left: int) -> None:
    """Of 60 lines thirty are left by full columns; of 53 two lines must make room."""
    poured = pour((0,) * length, 0, (6,) * 5, whole=False)
    assert poured is not None
    assert length - poured[1][-1] == left


def test_what_goes_on_stands_over_fewer_columns_than_its_story_could() -> None:
    story = Story("long", (0,) * 300, (0, NEVER, NEVER, 4, 3, 3))
    first = WaitingStory(0, story)
    rest = first.rest(288, 0)
    assert rest is not None
    assert not first.stands_over(1)
    assert rest.stands_over(1)


def test_a_picture_that_goes_on_needs_its_columns() -> None:
    story = Story("long", (0,) * 300, (0, 4, 4, 4, 3, 3), ((0, NEVER, 12, 18, 24, 30),))
    rest = WaitingStory(0, story).rest(288, 0)
    assert rest is not None
    assert not rest.stands_over(1)
    assert rest.stands_over(2)
