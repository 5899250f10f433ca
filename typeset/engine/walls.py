"""What the press, and the preview above it, lean on in WeasyPrint's private parts."""

from __future__ import annotations

from typeset.typography.walls import Walls

_BOXES = "weasyprint.formatting_structure.boxes"

_LAYOUT = "weasyprint.layout"

WALLS = Walls(
    "typeset.press",
    calls={
        "weasyprint.css.AnonymousStyle": "parent_style",
        "weasyprint.css.AnonymousStyle.copy": "self",
        "weasyprint.css.ComputedStyle": "parent_style cascaded pseudo_type root_style base_url "
        "font_config initial_page_sizes",
        "weasyprint.css.ComputedStyle.copy": "self",
        "weasyprint.css.counters.CounterStyle.copy": "self",
        f"{_BOXES}.Box.is_in_normal_flow": "self",
        f"{_LAYOUT}.absolute.absolute_layout": "context placeholder containing_block fixed_boxes "
        "bottom_space skip_stack",
        f"{_LAYOUT}.block.block_level_layout": "context box bottom_space skip_stack "
        "containing_block page_is_empty absolute_boxes fixed_boxes adjoining_margins "
        "first_letter_style first_line_style discard max_lines",
        f"{_LAYOUT}.block.remove_placeholders": "context box_list absolute_boxes fixed_boxes",
        f"{_LAYOUT}.inline.iter_line_boxes": "context box position_y bottom_space skip_stack "
        "containing_block absolute_boxes fixed_boxes first_letter_style first_line_style",
        f"{_LAYOUT}.page.make_all_pages": "context root_box html pages",
        f"{_LAYOUT}.page.make_page": "context root_box page_type resume_at page_number page_state",
        f"{_LAYOUT}.LayoutContext.layout_footnote": "self footnote",
        f"{_LAYOUT}.LayoutContext.unlayout_footnote": "self footnote",
        f"{_LAYOUT}.background.layout_box_backgrounds": "page box get_image_from_uri "
        "layout_children style",
        "tinycss2.color4.Color.to": "self space",
        "weasyprint.draw.color.darken": "color",
        "weasyprint.draw.color.lighten": "color",
        "weasyprint.images.Gradient.draw": "self stream concrete_width concrete_height style",
        "weasyprint.layout.percent.resolve_percentages": "box containing_block",
        "weasyprint.pdf.fonts.Font._harfbuzz_subset": "self to_unicode hinting",
        "weasyprint.pdf.fonts.get_hb_object_data": "hb_object ot_color glyph",
        "pydyf._to_bytes": "item",
    },
    names={
        f"{_LAYOUT}.LayoutContext": "footnotes current_footnote_area page_bottom "
        "reported_footnotes",
        _BOXES: "TextBox LineBox MarginBox FootnoteAreaBox",
        f"{_BOXES}.Box": "all_children children style element border_box_x border_box_y "
        "border_width border_height margin_height content_box_y",
        f"{_BOXES}.TextBox": "text",
        "pydyf.PDF": "pages page_references",
        "pydyf.Stream": "compress extra stream",
        "tinyhtml5.inputstream": "characters_until_regex",
        "weasyprint.css.ComputedStyle": "cascaded is_root_element parent_style pseudo_type "
        "root_style specified",
        "weasyprint.css.Style": "anonymous_style",
        "weasyprint.css.tokens": "Pending",
        "weasyprint.document.Page": "_page_box",
        "weasyprint.images.Gradient": "colors",
        "weasyprint.images.RasterImage": "id",
        "weasyprint.logger": "LOGGER",
        "weasyprint.pdf.fonts.Font": "family file_content hb_face missing",
        "weasyprint.text.ffi": "harfbuzz harfbuzz_subset",
        "weasyprint.urls": "URLFetcherResponse",
    },
    looked_up={
        f"{_LAYOUT}.absolute.absolute_box_layout": "resolve_percentages",
        f"{_LAYOUT}.background.layout_backgrounds": "layout_box_backgrounds",
        f"{_LAYOUT}.block._linebox_layout": "iter_line_boxes footnotes",
        f"{_LAYOUT}.block.block_level_layout": "resolve_percentages",
        f"{_LAYOUT}.layout_document": "make_all_pages footnotes",
        f"{_LAYOUT}.page.make_page": "block_level_layout reported_footnotes layout_footnote",
        f"{_LAYOUT}.page.remake_page": "make_page reported_footnotes",
        f"{_LAYOUT}.float.float_layout": "resolve_percentages",
        f"{_LAYOUT}.inline.inline_block_box_layout": "resolve_percentages",
        "tinyhtml5.inputstream.HTMLUnicodeInputStream.chars_until": "characters_until_regex",
        "weasyprint.css.StyleFor.set_computed_styles": "ComputedStyle",
        "weasyprint.draw.color.styled_color": "darken lighten",
        "weasyprint.css.units.to_pixels": "initial_page_sizes",
        "weasyprint.pdf.fonts.Font.subset": "_harfbuzz_subset",
        "weasyprint.pdf.tags._build_box_tree": "page_references",
    },
    properties="border_collapse font_family",
)
