"""What is wanted of the PDF: the manifest's word, and over it the command line's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from typeset.issue.model import Issue
from typeset.issue.pdf_keys import Mark, Pictures, StandardName

OFFSET_PAPER = 0.1 * 72 / 25.4
"""pt: paper of 80 g/m² is a tenth of a millimetre thick."""


@dataclass(frozen=True)
class PdfOptions:
    """What the pages are laid out and drawn for.

    The keys of the manifest's `pdf` are fields here.  Asked for on the command line alone are
    `email` (a small file for mail) and `booklet` (sheets: "saddle", or the pages of a signature),
    with `paper`, its thickness.  Lengths are in pt.  Command line, archive and preview all get
    theirs from `pdf_options`.
    """

    pictures: Pictures = "print"
    bleed: float = 0.0
    marks: tuple[Mark, ...] = ()
    standard: StandardName | None = None
    profile: Path | None = None
    """The printer's ICC profile, absolute; None for the built-in one."""
    links: bool = True
    email: bool = False
    booklet: int | Literal["saddle"] | None = None
    paper: float = OFFSET_PAPER

    @property
    def suffix(self) -> str:
        """What the PDF's name has at its end, so that it takes no other one's place."""
        if self.booklet:
            return "-booklet"
        return "-email" if self.email else ""


AS_USUAL = PdfOptions()


def pdf_options(issue: Issue, requested: Mapping[str, Any] | None = None) -> PdfOptions:
    """The manifest's options; those in `requested` that are not None go before them."""
    keys = dict(issue.manifest.pdf or {})
    if keys.get("profile"):
        keys["profile"] = issue.root / keys["profile"]
    options = PdfOptions(**keys)
    return replace(options, **{k: v for k, v in (requested or {}).items() if v is not None})
