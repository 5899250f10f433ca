"""How evenly the seeds' texts are set, beside Typst and stock WeasyPrint on the same measure.

    python -m benchmarks.typography.evenness

156 mm at 15.75 pt in one column, 62 mm at 10.5 pt in four. The figures are read out of the
finished PDFs: lines that end flush (by the ink half of a last mark, 0.25 pt), one-character last
lines, the stretch between neighbouring Han characters of lines that are not a paragraph's last
(95th percentile and most, em), and the widest blank between any two glyphs of such a line (em).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import pdfplumber
import typst
import weasyprint

from benchmarks.typography.pages import (
    FOUR_COLUMNS,
    MM,
    ONE_COLUMN,
    PLAIN,
    configuration,
    document,
    paragraphs,
)
from typeset import typography
from typeset.files.resources import FONTS
from typeset.typography.characters import is_han

MARKS = frozenset("，。、；：！？）》”’」』】〕")
# Style, right edges of the columns and size, points.
MEASURES = {
    "one column": (ONE_COLUMN, (184 * MM,), 15.75),
    "four columns": (FOUR_COLUMNS, (68 * MM, 134 * MM, 200 * MM, 266 * MM), 10.5),
}
TYPST = {
    "one column": '#set page(paper: "a4", margin: (top: 37mm, right: 26mm, bottom: 35mm, left: 28mm'
    "))\n#set text(size: 15.75pt)\n#set par(leading: 13.2pt, spacing: 13.2pt)",
    "four columns": "#set page(width: 272mm, height: 390mm, margin: (x: 6mm, y: 20mm), columns: 4)"
    "\n#set columns(gutter: 4mm)\n#set text(size: 10.5pt)"
    "\n#set par(leading: 7.5pt, spacing: 7.5pt)",
}
TYPST_STYLE = (
    '#set text(lang: "zh", region: "cn", font: ("Typeset Song", "Typeset Latin"))\n'
    "#set par(justify: true, first-line-indent: (amount: 2em, all: true))\n"
)


@dataclass(frozen=True)
class Glyph:
    """A character's origin and advance, points."""

    text: str
    x: float
    y: float
    advance: float
    page: int
    spaced: bool = False  # the author wrote a space before it

    @property
    def end(self) -> float:
        return self.x + self.advance


def by_weasyprint(texts: list[str], name: str, on: bool) -> bytes:
    """The PDF by WeasyPrint, with Chinese composition or without."""
    (typography.enable if on else typography.disable)()
    fonts, faces = configuration()
    sheet = weasyprint.CSS(string=MEASURES[name][0] + PLAIN)
    html = weasyprint.HTML(string=document(texts))
    data = bytes(html.write_pdf(font_config=fonts, stylesheets=[faces, sheet]))
    typography.disable()
    return data


def by_typst(texts: list[str], name: str) -> bytes:
    """The PDF by Typst, justified, Chinese."""
    body = "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in texts)
    source = f"{TYPST[name]}\n{TYPST_STYLE}\n{body}".encode()
    return bytes(typst.compile(source, font_paths=[str(FONTS)]))


def read(data: bytes) -> Iterator[Glyph]:
    """Visible glyphs in the order of drawing."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for char in page.chars:
                scale, *_, x, y = char["matrix"]
                text = "".join(char["text"].split())
                advance = char["adv"] * scale / max(len(text), 1)
                for index, letter in enumerate(text):  # a ligature is shared out evenly
                    yield Glyph(letter, x + index * advance, y, advance, number)


def lines(data: bytes, texts: list[str]) -> list[tuple[list[Glyph], bool]]:
    """Lines, and whether each is its paragraph's last; the text is followed by its characters."""
    found: list[tuple[list[Glyph], bool]] = []
    glyphs = read(data)
    for text in texts:
        row: list[Glyph] = []
        for index, char in enumerate(text):
            if char.isspace():
                continue
            glyph = next(glyphs)
            if row and (glyph.page, round(glyph.y)) != (row[-1].page, round(row[-1].y)):
                found.append((row, False))
                row = []
            row.append(replace(glyph, spaced=text[index - 1 : index].isspace()))
        found.append((row, True))
    return found


def figures(data: bytes, texts: list[str], edges: tuple[float, ...], em: float) -> list[str]:
    """The figures of one PDF, as columns of the table."""
    rows = lines(data, texts)
    full = [row for row, last in rows if not last]
    ends = [row[-1].x + em / 2 if row[-1].text in MARKS else row[-1].end for row in full]
    flush = sum(min(abs(end - edge) for edge in edges) <= 0.25 for end in ends)
    pairs = [(a, b, (b.x - a.end) / em) for row in full for a, b in pairwise(row)]
    han = sorted(gap for a, b, gap in pairs if is_han(a.text) and is_han(b.text) and not b.spaced)
    runts = sum(
        last and not whole and sum(glyph.text not in MARKS for glyph in row) == 1
        for (_, whole), (row, last) in pairwise(rows)
    )
    return [
        f"{flush / len(full):.3f}",
        f"{runts}",
        f"{han[int(0.95 * (len(han) - 1))]:.3f}",
        f"{han[-1]:.3f}",
        f"{max(gap for _, _, gap in pairs):.3f}",
    ]


def main() -> None:
    """Print one table for each measure."""
    texts = paragraphs()
    heads = ["flush", "runts", "p95 em", "most em", "hole em"]
    for name, (_, edges, em) in MEASURES.items():
        print(f"\n{name:14}" + "".join(f"{head:>9}" for head in heads))
        made = {
            "ours": by_weasyprint(texts, name, True),
            "Typst": by_typst(texts, name),
            "stock": by_weasyprint(texts, name, False),
        }
        for engine, data in made.items():
            print(f"{engine:14}" + "".join(f"{f:>9}" for f in figures(data, texts, edges, em)))


if __name__ == "__main__":
    main()
