"""Mutants: `python -m benchmarks.hostile.mutants FOLDER [--seed 1] [--count 200]`.

Each is the code with one small mistake at a random place, in the rooms in turn.  The tests that
come to it (benchmarks.hostile.reach FOLDER, with the same seed and count, finds them before) run
on a checkout of what is committed, the nearest first, until the first that fails: those of its
own room, then the quickest.  Where none fails, the other tests of their files run, which may share
what a fixture made.  FOLDER/ended.jsonl keeps the outcomes; what is decided is not tried again.

caught: a test failed.  endless: the tests used far more of a processor than before.  not reached:
no test comes there.  survived: every test passed.  time was up: the machine was too busy to tell.
`--only 17 --tests FILE …` tries one of them on tests of the work tree.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections import Counter
from pathlib import Path
from shutil import copyfile

from benchmarks.hostile.judging import MANY, Judge, Reach
from benchmarks.hostile.mistakes import chosen, rooms
from benchmarks.hostile.reach import ROOT, checkout_of


def outcomes(log: Path) -> dict[int, str]:
    """How each mutant ended, as far as it was tried."""
    lines = log.read_text("utf-8").splitlines() if log.exists() else []
    return {number: ended for number, ended, *_ in map(json.loads, lines)}


def wishes() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=280)
    parser.add_argument("--rooms", nargs="*")
    parser.add_argument("--name", default="judge", help="of the checkout: one for each at a time")
    parser.add_argument("--only", type=int, nargs="*")
    parser.add_argument("--tests", nargs="*", default=[])
    return parser.parse_args()


def main() -> None:
    wish = wishes()
    folder = wish.folder.resolve()
    checkout, python = checkout_of(folder, wish.name)
    # A run that was killed left its mistake there.
    subprocess.run(["git", "checkout", "--quiet", "--", "typeset"], cwd=checkout, check=True)
    judge, reach, among = Judge(checkout, python), Reach.of(folder), rooms(checkout)
    for test in wish.tests:
        copyfile(ROOT / test, checkout / test)
    until, log = time.monotonic() + wish.seconds, folder / "ended.jsonl"
    numbers = wish.only or range(wish.count)
    wanted = {n: wish.tests or list(reach.nearest(n, among[n % len(among)])) for n in numbers}
    costs = {n: sum(reach.costs.get(test, MANY) for test in wanted[n]) for n in numbers}
    for number in sorted(numbers, key=lambda number: costs[number]):
        tests, room = wanted[number], among[number % len(among)]
        if not wish.only and (number in outcomes(log) or room not in (wish.rooms or among)):
            continue
        if time.monotonic() > until:
            break
        mistake = chosen(checkout, wish.seed, number, among)
        if not tests:
            print(f"{number}: not reached: {mistake}", flush=True)
            continue
        begun = time.monotonic()
        ended, told = judge.outcome(mistake, tests, costs[number])
        took = round(time.monotonic() - begun, 1)
        with log.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([number, ended, str(mistake), told, took]) + "\n")
        print(f"{number}: {ended}: {mistake} ({len(tests)} tests, {took} s) {told}", flush=True)
    print(dict(Counter(outcomes(log).values())))


if __name__ == "__main__":
    main()
