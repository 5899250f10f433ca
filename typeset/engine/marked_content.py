"""Marked content whose place in the page's stream is kept, so that it can still become an artifact.

Which of a page's texts are content and which are repeated (a table's head on its second page) is
known only when all pages are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from typeset.engine.stock import PageStream
    from typeset.typography.stock import Box


@dataclass(eq=False, slots=True)
class Marked:
    """One marked-content sequence: its number in its page, its stream, and where it begins there.

    `text` is what it shows; empty for a picture.
    """

    mcid: int
    stream: PageStream
    start: int
    text: str

    def make_artifact(self, kind: str, **more: str) -> None:
        """Turn it into an artifact (PDF 32000-1, 14.8.2.2): `kind` is Pagination, Layout …"""
        entries = {"Type": f"/{kind}", **{key: f"/{value}" for key, value in more.items()}}
        self.stream.stream[self.start : self.start + 2] = ["/Artifact", pydyf.Dictionary(entries)]


@contextmanager
def marked(stream: PageStream, box: Box, tag: str) -> Iterator[None]:
    """What is drawn inside is content of `box`: WeasyPrint's `Stream.marked`."""
    marks = stream._tags
    if marks is None:
        yield
        return
    kept = Marked(len(marks), stream, len(stream.stream), getattr(box, "text", ""))
    marks[box] = kept
    stream.begin_marked_content(tag, pydyf.Dictionary({"MCID": kept.mcid}))
    try:
        yield
    finally:
        stream.end_marked_content()
