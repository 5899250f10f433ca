"""Starting the engine: WeasyPrint imported, and our replacements put in force.

Nothing happens when this module is imported: `start` is called by what sets pages.
`TYPESET_ENGINE` says how far our replacements go: `all` (the default), `chinese` (without what is
only for speed) or `stock` (none: pages as WeasyPrint alone would set them, to compare with).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from typeset.diagnostics.problems import Diagnostic, IssueError

VARIABLE = "TYPESET_ENGINE"
LEVELS = ("stock", "chinese", "all")


def start() -> tuple[Diagnostic, ...]:
    """Make this process ready to set pages (idempotent).

    Returns a warning for each replacement for speed that gave way to stock, because what it leans
    on has moved.  Raises IssueError where a system library is missing, where `TYPESET_ENGINE` is
    none of `LEVELS`, and where something has moved that the setting of Chinese, the colours or
    the faces need.
    """
    level = requested_level()
    _import_weasyprint(quickly=level == "all")
    from typeset.engine import switch

    return switch.begin(level)


def stop() -> None:
    """Restore stock WeasyPrint (idempotent)."""
    if not is_on():
        return
    from typeset.engine import switch

    switch.end()


@contextmanager
def on() -> Iterator[None]:
    """Our replacements inside the `with` block; afterwards the process is as it was before."""
    before = is_on()
    start()
    try:
        yield
    finally:
        if not before:
            stop()


def is_on() -> bool:
    """Whether our replacements are in force in this process."""
    switch = sys.modules.get("typeset.engine.switch")  # not imported yet: nothing is in force
    return switch is not None and bool(switch.is_on())


def requested_level() -> str:
    """How far our replacements go, by the environment variable `TYPESET_ENGINE`."""
    level = os.environ.get(VARIABLE) or "all"
    if level not in LEVELS:
        details: dict[str, object] = {"variable": VARIABLE, "value": level}
        raise IssueError([Diagnostic("engine.level", None, details)])
    return level


def _import_weasyprint(quickly: bool) -> None:
    from typeset.engine.fontconfig import without_machine_fonts
    from typeset.engine.quick_start import import_weasyprint

    with without_machine_fonts():
        import_weasyprint(quickly)
