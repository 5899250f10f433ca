"""The notes of a table on its side stand below it, on their side; their numbers go on."""

from __future__ import annotations

import pytest

from tests.press.conftest import Print
from tests.reading import Glyph, Sheet

BARE = "masthead: {name: 工会信息}\n"
TABLE = """---
headline: 名册
---
前文[^前]。

::: turned 各单位名册
| 单位 | 说明 | 数 |
|---|---|--:|
| 东区 | 已报 | 66[^迟] |
| 西区 | 未报[^早] | 7 |
:::

后文[^迟]，再后[^后]。

[^前]: 首注文字。
[^迟]: 补注文字，[甲乙]{.dots}丙丁。
[^早]: 另注文字。
[^后]: 末注文字。
"""


def glyph(page: Sheet, char: str) -> Glyph:
    return next(each for each in page.glyphs if each.text == char)


def test_they_stand_below_the_table_on_their_side(print_pages: Print) -> None:
    pages = print_pages(TABLE, manifest=BARE)
    page = next(page for page in pages if any(each.text == "补" for each in page.glyphs))
    rows, note, second = glyph(page, "西"), glyph(page, "补"), glyph(page, "另")
    assert rows.x < note.x < second.x  # below one another, seen from the right
    assert glyph(page, "补").top > glyph(page, "丁").top  # written upwards
    assert "补" not in "".join(g.text for p in pages if p is not page for g in p.glyphs)


def test_their_numbers_go_on(print_pages: Print) -> None:
    pages = print_pages(TABLE, manifest=BARE)
    marks = ["".join(g.text for g in page.glyphs if g.text in "①②③④⑤") for page in pages]
    assert sorted("".join(marks)) == sorted("①①②②②③③④④")
    assert sorted(next(m for m in marks if "③" in m)) == sorted("②②③③")


@pytest.mark.parametrize("rows", [12, 30])
def test_each_page_has_the_notes_of_its_rows(print_pages: Print, rows: int) -> None:
    lines = "".join(
        f"| 名{n:02} | 甲{'[^n' + str(n) + ']' if n % 3 == 0 else ''} |\n" for n in range(rows)
    )
    notes = "".join(f"[^n{n}]: 注{n:02}文字。\n" for n in range(0, rows, 3))
    text = (
        f"---\nheadline: 名册\n---\n::: turned 名册\n| 名 | 注 |\n|---|---|\n{lines}:::\n\n{notes}"
    )
    pages = print_pages(text, manifest=BARE)
    for page in pages:
        inked = [g for g in page.glyphs if g.text.strip()]
        assert max(g.right for g in inked) < page.width - 60
    drawn = "".join(g.text for page in pages for g in page.glyphs)
    assert drawn.count("文字") == len(range(0, rows, 3))


def test_control_as_floating_notes_they_lie_across_the_table(print_pages: Print) -> None:
    css = ".turned .footnote { float: footnote }"
    pages = print_pages(TABLE, manifest=BARE, css=css)
    page = next(page for page in pages if any(each.text == "补" for each in page.glyphs))
    assert glyph(page, "补").top == pytest.approx(glyph(page, "丁").top, abs=1)


SIDE = "::: turned 名册\n| 姓名 | 数 |\n|---|---|\n| 侧 | 1 |\n:::\n"


def pages_with(pages: tuple[Sheet, ...], chars: str) -> list[int]:
    return [n for n, page in enumerate(pages) if any(g.text in chars for g in page.glyphs)]


def test_a_long_note_goes_on_before_a_turned_table_not_across_it(print_pages: Print) -> None:
    note = "补注很长，写了又写，" * 90
    text = f"---\nheadline: 名册\n---\n{'前文一段，' * 60}[^1]\n\n{SIDE}\n[^1]: {note}\n"
    pages = print_pages(text, manifest=BARE)  # it would be an error where they lie across
    assert len(pages_with(pages, "补")) > 1
    assert not set(pages_with(pages, "补")) & set(pages_with(pages, "侧"))


@pytest.mark.parametrize("after", ["", "后。\n", "后文一段，" * 40])
def test_no_page_stays_empty_about_a_turned_table(print_pages: Print, after: str) -> None:
    text = f"---\nheadline: 名册\nsignature: 署名\n---\n前文。\n\n{SIDE}\n{after}\n"
    pages = print_pages(text, manifest=BARE)
    assert all(any(g.text.strip(" —0123456789") for g in page.glyphs) for page in pages)
    assert pages_with(pages, "侧") == [1]


def test_a_mark_of_two_figures_beside_a_number_stays_on_one_line(print_pages: Print) -> None:
    rows = "".join(f"| 名{n} | {n}.5[^{n}] |\n" for n in range(1, 23))
    notes = "".join(f"[^{n}]: 注。\n" for n in range(1, 23))
    text = (
        f"---\nheadline: 名册\n---\n::: turned 名册\n| 名 | 数 |\n|---|--:|\n{rows}:::\n\n{notes}"
    )
    pages = print_pages(text, manifest=BARE)  # it would be an error where figures lie on others
    assert sum(g.text == "[" for page in pages for g in page.glyphs) == 44
