"""No white hole above a picture that did not fit: the text that follows it moves up instead.

WeasyPrint sets what comes in the order in which it comes.  Where a picture begins a page and left
white at the foot of the page before, it is moved behind the paragraphs that fill that white, and
the pages are laid out again.  A heading, a table or the article's end stops it.
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

PASSES = 12
"""Pictures that are moved at most: each costs the laying out of all pages."""
LINES = 2
"""Lines of a paragraph that may stand alone at a page's foot."""


@dataclass(frozen=True)
class _Hole:
    """White (px) at a page's foot, and the picture that begins the next one."""

    height: float
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
        better = _moved_down(html, hole, document)
        if better is not None:
            html, document = better, set_html(better)
    return html, document


# ---- the pages ----------------------------------------------------------------------------------


def _holes(document: Document) -> Iterator[_Hole]:
    pages = [page._page_box for page in document.pages]
    for page, following in pairwise(pages):
        picture = _first_picture(following)
        if picture is not None:
            yield _Hole(foot_of(page) - lowest_in(page), picture)


def _first_picture(page: Any) -> str | None:
    """The picture, or the first of those in a row, that begins a page; None where text does."""
    box = page.children[0]
    while box is not None and not isinstance(box, boxes.LineBox):
        element = box.element
        if element is not None and element.tag == "figure":
            return str(element.get("data-source", ""))
        children = getattr(box, "children", ())
        box = children[0] if children else None
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


def _heights(document: Document) -> dict[str, tuple[float, float]]:
    """The height of each paragraph, and of a line of it, px, by its `data-source`."""
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


def _moved_down(html: str, hole: _Hole, document: Document) -> str | None:
    """`html` with the picture behind the paragraphs that fill the white; None where none do."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for parent in root.iter():
        for at, child in enumerate(parent):
            if _is_picture(child, hole.picture):
                return _behind_paragraphs(root, parent, at, hole, document)
    return None


def _is_picture(element: Element, place: str) -> bool:
    """Whether an element is that picture, or the row or the turned table that it stands in."""
    if element.get("class") in ("row", "turned-pages"):
        return any(each.get("data-source") == place for each in element.iter("figure"))
    return element.tag == "figure" and element.get("data-source") == place


def _behind_paragraphs(
    root: Element, parent: Element, at: int, hole: _Hole, document: Document
) -> str | None:
    heights = _heights(document)
    filled, behind = 0.0, at
    for following in list(parent)[at + 1 :]:
        if filled >= hole.height or not _is_paragraph(following):
            break
        height, line = heights.get(following.get("data-source", ""), (0.0, 0.0))
        if behind == at and (not line or hole.height < LINES * line):
            return None
        filled, behind = filled + height, behind + 1
    if behind == at:
        return None
    picture = parent[at]
    parent.remove(picture)
    parent.insert(behind, picture)
    return "<!DOCTYPE html>" + tostring(root, encoding="unicode", method="html")


def _is_paragraph(element: Element) -> bool:
    return element.tag == "p" or "paragraph" in element.get("class", "").split()
