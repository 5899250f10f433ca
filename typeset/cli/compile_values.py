"""What the options of `typesetter compile` may be, read from the command line."""

from __future__ import annotations

import click

from typeset.cli.wrong_values import beyond, no_name, unlike

OF_PAGES = ("pdf", "png", "html", "plan")
"""The formats that are made of laid-out pages; the others are made of the issue itself."""


def as_formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    """The names of formats, each of which there is."""
    from typeset.outputs.forms import FORMS

    names = tuple(name.strip().lower() for name in value.split(","))
    for name in names:
        if name not in (*OF_PAGES, *FORMS):
            raise no_name(name, (*OF_PAGES, *FORMS))
    return names


def as_length(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    """A length in pt; the same ones as in the manifest."""
    from typeset.issue.values import length

    try:
        return None if value is None else length(value)
    except ValueError as error:
        raise unlike(value, ("3mm", "0.5cm", "9pt")) from error


def as_bleed(context: click.Context, parameter: click.Parameter, value: str | None) -> float | None:
    """A bleed in pt, no wider than one may be."""
    from typeset.issue.pdf_keys import MOST_BLEED

    bleed = as_length(context, parameter, value)
    if bleed is not None and bleed > MOST_BLEED:
        raise beyond(value, "0mm", "20mm")
    return bleed


def as_marks(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The names of printer's marks; `none` is none of them."""
    if value is None or value == "none":
        return None if value is None else ()
    names = tuple(name.strip().lower() for name in value.split(","))
    for name in names:
        if name not in ("crop", "register", "colour"):
            raise no_name(name, ("crop", "register", "colour", "none"))
    return names


def as_booklet(_: click.Context, __: click.Parameter, value: str | None) -> int | str | None:
    """`saddle`, or the pages of a signature."""
    if value is None or value == "saddle":
        return value
    if not value.isdecimal() or int(value) not in range(4, 129, 4):
        raise unlike(value, ("saddle", "8", "16", "32"))
    return int(value)
