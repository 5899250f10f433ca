"""A survey of random plans: stories of lines alone, which no page is set of, so many can be tried.

    python -m benchmarks.newspaper.plans 0 5000

Each plan must have every line, picture and row of a table once, nothing over anything, nothing
beyond the type area; the same on sheets with adverts, slots and rails.
"""

from __future__ import annotations

import sys
import time
import traceback

from tests.newspaper.test_spaces import any_plan_with_spaces, strangers
from tests.newspaper.test_total_planning import any_plan, faults


def wrong(seed: int) -> list[str]:
    """What is wrong with the plan of that seed: the odd ones have spaces."""
    try:
        made, stories, sheet = any_plan_with_spaces(seed) if seed % 2 else any_plan(seed)
    except Exception:
        return [traceback.format_exc(limit=-2).replace("\n", " | ")]
    return faults(made, stories, sheet) + ["a stranger in a slot"] * bool(strangers(made, sheet))


def main(first: int, count: int) -> None:
    failed, began, slowest = 0, time.process_time(), (0.0, 0)
    for done, seed in enumerate(range(first, first + count), 1):
        start = time.process_time()
        found = wrong(seed)
        slowest = max(slowest, (time.process_time() - start, seed))
        if found:
            failed += 1
            print(f"{seed}: {'; '.join(found)[:500]}", flush=True)
        if done % 100 == 0:
            spent = time.process_time() - began
            print(f"{done} plans, {failed} failed, {spent:.0f} s, slowest {slowest}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
