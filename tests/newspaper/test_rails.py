"""A rail of briefs: the briefs of the issue stand in it, wherever their turn would have come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newspaper.conftest import print_issue, text
from tests.newspaper.measuring import columns, segments
from tests.reading import Sheet
from typeset.makeup.plan import plan
from typeset.makeup.rails import with_rails
from typeset.makeup.story import Sheet as Frame
from typeset.makeup.story import Space, Story

MARKS = "甲乙丙丁"


def pages(folder: Path, priority: str, page: int) -> tuple[Sheet, ...]:
    """Four briefs among long stories, and a rail for a rank at the right of a page."""
    long = [(f"headline: 长篇稿件之{n}", text(5)) for n in "一二三四五六"]
    short = [(f"headline: {m}街道简讯\npriority: brief", f"{m}街道开展活动。" * 6) for m in MARKS]
    slots = f"slots: [{{priority: {priority}, columns: 1, corner: upper-right}}]"
    plan = ", ".join(["{}"] * (page - 1) + [f"{{{slots}}}"])
    return print_issue(folder, *short[:2], *long, *short[2:], manifest=f"pages: [{plan}]")


def in_last_column(page: Sheet) -> str:
    column = columns(page)[-1]
    return "".join(line.text for line in column.lines)


@pytest.mark.parametrize("page", [1, 2])
def test_the_briefs_stand_in_the_rail(page: int, tmp_path: Path) -> None:
    rail = in_last_column(pages(tmp_path, "brief", page)[page - 1])
    assert all(f"{mark}街道开展活动" in rail for mark in MARKS)
    assert "总工会坚持" not in rail[: rail.rindex("街道开展活动")]


def test_control_where_the_rail_is_for_another_rank_they_stand_elsewhere(tmp_path: Path) -> None:
    rail = in_last_column(pages(tmp_path, "second", 1)[0])
    assert not all(f"{mark}街道开展活动" in rail for mark in MARKS)


def test_no_more_stories_are_kept_for_a_rail_than_it_holds() -> None:
    brief = Story("brief", (0,) * 10, heads=(0, 2, 2, 2), role="brief")
    other = Story("other", (0,) * 10, heads=(0, 2, 2, 2))
    rail = Space(2, 0, 1, 0, 26, roles=("brief",))
    stories, frame = with_rails([brief, other, brief, brief], Frame(3, 40, spaces=(rail,)))
    assert frame.spaces[0].stories == (0, 2)
    assert [story.page for story in stories] == [2, None, 2, None]


def below_two_briefs(folder: Path, lines: str) -> str:
    """The last column of a page with two briefs in its rail, and five stories beside it."""
    long = [(f"headline: 长篇稿件之{n}\npage: 1", text(4)) for n in "一二三四五"]
    short = [
        (f"headline: {m}街道简讯\npriority: brief\npage: 1", f"{m}街道开展活动。" * 6)
        for m in MARKS[:2]
    ]
    slots = f"slots: [{{priority: brief, columns: 1, corner: upper-right{lines}}}]"
    following = ("headline: 二版稿件\npage: 2", text(9))
    manifest = f"pages: [{{{slots}}}]"
    page = print_issue(folder, *long, *short, following, manifest=manifest)[0]
    left = min(line.x for line in segments(page) if line.text.startswith("甲街道开展"))
    own = [line for line in segments(page) if line.x > left - 1]
    return "".join(line.text for line in sorted(own, key=lambda line: line.baseline))


def test_below_the_briefs_of_a_rail_without_a_depth_other_stories_stand(tmp_path: Path) -> None:
    column = below_two_briefs(tmp_path, "")
    assert all(f"{mark}街道开展" in column for mark in MARKS[:2])
    assert "总工会坚持" in column[column.rindex("街道开展") :]


def test_control_a_rail_of_a_depth_that_is_asked_for_stays_free(tmp_path: Path) -> None:
    assert "总工会坚持" not in below_two_briefs(tmp_path, ", lines: 60")


@pytest.mark.parametrize("spaces", [(Space(2, 0, 1, 0, 30, roles=("brief",)),), ()])
def test_a_story_that_is_broken_off_goes_on_beside_a_rail_on_the_next_page(
    spaces: tuple[Space, ...],
) -> None:
    long = Story("long", (0,) * 200, heads=(0, 3, 3, 3, 3, 3))
    brief = Story("brief", (0,) * 20, heads=(0, 2, 2, 2, 2, 2), role="brief")
    made = plan([long, brief], Frame(5, 30, spaces=spaces))
    assert {piece.page for piece in made.pieces if piece.story == 0} == {1, 2}
    assert made.pages == 2
