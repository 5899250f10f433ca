"""What becomes of pictures in the PDF, by the manifest's word for it."""

from __future__ import annotations

from typeset.engine.picture_data import Treatment
from typeset.issue.pdf_keys import Pictures

TREATMENTS: dict[Pictures, Treatment] = {
    # A screen of 150 lines an inch prints no more than 300 pixels; 4:4:4 keeps red lettering sharp.
    "print": Treatment(ppi=300, quality=90),
    # What a sheet of A4 shows on a screen, twice enlarged.
    "screen": Treatment(ppi=150, quality=80, subsampling=2, on_screen=True),
    "keep": Treatment(ppi=None, quality=95),
}
