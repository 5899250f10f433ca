"""Small mistakes in code: where one can be made, what it is, and the text with it.

A comparison, a number, an operator, a condition or a truth is another.  Left out is what no reader
could ever see: annotations, decorators, patterns of `match`, `strict=` of zip, TYPE_CHECKING.
"""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}  # fmt: skip
SMALL = 20
"""A number below it becomes one more; a larger one, of which one more is nothing, is doubled."""
WRITTEN_BY_A_COMMAND = "pango_declarations.py"


@dataclass(frozen=True)
class Mistake:
    """One expression of a module (its name without the checkout's) and what stands there instead.

    `inside` is the name of what it belongs to where it runs at import: a constant, a class.
    """

    module: str
    line: int
    columns: tuple[int, int]
    was: str
    words: str
    inside: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.was} -> {self.words}"


def mutated(node: ast.AST) -> ast.AST | None:
    """The node with a mistake; none where it has no place for one."""
    other = copy.copy(node)
    match other:
        case ast.Compare(ops=[op]) if type(op) in OTHER:
            other.ops = [OTHER[type(op)]()]  # type: ignore[list-item]
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in OTHER:
            other.op = OTHER[type(op)]()  # type: ignore[assignment]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Constant(value=bool(value)):
            other.value = not value
        case ast.Constant(value=int(value) | float(value)):
            other.value = value + 1 if abs(value) < SMALL else value * 2
        case ast.If(test=test) | ast.IfExp(test=test):
            return ast.UnaryOp(ast.Not(), test)
        case _:
            return None
    return other


def seen_parts(node: ast.AST, inside: str = "") -> Iterator[tuple[ast.AST, str]]:
    """Each node below that can change what a reader sees, and what it is inside at import.

    Positions within an f-string are not reliable before Python 3.12: such are left out.
    """
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "pattern", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            match child:
                case ast.JoinedStr() | ast.keyword(arg="strict"):
                    continue
                case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    continue
                case ast.ClassDef(name=held):
                    yield from seen_parts(child, held)
                case ast.Assign(targets=[ast.Name(id=held)]) if isinstance(node, ast.Module):
                    yield from seen_parts(child, held)
                case ast.AnnAssign(target=ast.Name(id=held)) if isinstance(node, ast.Module):
                    yield from seen_parts(child, held)
                case ast.FunctionDef() | ast.Lambda() | ast.AsyncFunctionDef():
                    yield from seen_parts(child, "")
                case ast.AST():
                    yield child, inside or ("import" if isinstance(node, ast.Module) else "")
                    yield from seen_parts(child, inside)


@cache
def mistakes(checkout: Path, room: str) -> list[Mistake]:
    """Each mistake that can be made in the modules of a room."""
    found = []
    for file in sorted((checkout / "typeset" / room).rglob("*.py")):
        if file.name == WRITTEN_BY_A_COMMAND:
            continue
        lines = file.read_bytes().splitlines(keepends=True)
        for node, inside in seen_parts(ast.parse(b"".join(lines))):
            wrong = mutated(node)
            place = node.test if isinstance(node, ast.If | ast.IfExp) else node
            if wrong is None or not isinstance(place, ast.expr):
                continue
            start, end = place.col_offset, place.end_col_offset
            if place.lineno == place.end_lineno and end is not None:
                was = lines[place.lineno - 1][start:end].decode()
                module = str(file.relative_to(checkout))
                words = ast.unparse(wrong)
                found.append(Mistake(module, place.lineno, (start, end), was, words, inside))
    return found


def rooms(checkout: Path) -> list[str]:
    """The packages of the house."""
    return sorted(file.parent.name for file in (checkout / "typeset").glob("*/__init__.py"))


def chosen(checkout: Path, seed: int, number: int, among: list[str]) -> Mistake:
    """The mistake of that number: the rooms have their turns, each place in one the same chance."""
    chance = random.Random(f"{seed} {number}")
    return chance.choice(mistakes(checkout, among[number % len(among)]))


def with_words(text: bytes, mistake: Mistake, words: str) -> bytes:
    """The module's text with `words` where the mistake is made."""
    lines = text.splitlines(keepends=True)
    line, (start, end) = lines[mistake.line - 1], mistake.columns
    lines[mistake.line - 1] = line[:start] + f"({words})".encode() + line[end:]
    return b"".join(lines)
