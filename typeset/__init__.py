"""Newsletter typesetting: a YAML manifest and its articles become a printed issue.

    from pathlib import Path
    import typeset

    issue = typeset.load(Path("my-issue"))
    pages = typeset.paginate(typeset.compose(issue))
    typeset.publish(pages, Path("build/my-issue.pdf"))

Each name below is imported when it is first asked for; importing `typeset` changes nothing in the
process.  What is wrong with an issue is an `IssueError`: `str` of it is what the command line says.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # `typing` itself is not imported: a Ctrl-C would meet it before us
if TYPE_CHECKING:
    from typing import Any

    from typeset.diagnostics import Diagnostic, IssueError, Position
    from typeset.issue import Issue, load
    from typeset.layout import PageSource, compose
    from typeset.press import LaidBlock, Pages, PdfOptions, draw, paginate
    from typeset.press.publish import publish

__version__ = "0.2.0"

__all__ = [
    "Diagnostic",
    "Issue",
    "IssueError",
    "LaidBlock",
    "PageSource",
    "Pages",
    "PdfOptions",
    "Position",
    "compose",
    "draw",
    "load",
    "paginate",
    "publish",
]

_ROOMS = {
    "diagnostics": ("Diagnostic", "IssueError", "Position"),
    "issue": ("Issue", "load"),
    "layout": ("PageSource", "compose"),
    "press": ("LaidBlock", "Pages", "PdfOptions", "draw", "paginate", "publish"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
