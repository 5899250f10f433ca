"""The words of an article's text, whatever they stand in."""

from __future__ import annotations

from collections.abc import Iterator

from typeset.issue.model import Preformatted, Text
from typeset.issue.walk import within


def words(node: object) -> Iterator[str]:
    """All text of a block, an inline or a tuple of them, footnotes too, in its order."""
    texts: Iterator[Text | Preformatted] = within(node, Text, Preformatted)
    return (each.text for each in texts)
