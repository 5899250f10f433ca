"""From a page source to laid-out pages."""

from __future__ import annotations

from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from typeset import resources
from typeset.issue.diagnostics import Diagnostic, Position
from typeset.layout.page_source import PageSource
from typeset.press.fetcher import FolderFetcher
from typeset.press.listening import listening
from typeset.press.pages import Pages

VARIANT = "pdf/ua-1"


def paginate(source: PageSource) -> Pages:
    """Lay `source` out in pages.  What WeasyPrint warns of becomes warnings of the pages."""
    fetcher = FolderFetcher(readable_folders(source))
    fonts = FontConfiguration()
    warnings = list(source.warnings)
    sheets = []
    for path in source.stylesheets:
        with listening() as messages:
            sheets.append(CSS(filename=path, url_fetcher=fetcher, font_config=fonts))
        warnings += [_warning(message, Position(str(path))) for message in messages]
    with listening() as messages:
        html = HTML(string=source.html, base_url=f"{source.base}/", url_fetcher=fetcher)
        document = html.render(
            font_config=fonts,
            stylesheets=sheets,
            pdf_variant=VARIANT,
            pdf_tags=True,
            custom_metadata=True,
        )
    warnings += [_warning(message, None) for message in messages]
    return Pages(source, document, tuple(warnings))


def readable_folders(source: PageSource) -> tuple[Path, ...]:
    """The folders that the pages may take files from: the issue's, the layout's and the fonts'."""
    return (source.base, *(path.parent for path in source.stylesheets), resources.FONTS)


def _warning(message: str, position: Position | None) -> Diagnostic:
    return Diagnostic("press.engine", position, {"message": message}, severity="warning")
