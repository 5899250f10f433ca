"""Lines keep their distance, whatever faces meet in them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.fonts.conftest import MakeFont, Proof
from tests.reading import Sheet
from typeset.faces.fonts import load_fonts

ROLES = ("body", "text", "heading", "kai", "title", "display", "latin", "latin-sans", "mono")


def distances(sheet: Sheet) -> list[float]:
    """From baseline to baseline, in points, of the lines that begin with 行."""
    lines = [glyph.baseline for glyph in sheet.glyphs if glyph.text == "行"]
    return [round(after - before, 2) for before, after in pairwise(lines)]


def test_a_line_that_mixes_all_roles_is_as_high_as_any_other(proof: Proof) -> None:
    mixed = "".join(f'<span style="font-family: var(--font-{r})">“工”ag1</span>' for r in ROLES)
    sheet = proof(
        f"<p>行</p><p>行{mixed}<b>b</b><i>i</i>☎✔</p><p>行</p>", css="p { white-space: nowrap }"
    )
    assert distances(sheet) == [30.0, 30.0]


def test_a_face_with_another_line_box_would_move_the_lines(
    proof: Proof, make_font: MakeFont, tmp_path: Path
) -> None:
    face = make_font(tmp_path / "tall.otf", "Tall", ascent=1500)
    tall = f"@font-face {{ font-family: Tall; src: url({face.as_uri()}) }}"
    body = '<p>行</p><p>行<span style="font-family: Tall">ag</span></p><p>行</p>'
    assert distances(proof(body, fonts=load_fonts().css + tall)) != [30.0, 30.0]
