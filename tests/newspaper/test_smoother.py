"""Cheap plans with stubs or jumps are bettered; pages that end early are filled."""

from __future__ import annotations

from random import Random

from tests.newspaper.issues import LINES, TOP, Made, copy_of
from typeset.makeup.measures import flaws
from typeset.makeup.pictures import USUAL_PICTURE
from typeset.makeup.plan import plan
from typeset.makeup.story import Plan, Role, Sheet, Story

SHEET = Sheet(5, LINES, TOP)
ROLES: tuple[Role | None, ...] = (None, None, None, "second", "brief")


def nine_stories(seed: int) -> list[Story]:
    draw = Random(seed)
    return copy_of(
        5,
        [
            Made(
                draw.randint(200, 1600),
                draw.randint(3, 6),
                draw.choice((0, 0, 8, 12)),
                draw.choice(ROLES),
                draw.randint(0, 99),
            )
            for _ in range(9)
        ],
    )


def test_a_cheap_plan_with_stubs_and_jumps_is_planned_again() -> None:
    for seed in (3, 42):
        stories = nine_stories(seed)
        quick = plan(stories, SHEET, thorough=False)
        assert quick.is_good
        assert flaws(quick, SHEET) > 0
        made = plan(stories, SHEET)
        assert flaws(made, SHEET) == 0
        assert made.pages == quick.pages


def broken_off(made: Plan) -> int:
    """The jumps, and the columns of fewer than five lines of stories that stand on two pages."""
    pages: dict[int, set[int]] = {}
    for piece in made.pieces:
        pages.setdefault(piece.story, set()).add(piece.page)
    jumped = [p for p in made.pieces if p.kind == "text" and len(pages[p.story]) > 1]
    return sum(p.kind == "jump-to" for p in made.pieces) + sum(p.lines < 5 for p in jumped)


def test_no_story_of_a_cheap_plan_still_breaks_off_when_it_is_planned_again() -> None:
    for seed in (3, 42):
        stories = nine_stories(seed)
        quick = plan(stories, SHEET, thorough=False)
        assert quick.is_good
        assert broken_off(quick) > 0
        made = plan(stories, SHEET)
        assert broken_off(made) == 0
        assert flaws(made, SHEET) < flaws(quick, SHEET)
        assert made.pages == quick.pages


def picture_columns(page: int, lines: int) -> int:
    """The columns of a picture on page 1 beside a story of those lines that asks for a page."""
    shown = Story(
        "shown",
        (0,) * 130,
        (0, 6, 6, 5, 5, 5),
        ((0, 9, 17, 25, 33, 41),),
        role="lead",
        page=1,
    )
    other = Story("other", (0,) * lines, (0, 5, 5, 5, 5, 5), page=page)
    made = plan([shown, other], SHEET)
    [picture] = (piece for piece in made.pieces if piece.kind == "picture")
    return picture.span


def test_a_picture_grows_where_its_page_has_no_other_story() -> None:
    assert picture_columns(page=2, lines=200) > USUAL_PICTURE


def test_control_a_picture_does_not_grow_where_another_story_fills_the_page() -> None:
    assert picture_columns(page=1, lines=100) <= USUAL_PICTURE
