"""What an issue asks for and its layout cannot do: said once for each, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from typeset.diagnostics.problems import Diagnostic, Position
from typeset.issue.model import Block, Division, Issue, ListBlock, Quote
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
    """Where the issue has it first: `article.page`, `division.qr`, or a key of the manifest."""
    kind, _, key = name.partition(".")
    if kind == "article":
        places = (a.positions.get(key) for a in issue.articles if getattr(a.about, key))
        return next((place for place in places if place), None)
    if kind == "division":
        bodies = (article.body for article in issue.articles)
        return next(
            (d.position for body in bodies for d in _divisions(body) if d.kind == key), None
        )
    return issue.positions.get(name) if _is_given(issue, name) else None


def _is_given(issue: Issue, name: str) -> bool:
    value: object = issue.manifest
    for part in name.split("."):
        value = getattr(value, part, None)
    return bool(value)


def _divisions(blocks: Iterable[Block]) -> Iterator[Division]:
    for block in blocks:
        if isinstance(block, Division):
            yield block
        if isinstance(block, Division | Quote):
            yield from _divisions(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _divisions(item)
