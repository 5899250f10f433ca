"""What is kept on pages stays free of stories; they stand in their slots; all is printed once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from tests.newspaper.issues import LINES, TOP, cells
from tests.newspaper.test_total_planning import faults, random_story
from typeset.makeup.plan import plan
from typeset.makeup.story import GAP, Plan, Sheet, Space, Story
from typeset.makeup.zones import OTHER_WAYS, zones


def sheet_with(*spaces: Space, columns: int = 5, foot: int = 0) -> Sheet:
    return Sheet(columns, LINES, TOP, foot, spaces=spaces)


def free_cells(sheet: Sheet, page: int) -> set[tuple[int, int]]:
    return {
        (column, line)
        for zone in zones(sheet, page)
        for column in range(zone.column, zone.column + zone.columns)
        for line in range(zone.line, zone.foot)
    }


def test_a_page_is_one_zone_where_nothing_is_kept() -> None:
    [zone] = zones(sheet_with(), 2)
    assert (zone.column, zone.columns, zone.line, zone.foot, zone.whole) == (0, 5, 0, LINES, True)


def test_beside_an_advert_in_a_corner_stand_two_zones_with_room_for_rules() -> None:
    advert = Space(1, 3, 2, LINES - 20, 20)
    upper, lower = zones(sheet_with(advert), 1)
    assert (upper.column, upper.columns, upper.line) == (0, 5, TOP)
    assert (lower.column, lower.columns, lower.foot) == (0, 3, LINES)
    assert upper.foot + GAP == lower.line == advert.line


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("cut", [0, *OTHER_WAYS])
def test_zones_share_no_cell_and_leave_little_unused(seed: int, cut: int) -> None:
    sheet = random_sheet(Random(seed), ())
    for page in range(1, sheet.least_pages + 1):
        found = [
            (column, line)
            for zone in zones(sheet, page, cut)
            for column, line in product(
                range(zone.column, zone.column + zone.columns), range(zone.line, zone.foot)
            )
        ]
        assert len(found) == len(set(found))
        kept = [s for s in sheet.spaces if s.page == page and s.is_taken]
        taken = {
            (column, line)
            for s in kept
            for column, line in product(
                range(s.column, s.column + s.columns), range(s.line, s.line + s.lines)
            )
        }
        assert not taken & set(found)


def random_sheet(random: Random, stories: tuple[int, ...]) -> Sheet:
    """A sheet with a few spaces and slots that share no cell."""
    columns = random.randint(3, 8)
    spaces: list[Space] = []
    slots = list(stories)
    for number in range(random.randint(1, 5)):
        page = random.choice((1, 1, 2, 2, 3))
        wide = random.randint(1, columns)
        top = TOP if page == 1 else 0
        deep = random.choice((4, 9, 20, LINES - top))
        column = random.choice((0, columns - wide, random.randint(0, columns - wide)))
        line = random.choice((top, LINES - deep, random.randint(top, LINES - deep)))
        space = Space(page, column, wide, line, deep, number=number)
        if slots and random.random() < 0.4:
            space = replace(
                space, stories=tuple(slots.pop() for _ in slots[: random.randint(1, 2)])
            )
        elif random.random() < 0.25:
            space = replace(space, roles=(random.choice(("lead", "second", "brief", "box")),))
        if not any(touch(space, other) for other in spaces):
            spaces.append(space)
    foot, limit = random.choice((0, 0, 5)), random.choice((None, None, 1, 3))
    return Sheet(columns, LINES, TOP, foot, limit, tuple(spaces))


def touch(first: Space, second: Space) -> bool:
    beside = (
        first.column + first.columns <= second.column
        or second.column + second.columns <= first.column
    )
    apart = (
        first.line + first.lines + GAP <= second.line
        or second.line + second.lines + GAP <= first.line
    )
    return first.page == second.page and not beside and not apart


def any_plan_with_spaces(seed: int) -> tuple[Plan, list[Story], Sheet]:
    random = Random(seed)
    count = random.choice((1, 2, 3, 5, 8))
    sheet = random_sheet(random, tuple(range(count)))
    stories = [random_story(random, sheet.columns) for _ in range(count)]
    for space in sheet.spaces:
        for story in space.stories:
            stories[story] = replace(stories[story], page=space.page, columns=space.columns)
    return plan(stories, sheet, thorough=seed % 30 == 0), stories, sheet


@pytest.mark.parametrize("seeds", [range(n, n + 20) for n in range(0, 60, 20)])
def test_any_plan_with_spaces_prints_everything_once(seeds: range) -> None:
    wrong = {}
    for seed in seeds:
        made, stories, sheet = any_plan_with_spaces(seed)
        told = faults(made, stories, sheet)
        if strangers(made, sheet):
            told.append("a stranger in a slot")
        if told:
            wrong[seed] = told
    assert wrong == {}


def strangers(made: Plan, sheet: Sheet) -> Counter[int]:
    """The stories that stand in a slot of others."""
    return Counter(
        piece.story
        for space in sheet.spaces
        if space.stories
        for piece in made.pieces
        if piece.story not in space.stories and set(cells(piece)) & set(slot_cells(space))
    )


def slot_cells(space: Space) -> list[tuple[int, int, int]]:
    return [
        (space.page, column, line)
        for column in range(space.column, space.column + space.columns)
        for line in range(space.line, space.line + space.lines)
    ]


def test_a_story_stands_in_its_slot() -> None:
    story = Story("one", (0,) * 60, (0, 3, 3, 3, 3, 3), page=2)
    slot = Space(2, 1, 3, 20, 25, stories=(1,))
    other = Story("two", (0,) * 400, (0, 3, 3, 3, 3, 3))
    made = plan([other, story], sheet_with(slot))
    own = {cell for piece in made.pieces if piece.story == 1 for cell in cells(piece)}
    assert own <= set(slot_cells(slot))
    assert faults(made, [other, story], sheet_with(slot)) == []


def test_pages_on_which_something_is_kept_are_there_though_no_story_reaches_them() -> None:
    story = Story("one", (0,) * 60, (0, 3, 3, 3, 3, 3))
    made = plan([story], sheet_with(Space(3, 0, 5, 0, 20)))
    assert made.pages == 3
    assert [piece.page for piece in made.pieces if piece.kind == "reserved"] == [3]


def test_no_rules_stand_about_white() -> None:
    """An advert alone on its page has none; beside a story it has one."""
    story = Story("one", (0,) * 240, (0, 3, 3, 3, 3, 3))
    far, near = Space(3, 3, 2, 40, 26, number=0), Space(1, 3, 2, 40, 26, number=0)
    assert [rule for rule in plan([story], sheet_with(far)).rules if rule.page == 3] == []
    short = replace(story, breaks=(0,) * 150)
    upright = [rule for rule in plan([short], sheet_with(near)).rules if rule.upright]
    assert any(rule.column == 3 and rule.between == "stories" for rule in upright)
