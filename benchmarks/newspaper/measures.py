"""What a newspaper's pages are worth, in figures a desk would count.

    python -m benchmarks.newspaper.measures [FOLDER …]

Without folders: the seeds that are newspapers, and the made-up weekly.  White is the part of the
type area that holds nothing; a hole is white of more than three lines in a column, above what
stands last on its page; a stub is a column of a story with fewer than five lines where it breaks
off or goes on; a rank is broken where a story stands below one of lower rank on its page.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.newspaper.weekly import write
from tests.newspaper.issues import cells
from typeset.issue import load
from typeset.layout import compose
from typeset.makeup.dummy import Dummy
from typeset.makeup.story import RANKS
from typeset.press import paginate

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NEWSPAPERS = ("001-luohe-civility", "002-baicheng-unions", "004-luohe-city")
HOLE, STUB = 3, 5


def measured(folder: Path) -> dict[str, float]:
    """The measures of an issue."""
    began = time.process_time()
    made = paginate(compose(load(folder))).made
    seconds = time.process_time() - began
    assert made is not None
    dummy = made.dummy
    return {
        "pages": dummy.plan.pages,
        "stories": len(dummy.names),
        "white %": 100 * white(dummy),
        "holes": holes(dummy),
        "stubs": stubs(dummy),
        "jumps": sum(piece.kind == "jump-to" for piece in dummy.plan.pieces),
        "ranks broken": ranks_broken(dummy),
        "seconds": seconds,
    }


def white(dummy: Dummy) -> float:
    """The part of the type area that holds nothing, nameplate and foot aside."""
    sheet, plan = dummy.sheet, dummy.plan
    taken = {cell for piece in plan.pieces for cell in cells(piece)}
    area = sheet.columns * (plan.pages * sheet.lines - sheet.top - sheet.foot)
    return 1 - len(taken) / area


def holes(dummy: Dummy) -> int:
    """The runs of more than `HOLE` blank lines in a column above what stands last there."""
    sheet, plan = dummy.sheet, dummy.plan
    taken = {cell for piece in plan.pieces for cell in cells(piece)}
    found = 0
    for page in range(1, plan.pages + 1):
        for column in range(sheet.columns):
            lines = sorted(line for at, c, line in taken if (at, c) == (page, column))
            ends = [sheet.first_line(page) - 1, *lines]
            found += sum(b - a - 1 > HOLE for a, b in pairwise(ends))
    return found


def stubs(dummy: Dummy) -> int:
    """The columns of fewer than `STUB` lines of stories that stand on several pages."""
    pieces = dummy.plan.pieces
    pages: dict[int, set[int]] = {}
    for piece in pieces:
        pages.setdefault(piece.story, set()).add(piece.page)
    return sum(
        piece.kind == "text" and piece.lines < STUB and len(pages[piece.story]) > 1
        for piece in pieces
    )


def ranks_broken(dummy: Dummy) -> int:
    """The stories that stand below one of lower rank on their page."""
    heads = [piece for piece in dummy.plan.pieces if piece.kind in ("head", "boxed")]
    return sum(
        any(
            other.page == piece.page
            and other.line < piece.line
            and RANKS[dummy.roles[other.story]] < RANKS[dummy.roles[piece.story]]  # type: ignore[index]
            for other in heads
        )
        for piece in heads
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(each) for each in sys.argv[1:]]
        if not folders:
            weekly = write(Path(name) / "weekly")
            folders = [*(SEEDS / each for each in NEWSPAPERS), weekly]
        for folder in folders:
            values = measured(folder)
            if folder == folders[0]:
                print(f"{'issue':24}" + "".join(f"{key:>14}" for key in values))
            print(f"{folder.name:24}" + "".join(f"{value:14.4g}" for value in values.values()))


if __name__ == "__main__":
    main()
