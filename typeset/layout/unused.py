"""What an issue asks for and its layout cannot do: said once for each, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.issue.model import Block, Division, Figure, Issue, ListBlock, Quote
from typeset.issue.picture_keys import Picture
from typeset.layout.package import Layout


def unused(issue: Issue, layout: Layout) -> tuple[Diagnostic, ...]:
    """A warning for each of the layout's `unused` that the issue has, at its first place."""
    found = ((name, _place(issue, name)) for name in layout.unused)
    return tuple(
        Diagnostic(
            "layout.unused",
            place,
            {"name": name.rpartition(".")[2], "layout": layout.name},
            severity="warning",
        )
        for name, place in found
        if place
    )


def _place(issue: Issue, name: str) -> Position | None:
    """Where the issue has it first: `article.page`, `picture.crop`, `division.qr`, a key."""
    kind, _, key = name.partition(".")
    if kind == "picture":
        return next((place for place, one in _pictures(issue) if getattr(one, key)), None)
    if kind == "article":
        places = (a.positions.get(key) for a in issue.articles if getattr(a.about, key))
        return next((place for place in places if place), None)
    if kind == "division":
        bodies = (article.body for article in issue.articles)
        blocks = (block for body in bodies for block in _flat(body))
        return next((b.position for b in blocks if isinstance(b, Division) and b.kind == key), None)
    return issue.positions.get(name) if _is_given(issue, name) else None


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
