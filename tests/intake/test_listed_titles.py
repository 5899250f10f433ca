"""The issue's list of contents shows which line is a headline, and where it has a blank."""

from __future__ import annotations

import pytest

from typeset.intake.draft import Block, Draft, Role
from typeset.intake.rules.listed_titles import listed_titles
from typeset.intake.rules.notices import LISTED
from typeset.intake.source import Line, Passage, Run, Source


def block(role: Role, *texts: str, number: int = 9, why: str = "") -> Block:
    passage = Passage(Run(text, at, 0) for at, text in enumerate(texts, number))
    return Block(role, passage, Line(passage, number), why=why)


def read(*blocks: Block, entries: tuple[str, ...]) -> list[tuple[Role, str]]:
    listed = [block(Role.DROPPED, entry, why=LISTED) for entry in entries]
    draft = listed_titles(Draft(Source("a", ()), (*listed, *blocks)))
    return [(each.role, each.text) for each in draft.blocks[len(entries) :]]


@pytest.mark.parametrize(
    ("entry", "headline"),
    [
        ("百余名选手同台竞技 我县大赛落幕· 3", "百余名选手同台竞技 我县大赛落幕"),
        ("2. 百余名选手同台竞技　我县大赛落幕……3", "百余名选手同台竞技 我县大赛落幕"),
        ("百余名选手同台竞技我县大赛落幕· 3", "百余名选手同台竞技我县大赛落幕"),
        ("百余名选手 同台竞技我县大赛落幕· 3", "百余名选手同台竞技我县大赛落幕"),
    ],
)
def test_two_lines_of_a_headline_have_the_blank_of_the_list(entry: str, headline: str) -> None:
    lines = block(Role.HEADLINE, "百余名选手同台竞技", "我县大赛落幕")
    assert read(lines, entries=(entry,)) == [(Role.HEADLINE, headline)]


@pytest.mark.parametrize(
    ("entries", "roles"),
    [
        (("调解车开到家门口…… 13",), [Role.SECTION, Role.HEADLINE]),
        (("基层简讯…… 13", "调解车开到家门口…… 13"), [Role.HEADLINE, Role.DECK]),
        (("别的标题…… 13",), [Role.HEADLINE, Role.DECK]),
        ((), [Role.HEADLINE, Role.DECK]),
    ],
)
def test_a_label_above_a_listed_headline_is_no_headline(
    entries: tuple[str, ...], roles: list[Role]
) -> None:
    label, title = block(Role.HEADLINE, "基层简讯"), block(Role.DECK, "调解车开到家门口")
    assert [role for role, _ in read(label, title, entries=entries)] == roles
