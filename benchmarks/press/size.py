"""The size of the seeds' PDFs beside Typst's, with the same text in the same faces.

    python -m benchmarks.press.size

Typst is given each seed's text as our PDF has it, run by run with face and size, on pages of the
same format; it tags its PDF as ours is tagged.  Prints bytes and ratios; asserts nothing.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

import pdfplumber

from typeset.files.resources import FONTS
from typeset.issue import load
from typeset.layout import compose
from typeset.press import draw, paginate

ROOT = Path(__file__).resolve().parents[2]

# The name in the PDF of a face that Typst knows by family, weight and style.
_WEIGHTS = {"Bold": 700, "Black": 900, "Medium": 500, "Heavy": 900}


def typst_source(pdf: bytes) -> str:
    """Typst's markup for the text of `pdf`: each run in its face, each page a page."""
    pages = []
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            size = f"width: {float(page.width)}pt, height: {float(page.height)}pt, margin: 60pt"
            pages.append(f"#page({size})[\n" + "\n".join(_runs(page)) + "\n]")
    return '#set text(lang: "zh")\n#set par(justify: true)\n' + "\n".join(pages)


def _runs(page: pdfplumber.page.Page) -> Iterator[str]:
    def face(char: dict[str, object]) -> tuple[object, float]:
        return char["fontname"], round(float(str(char["size"])), 1)

    for (name, size), chars in groupby(page.chars, face):
        text = "".join(str(char["text"]) for char in chars)
        yield f"#text({_font(str(name))}, size: {size}pt, {json.dumps(text, ensure_ascii=False)})"


def _font(name: str) -> str:
    """Typst's words for a face that our PDF calls `ABCDEF+Typeset-Hei-Bold`."""
    words = name.partition("+")[2].split("-")
    style = ', style: "italic"' if "Italic" in words else ""
    family = " ".join(word for word in words if word not in (*_WEIGHTS, "Italic"))
    weight = next((_WEIGHTS[word] for word in words if word in _WEIGHTS), 400)
    role = {"Typeset Biaosong": ("Typeset Song", 700), "Typeset Dabiaosong": ("Typeset Song", 900)}
    family, weight = role.get(family, (family, weight))
    if family == "Typeset Hei" and weight == 400:
        weight = 500
    if family == "Typeset Latin Title":
        family, weight = "Typeset Latin", 700
    return f'font: "{family}", weight: {weight}{style}, fallback: false'


def main() -> None:
    if find_spec("typst") is None:
        sys.exit("Typst is not here to be measured: pip install typst==0.15.0")
    import typst

    ours = theirs = 0
    for seed in sorted((ROOT / "seeds").glob("[0-9]*")):
        pdf, _ = draw(paginate(compose(load(seed))))
        peer = bytes(typst.compile(typst_source(pdf).encode(), font_paths=[str(FONTS)]))
        print(f"{seed.name}: {len(pdf)} bytes, Typst {len(peer)}: {len(pdf) / len(peer):.2f} x")
        ours, theirs = ours + len(pdf), theirs + len(peer)
    print(f"together: {ours} bytes, Typst {theirs}: {ours / theirs:.2f} x")


if __name__ == "__main__":
    main()
