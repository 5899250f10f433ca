"""A box keeps its frame wherever a page can hold it: on the next page, with white beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import Set, print_issue, text
from typeset.makeup.plan import plan
from typeset.makeup.story import Plan, Sheet, Space, Story

SHEET = Sheet(5, 66, 9)
FRAME = "makeup.no-place-for-frame"


def story(length: int, **about: object) -> Story:
    return Story("made", (0,) * length, (0, 4, 4, 4, 4, 4), **about)  # type: ignore[arg-type]


def box(length: int, *depths: int, columns: int | None = None) -> Story:
    """A box of these depths over one, two … five columns; 0 where it has no frame."""
    return story(length, role="box", boxed=(0, *depths), columns=columns)


def framed(made: Plan) -> dict[int, tuple[int, int]]:
    """Page and columns of each frame, by its story."""
    return {p.story: (p.page, p.span) for p in made.pieces if p.kind == "boxed"}


def test_a_box_too_deep_for_the_rest_of_its_page_stands_on_the_next_one() -> None:
    wide, narrow = box(41, 0, 0, 0, 0, 41, columns=5), box(19, 0, 16, 11, 10, 0, columns=2)
    made = plan([story(83, role="lead"), wide, story(57), narrow, story(73)], SHEET)
    assert framed(made)[1] == (2, 5)
    assert framed(made)[3][1] == 2
    assert made.pages == 2


def test_control_a_box_higher_than_a_page_stands_without_a_frame() -> None:
    stories = [story(83, role="lead"), replace(box(41), boxed=()), story(57), story(73)]
    made = plan(stories, SHEET)
    assert framed(made) == {}
    assert {p.story for p in made.pieces} == {0, 1, 2, 3}


@pytest.mark.parametrize("others", [[], [story(20)], [story(20), story(5)], [story(400)]], ids=len)
def test_a_box_keeps_its_frame_whatever_its_neighbours(others: list[Story]) -> None:
    made = plan([box(30, 0, 50, 0, 0, 0, columns=2), *others], SHEET)
    assert {span for _, span in framed(made).values()} == {2}


def test_two_boxes_stand_as_wide_as_they_ask_side_by_side() -> None:
    boxes = [box(30, 50, 0, 0, 0, 0, columns=1), box(90, 0, 0, 55, 0, 0, columns=3)]
    assert framed(plan(boxes, SHEET)) == {0: (1, 1), 1: (1, 3)}


def test_a_box_too_wide_for_the_rail_of_its_rank_stands_beside_it() -> None:
    rail = Space(1, 0, 1, 9, 57, roles=("box",))
    made = plan([box(30, 0, 40, 0, 0, 0), story(120), story(60)], replace(SHEET, spaces=(rail,)))
    assert framed(made) == {0: (1, 2)}


@pytest.mark.parametrize(("lines", "said"), [(12, True), (40, False)])
def test_a_slot_too_small_for_the_frame_is_said(lines: int, said: bool, lay_out: Set) -> None:
    at = f"at: {{page: 1, column: 1, line: 20, columns: 2, lines: {lines}}}"
    pages = lay_out(
        (f"headline: 劳模风采\npriority: box\n{at}", text(2)), ("headline: 甲", text(6))
    )
    assert pages.made is not None
    assert (FRAME in {warning.key for warning in pages.warnings}) == said
    assert bool(framed(pages.made.plan)) != said


def test_the_caption_of_a_high_picture_in_a_wide_box_stands_below_it(tmp_path: Path) -> None:
    Image.new("RGB", (500, 900), "grey").save(tmp_path / "p.png")
    image = "images: [{file: p.png, caption: 图为职工在车间的现场}]"
    about = f"headline: 劳模风采\npriority: box\ncolumns: 5\n{image}"
    sheet = print_issue(tmp_path, (about, text(4)), manifest="options: {columns: 5}")[0]
    [picture] = sheet.pictures
    caption = sheet.line("图为职工")
    assert picture.x - 0.5 < caption.glyphs[0].x < caption.glyphs[-1].right < picture.right + 0.5
    assert picture.bottom < caption.baseline < picture.bottom + 30
    middle = (picture.x + picture.right) / 2
    assert middle == pytest.approx(sheet.width / 2, abs=1)
