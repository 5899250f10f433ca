"""How long loading an issue takes, beside reading the same files with no checks and no places.

    python benchmarks/issue/loading.py [ISSUE ...]

The peer is PyYAML's safe loader (its C one where there is one) and stock markdown-it-py: what any
tool of this kind does at least.  Times are the best of many turns taken in alternation.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import yaml
from markdown_it import MarkdownIt

from typeset.issue import load

ROOT = Path(__file__).parents[2]
TURNS = 30
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STOCK = MarkdownIt("commonmark").enable("table")


def peer(folder: Path) -> None:
    """Read the manifest and the articles, and keep nothing."""
    manifest = yaml.load((folder / "issue.yaml").read_text(encoding="utf-8"), LOADER)
    for entry in manifest["articles"]:
        name = entry if isinstance(entry, str) else entry["file"]
        text = (folder / name).read_text(encoding="utf-8")
        _, front, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
        yaml.load(front, LOADER)
        STOCK.parse(body)


def seconds(action: Callable[[Path], object], folder: Path) -> float:
    start = perf_counter()
    action(folder)
    return perf_counter() - start


def main(folders: list[Path]) -> None:
    print(f"{'issue':24} {'ours, ms':>9} {'peer, ms':>9} {'ratio':>6}")
    for folder in folders:
        turns = [(seconds(load, folder), seconds(peer, folder)) for _ in range(TURNS)]
        ours, theirs = (min(turn[n] for turn in turns) * 1000 for n in (0, 1))
        print(f"{folder.name:24} {ours:9.2f} {theirs:9.2f} {ours / theirs:6.2f}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(ROOT.glob("seeds/[0-9]*")))
