"""What a newspaper's pages are worth, in figures a desk would count (`typeset.makeup.measures`).

    python -m benchmarks.newspaper.measures [FOLDER …]

Without folders: the seeds that are newspapers, and the made-up weekly.  `torn` counts the lines of
headlines that are one character; `cropped` is the part of the photos that is cut away.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from weasyprint.formatting_structure import boxes

from benchmarks.newspaper.weekly import write
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.boxes import Box
from typeset.makeup.measures import measures
from typeset.press import paginate

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NEWSPAPERS = ("001-luohe-civility", "002-baicheng-unions", "004-luohe-city")


def measured(folder: Path) -> dict[str, float]:
    """The measures of an issue, and what it took to make it."""
    began = time.process_time()
    made = paginate(compose(load(folder))).made
    seconds = time.process_time() - began
    assert made is not None
    found = asdict(measures(made.dummy))
    parts = [box for page in made.document.pages for box in page._page_box.descendants()]
    found |= {"torn": sum(map(_is_torn, parts)), "cropped": _cropped(parts), "seconds": seconds}
    return {"stories": len(made.dummy.names)} | found


def _is_torn(box: Box) -> bool:
    """Whether it is a line of a headline that holds one character."""
    if not isinstance(box, boxes.LineBox) or box.element is None:
        return False
    if "headline" not in box.element.get("class", "").split():
        return False
    texts = (part.text for part in box.descendants() if isinstance(part, boxes.TextBox))
    return len("".join(texts).strip()) == 1


def _cropped(parts: list[Box]) -> float:
    """The part of the photos' area that is cut away."""
    whole = shown = 0.0
    for box in parts:
        if isinstance(box, boxes.ReplacedBox) and box.style["object_fit"] == "cover":
            _, _, ratio = box.replacement.get_intrinsic_size(1, 16)
            full = max(box.height, box.width / ratio) * max(box.width, box.height * ratio)
            whole, shown = whole + full, shown + box.width * box.height
    return 1 - shown / whole if whole else 0.0


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(each) for each in sys.argv[1:]]
        if not folders:
            weekly = write(Path(name) / "weekly")
            folders = [*(SEEDS / each for each in NEWSPAPERS), weekly]
        for folder in folders:
            values = measured(folder)
            if folder == folders[0]:
                print(f"{'issue':24}" + "".join(f"{key:>10}" for key in values))
            print(f"{folder.name:24}" + "".join(f"{value:10.3g}" for value in values.values()))


if __name__ == "__main__":
    main()
