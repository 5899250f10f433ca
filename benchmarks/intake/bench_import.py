"""How long the import takes for a megabyte of text, beside reading that text as Markdown.

    python benchmarks/intake/bench_import.py [MEGABYTES]

The text is the seeds' raw texts, one after the other.  The peer is the very parser that `load` uses
on what the import writes: an import that recognises structure should not cost many times a parse.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from typeset.engine.garbage_collection import importing

with importing():  # as the command line does
    from typeset.intake.importing import import_issue
    from typeset.intake.readers import read
    from typeset.intake.recogniser import recognise
    from typeset.issue.markdown import parser

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def raw_text(size: int) -> str:
    """The seeds' texts, repeated up to `size` bytes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*/source.txt"))]
    text = "\n\n".join(texts)
    return (text + "\n\n") * (size // len(text.encode()) + 1)


def cpu(work, times: int = 3) -> float:
    """The least CPU time (s) of a few runs."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main(megabytes: float) -> None:
    size = int(megabytes * 1_000_000)
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name) / "raw.txt"
        raw.write_bytes(raw_text(size).encode()[:size].decode(errors="ignore").encode())
        peer = cpu(lambda: parser().parse(raw.read_text(encoding="utf-8")))
        rules = cpu(lambda: recognise(read(raw)))
        runs = iter(range(100))
        # Each beside no other, from which it would learn.
        whole = cpu(lambda: import_issue(raw, Path(name) / f"{next(runs)}" / "issue"))
    print(f"{megabytes:g} MB: the rules {rules:.2f} s, the whole import {whole:.2f} s of CPU")
    print(f"parsing the same text as Markdown: {peer:.2f} s; import / parse = {whole / peer:.1f}")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
