"""The seeds as pdf.js (Firefox) draws them, beside poppler: the share of inked cells that differ.

npm install pdfjs-dist@4 @napi-rs/canvas      in some folder
python -m benchmarks.press.pdfjs FOLDER
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.renderers import LIMIT, drawn_by, share_differing
from typeset.issue import load
from typeset.layout import compose
from typeset.press import paginate, publish

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_suffix(".mjs")


def share(pdf: Path, modules: Path, folder: Path) -> float:
    """What pdf.js, installed in `modules`, draws otherwise than poppler."""
    command = ["node", SCRIPT, pdf, folder / "page"]
    subprocess.run(command, cwd=modules, check=True)
    files = sorted(folder.glob("page-*.png"), key=lambda file: int(file.stem.rpartition("-")[2]))
    pages = [Image.open(file).convert("RGB") for file in files]
    return share_differing(drawn_by("poppler", pdf, folder / "poppler"), pages)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for seed in sorted((ROOT / "seeds").glob("[0-9]*")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            publish(paginate(compose(load(seed))), folder / "out.pdf")
            found = share(folder / "out.pdf", Path(sys.argv[1]).resolve(), folder)
        print(f"{seed.name}: {found:.4f}{' — more than may differ' if found > LIMIT else ''}")


if __name__ == "__main__":
    main()
