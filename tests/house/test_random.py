"""Tests draw the same examples each time: what is new each time runs in `benchmarks/hostile`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.structure import ROOT


def at_random(tree: ast.AST) -> Iterator[int]:
    """Lines of properties that draw other examples at each run."""
    names = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    settled = "settings" in names
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = ast.unparse(node.func)
        if name == "settings" and "derandomize" not in {key.arg for key in node.keywords}:
            yield node.lineno
        if name == "given" and not settled:
            yield node.lineno


def test_no_example_is_drawn_at_random() -> None:
    files = {path: ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("*.py")}
    found = {str(path.relative_to(ROOT)): [*at_random(tree)] for path, tree in files.items()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_control_a_random_property_is_seen() -> None:
    assert [*at_random(ast.parse("@given(x())\ndef f(): ..."))] == [1]
    assert [*at_random(ast.parse("@settings(deadline=None)\n@given(x())\ndef f(): ..."))] == [1]
    text = "@settings(derandomize=True)\n@given(x())\ndef f(): ..."
    assert [*at_random(ast.parse(text))] == []
