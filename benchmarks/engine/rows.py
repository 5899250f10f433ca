"""What each row of the engine's table saves, alone.

    python benchmarks/engine/rows.py [pairs]

Three issues are set and drawn, in one warm process, with all rows and with all but one, in turn.
What is printed of each row is the median, over the pairs, of the share of processor time that the
compile takes longer without it: a ratio of neighbours, so that a busy machine counts for both.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from typeset import engine  # noqa: E402
from typeset.engine.replacements import REPLACEMENTS  # noqa: E402
from typeset.issue import load  # noqa: E402
from typeset.layout import PageSource, compose  # noqa: E402
from typeset.press import draw, paginate  # noqa: E402

SEEDS = ("003-tonghua-3", "001-luohe-civility", "002-baicheng-unions")
WARM_UP = 2
PAIRS = 7


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    engine.start()
    sources = [compose(load(ROOT / "seeds" / name)) for name in SEEDS]
    for row in REPLACEMENTS:
        if row.purpose == "speed":
            saved = statistics.median(saving(row.name, sources) for _ in range(pairs))
            print(f"{saved:5.1f} %  {row.name}", flush=True)


def saving(name: str, sources: list[PageSource]) -> float:
    """Per cent of processor time that setting `sources` takes longer without the row `name`."""
    without = seconds(sources, {name})
    whole = seconds(sources, set())
    return 100 * (without - whole) / without


def seconds(sources: list[PageSource], left_out: set[str]) -> float:
    """Processor time for `sources`, with all rows but `left_out`."""
    from typeset.engine import switch

    switch.end()
    switch.begin("all", left_out)
    for _ in range(WARM_UP):
        set_and_draw(sources[:1])
    gc.collect()
    began = time.process_time()
    set_and_draw(sources)
    return time.process_time() - began


def set_and_draw(sources: list[PageSource]) -> None:
    for source in sources:
        draw(paginate(source))


if __name__ == "__main__":
    main()
