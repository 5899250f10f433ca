"""A variable face becomes the one of the wished weight."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.press.own_faces import true_type, variable
from typeset.faces.static import fix


def left_edge(font: TTFont) -> int:
    return int(font["glyf"][font.getBestCmap()[ord("全")]].xMin)


@pytest.mark.parametrize(("weight", "moved"), [(300, 60), (350, 30), (400, 0), (100, 60), (999, 0)])
def test_the_outlines_are_those_of_the_weight_or_the_nearest(
    tmp_path: Path, weight: int, moved: int
) -> None:
    """The face has weights from 300, where all stands 60 units further right, to 900."""
    variable(tmp_path / "v.ttf")
    true_type(tmp_path / "t.ttf")
    font, plain = TTFont(tmp_path / "v.ttf"), TTFont(tmp_path / "t.ttf")
    fix(font, weight)
    assert "fvar" not in font
    assert left_edge(font) - left_edge(plain) == moved


def test_control_a_fixed_face_stays_as_it_is(tmp_path: Path) -> None:
    true_type(tmp_path / "t.ttf")
    font = TTFont(tmp_path / "t.ttf")
    before = left_edge(font)
    fix(font, 900)
    assert left_edge(font) == before
