"""The documents that the typography benchmarks set: the texts of the five seeds, in one style."""

from __future__ import annotations

import html
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from typeset.files.resources import FONTS

ROOT = Path(__file__).parents[2]
MM = 72 / 25.4
FACES = {"Han": "song.otf", "Lat": "latin.otf"}

ONE_COLUMN = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
html { font: 15.75pt/28.95pt Han, Lat }
"""
FOUR_COLUMNS = """
@page { size: 272mm 390mm; margin: 20mm 6mm }
html { font: 10.5pt/18pt Han, Lat }
body { columns: 4; column-gap: 4mm; column-fill: auto }
"""
FIVE_BALANCED = """
@page { size: A3; margin: 15mm }
html { font: 9.5pt/14pt Han, Lat }
body { columns: 5; column-gap: 5mm }
"""
PLAIN = "html { text-align: justify } body, p { margin: 0 } p { text-indent: 2em }"


def paragraphs() -> list[str]:
    """The paragraphs of all articles of all seeds, marks of Markdown left out."""
    found = []
    for article in sorted(ROOT.glob("seeds/*/articles/*.md")):
        _, _, body = article.read_text(encoding="utf-8").rpartition("---\n")
        blocks = (block.strip() for block in body.split("\n\n"))
        found += [b.lstrip("# ") for b in blocks if b and b[0] not in "!|<-" and "\n" not in b]
    return found


def document(texts: list[str]) -> str:
    """HTML of one article."""
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    return f'<html lang="zh-Hans"><title>seeds</title><body>{body}'


def configuration() -> tuple[FontConfiguration, weasyprint.CSS]:
    """The faces, loaded once."""
    fonts = FontConfiguration()
    rules = "".join(
        f"@font-face {{ font-family: {family}; src: url({(FONTS / file).as_uri()}) }}"
        for family, file in FACES.items()
    )
    return fonts, weasyprint.CSS(string=rules, font_config=fonts)
