"""The lead of the issue: listed first, it comes to page 1 before those that ask for that page."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.makeup.material import ArticleCopy
from typeset.makeup.picture_groups import is_photo_page


def front_lead(articles: Sequence[ArticleCopy]) -> int | None:
    """The number of the lead that belongs on page 1, though it asks for no page.

    It is listed before all that ask for a page, and some ask for page 1.  None where one of these
    is a lead, or a photo page: then the front has what the editor wants there.
    """
    first = next((n for n, each in enumerate(articles) if each.role == "lead" or each.page), None)
    if first is None or articles[first].page:
        return None
    asking = [each for each in articles if each.page == 1]
    has_its_own = any(
        each.role == "lead" or any(map(is_photo_page, each.figures)) for each in asking
    )
    return first if asking and not has_its_own else None
