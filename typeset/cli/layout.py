"""`typesetter layout check`: what is wrong with a layout, before an issue is set with it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from typeset.cli.groups import CommandGroup

if TYPE_CHECKING:
    from typeset.diagnostics.problems import Diagnostic
    from typeset.layout.package import Layout

SPECIMEN = "---\nheadline: 标题 Headline\n---\n正文。 Text.\n"
"""What is set where a layout has no sample."""


@click.group("layout", cls=CommandGroup)
def layout() -> None:
    """Work on a layout of your own."""


@layout.command("check")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(folder: Path) -> None:
    """Read the layout in FOLDER, set its sample, and say all that is wrong."""
    from typeset.cli.boundary import show
    from typeset.diagnostics.messages import message, user_language

    folder = folder.resolve()
    pages, warnings = _set(folder)
    show(warnings)
    details = {"name": folder.name, "pages": pages, "warnings": len(warnings)}
    click.echo(message("cli.layout-checked", details, user_language()))
    raise SystemExit(1 if warnings else 0)


def _set(folder: Path) -> tuple[int, tuple[Diagnostic, ...]]:
    """The number of pages of the layout's sample, and what there was to warn of.

    Raises IssueError for what is wrong.
    """
    from typeset.issue import load
    from typeset.layout import compose
    from typeset.press import draw, paginate

    found = _layout(folder)
    with tempfile.TemporaryDirectory(dir=folder.parent.parent) as workplace:
        issue = Path(workplace) / "issue"
        _begin(found, issue)
        pages = paginate(compose(load(issue)))
        _, warnings = draw(pages)
        return pages.count, (*pages.warnings, *warnings)


def _layout(folder: Path) -> Layout:
    from typeset.issue import Diagnostic, IssueError
    from typeset.layout.options import unknown_layout
    from typeset.layout.shelves import find_layout

    if folder.parent.name != "layouts":
        raise IssueError([Diagnostic("cli.layout-elsewhere", None, {"folder": folder})])
    near = folder.parent.parent
    found = find_layout(folder.name, near)
    if found is None:
        raise IssueError([unknown_layout(folder.name, near, None)])
    return found


def _begin(found: Layout, issue: Path) -> None:
    """An issue in the layout: its own sample, or a short text."""
    import re

    sample = found.folders[0] / "sample"
    if (sample / "issue.yaml").is_file():
        shutil.copytree(sample, issue)
        text = (issue / "issue.yaml").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^(?:layout|版式):.*$", f"layout: {found.name}", text, count=1)
    else:
        issue.mkdir()
        (issue / "a.md").write_text(SPECIMEN, encoding="utf-8")
        name = "masthead: {name: 报名 Name, number: 3, date: 2026-03}"
        text = f"layout: {found.name}\n{name}\narticles: [a.md]\n"
    (issue / "issue.yaml").write_text(text, encoding="utf-8")
