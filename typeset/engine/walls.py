"""What our replacements lean on in WeasyPrint and in what it stands on, a table for each row."""

from __future__ import annotations

from typeset.typography.walls import Walls

_BOXES = "weasyprint.formatting_structure.boxes"
_LAYOUT = "weasyprint.layout"

INK_COLOURS = Walls(
    "typeset.engine",
    calls={
        "tinycss2.color4.Color.to": "self space",
        "weasyprint.draw.color.darken": "color",
        "weasyprint.draw.color.lighten": "color",
        "weasyprint.images.Gradient.draw": "self stream concrete_width concrete_height style",
    },
    names={"weasyprint.images.Gradient": "colors"},
    looked_up={"weasyprint.draw.color.styled_color": "darken lighten"},
)
NOTES = Walls(
    "typeset.engine",
    calls={
        f"{_LAYOUT}.absolute.absolute_layout": "context placeholder containing_block fixed_boxes "
        "bottom_space skip_stack",
        f"{_LAYOUT}.block.block_level_layout": "context box bottom_space skip_stack "
        "containing_block page_is_empty absolute_boxes fixed_boxes adjoining_margins "
        "first_letter_style first_line_style discard max_lines",
        f"{_LAYOUT}.column.columns_layout": "context box bottom_space skip_stack containing_block "
        "page_is_empty absolute_boxes fixed_boxes adjoining_margins first_letter_style "
        "first_line_style",
        f"{_LAYOUT}.block.remove_placeholders": "context box_list absolute_boxes fixed_boxes",
        f"{_LAYOUT}.inline.iter_line_boxes": "context box position_y bottom_space skip_stack "
        "containing_block absolute_boxes fixed_boxes first_letter_style first_line_style",
        f"{_LAYOUT}.page.make_all_pages": "context root_box html pages",
        f"{_LAYOUT}.page.make_page": "context root_box page_type resume_at page_number page_state",
        f"{_LAYOUT}.LayoutContext.layout_footnote": "self footnote",
        f"{_LAYOUT}.LayoutContext.unlayout_footnote": "self footnote",
        f"{_LAYOUT}.column._report_footnotes": "context footnotes_height",
    },
    names={
        f"{_LAYOUT}.LayoutContext": "footnotes current_footnote_area page_bottom "
        "reported_footnotes in_column",
        f"{_BOXES}.Box": "footnote deepcopy translate content_box_x content_box_y margin_height",
        _BOXES: "FootnoteAreaBox LineBox ReplacedBox TableBox",
    },
    looked_up={
        f"{_LAYOUT}.block._linebox_layout": "iter_line_boxes footnotes",
        f"{_LAYOUT}.column.columns_layout": "_report_footnotes in_column",
        f"{_LAYOUT}.layout_document": "make_all_pages footnotes",
        f"{_LAYOUT}.page.make_page": "block_level_layout reported_footnotes layout_footnote",
        f"{_LAYOUT}.page.remake_page": "make_page reported_footnotes",
    },
)
DRAWN = Walls(
    "typeset.engine",
    calls={
        "weasyprint.draw.draw_page": "page stream",
        "weasyprint.draw.draw_text": "stream textbox offset_x text_overflow block_ellipsis",
        "weasyprint.draw.draw_background": "stream background clip_box bleed marks",
        "weasyprint.draw.draw_replacedbox": "stream box",
    },
    names={
        "weasyprint.matrix.Matrix": "invert transform_point",
        "weasyprint.pdf.stream.Stream": "ctm _ctm_stack",
        "weasyprint.layout.background.Background": "color layers",
        "weasyprint.layout.background.BackgroundLayer": "image painting_area",
    },
    looked_up={
        "weasyprint.document.Page.paint": "draw_page",
        "weasyprint.draw.draw_stacking_context": "draw_background",
        "weasyprint.draw.draw_inline_level": "draw_background draw_replacedbox draw_text",
    },
)
STYLE_CACHE = Walls(
    "typeset.engine",
    calls={
        "weasyprint.css.AnonymousStyle": "parent_style",
        "weasyprint.css.AnonymousStyle.copy": "self",
        "weasyprint.css.ComputedStyle": "parent_style cascaded pseudo_type root_style base_url "
        "font_config initial_page_sizes",
        "weasyprint.css.ComputedStyle.copy": "self",
        "weasyprint.layout.percent.resolve_percentages": "box containing_block",
    },
    names={
        "weasyprint.css.ComputedStyle": "cascaded is_root_element parent_style pseudo_type "
        "root_style specified",
        "weasyprint.css.Style": "anonymous_style",
        "weasyprint.css.tokens": "Pending",
        "weasyprint.logger": "LOGGER",
    },
    looked_up={
        "weasyprint.css.StyleFor.set_computed_styles": "ComputedStyle",
        "weasyprint.css.units.to_pixels": "initial_page_sizes",
        f"{_LAYOUT}.absolute.absolute_box_layout": "resolve_percentages",
        f"{_LAYOUT}.block.block_level_layout": "resolve_percentages",
        f"{_LAYOUT}.float.float_layout": "resolve_percentages",
        f"{_LAYOUT}.inline.inline_block_box_layout": "resolve_percentages",
    },
    properties="border_collapse",
)
FONT_SUBSETS = Walls(
    "typeset.engine",
    calls={
        "weasyprint.pdf.build_fonts_dictionary": "pdf fonts compress subset options",
        "weasyprint.pdf.fonts.Font._harfbuzz_subset": "self to_unicode hinting",
        "weasyprint.pdf.fonts.get_hb_object_data": "hb_object ot_color glyph",
    },
    names={
        "pydyf.Stream": "compress extra stream",
        "weasyprint.pdf.fonts.Font": "ascent bitmap colr descent family file_content flags "
        "glyph_count hash hb_face italic_angle missing name png stemh stemv svg tables to_unicode "
        "used_in_forms widths",
        "weasyprint.pdf.stream.Stream": "_fonts",
        "weasyprint.text.ffi": "harfbuzz harfbuzz_subset",
    },
    looked_up={
        "weasyprint.pdf.fonts.Font.subset": "_harfbuzz_subset",
        "weasyprint.pdf.generate_pdf": "build_fonts_dictionary",
    },
)
HTML_READING = Walls(
    "typeset.engine",
    names={"tinyhtml5.inputstream": "characters_until_regex"},
    looked_up={
        "tinyhtml5.inputstream.HTMLUnicodeInputStream.chars_until": "characters_until_regex"
    },
)
PDF_WRITING = Walls(
    "typeset.engine",
    calls={"pydyf._to_bytes": "item"},
    names={"pydyf.PDF": "pages page_references", "pydyf.Stream": "compress extra stream"},
    looked_up={"weasyprint.pdf.tags._build_box_tree": "page_references"},
)
BOX_KINDS = Walls(
    "typeset.engine",
    calls={
        f"{_BOXES}.Box.is_in_normal_flow": "self",
        f"{_LAYOUT}.background.layout_box_backgrounds": "page box get_image_from_uri "
        "layout_children style",
    },
    names={_BOXES: "TextBox LineBox", f"{_BOXES}.Box": "all_children style"},
    looked_up={f"{_LAYOUT}.background.layout_backgrounds": "layout_box_backgrounds"},
)
PICTURES = Walls(
    "typeset.engine",
    calls={
        "weasyprint.images.RasterImage": "pillow_image image_id image_data filename cache "
        "orientation options",
        "weasyprint.images.RasterImage.draw": "self stream concrete_width concrete_height style",
        "weasyprint.images.RasterImage.get_intrinsic_size": "self resolution font_size",
        "weasyprint.images.RasterImage.get_x_object": "self interpolate dpi_ratio",
        "weasyprint.pdf.stream.Stream.add_image": "self image interpolate ratio",
    },
    names={"pydyf.PDF": "add_object objects"},
    looked_up={
        "weasyprint.images.get_image_from_uri": "RasterImage",
        "weasyprint.pdf._use_references": "get_x_object",
    },
)
STRUCTURE = Walls(
    "typeset.engine",
    calls={
        "weasyprint.pdf.stream.Stream.marked": "self box tag",
        "weasyprint.pdf.add_tags": "pdf document pdf_version page_streams",
    },
    names={
        f"{_BOXES}.Box": "element element_tag hit_area style",
        "pydyf.PDF": "catalog objects page_references pages",
        "weasyprint.document.Page": "_page_box",
        "weasyprint.pdf.stream.Stream": "_tags begin_marked_content end_marked_content",
    },
    looked_up={"weasyprint.pdf.generate_pdf": "add_tags"},
)
