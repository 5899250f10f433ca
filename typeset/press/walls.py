"""What the press, and the preview above it, lean on in WeasyPrint's private parts."""

from __future__ import annotations

from typeset.typography.walls import Walls

_BOXES = "weasyprint.formatting_structure.boxes"

WALLS = Walls(
    "typeset.press",
    calls={
        "weasyprint.css.counters.CounterStyle.copy": "self",
        "weasyprint.css.declaration_precedence": "origin importance",
        "weasyprint.document.Document._build_layout_context": "html font_config counter_style "
        "color_profiles options",
        "weasyprint.formatting_structure.build.build_formatting_structure": "element_tree "
        "style_for get_image_from_uri base_url target_collector counter_style footnotes",
        "weasyprint.layout.initialize_page_maker": "context root_box",
        "weasyprint.layout.make_all_pages": "context root_box html pages",
    },
    names={
        _BOXES: "MarginBox FootnoteAreaBox TextBox",
        f"{_BOXES}.Box": "all_children children style element border_box_x border_box_y "
        "border_width border_height margin_height content_box_y",
        f"{_BOXES}.TextBox": "text",
        f"{_BOXES}.PageBox": "bleed page_type",
        "weasyprint.document.Page": "_page_box bleed",
        "weasyprint.images.RasterImage": "id",
        "weasyprint.urls": "URLFetcherResponse",
    },
    properties="font_family",
)
