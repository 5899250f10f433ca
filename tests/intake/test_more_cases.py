"""Small texts, one habit of newsrooms each, with all that a reader finds in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from typeset.intake.importing import import_issue
from typeset.issue import load
from typeset.issue import model as m
from typeset.issue.inlines import plain_text

FILE = Path(__file__).parent / "cases.yaml"
CASES = yaml.safe_load(FILE.read_text(encoding="utf-8"))
_HEAD = ("section", "kicker", "headline", "deck", "byline", "source", "signature")


def reported(folder: Path) -> Any:
    """What the issue in the folder says, as plain values; what is empty is left out."""
    written = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    written = {key: value for key, value in written.items() if key not in ("articles", "layout")}
    found = []
    for article in load(folder).articles:
        about = article.about.model_dump(include=set(_HEAD), exclude_none=True)
        head = {key: about[key] for key in _HEAD if about.get(key)}
        pictures = [[p.caption, p.credit] for p in article.about.images]
        text = [line for block in article.body for line in said(block)]
        found.append(listed({**head, "images": pictures, "text": text}))
    return {**written, "text": found}


def listed(values: dict[str, Any]) -> dict[str, Any]:
    return {key: list(v) if isinstance(v, tuple) else v for key, v in values.items() if v}


def said(block: m.Block) -> list[str]:
    """The block's lines, with a mark before what is no paragraph."""
    match block:
        case m.Paragraph():
            return [plain_text(block.children)]
        case m.Heading():
            return [f"# {plain_text(block.children)}"]
        case m.ListBlock():
            return [f"- {line}" for item in block.items for each in item for line in said(each)]
        case m.Table():
            return [" | ".join(map(plain_text, row)) for row in (block.head, *block.rows)]
        case m.Preformatted():
            return block.text.splitlines()
        case _:
            return [type(block).__name__]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_habit_of_newsrooms_is_known(case: Any, tmp_path: Path) -> None:
    raw = tmp_path / case["name"]
    raw.write_text(case["raw"], encoding="utf-8")
    import_issue(raw, tmp_path / "out" / "issue")
    assert reported(tmp_path / "out" / "issue") == case["issue"]
