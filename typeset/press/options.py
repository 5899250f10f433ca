"""What is wanted of the PDF: the manifest's word, and over it the command line's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from typeset.issue.model import Issue
from typeset.issue.pdf_keys import Mark, Pictures


@dataclass(frozen=True)
class PdfOptions:
    """What the pages are laid out and drawn for.

    The keys of the manifest's `pdf` are fields here; `email` (a small file for mail) is asked for
    on the command line alone.  `bleed` is in pt.  Command line, archive and preview all get theirs
    from `pdf_options`.
    """

    pictures: Pictures = "print"
    bleed: float = 0.0
    marks: tuple[Mark, ...] = ()
    email: bool = False

    @property
    def suffix(self) -> str:
        """What the PDF's name has at its end, so that it takes no other one's place."""
        return "-email" if self.email else ""


AS_USUAL = PdfOptions()


def pdf_options(issue: Issue, requested: Mapping[str, Any] | None = None) -> PdfOptions:
    """The manifest's options; those in `requested` that are not None go before them."""
    keys = issue.manifest.pdf
    options = PdfOptions(**dict(keys) if keys else {})
    return replace(options, **{k: v for k, v in (requested or {}).items() if v is not None})
