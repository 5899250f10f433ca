"""Every private part of WeasyPrint that this package touches, in one place.

WeasyPrint 70 has no public way to change line layout. What is used here is its private API, so the
exact release is pinned, and `violations` says in plain sentences what an upgrade has moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyphen
import weasyprint

from typeset.typography.walls import Walls, moved

if TYPE_CHECKING:
    from typeset.typography.stock import Context, Pyphen, Stock, Value

VERSION = "70.0"

try:
    from weasyprint import CSS, HTML
    from weasyprint.css import properties as css_properties
    from weasyprint.css import validation
    from weasyprint.css.tokens import get_keyword
    from weasyprint.css.validation import properties as validators
    from weasyprint.draw import text as draw_text
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import block, inline, preferred
    from weasyprint.layout.absolute import AbsolutePlaceholder
    from weasyprint.layout.float import avoid_collisions, float_layout
    from weasyprint.layout.leader import leader_index
    from weasyprint.layout.percent import resolve_percentages
    from weasyprint.text import line_break
    from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
    from weasyprint.text.line_break import Layout, get_log_attrs, strut
except ImportError as gone:
    raise ImportError(
        f"WeasyPrint {weasyprint.__version__} lacks what typeset.typography, built on {VERSION}, "
        f"uses: {gone}."
    ) from gone

__all__ = [
    "CSS",
    "FROM_UNITS",
    "HTML",
    "INHERITED",
    "INITIAL_VALUES",
    "KNOWN_PROPERTIES",
    "TO_UNITS",
    "VALIDATORS",
    "AbsolutePlaceholder",
    "Layout",
    "avoid_collisions",
    "block",
    "boxes",
    "draw_text",
    "ffi",
    "float_layout",
    "get_keyword",
    "get_log_attrs",
    "hyphenation_dictionary",
    "inline",
    "is_built_for_this",
    "leader_index",
    "line_break",
    "pango",
    "preferred",
    "resolve_percentages",
    "strut",
    "validation",
    "violations",
]

INITIAL_VALUES: dict[str, Value] = css_properties.INITIAL_VALUES
INHERITED: set[str] = css_properties.INHERITED
KNOWN_PROPERTIES: set[str] = css_properties.KNOWN_PROPERTIES
VALIDATORS: dict[str, Stock] = validators.PROPERTIES

_BOXES, _LAYOUT = "weasyprint.formatting_structure.boxes", "weasyprint.layout"
_LINE_BREAK, _STREAM = "weasyprint.text.line_break", "weasyprint.pdf.stream.Stream"

WALLS = Walls(
    "typeset.typography",
    calls={
        f"{_LAYOUT}.inline.get_next_linebox": "context linebox position_y bottom_space skip_stack "
        "containing_block absolute_boxes fixed_boxes first_letter_style first_line_style",
        f"{_LAYOUT}.block.block_box_layout": "context box bottom_space skip_stack "
        "containing_block page_is_empty absolute_boxes fixed_boxes adjoining_margins "
        "first_letter_style first_line_style discard max_lines",
        f"{_LAYOUT}.inline.atomic_box": "context box position_x skip_stack containing_block "
        "absolute_boxes fixed_boxes",
        f"{_LAYOUT}.inline.handle_leader": "context line containing_block",
        f"{_LAYOUT}.leader.leader_index": "box",
        f"{_LAYOUT}.inline.first_letter_to_box": "box skip_stack first_letter_style",
        f"{_LAYOUT}.inline.line_box_verticality": "box",
        f"{_LAYOUT}.inline.inline_min_content_width": "context box outer skip_stack first_line "
        "is_line_start",
        f"{_LAYOUT}.preferred.inline_min_content_width": "context box outer skip_stack first_line "
        "is_line_start",
        f"{_LAYOUT}.preferred.inline_max_content_width": "context box outer is_line_start",
        f"{_LAYOUT}.preferred.min_content_width": "context box outer",
        f"{_LAYOUT}.preferred.max_content_width": "context box outer",
        f"{_LAYOUT}.preferred.adjust": "box outer width left right",
        f"{_LAYOUT}.float.float_layout": "context box containing_block absolute_boxes fixed_boxes "
        "bottom_space skip_stack",
        f"{_LAYOUT}.float.avoid_collisions": "context box containing_block outer",
        f"{_LAYOUT}.percent.resolve_percentages": "box containing_block",
        f"{_LAYOUT}.absolute.AbsolutePlaceholder": "box",
        f"{_LAYOUT}.LayoutContext.add_running_element": "self box",
        f"{_LAYOUT}.LayoutContext.add_broken_out_of_flow": "self new_box box containing_block "
        "resume_at",
        f"{_BOXES}.Box.process_whitespace": "self following_collapsible_space",
        f"{_BOXES}.Box.translate": "self dx dy ignore_floats",
        f"{_BOXES}.TextBox.process_whitespace": "self following_collapsible_space",
        f"{_BOXES}.TextBox.copy_with_text": "self text",
        f"{_BOXES}.ParentBox.copy_with_children": "self new_children",
        f"{_BOXES}.ParentBox.deepcopy": "self",
        f"{_BOXES}.InlineLevelBox.remove_decoration": "self start end",
        f"{_LINE_BREAK}.Layout.__init__": "self style justification_spacing max_width",
        f"{_LINE_BREAK}.Layout.set_text": "self text justify",
        f"{_LINE_BREAK}.Layout.get_first_line": "self",
        f"{_LINE_BREAK}.Layout.reactivate": "self style",
        f"{_LINE_BREAK}.Layout.deactivate": "self",
        f"{_LINE_BREAK}.strut": "style",
        f"{_LINE_BREAK}.get_log_attrs": "text lang",
        f"{_STREAM}.add_font": "self pango_font",
        f"{_STREAM}.set_font_size": "self font size",
        "weasyprint.draw.text.draw_first_line": "stream textbox text_overflow block_ellipsis "
        "matrix",
        "weasyprint.draw.text.draw_text_decoration": "stream textbox offset_x offset_y thickness "
        "color",
        "weasyprint.pdf.fonts.Font.get_unused_glyph_id": "self codepoint",
        "weasyprint.css.AnonymousStyle.copy": "self",
        "weasyprint.css.ComputedStyle.copy": "self",
        "weasyprint.css.tokens.get_keyword": "token",
        "weasyprint.HTML._ua_stylesheets": "self forms",
    },
    names={
        "weasyprint.css.properties": "INHERITED INITIAL_VALUES KNOWN_PROPERTIES",
        "weasyprint.css.validation.properties": "PROPERTIES",
        "weasyprint.css.ComputedStyle": "cache specified",
        "weasyprint.css.AnonymousStyle": "cache specified",
        "weasyprint.draw.text": "LOGGER",
        "weasyprint.pdf.fonts.Font": "hash widths to_unicode bitmap png svg colr",
        "weasyprint.text.ffi": "FROM_UNITS TO_UNITS ffi",
        "weasyprint.text.ffi.pango": "pango_font_get_glyph_extents pango_attr_list_new "
        "pango_attr_list_unref pango_attr_list_change pango_layout_get_attributes "
        "pango_layout_set_attributes pango_font_describe_with_absolute_size "
        "pango_font_description_free pango_font_description_get_family PANGO_GLYPH_EMPTY "
        "PANGO_GLYPH_UNKNOWN_FLAG",
        _BOXES: "LineBox InlineBox AtomicInlineLevelBox",
        f"{_BOXES}.Box": "children style element is_leader descendants content_box_x margin_width "
        "is_in_normal_flow is_floated is_footnote is_note is_running is_absolutely_positioned",
        f"{_BOXES}.TextBox": "text",
        f"{_LAYOUT}.LayoutContext": "broken_out_of_flow dictionaries excluded_shapes",
        f"{_LINE_BREAK}.Layout": "layout text max_width justification_spacing "
        "first_line_direction ascent underline_position underline_thickness "
        "strikethrough_position strikethrough_thickness",
        _STREAM: "logical_rect set_text_matrix set_text_rise show_text",
    },
    looked_up={
        f"{_LAYOUT}.inline.iter_line_boxes": "get_next_linebox handle_leader",
        f"{_LAYOUT}.block.block_level_layout_switch": "block_box_layout",
        f"{_LAYOUT}.preferred.min_content_width": "inline_min_content_width",
        f"{_LAYOUT}.preferred.max_content_width": "inline_max_content_width",
        "weasyprint.draw.text.draw_text": "draw_first_line pango_layout draw_text_decoration",
        "weasyprint.css.get_all_computed_styles": "_ua_stylesheets",
        "weasyprint.formatting_structure.build.build_formatting_structure": "process_whitespace",
    },
    properties="box_decoration_break direction font_family font_size font_style font_weight "
    "font_variant_ligatures hyphenate_character hyphenate_limit_chars hyphens lang letter_spacing "
    "line_height margin_left overflow_wrap "
    "position text_align_all text_align_last text_decoration_line text_indent vertical_align "
    "white_space word_break word_spacing",
)


def hyphenation_dictionary(
    context: Context, language: str, total: int, left: int, right: int
) -> Pyphen | None:
    """The Pyphen dictionary of a language, kept where WeasyPrint keeps it, if there is one."""
    language = pyphen.language_fallback(language)
    if language is None:
        return None
    key = language, left, right, total
    if key not in context.dictionaries:
        context.dictionaries[key] = pyphen.Pyphen(lang=language, left=left, right=right)
    found: Pyphen = context.dictionaries[key]
    return found


def is_built_for_this() -> bool:
    """Whether this WeasyPrint is the one that the package was built on."""
    return bool(weasyprint.__version__ == VERSION)


def violations() -> list[str]:
    """What this package relies on and no longer finds: one sentence each."""
    found = moved(WALLS)
    if not is_built_for_this():
        found.insert(
            0,
            f"WeasyPrint is {weasyprint.__version__}; typeset.typography was built on {VERSION}: "
            "read its changes to line layout before raising the pin.",
        )
    return found
