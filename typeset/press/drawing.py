"""Pages drawn as a PDF that keeps a standard, or says what it lacks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from typeset import engine
from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.engine.log_capture import captured_warnings
from typeset.press.blame import blaming
from typeset.press.engine_warnings import page_warnings
from typeset.press.output_profile import OutputProfile, coated, output_profile
from typeset.press.pages import Pages
from typeset.press.requirements import lacking, unembeddable
from typeset.press.standards import STANDARDS, USUAL, Standard
from typeset.press.treatments import TREATMENTS

if TYPE_CHECKING:
    from pydyf import PDF
    from weasyprint import Document

    from typeset.engine.picture_data import Treatment

    Finisher = Callable[[Document, PDF], None]


def draw(
    pages: Pages,
    finisher: Finisher | None = None,
    treatment: Treatment | None = None,
    verified: bool = True,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF of `pages`, and what drawing it had to say.

    It keeps the standard that the options name; raises IssueError with all that the issue lacks for
    that.  Where none is asked for, it claims PDF/UA-1 if it keeps it, and warns of what is lacking.
    `finisher` is WeasyPrint's: it sees the document and its PDF objects before they are written.
    `treatment` is that of pictures, where it is not the one that the pages' options name.
    Raises IssueError where a character of the issue is lost, hidden or printed twice, unless it is
    not to be `verified`: such pages are to be looked at, never given away.
    """
    from typeset.engine.drawing_record import recording
    from typeset.press.verifying import verify

    drawing = _Drawing(pages)
    pages.pictures.treat(treatment or TREATMENTS[pages.options.pictures])
    if not pages.options.links:
        _unlink(pages)
    with blaming(pages.source), captured_warnings() as messages, recording() as drawn:
        data = pages.document.write_pdf(
            finisher=drawing.finisher(finisher),
            pdf_tags=drawing.standard.tagged,
            pdf_version=drawing.standard.version,
            pdf_identifier=drawing.standard.intent is not None,
            custom_metadata=True,
        )
    assert data is not None
    if drawn and verified:  # by WeasyPrint alone, nothing is noted
        warnings = pages.source.warnings
        unused = {each.position for each in warnings if each.key == "layout.unused"}
        verify(pages.source.issue, drawn, unused, pages.source.optional)
    warned = page_warnings(messages, pages.source.html, pages.source.base)
    return data, (*drawing.lacks, *warned)


class _Drawing:
    """One PDF in the making: its standard, and what the issue was found to lack."""

    def __init__(self, pages: Pages) -> None:
        name = pages.options.standard or pages.source.standard
        self.pages = pages
        self.standard: Standard = STANDARDS[name] if name else USUAL
        self.required = name is not None
        self.profile = _profile(pages) if self.standard.intent else None
        self.lacks: tuple[Diagnostic, ...] = ()
        self._tell(*lacking(pages, self.standard))

    def _tell(self, *found: Diagnostic) -> None:
        """Keep what is lacking; an error where the standard was asked for."""
        if found and self.required:
            raise IssueError(found, self.pages.source.base)
        self.lacks += tuple(replace(each, severity="warning") for each in found)

    def finisher(self, other: Finisher | None) -> Finisher:
        """What WeasyPrint calls once the pages are drawn."""
        from typeset.engine.pictures import share_profiles
        from typeset.press.finishing import describe, finish

        def finisher(document: Any, pdf: Any) -> None:
            share_profiles(pdf)
            options = self.pages.options
            if options.bleed or options.marks:
                from typeset.press.marks import finish_boxes

                finish_boxes(pdf, options.bleed, options.marks)
            self._tell(*unembeddable(self.pages, self.standard))
            if self.lacks or not engine.is_on():  # WeasyPrint's own tags keep no standard
                describe(pdf, self.pages)
            else:
                finish(pdf, self.pages, self.standard, self.profile)
            if other:
                other(document, pdf)

        return finisher


def _unlink(pages: Pages) -> None:
    """Take the links to addresses off the pages; those within the document stay."""
    for page in pages.document.pages:
        page.links[:] = [link for link in page.links if link[0] == "internal"]


def _profile(pages: Pages) -> OutputProfile:
    own = pages.options.profile
    return output_profile(own) if own else coated()
