"""The switch: nothing at import, all rows in force, and the process as it was before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from typeset import engine
from typeset.diagnostics import IssueError
from typeset.diagnostics.report import as_text
from typeset.engine import switch
from typeset.engine.replacements import RELEASES, REPLACEMENTS
from typeset.typography.walls import find

ROOT = Path(__file__).resolve().parents[2]
STATE = """
import gc, json, logging, os, sys
def state():
    logger = logging.getLogger("weasyprint")
    return [dict(os.environ), gc.get_threshold(), gc.get_freeze_count(),
            [type(one).__name__ for one in logger.handlers if type(one) is not logging.NullHandler]]
before = state()
"""
IMPORT_ALL = """
import importlib, pkgutil, typeset
for name in [m.name for m in pkgutil.walk_packages(typeset.__path__, "typeset.")]:
    if not name.endswith(("__main__", "declare_pango")):
        importlib.import_module(name)
"""
START = "from typeset import engine; engine.start()"
WITH = """
import weasyprint, pydyf
from weasyprint import css
from weasyprint.layout import inline
def parts(): return [css.ComputedStyle, inline.get_next_linebox, pydyf.Stream.data]
before, stock = state(), parts()
from typeset import engine
with engine.on():
    inside = [ours is not stock for ours, stock in zip(parts(), stock)]
print(json.dumps([inside, parts() == stock, state() == before]))
"""


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(autouse=True)
def stock() -> Iterator[None]:
    engine.stop()
    yield
    engine.stop()


def test_importing_any_module_leaves_the_process_as_it_was() -> None:
    seen = "; print([a == b for a, b in zip(before, state())])"
    assert run(f"{STATE}{IMPORT_ALL}\n{seen[2:]}").splitlines()[-1] == "[True, True, True, True]"


def test_control_an_effect_at_import_is_seen() -> None:
    seen = "; print([a == b for a, b in zip(before, state())])"
    effect = "os.environ['X'] = '1'; gc.freeze(); gc.set_threshold(9)"
    effect += "; logging.getLogger('weasyprint').addHandler(logging.StreamHandler())"
    assert run(f"{STATE}{effect}\n{seen[2:]}").splitlines()[-1] == "[False, False, False, False]"


def test_inside_the_block_all_is_ours_and_afterwards_as_before() -> None:
    inside, restored, unchanged = json.loads(run(STATE + WITH).splitlines()[-1])
    assert inside == [True, True, True]
    assert restored
    assert unchanged


def test_children_do_not_inherit_an_environment_of_ours() -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import os; "
    child += """print(os.environ.get("FONTCONFIG_FILE"))'])"""
    bare = {**os.environ, "FONTCONFIG_FILE": "/somewhere/fonts.conf"}
    done = subprocess.run(
        [sys.executable, "-c", f"{START}; {child}"], env=bare, cwd=ROOT, capture_output=True
    )
    assert done.stdout.decode().strip() == "/somewhere/fonts.conf"


def standing(target: str) -> object:
    """What stands at a target of the table, as it stands there; None where nothing does."""
    owner, _, name = target.rpartition(".")
    return vars(find(owner)).get(name)


@pytest.mark.parametrize("level", ["stock", "chinese", "all"])
def test_the_level_says_what_is_replaced(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    targets = {part.target: row.purpose for row in REPLACEMENTS for part in row.parts}
    stock = {name: standing(name) for name in targets}
    monkeypatch.setenv("TYPESET_ENGINE", level)
    assert engine.start() == ()
    replaced = {name for name in targets if standing(name) is not stock[name]}
    wanted: dict[str, set[str]] = {
        "stock": set(),
        "chinese": {"colour", "drawing", "faces", "notes", "pictures", "structure"},
        "all": set(targets.values()),
    }
    assert replaced == {name for name, purpose in targets.items() if purpose in wanted[level]}


def test_another_level_is_refused_with_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TYPESET_ENGINE", "fast")
    with pytest.raises(IssueError) as caught:
        engine.start()
    words = as_text(caught.value.diagnostics, language="en")
    assert "TYPESET_ENGINE is “fast”: all, chinese or stock is expected" in words


def test_an_absent_target_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("tinyhtml5.inputstream.characters_until_regex")
    with pytest.raises(IssueError) as caught:
        engine.start()
    words = as_text(caught.value.diagnostics, language="en")
    assert "tinyhtml5.inputstream.characters_until_regex is gone" in words
    assert not switch.is_on()


def another_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RELEASES, "pydyf", "0.0.1")


def test_what_is_for_speed_gives_way_with_one_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    another_release(monkeypatch)
    monkeypatch.delattr("pydyf._to_bytes")
    (warning,) = engine.start()
    assert warning.key == "engine.gave-way"
    assert "pydyf._to_bytes is gone" in str(warning.details["reason"])
    assert engine.start() == (warning,)
    assert switch.is_on()


def test_what_the_colours_need_does_not_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    another_release(monkeypatch)
    monkeypatch.delattr("weasyprint.draw.color.lighten")
    with pytest.raises(IssueError) as caught:
        engine.start()
    assert caught.value.diagnostics[0].key == "engine.moved"
    assert not switch.is_on()


def test_another_release_with_all_walls_in_their_places_will_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    another_release(monkeypatch)
    assert engine.start() == ()
    assert switch.is_on()


def test_the_releases_are_those_that_the_package_asks_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = tomllib.loads(text)["project"]["dependencies"]
    assert {f"{name}=={release}" for name, release in RELEASES.items()} <= set(wanted)
    assert switch.other_releases() == ()


def test_every_row_for_speed_says_what_it_saves_and_no_other_does() -> None:
    for row in REPLACEMENTS:
        assert (row.saves is not None) == (row.purpose == "speed"), row.name
        assert row.saves is None or row.saves >= 2
