"""A number that decides how a page is made up or a text is read says what it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.structure import Module, modules

TUNED = [one for one in modules() if one.room in ("makeup", "intake")]


def unexplained(module: Module, text: str) -> Iterator[str]:
    """Numbers at module level with neither a docstring below them nor a comment."""
    lines = text.splitlines()
    for node, after in zip(module.tree.body, [*module.tree.body[1:], None], strict=True):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not is_number(node.value):
            continue
        beside = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].startswith("#")
        below = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if not beside and not below:
            yield lines[node.lineno - 1]


def is_number(value: ast.expr | None) -> bool:
    """Whether it is a number, a sum of some, or a tuple of such."""
    match value:
        case ast.Constant(value=bool()):
            return False
        case ast.Constant(value=int() | float()):
            return True
        case ast.Tuple(elts=[_, *_] as parts):
            return all(map(is_number, parts))
        case ast.UnaryOp(operand=inner):
            return is_number(inner)
        case ast.BinOp(left=left, right=right):
            return is_number(left) and is_number(right)
    return False


@pytest.mark.parametrize("module", TUNED, ids=lambda m: m.name)
def test_every_number_is_explained(module: Module) -> None:
    assert [*unexplained(module, module.path.read_text(encoding="utf-8"))] == []


def test_control_a_bare_number_is_seen() -> None:
    text = 'A = 1.5\nB = 2 * 3\n"""why"""\nC = "c"\nD = 4  # why\n# why\nE = 5\n'
    assert [*unexplained(Module("m", Path(), ast.parse(text), 0), text)] == ["A = 1.5"]
