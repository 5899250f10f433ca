"""Characters of a PDF page that no reader sees as text: turned, off the page, unseen, watermarks.

They are not handed on, but listed with their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from typeset.intake.readers.pdf_frame import Frame
from typeset.intake.readers.pdf_objects import Objects
from typeset.intake.readers.pdf_placement import Glyph
from typeset.intake.readers.pdf_sight import Sight
from typeset.intake.readers.pdf_vertical import vertical
from typeset.intake.source import LeftOut

TURNED, VERTICAL, OFF = "left: turned", "left: vertical", "left: off"
UNSEEN, WATERMARK = "left: unseen", "left: watermark"
_SOFT_HYPHEN = "\u00ad"
_LARGE = 2.2
"""A pale word this many times the text's size is a watermark."""
_OFTEN = 6
"""So is a pale word that stands on a page this often."""
_AGAIN = 0.12
"""em: drawn again no farther off, a character is only made bold."""
_AWAY = 3.0
"""Sizes: characters farther apart do not belong to one listed text."""
_MM = 25.4 / 72
"""mm in a pt."""


@dataclass(frozen=True, slots=True)
class GlyphOnPage:
    """A character as it is drawn, its number on the page, and whether it is turned."""

    glyph: Glyph
    at: int
    turned: bool = False


def handed_on(
    drawn: Sequence[GlyphOnPage], frame: Frame, objects: Objects, sight: Sight
) -> tuple[list[Glyph], list[LeftOut], int]:
    """The characters to read, those to list, and the count of blanks without a code."""
    visible, blanks = _inked(drawn, sight)
    reasons = _reasons(visible, frame, objects, sight)
    kept = [each.glyph for each, why in zip(visible, reasons, strict=True) if not why]
    left = [
        left_out("".join(glyph.text for glyph in group).strip(), why, (group[0].left, group[0].y))
        for group, why in _groups(visible, reasons)
        if why
    ]
    return kept, left, blanks


def left_out(text: str, why: str, place: tuple[float, float]) -> LeftOut:
    """A text that is listed, with its place in pt from the left and from the top of its page."""
    return LeftOut(text, 0, why, place=(round(place[0] * _MM), round(place[1] * _MM)))


def _inked(drawn: Sequence[GlyphOnPage], sight: Sight) -> tuple[list[GlyphOnPage], int]:
    """The characters without those that have neither code nor ink, and the count of these.

    A soft hyphen that is drawn is a hyphen; another one is nothing."""
    found: list[GlyphOnPage] = []
    blanks = 0
    for each in _once(drawn):
        if (not each.glyph.known or each.glyph.text == _SOFT_HYPHEN) and _is_empty(each, sight):
            blanks += not each.glyph.known
        elif each.glyph.text == _SOFT_HYPHEN:
            found.append(replace(each, glyph=replace(each.glyph, text="-")))
        else:
            found.append(each)
    return found, blanks


def _once(drawn: Sequence[GlyphOnPage]) -> Iterator[GlyphOnPage]:
    """Each character; one that is drawn again at its place, to be bold, once.

    The letters of one ligature, and those that stand for one drawing, have one place."""
    places: dict[tuple[str, int, int], tuple[GlyphOnPage, int]] = {}
    before, place = None, 0
    for each in drawn:
        place += each.glyph.origin != before
        before = each.glyph.origin
        left, up = (round(edge) for edge in before)
        cells = [(each.glyph.text, left + a, up + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        near = [places[cell] for cell in cells if cell in places]
        if not any(other != place and _is_again(one, each) for one, other in near):
            places[each.glyph.text, left, up] = each, place
            yield each


def _is_again(before: GlyphOnPage, each: GlyphOnPage) -> bool:
    """Whether a character is another one drawn again."""
    (x, y), (left, up) = each.glyph.origin, before.glyph.origin
    return max(abs(left - x), abs(up - y)) < _AGAIN * each.glyph.size


def _is_empty(each: GlyphOnPage, sight: Sight) -> bool:
    return sight.is_flat(each.glyph) and sight.is_hidden(each.glyph, each.at)


def _reasons(
    drawn: Sequence[GlyphOnPage], frame: Frame, objects: Objects, sight: Sight
) -> list[str]:
    """Why each character is not handed on; an empty string for one that is."""
    reasons = ["" for _ in drawn]
    texts = [number for number, each in enumerate(drawn) if not each.glyph.text.isspace()]
    flat, faint = set[int](), set[int]()
    for number in texts:
        each = drawn[number]
        if each.turned:
            reasons[number] = TURNED
        elif frame.is_nowhere(each.glyph.left, each.glyph.y):
            continue
        elif not frame.holds(each.glyph.left, each.glyph.right, each.glyph.y):
            reasons[number] = OFF
        elif sight.is_flat(each.glyph):
            flat.add(number)
        elif sight.is_faint(each.glyph, each.at):
            faint.add(number)
    for number in _unseen([(number, drawn[number]) for number in texts], flat, objects, sight):
        reasons[number] = UNSEEN
    for number in _watermarks(drawn, faint):
        reasons[number] = WATERMARK
    if not frame.vertical:
        for number in vertical([each.glyph for each in drawn], objects):
            reasons[number] = reasons[number] or VERTICAL
    return reasons


def _unseen(
    texts: Sequence[tuple[int, GlyphOnPage]], flat: set[int], objects: Objects, sight: Sight
) -> Iterator[int]:
    """The numbers of characters that cannot be seen, where no ink is.

    A single one may only be thin; where it is most of a page, the picture cannot be trusted."""
    hidden = set[int]()
    for number, each in texts:
        if number in flat and sight.is_invisible(each.at):
            if not _over_picture(each.glyph, objects):
                yield number
        elif number in flat and sight.is_hidden(each.glyph, each.at):
            hidden.add(number)
    if len(hidden) * 2 > len(texts):
        return
    for (one, _), (other, _) in pairwise(texts):
        if one in hidden and other in hidden:
            yield one
            yield other


def _over_picture(glyph: Glyph, objects: Objects) -> bool:
    """Whether a character lies on a picture, as the text of a scan does."""
    x, y = (glyph.left + glyph.right) / 2, glyph.y - glyph.size / 3
    boxes = (picture.box for picture in objects.pictures)
    inside = (box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes)
    return objects.background > 0 or any(inside)


def _watermarks(drawn: Sequence[GlyphOnPage], faint: set[int]) -> Iterator[int]:
    """The numbers of pale characters that are large, or whose text stands on the page often."""
    sizes = Counter(each.glyph.size for number, each in enumerate(drawn) if number not in faint)
    if not sizes or not faint:
        return
    body = sizes.most_common(1)[0][0]
    marks = ["pale" if number in faint else "" for number in range(len(drawn))]
    places = {id(each.glyph): number for number, each in enumerate(drawn)}
    groups = [group for group, why in _groups(drawn, marks) if why]
    said = ["".join(glyph.text for glyph in group).strip() for group in groups]
    often = Counter(said)
    for group, text in zip(groups, said, strict=True):
        if group[0].size >= _LARGE * body or often[text] >= _OFTEN:
            yield from (places[id(glyph)] for glyph in group)


def _groups(
    drawn: Sequence[GlyphOnPage], reasons: Sequence[str]
) -> Iterator[tuple[list[Glyph], str]]:
    """Characters of one reason that follow each other; blanks go with what stands before them."""
    group: list[Glyph] = []
    reason = ""
    for each, why in zip(drawn, reasons, strict=True):
        glyph = each.glyph
        why = reason if glyph.text.isspace() else why
        if group and (why != reason or _is_away(group[-1], glyph)):
            yield group, reason
            group = []
        reason = why
        group.append(glyph)
    if group:
        yield group, reason


def _is_away(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.size, glyph.size)
    beside = min(abs(glyph.left - before.right), abs(glyph.left - before.left))
    return max(beside, abs(glyph.y - before.y)) > _AWAY * size
