"""Lines that could not be set well, reported with the places of their paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from weasyprint import Document

from typeset.diagnostics.problems import Diagnostic, Position, position_at
from typeset.typography import LineFault, line_faults
from typeset.typography.characters import is_han

KEYS = {"loose": "press.loose-line", "tight": "press.tight-line"}
SHOWN = 12
"""Characters of a line that are quoted."""


WIDE = 0.75
"""em: with that added to it a word space is an em, and seen among its neighbours at arm's length.

Looked for in columns of 12 to 15 em: of ten lines that were called loose two were so.
"""
MOST = 3
"""Lines of one paragraph that are reported one by one: one mend is likely to be that of all."""


def line_warnings(document: Document) -> Iterator[Diagnostic]:
    """A warning for each loose line (its gaps are seen) and each tight one (it runs over).

    Of a paragraph with more than MOST of a kind, those beyond are counted in one more warning; more
    than MOST loose lines of an article, as narrow columns of long words have, are one warning.
    Of lines without Han the loosest are reported, where an editor would change a word for them.
    """
    faults = line_faults(document)
    spaced = [each for each in faults if each.kind == "loose" and not any(map(is_han, each.text))]
    faults = [each for each in faults if each not in spaced]
    yield from _wide_spaces(spaced)
    loose = Counter(_file(fault) for fault in faults if fault.kind == "loose")
    together = {file: count for file, count in loose.items() if count > MOST}
    alike: dict[tuple[str, str | None], list[LineFault]] = {}
    for fault in faults:
        if fault.kind == "loose" and (count := together.pop(_file(fault), 0)):
            yield _warning("press.loose-lines", fault, count=count)
        elif fault.kind != "loose" or loose[_file(fault)] <= MOST:
            alike.setdefault((fault.kind, fault.source), []).append(fault)
    for few in alike.values():
        for fault in few[:MOST]:
            yield _warning(KEYS[fault.kind], fault)
        if more := few[MOST:]:
            yield _warning("press.more-such-lines", more[0], count=len(more))


def _wide_spaces(spaced: list[LineFault]) -> Iterator[Diagnostic]:
    """A warning for the MOST lines with the widest spaces, and one with the number of others."""
    wide = sorted((each for each in spaced if _growth(each) > WIDE), key=_growth, reverse=True)
    for fault in wide[:MOST]:
        yield _warning("press.wide-spaces", fault)
    if more := wide[MOST:]:
        yield _warning("press.more-wide-spaces", more[0], count=len(more))


def _growth(fault: LineFault) -> float:
    """By how much (em) each space of a line grew."""
    return fault.amount / max(1, fault.text.strip().count(" "))


def _warning(key: str, fault: LineFault, **details: object) -> Diagnostic:
    text = fault.text.strip()
    quoted = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    place = _place(fault)
    found = {"text": quoted, "page": fault.page + 1, **details}
    return Diagnostic(key, place, found, severity="warning")


def _file(fault: LineFault) -> str:
    place = _place(fault)
    return "" if place is None else place.file


def _place(fault: LineFault) -> Position | None:
    return None if fault.source is None else position_at(fault.source)
