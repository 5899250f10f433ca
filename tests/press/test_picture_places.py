"""Where a bulletin's pictures stand: widths, side by side, beside the text, and no white holes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytest import approx

from tests.press.conftest import PARAGRAPH, Print
from tests.reading import Picture, Sheet
from typeset.diagnostics.problems import IssueError
from typeset.press import pagination

MEASURE, LINE = 442.12, 29.53
BARE = "masthead: {name: 简报}\n"
HEAD = "---\nheadline: 图片\n---\n\n"
TEXT = PARAGRAPH * 3


@pytest.fixture(autouse=True)
def pictures(tmp_path: Path) -> None:
    for name, size in {"wide": (1600, 900), "square": (1200, 1200), "high": (900, 1600)}.items():
        Image.new("RGB", size, "grey").save(tmp_path / f"{name}.png")


def foot(page: Sheet) -> float:
    """The lowest of the text's baselines."""
    return max(line.baseline for line in page.lines if "—" not in line.text)


@pytest.mark.parametrize(
    ("width", "share"), [("third", 1 / 3), ("half", 1 / 2), ("two-thirds", 2 / 3), ("full", 1)]
)
def test_a_picture_takes_its_part_of_the_type_area(
    print_pages: Print, width: str, share: float
) -> None:
    pages = print_pages(f"{HEAD}![图](wide.png){{width={width}}}\n\n文在图后。\n", manifest=BARE)
    ((picture,),) = (page.pictures for page in pages if page.pictures)
    assert picture.right - picture.x == approx(MEASURE * share, abs=10)
    left, right = picture.x - 28 / 25.4 * 72, 28 / 25.4 * 72 + MEASURE - picture.right
    assert left == approx(right, abs=1)


def test_pictures_in_one_paragraph_stand_side_by_side(print_pages: Print) -> None:
    row = '![甲](wide.png "甲图") ![乙](high.png "乙图") ![丙](square.png)'
    (page,) = print_pages(f"{HEAD}前文。\n\n{row}\n\n后文。\n", manifest=BARE)
    first, second, third = page.pictures
    assert first.right < second.x
    assert second.right < third.x
    assert third.right - first.x == approx(MEASURE, abs=1)
    heights = [each.bottom - each.top for each in page.pictures]
    assert heights == approx([heights[0]] * 3, abs=0.5)
    assert page.line("甲图").text == "甲图乙图"
    steps = (page.line("后文").baseline - page.line("前文").baseline) / LINE
    assert steps == approx(round(steps), abs=0.01)


ROW = '![甲](high.png "甲图") ![乙](wide.png "乙图") ![丙](square.png)'


def row_in(print_pages: Print, columns: int) -> list[Picture]:
    manifest = f"layout: newsletter\noptions: {{columns: {columns}}}\n"
    pages = print_pages(f"{HEAD}{TEXT}\n\n{ROW}\n\n{TEXT}\n", manifest=manifest)
    drawn = [each for page in pages for each in page.pictures]
    assert len(drawn) == 3
    return drawn


def test_a_row_too_narrow_for_its_pictures_has_them_below_one_another(print_pages: Print) -> None:
    """A column of three is 158 pt wide: side by side, the narrowest would be 22 pt wide."""
    widths = [each.right - each.x for each in row_in(print_pages, columns=3)]
    assert min(widths) > 100


def test_control_a_row_wide_enough_stays_one(print_pages: Print) -> None:
    drawn = row_in(print_pages, columns=1)
    assert len({each.top for each in drawn}) == 1


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_text_stands_beside_a_picture(print_pages: Print, side: str) -> None:
    text = f"{HEAD}前文。\n\n![图](square.png){{beside={side}}}\n\n{TEXT}\n\n{TEXT}\n"
    page = print_pages(text, manifest=BARE)[0]
    (picture,) = page.pictures
    beside = [line for line in page.lines if picture.top < line.baseline < picture.bottom]
    assert len(beside) > 3
    for line in beside:
        assert line.right < picture.x if side == "right" else line.x > picture.right
    steps = (beside[1].baseline - beside[0].baseline) / LINE
    assert steps == approx(1, abs=0.01)


def test_captions_are_numbered_where_asked(print_pages: Print) -> None:
    figures = ['![甲](square.png "会场"){beside=right}', '![乙](square.png "表决"){width=third}']
    text = HEAD + "\n\n".join(figures)
    numbered = print_pages(text, manifest=f"options: {{numbered_pictures: true}}\n{BARE}")
    assert {"图1会场", "图2表决"} <= {line.text for page in numbered for line in page.lines}
    plain = print_pages(text, manifest=BARE)
    assert {"会场", "表决"} <= {line.text for page in plain for line in page.lines}


HOLE = f'{HEAD}{TEXT}\n\n![图](square.png "说明")\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}\n'
BOTTOM = (37 + 225) / 25.4 * 72


def test_a_picture_that_nearly_fits_is_made_smaller_and_keeps_its_place(
    print_pages: Print,
) -> None:
    first, *_ = print_pages(HOLE, manifest=BARE)
    (picture,) = first.pictures
    whole = print_pages(f'{HEAD}![图](square.png "说明")\n', manifest=BARE)[0].pictures[0]
    assert 2 / 3 <= (picture.right - picture.x) / (whole.right - whole.x) < 1
    assert foot(first) == first.line("说明").baseline  # what follows it stands on the next page
    assert BOTTOM - foot(first) < 2 * LINE


def test_one_that_does_not_fit_goes_to_the_next_page_and_the_order_is_kept(
    print_pages: Print,
) -> None:
    before, after = TEXT + PARAGRAPH * 3, "后文在图后。"
    text = f'{HEAD}{before}\n\n![图](square.png "说明")\n\n{after}\n'
    first, second, *_ = print_pages(text, manifest=BARE)
    assert first.pictures == () and len(second.pictures) == 1
    assert BOTTOM - foot(first) > 2 * LINE
    assert second.line("说明").baseline < second.line("后文").baseline


def test_control_without_it_there_is_a_hole(
    print_pages: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        pagination, "without_white_holes", lambda html, set_html: (html, set_html(html))
    )
    first, second, *_ = print_pages(HOLE, manifest=BARE)
    assert len(second.pictures) == 1
    assert BOTTOM - foot(first) > 4 * LINE


def test_no_picture_moves_into_another_section(print_pages: Print) -> None:
    text = HOLE.replace(f'"说明")\n\n{TEXT}', '"说明")\n\n# 一、标题')
    pages = print_pages(text, manifest=BARE)
    said = "".join(line.text for page in pages for line in page.lines)
    assert said.index("说明") < said.index("一、标题")


ENDING = f'{HEAD}{PARAGRAPH}\n\n{PARAGRAPH}\n\n![图](square.png "说明")\n'
NEXT = f"---\nheadline: 下一篇\n---\n\n{TEXT}\n"


def test_a_picture_at_an_article_s_end_stays_behind_its_text(print_pages: Print) -> None:
    first, second, *_ = print_pages(ENDING, NEXT, manifest=BARE)
    assert len(first.pictures) == 1
    assert BOTTOM - foot(first) < 2 * LINE
    said = "".join(line.text for page in (first, second) for line in page.lines)
    assert said.count("说明") == 1
    assert said.index("说明") < said.index("下一篇")


def test_control_at_the_end_there_is_a_hole(
    print_pages: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        pagination, "without_white_holes", lambda html, set_html: (html, set_html(html))
    )
    first, second, *_ = print_pages(ENDING, NEXT, manifest=BARE)
    assert len(second.pictures) == 1
    assert BOTTOM - foot(first) > 6 * LINE


CREDIT = "通讯员　张三丰、李四光、王五六 摄"


@pytest.mark.parametrize("layout", ["bulletin", "newsletter"])
def test_a_long_credit_stays_below_its_picture(print_pages: Print, layout: str) -> None:
    row = f'![](high.png "图"){{credit="{CREDIT}"}} ![](high.png "图") ![](square.png "图")'
    manifest = f"layout: {layout}\n" + ("options: {columns: 1}\n" if layout != "bulletin" else "")
    pages = print_pages(f"{HEAD}{row}\n", manifest=manifest)
    (page,) = [page for page in pages if page.pictures]
    credit = [glyph for glyph in page.glyphs if glyph.text in "丰四光五六"]
    assert len(credit) == 5
    assert max(glyph.right for glyph in credit) < page.pictures[0].right + 2


def test_control_on_one_line_it_is_printed_over_the_next(print_pages: Print) -> None:
    row = f'![](high.png "图"){{credit="{CREDIT}"}} ![](high.png "图"){{credit="{CREDIT}"}}'
    css = ".credit { white-space: nowrap; max-width: none }"
    with pytest.raises(IssueError):
        print_pages(f"{HEAD}{row} ![](square.png)\n", manifest=BARE, css=css)


BELOW = {
    "row": "![](wide.png) ![](wide.png)",
    "picture": "![](wide.png)",
    "box": "::: notice 通知\n盒中的话。\n:::",
    "table": "| 甲 | 乙 |\n|---|---|\n| 盒中的话 | 1 |",
    "head": "# 一、盒中的话",
}


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("layout", ["bulletin", "newsletter"])
def test_what_follows_a_picture_with_text_beside_it_stands_below_it(
    print_pages: Print, layout: str, below: str
) -> None:
    manifest = f"layout: {layout}\n" + ("options: {columns: 1}\n" if layout != "bulletin" else "")
    beside = "![](square.png){beside=right}"
    pages = print_pages(f"{HEAD}前文。\n\n{beside}\n\n短。\n\n{BELOW[below]}\n", manifest=manifest)
    page = pages[0]
    first, *others = page.pictures
    assert all(each.top >= first.bottom for each in others)
    for line in (line for line in page.lines if "盒中" in line.text):
        assert line.glyphs[0].top > first.bottom


def test_the_next_story_begins_below_the_last_ones_picture(print_pages: Print) -> None:
    one = f"{HEAD}前文。\n\n![](square.png){{beside=right}}\n\n短。\n"
    manifest = "layout: newsletter\noptions: {columns: 1, contents: false}\n"
    page = print_pages(one, "---\nheadline: 第二条\n---\n文。\n", manifest=manifest)[0]
    assert page.line("第二条").glyphs[0].top > page.pictures[0].bottom


def test_control_without_it_the_next_story_begins_beside_it(print_pages: Print) -> None:
    one = f"{HEAD}前文。\n\n![](square.png){{beside=right}}\n\n短。\n"
    manifest = "layout: newsletter\noptions: {columns: 1, contents: false}\n"
    css = ".head, .section-label, article { clear: none }"
    page = print_pages(one, "---\nheadline: 第二条\n---\n文。\n", manifest=manifest, css=css)[0]
    assert page.line("第二条").glyphs[0].top < page.pictures[0].bottom
