"""No white hole above a picture that did not fit: the text that follows it moves up instead.

WeasyPrint sets what comes in the order in which it comes.  Where a picture begins a page and left
white at the foot of the page before, it is moved behind the paragraphs that fill that white, and
the pages are laid out again.  A heading, a table or the article's end stops it; then, where much is
white, it is moved before the last paragraphs instead, which make room for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from weasyprint import Document
from weasyprint.formatting_structure import boxes

SetHtml = Callable[[str], Document]
Heights = dict[str, tuple[float, float]]
"""The height of each paragraph, and of a line of it, px, by its `data-source`."""

PASSES = 12
"""Pictures that are moved at most: each costs the laying out of all pages."""
LINES = 2
"""Lines of a paragraph that may stand alone at a page's foot."""


MUCH = 0.25
"""Of a page's height: a hole that is worth a picture among the paragraphs before it."""


@dataclass(frozen=True)
class _Hole:
    """White (px) at a page's foot, and the picture that begins the next one.

    `lack`: what the picture needs more, px; `share`: that of the page's height which is white.
    """

    height: float
    lack: float
    share: float
    picture: str  # its `data-source`


def without_white_holes(html: str, set_html: SetHtml) -> tuple[str, Document]:
    """The pages of `html`, pictures moved where they left white, and the HTML that they are of."""
    document = set_html(html)
    moved: set[str] = set()
    while len(moved) < PASSES:
        hole = next((hole for hole in _holes(document) if hole.picture not in moved), None)
        if hole is None:
            break
        moved.add(hole.picture)
        better = _moved(html, hole, document)
        if better is not None:
            trial = set_html(better)
            if len(trial.pages) <= len(document.pages):
                html, document = better, trial
    return html, document


# ---- the pages ----------------------------------------------------------------------------------


def _holes(document: Document) -> Iterator[_Hole]:
    pages = [page._page_box for page in document.pages]
    for page, following in pairwise(pages):
        picture = _first_picture(following)
        if picture is not None:
            white = foot_of(page) - lowest_in(page)
            lack = float(picture.margin_height()) - white
            place = str(picture.element.get("data-source", ""))
            yield _Hole(white, lack, white / float(page.height), place)


def _first_picture(page: Any) -> Any | None:
    """The picture, or the first of those in a row, that begins a page; None where text does."""
    box = page.children[0]
    while box is not None and not isinstance(box, boxes.LineBox):
        if box.element is not None and box.element.tag == "figure":
            return box
        filled = (each for each in getattr(box, "children", ()) if getattr(each, "children", ()))
        box = next(filled, None)
    return None


def foot_of(page: Any) -> float:
    """Where the text of a page must end: at its edge, or above its notes."""
    notes = [box for box in page.children if isinstance(box, boxes.FootnoteAreaBox)]
    edge = page.content_box_y() + page.height
    return float(min([edge, *(box.position_y for box in notes if box.margin_height())]))


def lowest_in(page: Any) -> float:
    """The lower edge of a page's text."""
    return _lowest(page.children[0])


def _lowest(box: Any) -> float:
    """The lower edge of the lowest line, table or picture."""
    if isinstance(box, boxes.LineBox | boxes.TableBox | boxes.ReplacedBox):
        return float(box.position_y + box.margin_height())
    return max(map(_lowest, getattr(box, "children", ())), default=0.0)


def _heights(document: Document) -> Heights:
    found: dict[str, tuple[float, float]] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            lines = [c for c in getattr(box, "children", ()) if isinstance(c, boxes.LineBox)]
            place = box.element.get("data-source") if box.element is not None else None
            if lines and place and isinstance(box, boxes.BlockBox):
                before, _ = found.get(place, (0.0, 0.0))
                found[place] = (before + box.border_height(), lines[0].height)
    return found


# ---- the HTML -----------------------------------------------------------------------------------


def _moved(html: str, hole: _Hole, document: Document) -> str | None:
    """`html` with the picture where it leaves less white; None where there is no such place."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    found = (
        (parent, at)
        for parent in root.iter()
        for at, child in enumerate(parent)
        if _is_picture(child, hole.picture)
    )
    parent, at = next(found, (None, 0))
    if parent is None:
        return None
    heights = _heights(document)
    to = _behind_paragraphs(list(parent)[at + 1 :], hole, heights)
    if to == 0 and hole.share >= MUCH:
        to = -_before_paragraphs(list(parent)[:at], hole, heights)
    if to == 0:
        return None
    picture = parent[at]
    parent.remove(picture)
    parent.insert(at + to, picture)
    return "<!DOCTYPE html>" + tostring(root, encoding="unicode", method="html")


def _is_picture(element: Element, place: str) -> bool:
    """Whether an element is that picture, or the row or the turned table that it stands in."""
    if element.get("class") in ("row", "turned-pages"):
        return any(each.get("data-source") == place for each in element.iter("figure"))
    return element.tag == "figure" and element.get("data-source") == place


def _behind_paragraphs(following: list[Element], hole: _Hole, heights: Heights) -> int:
    """How many of the elements that follow the picture fill the white; 0 where none do."""
    filled, count = 0.0, 0
    for element in following:
        if filled >= hole.height or not _is_paragraph(element):
            break
        height, line = heights.get(element.get("data-source", ""), (0.0, 0.0))
        if not count and (not line or hole.height < LINES * line):
            return 0
        filled, count = filled + height, count + 1
    return count


def _before_paragraphs(before: list[Element], hole: _Hole, heights: Heights) -> int:
    """How many of the elements before the picture make room for it; 0 where they cannot."""
    freed = 0.0
    for count, element in enumerate(reversed(before), 1):
        if not _is_paragraph(element):
            return 0
        freed += heights.get(element.get("data-source", ""), (0.0, 0.0))[0]
        if freed >= hole.lack:
            return count
    return 0


def _is_paragraph(element: Element) -> bool:
    return element.tag == "p" or "paragraph" in element.get("class", "").split()
