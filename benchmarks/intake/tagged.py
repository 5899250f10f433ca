"""How much of tagged texts an import finds, and how well it knows what it does not.

    python benchmarks/intake/tagged.py [--folds N] [FOLDER…]

A text's every line carries what it is (`tests/intake/unseen/tagged_texts.py`).  A mistake is a part
that was not found, or a line that is no part of an article and stands in one.  It is listed if a
line to look at stands at it or beside it; a line to look at is right if no mistake does.

With `--folds`, the tagger has learnt nothing from a text, but from the others of all folders
(which needs `torch`, the extra `learn`, and some minutes).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple
from unittest.mock import patch

from tests.intake.unseen import tagged_texts
from typeset.intake.importing import import_issue
from typeset.intake.rules import likely_tags
from typeset.intake.tagging import model

_POOR = 0.8
"""What share of a text makes an editor start again."""


class Counted(NamedTuple):
    """Of one text: the share found, mistakes, those listed, lines to look at, those right."""

    share: float
    mistakes: int
    listed: int
    looks: int
    right: int


def counted(path: Path) -> Counted:
    """What an import finds of one text."""
    tagged_texts.FOLDER, name = path.parent, path.stem
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


def learnt_from_others(paths: Sequence[Path], folds: int) -> Iterator[model.Learnt]:
    """For each text what was learnt without it and the others of its fold."""
    from benchmarks.intake import learn

    texts = [learn.read(path) for path in paths]
    found = [
        learn.learn([text for n, text in enumerate(texts) if n % folds != fold])
        for fold in range(folds)
    ]
    yield from (found[n % folds] for n in range(len(paths)))


def total(folder: Path, rows: Sequence[Counted]) -> str:
    """What was found in all texts of a folder together."""
    mistakes, looks = sum(r.mistakes for r in rows), sum(r.looks for r in rows)
    return (
        f"{folder.name}: {100 * mean(r.share for r in rows):.1f} in a hundred found, "
        f"{sum(r.share < _POOR for r in rows)} of {len(rows)} texts below 80; "
        f"{sum(r.listed for r in rows)} of {mistakes} mistakes listed; "
        f"{sum(r.right for r in rows)} of {looks} lines to look at were right"
    )


def main(*arguments: str) -> None:
    """Print a line for each text, and one for each folder."""
    folds = int(arguments[1]) if arguments[:1] == ("--folds",) else 0
    folders = [Path(name) for name in arguments[2 * bool(folds) :]] or [tagged_texts.FOLDER]
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    by_folds = learnt_from_others(paths, folds) if folds else (model.weights() for _ in paths)
    rows: dict[Path, list[Counted]] = {folder: [] for folder in folders}
    for path, learnt in zip(paths, by_folds, strict=True):
        with patch.object(likely_tags, "weights", return_value=learnt):
            each = counted(path)
        rows[path.parent].append(each)
        print(f"{100 * each.share:6.1f}  {path.stem:30} {each.listed}/{each.mistakes} listed")
    for folder, found in rows.items():
        print(total(folder, found))


if __name__ == "__main__":
    main(*sys.argv[1:])
