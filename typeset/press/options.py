"""What is wanted of the PDF: the manifest's word, and over it the command line's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from typeset.issue.model import Issue
from typeset.issue.pdf_keys import Mark, Pictures, StandardName


@dataclass(frozen=True)
class PdfOptions:
    """What the pages are laid out and drawn for.  Each field is a key of the manifest's `pdf`, too.

    `bleed` is in pt.  Command line, archive and preview all get theirs from `pdf_options`.
    """

    pictures: Pictures = "print"
    bleed: float = 0.0
    marks: tuple[Mark, ...] = ()
    standard: StandardName | None = None
    profile: Path | None = None
    """The printer's ICC profile, absolute; None for the built-in one."""
    links: bool = True


AS_USUAL = PdfOptions()


def pdf_options(issue: Issue, requested: Mapping[str, Any] | None = None) -> PdfOptions:
    """The manifest's options; those in `requested` that are not None go before them."""
    keys = dict(issue.manifest.pdf or {})
    if keys.get("profile"):
        keys["profile"] = issue.root / keys["profile"]
    options = PdfOptions(**keys)
    return replace(options, **{k: v for k, v in (requested or {}).items() if v is not None})
