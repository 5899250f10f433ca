"""What a screen shows for the inks of `device-cmyk()`, which browsers do not know.

PDFium is asked, so that the colour is the one that the pages have on the screen.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache

_CMYK = re.compile(r"device-cmyk\(\s*([^()]*?)\s*\)")


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
    import pydyf
    import pypdfium2

    pdf = pydyf.PDF()
    page = pydyf.Stream([f"{cyan:g} {magenta:g} {yellow:g} {black:g} k 0 0 1 1 re f".encode()])
    pdf.add_object(page)
    box = pydyf.Array([0, 0, 1, 1])
    pdf.add_page(pydyf.Dictionary({"Type": "/Page", "MediaBox": box, "Contents": page.reference}))
    data = io.BytesIO()
    pdf.write(data)
    with pypdfium2.PdfDocument(data.getvalue()) as document:
        red, green, blue = document[0].render(scale=1).to_pil().convert("RGB").getpixel((0, 0))
    return red, green, blue
