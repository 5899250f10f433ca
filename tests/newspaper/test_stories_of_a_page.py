"""The stories of a page change places where they all find room on it then; a page may be cut."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from tests.newspaper.issues import LINES, TOP, Made, copy_of
from typeset.makeup.band_cache import band_cache
from typeset.makeup.filled_page import FilledPage
from typeset.makeup.plan import in_order, plan
from typeset.makeup.search import Search
from typeset.makeup.story import GAP, NEVER, Plan, Sheet, Space, Story
from typeset.makeup.zones import HEAD_APART, OTHERWISE, WIDEST, zones

ADVERT = Sheet(5, LINES, TOP, spaces=(Space(1, 0, 5, LINES - 16, 16),))
TEASERS = Sheet(5, LINES, TOP, spaces=(Space(1, 4, 1, TOP, 22),))


def five_of_page_1(seed: int) -> list[Story]:
    """Five stories that are to stand on page 1, and one for page 2."""
    draw = Random(seed)
    made = [
        Made(
            draw.randint(150, 1500),
            draw.randint(3, 6),
            draw.choice((0, 0, 8)),
            draw.choice((None, None, "brief")),
            draw.randint(0, 99),
        )
        for _ in range(5)
    ]
    first = [
        replace(s, page=1, role=None if s.role == "lead" else s.role) for s in copy_of(5, made)
    ]
    return [*first, replace(Made(2000, 4, 0, None, 1).story(5), page=2)]


def begun_on_page_1(made: Plan) -> set[int]:
    return {p.story for p in made.pieces if p.kind == "head" and p.page == 1}


def searched(stories: list[Story], *, passing: bool) -> FilledPage:
    known = band_cache(5)
    found = Search(in_order(stories, known), ADVERT, known, 40, passing=passing).best()
    assert found is not None
    return found


@pytest.mark.parametrize("seed", [34, 67])
def test_all_stories_of_a_page_stand_on_it_where_one_lets_another_go_first(seed: int) -> None:
    assert begun_on_page_1(plan(five_of_page_1(seed), ADVERT)) == set(range(5))


@pytest.mark.parametrize("seed", [34, 67])
def test_control_in_their_order_one_of_them_finds_no_room(seed: int) -> None:
    found = searched(five_of_page_1(seed), passing=False)
    first = [band for zone in found.zones if zone.page == 1 for _, band in zone.bands]
    begun = {p.block.number for band in first for p in band.placed if not p.block.begun}
    assert begun < set(range(5))


def test_a_story_that_was_passed_over_is_not_forgotten_on_its_page() -> None:
    """What a story costs that is late on its page is counted for one that was passed over, too."""
    stories = five_of_page_1(30)
    late = set(range(5)) - begun_on_page_1(plan(stories, ADVERT))
    assert len(late) == searched(stories, passing=True).score // 30_000


@pytest.mark.parametrize("later", [0, 1])
def test_all_stories_stand_where_few_ways_are_followed_up(later: int) -> None:
    """Pages with many spaces have too many ways; control: where none is followed, none ends."""
    known = band_cache(5)
    order = in_order(five_of_page_1(34), known)
    found = Search(order, ADVERT, known, 400, passing=True, soon=1, later=later).best()
    bands = [band for zone in found.zones for _, band in zone.bands] if found else []
    begun = {p.block.number for band in bands for p in band.placed if not p.block.begun}
    assert begun == (set(range(6)) if later else set())


# ---- a page that is cut ------------------------------------------------------------------------


def wide(lines: int) -> Story:
    """A story that the editor wants over all five columns."""
    return Story("wide", (0,) * lines, (0, NEVER, NEVER, NEVER, NEVER, 4), page=1, columns=5)


def beside_teasers(wide_columns: int | None) -> Plan:
    """A lead beside the teasers, a brief below them, and a story over all columns."""
    lead = Story("lead", (0,) * 84, (0, 8, 8, 8, 8, 8), role="lead", page=1)
    brief = Story("brief", (0,) * 5, (0, 3, 3, 3, 3, 3), role="brief", page=1)
    last = replace(wide(105), columns=wide_columns)
    following = Story("next", (0,) * 300, (0, 4, 4, 4, 4, 4), page=2)
    return plan([lead, brief, last, following], TEASERS)


def test_below_the_teasers_a_story_stands_over_all_columns() -> None:
    made = beside_teasers(5)
    [(page, line)] = made.cuts
    own = [p for p in made.pieces if p.kind == "text" and p.story == 2]
    assert {p.page for p in own} == {page} == {1}
    assert {p.column for p in own} == set(range(5))
    assert all(p.line > line for p in own)
    rules = [r for r in made.rules if (r.page, r.line, r.upright) == (1, line, False)]
    assert sum(r.span for r in rules) == 5
    assert all(p.line > line or p.line + p.lines <= line for p in made.pieces if p.page == 1)


def test_control_as_the_teasers_part_the_page_no_zone_is_so_wide() -> None:
    assert max(zone.columns for zone in zones(TEASERS, 1)) == 4
    assert max(zone.columns for zone in zones(TEASERS, 1, cut=40)) == 5


def test_above_teasers_in_a_lower_corner_the_lead_stands_over_all_columns() -> None:
    corner = Space(1, 0, 1, LINES - 20, 20)
    sheet = Sheet(5, LINES, TOP, spaces=(corner,))
    others = [Story(f"{n}", (0,) * 60, (0, 6, 5, 4, 4, 4), page=1) for n in range(2)]
    made = plan([replace(wide(84), role="lead"), *others], sheet)
    own = [piece for piece in made.pieces if piece.story == 0 and piece.kind == "text"]
    assert {piece.column for piece in own} == set(range(5))
    assert {piece.page for piece in own} == {1}
    assert max(zone.columns for zone in zones(sheet, 1)) == 4  # as it is parted at first
    assert [zone.columns for zone in zones(sheet, 1, OTHERWISE)] == [5, 4]


@pytest.mark.parametrize("cut", range(TOP + 12, LINES - 12, 7))
def test_above_and_below_a_cut_zones_share_no_cell(cut: int) -> None:
    spaces = (*TEASERS.spaces, *ADVERT.spaces, Space(1, 0, 1, 20, 30, roles=("brief",)))
    sheet = replace(TEASERS, spaces=spaces)
    found = [
        (column, line)
        for zone in zones(sheet, 1, cut)
        for column in range(zone.column, zone.column + zone.columns)
        for line in range(zone.line, zone.foot)
    ]
    assert len(found) == len(set(found))
    rail = {(0, line) for line in range(20, 50)}
    assert not {(column, line) for column, line in found if line == cut} - rail
    assert not {(4, line) for line in range(TOP, TOP + 22 + GAP)} & set(found)


def test_above_teasers_in_one_column_a_story_stands_that_fits_there() -> None:
    corner = Sheet(5, LINES, TOP, spaces=(Space(1, 0, 1, LINES - 20, 20),))
    heads = (0, NEVER, NEVER, NEVER, 8, NEVER)
    lead = Story("lead", (0,) * 4 * (LINES - TOP - 8), heads, role="lead", page=1, columns=4)
    second = Story("second", (0,) * 30, (0, 6, 5, 4, 4, 4), role="second", page=1)
    made = plan([lead, second, Story("next", (0,) * 300, (0, 4, 4, 4, 4, 4), page=2)], corner)
    own = {(p.page, p.column) for p in made.pieces if p.kind == "text" and p.story == 1}
    assert own == {(1, 0)}
    assert [zone.column for zone in zones(corner, 1)] == [0, 1]
    assert made.cuts == ((1, WIDEST),)  # the lead's comes first


def test_beside_teasers_and_above_an_advert_a_lead_stands_at_the_head() -> None:
    teasers, advert = Space(1, 5, 2, TOP, 10), Space(1, 0, 3, LINES - 14, 14, number=1)
    sheet = Sheet(7, LINES, TOP, spaces=(teasers, advert))
    lead = Story("lead", (0,) * 180, (0, *[NEVER] * 4, 8, NEVER, 8), role="lead", page=1)
    others = [Story(f"{n}", (0,) * 70, (0, 4, 4, 3, 3, 3, 3, 3), page=1) for n in range(2)]
    made = plan([lead, *others], sheet)
    assert made.cuts == ((1, HEAD_APART),)
    [head] = [piece for piece in made.pieces if piece.kind == "head" and piece.story == 0]
    assert (head.column, head.span, head.line) == (0, 5, TOP)
    first, second = (zones(sheet, 1, cut)[0] for cut in (0, OTHERWISE))
    assert first.lines < advert.lines  # what the other ways leave there: too shallow, or narrow
    assert second.columns < 5
