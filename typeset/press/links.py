"""Links on the pages: those that lead to a script or to a file of this machine are taken out.

An editor's own links were looked at when the issue was composed; these are a layout's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from typeset.diagnostics.problems import Diagnostic, position_at
from typeset.layout.links import is_safe

if TYPE_CHECKING:
    from weasyprint import Document


def refused_links(document: Document) -> Iterator[Diagnostic]:
    """Take such links out of the pages of `document`; a warning for each."""
    reported = set()
    for page in document.pages:
        kept = []
        for link in page.links:
            kind, target, _, box = link
            if kind == "internal" or (kind == "external" and is_safe(target)):
                kept.append(link)
                continue
            if target in reported:
                continue
            reported.add(target)
            place = box.element.get("data-source") if box.element is not None else None
            details: dict[str, object] = {"target": _without_folder(target)}
            at = position_at(place) if place else None
            yield Diagnostic("press.link", at, details, severity="warning")
        page.links[:] = kept


def _without_folder(target: str) -> str:
    """A file's name alone: its folder is this machine's affair."""
    return target.rpartition("/")[2] if target.startswith("file:") else target
