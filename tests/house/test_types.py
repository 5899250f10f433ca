"""WeasyPrint's untyped objects have types of ours, which cost nothing when pages are set."""

from __future__ import annotations

import ast

import pytest

from tests.house.structure import GENERATED, Module, imports, modules

MOST_ANY = 40
"""How often typography and engine may say `Any`: in the façades, and where code looks at code."""
FACADES = {"typeset.typography.stock", "typeset.engine.stock"}


def anys(module: Module) -> int:
    """How often a module says `Any`, its import left out."""
    return sum(isinstance(node, ast.Name) and node.id == "Any" for node in ast.walk(module.tree))


def test_what_leans_on_weasyprint_says_any_seldom() -> None:
    rooms = [one for one in modules() if one.room in ("typography", "engine")]
    said = {one.name: count for one in rooms if (count := anys(one))}
    assert sum(said.values()) <= MOST_ANY, said


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_the_facades_are_for_the_type_checker_alone(module: Module) -> None:
    assert not imports(module, at_import=True) & (FACADES - {module.name}) or module.name in FACADES


def test_control_any_and_facades_are_seen() -> None:
    by_name = {one.name: one for one in modules()}
    assert by_name.keys() >= FACADES
    assert not GENERATED & by_name.keys()
    assert anys(by_name["typeset.typography.stock"]) > 3
    assert FACADES & imports(by_name["typeset.typography.lines"])
