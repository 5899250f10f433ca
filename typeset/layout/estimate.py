"""How many lines things will take, before they are set: near enough to choose between two ways."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from typeset.issue.model import Issue, Manifest, Paragraph
from typeset.layout.inlines import plain
from typeset.layout.wording import ems

TEXT_WIDTH = 28.0
CLOSING_WIDTH = 29.0
"""em of their own sizes"""
HANG = 3.0


def closing_lines(manifest: Manifest) -> int:
    """The lines of the closing block (版记)."""
    printed = manifest.printed
    last = 0 if printed is None else 2 if printed.copies else 1
    return last + sum(_closing(manifest))


def _closing(manifest: Manifest) -> Iterator[int]:
    for label, names in manifest.editors.items():
        yield ceil((ems(label) + 1 + sum(ems(name) + 1 for name in names)) / CLOSING_WIDTH)
    for label, value in manifest.contact.items():
        yield ceil((ems(label) + 1 + ems(value)) / CLOSING_WIDTH)
    for value in manifest.distribution.values():
        yield ceil(ems(value) / (CLOSING_WIDTH - HANG))


def text_lines(issue: Issue) -> int:
    """The lines of all articles; what is no paragraph counts three."""
    return sum(
        ceil((ems(plain(block.children)) + 2) / TEXT_WIDTH) if isinstance(block, Paragraph) else 3
        for article in issue.articles
        for block in article.body
    )
