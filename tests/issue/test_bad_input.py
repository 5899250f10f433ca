"""What an editor reads when something is wrong: the whole message, in both languages.

The cases are in fixtures/: the text of a manifest (or of an article), then what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from typeset.diagnostics.report import as_text
from typeset.issue import IssueError, load

FIXTURES = Path(__file__).parent / "fixtures"
CASE = re.compile(
    r"^==== (?P<name>.*)\n(?P<text>(?:.*\n)*?)---- zh\n(?P<zh>(?:.*\n)*?)"
    r"---- en\n(?P<en>(?:.*\n)*?)(?=\n====|\Z)",
    re.MULTILINE,
)


def cases(file: str) -> Any:
    text = (FIXTURES / file).read_text(encoding="utf-8")
    return [pytest.param(case, id=case["name"]) for case in CASE.finditer(text)]


def messages(folder: Path) -> Any:
    with pytest.raises(IssueError) as caught:
        load(folder)
    diagnostics = caught.value.diagnostics
    return as_text(diagnostics, language="zh"), as_text(diagnostics, language="en")


@pytest.mark.parametrize("case", cases("manifests.txt"))
def test_a_bad_manifest(case: Any, write: Callable[..., Path]) -> None:
    assert messages(write(manifest=case["text"])) == (case["zh"], case["en"])


@pytest.mark.parametrize("case", cases("articles.txt"))
def test_a_bad_article(case: Any, write: Callable[..., Path]) -> None:
    assert messages(write(article=case["text"])) == (case["zh"], case["en"])


def test_the_fixtures_are_all_read() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in FIXTURES.glob("*.txt"))
    read = [*cases("manifests.txt"), *cases("articles.txt")]
    assert len(read) == text.count("==== ")
