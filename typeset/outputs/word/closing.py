"""版记 in Word: a table with rules that stands at the foot of the last page."""

from __future__ import annotations

from markupsafe import Markup

from typeset.layout.estimate import EDGES, closing_lines
from typeset.layout.wording import ems
from typeset.outputs.closing import ClosingRow
from typeset.outputs.edition import Edition
from typeset.outputs.word.blocks import gap, paragraph
from typeset.outputs.word.measures import EDGE, WIDTH, WordMeasures
from typeset.outputs.word.runs import RunLook, tab_run, text_run

LONGEST_CLOSING = 18
"""Lines: a longer closing block just follows the text, as in the layout."""
CLOSING = Markup(
    '<w:tbl><w:tblPr>{2}<w:tblW w:w="{0}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
    '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="{0}"/></w:tblGrid>{1}</w:tbl>\n'
)
ASIDE = 160
"""Twips by which the margins of the block's section are narrower on either side.

LibreOffice lets a table just follow the text where it is wider than the type area less 4.69 mm.
"""
FLOATING = Markup(
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
    'w:horzAnchor="margin" w:tblpXSpec="center" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
)
"""At the foot of the type area."""
CLOSING_ROW = Markup(
    '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{2}" w:type="dxa"/>'
    '<w:tcBorders><w:top w:val="single" w:sz="{0}"/><w:bottom w:val="single" w:sz="{1}"/>'
    "</w:tcBorders></w:tcPr>{3}</w:tc></w:tr>"
)


def floats(edition: Edition, measures: WordMeasures) -> bool:
    """Whether the closing block stands at the foot of its page."""
    width = WIDTH / 10 / measures.small - EDGES  # twips by half points
    return closing_lines(edition.issue.manifest, width) <= LONGEST_CLOSING


def closing_block(
    edition: Edition, measures: WordMeasures, section: Markup, new_page: bool = False
) -> Markup:
    """The closing block with white above it, which ends the `section` of the text.

    On a `new_page` a paragraph comes first: LibreOffice does not begin one with a floating table.
    """
    rows = Markup("")
    for number, part in enumerate(edition.closing):
        weights = (8 if number == 0 else 6), (8 if number == len(edition.closing) - 1 else 6)
        lines = Markup("").join(_row(row, edition, measures) for row in part)
        rows += CLOSING_ROW.format(*weights, WIDTH, lines)
    place = FLOATING if floats(edition, measures) else Markup("")
    first = gap(20) if new_page else Markup("")
    return gap(measures.line, section) + first + CLOSING.format(WIDTH, rows, place) + gap(20)


def _row(row: ClosingRow, edition: Edition, measures: WordMeasures) -> Markup:
    look, label = RunLook(measures.chinese), edition.label(row)
    runs, properties = text_run(f"{label}{row.text}", look), Markup("")
    if row.end:
        runs += tab_run() + text_run(row.end, look)
    elif row.label:
        hung = round(ems(label) * measures.small * 10) if measures.chinese else 440
        properties = Markup('<w:ind w:left="{}" w:right="{}" w:hanging="{}"/>').format(
            EDGE + hung, EDGE, hung
        )
    return paragraph("Closing", runs, properties)
