"""The HTML of an article's blocks: escaped, marked with its source, figures on the grid."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from pytest import approx

from tests.layout.conftest import Compose
from typeset.layout.package import Page
from typeset.layout.pictures import PictureSetter
from typeset.layout.table_columns import column_shares

PAGE = Page(size=15.79, measure=442.0, line=29.0, picture=260.0)


@pytest.mark.parametrize(
    ("article", "html"),
    [
        ("甲<乙 & “丙”", "甲&lt;乙 &amp; “丙”"),
        ("**重** *楷* ~~删~~ `码`", "<strong>重</strong> <em>楷</em> <s>删</s> <code>码</code>"),
        ("# 一、总体", '<h3 class="section level-1" data-source="articles/a.md:1">一、总体</h3>'),
        ("3. 甲\n4. 乙", '<li value="3" style="counter-increment: list-item 3" data-source='),
        ("3. 甲\n4. 乙", '<li data-source="articles/a.md:2">乙</li>'),
        ("> 引文", '<blockquote data-source="articles/a.md:1">'),
        ("[网](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">网</a>'),
    ],
)
def test_markdown_becomes_html(composed: Compose, article: str, html: str) -> None:
    assert html in composed(article).html


def test_what_an_editor_types_is_never_markup(composed: Compose) -> None:
    manifest = 'masthead: {name: "<script>", issuer: "a&b"}\ncontact: {"<i>": "\\"x\\""}\n'
    html = composed("---\nheadline: <b>\nbyline: <u>\n---\n\n<q>x</q>\n", manifest).html
    assert not any(tag in html for tag in ("<script>", "<i>", "<b>", "<u>", "<q>"))


@pytest.mark.parametrize(
    ("byline", "printed"),
    [
        ("李庆", "（李庆）"),
        ("(李庆)", "(李庆)"),
        ("◎ 李庆", "◎ 李庆"),
        ("By Ann Lee", "By Ann Lee"),
        ("from Mrs Lee", "from Mrs Lee"),
        ("— Ann Lee", "— Ann Lee"),
        ("van der Berg", "（van der Berg）"),
    ],
)
def test_only_a_bare_name_gets_brackets(composed: Compose, byline: str, printed: str) -> None:
    html = composed(f"---\nbyline: {byline}\n---\n\n甲。\n").html
    assert f">{printed}</span>" in html


def test_every_block_carries_its_line(composed: Compose) -> None:
    html = composed("---\nheadline: 题\n---\n\n甲。\n\n- 乙\n- 丙\n").html
    for line in (2, 5, 7, 8):
        assert f'data-source="articles/a.md:{line}"' in html


def test_the_manifest_s_words_carry_their_line(composed: Compose) -> None:
    html = composed(manifest="distribution:\n  报送: 市委\n").html
    assert 'data-source="issue.yaml:3"' in html


@pytest.mark.parametrize(
    ("listed", "printed"),
    [
        ("[市委, 各县（市、区）总工会]", "市委、各县（市、区）总工会"),
        ("[The choir, Staff]", "The choir, Staff"),
    ],
)
def test_a_list_of_receivers_is_printed_as_one_line(
    composed: Compose, listed: str, printed: str
) -> None:
    html = composed(manifest=f"distribution:\n  报送: {listed}\n").html
    assert printed in re.sub(r"<[^>]*>", "", html)


def test_a_footnote_stands_where_it_is_called(composed: Compose) -> None:
    html = composed("正文[^a]。\n\n[^a]: 注文。\n").html
    called = r'正文<span class="footnote"[^>]* data-source="articles/a.md:3">注文。</span>。'
    assert re.search(called, html)


# ---- pictures -----------------------------------------------------------------------------------


def picture(folder: Path, width: int, height: int, orientation: int = 1) -> Path:
    image = Image.new("RGB", (width, height))
    exif = image.getexif()
    exif[0x0112] = orientation
    image.save(folder / "p.jpg", exif=exif)
    return folder / "p.jpg"


@pytest.mark.parametrize(
    ("pixels", "points"),
    [
        ((2000, 1000), (442, 221)),  # as wide as the type area
        ((1000, 2000), (130, 260)),  # no higher than the layout allows
        ((300, 150), (144, 72)),  # no coarser than 150 dots per inch
    ],
)
def test_a_picture_fills_the_measure_unless_it_is_too_high_or_too_coarse(
    tmp_path: Path, pixels: tuple[int, int], points: tuple[float, float]
) -> None:
    size = PictureSetter(tmp_path, PAGE).size(picture(tmp_path, *pixels))
    assert size == approx(points)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_taken_on_its_side_stands_upright(tmp_path: Path, orientation: int) -> None:
    size = PictureSetter(tmp_path, PAGE).size(picture(tmp_path, 2000, 1000, orientation))
    assert size == approx((130, 260) if orientation in (5, 6, 7, 8) else (442, 221))


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"/>',
    ],
)
def test_a_drawing_is_as_wide_as_the_measure(tmp_path: Path, drawing: str) -> None:
    (tmp_path / "p.svg").write_text(drawing, encoding="utf-8")
    assert PictureSetter(tmp_path, PAGE).size(tmp_path / "p.svg") == approx((442, 221))


# ---- tables -------------------------------------------------------------------------------------


def test_short_columns_keep_their_width() -> None:
    first, second = column_shares([4, 100])
    assert first == approx(100 * 5 / 31)
    assert first + second == approx(100)


def test_equal_columns_share_alike() -> None:
    assert column_shares([3, 3, 3, 3]) == approx([25] * 4)


def test_columns_that_hold_their_entries_grow_alike() -> None:
    narrow, wide = [column_shares([2, 5, 11], room) for room in (24, 110)]
    assert narrow == wide == approx([100 * each / 21 for each in (3, 6, 12)])


def test_many_long_columns_fill_the_table() -> None:
    assert sum(column_shares([20, 5, 5, 5, 5, 5, 40])) == approx(100)


@pytest.mark.parametrize(("third", "kept"), [(1.6, True), (2, False)])
def test_short_columns_give_way_where_they_leave_long_ones_under_a_third(
    third: float, kept: bool
) -> None:
    first, *_, last = column_shares([8, 8, third, 12])
    whole = 9 + 9 + (third + 1) + 13
    assert first == approx(100 * 9 / (31 if kept else whole))
    assert last == approx(100 * (31 - 18 - third - 1) / 31 if kept else 100 * 13 / whole)
