"""What the make-up leans on in WeasyPrint's boxes."""

from __future__ import annotations

from typeset.typography.walls import Walls

_BOXES = "weasyprint.formatting_structure.boxes"

WALLS = Walls(
    "typeset.makeup",
    calls={
        f"{_BOXES}.Box.translate": "self dx dy ignore_floats",
        f"{_BOXES}.Box.descendants": "self placeholders",
        f"{_BOXES}.ParentBox.copy_with_children": "self new_children",
        "weasyprint.document.Page": "page_box",
    },
    names={
        _BOXES: "LineBox TableRowBox ReplacedBox",
        f"{_BOXES}.Box": "children style element is_outside_marker margin_height margin_width "
        "content_box_x content_box_y remove_decoration_sides",
        "weasyprint.document.Page": "_page_box",
        "weasyprint.layout.background.Background": "layers",
        "weasyprint.layout.background.BackgroundLayer": "painting_area positioning_area "
        "clipped_boxes",
    },
    properties="break_after break_inside font_size",
)
