"""Where a newspaper's stories stand, in columns and lines of the pages' grid."""

from __future__ import annotations

from typeset.issue.model import Issue
from typeset.makeup.story import Plan
from typeset.makeup.written_plan import story_extents
from typeset.press import Pages
from typeset.preview.edition import DummyStory, PageDummy


def page_dummy(issue: Issue, pages: Pages) -> PageDummy | None:
    """The dummy of a newspaper's pages; None where the text flows."""
    if pages.made is None:
        return None
    sheet, plan = pages.made.dummy.sheet, pages.made.plan
    taken = tuple(
        DummyStory("", each.page, each.column + 1, each.line + 1, each.span, each.lines, True)
        for each in plan.pieces
        if each.kind == "reserved"
    )
    stories = tuple(
        story for page in range(1, plan.pages + 1) for story in _stories(issue, plan, page)
    )
    return PageDummy(plan.pages, sheet.columns, sheet.lines, (*stories, *taken))


def _stories(issue: Issue, plan: Plan, page: int) -> list[DummyStory]:
    """Each story that begins on the page."""
    found = []
    for number, (left, right, top, foot) in story_extents(plan, page).items():
        article = issue.articles[number]
        fixed = article.about.at is not None
        place = (left + 1, top + 1, right - left, foot - top)
        found.append(DummyStory(article.file, page, *place, fixed))
    return found
