"""What lines probably are, learnt from tagged texts: on texts that nothing was learnt from."""

from __future__ import annotations

from itertools import pairwise, product
from math import exp
from pathlib import Path

import numpy as np
import pytest

from tests.intake.unseen import tagged_texts
from tests.intake.unseen.tagged_texts import Part
from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.doubts import doubts
from typeset.intake.decoding.gathered_facts import facts_of
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.likely_labels import WEIGHT
from typeset.intake.decoding.manner import Manner
from typeset.intake.decoding.offers import Offer
from typeset.intake.draft import Draft, Role
from typeset.intake.importing import import_issue
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import RULES, recognise
from typeset.intake.rules.likely_tags import likely_tags
from typeset.intake.tagging.columns import classes, each
from typeset.intake.tagging.model import Learnt, likely, weights

UNSEEN = Path(__file__).parent / "unseen"
HELD_OUT = sorted((UNSEEN / "held_out").glob("*.txt"))
IMPORTED = HELD_OUT[::2]  # half, for the time; `benchmarks/intake/tagged.py` takes all
LEARNT = [*(UNSEEN / "learnt").glob("*.txt"), *(UNSEEN / "tagged").glob("*.txt")]
# The mean share that was found when this was written, rounded down: from these texts nothing may
# be learnt, and no rule may be written for one of them.
FOUND = 0.865

WITHOUT = tuple(rule for rule in RULES if rule is not likely_tags)


def headlines(parts: list[Part], draft: Draft) -> float:
    """The share of a text's headlines that were taken for headlines."""
    wanted = {tagged_texts.bare(part.text) for part in parts if part.tag == "H"}
    roles = (Role.HEADLINE, Role.RUN_IN)
    found = {tagged_texts.bare(block.text) for block in draft.blocks if block.role in roles}
    return len(wanted & found) / len(wanted)


def test_nothing_is_learnt_from_what_is_held_out() -> None:
    learnt = {path.read_bytes() for path in LEARNT}
    assert HELD_OUT and learnt
    assert not [path.name for path in HELD_OUT if path.read_bytes() in learnt]


def test_most_of_a_text_in_an_unknown_manner_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagged_texts, "FOLDER", UNSEEN / "held_out")
    shares = []
    for path in IMPORTED:
        raw = tmp_path / path.name
        raw.write_text(tagged_texts.raw_text(path.stem), encoding="utf-8")
        issue = tmp_path / path.stem / "issue"  # beside no other, from which it would learn
        account = import_issue(raw, issue).account
        dropped = sum(len("".join(drop.text.split())) for drop in account.dropped)
        assert account.read == account.placed + dropped
        shares.append(tagged_texts.score(path.stem, issue).share)
    assert np.mean(shares) >= FOUND


def test_control_it_is_the_tags_by_which_headlines_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tagged_texts, "FOLDER", UNSEEN / "held_out")
    with_it, without = [], []
    for path in HELD_OUT[::6]:
        source = read_text(path.name, tagged_texts.raw_text(path.stem).encode())
        parts = tagged_texts.parts(path.stem)
        with_it.append(headlines(parts, recognise(source)))
        without.append(headlines(parts, recognise(source, WITHOUT)))
    assert np.mean(with_it) > np.mean(without) + 0.05


def test_the_shares_are_those_of_all_ways_through_the_lines() -> None:
    rows = {"a": np.array([1.0, 0.2]), "b": np.array([-0.5, 0.7]), "c": np.array([0.3, 0.0])}
    weights = Learnt("HP", rows, np.array([[0.1, 1.2], [-0.4, 0.6]]))
    lines = [("a", "unknown"), ("b", "c"), ("c",)]
    worth = {way: exp(_score(way, lines, weights)) for way in product(range(2), repeat=3)}
    for at, found in enumerate(likely([each("{}", classes(lines))], weights)):
        headline = sum(each for way, each in worth.items() if way[at] == 0)
        assert found["H"] == pytest.approx(headline / sum(worth.values()))
        assert found["P"] == pytest.approx(1 - found["H"])


def _score(way: tuple[int, ...], lines: list[tuple[str, ...]], weights: Learnt) -> float:
    own = sum(
        weights.features[name][tag]
        for tag, line in zip(way, lines, strict=True)
        for name in line
        if name in weights.features
    )
    return float(own + sum(weights.follows[a, b] for a, b in pairwise(way)))


def test_a_text_too_short_to_be_an_issue_is_left_to_the_rules() -> None:
    text = "工会之家\n\n" + "职工食堂换了菜单\n\n从本周起，食堂每天增加两个素菜。\n\n" * 3
    assert all(
        block.likely is None for block in recognise(read_text("a.txt", text.encode())).blocks
    )
    whole = text + "职工食堂换了菜单\n\n从本周起，食堂每天增加两个素菜。\n\n" * 8
    blocks = recognise(read_text("a.txt", whole.encode())).blocks
    assert all(block.likely is not None for block in blocks)


@pytest.mark.parametrize(
    ("share", "trust", "listed"), [(0.7, WEIGHT, True), (0.9, WEIGHT, False), (0.7, 0.0, False)]
)
def test_what_the_tagger_is_not_sure_of_is_listed_where_it_is_trusted(
    share: float, trust: float, listed: bool
) -> None:
    text = "从本周起，食堂每天增加两个素菜。"
    [block] = recognise(read_text("a.txt", text.encode())).blocks
    tags = dict.fromkeys(weights().tags, 0.0) | {"P": share, "H": 1 - share}
    line = block._replace(role=Role.TEXT, likely=tags)
    sure = Decoded(
        Manner(""), (Offer(Label.PARAGRAPH, 0.0),), (20.0,), (Label.HEADLINE,), 1.0, trust
    )
    assert doubts(sure, facts_of([line], [[], []])) == [listed]
