"""版记 on an even last page: what a two-sided document asks for (GB/T 9704-2012, 7.4.1, 7.5)."""

from __future__ import annotations

from collections.abc import Callable

from weasyprint import Document

SetHtml = Callable[[str], Document]


def with_even_last_page(html: str, document: Document, set_html: SetHtml) -> Document:
    """The pages of `html`, which are those of `document` or have an even last one.

    Where it is odd by itself, `<html>` gets `data-last-page`, by which the layout's style moves the
    closing block to the next even page; `after-blank` where a blank page comes before that one.
    """
    if len(document.pages) % 2 == 0:
        return document
    document = set_html(_with_last_page(html, "even"))
    if any(page._page_box.page_type.blank for page in document.pages):
        document = set_html(_with_last_page(html, "after-blank"))
    return document


def _with_last_page(html: str, word: str) -> str:
    return html.replace("<html ", f'<html data-last-page="{word}" ', 1)
