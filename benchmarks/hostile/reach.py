"""Which tests come to which mistake: `python -m benchmarks.hostile.reach FOLDER TESTS …`.

A checkout of its own gets a probe at the place of every mistake; then the tests (files, folders)
run in it once, each in a process of pytest.  FOLDER/*.reached hold what they came to,
FOLDER/*.costs what each costs.  What runs at import (a constant, a class) has its probes where it
is named.
`--seed` and `--count` choose the mistakes as `benchmarks.hostile.mutants` does.
"""

from __future__ import annotations

import argparse
import ast
import json
import subprocess
import sys
import venv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

from benchmarks.hostile.mistakes import Mistake, chosen, rooms, seen_parts

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
RECORDER = """
import builtins, os
seen = set()
def reached(number):
    if number not in seen:
        seen.add(number)
        test = os.environ.get("PYTEST_CURRENT_TEST", "")
        try:
            with open({log!r}, "a") as file:
                file.write(f"{{number}}\\t{{test}}\\n")
        except OSError:
            pass
builtins._reached = reached
"""


def checkout_of(folder: Path, name: str) -> tuple[Path, Path]:
    """A checkout of what is committed, and a Python that finds this typeset and no other.

    All checkouts of a folder are of the commit that the first of them was made of.
    """
    checkout, place, kept = folder / name, folder / f"{name}.venv", folder / "commit"
    if not checkout.exists():
        if not kept.exists():
            kept.write_bytes(subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=ROOT))
        subprocess.run(["git", "clone", "--quiet", ROOT, checkout], check=True)
        commit = kept.read_text().strip()
        subprocess.run(["git", "checkout", "--quiet", commit], cwd=checkout, check=True)
        venv.create(place, symlinks=True)
        (packages,) = place.glob("lib/*/site-packages")
        others = [path for path in sys.path if path.endswith("site-packages")]
        (packages / "here.pth").write_text("\n".join([str(checkout), *others]))
    for file in HERE.glob("*.py"):
        copyfile(file, checkout / "benchmarks/hostile" / file.name)
    return checkout, place / "bin/python"


@dataclass
class Probing(ast.NodeTransformer):
    """Puts a probe before each expression at a place, each use of a name, each function wanted."""

    places: dict[tuple[int, int, int], list[int]]
    names: dict[str, list[int]]
    everywhere: list[int]
    wrapped: set[int] = field(default_factory=set)

    def probed(self, node: ast.expr, numbers: Iterable[int]) -> ast.expr:
        """The expression, with its probes before it."""
        calls = [call(number) for number in numbers]
        self.wrapped.update(numbers)
        return ast.BoolOp(ast.Or(), [*calls, node]) if calls else node

    def visit(self, node: ast.AST) -> ast.AST:
        numbers: list[int] = []
        if isinstance(node, ast.expr) and id(node) in self.allowed:
            end = node.end_col_offset or 0
            numbers += self.places.get((node.lineno, node.col_offset, end), [])
            match node:
                case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                    numbers += self.names.get(name, [])
        self.generic_visit(node)
        if isinstance(node, ast.FunctionDef) and self.everywhere:
            self.wrapped.update(self.everywhere)
            first = 1 if ast.get_docstring(node) else 0
            node.body[first:first] = [ast.Expr(call(number)) for number in self.everywhere]
        return self.probed(node, numbers) if isinstance(node, ast.expr) else node

    def of(self, tree: ast.Module) -> str:
        """The module's text with its probes."""
        self.allowed = {id(node) for node, inside in seen_parts(tree) if not inside}
        return ast.unparse(ast.fix_missing_locations(self.visit(tree)))


def call(number: int) -> ast.Call:
    """A call of the probe."""
    return ast.Call(ast.Name("_reached", ast.Load()), [ast.Constant(number)], [])


def put_probes(checkout: Path, mistakes: dict[int, Mistake], log: Path) -> None:
    """Put the probes of all mistakes into the checkout."""
    at: dict[str, dict[tuple[int, int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, list[int]] = defaultdict(list)
    everywhere: dict[str, list[int]] = defaultdict(list)
    for number, mistake in mistakes.items():
        if not mistake.inside:
            at[mistake.module][mistake.line, *mistake.columns].append(number)
        else:
            names[mistake.inside].append(number)
    named: set[int] = set()
    texts: dict[str, str] = {}
    for turn in range(2):
        for file in sorted((checkout / "typeset").rglob("*.py")):
            module = str(file.relative_to(checkout))
            if turn and not everywhere[module]:
                continue
            probing = Probing(at[module], names, everywhere[module])
            text = probing.of(ast.parse(file.read_text("utf-8")))
            if probing.wrapped:
                texts[module] = text
                named |= probing.wrapped
        for number, mistake in mistakes.items():
            if number not in named:
                everywhere[mistake.module].append(number)
    for module, text in texts.items():
        (checkout / module).write_text(text, encoding="utf-8")
    (checkout / "typeset/_reached.py").write_text(RECORDER.format(log=str(log)), encoding="utf-8")
    with (checkout / "typeset/__init__.py").open("a") as package:
        package.write("\nimport typeset._reached\n")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--name", default="reach")
    wish = parser.parse_args()
    wish.folder.mkdir(parents=True, exist_ok=True)
    checkout, python = checkout_of(wish.folder.resolve(), wish.name)
    log = checkout.with_suffix(".reached")
    among = rooms(checkout)
    if not log.exists():
        numbers = range(wish.count)
        found = {number: chosen(checkout, wish.seed, number, among) for number in numbers}
        log.touch()
        put_probes(checkout, found, log)
        lines = {number: str(mistake) for number, mistake in found.items()}
        (wish.folder / "mistakes.json").write_text(json.dumps(lines, indent=1, ensure_ascii=False))
    plugin = ["-p", "benchmarks.hostile.choosing", "--costs", checkout.with_suffix(".costs")]
    command = [python, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", *plugin]
    for tests in wish.tests:
        subprocess.run([*map(str, command), tests], cwd=checkout)


if __name__ == "__main__":
    main()
