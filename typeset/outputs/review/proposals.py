"""What was changed in a returned Word file, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from typeset.diagnostics.problems import Position
from typeset.layout.wording import is_bare
from typeset.outputs.edition import Edition
from typeset.outputs.review.places import TextPlace, places
from typeset.outputs.review.returned import (
    Comment,
    ReturnedParagraph,
    paragraphs_of,
    returned_paragraphs,
)
from typeset.outputs.word.parts import document

ALIKE = 0.35
"""Of two paragraphs that are the same one, changed: the least share of what they have in common."""

OPENING, CLOSING = ("（", "("), ("）", ")")
UNLIKE = 0.01
"""Two paragraphs between the same neighbours are one that was written again."""
MANY = 60
"""In a longer stretch of changed paragraphs, unlike ones are taken for a new and a gone one."""


@dataclass(frozen=True)
class Proposal:
    """A change to one place.  `insert` puts a paragraph after it, `delete` takes it away.

    Where `place` is None the change is to what the layout says, and nothing can be done about it.
    """

    kind: Literal["change", "insert", "delete", "comment"]
    place: TextPlace | None
    before: str
    after: str
    authors: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def position(self) -> Position | None:
        """Where it is in the issue's files."""
        return self.place.position if self.place else None


@dataclass(frozen=True)
class SentParagraph:
    """A paragraph as it was sent: its text, and which stretches of it come from which place."""

    text: str
    stretches: tuple[tuple[int, int, TextPlace], ...]


def proposals(returned: Path, edition: Edition) -> list[Proposal]:
    """The changes in a returned file against the issue as it is now.

    Raises IssueError where the file is no Word file.
    """
    return proposals_of(returned_paragraphs(returned), edition)


def proposals_of(came: Sequence[ReturnedParagraph], edition: Edition) -> list[Proposal]:
    """The changes in the paragraphs of a returned file."""
    sent = _sent(edition)
    found: list[Proposal] = []
    for is_note in (False, True):
        theirs = [paragraph for paragraph in came if paragraph.is_note is is_note]
        found += _compared(sent[is_note], theirs)
    return found


def _sent(edition: Edition) -> dict[bool, list[SentParagraph]]:
    """The paragraphs of the Word file as it would be sent now, in the text and in the notes."""
    text, notes = places(edition)
    sent = paragraphs_of(document(edition, {}), "sent")
    return {
        is_note: list(_placed([p.text for p in sent if p.is_note is is_note], wanted))
        for is_note, wanted in ((False, text), (True, notes))
    }


def _placed(texts: Sequence[str], wanted: Sequence[TextPlace]) -> Iterator[SentParagraph]:
    """The paragraphs with their places, both in the order of reading."""
    left = list(wanted)
    for text in texts:
        stretches, at = [], 0
        while left:
            found = text.find(left[0].text, at)
            if found < 0 and len(left) > 1 and left[1].text in text[at:]:
                left.pop(0)  # the layout words it in its own way
                continue
            if found < 0:
                break
            place = left.pop(0)
            found, at = _with_brackets(text, found, found + len(place.text), place)
            stretches.append((found, at, place))
        yield SentParagraph(text, tuple(stretches))


def _with_brackets(text: str, start: int, end: int, place: TextPlace) -> tuple[int, int]:
    """A byline's stretch with the brackets that the layout has put around it."""
    if place.key == "byline":
        start -= start > 0 and text[start - 1] in OPENING
        end += end < len(text) and text[end] in CLOSING
    return start, end


def _without_brackets(old: str, place: TextPlace, new: str) -> str:
    """What is to be written for a byline that the Word file says as `new`, brackets and all.

    A name alone gets its brackets from the layout; one with marks of its own is printed as it is.
    """
    inner = new
    if old[0] in OPENING and not place.text.startswith(OPENING):
        inner = inner.removeprefix(old[0])
    if old[-1] in CLOSING and not place.text.endswith(CLOSING):
        inner = inner.removesuffix(old[-1])
    return inner if is_bare(inner) else new


def _compared(sent: list[SentParagraph], came: list[ReturnedParagraph]) -> Iterator[Proposal]:
    last: TextPlace | None = None
    for old, new in _pairs(sent, came):
        if old is None:
            assert new is not None
            if new.text.strip():
                yield _proposal("insert", last, "", new.text, new)
            continue
        places_here = [place for _, _, place in old.stretches]
        if new is None:
            for place in places_here:
                yield Proposal("delete", place, place.text, "")
        else:
            yield from _changed(old, new)
        in_text = [place for place in places_here if not place.key]
        last = next(reversed(in_text or places_here), last)


def _changed(old: SentParagraph, new: ReturnedParagraph) -> Iterator[Proposal]:
    """What was changed in a paragraph, by its places; a comment alone is shown, too."""
    after, labels_too = _parted(old, new.text)
    changed = labels_too
    if labels_too:
        yield _proposal("change", None, old.text, new.text, new)
    for (start, end, place), text in zip(old.stretches, after, strict=True):
        if old.text[start:end] != (text.strip() if place.key else text):
            changed = True
            value = _without_brackets(old.text[start:end], place, text)
            yield _proposal("change", place, place.text, value, new)
    if not changed and new.comments:
        where = old.stretches[0][2] if old.stretches else None
        yield _proposal("comment", where, old.text, new.text, new)


def _parted(old: SentParagraph, new: str) -> tuple[list[str], bool]:
    """The new text of each stretch, and whether what the layout says between them changed, too.

    What comes at the border of two stretches belongs to the first.
    """
    if len(old.stretches) == 1 and old.stretches[0][:2] == (0, len(old.text)):
        return [new], False
    parts = [""] * len(old.stretches)
    labels_too = False
    for kind, start, end, first, last in SequenceMatcher(None, old.text, new, False).get_opcodes():
        if kind == "equal":
            for at in range(start, end):
                if (number := _stretch(old, at)) is not None:
                    parts[number] += new[first + at - start]
            continue
        near = _stretch_near(old, start, end)
        if near is not None:
            parts[near] += new[first:last]
        outside = any(_stretch(old, at) is None for at in range(start, end))
        labels_too = labels_too or outside or (near is None and last > first)
    return parts, labels_too


def _stretch(old: SentParagraph, at: int) -> int | None:
    for number, (start, end, _) in enumerate(old.stretches):
        if start <= at < end:
            return number
    return None


def _stretch_near(old: SentParagraph, start: int, end: int) -> int | None:
    """The stretch that a change touches: one within it, else one that ends or begins there."""
    for number, (first, last, _) in enumerate(old.stretches):
        if first <= start <= last or start <= first < end:
            return number
    return None


def _proposal(
    kind: Literal["change", "insert", "delete", "comment"],
    place: TextPlace | None,
    before: str,
    after: str,
    new: ReturnedParagraph,
) -> Proposal:
    return Proposal(kind, place, before, after, tuple(new.authors), tuple(new.comments))


# ---- which paragraph is which --------------------------------------------------------------------

Pair = tuple[SentParagraph | None, ReturnedParagraph | None]


def _pairs(sent: list[SentParagraph], came: list[ReturnedParagraph]) -> Iterator[Pair]:
    """The paragraphs side by side: the same ones, changed ones, those that are new or gone."""
    old, new = [each.text for each in sent], [each.text for each in came]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(sent[a:b], came[c:d], strict=True)
        else:
            yield from _paired(sent[a:b], came[c:d])


def _paired(sent: list[SentParagraph], came: list[ReturnedParagraph]) -> Iterator[Pair]:
    """The pairing of two stretches that has most in common, in their order."""
    likeness = [[_likeness(old.text, new.text) for new in came] for old in sent]
    least = UNLIKE if len(sent) < MANY and len(came) < MANY else ALIKE
    best = [[0.0] * (len(came) + 1) for _ in range(len(sent) + 1)]
    for i in reversed(range(len(sent))):
        for j in reversed(range(len(came))):
            together = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= least else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], together)
    i = j = 0
    while i < len(sent) or j < len(came):
        both = i < len(sent) and j < len(came) and likeness[i][j] >= least
        if both and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield sent[i], came[j]
            i, j = i + 1, j + 1
        elif i < len(sent) and (j == len(came) or best[i][j] == best[i + 1][j]):
            yield sent[i], None
            i += 1
        else:
            yield None, came[j]
            j += 1


def _likeness(old: str, new: str) -> float:
    if not old.strip() or not new.strip():
        return float(old.strip() == new.strip())
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return max(UNLIKE, matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0)
