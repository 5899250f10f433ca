"""Each sign of a Chinese face looks as what it is: as in the other faces, and as no other sign.

The signs are those of GB 2312, rows 1 to 9, which hold those of GB/T 15834.  Two outlines are
compared as sets of inked cells: how far, on average, a cell of one is from the nearest of the
other (the chamfer distance), each set into a square; and where their ink stands in the em box.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from typeset.faces.catalogue import catalogue
from typeset.faces.coverage import coverage
from typeset.faces.fonts import load_fonts
from typeset.files.resources import FONTS

GRID = 20  # cells along the side of the square
SIZE, EDGE = 100, 30  # an em of 100 dots, and room around it
FAR = 0.03  # of the square's side: nearer than this, designs differ and signs do not
OTHER = 2.6  # as many times nearer to another sign than to itself
FACES = ("fangsong.otf", "song.otf", "song-bold.otf", "hei.otf", "hei-bold.otf", "kai.ttf")
REFERENCES = ("song.otf", "hei.otf", "kai.ttf")
BY_DESIGN = set("＾ㄇ")  # 宋 has ＾ in the middle of the em, 黑 at its top; ㄇ is much like ｎ
CHINESE_ROLES = ("body", "text", "heading", "kai", "title", "display")

_CELLS = (np.indices((GRID, GRID)).reshape(2, -1).T + 0.5) / GRID


def rows(first: int, last: int) -> list[str]:
    """The characters of GB 2312's rows."""
    codes = [
        bytes((0xA0 + row, 0xA1 + cell)) for row in range(first, last + 1) for cell in range(94)
    ]
    return [char for code in codes if (char := code.decode("gb2312", "ignore")).strip()]


SIGNS = rows(1, 9)


@dataclass(frozen=True)
class Drawn:
    """The signs of a face: for each, its inked cells, how far each cell is from them, its ink."""

    signs: tuple[str, ...]
    ink: np.ndarray
    distance: np.ndarray
    box: np.ndarray

    def __getitem__(self, signs: list[str]) -> Drawn:
        places = [self.signs.index(sign) for sign in signs]
        return Drawn(tuple(signs), *(each[places] for each in (self.ink, self.distance, self.box)))


def draw(name: str) -> Drawn:
    font = ImageFont.truetype(FONTS / name, SIZE)
    has = coverage(FONTS / name)
    signs, inks, distances, boxes = [], [], [], []
    for sign in SIGNS:
        if sign in has:
            ink, box = _inked(font, sign)
            signs.append(sign)
            inks.append(ink / ink.sum())
            gaps = _CELLS[:, None] - _CELLS[ink][None]
            distances.append(np.sqrt((gaps**2).sum(2)).min(1))
            boxes.append(box)
    return Drawn(tuple(signs), np.array(inks), np.array(distances), np.array(boxes))


def _inked(font: ImageFont.FreeTypeFont, sign: str) -> tuple[np.ndarray, np.ndarray]:
    page = Image.new("L", (SIZE + 2 * EDGE, SIZE + 2 * EDGE))
    ImageDraw.Draw(page).text((EDGE, EDGE + 88), sign, font=font, fill=255, anchor="ls")
    box = page.getbbox()
    assert box is not None, f"{sign} is blank"
    width, height = box[2] - box[0], box[3] - box[1]
    side = max(width, height)
    square = Image.new("L", (side, side))
    square.paste(page.crop(box), ((side - width) // 2, (side - height) // 2))
    dark = np.asarray(square.resize((GRID, GRID), Image.Resampling.BOX), dtype=float).ravel()
    return dark > min(0.35 * 255, 0.7 * dark.max()), (np.array(box) - EDGE) / SIZE


def distances(one: Drawn, other: Drawn) -> np.ndarray:
    """For each sign of `one` its distance from each of `other`."""
    shape = (one.ink @ other.distance.T + (other.ink @ one.distance.T).T) / 2
    place = abs(one.box[:, None] - other.box[None]).max(2)
    return shape + 0.1 * place


def strangers(face: Drawn, others: list[Drawn]) -> dict[str, str]:
    """The signs of `face` that look, in the other faces, much more like another sign: which."""
    best = np.full((len(face.signs), len(SIGNS)), np.inf)
    for other in others:
        columns = [SIGNS.index(sign) for sign in other.signs]
        best[:, columns] = np.minimum(best[:, columns], distances(face, other))
    found = {}
    for sign, row in zip(face.signs, best, strict=True):
        own, nearest = row[SIGNS.index(sign)], int(row.argmin())
        if FAR < own < np.inf and own > OTHER * row[nearest]:
            found[sign] = SIGNS[nearest]
    return found


@pytest.fixture(scope="module")
def drawn() -> dict[str, Drawn]:
    return {name: draw(name) for name in FACES}


def others(name: str, drawn: dict[str, Drawn]) -> list[Drawn]:
    """The reference faces of other families."""
    family = catalogue().files[name].family
    return [drawn[each] for each in REFERENCES if catalogue().files[each].family != family]


@pytest.mark.parametrize("name", FACES)
def test_no_sign_looks_like_another(name: str, drawn: dict[str, Drawn]) -> None:
    assert strangers(drawn[name], others(name, drawn)).keys() - BY_DESIGN == set()


def test_control_signs_drawn_as_others_are_seen(drawn: dict[str, Drawn]) -> None:
    """Every sign of 宋 with the outline of the one a hundred places on."""
    face = drawn["song.otf"]
    shown = face[[*face.signs[100:], *face.signs[:100]]]
    false = Drawn(face.signs, shown.ink, shown.distance, shown.box)
    assert len(strangers(false, others("song.otf", drawn))) > 0.9 * len(face.signs)


def test_control_yuan_as_dollar_is_seen(drawn: dict[str, Drawn]) -> None:
    face = drawn["fangsong.otf"]
    dollar = face[["＄"]]
    false = Drawn(("￥",), dollar.ink, dollar.distance, dollar.box)
    assert strangers(false, others("fangsong.otf", drawn)) == {"￥": "＄"}


@pytest.mark.parametrize("sign", "～－＿／＼￣")
@pytest.mark.parametrize("role", CHINESE_ROLES)
def test_a_full_width_sign_fills_its_em(role: str, sign: str) -> None:
    fonts = load_fonts()
    families = fonts.roles[role].stack
    file = next(
        face.path
        for name in families
        for face in fonts.faces
        if face.role == name and sign in coverage(face.path)
    )
    with TTFont(file, lazy=True) as font:
        glyph = font.getBestCmap()[ord(sign)]
        assert font["hmtx"][glyph][0] == font["head"].unitsPerEm
    _, (left, _, right, _) = _inked(ImageFont.truetype(file, SIZE), sign)
    assert right - left > 0.65
