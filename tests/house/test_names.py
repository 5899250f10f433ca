"""Names say what they name: a class has its name alone, and the glossary's old words are gone."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

import pytest

from tests.house.structure import ROOT, modules
from tests.house.test_types import FACADES

SHARED: set[str] = set()
"""Names that two classes may share.  Before one is added: can neither say more of itself?"""

GLOSSARY = re.compile(r"^\| `(\S.*?)` \| (.+?) \|$", re.MULTILINE)
"""A row of the table in CONTRIBUTING.md: the word that is not used, and what is."""

WORDED = (".py", ".yaml", ".md", ".js", ".css", ".html")
"""Kinds of files in which the product or its maintainer speaks English."""


def classes() -> dict[str, list[str]]:
    """The modules that define each class."""
    found: dict[str, list[str]] = defaultdict(list)
    for module in modules():
        if module.name in FACADES:  # WeasyPrint's names for WeasyPrint's things
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(module.name)
    return found


def old_words(text: str) -> list[str]:
    """Words of the glossary's left column in `text`, whole words and parts of names alike."""
    rows = GLOSSARY.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    words = "|".join(re.escape(old).replace(r"\ ", r"\s+") for old, _ in rows)
    # A person may be told something: "and you are told".
    return re.findall(rf"(?i)(?<!you are )(?<![a-z])(?:{words})(?![a-z])", text)


def test_no_two_classes_share_a_name() -> None:
    shared = {name: where for name, where in classes().items() if len(where) > 1}
    assert {name: where for name, where in shared.items() if name not in SHARED} == {}
    assert shared.keys() >= SHARED


@pytest.mark.parametrize("folder", ["typeset", "layouts", "docs"])
def test_the_old_words_of_the_glossary_are_gone(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in WORDED]
    assert files
    assert {
        str(path.relative_to(ROOT)): found
        for path in files
        if (found := old_words(path.read_text(encoding="utf-8")))
    } == {}


def test_control_old_words_are_seen() -> None:
    assert old_words("a line is told") == ["told"]
    assert old_words("so\n    many") == ["so\n    many"]
    assert old_words("self._told = wished_for") == ["told", "wished"]
    assert old_words("a manifold, and you are told") == []
