"""What a screen shows for the inks of `device-cmyk()`, which browsers do not know.

PDFium is asked, so that the colour is the one that the pages have on the screen.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache

_CMYK = re.compile(r"device-cmyk\(\s*([^()]*?)\s*\)")
ANSWERS = {
    "0 0 0 0": (255, 255, 255),
    "0 0 0 0.05": (242, 243, 244),
    "0 0 0 0.06": (240, 241, 242),
    "0 0 0 0.6": (128, 130, 133),
    "0 0 0 1": (35, 31, 32),
    "0 0.0522 0.0855 0.0045": (253, 241, 229),
    "0 0.1 0.6 0": (255, 224, 127),
    "0 0.58 0.95 0.05": (233, 128, 38),
    "0 0.8 0.8 0": (240, 89, 62),
    "0 1 0.9 0.05": (226, 25, 43),
    "0.072 0.0225 0.0765 0.018": (231, 237, 230),
    "0.0792 0.027 0.0405 0.0225": (228, 235, 236),
    "0.0855 0.054 0.0045 0.009": (228, 232, 243),
    "0.09 0.0675 0.0135 0.036": (221, 224, 234),
    "0.095 0.06 0.005 0.01": (225, 230, 241),
    "0.2 0.95 0.7 0.35": (141, 26, 49),
    "0.209 0.132 0.011 0.022": (193, 203, 226),
    "0.8 0.25 0.85 0.2": (40, 123, 74),
    "0.88 0.3 0.45 0.25": (0, 111, 115),
    "0.95 0.6 0.05 0.1": (16, 93, 158),
    "1 0.75 0.15 0.4": (1, 51, 100),
}
"""What PDFium says of the inks of the built-in layouts; to import it for them takes 0.05 s."""


def for_screen(css: str) -> str:
    """The style sheet with `rgb()` in place of `device-cmyk()`."""
    return _CMYK.sub(lambda match: _rgb(match[1]), css)


def _rgb(inks: str) -> str:
    """`rgb()` for `C M Y K`, each a number or a percentage, with `/ alpha` or without."""
    colour, slash, alpha = inks.partition("/")
    parts = [_share(ink) for ink in colour.replace(",", " ").split()]
    if len(parts) != 4:
        return f"device-cmyk({inks})"  # for the browser to report
    shades = " ".join(map(str, on_screen(*parts)))
    return f"rgb({shades} {slash} {alpha.strip()})" if slash else f"rgb({shades})"


def _share(ink: str) -> float:
    try:
        return float(ink.rstrip("%")) / (100 if ink.endswith("%") else 1)
    except ValueError:
        return 0.0


@lru_cache(maxsize=256)
def on_screen(cyan: float, magenta: float, yellow: float, black: float) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of a page of one pixel in these inks, 0 to 1."""
    inks = f"{cyan:g} {magenta:g} {yellow:g} {black:g}"
    return ANSWERS.get(inks) or asked(inks)


def asked(inks: str) -> tuple[int, int, int]:
    """The same for inks as a PDF has them, by PDFium."""
    import pydyf
    import pypdfium2

    pdf = pydyf.PDF()
    page = pydyf.Stream([f"{inks} k 0 0 1 1 re f".encode()])
    pdf.add_object(page)
    box = pydyf.Array([0, 0, 1, 1])
    pdf.add_page(pydyf.Dictionary({"Type": "/Page", "MediaBox": box, "Contents": page.reference}))
    data = io.BytesIO()
    pdf.write(data)
    with pypdfium2.PdfDocument(data.getvalue()) as document:
        red, green, blue = document[0].render(scale=1).to_pil().convert("RGB").getpixel((0, 0))
    return red, green, blue
