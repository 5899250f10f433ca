"""Issues that never were, in manners drawn from seeds that no rule was fitted to."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean

import pytest

from tests.intake.generated.manner import Issue, issue
from tests.intake.generated.plain_text import plain_text
from tests.intake.generated.scoring import score
from typeset.intake.account import balance
from typeset.intake.decoding.labels import FOLLOWS, Label
from typeset.intake.draft import Draft, Role
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import recognise

HELD_OUT = range(200_000, 200_030)
# The mean share that was found when this was written, rounded down.
MEAN = 0.94


@pytest.fixture(scope="module")
def drafts() -> dict[int, tuple[Issue, Draft]]:
    """seed -> the issue as it was written, and its recognised text."""
    made = {seed: issue(seed) for seed in HELD_OUT}
    texts = {seed: plain_text(one, seed) for seed, one in made.items()}
    return {
        seed: (one, recognise(read_text("raw.txt", texts[seed].encode())))
        for seed, one in made.items()
    }


def test_most_of_what_a_reader_finds_is_found(drafts: dict[int, tuple[Issue, Draft]]) -> None:
    assert mean(score(one, draft).share for one, draft in drafts.values()) >= MEAN


def test_every_character_is_accounted_for(drafts: dict[int, tuple[Issue, Draft]]) -> None:
    for _, draft in drafts.values():
        account = balance(draft.source, draft.blocks)
        dropped = sum(len("".join(drop.text.split())) for drop in account.dropped)
        assert account.read == account.placed + dropped


def test_no_paragraph_begins_with_a_closing_mark(drafts: dict[int, tuple[Issue, Draft]]) -> None:
    texts = [b.text for _, d in drafts.values() for b in d.blocks if b.role is Role.PARAGRAPH]
    assert len(texts) > 100
    assert [text for text in texts if text[0] in "。，、；：！？”’）》】"] == []


def test_the_same_text_is_read_the_same_way_again(drafts: dict[int, tuple[Issue, Draft]]) -> None:
    seed = HELD_OUT[0]
    again = recognise(read_text("raw.txt", plain_text(issue(seed), seed).encode()))
    assert [(b.role, b.text) for b in again.blocks] == [
        (b.role, b.text) for b in drafts[seed][1].blocks
    ]


def test_a_headline_with_its_text_costs_less_than_one_without() -> None:
    chain = [Label.HEADLINE, Label.PARAGRAPH, Label.HEADLINE, Label.PARAGRAPH]
    lone = [Label.HEADLINE, Label.HEADLINE, Label.PARAGRAPH, Label.PARAGRAPH]
    cost = [sum(FOLLOWS[a][b] for a, b in pairwise(labels)) for labels in (chain, lone)]
    assert cost[0] < cost[1]
