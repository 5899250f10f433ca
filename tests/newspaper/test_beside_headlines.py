"""Pictures beside headlines, frames that are kept, and stories due beside a slot by rank."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import print_issue, text, write_issue
from tests.reading import Sheet
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.band_cache import BandCache
from typeset.makeup.pictures import Arrangement
from typeset.makeup.plan import plan
from typeset.makeup.story import Sheet as Frame
from typeset.makeup.story import Space, Story
from typeset.press import paginate

HIGH = (0, 20, 30, 30, 30, 30)
"""The lines of a picture that is higher than its story's text."""


def story(length: int, **about: object) -> Story:
    heads = (0, 4, 4, 4, 4, 4)
    return Story("made", (0,) * length, heads, **about)  # type: ignore[arg-type]


def test_a_picture_that_is_deeper_than_the_text_stands_beside_the_headline() -> None:
    pictured = story(60, pictures=(HIGH,), picture_fills=1)
    bands = BandCache(5).bands((BandCache(5).waiting(0, pictured),), 60)
    band = min((each for each in bands if each.rest is None), key=lambda each: each.cost)
    [placed] = band.placed
    assert placed.block.arrangement == Arrangement(1, 1, beside=True)
    assert placed.block.head_span == 4
    assert placed.block.full
    assert placed.block.lines == 20


def test_control_below_the_headline_it_would_leave_a_hole() -> None:
    pictured = BandCache(5).waiting(0, story(60, pictures=(HIGH,), picture_fills=1))
    below = pictured.block(5, arrangement=Arrangement(1, 1))
    assert below.lines == 24
    assert not below.full


def test_a_picture_in_a_text_is_no_wider_than_it_fills() -> None:
    pictured = BandCache(5).waiting(0, story(200, pictures=(HIGH,), picture_fills=2))
    widths = {block.arrangement.width for block in pictured.variants(5)}
    assert widths == {1, 2}


def test_all_stories_of_a_page_stand_on_it_beside_a_slot_for_briefs() -> None:
    slot = Space(1, 4, 1, 0, 30, roles=("brief",))
    sheet = Frame(5, 30, spaces=(slot,))
    stories = [
        story(40, page=1),
        story(30, page=1),
        story(8, role="brief", page=1),
        story(60),
        story(60),
    ]
    made = plan(stories, sheet)
    first = {n: min(p.page for p in made.pieces if p.story == n) for n in range(3)}
    assert first == {0: 1, 1: 1, 2: 1}


def test_a_story_that_is_last_in_the_manifest_stands_on_the_page_it_asks_for() -> None:
    stories = [story(100, role="lead"), *(story(60) for _ in range(9)), story(20, page=1)]
    made = plan(stories, Frame(5, 60))
    assert {p.page for p in made.pieces if p.story == 10} == {1}


def box(folder: Path, size: tuple[int, int]) -> Sheet:
    Image.new("RGB", size, "grey").save(folder / "p.png")
    picture = "{file: p.png, caption: 在车间}"
    about = f"headline: 劳模风采\npriority: box\nimages: [{picture}]"
    others = [(f"headline: {words}", text(6)) for words in ("凝心聚力促发展", "强基层促创新")]
    return print_issue(folder, others[0], (about, text(2)), others[1])[0]


def test_a_picture_in_a_box_is_as_wide_as_the_box_and_keeps_its_shape(tmp_path: Path) -> None:
    [picture] = box(tmp_path, (800, 600)).pictures
    ratio = (picture.right - picture.x) / (picture.bottom - picture.top)
    assert ratio == pytest.approx(4 / 3, rel=0.02)


def test_a_box_between_two_stories_keeps_its_frame(tmp_path: Path) -> None:
    Image.new("RGB", (600, 800), "grey").save(tmp_path / "p.png")
    about = "headline: 劳模风采\npriority: box\nimages: [{file: p.png, caption: 在车间}]"
    others = [(f"headline: {words}", text(6)) for words in ("凝心聚力促发展", "强基层促创新")]
    write_issue(tmp_path, others[0], (about, text(2)), others[1])
    pages = paginate(compose(load(tmp_path)))
    assert pages.made is not None
    assert [w.key for w in pages.warnings if w.key == "makeup.no-frame"] == []
    assert [p.story for p in pages.made.plan.pieces if p.kind == "boxed"] == [1]


@pytest.mark.parametrize("wide", ["columns: 5\n", ""], ids=["story", "picture"])
def test_a_box_of_few_words_over_all_columns_keeps_its_frame(wide: str, tmp_path: Path) -> None:
    Image.new("RGB", (2400, 480), "grey").save(tmp_path / "p.png")
    columns = "" if wide else ", columns: 5"
    about = (
        f"headline: 劳模风采\npriority: box\n{wide}images: [{{file: p.png, alt: 照片{columns}}}]"
    )
    lead = ("headline: 凝心聚力促发展\npriority: lead", text(6))
    write_issue(tmp_path, lead, (about, "他们在车间里，一干就是三十年。"))
    pages = paginate(compose(load(tmp_path)))
    assert pages.made is not None
    [box] = [p for p in pages.made.plan.pieces if p.kind == "boxed"]
    assert (box.story, box.span) == (1, 5)
    assert not [w for w in pages.warnings if "frame" in w.key]
