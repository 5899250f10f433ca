"""An issue and its layout composed into one HTML page source."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from typeset.diagnostics.problems import Position
from typeset.faces.fonts import load_fonts
from typeset.issue.model import Block, Issue
from typeset.layout import wording
from typeset.layout.addresses import linked
from typeset.layout.blocks import BlockWriter
from typeset.layout.estimate import closing_lines, text_lines
from typeset.layout.inlines import inline, source
from typeset.layout.options import checked_options, layout_of
from typeset.layout.package import Layout, Page
from typeset.layout.page_source import PageSource
from typeset.layout.pictures import PictureSetter
from typeset.layout.shelves import project_of
from typeset.layout.templates import render

BYLINE_MARKS = "（）()【】[]〔〕◎●◇◆□■：:/／"


def compose(issue: Issue) -> PageSource:
    """The HTML of `issue` in the layout that its manifest names.

    Raises IssueError for an unknown layout, wrong options and mistakes in the layout's templates.
    """
    layout = layout_of(issue)
    options = checked_options(issue, layout)
    html = render(layout, context(issue, layout, options))
    if issue.manifest.pdf is None or issue.manifest.pdf.links:
        html = linked(html)
    fonts = load_fonts(project_of(issue.root), issue.root)
    inputs = tuple(sorted({*issue.files, *layout.files(), *fonts.files}))
    return PageSource(
        issue,
        html,
        issue.root,
        layout.stylesheets,
        inputs,
        fonts,
        issue.warnings,
        layout.makeup,
        layout.standard,
    )


def context(issue: Issue, layout: Layout, options: dict[str, Any]) -> dict[str, Any]:
    """What a template sees."""
    manifest = issue.manifest
    language = manifest.language
    page = layout.page_in(language)
    writer = BlockWriter(PictureSetter(issue.root, page))
    return {
        "issue": issue,
        "manifest": manifest,
        "masthead": manifest.masthead,
        "articles": issue.articles,
        "options": options,
        "labels": layout.labels_in(language),
        "language": language,
        "variables": _variables(page),
        "number": partial(
            wording.issue_number, style=options.get("number_style", "auto"), language=language
        ),
        "total": partial(wording.total_number, language=language),
        "date": partial(
            wording.worded_date, style=options.get("date_style", "auto"), language=language
        ),
        "blocks": writer.blocks,
        "block": writer.block,
        "figure": writer.pictures.figure,
        "inline": inline,
        "kind": _kind,
        "ems": wording.ems,
        "even_width": wording.even_width,
        "closing_lines": closing_lines(manifest),
        "text_lines": text_lines(issue),
        "bare": _bare,
        "source": source,
        "at": partial(_at, issue),
    }


def _at(issue: Issue, key: str) -> Markup:
    """`data-source` of the manifest's key, by its dotted path."""
    return source(issue.positions.get(key, Position(issue.path.name)))


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _bare(name: str) -> bool:
    """Whether a byline is a name alone, to which a layout may add brackets; “By Ann Lee” is not."""
    return not name.startswith("By ") and not any(mark in name for mark in BYLINE_MARKS)


def _variables(page: Page) -> Markup:
    """The page's measures as CSS variables, so that they are given once, in layout.yaml."""
    measures = page.model_dump().items()
    return Markup("".join(f"--{name}: {value:g}pt; " for name, value in measures))
