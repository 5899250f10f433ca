"""Make the Traditional face of the proofs, the same bytes every time.

python -m tests.typography.faces.make /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from tests.typography.traditional import CHARACTERS
from typeset.faces import cutting as font_face

TARGET = Path(__file__).with_name("traditional.otf")
HEBREW = "שלום"
COLLECTION = Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc")
TRADITIONAL = 3  # of the collection: Noto Serif CJK TC
LICENCE = "See fonts/licences/noto-cjk.txt. Made from Noto Serif CJK TC Regular, by Adobe."


def make() -> bytes:
    """The subset of Noto Serif CJK TC Regular that the proofs set."""
    with TTFont(COLLECTION, fontNumber=TRADITIONAL, lazy=True) as font:
        font_face.take_full_width_forms(font, CHARACTERS)
        font_face.keep(font, CHARACTERS, features=False)
        font_face.set_line_box(font)
        font_face.set_name(font, "Proof Traditional", 400, "normal", LICENCE)
        return font_face.save(font)


def make_hebrew() -> None:
    """Boxes for the letters of a word that runs from right to left."""
    pen = T2CharStringPen(600, None)
    pen.moveTo((50, 0))
    for point in ((50, 500), (550, 500), (550, 0)):
        pen.lineTo(point)
    pen.closePath()
    letters = {ord(letter): f"uni{ord(letter):04X}" for letter in HEBREW}
    names = [".notdef", *letters.values()]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(letters)
    builder.setupCFF("Boxes", {}, dict.fromkeys(names, pen.getCharString()), {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Hebrew", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(TARGET.with_name("hebrew.otf"))


if __name__ == "__main__":
    TARGET.write_bytes(make())
    make_hebrew()
