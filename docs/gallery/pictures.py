"""Makes the pictures of the layouts in README and docs: each sample is compiled, its pages drawn.

    python docs/gallery/pictures.py

`docs/pictures/gallery.png` shows the first page of each look, `docs/pictures/<look>.png` two pages.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs/pictures"
LOOKS = {
    "community": "community/sample",
    "school": "school/sample",
    "campus": "campus/sample",
    "company": "company/sample",
    "newsletter": "newsletter/sample",
    "quiet": "quiet/sample-en",
    "official": "official/sample",
    "work-brief": "work-brief/sample",
    "special-report": "special-report/sample",
}
HIGH, GAP, GROUND = 440, 18, "#d9dcde"
COLUMNS = 5


def pages(sample: Path, folder: Path) -> list[Image.Image]:
    """The first two pages of a sample, `HIGH` pixels high."""
    pdf = folder / f"{sample.parent.name}.pdf"
    publish(paginate(compose(load(sample))), pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for number in range(min(2, len(document))):
            page = document[number]
            image = page.render(scale=HIGH / page.get_height()).to_pil().convert("RGB")
            found.append(image)
    return found


def row(images: list[Image.Image]) -> Image.Image:
    """Pictures beside each other on a grey ground."""
    width = sum(image.width + GAP for image in images) + GAP
    made = Image.new("RGB", (width, HIGH + 2 * GAP), GROUND)
    left = GAP
    for image in images:
        made.paste(image, (left, GAP))
        left += image.width + GAP
    return made


def main() -> None:
    """Write all pictures."""
    from tempfile import TemporaryDirectory

    firsts = []
    with TemporaryDirectory() as folder:
        for name, sample in LOOKS.items():
            found = pages(ROOT / "layouts" / sample, Path(folder))
            firsts.append(found[0])
            row(found).quantize(64).save(PICTURES / f"{name}.png", optimize=True)
    rows = [row(firsts[at : at + COLUMNS]) for at in range(0, len(firsts), COLUMNS)]
    sheet = Image.new("RGB", (max(r.width for r in rows), sum(r.height for r in rows)), GROUND)
    top = 0
    for each in rows:
        sheet.paste(each, ((sheet.width - each.width) // 2, top))
        top += each.height
    sheet.quantize(96).save(PICTURES / "gallery.png", optimize=True)


if __name__ == "__main__":
    main()
