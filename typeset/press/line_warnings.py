"""Lines that could not be set well, reported with the places of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint import Document

from typeset.diagnostics.problems import Diagnostic, Position, position_at
from typeset.typography import LineFault, line_faults

KEYS = {"loose": "press.loose-line", "tight": "press.tight-line"}
SHOWN = 12
"""Characters of a line that are quoted."""


def line_warnings(document: Document) -> Iterator[Diagnostic]:
    """A warning for each loose line (its gaps are seen) and each tight one (it runs over)."""
    for fault in line_faults(document):
        text = fault.text.strip()
        quoted = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        details: dict[str, object] = {"text": quoted, "page": fault.page + 1}
        yield Diagnostic(KEYS[fault.kind], _place(fault), details, severity="warning")


def _place(fault: LineFault) -> Position | None:
    return None if fault.source is None else position_at(fault.source)
