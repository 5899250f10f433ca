"""Every hostile input ends in pages or in a sentence with its place, soon, and in little memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.archive.running import environment
from tests.hostile.inputs import CSS, HTML, MARKDOWN, SVGS
from typeset.files.resources import FONTS

MOST_SECONDS, MOST_MEMORY = 60, 2048
"""Of processor time for one input; MB for all of a kind together."""

Case = str | bytes


def _write(file: Path, content: Case) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _issue(folder: Path, article: Case = "正文。\n", layout: str = "") -> None:
    _write(folder / "a.md", article)
    _write(folder / "issue.yaml", f"{layout}articles: [a.md]\n")


def _own_layout(folder: Path, name: str, content: Case) -> None:
    _issue(folder, "---\nheadline: 题\n---\n\n正文。\n\n再一段。\n", "layout: own\n")
    _write(folder / "layouts/own/layout.yaml", "name: own\nextends: bulletin\n")
    if name.endswith(".j2") and isinstance(content, str):
        content += "{{ blocks(articles[0].body) }}"
    _write(folder / "layouts/own" / name, content)


def _svg(folder: Path, content: Case) -> None:
    _issue(folder, "正文。\n\n![图](p.svg)\n")
    _write(folder / "p.svg", content)


KINDS: dict[str, tuple[Mapping[str, Any], Callable[[Path, Case], None]]] = {
    "markdown": (MARKDOWN, _issue),
    "css": (CSS, lambda folder, content: _own_layout(folder, "print.css", content)),
    "html": (HTML, lambda folder, content: _own_layout(folder, "page.html.j2", content)),
    "svg": (SVGS, _svg),
}


def ends_of(root: Path) -> list[dict[str, Any]]:
    """How the issues in the folders of `root` ended, compiled one after another."""
    program = Path(__file__).with_name("run_inputs.py")
    done = subprocess.run(
        [sys.executable, program, root],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=900,
    )
    ends = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (ends[-1:], done.stderr[-2000:])
    return ends


def faults(ends: list[dict[str, Any]], places: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Each input that did not end as it should: an internal error, no place, too long."""
    wrong = []
    for end in ends:
        good = end["status"] == 0 or (
            end["status"] == 2 and any(place in end["said"] for place in places)
        )
        if not good or end["seconds"] > MOST_SECONDS or "Traceback" in end["said"]:
            wrong.append((end["case"], (end["status"], end["seconds"], end["said"][-300:])))
    return wrong


@pytest.mark.parametrize("kind", KINDS)
def test_each_ends_in_pages_or_in_a_sentence(kind: str, tmp_path: Path) -> None:
    cases, make = KINDS[kind]
    for name, content in cases.items():
        make(tmp_path / name, content)
    ends = ends_of(tmp_path)
    places = ("a.md", "issue.yaml", "print.css", "page.html.j2", "p.svg")
    assert len(ends) == len(cases)
    assert faults(ends, places) == []
    assert ends[-1]["peak"] < MOST_MEMORY


def test_damaged_faces_are_named(tmp_path: Path) -> None:
    """A face cut short, with bytes changed, a pipe, a device, a link out of the folder."""
    whole = (FONTS / "latin-sans.otf").read_bytes()
    for number in range(12):
        folder = tmp_path / f"face {number:02}"
        _issue(folder, "正文 text。\n")
        data = bytearray(whole)
        if number < 4:
            data = data[: len(data) * number // 4]
        else:
            for place in range(number * 37, len(data), 400 * number):
                data[place] ^= 0xFF
        _write(folder / "fonts/latin.otf", bytes(data))
    for name in ("pipe", "zero", "outside"):
        _issue(tmp_path / name)
        (tmp_path / name / "fonts").mkdir()
    os.mkfifo(tmp_path / "pipe/fonts/latin.otf")
    (tmp_path / "zero/fonts/latin.otf").symlink_to("/dev/zero")
    shutil.copy(FONTS / "latin-sans.otf", tmp_path.parent / "latin.otf")
    (tmp_path / "outside/fonts/latin.otf").symlink_to(tmp_path.parent / "latin.otf")
    ends = ends_of(tmp_path)
    assert faults(ends, ("latin.otf",)) == []
    ended = {end["case"]: end["status"] for end in ends}
    assert [ended[name] for name in ("pipe", "zero", "outside", "face 00")] == [2, 2, 2, 2]
