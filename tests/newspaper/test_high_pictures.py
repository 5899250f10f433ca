"""Pictures that are higher than their story's text: beside one another, cropped, or explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import write_issue
from tests.newspaper.printed_once import PrintedPage, printed_pages
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.band_cache import BandCache
from typeset.makeup.ragged import ragged
from typeset.makeup.story import Story
from typeset.press import Pages, paginate, publish

WORDS = "市总工会组织职工参加疗休养活动，把温暖送到职工心坎上。"
HIGH = (0, 20, 30, 30, 30, 30)
HIGHER = (0, 29, 30, 30, 30, 30)


def story(length: int, rows: tuple[int, ...]) -> Story:
    return Story("made", (0,) * length, (0, 6, 5, 4, 4, 4), pictures=(rows,), picture_fills=1)


def made(
    folder: Path, *stories: tuple[list[tuple[int, int]], int], more: str = ""
) -> tuple[Pages, tuple[PrintedPage, ...]]:
    """An issue of stories with pictures of these shapes and that number of sentences."""
    articles = []
    for number, (shapes, sentences) in enumerate(stories):
        for wide, high in shapes:
            Image.new("RGB", (wide * 600, high * 600), "grey").save(folder / f"{wide}{high}.png")
        images = (f"{{file: {w}{h}.png, caption: 活动现场。{more}}}" for w, h in shapes)
        about = f"headline: 凝心聚力促发展第{number}\nimages: [{', '.join(images)}]"
        articles.append((about, WORDS * sentences))
    pages = paginate(compose(load(write_issue(folder, *articles))))
    publish(pages, folder / "paper.pdf")
    return pages, printed_pages(folder / "paper.pdf")


def keys(pages: Pages) -> list[str]:
    return [warning.key for warning in pages.warnings]


def test_two_short_stories_with_high_pictures_stand_side_by_side(tmp_path: Path) -> None:
    _, printed = made(tmp_path, ([(1, 2)], 8), ([(1, 3)], 8))
    assert len(printed) == 1
    assert printed[0].filled < 0.6
    (_, foot, _, top), (_, other_foot, _, other_top) = printed[0].pictures
    assert min(top, other_top) - max(foot, other_foot) > 200


def test_two_pictures_of_a_few_words_do_not_go_to_another_page(tmp_path: Path) -> None:
    _, printed = made(tmp_path, ([(1, 2), (1, 2)], 2), ([(2, 3)], 8))
    assert [len(page.pictures) for page in printed] == [3]


def test_a_high_picture_with_a_focus_is_cropped_where_that_fills(tmp_path: Path) -> None:
    def ratio(more: str) -> float:
        _, printed = made(tmp_path, ([(1, 3)], 8), ([(3, 2)], 9), more=more)
        ratios = [(b[2] - b[0]) / (b[3] - b[1]) for b in printed[0].pictures]
        return min(ratios)

    assert ratio("") == pytest.approx(1 / 3, abs=0.02)
    assert 0.45 < ratio(", focus: [0.5, 0.5]") < 0.68


@pytest.mark.parametrize(
    ("sentences", "more", "said"),
    [(8, "", True), (8, ", focus: [0.5, 0.5]", False), (60, "", False)],
)
def test_white_beside_a_high_picture_has_a_word(
    sentences: int, more: str, said: bool, tmp_path: Path
) -> None:
    pages, _ = made(tmp_path, ([(1, 3)], sentences), more=more)
    assert ("makeup.white-beside" in keys(pages)) is said


def test_a_text_that_does_not_fill_ends_level() -> None:
    block = BandCache(5).waiting(0, story(16, HIGH)).block(5)
    assert not block.full
    _, ends = block.poured(block.lines)
    assert ends == (4, 8, 12, 16, 16)


def test_stories_of_one_depth_need_no_ragged_foot() -> None:
    cache = BandCache(5)

    def found(rows: tuple[int, ...]) -> list[int]:
        pair = (cache.waiting(0, story(16, HIGH)), cache.waiting(1, story(16, rows)))
        return [band.lines for band in ragged(pair, 5)]

    assert set(found(HIGHER)) >= {29}
    assert all(lines >= 26 for lines in found(HIGH))
