"""The independent count: every character that a PDF's pages draw, by a reader of its own.

pdfminer reads the content streams, knows nothing of pdfium or of the reader, and shows which
characters are neither among the lines that the reader handed on nor listed as left out."""

from __future__ import annotations

import logging
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, TypeVar

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFCIDFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import decode_text

from typeset.intake.characters import CALL, unradical
from typeset.intake.readers.pdf_placement import UNKNOWN
from typeset.intake.readers.symbols import without_private_use

_SECONDS = 20.0
"""CPU time after which no further page is counted: five hundred pages take a quarter of it."""
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_NO_TEXT = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
_HYPHENS = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011", "-"))
_SAME = 0.5
"""pt: two readers give one character the same place, but for what they round."""
_AGAIN = 0.12
"""em: drawn again no farther off, a character is only made bold."""

Place = tuple[float, float]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class DrawnCharacter:
    """A character as a content stream draws it.

    Its text (empty where the file does not say it), its origin in the file's own units, its size,
    whether its own face gives the text, and its number in its face."""

    text: str
    origin: Place
    size: float
    sure: bool
    number: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lost:
    """Characters of a page that are not accounted for, and the origin of the first, if known."""

    text: str
    origin: Place | None


class _TooLongError(Exception):
    """The time for counting is over."""


class _CountingDevice(PDFTextDevice):
    """Keeps the characters of one page."""

    def __init__(self, resources: PDFResourceManager, corner: Place, until: float) -> None:
        super().__init__(resources)
        self.found: list[DrawnCharacter] = []
        self._corner = corner
        self._until = until
        self._tags: list[str | None] = []

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Note the words (ISO 32000-1, 14.9.4) that stand for all that is drawn in a tag."""
        words = props.get("ActualText") if isinstance(props, dict) else None
        self._tags.append(decode_text(words) if isinstance(words, bytes) else None)

    def end_tag(self) -> None:
        """Leave a tag."""
        if self._tags:
            self._tags.pop()

    def _said(self, text: str) -> str | None:
        """What a character stands for: itself, its tag's words, or nothing behind these."""
        for level, words in enumerate(self._tags):
            if words is not None:
                self._tags[level] = ""
                return words or None
        return text

    def render_char(self, matrix: Any, font: Any, fontsize: float, *more: Any) -> float:
        """Keep one character."""
        scaling, cid = more[0], more[2]
        if len(self.found) % 1000 == 0 and time.process_time() > self._until:
            raise _TooLongError
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = ""
        origin = (matrix[4] + self._corner[0], matrix[5] + self._corner[1])
        size = fontsize * max(abs(matrix[2]), abs(matrix[3]))
        said = self._said(text)
        if said is not None:
            sure, number = isinstance(font, PDFCIDFont), (id(font), cid)
            self.found.append(DrawnCharacter(said, origin, size, sure, number))
        return float(font.char_width(cid) * fontsize * scaling)


def drawn_characters(data: bytes) -> dict[int, list[DrawnCharacter]]:
    """The characters of each page, by its number.

    A page that is broken, or comes after the time is over, has no entry."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    until = time.process_time() + _SECONDS
    found: dict[int, list[DrawnCharacter]] = {}
    resources = PDFResourceManager()
    try:
        for number, page in enumerate(PDFPage.get_pages(BytesIO(data)), 1):
            page.rotate = 0
            device = _CountingDevice(resources, (page.mediabox[0], page.mediabox[1]), until)
            PDFPageInterpreter(resources, device).process_page(page)
            found[number] = device.found
    except _TooLongError:
        pass
    except Exception:  # what a broken file makes pdfminer raise is of any kind
        return found
    return found


def mended(text: str, origin: Place, drawn: Mapping[Place, DrawnCharacter]) -> str:
    """The character that its own face says that it is, for one that pdfium does not know."""
    x, y = origin
    found = (
        each.text
        for each in _at(origin, drawn)
        if each.sure
        and not _PRIVATE.search(each.text)
        and max(abs(each.origin[0] - x), abs(each.origin[1] - y)) < _SAME
    )
    return next(found, "") or text


def by_place(drawn: Sequence[DrawnCharacter]) -> dict[Place, DrawnCharacter]:
    """The characters by their origin in whole pt."""
    return {_rounded(each.origin): each for each in drawn}


def missing(
    drawn: Sequence[DrawnCharacter], read: Mapping[Place, str], accounted: str
) -> list[Lost]:
    """The characters of a page that are drawn and not accounted for.

    `read` has the reader's own character for each place (in whole pt): the two may differ on what
    one drawn character stands for."""
    counted = Counter(_folded("".join(each.text or UNKNOWN for each in drawn)))
    if not counted - Counter(_folded(accounted)):
        return []
    once = list(_once(drawn))
    counted = Counter(_folded("".join(each.text or UNKNOWN for each in once)))
    held = Counter(_folded(accounted))
    lost, more = counted - held, held - counted
    for each in once:
        if _is_in(each.text or UNKNOWN, lost) and (other := _other(each, read, more)):
            lost -= Counter(_folded(each.text or UNKNOWN))
            more -= Counter(other)
    return list(_placed(once, lost)) if sum(lost.values()) > more[UNKNOWN] else []


def _other(each: DrawnCharacter, read: Mapping[Place, str], more: Counter[str]) -> str:
    """What the reader takes a drawn character for, of the characters that only it has."""
    texts = (_folded(text) for text in _at(each.origin, read))
    return next((text for text in texts if text and _is_in(text, more)), "")


def _once(drawn: Sequence[DrawnCharacter]) -> Iterator[DrawnCharacter]:
    """Each character; one that is drawn again at its place, to be bold, once."""
    places: dict[tuple[str, float, float], Place] = {}
    for each in drawn:
        x, y = each.origin
        left, up = _rounded(each.origin)
        near = [places.get((each.text, left + a, up + b)) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        apart = _AGAIN * each.size
        if not any(one and abs(one[0] - x) < apart and abs(one[1] - y) < apart for one in near):
            places[each.text, left, up] = each.origin
            yield each


def _placed(drawn: Sequence[DrawnCharacter], lost: Counter[str]) -> Iterator[Lost]:
    """The lost characters as the lines that they stand in: whole lines first, then parts."""
    lines = [list(line) for _, line in groupby(drawn, key=lambda each: round(each.origin[1]))]
    for whole in (True, False):
        for line in reversed(lines):
            for part in [line] if whole else _parts(line, lost):
                text = "".join(each.text or UNKNOWN for each in part)
                bare = Counter(_folded(text))
                if bare and not bare - lost:
                    lost -= bare
                    yield Lost(_PRIVATE.sub(UNKNOWN, text).strip(), part[0].origin)
    rest = "".join(lost.elements())
    if rest:
        yield Lost(rest, None)


def _parts(line: Sequence[DrawnCharacter], lost: Counter[str]) -> Iterator[list[DrawnCharacter]]:
    """Two lost characters of a line or more, one behind the other."""
    for is_lost, group in groupby(line, key=lambda each: _is_in(each.text or UNKNOWN, lost)):
        part = list(group)
        if is_lost and len(part) > 1:
            yield part


def _is_in(text: str, some: Counter[str]) -> bool:
    return all(some[character] > 0 for character in _folded(text))


def _folded(text: str) -> str:
    """The characters that count, as two readers may both give them."""
    text = without_private_use(unradical(text.replace(CALL, "").translate(_HYPHENS)))
    text = unicodedata.normalize("NFKC", text)
    return "".join(
        UNKNOWN if unicodedata.category(each) == "Co" else each
        for each in text
        if unicodedata.category(each) not in _NO_TEXT
    )


def _rounded(origin: Place) -> Place:
    return round(origin[0]), round(origin[1])


def _at(origin: Place, things: Mapping[Place, Thing]) -> Iterator[Thing]:
    """What stands at a place, or right beside it."""
    x, y = _rounded(origin)
    for step in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1)):
        if (x + step[0], y + step[1]) in things:
            yield things[x + step[0], y + step[1]]
