"""How much of tagged texts an import finds, and how well it knows what it does not.

    python benchmarks/intake/tagged.py [FOLDER]

A text's every line carries what it is (`tests/intake/unseen/tagged_texts.py`).  A mistake is a part
that was not found, or a line that is no part of an article and stands in one.  It is listed if a
line to look at stands at it or beside it; a line to look at is right if no mistake does.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from tests.intake.unseen import tagged_texts
from typeset.intake.importing import import_issue

_POOR = 0.8
"""What share of a text makes an editor start again."""


class Counted(NamedTuple):
    """Of one text: the share found, mistakes, those listed, lines to look at, those right."""

    share: float
    mistakes: int
    listed: int
    looks: int
    right: int


def counted(name: str) -> Counted:
    """What an import finds of one text."""
    with tempfile.TemporaryDirectory() as temporary:
        raw, issue = Path(temporary) / f"{name}.txt", Path(temporary) / "one" / "issue"
        raw.write_text(tagged_texts.raw_text(name), encoding="utf-8")
        looks = [decision.line for decision in import_issue(raw, issue).look]
        found = tagged_texts.score(name, issue)
    beside = [
        {line for line in looks if part.first - 1 <= line <= part.last + 1}
        for part in (*found.missed, *found.strays)
    ]
    wrong = {line for lines in beside for line in lines}
    right = sum(line not in wrong for line in looks)
    return Counted(found.share, len(beside), sum(map(bool, beside)), len(looks), right)


def main(folder: Path) -> None:
    """Print a line for each text, and one for all."""
    tagged_texts.FOLDER = folder
    texts = {path.stem: counted(path.stem) for path in sorted(folder.glob("*.txt"))}
    for name, each in texts.items():
        print(f"{100 * each.share:6.1f}  {name:30} {each.listed}/{each.mistakes} mistakes listed")
    rows = list(texts.values())
    mistakes, looks = sum(r.mistakes for r in rows), sum(r.looks for r in rows)
    print(
        f"{100 * mean(r.share for r in rows):.1f} in a hundred found, "
        f"{sum(r.share < _POOR for r in rows)} of {len(rows)} texts below 80; "
        f"{sum(r.listed for r in rows)} of {mistakes} mistakes listed; "
        f"{sum(r.right for r in rows)} of {looks} lines to look at were right"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else tagged_texts.FOLDER)
