"""A PDF small enough for e-mail: its pictures as fine as the limit allows."""

from __future__ import annotations

from typeset.diagnostics.problems import Diagnostic
from typeset.engine.picture_data import Treatment
from typeset.press.drawing import draw
from typeset.press.pages import Pages

LIMIT = 2_000_000
"""Bytes.  Mail servers and mobile networks take it, and a reader waits a second."""

STEPS = tuple(
    Treatment(ppi, quality, subsampling=2, on_screen=True)
    for ppi, quality in ((150, 80), (150, 65), (120, 65), (96, 60), (72, 55))
)
"""From what looks as good as paper on a screen to what is still seen as it was meant."""


def for_email(pages: Pages) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF of `pages` of at most `LIMIT` bytes, and what drawing it had to say.

    Where even the coarsest pictures do not make it as small, a warning says so.
    """
    for step in STEPS if pages.pictures.photographs else STEPS[:1]:
        data, warnings = draw(pages, treatment=step)
        if len(data) <= LIMIT:
            return data, warnings
    sizes: dict[str, object] = {
        "size": f"{len(data) / 1e6:.1f}",
        "limit": f"{LIMIT / 1e6:g}",
    }
    large = Diagnostic("press.email-too-large", None, sizes, severity="warning")
    return data, (*warnings, large)
