"""Lines of plain English texts that end where their writer ended them stay; wrapped ones join."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from typeset.intake.contributions import holds_an_issue
from typeset.intake.importing import import_issue
from typeset.intake.readers import read_data
from typeset.intake.summary import summary

RECIPE = """RUTH'S LEMON CAKE

Mum never wrote this down. I stood behind her in 1998 and did.

For the cake:
225g (8oz) soft butter
4 eggs
finely grated zest of 1½ lemons

Heat the oven to 180°C (fan 160°C, gas mark 4) and line a 2lb loaf tin. Beat the
butter and sugar until pale, then add the eggs, one at a time. Sift in the flour, add
the zest and the milk.

Ruth Dale (née Pemberton)
"""
COFFEE = """Coffee Morning
Saturday 14th November
10.30am - 12 noon
Village Hall
in aid of the Air Ambulance
Cakes, raffle, bring & buy
"""
SERVICES = """SERVICES IN NOVEMBER

1st\t8am\tHoly Communion (BCP)
\t10am\tSung Eucharist
8th\t10.50am\tRemembrance at the War Memorial
15th\t10am\tFamily Service
"""
POEM = """November

by Edith Marsh

No sun, no moon, no morn,
  no road, no lane, no street;
the year has laid its fiddle down
  and put away its feet.

But in the baker's window burns
  a yellow square of light,
and someone's wife is buying bread
  to see us through the night.
"""
TWICE_WRAPPED = """Notes from the allotment

The frost came early this year, and the dahlias were black by the end of the first
week, which
was a pity, for they had been the best that anybody on the lower plots could remember
seeing.
"""
COLUMN = "THE LOWER WEIR GAZETTE\nNumber 12\n\n" + "\n".join(
    ["The river was low all summer", "and the wardens took the logs", "out of the lower weir below"]
    * 4
)
ISSUE = RECIPE.replace("For the cake:", "The cake\n") + "\nThe fete\n\nIt rained all day.\n"


def body(text: str, folder: Path, *more: str) -> str:
    """What the article says below its head; `more`: other files beside it."""
    (folder / "raw").mkdir()
    for number, each in enumerate((text, *more)):
        (folder / f"raw/{number}.txt").write_text(each, encoding="utf-8")
    raw = folder / "raw" if more else folder / "raw/0.txt"
    import_issue(raw, folder / "issue")
    first = min((folder / "issue/articles").iterdir())
    return first.read_text(encoding="utf-8").split("---\n")[-1].strip()


@pytest.mark.parametrize("more", [(), (COFFEE,)])
def test_the_entries_of_a_recipe_stay_and_its_sentences_are_joined(
    more: tuple[str, ...], tmp_path: Path
) -> None:
    parts = body(RECIPE, tmp_path, *more).split("\n\n")
    entries = [
        "For the cake:",
        "225g (8oz) soft butter",
        "4 eggs",
        "finely grated zest of 1½ lemons",
    ]
    assert parts[1:5] == entries
    assert len(parts) == 6 and parts[5].endswith("Sift in the flour, add the zest and the milk.")
    first = min((tmp_path / "issue/articles").iterdir()).read_text(encoding="utf-8")
    assert "byline: Ruth Dale (née Pemberton)" in first


@pytest.mark.parametrize("more", [(), (RECIPE,)])
def test_a_notice_of_short_lines_keeps_them(more: tuple[str, ...], tmp_path: Path) -> None:
    text = body(COFFEE, tmp_path, *more)
    assert text.split("\n\n") == COFFEE.splitlines()[1:]
    assert (
        "headline: Coffee Morning" in (tmp_path / "issue/articles/01-coffee-morning.md").read_text()
    )


def test_rows_that_tabs_part_are_a_table_with_its_empty_cells(tmp_path: Path) -> None:
    rows = body(SERVICES, tmp_path, COFFEE).splitlines()
    assert rows[2:] == [
        "| 1st | 8am | Holy Communion (BCP) |",
        "|  | 10am | Sung Eucharist |",
        "| 8th | 10.50am | Remembrance at the War Memorial |",
        "| 15th | 10am | Family Service |",
    ]


@pytest.mark.parametrize("end", ["", "\nEdith Marsh\n"])
def test_a_poem_in_small_letters_is_one(end: str, tmp_path: Path) -> None:
    text = POEM.replace("by Edith Marsh\n\n", "") + end if end else POEM
    made = body(text, tmp_path)
    assert made.startswith("::: poem\nNo sun, no moon, no morn,\nno road,")
    assert made.endswith("to see us through the night.\n:::")
    head = next((tmp_path / "issue/articles").iterdir()).read_text(encoding="utf-8")
    assert "byline: Edith Marsh" in head


def test_a_text_that_was_wrapped_twice_is_joined(tmp_path: Path) -> None:
    assert "\n" not in body(TWICE_WRAPPED, tmp_path, COFFEE)


@pytest.mark.parametrize(
    ("text", "whole"),
    [(COFFEE, False), (POEM, False), (RECIPE, False), (COLUMN, True), (ISSUE, True)],
)
def test_a_narrow_column_of_an_issue_is_no_piece_of_short_lines(text: str, whole: bool) -> None:
    assert holds_an_issue(read_data("a.txt", text.encode())) == whole


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "短行各自成段"), ("en", "lines of their own")]
)
def test_lines_that_are_kept_are_listed(language: Any, words: str, tmp_path: Path) -> None:
    for text, listed in ((COFFEE, True), (POEM, False)):
        raw = tmp_path / f"{listed}.txt"
        raw.write_text(text, encoding="utf-8")
        report = import_issue(raw, tmp_path / f"issue-{listed}")
        assert (words in summary(report, tmp_path, language)) == listed
