"""From a page source to laid-out pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from typeset import resources
from typeset.issue.diagnostics import Diagnostic, Position
from typeset.layout.page_source import PageSource
from typeset.press.fetcher import FolderFetcher
from typeset.press.listening import listening
from typeset.press.pages import Pages

VARIANT = "pdf/ua-1"

# Until the fonts' own variables come.
STAND_IN = """:root {
  --font-body: "Noto Serif CJK SC"; --font-text: "Noto Serif CJK SC";
  --font-heading: "Noto Sans CJK SC"; --font-kai: "LXGW WenKai";
  --font-title: "Noto Serif CJK SC"; --font-latin: "Liberation Serif";
  --font-mono: "DejaVu Sans Mono";
}"""


def paginate(source: PageSource) -> Pages:
    """Lay `source` out in pages.  What WeasyPrint warns of becomes warnings of the pages."""
    fetcher = FolderFetcher(readable_folders(source))
    fonts = FontConfiguration()
    warnings = list(source.warnings)
    sheets = [CSS(string=STAND_IN)]
    for path in source.stylesheets:
        with listening() as messages:
            sheets.append(CSS(filename=path, url_fetcher=fetcher, font_config=fonts))
        warnings += [_warning(message, Position(str(path))) for message in messages]

    def set_html(html: str) -> Document:
        return HTML(string=html, base_url=f"{source.base}/", url_fetcher=fetcher).render(
            font_config=fonts,
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
    """The folders that the pages may take files from: the issue's, the layout's and the fonts'."""
    return (source.base, *(path.parent for path in source.stylesheets), resources.FONTS)


def _warning(message: str, position: Position | None) -> Diagnostic:
    return Diagnostic("press.engine", position, {"message": message}, severity="warning")
