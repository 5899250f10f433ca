"""No stubs below pictures, no hole above them; pages planned again one by one."""

from __future__ import annotations

from dataclasses import replace

from tests.newspaper.issues import Made, copy_of
from typeset.makeup.band_cache import band_cache
from typeset.makeup.block import StoryBlock
from typeset.makeup.column_depths import is_scrap
from typeset.makeup.page_by_page import page_by_page
from typeset.makeup.pictures import Arrangement
from typeset.makeup.place import MOST_IN_GAP
from typeset.makeup.plan import in_order
from typeset.makeup.pour import pour
from typeset.makeup.search import Search
from typeset.makeup.story import GAP, STUB, Sheet, Story
from typeset.makeup.waiting_story import WaitingStory

BESIDE = Arrangement(1, 1, beside=True)
SHOWN = Story("shown", (0,) * 39, (0, 9, 9, 14, 10), ((0, 22, 30, 30, 30),))
"""Its picture reaches so far below its headline that four lines stand under it."""


def beside(story: Story, span: int) -> StoryBlock:
    return WaitingStory(0, story).block(span, arrangement=BESIDE)


def has_stub(block: StoryBlock) -> bool:
    depths = block.depths(block.lines)
    return any(is_scrap(lines, max(depths)) for lines in depths)


def test_white_about_a_headline_beside_a_picture_leaves_no_stub_below_it() -> None:
    block = beside(SHOWN, 4)
    assert block.slack > 0
    assert not has_stub(block)


def test_control_without_that_white_a_stub_stands_below_the_picture() -> None:
    lines = 14 + 12  # the headline, and the text beside a picture of 22 lines
    assert 3 * 12 + (lines - 22) >= SHOWN.length > 3 * 11 + (lines - 1 - 22)
    assert is_scrap(lines - 22, 12)


def test_a_column_of_five_lines_is_filled_where_others_may_end_early() -> None:
    found = pour((0,) * 34, 0, (8, 8, 8, 8, 5), whole=True)
    assert found is not None
    assert found[1][-1] - found[1][-2] == STUB


def test_columns_of_four_lines_each_are_level_and_cost_no_stub() -> None:
    level = pour((0,) * 16, 0, (5,) * 4, whole=True)
    assert level is not None
    assert level[1] == (4, 8, 12, 16)
    deeper = pour((0,) * 32, 0, (9,) * 4, whole=True)  # which all end a line early, too
    assert deeper is not None
    assert level[0] == deeper[0]


def test_a_picture_beside_an_airy_headline_has_no_hole_above_it() -> None:
    block = beside(replace(SHOWN, breaks=(0,) * 60), 4)
    airy = block.airier(3)
    assert airy.lines == block.lines + 3
    assert GAP + MOST_IN_GAP + airy.picture_top <= 3
    assert airy.tops[-1] == block.tops[-1] + 3  # the rest of the white stands below the picture


def test_pages_planned_again_cost_less_and_keep_their_stories() -> None:
    made = [Made(300 + 170 * n % 500, 3 + n % 3, 8 * (n % 2), None, n) for n in range(6)]
    stories = [replace(s, page=1 + n // 3) for n, s in enumerate(copy_of(5, made))]
    sheet, known = Sheet(5, 50, 9), band_cache(5)
    order = in_order(stories, known)
    quick = Search(order, sheet, known, 1).best()
    assert quick is not None
    better = page_by_page(quick, order, sheet, known)
    assert better.score < quick.score
    for found in (quick, better):
        assert [zone.done for zone in found.zones if zone.page == 1][-1] == 0b111
        assert found.done == 0b111111
