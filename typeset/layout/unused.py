"""What an issue asks for and its layout cannot do: said once for each, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.issue.model import Block, Division, Figure, Issue, ListBlock, Quote
from typeset.issue.picture_keys import Picture
from typeset.layout.package import Layout


def unused(issue: Issue, layout: Layout) -> tuple[Diagnostic, ...]:
    """A warning for each of the layout's `unused` that the issue has.

    It stands at its first place, and at each where words are left out by it.
    """
    return tuple(
        Diagnostic(
            "layout.unused",
            place,
            {"name": name.rpartition(".")[2], "layout": layout.name},
            severity="warning",
        )
        for name in layout.unused
        for place in _said(_places(issue, name))
    )


def _said(places: Iterable[tuple[Position, object]]) -> Iterator[Position]:
    for number, (place, value) in enumerate(places):
        if not number or isinstance(value, str):
            yield place


def _places(issue: Issue, name: str) -> Iterator[tuple[Position, object]]:
    """Where the issue has what: `article.page`, `picture.crop`, `division.qr`, a key."""
    for place, value in _given(issue, name):
        if place and value:
            yield place, value


def _given(issue: Issue, name: str) -> Iterator[tuple[Position | None, object]]:
    kind, _, key = name.partition(".")
    if kind == "picture":
        given = ((place, getattr(picture, key)) for place, picture in _pictures(issue))
        yield from ((place, None if value == "none" else value) for place, value in given)
    elif kind == "article":
        yield from ((a.positions.get(key), getattr(a.about, key)) for a in issue.articles)
    elif kind == "division":
        bodies = (article.body for article in issue.articles)
        blocks = (block for body in bodies for block in _flat(body))
        divisions = (block for block in blocks if isinstance(block, Division))
        yield from ((each.position, each.kind == key) for each in divisions)
    else:
        yield issue.positions.get(name), _is_given(issue, name)


def _is_given(issue: Issue, name: str) -> bool:
    value: object = issue.manifest
    for part in name.split("."):
        value = getattr(value, part, None)
    return bool(value)


def _pictures(issue: Issue) -> Iterator[tuple[Position | None, Picture]]:
    for article in issue.articles:
        for number, picture in enumerate(article.about.images):
            yield article.positions.get(f"images.{number}", article.position), picture
        for block in _flat(article.body):
            if isinstance(block, Figure):
                yield block.position, block.picture


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, with those inside others."""
    for block in blocks:
        yield block
        if isinstance(block, Division | Quote):
            yield from _flat(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _flat(item)
