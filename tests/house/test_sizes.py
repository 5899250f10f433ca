"""Nothing grows beyond what one look takes in, and everything public says what it is."""

from __future__ import annotations

import ast

import pytest

from tests.house.structure import Module, modules

FUNCTION = 50
"""Lines of the longest function, from `def` on."""
MODULE = 300
"""Lines of the longest module."""
DOCSTRING = 100
"""Characters of a docstring's first line, as ruff's line length has it."""


def length(node: ast.AST) -> int:
    """Lines of a definition, from its first to its last."""
    assert isinstance(node, ast.stmt)
    return (node.end_lineno or node.lineno) - node.lineno + 1


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_sizes(module: Module) -> None:
    assert module.lines <= MODULE
    functions = [(name, d) for name, d in module.definitions() if not isinstance(d, ast.ClassDef)]
    assert [name for name, function in functions if length(function) > FUNCTION] == []


@pytest.mark.parametrize("module", modules(), ids=lambda m: m.name)
def test_everything_public_has_a_docstring_whose_first_line_is_a_sentence(module: Module) -> None:
    described = [(module.name, module.tree), *module.definitions(inside_functions=False)]
    assert [name for name, node in described if is_public(name) and not has_words(node)] == []


def is_public(name: str) -> bool:
    """Whether no part of a dotted name is private."""
    return not any(part.startswith("_") for part in name.split("."))


def has_words(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a definition says what it is, in a first line of its own."""
    first, _, rest = (ast.get_docstring(node) or "").partition("\n")
    return bool(first.strip()) and (not rest or rest.startswith("\n") or first[-1] in ".:?")


def test_control_what_has_no_words_is_seen() -> None:
    assert not has_words(ast.parse("x = 1"))
    assert not has_words(ast.parse('"""A first line that goes\non in the second."""'))
    assert has_words(ast.parse('"""One line."""'))
