"""Every module-level cache stands in one list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.structure import Module, modules
from typeset.files.caches import CACHES, DONE_ONCE, IN_FORCE


def kept(module: Module) -> Iterator[str]:
    """What a module keeps: cached functions, and collections that begin empty."""
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef):
            if any("cache" in ast.unparse(each) for each in node.decorator_list):
                yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign) and is_empty(node.value):
            (target,) = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield ast.unparse(target)


def is_empty(value: ast.expr | None) -> bool:
    """Whether a collection is made that something is to be put into."""
    return value is not None and ast.unparse(value) in ("{}", "[]", "set()", "dict()", "list()")


def test_the_list_has_every_cache() -> None:
    found = {f"{m.name.removeprefix('typeset.')}.{name}" for m in modules() for name in kept(m)}
    assert found == {*CACHES, *DONE_ONCE, *IN_FORCE}


def test_control_a_cache_is_seen() -> None:
    tree = ast.parse("_kept: dict[str, int] = {}\nTABLE = {1: 2}\n@lru_cache\ndef f(): ...\n")
    assert [*kept(Module("m", Path(), tree, 0))] == ["_kept", "f"]
