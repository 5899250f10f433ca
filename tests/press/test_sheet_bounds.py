"""A style sheet that asks for too much is named, with its place, before the engine tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from typeset.press.sheet_bounds import MAX_VALUE, excesses

SHEET = Path("layouts/own/print.css")


def keys(text: str) -> list[tuple[str, int]]:
    return [(each.key, each.position.line) for each in excesses(text, SHEET) if each.position]


@pytest.mark.parametrize(
    "sheet",
    ["body { grid-template-columns: repeat(999999999, 1px) }",
     "@media print { body { grid-template: repeat(2000, 1px) / auto } }"],
)  # fmt: skip
def test_tracks_without_measure(sheet: str) -> None:
    assert keys(f"\n{sheet}") == [("press.tracks", 2)]


def test_control_usual_tracks() -> None:
    assert keys("body { grid-template-columns: repeat(12, 1fr) repeat(auto-fill, 2em) }") == []


def test_variables_that_multiply() -> None:
    chain = "".join(f"--a{n}: " + f"var(--a{n - 1}) " * 10 + ";\n" for n in range(1, 8))
    assert keys(":root { --a0: x;\n" + chain + "}") == [("press.variables", 5)]


def test_control_variables_in_a_circle_and_long_chains() -> None:
    assert keys(":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }") == []
    chain = "".join(f"--a{n}: var(--a{n - 1}, red);" for n in range(1, 900))
    assert keys(":root { --a0: x; " + chain + "}") == []
    assert MAX_VALUE > 900 * 3


def test_the_built_in_sheets_are_well_within() -> None:
    for sheet in Path("layouts").glob("*/*.css"):
        assert excesses(sheet.read_text(encoding="utf-8"), sheet) == []
