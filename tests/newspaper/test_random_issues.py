"""Random issues of all that an editor may ask for: each prints every character once, uncovered.

`python -m benchmarks.newspaper.survey` asks the same of as many issues as one has time for.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.newspaper.printed_once import PrintedPage, faults, printed_pages
from tests.newspaper.random_issues import RandomIssue, random_issue
from tests.newspaper.small_issues import small_issue
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

SEEDS = (2, 3, 4, 6, 7, 8, 9, 12)
"""A long table, a box, pictures, notices, English, many columns: small enough to be quick."""

SMALL = {"blocks": 4, "front": 2, "plan": 2, "pictures": 1, "heads": 4, "lengths": 3, "english": 2}
"""A quick issue of each kind."""


CLOSER, CODE = 811111, 813003
"""Issues that are set with less leading: rows of nine lines in a narrow column's table; a QR code
above its words."""


def printed(issue: RandomIssue, folder: Path) -> tuple[PrintedPage, ...]:
    issue.write(folder / "issue")
    publish(paginate(compose(load(folder / "issue"))), folder / "paper.pdf")
    return printed_pages(folder / "paper.pdf")


@pytest.mark.parametrize("seed", SEEDS)
def test_any_issue_prints_every_character_once_uncovered_on_the_sheet(
    seed: int, tmp_path: Path
) -> None:
    issue = random_issue(seed)
    assert faults(issue, printed(issue, tmp_path)) == []


@pytest.mark.parametrize("kind", SMALL)
def test_any_small_issue_prints_every_character_once_in_order(kind: str, tmp_path: Path) -> None:
    issue = small_issue(SMALL[kind], kind)
    assert faults(issue, printed(issue, tmp_path)) == []


def test_rows_of_a_table_stand_closer_where_all_lines_do(tmp_path: Path) -> None:
    issue = small_issue(CLOSER)
    assert faults(issue, printed(issue, tmp_path)) == []


def test_what_holds_a_picture_keeps_its_height_there(tmp_path: Path) -> None:
    assert len(printed(small_issue(CODE), tmp_path)) == 2  # words that are covered are an error


def test_control_what_stands_before_its_time_is_seen(tmp_path: Path) -> None:
    issue = small_issue(SMALL["heads"], "heads")
    pages = printed(issue, tmp_path)
    issue.marks[0] = issue.marks[0][::-1]
    assert len(issue.marks[0]) > 1
    assert any("is printed after" in fault for fault in faults(issue, pages))


def test_control_what_is_lost_doubled_covered_or_off_the_sheet_is_seen(tmp_path: Path) -> None:
    issue = random_issue(4)
    [page] = printed(issue, tmp_path)
    number = next(n for n, (c, _) in enumerate(page.characters) if c in "和谐稳定")
    before, (character, box), after = (
        page.characters[:number],
        page.characters[number],
        page.characters[number + 1 :],
    )

    def reported(*characters: tuple[str, tuple[float, float, float, float]]) -> list[str]:
        return faults(issue, (replace(page, characters=(*before, *characters, *after)),))

    left, bottom, right, top = box
    off = (-5.0, bottom, right - left - 5.0, top)
    assert reported((character, box)) == []
    assert reported() == [f"{character!r}: -1"]
    assert f"{character!r}: +1" in reported((character, box), (character, off))
    assert reported((character, off)) == [f"page 1: {character} off the sheet"]
    neighbour, place = after[0]
    assert f"page 1: {character} and {neighbour} over each other" in reported((character, place))
