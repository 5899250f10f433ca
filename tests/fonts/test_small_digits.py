"""CO₂, x⁴ and ⅓ come from the face of the text, drawn of its own digits."""

from __future__ import annotations

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from tests.press.conftest import Print, print_pages, set_pages, write
from typeset.faces.small_digits import SIZE, add
from typeset.files.resources import FONTS

__all__ = ["print_pages", "set_pages", "write"]


def box(font: TTFont, char: str) -> tuple[float, float, float, float]:
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[ord(char)]].draw(pen)
    return tuple(pen.bounds)


@pytest.mark.parametrize("file", sorted(path.name for path in FONTS.glob("latin*.otf")))
def test_small_digits_are_below_and_above_and_smaller(file: str) -> None:
    font = TTFont(FONTS / file)
    two, low, high, third = (box(font, char) for char in "2₂⁴⅓")
    assert low[1] < two[1] - 100
    assert high[1] > two[1] + 200
    assert low[3] - low[1] < 0.7 * (two[3] - two[1])
    assert third[3] > two[3] - 60
    assert third[2] - third[0] > 1.2 * (two[2] - two[0])


@pytest.mark.parametrize("file", sorted(path.name for path in FONTS.glob("latin*.otf")))
def test_signs_are_raised_and_lowered_as_digits_are(file: str) -> None:
    font = TTFont(FONTS / file)
    plus, raised, low, minus = (box(font, char) for char in "+⁺₊⁻")
    assert raised[1] > plus[1] + 150
    assert low[1] < plus[1] - 100
    assert raised[3] - raised[1] < 0.7 * (plus[3] - plus[1])
    assert raised[1] < minus[1] < minus[3] < raised[3]


@pytest.mark.parametrize("file", sorted(path.name for path in FONTS.glob("latin*.otf")))
def test_a_key_is_a_frame_about_the_digit_before_it(file: str) -> None:
    font = TTFont(FONTS / file)
    advance = font["hmtx"][font.getBestCmap()[ord("8")]][0]
    left, low, right, high = box(font, "\u20e3")
    digit = box(font, "8")
    assert left < digit[0] - advance
    assert right > digit[2] - advance
    assert low < digit[1] < digit[3] < high
    assert right < font["hmtx"][font.getBestCmap()[0x20E3]][0] + left + advance


def test_those_that_are_made_stand_as_upright_as_their_digit() -> None:
    font = TTFont(FONTS / "latin.otf")
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.pop(ord("₁"), None)
    add(font)
    one, low = box(font, "1"), box(font, "₁")
    assert [round(edge * SIZE) for edge in (one[0], one[2])] == pytest.approx(
        [low[0], low[2]], abs=1
    )
    assert low[3] - low[1] == pytest.approx((one[3] - one[1]) * SIZE, abs=1)


def test_they_are_set_in_the_texts_latin_face(print_pages: Print) -> None:
    text = "排放CO₂，用去⅓与½，10℃，№3，x⁴，Ca²⁺与OH⁻，2\ufe0f\u20e3报名。\n"
    (page,) = print_pages(text, manifest="masthead: {name: 报}\n")
    fonts = {g.text: g.font for g in page.glyphs if g.text in "₂⅓½№⁴⁺⁻\u20e3"}
    assert set(fonts.values()) == {"Typeset-Latin"}
    assert len(fonts) == 8
