"""What each line of a raw text became in the issue as it stands, after its editor's changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from typeset.intake.characters import folded
from typeset.intake.decoding.labels import Label

Piece = tuple[Label, str]
"""A part of an article as it stands: what its first line is called, and its text."""

_MORE = {
    Label.HEADLINE: Label.MORE_HEADLINE,
    Label.DECK: Label.MORE_DECK,
    Label.PARAGRAPH: Label.MORE,
    Label.HEADING: Label.MORE_HEADING,
    Label.CAPTION: Label.MORE_CAPTION,
}
_BODY = {Label.PARAGRAPH, Label.HEADING, Label.ITEM, Label.TABLE}
_SURE = 6
"""Six characters are found anywhere; fewer only where they are expected."""


class Became(NamedTuple):
    """What a line is; `closed`: a byline ends it behind text.  None: it is not in the issue."""

    label: Label | None
    closed: bool = False


def aligned(texts: Sequence[str], articles: Sequence[Sequence[Piece]]) -> list[Became]:
    """For each line what it became in the articles, whose pieces stand in their usual order."""
    pieces = [
        _Piece(label, text, number)
        for number, article in enumerate(articles)
        for label, words in article
        if (text := folded(words))
    ]
    search = _Search(pieces)
    found = [search.line(folded(text)) for text in texts]
    return [_with_tail(found, at) for at in range(len(found))]


class _Piece(NamedTuple):
    label: Label
    text: str
    article: int


class _Search:
    """Goes through the pieces line by line: most lines go on where the one before ended."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = pieces
        self.piece, self.offset = 0, 0
        self.in_body = False

    def line(self, text: str) -> Became:
        if not text or not self.pieces:
            return Became(None)
        place = self._place(text)
        if place is not None:
            return self._taken(*place, len(text))
        return self._two(text)

    def _taken(self, at: int, offset: int, length: int) -> Became:
        self.piece, self.offset = at, offset + length
        label = self.pieces[at].label
        if label is Label.BYLINE and self.in_body:
            label = Label.END_BYLINE
        elif label in _BODY:
            self.in_body = True
        elif label is Label.HEADLINE:
            self.in_body = False
        return Became(label if offset == 0 else _MORE.get(label, label))

    def _place(self, text: str) -> tuple[int, int] | None:
        """The piece that holds the text, and where in it."""
        here = self.pieces[self.piece].text
        if here.startswith(text, self.offset):
            return self.piece, self.offset
        for at in self._onwards():
            whole = self.pieces[at].text
            if whole == text or (len(text) >= _SURE and whole.startswith(text)):
                return at, 0
        if len(text) < _SURE:
            return None
        for at in self._onwards():
            offset = self.pieces[at].text.find(text)
            if offset >= 0:
                return at, offset
        return None

    def _onwards(self) -> Iterator[int]:
        yield from range(self.piece, len(self.pieces))
        yield from range(self.piece)

    def _two(self, text: str) -> Became:
        """A line that holds the end of one piece and the beginning, or all, of another."""
        for at in self._onwards():
            piece = self.pieces[at]
            if piece.label is Label.HEADLINE and text.startswith(piece.text):
                return self._run_in(at, text[len(piece.text) :], Label.RUN_IN)
            if piece.label is Label.BYLINE and text.endswith(piece.text):
                place = self._place(text[: -len(piece.text)])
                if place is not None:
                    return Became(self._taken(*place, len(text)).label, closed=True)
        here = self.pieces[self.piece]
        rest = here.text[self.offset :]
        if here.label is Label.HEADLINE and rest and text.startswith(rest):
            return self._run_in(self.piece, text[len(rest) :], Label.TAIL)
        return Became(None)

    def _run_in(self, at: int, rest: str, label: Label) -> Became:
        """The text behind a headline must be the beginning of its article's first paragraph."""
        article = self.pieces[at].article
        for place in range(at + 1, len(self.pieces)):
            piece = self.pieces[place]
            if piece.article != article:
                break
            if piece.label is Label.PARAGRAPH and piece.text.startswith(rest):
                self.piece, self.offset, self.in_body = place, len(rest), True
                return Became(label)
        return Became(None)


def _with_tail(found: Sequence[Became], at: int) -> Became:
    """A headline whose second half runs into the text runs in itself."""
    following = found[at + 1].label if at + 1 < len(found) else None
    if found[at].label is Label.HEADLINE and following is Label.TAIL:
        return Became(Label.LONG_RUN_IN)
    return found[at]
