"""An issue and its layout composed into one HTML page source."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from typeset.diagnostics.problems import Position
from typeset.faces.fonts import load_fonts
from typeset.issue.dates import PartialDate
from typeset.issue.inlines import plain_text
from typeset.issue.line_ends import on_one_line
from typeset.issue.model import Block, Inline, Issue
from typeset.layout import wording
from typeset.layout.addresses import linked
from typeset.layout.blocks import WRITERS, BlockWriter
from typeset.layout.budget import budget_of
from typeset.layout.cleaning import cleaned
from typeset.layout.estimate import (
    block_lines,
    closing_lines,
    closing_width,
    has_tail,
    is_short_start,
    text_lines,
)
from typeset.layout.imprint import imprint
from typeset.layout.inks import css_ink
from typeset.layout.inlines import inline, source
from typeset.layout.links import Links
from typeset.layout.newspaper_view import StockView
from typeset.layout.note_numbers import with_note_numbers
from typeset.layout.notice_parts import attachment, is_addressee
from typeset.layout.options import checked_options, layout_of, option_files, passed_over
from typeset.layout.package import Layout, Page
from typeset.layout.page_source import PageSource
from typeset.layout.phrases import phrases
from typeset.layout.pictures import PictureSetter
from typeset.layout.plain import frozen
from typeset.layout.pull_quotes import optional_places
from typeset.layout.shelves import fonts_project
from typeset.layout.tables import TableSetter
from typeset.layout.templates import render
from typeset.layout.titles import title_lines
from typeset.layout.traditional_face import with_one_face
from typeset.layout.unused import unused
from typeset.layout.view import PictureView, Tool, View, issue_view


def compose(issue: Issue) -> PageSource:
    """The HTML of `issue` in the layout that its manifest names.

    Raises IssueError for an unknown layout, wrong options and mistakes in the layout's templates.
    """
    layout = layout_of(issue)
    options = checked_options(issue, layout)
    links = Links(issue)
    html, warnings = render(layout, view(issue, layout, options, links), budget_of(issue))
    if not layout.is_built_in:
        html = cleaned(html, (issue.path.name, *(article.file for article in issue.articles)))
    if issue.manifest.pdf is None or issue.manifest.pdf.links:
        html = linked(html)
    html = with_note_numbers(html)
    fonts = load_fonts(fonts_project(issue.root), issue.root)
    html = with_one_face(html, issue.manifest.language, fonts)
    inputs = tuple(
        sorted({*issue.files, *option_files(issue, layout, options), *layout.files(), *fonts.files})
    )
    warnings = (
        *issue.warnings,
        *links.warnings,
        *passed_over(issue.root),
        *unused(issue, layout),
        *warnings,
    )
    even = options.get("last_page") == "even"
    return PageSource(
        issue,
        html,
        issue.root,
        layout.stylesheets,
        inputs,
        fonts,
        warnings,
        layout.makeup,
        layout.standard,
        even,
        _optional(issue, layout, options),
    )


def _optional(issue: Issue, layout: Layout, options: dict[str, Any]) -> frozenset[Position]:
    """The places of what the pages may leave out."""
    keys = frozenset(issue.positions[key] for key in layout.unprinted if key in issue.positions)
    if options.get("pull_quotes", "always") == "always":
        return keys
    return keys | optional_places(issue)


def view(issue: Issue, layout: Layout, options: dict[str, Any], links: Links) -> View:
    """What a template sees; what its tables have to report is added to the warnings of `links`."""
    plain, language = issue_view(issue, links), issue.manifest.language
    page, masthead = layout.page_in(language), plain.manifest.masthead
    number, total, date = _wording_tools(options, language, masthead.volume if masthead else None)
    reported = [] if layout.makeup == "columns" else links.warnings  # it has wider ones
    writer = BlockWriter(PictureSetter(issue.root, page), TableSetter(page, reported))
    return View(
        issue=plain,
        manifest=plain.manifest,
        masthead=masthead,
        articles=plain.articles,
        options=frozen(options),
        labels=frozen(layout.labels_in(language)),
        language=language,
        imprint=imprint(issue.manifest.masthead, language),
        variables=_variables(page) + phrases(issue),
        closing_lines=closing_lines(issue.manifest, closing_width(page)),
        text_lines=text_lines(issue, page),
        number=number,
        total=total,
        date=date,
        blocks=Tool(lambda blocks, /, **measures: writer.on(**measures).blocks(blocks)),
        block=Tool(lambda block, /, **measures: writer.on(**measures).block(block)),
        figure=Tool(
            lambda picture, attributes, /, **measures: writer.on(**measures).pictures.figure(
                picture, attributes
            ),
            PictureView,
        ),
        ratio=Tool(writer.pictures.ratio, PictureView | StockView),
        sharp_width=Tool(writer.pictures.sharp_width, PictureView | StockView),
        fits=Tool(lambda block, /, **measures: writer.on(**measures).fits(block)),
        block_lines=Tool(block_lines, tuple),
        is_addressee=Tool(is_addressee),
        attachment=Tool(attachment),
        has_tail=Tool(has_tail, tuple),
        short_start=Tool(partial(is_short_start, language=language), tuple),
        inline=Tool(inline, tuple),
        kind=Tool(_kind),
        ink=Tool(css_ink, str),
        asset=Tool(layout.asset, str),
        ems=Tool(_ems, str | tuple),
        even_width=Tool(wording.even_width, str),
        title_lines=Tool(title_lines, str),
        one_line=Tool(on_one_line, str),
        bare=Tool(wording.is_bare, str),
        source=Tool(source, Position),
        at=Tool(partial(_at, issue), str),
    )


def _ems(words: str | tuple[Inline, ...]) -> float:
    """The width in em of a text, or of a paragraph's children without their notes."""
    return wording.ems(words if isinstance(words, str) else plain_text(words))


def _wording_tools(
    options: dict[str, Any], language: str, volume: int | str | None
) -> tuple[Tool, Tool, Tool]:
    """What words a number, a running number and a date as the options say."""
    number_style, date_style = (
        str(options.get(name, "auto")) for name in ("number_style", "date_style")
    )
    number = partial(wording.issue_number, style=number_style, language=language, volume=volume)
    date = partial(wording.worded_date, style=date_style, language=language)
    total = partial(wording.total_number, language=language)
    return Tool(number, int | str), Tool(total, int), Tool(date, PartialDate)


def _at(issue: Issue, key: str) -> Markup:
    """`data-source` of the manifest's key, by its dotted path."""
    return source(issue.positions.get(key, Position(issue.path.name)))


def _kind(block: Block) -> str:
    return WRITERS[type(block)]


def _variables(page: Page) -> Markup:
    """The page's measures as CSS variables, so that they are given once, in layout.yaml."""
    measures = page.model_dump(exclude_none=True).items()
    return Markup("".join(f"--{name}: {value:g}pt; " for name, value in measures))
