"""Learn what lines are from tagged texts: writes the weights of `typeset/intake/tagging`.

    python -m benchmarks.intake.learn [--folds N] FOLDER…

With `--folds`, nothing is written: every text is tagged by what was learnt from the others.
Needs `torch` (the extra `learn`), and some fourteen minutes of CPU for 2,000 texts.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from benchmarks.intake.changed import Line, changed
from benchmarks.intake.network import Known, joined, network_of
from typeset.intake import recogniser
from typeset.intake.draft import Draft
from typeset.intake.readers.text import read_text
from typeset.intake.rules import columns
from typeset.intake.rules.joined_columns import joined_columns
from typeset.intake.rules.likely_tags import likely_tags
from typeset.intake.running_lines import running_heads_and_feet
from typeset.intake.tagging import model
from typeset.intake.tagging.features import Features, features, names
from typeset.intake.tagging.shapes import shapes

_NETWORKS = 4
"""Of a hundred lines of others one network knows 88.3 and three together 88.7."""
_FEWEST = 12
"""Lines in which a feature must stand; each that does takes 230 bytes of the file."""
_WAYS = 8
"""How many times each text is also written as another newsroom would: of a hundred lines nearly
one more is known than by what was learnt from the texts as they are."""
_SHORTEST = 12
"""Lines; what is left of a text when it was changed may be no issue."""
_SAME = {"F": "X"}
"""Leftovers of a page and furniture are one."""
_RULES = tuple(
    rule
    for rule in recogniser.RULES[: recogniser.RULES.index(likely_tags)]
    if rule is not joined_columns  # it asks what was learnt before, and no text here has any
)


class Text(NamedTuple):
    """A text's name, its lines as they are written, and the tags and features of its blocks."""

    name: str
    lines: Sequence[Line]
    tags: Sequence[str]
    found: Features


def read(path: Path) -> Text:
    """A tagged text."""
    lines = [line.partition("|") for line in path.read_text(encoding="utf-8").splitlines()]
    return _text(path.name, [(tag, text) for tag, _, text in lines])


def _text(name: str, lines: Sequence[Line]) -> Text:
    """A text of tagged lines; a headline that runs in is `I`."""
    tags = ["I" if tag == "H" and "‖" in text else _SAME.get(tag, tag) for tag, text in lines]
    tags[_close(tags) :] = ["X" if tag == "M" else tag for tag in tags[_close(tags) :]]
    raw = "\n".join(text.replace("‖", "") for _, text in lines)
    source = read_text(name, raw.encode())
    draft = running_heads_and_feet(Draft(source, tuple(recogniser.blocks_of(source))))
    rows = frozenset(number for number, tag in enumerate(tags, 1) if tag in "RL")
    with patch.object(columns, "likely_rows", return_value=rows):  # not what was learnt before
        for rule in _RULES:
            draft = rule(draft)
    found = [tags[block.line.number - 1] for block in draft.blocks]
    return Text(name, lines, found, features(shapes(draft.blocks)))


def _close(tags: Sequence[str]) -> int:
    """Where what stands below the last article begins: who edits and prints is no head's line."""
    return max((at + 1 for at, tag in enumerate(tags) if tag in "HIKDBEPGLRc"), default=0)


def learn(texts: Sequence[Text]) -> model.Learnt:
    """What explains the texts best; the same of the same texts."""
    ways = [texts, *(_written_otherwise(texts, way) for way in range(_WAYS))]
    named = [[names(text.found.columns) for text in way] for way in ways]
    often = Counter(name for text in named[0] for line in text for name in set(line))
    kept = [name for name in sorted(often) if often[name] >= _FEWEST]
    rows = {name: at for at, name in enumerate(kept)}
    tags = "".join(sorted({tag for text in texts for tag in text.tags}))
    known = [
        [_known(text, lines, rows, tags) for text, lines in zip(way, named_way, strict=True)]
        for way, named_way in zip(ways, named, strict=True)
    ]
    network = partial(network_of, known, len(rows), len(tags))
    with ProcessPoolExecutor(cpu_count()) as processes:
        networks = list(processes.map(network, range(_NETWORKS)))
    return model.Learnt(tags, rows, joined(networks))


def _known(text: Text, lines: Sequence[Sequence[str]], rows: dict[str, int], tags: str) -> Known:
    """A text in numbers."""
    found = [[rows[name] for name in line if name in rows] for line in lines]
    return Known(
        np.array([row for line in found for row in line], dtype=np.int32),
        np.array([len(line) for line in found]),
        text.found.kinds,
        np.array([tags.index(tag) for tag in text.tags]),
    )


def _written_otherwise(texts: Sequence[Text], way: int) -> list[Text]:
    """The texts as other newsrooms would write them, or as they are if too little is left."""
    lot = random.Random(way)
    found = []
    for text in texts:
        lines = changed(text.lines, [other.lines for other in lot.sample(texts, 6)], lot)
        other = _text(text.name, lines) if len(lines) > _SHORTEST else text
        found.append(other if len(other.tags) > _SHORTEST else text)
    return found


def main(*arguments: str) -> None:
    """Learn from all texts, or see how well others are known."""
    folds = int(arguments[1]) if arguments[0] == "--folds" else 0
    folders = arguments[2:] if folds else arguments
    texts = [read(path) for folder in folders for path in sorted(Path(folder).glob("*.txt"))]
    if not folds:
        model.write(learn(texts), model.WEIGHTS)
        return
    right, wrong = 0, Counter[str]()
    for fold in range(folds):
        learnt = learn([text for n, text in enumerate(texts) if n % folds != fold])
        for text in texts[fold::folds]:
            for tag, found in zip(text.tags, model.likely(text.found, learnt), strict=True):
                best = max(found, key=found.__getitem__)
                right += tag == best
                wrong[f"{tag} as {best}"] += tag != best
    print(
        f"{100 * right / (right + wrong.total()):.1f} in a hundred lines; {wrong.most_common(20)}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
