"""The three newspaper seeds: nothing in the log, every character of the source, in order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.reading import characters
from typeset.issue import load
from typeset.issue.model import Figure, Heading, Issue, LineBreak, Paragraph, Span, Text
from typeset.layout import compose
from typeset.press import paginate, publish

SEEDS = ["001-luohe-civility", "002-baicheng-unions", "004-luohe-city"]


@pytest.fixture(scope="module", params=SEEDS)
def seed(
    request: pytest.FixtureRequest, seeds: Path, tmp_path_factory: pytest.TempPathFactory
) -> Any:
    issue = load(seeds / request.param)
    pages = paginate(compose(issue))
    target = tmp_path_factory.mktemp("seed") / "seed.pdf"
    log = (*pages.warnings, *publish(pages, target))
    return issue, log, characters(target)


def test_the_log_has_nothing_but_what_the_text_itself_is_to_blame_for(seed: Any) -> None:
    """The text of 001 has half-width marks in its Chinese."""
    _, log, _ = seed
    assert [each for each in log if each.key != "issue.half-width-marks"] == []


def test_every_article_is_printed_whole_and_in_order(seed: Any) -> None:
    issue, _, drawn = seed
    place = -1
    for article in issue.articles:
        parts = blocks(article)
        found = [drawn.find(part) for part in parts]
        assert -1 not in found
        assert min(found) > place
        place = min(found)


def test_the_characters_are_those_of_the_issue_and_the_furniture_alone(seed: Any) -> None:
    issue, _, drawn = seed
    rest = drawn
    for article in issue.articles:
        for part in blocks(article):
            rest = rest.replace(part, "", 1)
    assert len(rest) < 60
    assert not re.search("[，。；]", rest.replace("原文未载报名、日期与期号，此报头为样张", ""))


def blocks(article: Any) -> list[str]:
    """All that an article prints, block by block, without white space."""
    about = article.about
    parts = [about.section, about.kicker, about.headline, *about.deck, *about.byline]
    for picture in about.images:
        parts += [picture.caption, picture.credit]
    for block in article.body:
        assert isinstance(block, Paragraph | Heading | Figure)
        if not isinstance(block, Figure):
            parts.append(inline(block.children))
    return ["".join(part.split()) for part in parts if part]


def inline(children: Any) -> str:
    words = []
    for child in children:
        match child:
            case Text(text):
                words.append(text)
            case Span():
                words.append(inline(child.children))
            case LineBreak():
                pass
    return "".join(words)


def test_the_control_a_lost_paragraph_is_noticed(seed: Any) -> None:
    issue, _, drawn = seed
    assert isinstance(issue, Issue)
    lost = blocks(issue.articles[0])[-1]
    assert lost not in drawn.replace(lost, lost[:-1])
