"""The door of the press: the engine is started before anything of WeasyPrint is imported."""

from __future__ import annotations

from typeset import engine
from typeset.layout.page_source import PageSource
from typeset.press.options import PdfOptions, pdf_options
from typeset.press.pages import Pages


def paginate(source: PageSource, options: PdfOptions | None = None) -> Pages:
    """Lay `source` out in pages.  What there is to say of them is in their `warnings`.

    Without `options` they are the manifest's.  Raises IssueError where the engine cannot be
    started (see `typeset.engine.start`).
    """
    warnings = engine.start()
    from typeset.press.pagination import lay_out

    return lay_out(source, options or pdf_options(source.issue), warnings)


def prepare() -> None:
    """Start the engine and import what sets pages now, and not with the first issue.

    Raises IssueError as `paginate` does.
    """
    engine.start()
    import typeset.press.pagination  # noqa: F401
