"""A manifest and its articles become a frozen issue."""

from __future__ import annotations

from typing import Any

from typeset.diagnostics.problems import Position
from typeset.issue.dates import PartialDate
from typeset.issue.model import Paragraph, Text

HEAD = "masthead: {name: 通化工运信息, number: 3, date: 2023-03}\n"


def test_masthead_and_article_are_read(issue: Any) -> None:
    found = issue(
        "masthead: {name: 通化工运信息, number: 3, date: 2023-03}\narticles: [articles/a.md]"
    )
    assert found.manifest.masthead.name == "通化工运信息"
    assert found.manifest.masthead.number == 3
    assert found.manifest.masthead.date == PartialDate(2023, 3)
    assert found.articles[0].body == (
        Paragraph(Position("articles/a.md", 1, 1), (Text("正文。"),)),
    )
