"""The issue's lead, listed first, comes to page 1 before the stories that ask for that page."""

from __future__ import annotations

import pytest

from tests.newspaper.conftest import Set, text
from typeset.makeup.story import Plan
from typeset.press import Pages

LONG = 8
"""Paragraphs: three such stories fill the front, four do not."""


def issue(lead: str, *others: str, paragraphs: int = LONG) -> list[tuple[str, str]]:
    """A lead and others, each with what it asks for; the last one is page 2's own lead."""
    asked = [f"headline: 头条\n{lead}", *(f"headline: 稿{n}\n{o}" for n, o in enumerate(others))]
    asked.append("headline: 二版头条\npriority: lead\npage: 2")
    return [(each, text(paragraphs)) for each in asked]


def first_page(pages: Pages, story: int) -> int:
    """The page on which a story begins."""
    assert pages.made is not None
    plan: Plan = pages.made.plan
    return min(piece.page for piece in plan.pieces if piece.story == story)


@pytest.mark.parametrize(
    ("lead", "others", "page"),
    [
        ("priority: lead", ("page: 1", "page: 1", "page: 1"), 1),
        ("", ("page: 1", "page: 1", "page: 1"), 2),  # no lead: the page is the others'
        ("priority: lead\npage: 2", ("page: 1", "page: 1", "page: 1"), 2),
    ],
)
def test_it_comes_to_the_front(lead: str, others: tuple[str, ...], page: int, lay_out: Set) -> None:
    pages = lay_out(*issue(lead, *others))
    assert first_page(pages, 0) == page
    assert "makeup.lead-behind-front" not in [warning.key for warning in pages.warnings]


def test_a_front_with_a_lead_of_its_own_keeps_it(lay_out: Set) -> None:
    own = ("priority: lead\npage: 1", "page: 1", "page: 1")
    assert first_page(lay_out(*issue("priority: lead", *own)), 1) == 1


@pytest.mark.parametrize(("lines", "said"), [(80, [2]), (20, [])])
def test_where_the_front_has_no_room_for_it_that_is_said(
    lines: int, said: list[int], lay_out: Set
) -> None:
    slot = f"at: {{page: 1, column: 1, line: 1, columns: 5, lines: {lines}}}"
    pages = lay_out(*issue("priority: lead", slot))
    found = [each for each in pages.warnings if each.key == "makeup.lead-behind-front"]
    assert [each.details["page"] for each in found] == said
    assert [each.position.file for each in found] == ["articles/01.md"] * len(said)
