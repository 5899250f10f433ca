"""docs/clreq.md says the truth about its tests: they exist, and each clause has a control."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def rows() -> list[list[str]]:
    """The cells of the conformance tables: clause, rule, status, where, tests."""
    lines = (ROOT / "docs/clreq.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if "test_" in line]
    return [row for row in cells if len(row) == 5]


def test_every_test_that_the_table_names_exists() -> None:
    sources = (path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    known = [name for source in sources for name in re.findall(r"def (test_\w+)", source)]
    for *_, tests in rows():
        for name, cut in re.findall(r"(test_\w+)(…?)", tests):
            assert name in known or (cut and any(test.startswith(name) for test in known)), name


def test_every_clause_has_a_negative_control_and_its_module() -> None:
    assert len(rows()) > 40
    for clause, rule, status, where, tests in rows():
        assert status, rule
        assert "◐" in tests, (clause, rule)
        for module in re.findall(r"\w+\.py", where):
            assert (ROOT / "typeset/typography" / module).exists(), module
