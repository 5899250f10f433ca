"""One thing that was found: what, where, by which clause, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from typeset.diagnostics.problems import Diagnostic, Position

Severity = Literal["error", "warning", "note"]
Area = tuple[float, float, float, float]

HOUSE = "docs/printing.md"
"""Where no standard speaks of it: the rules of this project."""
LINES = "W3C CLREQ 3.2.4"
CLAUSES = {
    "press.loose-line": LINES,
    "press.loose-lines": LINES,
    "press.tight-line": LINES,
    "press.more-such-lines": LINES,
    "press.missing-glyph": "ISO 14289-1 (PDF/UA-1) 7.21.8",
    "press.standard-alt": "ISO 14289-1 (PDF/UA-1) 7.3",
    "press.standard-language": "ISO 14289-1 (PDF/UA-1) 7.2",
    "press.standard-title": "ISO 14289-1 (PDF/UA-1) 7.1",
    "press.standard-face-restricted": "ISO 14289-1 (PDF/UA-1) 7.21.4",
    "press.standard-face-no-subsetting": "ISO 14289-1 (PDF/UA-1) 7.21.4",
    "press.standard-face-bitmap-only": "ISO 14289-1 (PDF/UA-1) 7.21.4",
    "press.coarse-picture": "ISO 12647-2",
}
"""The rule behind what the press reports."""


@dataclass(frozen=True)
class Finding:
    """A finding.  `key` names its message, `key` with `-remedy` what to do about it.

    An error must be mended before printing, a warning looked at; a note is for information.
    `page` counts from 1; `area` is (x, y, width, height) in pt from the trimmed page's upper left
    corner; `clause` is the standard or rule; `source` the place in the issue's files.
    """

    severity: Severity
    key: str
    details: dict[str, object]
    clause: str
    page: int | None = None
    area: Area | None = None
    source: Position | None = None

    @property
    def remedy(self) -> str:
        """The key of what is to be done."""
        return f"{self.key}-remedy"


def from_press(one: Diagnostic, page: int | None, area: Area | None) -> Finding:
    """What the press had to say already, as a finding; its message and hint are its own."""
    details: dict[str, object] = {"diagnostic": one}
    severity: Severity = "error" if one.severity == "error" else "warning"
    clause = CLAUSES.get(one.key, HOUSE)
    return Finding(severity, one.key, details, clause, page, area, one.position)
