"""A box that goes on in the next column ends with its text, not at the foot of the page."""

from __future__ import annotations

from typing import Any

from weasyprint import Document
from weasyprint.formatting_structure.boxes import LineBox, ReplacedBox, TableBox


def end_with_text(document: Document) -> None:
    """Make each box that goes on elsewhere as high as what stands in it."""
    parts: dict[Any, list[Any]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element is not None and "division" in (box.element.get("class") or "").split():
                parts.setdefault(box.element, []).append(box)
    for boxes in parts.values():
        for box in boxes[:-1]:
            _end_with_text(box)


def _end_with_text(box: Any) -> None:
    """Only lower: what stands in it may reach below it no further."""
    inner = [
        each for each in box.descendants() if isinstance(each, LineBox | ReplacedBox | TableBox)
    ]
    lowest = max((each.position_y + each.margin_height() for each in inner), default=None)
    if lowest is not None:
        box.height = min(box.height, max(0.0, lowest - box.content_box_y()))
