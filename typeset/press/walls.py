"""What the press, and the preview above it, lean on in WeasyPrint's private parts."""

from __future__ import annotations

from typeset.typography.walls import Walls

_BOXES = "weasyprint.formatting_structure.boxes"

WALLS = Walls(
    "typeset.press",
    calls={"weasyprint.css.counters.CounterStyle.copy": "self"},
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
