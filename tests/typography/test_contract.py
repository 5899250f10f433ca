"""WeasyPrint's private walls: each that moves is named in one plain sentence."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import weasyprint

from typeset import engine, typography
from typeset.engine.replacements import REPLACEMENTS
from typeset.makeup.walls import WALLS as MAKEUP
from typeset.press.walls import WALLS as PRESS
from typeset.typography import contract
from typeset.typography.walls import NOTHING, Walls, find, moved

ALL = (contract.WALLS, MAKEUP, PRESS, *(row.walls for row in REPLACEMENTS))
CALLS = [(walls, name) for walls in ALL for name in walls.calls]
NAMES = [
    (walls, f"{owner}.{name}")
    for walls in ALL
    for owner, names in walls.names.items()
    for name in names.split()
    if not owner.endswith("ffi.pango")  # a library loses nothing
    and name in vars(find(owner))
]
MODULES = {
    "inline": "weasyprint.layout.inline",
    "preferred": "weasyprint.layout.preferred",
    "boxes": "weasyprint.formatting_structure.boxes",
    "draw_text": "weasyprint.draw.text",
    "pango": "weasyprint.text.ffi.pango",
}
OURS = "weasyprint.text.ffi.pango.pango_attr_family_new"  # declared by ourselves
LOOKED_UP = [(walls, name) for walls in ALL for name in walls.looked_up]


def place(name: str) -> tuple[object, str]:
    """Where a wall stands, and its name there."""
    owner, _, last = name.rpartition(".")
    return find(owner), last


def other(line: object, extra: object) -> None:
    """A function that is none of WeasyPrint's."""


def used_in(file: Path) -> Iterator[str]:
    """The functions and classes of WeasyPrint's that a module of the package names."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
            continue
        if node.value.id in MODULES:
            yield f"{MODULES[node.value.id]}.{node.attr}"
        elif node.value.id == "contract":
            thing = getattr(contract, node.attr)
            if str(getattr(thing, "__module__", "")).startswith("weasyprint."):
                yield f"{thing.__module__}.{thing.__qualname__}"


@pytest.fixture(autouse=True)
def stock() -> None:
    engine.stop()


@pytest.mark.parametrize("walls", ALL, ids=str)
def test_weasyprint_has_what_we_lean_on(walls: Walls) -> None:
    assert moved(walls) == []


def test_no_function_is_used_that_the_contract_does_not_name() -> None:
    walls = contract.WALLS
    named = {f"{owner}.{name}" for owner, names in walls.names.items() for name in names.split()}
    named |= walls.calls.keys() | walls.names.keys() | {OURS}
    named |= {name.rpartition(".")[0] for name in walls.calls}
    files = Path(contract.__file__).parent.glob("*.py")
    used = {name for file in files for name in used_in(file)}
    assert len(used) > 30
    assert used - named == set()


def test_its_release_is_the_one_that_we_were_built_on() -> None:
    assert contract.violations() == []


@pytest.mark.parametrize(("walls", "name"), CALLS, ids=str)
def test_a_function_that_takes_something_else_is_told_with_both_lists(
    walls: Walls, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*place(name), other)
    found = [sentence for sentence in moved(walls) if sentence.startswith(f"{name} takes")]
    expected = f"(line extra) now; {walls.package} calls it with ({walls.calls[name]})."
    assert found == [f"{name} takes {expected}"]


@pytest.mark.parametrize(("walls", "name"), NAMES, ids=str)
def test_what_is_gone_is_named(walls: Walls, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(*place(name))
    assert f"{name} is gone from WeasyPrint; {walls.package} uses it." in moved(walls)


@pytest.mark.parametrize(("walls", "name"), LOOKED_UP, ids=str)
def test_a_caller_that_goes_another_way_is_named(
    walls: Walls, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(*place(name), other)
    for callee in walls.looked_up[name].split():
        sentence = f"{name} no longer uses {callee}; {walls.package} puts its own in that place."
        assert sentence in moved(walls)


def test_attributes_that_only_instances_have_are_looked_for_in_their_class() -> None:
    assert find("weasyprint.layout.LayoutContext.dictionaries") is not NOTHING
    assert find("weasyprint.layout.LayoutContext.lexicons") is NOTHING


def test_a_property_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(contract.INITIAL_VALUES, "white_space")
    (sentence,) = moved(contract.WALLS)
    assert sentence == (
        "WeasyPrint keeps no value of white_space any more; typeset.typography reads it."
    )


def test_another_release_is_refused_with_all_that_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    monkeypatch.delattr(contract.inline, "line_box_verticality")
    with pytest.raises(RuntimeError) as caught:
        typography.enable()
    first, second = str(caught.value).splitlines()
    assert first.startswith("WeasyPrint is 71.0; typeset.typography was built on 70.0")
    assert "line_box_verticality is gone" in second
    assert not typography.enabled()


def test_what_cannot_even_be_imported_is_named() -> None:
    program = (
        "import weasyprint.layout.float as room; del room.float_layout; import typeset.typography"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "lacks what typeset.typography, built on 70.0, uses: cannot import name" in ran.stderr
    assert "'float_layout'" in ran.stderr
