"""Lines that could not be set well, reported with the places of their paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from weasyprint import Document

from typeset.diagnostics.problems import Diagnostic, Position, position_at
from typeset.typography import LineFault, line_faults

KEYS = {"loose": "press.loose-line", "tight": "press.tight-line"}
SHOWN = 12
"""Characters of a line that are quoted."""


MANY = 3
"""Loose lines of one article that are reported each by itself; more of them together."""


def line_warnings(document: Document) -> Iterator[Diagnostic]:
    """A warning for each loose line (its gaps are seen) and each tight one (it runs over).

    Many loose lines in one article, as narrow columns of long words have, are one warning.
    """
    faults = line_faults(document)
    loose = Counter(_file(fault) for fault in faults if fault.kind == "loose")
    reported = set[str]()
    for fault in faults:
        file = _file(fault)
        if fault.kind == "loose" and loose[file] > MANY:
            if file not in reported:
                reported.add(file)
                count: dict[str, object] = {"count": loose[file]}
                place = _place(fault)
                yield Diagnostic("press.loose-lines", place, count, severity="warning")
            continue
        text = fault.text.strip()
        quoted = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        details: dict[str, object] = {"text": quoted, "page": fault.page + 1}
        yield Diagnostic(KEYS[fault.kind], _place(fault), details, severity="warning")


def _file(fault: LineFault) -> str:
    place = _place(fault)
    return "" if place is None else place.file


def _place(fault: LineFault) -> Position | None:
    return None if fault.source is None else position_at(fault.source)
