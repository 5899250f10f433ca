"""Random issues of all that an editor may ask for: each prints every character once, uncovered.

`python -m benchmarks.newspaper.survey` asks the same of as many issues as one has time for.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.newspaper.printed_once import PrintedPage, faults, printed_pages
from tests.newspaper.random_issues import RandomIssue, random_issue
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

SEEDS = (2, 3, 4, 6, 7, 8, 9, 12)
"""A long table, a box, pictures, notices, English, many columns: small enough to be quick."""


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
