"""From a page source to laid-out pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from weasyprint import CSS, HTML, Document

from typeset.issue.diagnostics import Diagnostic, Position
from typeset.layout.page_source import PageSource
from typeset.press.fetcher import FolderFetcher
from typeset.press.listening import listening
from typeset.press.pages import Pages
from typeset.press.type_case import type_case

VARIANT = "pdf/ua-1"


def paginate(source: PageSource) -> Pages:
    """Lay `source` out in pages.  What WeasyPrint warns of becomes warnings of the pages."""
    fetcher = FolderFetcher(readable_folders(source))
    case = type_case(source.fonts)
    warnings = list(source.warnings)
    sheets = [case.stylesheet]
    for path in source.stylesheets:
        with listening() as messages:
            sheets.append(CSS(filename=path, url_fetcher=fetcher, font_config=case.configuration))
        warnings += [_warning(message, Position(str(path))) for message in messages]

    def set_html(html: str) -> Document:
        return HTML(string=html, base_url=f"{source.base}/", url_fetcher=fetcher).render(
            font_config=case.configuration,
            stylesheets=sheets,
            pdf_variant=VARIANT,
            pdf_tags=True,
            custom_metadata=True,
        )

    with listening() as messages:
        document = _document(source, set_html)
    warnings += [_warning(message, None) for message in messages]
    return Pages(source, document, tuple(warnings))


def _document(source: PageSource, set_html: Callable[[str], Document]) -> Document:
    """The pages as the text flows, or made up in columns where the layout says so."""
    if source.makeup is None:
        return set_html(source.html)
    from typeset.makeup import make_up

    return make_up(source.html, set_html).document


def readable_folders(source: PageSource) -> tuple[Path, ...]:
    """The folders that the pages may take files from: the issue's and the layout's."""
    return (source.base, *(path.parent for path in source.stylesheets))


def _warning(message: str, position: Position | None) -> Diagnostic:
    return Diagnostic("press.engine", position, {"message": message}, severity="warning")
