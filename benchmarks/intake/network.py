"""The network of `typeset.intake.tagging.model`, as it learns."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, layer_norm, pad, relu

from typeset.intake.tagging import model
from typeset.intake.tagging.columns import Codes

_WIDTH = 64
_ROUNDS, _BATCH, _SPEED, _DECAY = 40, 8, 2e-3, 0.01
"""How often each text is seen, how many at once, and how fast."""
_FORGOTTEN = 0.3
"""The share of features, and of what is made of them, that is left out by lot while learning."""
_CHANGED = 0.6
"""How often a text is seen as another newsroom would write it."""
_GAP = max(model.REACH)
"""Empty lines between two texts, so that none sees the other."""


class Known(NamedTuple):
    """A text in numbers: the rows of all lines' features, how many each line has, the kinds and the
    tags of the lines."""

    rows: Codes
    counts: Codes
    kinds: Codes
    tags: Codes


class Batch(NamedTuple):
    """Some texts below each other, gaps between them.

    `begins` is where in `rows` each line's features begin; `there` is 0 for the lines of a gap;
    `kinds` and `texts` have a number for each line's kind and text.
    """

    rows: Tensor
    begins: Tensor
    there: Tensor
    kinds: Tensor
    texts: Tensor
    tags: Tensor


class _Network(nn.Module):
    def __init__(self, names: int, tags: int) -> None:
        super().__init__()
        self.features = nn.EmbeddingBag(names, _WIDTH, mode="sum")
        nn.init.normal_(self.features.weight, 0, 0.1)
        self.steps = nn.ModuleList(nn.Linear(3 * _WIDTH, _WIDTH) for _ in model.REACH)
        self.together = nn.Linear(2 * _WIDTH, _WIDTH)
        nn.init.zeros_(self.together.weight)
        self.ends = nn.Linear(_WIDTH, tags)
        self.forgets = nn.Dropout(_FORGOTTEN)

    def forward(self, batch: Batch) -> Tensor:
        """The scores of all tags of all lines of the texts."""
        kept = self.forgets(torch.ones(len(batch.rows)))
        rows = self.features(batch.rows, batch.begins, per_sample_weights=kept)
        lines = self.forgets(relu(layer_norm(rows, (_WIDTH,)))) * batch.there
        for number, (reach, step) in enumerate(zip(model.REACH, self.steps, strict=True)):
            even = layer_norm(lines, (_WIDTH,)) * batch.there
            if number == model.MIDDLE:
                both = (_means(even, batch.kinds), _means(even, batch.texts))
                lines = lines + self.forgets(self.together(torch.cat(both, dim=1))) * batch.there
                even = layer_norm(lines, (_WIDTH,)) * batch.there
            above = pad(even, (0, 0, reach, 0))[: len(even)]
            below = pad(even, (0, 0, 0, reach))[reach:]
            found = relu(step(torch.cat((above, even, below), dim=1)))
            lines = lines + self.forgets(found) * batch.there
        scores: Tensor = self.ends(self.forgets(lines))[batch.there[:, 0] > 0]
        return scores


def _means(lines: Tensor, groups: Tensor) -> Tensor:
    """For each line the mean of the lines of its group."""
    count = torch.bincount(groups)
    sums = torch.zeros(len(count), _WIDTH).index_add(0, groups, lines)
    return (sums / count.clamp(min=1)[:, None])[groups]


def network_of(ways: Sequence[Sequence[Known]], names: int, tags: int, seed: int) -> model.Networks:
    """A network that saw the texts again and again; `ways[0]` are the texts as they are."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    lot = random.Random(seed)
    network = _Network(names, tags)
    optimizer = torch.optim.AdamW(network.parameters(), lr=_SPEED, weight_decay=_DECAY)
    count = -(-len(ways[0]) // _BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, _SPEED, count * _ROUNDS, pct_start=0.15)
    for _ in range(_ROUNDS):
        for batch in _batches(ways, lot):
            optimizer.zero_grad()
            cross_entropy(network(batch), batch.tags).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            pace.step()
    return _learnt(network)


def _batches(ways: Sequence[Sequence[Known]], lot: random.Random) -> list[Batch]:
    """All texts once, in one of their ways."""
    otherwise = ways[1:] or ways
    texts = [
        lot.choice(otherwise)[number] if lot.random() < _CHANGED else text
        for number, text in enumerate(ways[0])
    ]
    lot.shuffle(texts)
    return [_batch(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]


def _batch(texts: Sequence[Known]) -> Batch:
    gap = np.zeros(_GAP, dtype=np.intp)
    counts, kinds, numbers, first = [], [], [], 1
    for number, text in enumerate(texts, 1):
        counts += [text.counts, gap]
        kinds += [text.kinds + first, gap]
        numbers += [np.full(len(text.counts), number), gap]
        first += text.kinds.max() + 1
    found, whose = _end_to_end(counts), _end_to_end(numbers)
    return Batch(
        _end_to_end([text.rows for text in texts]),
        found.cumsum(0) - found,
        (whose > 0).float()[:, None],
        _end_to_end(kinds),
        whose,
        _end_to_end([text.tags for text in texts]),
    )


def _end_to_end(parts: Sequence[Codes]) -> Tensor:
    return torch.from_numpy(np.concatenate(parts).astype(np.int64))


def _learnt(network: _Network) -> model.Networks:
    """What a network learnt, as the program uses it."""
    return model.Networks(
        network.features.weight.detach().numpy()[:, None],
        torch.stack([_matrix(step) for step in network.steps]).numpy()[:, None],
        _matrix(network.together).numpy()[None],
        _matrix(network.ends).numpy()[None],
    )


def _matrix(layer: nn.Module) -> Tensor:
    """A layer's weights, and what it adds, in the last row."""
    return torch.vstack((layer.weight.T, layer.bias)).detach()


def joined(networks: Sequence[model.Networks]) -> model.Networks:
    """Networks side by side."""
    return model.Networks(
        np.concatenate([each.features for each in networks], axis=1),
        np.concatenate([each.steps for each in networks], axis=1),
        np.concatenate([each.together for each in networks]),
        np.concatenate([each.ends for each in networks]),
    )
