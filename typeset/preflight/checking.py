"""The whole preflight, of an issue or of any PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from typeset.diagnostics.problems import Diagnostic, IssueError, Position
from typeset.issue import load
from typeset.layout import compose
from typeset.preflight.document import document_findings
from typeset.preflight.facts import PageFacts, page_facts
from typeset.preflight.finding import Area, Finding, from_press
from typeset.preflight.glyphs import glyph_findings
from typeset.preflight.imprint import Kind, imprint_findings, kind_of
from typeset.preflight.ink import colour_findings
from typeset.preflight.lines import loose_lines
from typeset.preflight.page import page_findings, sheet_findings
from typeset.preflight.reader_forms import form_findings
from typeset.press import LaidBlock, Pages, draw, paginate

ORDER = {"error": 0, "warning": 1, "note": 2}
SAID_BY_THE_PRESS = frozenset({"preflight.coarse", "preflight.loose"})
"""What the press reports of an issue, too, with the line in its source."""


@dataclass(frozen=True)
class Checked:
    """What was checked, and all that was found, the gravest first."""

    name: str
    pdf: bytes
    pages: int
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing was found but notes."""
        return all(finding.severity == "note" for finding in self.findings)


def check_issue(path: Path, kind: Kind | None = None) -> Checked:
    """The preflight of the issue at `path`.  Raises IssueError where it cannot be set."""
    issue = load(path)
    pages = paginate(compose(issue))
    pdf, warnings = _drawn(pages)
    facts = tuple(page_facts(pdf))
    found = [
        _with_source(finding, pages)
        for finding in _findings(pdf, facts, newsprint=pages.source.makeup == "columns")
        if finding.key not in SAID_BY_THE_PRESS
    ]
    found += [_placed(one, pages) for one in (*pages.warnings, *warnings)]
    text = "".join(page.text for page in facts)
    found += imprint_findings(issue, text, kind or kind_of(pages, text))
    found += form_findings(issue, pages)
    return Checked(issue.root.name, pdf, len(facts), _sorted(found))


def _drawn(pages: Pages) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF, and all that is wrong with it: also where the press would not write it."""
    try:
        return draw(pages)
    except IssueError as error:
        anyhow = replace(
            pages,
            options=replace(pages.options, standard=None),
            source=replace(pages.source, standard=None),
        )
        pdf, warnings = draw(anyhow, verified=False)
        errors = error.diagnostics
        reported = {(one.key, one.position) for one in errors}
        return pdf, (*errors, *(one for one in warnings if (one.key, one.position) not in reported))


def check_pdf(path: Path) -> Checked:
    """The preflight of a PDF, whoever made it.  Raises IssueError where it is none."""
    pdf = path.read_bytes()
    try:
        facts = tuple(page_facts(pdf))
        found = list(_findings(pdf, facts, newsprint=False))
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError, KeyError, TypeError) as error:
        details: dict[str, object] = {"file": path}
        raise IssueError([Diagnostic("preflight.not-a-pdf", None, details)]) from error
    return Checked(path.name, pdf, len(facts), _sorted(found))


def _findings(pdf: bytes, pages: Sequence[PageFacts], newsprint: bool) -> Iterator[Finding]:
    yield from document_findings(pdf)
    yield from glyph_findings(pdf, tuple(pages))
    yield from loose_lines(pages)
    for page in pages:
        yield from page_findings(page)
        yield from colour_findings(page, newsprint)
    yield from sheet_findings(pages)


def _sorted(found: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda one: (ORDER[one.severity], one.page or 0, one.key)))


def _with_source(finding: Finding, pages: Pages) -> Finding:
    """The finding with the file and line of the smallest block that its middle lies in."""
    if finding.page is None or finding.area is None:
        return finding
    x, y, width, height = finding.area
    middle = x + width / 2, y + height / 2
    holding = [
        block for block in pages.blocks if block.page == finding.page - 1 and _holds(block, middle)
    ]
    if not holding:
        return finding
    least = min(holding, key=lambda block: block.width * block.height)
    return replace(finding, source=Position(least.file, least.line))


def _holds(block: LaidBlock, point: tuple[float, float]) -> bool:
    x, y = point
    return block.x <= x <= block.x + block.width and block.y <= y <= block.y + block.height


def _placed(one: Diagnostic, pages: Pages) -> Finding:
    """A warning of the press, with the place on the page of the block that it speaks of."""
    for block in pages.blocks if one.position else ():
        if one.position and (block.file, block.line) == (one.position.file, one.position.line):
            area: Area = (block.x, block.y, block.width, block.height)
            return from_press(one, block.page + 1, area)
    page = one.details.get("page")
    return from_press(one, page if isinstance(page, int) else None, None)
