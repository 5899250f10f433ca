"""Hostile inputs at random: `python -m benchmarks.hostile --seed 1 --count 200 --seconds 600`.

Half of them are a small issue (manifest, article, layout.yaml, CSS, template, pictures, face), half
a raw file for the import (text, Markdown, HTML, RTF, mail, Word, sheet, PDF); one file is spoiled,
and the command runs in a child of a warm process.  The same seed makes the same inputs.
Prints how they ended: internal errors, signals, too long, too much memory, errors without a place.
`--only 17` runs one of them and keeps its folder.
"""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from benchmarks.hostile.fork_server import End, run, warm_up
from benchmarks.hostile.materials import raw_files, write_hostile_issue, write_hostile_source

SLOW, LARGE = 20.0, 1024
"""Seconds of a processor and MB beyond which an input counts as too long, as too much."""


def faults(end: End) -> list[str]:
    """What is wrong with how an input ended."""
    found = []
    if end.status in (1, 70) or "Traceback" in end.said:
        found.append("internal error")
    elif end.status < 0:
        found.append("signal")
    elif end.status == 2 and "┌─" not in end.said:
        found.append("no place")
    if end.seconds > SLOW:
        found.append("too long")
    if end.peak > LARGE:
        found.append("too much memory")
    return found


def try_one(folder: Path, seed: int, number: int) -> End:
    """Write the input of that number into `folder`, and run it."""
    chance = random.Random(f"{seed} {number}")
    write = chance.choice((write_hostile_issue, write_hostile_source))
    words = write(folder, chance)
    return run(words, folder / "said")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--only", type=int)
    wish = parser.parse_args()
    os.environ["TYPESET_LANG"] = "en"
    raw_files()
    warm_up()
    if wish.only is not None:
        folder = Path(mkdtemp())
        print(folder, try_one(folder, wish.seed, wish.only))
        return
    until, tried, counted = time.monotonic() + wish.seconds, 0, Counter[str]()
    for number in range(wish.first, wish.first + wish.count):
        if time.monotonic() > until:
            break
        with TemporaryDirectory() as name:
            end = try_one(Path(name).resolve(), wish.seed, number)
        tried += 1
        counted[f"status {end.status}"] += 1
        for fault in faults(end):
            counted[fault] += 1
            figures = f"{end.seconds:.1f} s {end.peak} MB"
            print(f"{number}: {fault}: {figures}: {end.said[-400:]!r}", flush=True)
    print(f"{tried} inputs, seed {wish.seed}, from {wish.first} on")
    for name, number in sorted(counted.items()):
        print(f"{number:6}  {name}")


if __name__ == "__main__":
    main()
