"""The package as its own source files show it: modules, imports, definitions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "typeset"
GENERATED = {"typeset.engine.pango_declarations"}
"""Modules that a command of ours writes."""

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        """The package below `typeset` that it belongs to; empty for `typeset` itself."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 and (PACKAGE / parts[1]).is_dir() else ""

    def definitions(self, inside_functions: bool = True) -> Iterator[tuple[str, Definition]]:
        """Every function, class and method with its dotted name."""
        yield from _definitions(self.tree, self.name, inside_functions)


@cache
def modules() -> tuple[Module, ...]:
    """All modules that are written by hand."""
    return tuple(
        _read(path, name)
        for path in sorted(PACKAGE.rglob("*.py"))
        if (name := _dotted(path)) not in GENERATED
    )


def imports(module: Module, *, at_import: bool = False) -> set[str]:
    """The modules of ours that `module` imports; with `at_import`, only when it is imported."""
    known = {one.name for one in modules()} | GENERATED
    found: set[str] = set()
    for node in _at_import(module.tree) if at_import else ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in known else node.module for name in inner}
    return {name for name in found & known if name != module.name}


def _at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """What runs when the module is imported: no function, nothing for the type checker alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from _at_import(node)


def _definitions(
    node: ast.AST, name: str, inside_functions: bool
) -> Iterator[tuple[str, Definition]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Definition):
            inner = f"{name}.{child.name}"
            yield inner, child
            if inside_functions or isinstance(child, ast.ClassDef):
                yield from _definitions(child, inner, inside_functions)


def _read(path: Path, name: str) -> Module:
    text = path.read_text(encoding="utf-8")
    return Module(name, path, ast.parse(text), text.count("\n"))


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
