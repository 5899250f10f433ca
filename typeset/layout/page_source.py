"""An issue composed into HTML: what the press needs to lay it out, and what it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.faces.fonts import FontSet
from typeset.issue.model import Issue
from typeset.issue.pdf_keys import StandardName


@dataclass(frozen=True)
class PageSource:
    """`html` carries `data-source="file:line"` on every block that comes from a source file.

    `base` is the issue's folder, against which pictures resolve; `stylesheets` are print CSS files
    in cascade order; `inputs` are all files that the pages depend on (manifest, articles, pictures,
    templates, CSS, fonts), absolute: the archive fingerprints them and the preview watches them.
    """

    issue: Issue
    html: str
    base: Path
    stylesheets: tuple[Path, ...]
    inputs: tuple[Path, ...]
    fonts: FontSet
    warnings: tuple[Diagnostic, ...] = ()
    makeup: Literal["columns", "flow"] | None = None
    """How the pages are made up: None as the text flows, "flow" so that no page is left half
    empty, "columns" as a newspaper's."""
    standard: StandardName | None = None
    """The standard that the layout's PDFs keep where the issue asks for no other."""
    even_last_page: bool = False
    """Whether the last page must be an even one, for it holds the closing block."""
    optional: frozenset[Position] = frozenset()
    """Where what may be left out stands in the sources: pull quotes that repeat a text."""
