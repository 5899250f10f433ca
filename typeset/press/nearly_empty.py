"""A last page that is nearly empty is reported: text in columns has no cut that surely wins it."""

from __future__ import annotations

from weasyprint import Document

from typeset.diagnostics.problems import Diagnostic
from typeset.press.white_holes import lowest_in

NEARLY = 0.13
"""Of a page's height: a last page with less text looks like an oversight."""


def nearly_empty(document: Document) -> tuple[Diagnostic, ...]:
    """What is said where the last of several pages holds a few lines, its foot aside."""
    page = document.pages[-1]._page_box
    share = (lowest_in(page) - page.content_box_y()) / float(page.height)
    if len(document.pages) < 2 or not 0 < share < NEARLY:
        return ()
    details: dict[str, object] = {"percent": round(100 * share)}
    return (Diagnostic("press.last-page", None, details, severity="warning"),)
