"""The standards that a PDF may claim to keep, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Standard:
    """A standard: what it is called, what a file that keeps it says of itself, and what it wants.

    `version` is the PDF version; `claims` are properties of the XMP packet.  `tagged`: the text has
    its structure (PDF/UA-1); `intent`: the file names the colours it is meant for, as this kind of
    output intent, and needs no reader's guess for any colour; `print_only`: nothing but what is
    printed stands in it.
    """

    name: str
    title: str
    claims: tuple[tuple[str, str], ...]
    version: str = "1.7"
    tagged: bool = True
    intent: Literal["GTS_PDFA1", "GTS_PDFX"] | None = None
    print_only: bool = False

    @property
    def archival(self) -> bool:
        """Whether it is one for archives, PDF/A."""
        return self.intent == "GTS_PDFA1"


UA = (("pdfuaid:part", "1"),)


def _archival(part: int, conformance: str) -> Standard:
    claims = (("pdfaid:part", str(part)), ("pdfaid:conformance", conformance), *UA)
    name = f"a-{part}{conformance.lower()}"
    title = f"PDF/A-{part}{conformance.lower()}"
    return Standard(name, title, claims, intent="GTS_PDFA1")


STANDARDS = {
    standard.name: standard
    for standard in (
        Standard("ua-1", "PDF/UA-1", UA),
        _archival(2, "U"),
        _archival(2, "A"),
        _archival(3, "U"),
        Standard(
            "x-4",
            "PDF/X-4",
            (
                ("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
                ("pdf:Trapped", "False"),
                ("xmpMM:VersionID", "1"),
                ("xmpMM:RenditionClass", "default"),
            ),
            version="1.6",
            tagged=False,
            intent="GTS_PDFX",
            print_only=True,
        ),
    )
}
"""ISO 14289-1 (UA-1), ISO 19005-2 and -3 (A), ISO 15930-7 (X-4), by the names options give them."""

USUAL = STANDARDS["ua-1"]
"""What is claimed where nothing is asked for, if the issue keeps it."""
