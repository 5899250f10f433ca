"""From a page source to laid-out pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from weasyprint import HTML, Document

from typeset.diagnostics.problems import Diagnostic
from typeset.engine.log_capture import captured_warnings
from typeset.layout.page_source import PageSource
from typeset.press.blame import blaming
from typeset.press.bleed import bleed_sheet, extend_to_bleed
from typeset.press.engine_warnings import page_warnings
from typeset.press.fetcher import FolderFetcher
from typeset.press.glyphs import glyph_warnings
from typeset.press.kept_work import KeptWork, kept_work
from typeset.press.last_page import with_even_last_page
from typeset.press.line_warnings import line_warnings
from typeset.press.links import refused_links
from typeset.press.loaded_faces import loaded_faces
from typeset.press.nearly_empty import nearly_empty
from typeset.press.options import PdfOptions
from typeset.press.page_economy import Advice, economical, page_advice
from typeset.press.pages import Pages
from typeset.press.picture_warnings import coarse_pictures, cropped_pictures
from typeset.press.readable import readable_folders
from typeset.press.repagination import Repagination
from typeset.press.stylesheets import stylesheets
from typeset.press.white_holes import without_white_holes

if TYPE_CHECKING:
    from typeset.makeup import MadeUp

EngineInput = Callable[[str], tuple[HTML, dict[str, Any]]]
"""The engine's input for a page's HTML: read, with the options to set it with."""


def lay_out(
    source: PageSource,
    options: PdfOptions,
    warnings_before: tuple[Diagnostic, ...] = (),
    *,
    advise: bool = True,
    keep: bool = False,
) -> Pages:
    """The pages of `source`; the engine is started, and has given `warnings_before`."""
    with blaming(source):
        return _lay_out(source, options, warnings_before, advise=advise, keep=keep)


def _lay_out(
    source: PageSource,
    options: PdfOptions,
    warnings_before: tuple[Diagnostic, ...],
    *,
    advise: bool,
    keep: bool,
) -> Pages:
    fetcher = FolderFetcher(readable_folders(source))
    faces = loaded_faces(source.fonts)
    parsed = stylesheets(source, faces)
    kept = kept_work(source, faces, parsed) if keep else KeptWork()
    pictures = kept.pictures
    sheets = parsed.sheets
    if options.bleed:
        sheets = (*sheets, bleed_sheet(options.bleed))

    def engine_input(html: str) -> tuple[HTML, dict[str, Any]]:
        read = HTML(string=html, base_url=f"{source.base.as_uri()}/", url_fetcher=fetcher)
        return read, {
            "font_config": faces.configuration,
            "counter_style": parsed.counters.copy(),
            "stylesheets": sheets,
            "cache": pictures,
        }

    with captured_warnings() as messages:
        document, made, advice = _document(source, engine_input, kept, advise)
    if options.bleed:
        extend_to_bleed(document)
    boxes = [page._page_box for page in document.pages]
    warnings = [*warnings_before, *source.warnings, *parsed.warnings]
    warnings += made.warnings if made else advice
    warnings += page_warnings(messages, source.html, source.base)
    warnings += glyph_warnings(boxes, source.fonts, source.base)
    warnings += line_warnings(document)
    if pictures.photographs:
        warnings += coarse_pictures(boxes)
    if source.makeup == "flow":
        warnings += cropped_pictures(boxes)
    warnings += refused_links(document)
    return Pages(source, document, tuple(warnings), pictures, options, made)


def _document(
    source: PageSource, engine_input: EngineInput, kept: KeptWork, advise: bool
) -> tuple[Document, MadeUp | None, Advice]:
    """The pages as the text flows, or made up in columns where the layout says so."""

    def set_html(html: str) -> Document:
        read, options = engine_input(html)
        return read.render(**options)

    if source.makeup is None:
        html, document = without_white_holes(source.html, set_html)
        html, document = economical(html, document, set_html)
        advice = page_advice(html, document, set_html) if advise else ()
        if source.even_last_page:
            document = with_even_last_page(html, document, set_html)
        return document, None, advice
    if source.makeup == "flow":
        from typeset.makeup.flow.filling import filled

        read, options = engine_input(source.html)
        document = filled(source.html, Repagination(read, **options).pages, set_html)
        return document, None, nearly_empty(document)
    from typeset.makeup import make_up
    from typeset.makeup.set_parts import PartSetter

    made = make_up(source, PartSetter(set_html, kept.parts))
    return made.document, made, ()
