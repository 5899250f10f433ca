"""Which lines an editor is asked to look at: those that are wrong often enough."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from typeset.intake.decoding.decoder import Decoded
from typeset.intake.decoding.doubts import judged
from typeset.intake.decoding.facts import Facts
from typeset.intake.decoding.labels import Label
from typeset.intake.decoding.manner import manners
from typeset.intake.decoding.offers import Offer
from typeset.intake.draft import Role
from typeset.intake.issue_draft import ArticleDraft, IssueDraft
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import blocks_of
from typeset.intake.report import missing_headlines
from typeset.intake.tagging.tags import Tag


def is_listed(label: Label, likely: dict[Tag, float]) -> bool:
    """Whether one line is listed that became this, and that the tagger holds for that."""
    shares = dict.fromkeys(Tag, 0.0) | likely
    line: Any = SimpleNamespace(block=SimpleNamespace(likely=shares), gap=0)
    found = Decoded(next(iter(manners())), (Offer(label, 0.0),), (9.0,), (Label.MORE,), 1.0)
    (judgement,) = judged(found, [cast(Facts, line)])
    return judgement.doubtful


@pytest.mark.parametrize(
    ("label", "tag", "other", "listed"),
    [
        (Label.CAPTION, Tag.CAPTION, Tag.PARAGRAPH, ()),
        (Label.KICKER, Tag.KICKER, Tag.HEADLINE, ()),
        (Label.PARAGRAPH, Tag.PARAGRAPH, Tag.HEADING, ()),  # a question in a talk
        (Label.PARAGRAPH, Tag.PARAGRAPH, Tag.NOTICE, (0.5, 0.83)),
        (Label.SECTION, Tag.SECTION, Tag.HEADLINE, (0.5, 0.83, 0.88)),
        (Label.HEADLINE, Tag.HEADLINE, Tag.SECTION, (0.5,)),
    ],
)
def test_a_line_is_listed_by_how_often_such_lines_are_wrong(
    label: Label, tag: Tag, other: Tag, listed: tuple[float, ...]
) -> None:
    shares = (0.5, 0.83, 0.88, 0.95)
    assert [n for n in shares if is_listed(label, {tag: n, other: 1 - n})] == list(listed)


@pytest.mark.parametrize(
    ("opens", "listed"),
    [
        ("Kia ora Wheelers,", False),
        ("張太：", False),
        ("（小编：书已寄出，请查收。）", False),
        ("编后:电缆已经换好。", False),
        ("The signs have not been moved back, they say.", True),
        ("会议要求各单位做到以下三点：", True),
    ],
)
def test_a_letter_and_an_editors_note_need_no_headline(opens: str, listed: bool) -> None:
    blocks = [b.is_a(Role.PARAGRAPH) for b in blocks_of(read_text("a.txt", opens.encode()))]
    issue = IssueDraft({}, [ArticleDraft(body=blocks)])
    assert bool(missing_headlines(issue)) is listed
