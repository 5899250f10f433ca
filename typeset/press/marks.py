"""Printer's marks around the trimmed page, and the boxes that say where it is to be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from typeset.issue.pdf_keys import Mark

MM = 72 / 25.4
SLUG = 9 * MM
"""The room for marks outside the bleed."""
LEAST_OFFSET = 3 * MM
"""So far from the page at least stand its marks: none is left on it by a knife that is out."""
LENGTH = 6 * MM
PATCH = 5 * MM
WEIGHT = 0.25
"""pt, the line of a mark."""

REGISTRATION = "registration"  # the name of a colour that every plate prints
PATCHES = (
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
    (1, 1, 0, 0),
    (1, 0, 1, 0),
    (0, 1, 1, 0),
    (0.5, 0, 0, 0),
    (0, 0.5, 0, 0),
    (0, 0, 0.5, 0),
    (0, 0, 0, 0.5),
)
"""色标: the inks, their overprints, and their half tones."""

Size = tuple[float, float]


def finish_boxes(pdf: Any, bleed: float, marks: Sequence[Mark]) -> None:
    """Set BleedBox and MediaBox of every page in `pdf`, and draw the marks between them.

    Lengths are in pt.  TrimBox is WeasyPrint's; its BleedBox is 10 pt from it at most.
    """
    inks = False
    for number in pdf.pages["Kids"][::3]:
        page = pdf.objects[number]
        left, bottom, right, top = page["TrimBox"]
        page["BleedBox"] = _around((left, bottom, right, top), bleed)
        if not marks:
            continue
        if not inks:
            _add_registration(pdf, page)
            inks = True
        offset = max(bleed, LEAST_OFFSET)
        page["MediaBox"] = _around((left, bottom, right, top), offset + SLUG)
        content = pdf.objects[int(page["Contents"].split()[0])]
        content.stream += drawn_marks((right - left, top - bottom), offset, marks)


def _around(box: tuple[float, float, float, float], by: float) -> Any:
    left, bottom, right, top = box
    return pydyf.Array([left - by, bottom - by, right + by, top + by])


def _add_registration(pdf: Any, page: Any) -> None:
    """The colour space `All`: what is drawn in it comes on every plate."""
    function = {"FunctionType": 2, "Domain": (0, 1), "C0": (0,) * 4, "C1": (1,) * 4, "N": 1}
    tint = pydyf.Dictionary(
        {key: pydyf.Array(v) if isinstance(v, tuple) else v for key, v in function.items()}
    )
    pdf.add_object(tint)
    resources = pdf.objects[int(page["Resources"].split()[0])]
    spaces = pdf.objects[int(resources["ColorSpace"].split()[0])]
    spaces[REGISTRATION] = pydyf.Array(("/Separation", "/All", "/DeviceCMYK", tint.reference))


def drawn_marks(size: Size, offset: float, marks: Sequence[Mark]) -> list[bytes]:
    """PDF operators for the marks around a page of `size`; its upper left corner is (0, 0).

    They are an artifact: no reader of the text hears of them.
    """
    lines = [b"/Artifact BMC q", f"/{REGISTRATION} CS 1 SCN {WEIGHT} w".encode()]
    if "crop" in marks:
        lines += _crop(size, offset)
    if "register" in marks:
        lines += _register(size, offset)
    if "colour" in marks:
        lines += _colour(size, offset)
    return [*lines, b"Q EMC"]


def _line(x1: float, y1: float, x2: float, y2: float) -> bytes:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S".encode()


def _crop(size: Size, offset: float) -> Iterator[bytes]:
    """裁切线: two at each corner, in line with the edges."""
    width, height = size
    far = offset + LENGTH
    for x, outwards in ((0.0, -1), (width, 1)):
        for y in (0.0, height):
            yield _line(x + outwards * offset, y, x + outwards * far, y)
    for y, outwards in ((0.0, -1), (height, 1)):
        for x in (0.0, width):
            yield _line(x, y + outwards * offset, x, y + outwards * far)


def _register(size: Size, offset: float) -> Iterator[bytes]:
    """套准线: a cross in a circle in the middle of each side."""
    width, height = size
    away = offset + LENGTH / 2
    for x, y in (
        (width / 2, -away),
        (width / 2, height + away),
        (-away, height / 2),
        (width + away, height / 2),
    ):
        arm, radius = LENGTH / 2, LENGTH / 4
        yield _line(x - arm, y, x + arm, y)
        yield _line(x, y - arm, x, y + arm)
        yield _circle(x, y, radius)


def _circle(x: float, y: float, radius: float) -> bytes:
    k = radius * 0.5523  # four Bézier curves as near to a circle as they come
    r = radius
    return (
        f"{x + r:.3f} {y:.3f} m "
        f"{x + r:.3f} {y + k:.3f} {x + k:.3f} {y + r:.3f} {x:.3f} {y + r:.3f} c "
        f"{x - k:.3f} {y + r:.3f} {x - r:.3f} {y + k:.3f} {x - r:.3f} {y:.3f} c "
        f"{x - r:.3f} {y - k:.3f} {x - k:.3f} {y - r:.3f} {x:.3f} {y - r:.3f} c "
        f"{x + k:.3f} {y - r:.3f} {x + r:.3f} {y - k:.3f} {x + r:.3f} {y:.3f} c S"
    ).encode()


def _colour(size: Size, offset: float) -> Iterator[bytes]:
    """色标: patches above the page, between its left corner and the middle."""
    step = min(PATCH, (size[0] / 2 - 2 * LENGTH) / len(PATCHES))
    y = -offset - PATCH - MM
    for number, inks in enumerate(PATCHES):
        c, m, ye, k = inks
        x = LENGTH + number * step
        yield f"{c} {m} {ye} {k} k {x:.3f} {y:.3f} {step:.3f} {PATCH:.3f} re f".encode()
