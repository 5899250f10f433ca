"""How far the search stands from the best plan there is, on pages small enough to try everything.

    python -m benchmarks.newspaper.optima 60

Plans so many random pages of two to five stories twice: as always, and with every state followed
up, passing stories over wherever that is allowed.  Prints by how much the usual plan costs more.
"""

from __future__ import annotations

import argparse
import statistics
import time
from random import Random

from tests.newspaper.issues import LINES, TOP, Made, copy_of
from typeset.makeup.band_cache import band_cache
from typeset.makeup.plan import in_order, plan
from typeset.makeup.search import Search
from typeset.makeup.story import Sheet, Story

ALL = 1_000_000
"""More states than there are."""


def small_page(seed: int) -> tuple[list[Story], Sheet]:
    """Two to five stories that fill about a page."""
    random = Random(seed)
    columns = random.randint(3, 6)
    count = random.randint(2, 5)
    room = 13 * columns * (LINES - TOP) * 0.8 / count
    made = [
        Made(
            characters=int(room * random.uniform(0.5, 1.3)),
            headline=random.randint(2, 7),
            picture=random.choice((0, 0, 6, 10)),
            role=random.choice((None, None, "second", "brief")),
            seed=random.randint(0, 99),
        )
        for _ in range(count)
    ]
    return copy_of(columns, made), Sheet(columns, LINES, TOP)


def optimum(stories: list[Story], sheet: Sheet) -> float:
    """The cost of the best plan by the planner's own measure, every state followed up."""
    known = band_cache(sheet.columns)
    best = Search(in_order(stories, known), sheet, known, ALL, passing=True).best()
    return best.score if best else float("inf")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    count = parser.parse_args().count
    more, seconds = [], []
    for seed in range(count):
        stories, sheet = small_page(seed)
        began = time.process_time()
        usual = plan(stories, sheet).score
        seconds.append(time.process_time() - began)
        best = optimum(stories, sheet)
        more.append(max(0.0, usual / best - 1) if best > 0 else 0.0)
    within = sum(each <= 0.02 for each in more)
    print(f"pages {count}; within 2 % of the optimum {within}; mean {statistics.mean(more):.2%}")
    print(f"most {max(more):.2%}; planning {statistics.median(seconds):.2f} s of CPU, the median")


if __name__ == "__main__":
    main()
