"""The door of the press: the engine is started before anything of WeasyPrint is imported."""

from __future__ import annotations

from typeset import engine
from typeset.layout.page_source import PageSource
from typeset.press.options import PdfOptions, pdf_options
from typeset.press.pages import Pages


def paginate(
    source: PageSource,
    options: PdfOptions | None = None,
    *,
    advise: bool = True,
    keep: bool = False,
) -> Pages:
    """Lay `source` out in pages.  What there is to say of them is in their `warnings`.

    Without `options` they are the manifest's.  With `advise`, what would win back a last page of a
    line or two is looked for, which takes as long as some more layouts.  With `keep`, what was set
    of a newspaper is kept, and the same issue is set sooner after a change of its words.  Raises
    IssueError where the engine cannot be started (see `typeset.engine.start`).
    """
    warnings = engine.start()
    from typeset.press.pagination import lay_out

    return lay_out(source, options or pdf_options(source.issue), warnings, advise=advise, keep=keep)


def prepare() -> None:
    """Start the engine and import what sets pages now, and not with the first issue.

    Raises IssueError as `paginate` does.
    """
    engine.start()
    import typeset.press.pagination  # noqa: F401
