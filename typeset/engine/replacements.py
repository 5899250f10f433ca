"""The one table of what stands in for parts of WeasyPrint, and of what it stands on.

A row is plain data: names, not objects, so that nothing is imported or changed by reading it.
`typeset.engine.switch` puts the rows in force and takes them out again; `benchmarks/engine`
measures what each saves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from typeset.engine import walls
from typeset.typography.walls import Walls

Purpose = Literal["colour", "drawing", "faces", "notes", "pictures", "structure", "speed"]

RELEASES = {
    "weasyprint": "70.0",
    "pydyf": "0.13.0",
    "tinycss2": "1.5.1",
    "tinyhtml5": "2.1.0",
    "cssselect2": "0.10.1",
}
"""The releases that every row fits: those that pyproject.toml pins."""


@dataclass(frozen=True)
class Substitute:
    """One name and what takes its place.

    `target` is dotted from the package on, `ours` from `typeset.engine` on.  Where `wraps` is
    true, ours takes the stock one as its first argument.
    """

    target: str
    ours: str
    wraps: bool = False


@dataclass(frozen=True)
class Replacement:
    """A row: parts that come and go together.

    `saves` is the share of a compile's processor time, in per cent, as `benchmarks/engine` last
    measured it; None where speed is not the purpose.  `walls` are what it leans on beside its
    targets.  `preparation` names a function without arguments in `typeset.engine` that is called
    when the row comes into force and returns a function that undoes it.
    """

    name: str
    purpose: Purpose
    parts: tuple[Substitute, ...]
    saves: float | None = None
    walls: Walls = field(default_factory=lambda: Walls("typeset.engine"))
    preparation: str = ""


_LAYOUT = "weasyprint.layout"
_LAYOUT_ROOMS = ("absolute", "block", "column", "float", "grid", "inline", "page", "table")

REPLACEMENTS = (
    Replacement(
        "device-cmyk in borders and gradients",
        "colour",
        (
            Substitute("tinycss2.color4.Color.to", "ink_colours.to_space", wraps=True),
            Substitute("weasyprint.images.Gradient.draw", "ink_colours.draw_gradient", wraps=True),
            Substitute("weasyprint.draw.color.darken", "ink_colours.darken", wraps=True),
            Substitute("weasyprint.draw.color.lighten", "ink_colours.lighten", wraps=True),
        ),
        walls=walls.INK_COLOURS,
    ),
    Replacement(
        "one structure tree for all pages",
        "structure",
        (
            Substitute("weasyprint.pdf.stream.Stream.marked", "marked_content.marked"),
            Substitute("weasyprint.pdf.add_tags", "structure_writing.add_tags"),
        ),
        walls=walls.STRUCTURE,
    ),
    Replacement(
        "notes on the page of their call, parted where they must be",
        "notes",
        (
            Substitute(f"{_LAYOUT}.block.iter_line_boxes", "notes.iter_line_boxes", wraps=True),
            Substitute(f"{_LAYOUT}.block.table_layout", "notes.lay_out_table", wraps=True),
            Substitute(f"{_LAYOUT}.block.columns_layout", "page_foot.lay_out_columns", wraps=True),
            Substitute(f"{_LAYOUT}.page.block_level_layout", "notes.lay_out_area", wraps=True),
            Substitute(f"{_LAYOUT}.page.make_page", "notes.make_page", wraps=True),
            Substitute(f"{_LAYOUT}.make_all_pages", "notes.make_all_pages"),
            Substitute(f"{_LAYOUT}.LayoutContext.layout_footnote", "notes.begin_waiting"),
            Substitute(f"{_LAYOUT}.LayoutContext.unlayout_footnote", "notes.forget"),
            Substitute(f"{_LAYOUT}.column._report_footnotes", "notes.report_notes"),
            Substitute(f"{_LAYOUT}.LayoutContext.footnotes", "notes.NO_LIST"),
        ),
        walls=walls.NOTES,
    ),
    Replacement(
        "photographs at the resolution of their print",
        "pictures",
        (Substitute("weasyprint.images.RasterImage", "pictures.Photograph"),),
        walls=walls.PICTURES,
    ),
    Replacement(
        "what is drawn is noted, and verified",
        "drawing",
        (
            Substitute("weasyprint.document.draw_page", "drawing_record.draw_page", wraps=True),
            Substitute("weasyprint.draw.draw_text", "drawing_record.draw_text", wraps=True),
            Substitute(
                "weasyprint.draw.draw_background", "drawing_record.draw_background", wraps=True
            ),
            Substitute(
                "weasyprint.draw.draw_replacedbox", "drawing_record.draw_replacedbox", wraps=True
            ),
        ),
        walls=walls.DRAWN,
    ),
    Replacement(
        "computed styles kept from document to document",
        "speed",
        (
            Substitute("weasyprint.css.ComputedStyle", "style_cache.CachedStyle"),
            Substitute("weasyprint.css.AnonymousStyle", "style_cache.CachedAnonymousStyle"),
            *(
                Substitute(
                    f"{_LAYOUT}.{room}.resolve_percentages", "used_lengths.resolve", wraps=True
                )
                for room in _LAYOUT_ROOMS
            ),
            Substitute(
                "typeset.typography.contract.resolve_percentages",
                "used_lengths.resolve",
                wraps=True,
            ),
        ),
        saves=17.3,
        walls=walls.STYLE_CACHE,
        preparation="style_cache.watch_warnings",
    ),
    Replacement(
        "faces cut once to the glyphs used, each number code and identifier at once",
        "faces",
        (
            Substitute(
                "weasyprint.pdf.build_fonts_dictionary", "pdf_fonts.build_fonts_dictionary", True
            ),
            Substitute("weasyprint.pdf.stream.Stream.data", "glyph_codes.STREAM_DATA"),
            Substitute("weasyprint.pdf.fonts.Font._harfbuzz_subset", "font_subsets.cut"),
            Substitute("weasyprint.pdf.fonts.Font.file_content", "font_subsets.FILE_WHEN_ASKED"),
            Substitute("weasyprint.pdf.fonts.get_hb_object_data", "font_subsets.no_data"),
        ),
        walls=walls.FONT_SUBSETS,
        preparation="glyph_numbers.give_second_numbers",
    ),
    Replacement(
        "expressions of the HTML reader kept",
        "speed",
        (Substitute("tinyhtml5.inputstream.characters_until_regex", "html_reading.EXPRESSIONS"),),
        saves=4.3,
        walls=walls.HTML_READING,
    ),
    Replacement(
        "PDF objects written with less work",
        "speed",
        (
            Substitute("pydyf._to_bytes", "pdf_writing.to_bytes"),
            Substitute("pydyf.Array.data", "pdf_writing.ARRAY_DATA"),
            Substitute("pydyf.Dictionary.data", "pdf_writing.DICTIONARY_DATA"),
            Substitute("pydyf.Stream.data", "pdf_writing.STREAM_DATA"),
            Substitute("pydyf.PDF.page_references", "pdf_writing.PAGE_REFERENCES"),
        ),
        saves=7.5,
        walls=walls.PDF_WRITING,
    ),
    Replacement(
        "short answers about plain boxes",
        "speed",
        (
            Substitute(
                "weasyprint.formatting_structure.boxes.Box.is_in_normal_flow",
                "box_kinds.is_in_normal_flow",
            ),
            Substitute(
                f"{_LAYOUT}.background.layout_box_backgrounds",
                "box_kinds.layout_backgrounds",
                wraps=True,
            ),
        ),
        saves=5.5,
        walls=walls.BOX_KINDS,
    ),
)
