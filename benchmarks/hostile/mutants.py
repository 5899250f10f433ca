"""Mutants: `python -m benchmarks.hostile.mutants [--seed 1] [--count 60] [--seconds 60] [ROOM …]`.

Each is the code with one small mistake at a random place: a comparison, a number, an operator, a
condition or a truth is another.  The tests of the room (TESTS) run on a clone of what is committed,
until the first that fails.  Prints each mutant that no test caught in that time, and the shares.
The same seed makes the same mutants of the same code.
"""

from __future__ import annotations

import argparse
import ast
import copy
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
TESTS = {
    "archive": ("tests/archive", "tests/hostile/test_archive.py"),
    "desk": ("tests/desk",),
    "editing": ("tests/editing",),
    "engine": ("tests/engine", "tests/typography/test_switch.py"),
    "faces": ("tests/fonts",),
    "intake": ("tests/intake",),
    "issue": ("tests/issue",),
    "layout": ("tests/layout", "tests/hostile/test_templates.py"),
    "makeup": ("tests/newspaper", "tests/kinds"),
    "outputs": ("tests/outputs",),
    "preflight": ("tests/preflight",),
    "press": ("tests/press",),
    "preview": ("tests/preview", "tests/hostile/test_preview.py"),
    "series": ("tests/series",),
    "typography": (
        "tests/typography",
        "tests/press/test_lines.py",
        "tests/press/test_text_out.py",
    ),
}
"""The tests of each room."""
OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}  # fmt: skip


def mutated(node: ast.AST) -> ast.AST | None:
    """The node with a mistake; none where it has no place for one."""
    other = copy.deepcopy(node)
    match other:
        case ast.Compare(ops=[op]) | ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in OTHER:
            wrong = OTHER[type(op)]()
            if isinstance(other, ast.Compare):
                other.ops = [wrong]  # type: ignore[list-item]
            else:
                other.op = wrong  # type: ignore[assignment]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Constant(value=bool(value)):
            other.value = not value
        case ast.Constant(value=int(value) | float(value)):
            other.value = value + 1
        case ast.If() | ast.IfExp():
            return ast.UnaryOp(ast.Not(), other.test)
        case _:
            return None
    return other


def places(tree: ast.Module) -> list[tuple[ast.expr, ast.AST]]:
    """Each expression inside a function or a constant that can be mistaken, and its mistake."""
    found = []
    for node in ast.walk(tree):
        wrong = mutated(node)
        if wrong is not None:
            target = node.test if isinstance(node, ast.If | ast.IfExp) else node
            if isinstance(target, ast.expr) and target.lineno == target.end_lineno:
                found.append((target, wrong))
    return found


def mutant(file: Path, chance: random.Random) -> tuple[str, str] | None:
    """The text of a module with one mistake, and what it is."""
    text = file.read_bytes()
    found = places(ast.parse(text))
    if not found:
        return None
    node, wrong = chance.choice(found)
    lines = text.splitlines(keepends=True)
    line = lines[node.lineno - 1]
    words = ast.unparse(wrong)
    was = line[node.col_offset : node.end_col_offset].decode()
    lines[node.lineno - 1] = (
        line[: node.col_offset] + f"({words})".encode() + line[node.end_col_offset :]
    )
    return b"".join(lines).decode(), f"{node.lineno}: {was} -> {words}"


def outcome(checkout: Path, room: str, seconds: float) -> str:
    """How the room's tests end: caught, survived, or that time was up before either."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS[room]]
    try:
        done = subprocess.run(command, cwd=checkout, capture_output=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return "time was up"
    return "caught" if done.returncode else "survived"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("rooms", nargs="*", default=list(TESTS))
    wish = parser.parse_args()
    counted = Counter[str]()
    with TemporaryDirectory() as name:
        checkout = Path(name) / "clone"
        subprocess.run(["git", "clone", "--quiet", ROOT, checkout], check=True)
        for number in range(wish.first, wish.first + wish.count):
            chance = random.Random(f"{wish.seed} {number}")
            room = wish.rooms[number % len(wish.rooms)]
            file = chance.choice(sorted((checkout / "typeset" / room).rglob("*.py")))
            made = mutant(file, chance)
            if made is None:
                continue
            before = file.read_bytes()
            file.write_text(made[0], encoding="utf-8")
            ended = outcome(checkout, room, wish.seconds)
            file.write_bytes(before)
            counted[ended] += 1
            place = file.relative_to(checkout)
            print(f"{number}: {ended}: {place}:{made[1]}", flush=True)
    print(dict(counted))


if __name__ == "__main__":
    main()
