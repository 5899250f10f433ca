"""Inks stay inks: what a designer paints in `device-cmyk()`, in every way that CSS has for it."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from tests.press.conftest import PARAGRAPH, Print, Set
from typeset.engine.inks import ANSWERS, asked, on_screen
from typeset.press import publish

DARK, LIGHT = (0, 0.8, 0.6, 0.4), (0, 0.533, 0.4, 0.067)
BORDER = "6pt {style} device-cmyk(0 80% 60% 10%)"


def painted(pdf: Path) -> list[tuple[float, ...]]:
    """The colours of all that is filled on the first page, text aside."""
    with pdfplumber.open(pdf) as document:
        page = document.pages[0]
        shapes = [*page.rects, *page.curves, *page.lines]
    colours = [shape["non_stroking_color"] for shape in shapes if shape["fill"]]
    return [tuple(round(ink, 3) for ink in colour) for colour in colours]


@pytest.mark.parametrize("style", ["inset", "outset", "ridge", "groove"])
def test_a_border_of_two_shades_is_of_the_same_inks(
    print_pages: Print, tmp_path: Path, style: str
) -> None:
    print_pages(PARAGRAPH, css=f"p {{ border: {BORDER.format(style=style)} }}")
    colours = painted(tmp_path / "printed.pdf")
    assert DARK in colours
    assert LIGHT in colours


def test_a_rule_of_the_browsers_own_style_is_printed(print_pages: Print, tmp_path: Path) -> None:
    print_pages(PARAGRAPH, css="p { border-top: 6pt inset } body { color: device-cmyk(0 0 0 1) }")
    assert (0, 0, 0, 1) in painted(tmp_path / "printed.pdf")


def test_a_gradient_of_inks_is_printed_as_the_screen_shows_them(
    set_pages: Set, tmp_path: Path
) -> None:
    cyan = "device-cmyk(1 0 0 0)"
    css = f"p {{ padding: 30pt; background: linear-gradient({cyan}, {cyan}) }}"
    publish(set_pages(PARAGRAPH, css=css), tmp_path / "printed.pdf")
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    pixels = {colour: count for count, colour in picture.getcolors(10_000)}
    assert pixels[on_screen(1, 0, 0, 0)] > 400 * 60


def test_the_answers_that_are_written_down_are_those_of_pdfium() -> None:
    assert {inks: asked(inks) for inks in ANSWERS} == ANSWERS
    assert asked("0.5 0 0 0") not in ANSWERS.values()  # other inks, another answer
