"""Learn what lines are from tagged texts: writes the weights of `typeset/intake/tagging`.

    python benchmarks/intake/learn.py [--folds N] FOLDER…

With `--folds`, nothing is written: every text is tagged by what was learnt from the others.
Needs `python-crfsuite` (the extra `bench`).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from typeset.intake import recogniser
from typeset.intake.draft import Draft
from typeset.intake.readers.text import read_text
from typeset.intake.rules.likely_tags import likely_tags
from typeset.intake.running_lines import running_heads_and_feet
from typeset.intake.tagging import model
from typeset.intake.tagging.columns import Column
from typeset.intake.tagging.features import features, names
from typeset.intake.tagging.shapes import shapes

_PARAMETERS = {
    "c1": 0.2,  # takes away what helps little: more than half of the features
    "c2": 1.0,  # with 0.3, 48 texts of one kind cost the others half a point
    "max_iterations": 250,  # with 150, two learnings differ by half a point by chance
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
_SAME = {"F": "X"}
"""Leftovers of a page and furniture are one."""

Text = tuple[str, list[str], list[Column]]
"""A text's name, the tags of its lines, and their features."""


def read(path: Path) -> Text:
    """A tagged text; a headline that runs in is `I`."""
    tags, raw = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        tag, _, text = line.partition("|")
        tags.append("I" if tag == "H" and "‖" in text else _SAME.get(tag, tag))
        raw.append(text.replace("‖", ""))
    tags[_close(tags) :] = ["X" if tag == "M" else tag for tag in tags[_close(tags) :]]
    source = read_text(path.name, "\n".join(raw).encode())
    draft = running_heads_and_feet(Draft(source, tuple(recogniser.blocks_of(source))))
    for rule in recogniser.RULES[: recogniser.RULES.index(likely_tags)]:
        draft = rule(draft)
    found = [tags[block.line.number - 1] for block in draft.blocks]
    return path.stem, found, features(shapes(draft.blocks))


def _close(tags: Sequence[str]) -> int:
    """Where what stands below the last article begins: who edits and prints is no head's line."""
    return max((at + 1 for at, tag in enumerate(tags) if tag in "HIKDBEPGLRc"), default=0)


def learn(texts: list[Text], target: Path) -> model.Learnt:
    """The weights that explain the texts best, written to `target`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for _, tags, columns in texts:
        trainer.append(names(columns, len(tags)), tags)
    trainer.set_params(_PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        learnt = tagger.info()
    tags = "".join(sorted(learnt.labels))
    weights: dict[str, dict[str, float]] = {}
    for (name, tag), weight in sorted(learnt.state_features.items()):
        if abs(weight) >= 0.005:
            weights.setdefault(name, {})[tag] = round(weight, 2)
    follows = [[round(learnt.transitions.get((a, b), 0.0), 2) for b in tags] for a in tags]
    data = {"tags": tags, "follows": follows, "features": weights}
    target.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return model.read(target)


def main(*arguments: str) -> None:
    """Learn from all texts, or see how well others are known."""
    folds = int(arguments[1]) if arguments[0] == "--folds" else 0
    folders = arguments[2:] if folds else arguments
    texts = [read(path) for folder in folders for path in sorted(Path(folder).glob("*.txt"))]
    if not folds:
        learn(texts, model.WEIGHTS)
        return
    right, wrong = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            learnt = learn([t for n, t in enumerate(texts) if n % folds != fold], Path(folder, "w"))
            for _, tags, columns in texts[fold::folds]:
                for tag, found in zip(tags, model.likely(columns, learnt), strict=True):
                    best = max(found, key=found.__getitem__)
                    right += tag == best
                    wrong[f"{tag} as {best}"] += tag != best
    print(
        f"{100 * right / (right + wrong.total()):.1f} in a hundred lines; {wrong.most_common(20)}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
