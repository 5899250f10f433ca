"""Nothing grows beyond what one look takes in."""

from __future__ import annotations

import ast

import pytest

from tests.house.structure import Module, modules

FUNCTION = 50
"""Lines of the longest function, from `def` on."""
MODULE = 300
"""Lines of the longest module."""


def length(node: ast.AST) -> int:
    """Lines of a definition, from its first to its last."""
    assert isinstance(node, ast.stmt)
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_sizes(module: Module) -> None:
    assert module.lines <= MODULE
    functions = [(name, d) for name, d in module.definitions() if not isinstance(d, ast.ClassDef)]
    assert [name for name, function in functions if length(function) > FUNCTION] == []
