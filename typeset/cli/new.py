"""`typesetter new`: an issue of one's own, begun from a layout's sample."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from typeset.layout.package import Layout

SAMPLE = "sample"


@click.command("new")
@click.argument("layout")
@click.argument("folder", type=click.Path(path_type=Path))
def new(layout: str, folder: Path) -> None:
    """Begin an issue in FOLDER with the sample of LAYOUT (bulletin, newspaper, …).

    FOLDER must not be there yet, or be empty: nothing is ever written over.
    """
    from typeset.diagnostics.messages import message, user_language

    sample = _sample(layout, folder.absolute().parent)
    _refuse_if_used(folder)
    with tempfile.TemporaryDirectory(dir=_made(folder.absolute().parent)) as workplace:
        begun = Path(workplace) / folder.name
        shutil.copytree(sample, begun)
        _make_its_own(begun / "issue.yaml", layout)
        begun.replace(folder)
    click.echo(message("cli.begun", {"folder": folder}, user_language()))


def _sample(name: str, near: Path) -> Path:
    """The folder of the layout's sample, or of the nearest ancestor's that has one."""
    from typeset.issue import Diagnostic, IssueError
    from typeset.layout.options import unknown_layout
    from typeset.layout.shelves import find_layout

    layout: Layout | None = find_layout(name, near)
    if layout is None:
        raise IssueError([unknown_layout(name, near, None)])
    samples = (folder / SAMPLE for folder in layout.folders)
    found = next((sample for sample in samples if sample.is_dir()), None)
    if found is None:
        raise IssueError([Diagnostic("cli.no-sample", None, {"name": name})])
    return found


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _refuse_if_used(folder: Path) -> None:
    from typeset.issue import Diagnostic, IssueError

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise IssueError([Diagnostic("cli.folder-used", None, {"folder": folder})])


def _make_its_own(manifest: Path, layout: str) -> None:
    """Name the layout that was asked for, and the schema that is put beside the manifest."""
    from typeset.issue.schema import MODELINE, put_beside

    lines = manifest.read_text(encoding="utf-8").splitlines()
    lines[0] = MODELINE
    lines = [f"layout: {layout}" if line.startswith("layout:") else line for line in lines]
    manifest.write_text("\n".join(lines) + "\n", encoding="utf-8")
    put_beside(manifest)
