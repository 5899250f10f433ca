"""White at a page's foot moves above the stories that begin on it, so that pages end together."""

from __future__ import annotations

from typing import Any

from weasyprint import Document
from weasyprint.document import Page

from typeset.makeup.flow.room import rooms
from typeset.makeup.moving import move

MOST = 2.5
"""Lines of white that one story may get above it: more looks like a hole."""


def spread(document: Document) -> None:
    """Spread the white of each page but the last."""
    found = rooms([page._page_box for page in document.pages])
    for number, room in enumerate(found[:-1]):
        page = document.pages[number]
        stories = _beginning(page._page_box)
        if not stories or room.white < room.line / 2:
            continue
        extra = min(room.white / len(stories), MOST * room.line)
        for place, story in enumerate(stories, 1):
            move(story, 0, extra * place)
        document.pages[number] = Page(page._page_box)


def _beginning(page: Any) -> list[Any]:
    """The stories that begin on a page, but for one at its top."""
    stories = [box for box in page.descendants() if box.element_tag == "article"]
    return [story for story in stories[1:] if any(_is_head(box) for box in story.children)]


def _is_head(box: Any) -> bool:
    return box.element_tag == "header" or (
        box.element is not None and "section-label" in (box.element.get("class") or "")
    )
