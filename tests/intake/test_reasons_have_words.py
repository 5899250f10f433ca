"""Each reason that the import may give has its words in both languages."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import typeset.intake
from typeset.intake.draft import Role
from typeset.intake.normalise import MENDINGS, OTHER_MENDINGS

FOLDER = Path(typeset.intake.__file__).parent
WORDS = yaml.safe_load((FOLDER / "import.messages.yaml").read_text(encoding="utf-8"))
AT = {"LeftOut": 2, "leave": 0, "Note": 0, "decide": 2, "Joint": 2}
"""Which argument of a call is the reason."""


def reasons(tree: ast.AST, module: object) -> Iterator[str]:
    """The words that a module writes where a reason is asked for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "why":
            yield from said(node.value, module, tree)
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            if name in AT and len(node.args) > AT[name]:
                yield from said(node.args[AT[name]], module, tree)


def said(node: ast.expr, module: object, tree: ast.AST) -> Iterator[str]:
    """The strings that an expression may be: itself, a constant's, those of a table."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from said(one, module, tree)
            yield from said(other, module, tree)
        case ast.Name(id=name) | ast.Subscript(value=ast.Name(id=name)):
            found = getattr(module, name, None)
            yield from [found] if isinstance(found, str) else []
            yield from found.values() if isinstance(found, dict) else []
            for each in ast.walk(tree):
                if isinstance(each, ast.Assign) and ast.dump(each.targets[0]).count(repr(name)):
                    yield from _constants(each.value)


def _constants(node: ast.expr) -> Iterator[str]:
    parts = node.values if isinstance(node, ast.Dict) else [node]
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
            yield part.value


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_each_reason_has_words(path: Path) -> None:
    parts = path.relative_to(FOLDER).with_suffix("").parts
    name = ".".join(("typeset", "intake", *(part for part in parts if part != "__init__")))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {text for text in reasons(tree, importlib.import_module(name)) if isinstance(text, str)}
    assert found <= set(WORDS), found - set(WORDS)


def test_a_reason_without_words_is_seen() -> None:
    tree = ast.parse("why = 'no such words'\nblock.is_a(Role.DROPPED, why=why)")
    assert set(reasons(tree, object())) == {"no such words"}


def test_each_role_and_each_mending_has_words() -> None:
    mendings = {mend.__name__ for mend in (*MENDINGS, *OTHER_MENDINGS)}
    assert {str(role) for role in Role} | mendings <= set(WORDS)
