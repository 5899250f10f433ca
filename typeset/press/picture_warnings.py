"""Pictures that are too coarse for their size, or much cropped, reported with their own lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from weasyprint.formatting_structure.boxes import ReplacedBox

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.engine.pictures import Photograph
from typeset.engine.whole_pictures import whole_ratio

LEAST_PPI = 150
"""Pixels an inch below which a reader sees that a photograph is not sharp; 300 are better."""

MM = 25.4 / 72
"""mm in a pt."""
ROUNDING = 0.99
"""A picture that is set for exactly 150 has a little less after its size was rounded."""


LEAST_SHOWN = 0.8
"""The part of a picture below which it may be another than the editor chose."""


def coarse_pictures(page_boxes: list[Any]) -> Iterator[Diagnostic]:
    """A warning for each picture of fewer than `LEAST_PPI` pixels an inch as it is printed.

    And for each that is set smaller than was asked for, lest it have fewer.
    """
    for number, box in enumerate(page_boxes, start=1):
        yield from _coarse(box, None, number)


def _coarse(box: Any, place: str | None, page: int) -> Iterator[Diagnostic]:
    if box.element is not None:
        place = box.element.get("data-source") or place
    picture = getattr(box, "replacement", None)
    if isinstance(picture, Photograph) and box.width > 0 and box.height > 0:
        ppi = picture.resolution(box.width * 0.75, box.height * 0.75)
        if ppi < LEAST_PPI * ROUNDING:
            details: dict[str, object] = {
                "file": unquote(box.element.get("src", "")),
                "ppi": int(ppi),
                "least": LEAST_PPI,
                "page": page,
                "pixels": round(picture.width * 300 / ppi),
            }
            yield Diagnostic(
                "press.coarse-picture",
                _position(place),
                details,
                "press.hint-coarse-picture",
                severity="warning",
            )
        elif asked := box.element.get("data-asked"):
            yield _small(box, float(asked), _position(place), page)
    for child in getattr(box, "children", ()):
        yield from _coarse(child, place, page)


def _small(box: Any, asked: float, place: Position | None, page: int) -> Diagnostic:
    details: dict[str, object] = {
        "file": unquote(box.element.get("src", "")),
        "printed": round(box.width * 0.75 * MM),
        "asked": round(asked * MM),
        "page": page,
        "pixels": round(asked / 72 * 300),
    }
    hint = "press.hint-coarse-picture"
    return Diagnostic("press.small-picture", place, details, hint, severity="warning")


def cropped_pictures(page_boxes: list[Any]) -> Iterator[Diagnostic]:
    """A warning for each picture of which its page shows less than `LEAST_SHOWN`.

    Where the editor chose a focus he knows that it may be cropped.
    """
    for number, page in enumerate(page_boxes, start=1):
        for figure in page.descendants():
            if figure.element_tag != "figure":
                continue
            for box in figure.descendants():
                if isinstance(box, ReplacedBox) and box.style["object_fit"] == "cover":
                    yield from _cropped(box, figure.element.get("data-source"), number)


def _cropped(box: Any, place: str | None, page: int) -> Iterator[Diagnostic]:
    if "object-position" in (box.element.get("style") or ""):
        return
    ratio, whole = box.height / box.width, whole_ratio(box)
    shown = min(ratio / whole, whole / ratio)
    if shown < LEAST_SHOWN:
        details: dict[str, object] = {
            "file": unquote(box.element.get("src", "")),
            "share": round(100 * (1 - shown)),
            "page": page,
        }
        key, hint = "press.cropped-picture", "press.hint-cropped-picture"
        yield Diagnostic(key, _position(place), details, hint, severity="warning")


def _position(place: str | None) -> Position | None:
    if place is None:
        return None
    file, _, line = place.rpartition(":")
    return Position(file, int(line))
