"""The plan of an issue, whatever its stories: each line once, nothing over another, no holes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings

from tests.newspaper.issues import (
    LINES,
    TOP,
    Made,
    cells,
    copy_of,
    deepest_hole,
    issues,
    large_issues,
    lines_printed,
)
from typeset.makeup.plan import plan
from typeset.makeup.story import Plan, Sheet, Story


def runs(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )


def planned(columns: int, copy: list[Story]) -> tuple[Plan, Sheet]:
    sheet = Sheet(columns, LINES, TOP)
    return plan(copy, sheet), sheet


HIGH = Made(characters=298, headline=3, picture=10, role="second", seed=40)
LONG = Made(characters=1595, headline=5, picture=10, role=None, seed=30)


# Six lines that cannot be parted evenly.
UNEVEN = Made(characters=66, headline=2, picture=6, role=None, seed=1)


@given(issues)
@example((5, [UNEVEN, Made(characters=1171, headline=2, picture=0, role=None, seed=0)]))
@example((7, [HIGH, Made(characters=61, headline=7, picture=10, role=None, seed=24)]))
@example((5, [Made(3186, 2, 0, None, 0), Made(2549, 2, 0, None, 0)]))
@example((4, [Made(characters=2158, headline=5, picture=0, role=None, seed=83), LONG]))
@runs(100)
def test_any_issue_is_made_up(issue: tuple[int, list[Made]]) -> None:
    is_made_up(*issue)


# No order of stories as they come fills the first page: one must be passed over.
UNYIELDING = [
    Made(472, 8, 10, None, 76),
    Made(488, 7, 10, None, 36),
    Made(752, 3, 10, None, 87),
    Made(401, 8, 0, None, 52),
    Made(184, 2, 10, None, 0),
    Made(327, 7, 0, None, 23),
    Made(1873, 7, 0, None, 68),
]


# A text shorter than the picture beside it once left a hole of four lines on the first page.
HOLED = [
    Made(869, 7, 0, None, 60),
    Made(317, 8, 10, None, 54),
    Made(94, 7, 0, None, 65),
    Made(73, 5, 10, None, 13),
    Made(1124, 7, 6, None, 57),
    Made(4159, 2, 0, "second", 80),
    Made(413, 7, 6, None, 46),
    Made(262, 5, 6, "brief", 38),
    Made(107, 7, 0, None, 72),
    Made(2774, 2, 0, None, 56),
    Made(3388, 2, 6, None, 0),
    Made(700, 2, 6, None, 0),
    Made(1144, 2, 0, None, 0),
    Made(178, 4, 6, None, 0),
    Made(50, 4, 0, "second", 98),
]


@given(large_issues)
@example((7, UNYIELDING))
@example((8, HOLED))
@runs(8)
def test_any_large_issue_is_made_up(issue: tuple[int, list[Made]]) -> None:
    is_made_up(*issue)


def is_made_up(columns: int, articles: list[Made]) -> None:
    copy = copy_of(columns, articles)
    made, sheet = planned(columns, copy)
    each_line_once(made, copy)
    nothing_overlaps(made)
    nothing_leaves_the_type_area(made, sheet)
    assert deepest_hole(made, sheet) <= 3


def each_line_once(made: Plan, copy: list[Story]) -> None:
    printed = lines_printed(made)
    assert set(printed.values()) == {1}
    assert len(printed) == sum(story.length for story in copy)


def nothing_overlaps(made: Plan) -> None:
    taken = [cell for piece in made.pieces for cell in cells(piece)]
    assert len(taken) == len(set(taken))


def nothing_leaves_the_type_area(made: Plan, sheet: Sheet) -> None:
    for page, column, line in (cell for piece in made.pieces for cell in cells(piece)):
        assert 0 <= column < sheet.columns
        assert sheet.first_line(page) <= line < sheet.lines


def test_a_hole_would_be_noticed() -> None:
    made, sheet = planned(5, [Story("long", (0,) * 600, (0, *(4,) * 5))])
    pieces = tuple(p for p in made.pieces if (p.page, p.column, p.kind) != (1, 2, "text"))
    assert deepest_hole(made, sheet) <= 3 < deepest_hole(replace(made, pieces=pieces), sheet)


def test_what_was_planned_before_is_planned_again_only_when_a_line_has_changed() -> None:
    copy = copy_of(5, UNYIELDING)
    first, _ = planned(5, copy)
    again, _ = planned(5, [replace(story) for story in copy])
    assert again is first
    shorter, _ = planned(5, [*copy[:-1], replace(copy[-1], breaks=copy[-1].breaks[:-20])])
    last, length = len(copy) - 1, copy[-1].length
    gone = {(last, line): 1 for line in range(length - 20, length)}
    assert lines_printed(first) - lines_printed(shorter) == gone
