"""A last page that holds a line or two is won back, or the smallest cut that wins it is named.

First, paragraphs whose last line is short are set up to 2 % tighter, which no reader sees, so that
each takes a line less.  Where that does not win the page, cuts are tried, the smallest first, and
the first that wins it is reported: what is advised was laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from typeset.diagnostics.problems import Diagnostic, position_at

SetHtml = Callable[[str], Document]
Advice = tuple[Diagnostic, ...]
Cuts = tuple[tuple[int, str], ...]
"""How many characters are cut in which paragraph (its `data-source`)."""

FEW = 2
"""A last page with no more lines than these is to be won back."""
TIGHTER = 0.02
"""em.  Two per cent between characters are not seen; three are, beside other lines."""
TRIALS = 6
"""Places that are tried; each costs the laying out of all pages a few times."""
SQUEEZED = 4
"""Characters for which a line may find room when what follows them goes: marks are squeezed."""
PAIRED = 4
"""The paragraphs with the shortest last lines, of which two are cut together."""
END_MARKS = "。！？…”』」）.!?"


@dataclass(frozen=True)
class _Lines:
    """A paragraph as it was laid out."""

    place: str  # its `data-source`
    count: int
    last: int  # characters in its last line
    full: int  # characters in its first line

    @property
    def gives(self) -> float:
        """Characters that the lines before the last one take, set tighter."""
        return TIGHTER * self.full * (self.count - 1)


def economical(html: str, document: Document, set_html: SetHtml) -> tuple[str, Document, Advice]:
    """The pages with the last one won back, and their HTML; else the cut that wins it."""
    lines = _lines_on(document.pages[-1]._page_box)
    if len(document.pages) < FEW or not 0 < lines <= FEW:
        return html, document, ()
    paragraphs = list(_paragraphs(document))
    short = sorted(
        (each for each in paragraphs if 0 < each.last <= each.gives), key=lambda each: each.last
    )
    for number in range(lines, min(len(short), lines + FEW) + 1):
        tighter = _tightened(html, [each.place for each in short[:number]])
        trial = set_html(tighter)
        if len(trial.pages) < len(document.pages):
            return tighter, trial, ()
    return html, document, tuple(_advice(html, document, set_html, paragraphs, lines))


def _advice(
    html: str, document: Document, set_html: SetHtml, paragraphs: list[_Lines], lines: int
) -> Iterator[Diagnostic]:
    """The smallest cut that wins the page: each that might be smaller was tried."""
    now = len(document.pages)

    def wins(cuts: Cuts) -> bool:
        shorter = _cut(html, cuts)
        return shorter is not None and len(set_html(shorter).pages) < now

    best: Cuts | None = None
    for cuts in sorted(_cuts(paragraphs, lines), key=_size)[:TRIALS]:
        if best is None:
            best = _least(cuts, wins) if wins(cuts) else None
        elif _size(cuts) - SQUEEZED < _size(best):
            (count, place), *more = cuts
            smaller = ((count - 1 - _size(cuts) + _size(best), place), *more)
            best = _least(smaller, wins) if smaller[0][0] > 0 and wins(smaller) else best
    if best is not None:
        yield _advised(best, now - 1)


def _size(cuts: Cuts) -> int:
    return sum(count for count, _ in cuts)


def _least(cuts: Cuts, wins: Callable[[Cuts], bool]) -> Cuts:
    """The smallest first cut of those that win, the others staying."""
    (most, place), *more = cuts
    least = max(1, most - SQUEEZED)
    while least < most:
        middle = (least + most) // 2
        if wins(((middle, place), *more)):
            most = middle
        else:
            least = middle + 1
    return ((most, place), *more)


def _cuts(paragraphs: list[_Lines], lines: int) -> Iterator[Cuts]:
    """What may be cut to win that number of lines: the ends of one paragraph, or of two."""
    short = sorted((each for each in paragraphs if each.count > 1), key=lambda each: each.last)
    for each in short:
        if each.count > lines:
            yield ((each.last + (lines - 1) * each.full, each.place),)
    if lines == FEW:
        for one, other in combinations(short[:PAIRED], 2):
            yield (one.last, one.place), (other.last, other.place)


def _advised(cuts: Cuts, pages: int) -> Diagnostic:
    (count, place), *more = cuts
    details: dict[str, object] = {"count": count, "pages": pages}
    key = "press.page-to-win"
    if more:
        key = "press.page-to-win-by-two"
        details |= {"more": more[0][0], "place": more[0][1]}
    return Diagnostic(key, position_at(place), details, severity="warning")


# ---- the pages ----------------------------------------------------------------------------------


def _lines_on(page: Any) -> int:
    """The lines of text on a page, without its notes and what floats to its foot."""
    root = page.children[0]
    return sum(isinstance(box, boxes.LineBox) for box in root.descendants())


def _paragraphs(document: Document) -> Iterator[_Lines]:
    found: dict[str, list[int]] = {}
    for page in document.pages:
        for box in page._page_box.children[0].descendants():
            element = box.element
            if isinstance(box, boxes.BlockBox) and element is not None and element.tag == "p":
                held = [len(_text(c)) for c in box.children if isinstance(c, boxes.LineBox)]
                if held and (place := element.get("data-source")):
                    found.setdefault(place, []).extend(held)
    for place, lengths in found.items():
        yield _Lines(place, len(lengths), lengths[-1], lengths[0])


def _text(box: Any) -> str:
    if isinstance(box, boxes.TextBox):
        return "".join(box.text.split())
    return "".join(map(_text, getattr(box, "children", ())))


# ---- the HTML -----------------------------------------------------------------------------------


def _tightened(html: str, places: list[str]) -> str:
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for element in root.iter("p"):
        if element.get("data-source") in places:
            style = element.get("style", "")
            element.set("style", f"{style}; letter-spacing: -{TIGHTER}em".lstrip("; "))
    return _written(root)


def _cut(html: str, cuts: Cuts) -> str | None:
    """`html` without the last characters of paragraphs, before their marks; None if it cannot."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for count, place in cuts:
        found = [each for each in root.iter("p") if each.get("data-source") == place]
        if len(found) != 1 or len(found[0]) or found[0].text is None:
            return None
        text = found[0].text.rstrip()
        mark = text[-1:] if text[-1:] in END_MARKS else ""
        if 3 * count > 2 * len(text):  # that would be another paragraph
            return None
        found[0].text = text[: len(text) - len(mark) - count] + mark
    return _written(root)


def _written(root: Element) -> str:
    return "<!DOCTYPE html>" + tostring(root, encoding="unicode", method="html")
