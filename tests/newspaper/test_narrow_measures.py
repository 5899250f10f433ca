"""What is wider or higher than its column: long words, readings, tables in boxes, drop caps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newspaper.conftest import Print, print_issue, text
from tests.reading import Glyph, Sheet
from typeset.issue import IssueError

ADDRESS = "https://example.org/" + "abcdefghij" * 5
ENGLISH = "headline: Members agree\nlanguage: en"
WORDS = "Members of the federation attended the workshop and agreed on hours and wages. " * 2


def drawn(page: Sheet) -> str:
    return "".join(glyph.text for glyph in page.glyphs if glyph.text.strip())


def starts(page: Sheet, words: str) -> list[Glyph]:
    """The first glyph of each place where these words stand, blanks aside."""
    glyphs = [glyph for glyph in page.glyphs if glyph.text.strip()]
    whole = "".join(glyph.text for glyph in glyphs)
    return [glyphs[n] for n in range(len(whole)) if whole.startswith(words, n)]


def test_a_word_longer_than_its_column_is_broken(printed: Print, tmp_path: Path) -> None:
    issue = (ENGLISH, f"{WORDS}{ADDRESS} {WORDS}")
    [page] = printed(issue, manifest="options: {columns: 8}")
    assert ADDRESS in drawn(page).replace("-", "").replace("‐", "")
    layout = tmp_path / "layouts" / "stock"  # control: without the rule it lies over its neighbour
    layout.mkdir(parents=True)
    (layout / "layout.yaml").write_text("name: stock\nextends: newspaper\n", encoding="utf-8")
    (layout / "print.css").write_text("body { overflow-wrap: normal }", encoding="utf-8")
    with pytest.raises(IssueError) as refused:
        print_issue(tmp_path, issue, manifest="layout: stock\noptions: {columns: 8}")
    assert {each.key for each in refused.value.diagnostics} == {"press.overprinted"}


def test_a_reading_in_english_stands_in_brackets(printed: Print) -> None:
    reading = "[通化]{ruby=Tonghua}"
    [page] = printed((ENGLISH, f"The town of {reading} is large."))
    assert "通化(Tonghua)is" in drawn(page)
    [page] = printed(("headline: 通化", f"说的是{reading}这座城。"))
    base, above = starts(page, "通化")[-1], starts(page, "Tonghua")[0]
    assert above.baseline < base.baseline - 5
    assert "(" not in drawn(page)


@pytest.mark.parametrize("columns", [4, 8])
def test_a_wide_table_of_a_box_takes_its_whole_width(columns: int, printed: Print) -> None:
    many = "\n".join(["|" + "栏|" * 24, "|" + "---|" * 24, "|" + "甲|" * 24])
    box = ("headline: 名单\npriority: box", f"{text(4)}\n\n{many}\n\n{text(4)}")
    [page] = printed(box, manifest=f"options: {{columns: {columns}}}")
    cells = starts(page, "甲")
    assert len(cells) == 24
    assert len({round(cell.baseline) for cell in cells}) == 1
    assert cells[-1].x - cells[0].x > 0.8 * (page.width - 80)
    narrow = ("headline: 名单\npriority: box", f"{text(4)}\n\n|栏|\n|---|\n|甲|\n\n{text(4)}")
    [page] = printed(narrow, manifest=f"options: {{columns: {columns}}}")
    [cell] = starts(page, "甲")
    assert any(glyph.baseline < cell.baseline for glyph in starts(page, "本报讯"))


@pytest.mark.parametrize("capital", [True, False])
def test_no_column_ends_beside_a_drop_cap(capital: bool, printed: Print) -> None:
    """Its three lines stand in the first column, however few are in the others."""
    front = f"{ENGLISH}\ndrop_cap: {'true' if capital else 'false'}"
    [page] = printed((front, WORDS), manifest="options: {columns: 5}")
    first = starts(page, "Membersof")[0]
    own = [g for g in page.glyphs if g.text.strip() and first.x - 2 < g.x < first.x + 120]
    lines = {round(g.baseline) for g in own if g.baseline >= first.baseline - 30 and g.size < 14}
    assert (len(lines) >= 3) is capital


def test_a_han_character_is_as_large_a_drop_cap_in_english_as_in_chinese(printed: Print) -> None:
    def cap(front: str) -> Glyph:
        [page] = printed((f"{front}\ndrop_cap: true", "市" + WORDS * 3))
        return max(starts(page, "市"), key=lambda glyph: glyph.size)

    [page] = printed((f"{ENGLISH}\ndrop_cap: true", "M" + WORDS * 3))
    latin = max(starts(page, "M"), key=lambda glyph: glyph.size)
    assert cap(ENGLISH).size < 0.75 * latin.size
    assert cap("headline: 市").size > 15


@pytest.mark.parametrize(("columns", "dropped"), [(8, False), (5, True)])
def test_a_drop_cap_leaves_room_for_a_syllable(columns: int, dropped: bool, printed: Print) -> None:
    """Where it has none, the text began below it, and the cap stood on the headline."""
    front, options = f"{ENGLISH}\ndrop_cap: true", f"{{columns: {columns}, leading: '1.7'}}"
    [page] = printed((front, f"Workshop hours. {WORDS * 3}"), manifest=f"options: {options}")
    first = min(starts(page, "orkshop"), key=lambda glyph: glyph.baseline)
    cap = starts(page, "Workshop")[0]
    assert (cap.size > 2 * first.size) is dropped


@pytest.mark.parametrize(("columns", "dropped"), [(6, False), (4, True)])
def test_a_drop_cap_as_wide_as_its_column_is_none(
    columns: int, dropped: bool, printed: Print
) -> None:
    """Quotation marks belong to it: the text began below it, and the cap stood on the headline."""
    front, options = f"{ENGLISH}\ndrop_cap: true", f"{{columns: {columns}, leading: '1.7'}}"
    [page] = printed((front, f"““Wages and hours. {WORDS * 3}"), manifest=f"options: {options}")
    first = min(starts(page, "agesand"), key=lambda glyph: glyph.baseline)
    cap = starts(page, "Wagesand")[0]
    assert (cap.size > 2 * first.size) is dropped
