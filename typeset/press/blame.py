"""When setting or drawing fails: which of the issue's own parts it is likely to be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.files.resources import FONTS, LAYOUTS
from typeset.layout.page_source import PageSource

PARTS = (".css", ".j2", ".ttf", ".otf", ".ttc", ".otc", ".svg")
"""Endings of what an office brings along, beside its texts."""


@contextmanager
def blaming(source: PageSource) -> Iterator[None]:
    """Within the `with` block, what fails because of the office's own parts is an IssueError.

    WeasyPrint and its libraries raise whatever a style sheet, a face or a drawing suggests.  With
    the built-in layouts and faces alone, such an error is a fault of ours and passes through.
    """
    try:
        yield
    except IssueError:
        raise
    except (RecursionError, MemoryError) as error:
        own = _own_parts(source)
        place = Position(str(own[0])) if own else Position(source.issue.path.name)
        key = "press.too-deep" if isinstance(error, RecursionError) else "press.too-large"
        raise IssueError([Diagnostic(key, place)], source.base) from None
    except Exception as error:
        own = _own_parts(source)
        if not own:
            raise
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        details: dict[str, object] = {"reason": reason, "files": ", ".join(p.name for p in own)}
        place = Position(str(own[0]))
        raise IssueError([Diagnostic("press.own-parts", place, details)], source.base) from error


def _own_parts(source: PageSource) -> list[Path]:
    """The style sheets first, then the templates, faces and drawings that are not ours."""
    own = [
        path
        for path in source.inputs
        if path.suffix.lower() in PARTS
        and not path.is_relative_to(LAYOUTS)
        and not path.is_relative_to(FONTS)
    ]
    return sorted(own, key=lambda path: PARTS.index(path.suffix.lower()))
