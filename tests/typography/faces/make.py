"""Make the Traditional face of the proofs, the same bytes every time.

python -m tests.typography.faces.make /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc
"""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

from tests.typography.traditional import CHARACTERS
from typeset.faces import cutting as font_face

TARGET = Path(__file__).with_name("traditional.otf")
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


if __name__ == "__main__":
    TARGET.write_bytes(make())
