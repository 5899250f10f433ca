"""Lines that could not be set well, reported with the places of their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from weasyprint import Document

from typeset.diagnostics.problems import Diagnostic, position_at
from typeset.typography import LineFault, line_faults

KEYS = {"loose": "press.loose-line", "tight": "press.tight-line"}
SHOWN = 12
"""Characters of a line that are quoted."""


MOST = 3
"""Lines of one paragraph that are reported one by one: one mend is likely to be that of all."""


def line_warnings(document: Document) -> Iterator[Diagnostic]:
    """A warning for each loose line (its gaps are seen) and each tight one (it runs over).

    Of a paragraph with more than MOST of a kind, those beyond are counted in one more warning.
    """
    alike: dict[tuple[str, str | None], list[LineFault]] = {}
    for fault in line_faults(document):
        alike.setdefault((fault.kind, fault.source), []).append(fault)
    for faults in alike.values():
        for fault in faults[:MOST]:
            yield _warning(KEYS[fault.kind], fault)
        if more := faults[MOST:]:
            yield _warning("press.more-such-lines", more[0], count=len(more))


def _warning(key: str, fault: LineFault, **details: object) -> Diagnostic:
    text = fault.text.strip()
    quoted = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    place = None if fault.source is None else position_at(fault.source)
    found = {"text": quoted, "page": fault.page + 1, **details}
    return Diagnostic(key, place, found, severity="warning")
