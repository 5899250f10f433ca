"""The dummy of a newspaper's pages as files: SVG, and the same as PNG."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pypdfium2
from weasyprint import HTML

from typeset.diagnostics.problems import Diagnostic, IssueError
from typeset.makeup import MadeUp
from typeset.press.loaded_faces import loaded_faces
from typeset.press.pages import Pages

RESOLUTION = 150
"""Dots per inch of the picture."""


def made_of(pages: Pages) -> MadeUp:
    """How the pages were made up.  Raises IssueError where they are no newspaper's."""
    if pages.made is None:
        layout = pages.source.issue.manifest.layout
        raise IssueError([Diagnostic("press.no-plan", None, {"layout": layout})])
    return pages.made


def dummy_svg(pages: Pages) -> bytes:
    """The dummy as SVG, in whatever face its viewer has."""
    return made_of(pages).dummy.svg().encode()


def dummy_png(pages: Pages) -> bytes:
    """The dummy as PNG, in the issue's own faces."""
    dummy = replace(made_of(pages).dummy, family=pages.source.fonts.stack("heading"))
    width, height = dummy.size
    html = (
        f"<style>@page {{ size: {width:.1f}pt {height:.1f}pt; margin: 0 }} body {{ margin: 0 }} "
        f"svg {{ display: block }}</style>{dummy.svg()}"
    )
    faces = loaded_faces(pages.source.fonts)
    pdf = HTML(string=html).write_pdf(font_config=faces.configuration)
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=RESOLUTION / 72).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
