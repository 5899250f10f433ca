"""The house has floors: imports run down only, and in no circle."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.structure import PACKAGE, ROOT, Module, imports, modules
from typeset.diagnostics.messages import MESSAGES

FLOORS = (
    ("cli",),
    ("desk",),
    ("archive", "preview", "preflight"),
    ("outputs",),
    ("press",),
    ("makeup",),
    ("layout", "intake", "series"),
    ("faces",),
    ("engine",),
    ("typography",),
    ("editing",),
    ("issue",),
    ("diagnostics",),
    ("files", "words"),
)
"""From the top; rooms of one floor do not know each other."""
HEIGHT = {room: -number for number, floor in enumerate(FLOORS) for room in floor}


def up(importer: str, imported: str) -> bool:
    """Whether an import from one room into another does not run down."""
    return importer != imported and HEIGHT[importer] <= HEIGHT[imported]


def test_every_room_stands_on_a_floor() -> None:
    assert {module.room for module in modules()} - {""} <= HEIGHT.keys()


@pytest.mark.parametrize("module", [one for one in modules() if one.room], ids=lambda m: m.name)
def test_imports_run_down_only(module: Module) -> None:
    rooms = {name.split(".")[1] for name in imports(module) if "." in name}
    assert [room for room in sorted(rooms & HEIGHT.keys()) if up(module.room, room)] == []


def test_control_an_import_up_or_across_is_seen() -> None:
    assert up("issue", "layout")
    assert up("layout", "intake")
    assert not up("press", "layout")


def test_chinese_setting_knows_weasyprint_and_words_alone() -> None:
    rooms = {
        name.split(".")[1]
        for module in modules()
        if module.room == "typography"
        for name in imports(module)
        if "." in name
    }
    assert rooms == {"typography", "words"}


def test_the_drawing_in_the_docs_has_every_room_once() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = text.partition("from the top.")[2].partition("```")[2].partition("```")[0]
    assert tuple(tuple(floor.split(" · ")) for floor in drawn.strip().splitlines()) == FLOORS


def test_no_module_is_needed_for_its_own_import() -> None:
    graph = {one.name: imports(one, at_import=True) for one in modules()}
    # A package is imported before its modules: what it takes from them is its face, no circle.
    graph = {
        name: {n for n in needs if not name.startswith(f"{n}.")} for name, needs in graph.items()
    }
    assert list(TopologicalSorter(graph).static_order())


def test_control_a_circle_is_seen() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()


def test_messages_stand_in_the_rooms_that_say_them() -> None:
    tables = {path.parent.name for path in PACKAGE.rglob("*.yaml")}
    assert "press" in tables
    assert tables <= HEIGHT.keys()
    assert all(path.name.endswith(MESSAGES) for path in PACKAGE.rglob("*.yaml"))
