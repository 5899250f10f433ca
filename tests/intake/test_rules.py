"""Each rule and each row of evidence on texts pasted in: what it finds, and that it is missed
without it.

A file of `rules/` is named for a rule or for a row of evidence; a case is a raw text, a line of
----, and the blocks found; cases are parted by lines of ====.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from typeset.intake.decoding.evidence import EVIDENCE
from typeset.intake.readers.text import read_text
from typeset.intake.recogniser import RULES, recognise

FOLDER = Path(__file__).parent / "rules"
FILES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
CASES = [
    (name, *case.rstrip("\n").split("\n----\n"))
    for name, text in FILES.items()
    for case in text.split("\n====\n")
]


def found(raw: Any, without: str = "") -> Any:
    rules = tuple(rule for rule in RULES if rule.__name__ != without)
    evidence = tuple(row for row in EVIDENCE if row.__name__ != without)
    draft = recognise(read_text("raw.txt", raw.encode()), rules, evidence)
    return "\n".join(f"{block.role}: {block.text}" for block in draft.blocks)


@pytest.mark.parametrize(("name", "raw", "expected"), CASES)
def test_the_rules_find_what_a_reader_finds(name: str, raw: Any, expected: str) -> None:
    assert found(raw) == expected


@pytest.mark.parametrize("name", FILES)
def test_without_the_rule_it_is_missed(name: str) -> None:
    assert any(found(raw, name) != expected for rule, raw, expected in CASES if rule == name)


def test_every_rule_has_its_fixtures() -> None:
    # sizes of type are in no plain text: test_formats.py shows set_headings on a PDF;
    # what earlier issues tell is in none either: test_profile.py shows known_lines; no text boxes:
    # test_boxed_pieces.py shows them in Word files, test_marked_texts.py bold lines in pages
    names = {row.__name__ for row in (*RULES, *EVIDENCE)}
    assert names - set(FILES) == {"set_headings", "known_lines", "boxed_pieces", "bold_headings"}
    assert set(FILES) <= names
