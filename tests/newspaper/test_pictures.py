"""Pictures: over whole columns, with caption and credit beneath."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.newspaper.conftest import print_issue, text
from tests.newspaper.issues import LINES, TOP
from tests.newspaper.measuring import columns
from tests.reading import Line, Sheet
from typeset.makeup.column_depths import scraps_cost
from typeset.makeup.plan import plan
from typeset.makeup.story import Sheet as Pages
from typeset.makeup.story import Story
from typeset.makeup.weights import PRESETS

ABOUT = (
    "headline: 凝心聚力促发展\npriority: lead\n"
    "images: [{{file: p.png, caption: 图为会议现场。, credit: 李庆摄, columns: {columns}}}]"
)
LOST = "images: [{caption: 图为颁奖现场。, credit: 王芳摄}]"


def set_page(folder: Path, about: str, size: tuple[int, int] = (1500, 1000)) -> Sheet:
    Image.new("RGB", size, "grey").save(folder / "p.png")
    return print_issue(folder, (about, text(12)), ("headline: 强基层", text(3)))[0]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    return set_page(tmp_path_factory.mktemp("pictures"), ABOUT.format(columns=2))


def caption(page: Sheet) -> Line:
    """The caption's line, from its first character to the credit's last."""
    glyphs = page.line("图为会议").glyphs
    first = next(n for n, glyph in enumerate(glyphs) if glyph.text == "图")
    return Line(glyphs[first : first + len("图为会议现场。李庆摄")])


def stands_under_its_picture(page: Sheet) -> bool:
    [picture], line = page.pictures, caption(page)
    inside = picture.x - 0.5 <= line.x and line.right <= picture.right + 0.5
    return inside and 0 < line.baseline - picture.bottom < 20


def test_the_caption_stands_under_its_picture(page: Sheet) -> None:
    assert stands_under_its_picture(page)


def test_a_caption_elsewhere_is_noticed(page: Sheet) -> None:
    own = {id(glyph) for glyph in caption(page).glyphs}

    def moved(dx: float, dy: float) -> Sheet:
        glyphs = (
            replace(g, x=g.x + dx, right=g.right + dx, baseline=g.baseline + dy)
            if id(g) in own
            else g
            for g in page.glyphs
        )
        return replace(page, glyphs=tuple(glyphs))

    assert stands_under_its_picture(moved(0, 0))
    assert not stands_under_its_picture(moved(0, 30))
    assert not stands_under_its_picture(moved(-60, 0))


def test_the_credit_stands_at_the_captions_right(page: Sheet) -> None:
    assert caption(page).right == pytest.approx(page.pictures[0].right, abs=0.5)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_picture_is_as_wide_as_its_columns(tmp_path: Path, count: int) -> None:
    page = set_page(tmp_path, ABOUT.format(columns=count))
    [picture], found = page.pictures, columns(page)
    assert picture.right == pytest.approx(found[-1].right, abs=0.6)
    assert picture.x == pytest.approx(found[5 - count].left, abs=0.1)


def test_a_high_picture_takes_fewer_columns_and_fills_them(tmp_path: Path) -> None:
    about = "headline: 凝心聚力促发展\nimages: [{file: p.png, caption: 图为会议现场。}]"
    page = set_page(tmp_path, about, (900, 1300))
    [picture], found = page.pictures, columns(page)
    assert min(abs(picture.x - column.left) for column in found) < 0.1
    assert min(abs(picture.right - column.right) for column in found) < 0.6


def test_the_text_beside_a_picture_begins_with_it(page: Sheet) -> None:
    [picture] = page.pictures
    beside = columns(page)[0].lines[0].glyphs[0]
    assert picture.top == pytest.approx(beside.baseline - 0.88 * beside.size, abs=0.5)


def test_the_caption_of_a_lost_picture_says_what_it_is(tmp_path: Path) -> None:
    page = print_issue(tmp_path, ("headline: 强基层", text(6)), (LOST, ""))[0]
    assert page.line("图片说明").text == "图片说明图为颁奖现场。"
    assert page.line("王芳摄").baseline > page.line("图片说明").baseline


def fills_its_columns(page: Sheet, count: int) -> bool:
    """Whether the picture reaches from the first to the last of its columns."""
    [picture], found = page.pictures, columns(page)
    lefts = [n for n, column in enumerate(found) if abs(column.left - picture.x) < 1]
    rights = [n for n, column in enumerate(found) if abs(column.right - picture.right) < 1]
    return bool(lefts and rights) and rights[0] - lefts[0] == count - 1


@pytest.mark.parametrize("size", [(500, 334), (1000, 1000), (1000, 1200)])
def test_a_picture_over_the_columns_asked_for_has_no_white_at_its_sides(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    assert fills_its_columns(set_page(tmp_path, ABOUT.format(columns=3), size), 3)


def test_white_at_the_sides_of_a_picture_is_noticed(page: Sheet) -> None:
    [picture] = page.pictures
    assert fills_its_columns(page, 2)
    narrower = replace(picture, x=picture.x + 6, right=picture.right - 6)
    assert not fills_its_columns(replace(page, pictures=(narrower,)), 2)


@pytest.mark.parametrize("asked", [", columns: 3", ""])
def test_pictures_below_one_over_three_columns_are_not_all_as_wide(
    asked: str, tmp_path: Path
) -> None:
    for name, size in (("wide", (2000, 1000)), ("high", (900, 1200)), ("square", (1000, 1000))):
        Image.new("RGB", size, "teal").save(tmp_path / f"{name}.png")
    shots = f"{{file: wide.png, alt: 会场{asked}}}, {{file: high.png, alt: 选手}}"
    images = f"images: [{shots}, {{file: square.png, alt: 裁判}}]"
    about = f"headline: 凝心聚力促发展\npriority: lead\n{images}"
    pages = print_issue(tmp_path, (about, text(6)), ("headline: 强基层", text(5)))
    widths = sorted(picture.right - picture.x for picture in pages[0].pictures)
    assert len(pages) == 1 and len(widths) == 3
    assert max(widths[:2]) < 300  # pt: of 700
    assert (widths[2] > 400) is bool(asked)


@pytest.mark.parametrize("asked", [", columns: 3", ""])
def test_a_picture_is_wider_than_it_is_sharp_only_where_its_columns_are_asked_for(
    asked: str, tmp_path: Path
) -> None:
    Image.new("RGB", (800, 500), "teal").save(tmp_path / "p.png")
    about = f"headline: 五公里，一起走\nimages: [{{file: p.png, alt: 起点{asked}}}]"
    pages = print_issue(
        tmp_path, (about, text(2)), manifest="layout: newspaper\noptions: {style: picture-led}"
    )
    [picture] = pages[0].pictures
    sharp = 800 / 150 * 72  # pt
    assert (picture.right - picture.x > sharp) is bool(asked)


def test_below_a_picture_over_all_columns_a_text_is_not_dealt_out_in_a_line_or_two_each() -> None:
    rows = (0, 6, 11, 16, 21, 26, 31, 36)
    heads = (0, 6, 5, 4, 4, 4, 4, 4)
    led = PRESETS["picture-led"]
    stories = [
        Story("long", (0,) * 66, heads, weights=led),
        Story("short", (0,) * 13, heads, (rows,), picture_fills=5, weights=led),
    ]
    made = plan(stories, Pages(7, LINES, TOP))
    columns = [piece.lines for piece in made.pieces if (piece.kind, piece.story) == ("text", 1)]
    assert max(columns) >= 4
    assert scraps_cost((3, 3, 2, 2, 2), below=True) > 40
    assert scraps_cost((3, 3, 2, 2, 2), below=False) == scraps_cost((4, 4, 4), below=True) == 0
