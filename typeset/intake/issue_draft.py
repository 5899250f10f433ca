"""The issue that the recogniser found, before it is written: plain values, each with its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from typeset.intake.draft import Block
from typeset.intake.source import RawPicture


@dataclass
class PictureDraft:
    """A picture: its file, if the raw text has it, its caption and its credit.

    `after`: how many blocks of the article's text stand above it."""

    file: str | None = None
    caption: list[Block] = field(default_factory=list)
    credit: list[Block] = field(default_factory=list)
    after: int = 0


@dataclass
class ArticleDraft:
    """One article in the making: the blocks of its head, pictures, text and footnotes.

    `language`: where it is not the issue's."""

    headline: list[Block] = field(default_factory=list)
    kicker: list[Block] = field(default_factory=list)
    deck: list[Block] = field(default_factory=list)
    byline: list[Block] = field(default_factory=list)
    source: list[Block] = field(default_factory=list)
    section: list[Block] = field(default_factory=list)
    images: list[PictureDraft] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    signature: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    run_in: bool = False
    closed: bool = False
    language: str = ""

    @property
    def begun(self) -> bool:
        """Whether it has text or pictures, so that a new title is another article's."""
        return bool(self.body or self.images or self.closed)

    def in_text(self, picture: PictureDraft) -> bool:
        """Whether a picture stands between two blocks of the text, and can be written there."""
        if any(mark in block.text for block in picture.credit for mark in '"\\{}'):
            return False
        return picture.file is not None and 0 < picture.after < len(self.body)

    def blocks(self) -> Iterator[Block]:
        """All blocks placed in the article."""
        for part in (self.section, self.kicker, self.headline, self.deck, self.source, self.body):
            yield from part
        yield from self.byline
        yield from self.signature
        yield from self.notes
        for image in self.images:
            yield from image.caption
            yield from image.credit

    @property
    def loose_notes(self) -> list[Block]:
        """Notes that nothing calls in the text: they would not be printed, and are paragraphs."""
        marks = {mark for block in self.body for run in block.passage.runs for mark in run.marks}
        return [note for note in self.notes if f"note:{note.label}" not in marks]

    @property
    def first(self) -> Block | None:
        """The block that stands first in the source; None where there is none."""
        return min(self.blocks(), key=lambda block: block.passage.line or 1 << 60, default=None)


@dataclass
class IssueDraft:
    """An issue in the making.

    `manifest` is what issue.yaml will say, articles apart, in its order; `placed` are the blocks
    whose characters went into the manifest.
    """

    manifest: dict[str, object] = field(default_factory=dict)
    articles: list[ArticleDraft] = field(default_factory=list)
    placed: list[Block] = field(default_factory=list)
    pictures: tuple[RawPicture, ...] = ()
