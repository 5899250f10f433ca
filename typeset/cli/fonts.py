"""`typesetter fonts`: which faces there are, and how they are made."""

from __future__ import annotations

from pathlib import Path

import click

from typeset.cli.groups import CommandGroup
from typeset.files.resources import FONTS


@click.group(cls=CommandGroup)
def fonts() -> None:
    """List the fonts by role, or build the built-in ones again."""


@fonts.command("list")
@click.argument(
    "project", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False
)
def list_(project: Path | None) -> None:
    """List the roles and their faces; those of PROJECT's folder `fonts/` come first."""
    from typeset.faces.fonts import load_fonts

    font_set = load_fonts(*([project] if project else []))
    for name, role in font_set.roles.items():
        click.echo(f"{name:<12} {role.label:<6} {font_set.stack(name)}")
        for face in font_set.faces:
            if face.role == name:
                click.echo(f"{'':<12} {face.weight} {face.style:<7} {face.file}")


@fonts.command("build")
@click.option(
    "--packages",
    default=Path("build/packages"),
    type=click.Path(file_okay=False, path_type=Path),
)
@click.option(
    "--target",
    default=FONTS,
    type=click.Path(file_okay=False, path_type=Path),
)
def build_(packages: Path, target: Path) -> None:
    """Build the faces from Debian's packages: the same bytes every time."""
    from typeset.faces.build import build
    from typeset.faces.catalogue import checksums

    known = checksums()
    target.mkdir(parents=True, exist_ok=True)
    for name, digest in build(packages.resolve(), target):
        same = "as before" if known.get(name) == digest else "changed"
        click.echo(f"{digest}  {name}  {same}")
