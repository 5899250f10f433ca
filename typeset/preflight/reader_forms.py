"""What other readers' forms of an issue would lack: a mail cut off, an article without a name."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.issue.model import Issue
from typeset.outputs.edition import edition_of
from typeset.outputs.mail import CLIPPED, html_size
from typeset.preflight.finding import HOUSE, Finding

NAVIGATION = "WCAG 2.2 2.4.6, EPUB 3.3 7.3"


def form_findings(issue: Issue) -> Iterator[Finding]:
    """Notes: an office that makes none of these forms need not mind them."""
    size = html_size(edition_of(issue))
    if size >= CLIPPED:
        details: dict[str, object] = {"size": size // 1000, "limit": CLIPPED // 1000}
        yield Finding("note", "preflight.long-mail", details, HOUSE)
    for article in issue.articles:
        if not article.about.headline:
            yield Finding("note", "preflight.no-headline", {}, NAVIGATION, source=article.position)
