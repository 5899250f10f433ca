"""The PDF of laid-out pages, in memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from typeset.diagnostics.problems import Diagnostic
from typeset.press.engine_warnings import page_warnings
from typeset.press.log_capture import listening
from typeset.press.pages import VARIANT, Pages
from typeset.press.treatments import TREATMENTS

if TYPE_CHECKING:
    from pydyf import PDF
    from weasyprint import Document

    from typeset.engine.picture_data import Treatment


def draw(
    pages: Pages,
    finisher: Callable[[Document, PDF], None] | None = None,
    treatment: Treatment | None = None,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF of `pages`, and what drawing it had to say.

    `finisher` is WeasyPrint's: it sees the document and its PDF objects before they are written.
    `treatment` is that of pictures, where it is not the one that the pages' options name.
    """
    from typeset.engine.pictures import share_profiles

    options = pages.options
    pages.pictures.treat(treatment or TREATMENTS[options.pictures])

    def finish(document: Document, pdf: PDF) -> None:
        share_profiles(pdf)
        if options.bleed or options.marks:
            from typeset.press.marks import finish_boxes

            finish_boxes(pdf, options.bleed, options.marks)
        if finisher is not None:
            finisher(document, pdf)

    with listening() as messages:
        data = pages.document.write_pdf(
            finisher=finish, pdf_variant=VARIANT, pdf_tags=True, custom_metadata=True
        )
    assert data is not None
    return data, tuple(page_warnings(messages, pages.source.html, pages.source.base))
