"""No white hole above a picture that nearly fits: it is made smaller, down to two thirds.

What is written is set in its order.  A picture that begins a page, and left white at the foot of
the page before, is set there where it fits when it is a little smaller; else the white stays.  A
turned table alone, which has a page of its own, lets the paragraphs after it fill the white.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor
from typing import Any
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from weasyprint import Document
from weasyprint.formatting_structure import boxes

from typeset.layout.pictures import AIR

SetHtml = Callable[[str], Document]
Heights = dict[str, tuple[float, float]]
"""The height of each paragraph, and of a line of it, px, by its `data-source`."""

PASSES = 12
"""Pictures that are tried at most: each costs the laying out of all pages."""
SMALLEST = 2 / 3
"""Of the size that a picture has where it fits: a smaller one looks like another picture."""
LINES = 2
"""Lines of a paragraph that may stand alone at a page's foot."""
PT = 0.75
"""Points of a CSS pixel."""


@dataclass(frozen=True)
class _Hole:
    """White (px) at a page's foot, and the picture that begins the next one."""

    height: float
    picture: Any

    @property
    def place(self) -> str:
        """The picture's `data-source`."""
        return str(self.picture.element.get("data-source", ""))


def without_white_holes(html: str, set_html: SetHtml) -> tuple[str, Document]:
    """The pages of `html`, pictures smaller where they left white, and the HTML they are of."""
    document = set_html(html)
    tried: set[str] = set()
    while len(tried) < PASSES:
        hole = next((hole for hole in _holes(document) if hole.place not in tried), None)
        if hole is None:
            break
        tried.add(hole.place)
        better = _smaller(html, hole) or _behind_text(html, hole, document)
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
            yield _Hole(foot_of(page) - lowest_in(page), picture)


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

_IMAGE = re.compile(
    r'<div class="picture" style="padding: [\d.]+pt 0">'
    r'(<img [^>]*style="width: )([\d.]+)pt; height: ([\d.]+)pt'
)


def _smaller(html: str, hole: _Hole) -> str | None:
    """`html` with the picture as large as the white holds; None where that is too small."""
    begin = html.find(f'<figure data-source="{hole.place}"')
    found = _IMAGE.search(html, begin, html.find("</figure>", begin)) if begin >= 0 else None
    if found is None:
        return None
    line = _line(hole.picture)
    wide, high = float(found[2]), float(found[3])
    image = next(b for b in hole.picture.descendants() if isinstance(b, boxes.ReplacedBox))
    holder = next(b for b in hole.picture.descendants() if image in getattr(b, "children", ()))
    beside = float(hole.picture.margin_height() - holder.margin_height())
    room = floor((hole.height - beside) / line + 0.01) * line * PT
    scale = (room - AIR * line * PT) / high
    if not SMALLEST <= scale < 1:
        return None
    padding = (room - high * scale) / 2
    smaller = (
        f'<div class="picture" style="padding: {padding:.3f}pt 0">'
        f"{found[1]}{wide * scale:.3f}pt; height: {high * scale:.3f}pt"
    )
    return html[: found.start()] + smaller + html[found.end() :]


def _line(box: Any) -> float:
    """The height (px) of a line of the text around a picture."""
    height = box.style["line_height"]
    return float(getattr(height, "value", height))


def _behind_text(html: str, hole: _Hole, document: Document) -> str | None:
    """`html` with a turned table, which fills a page, behind the text that fills the white."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    for parent in root.iter():
        for at, child in enumerate(parent):
            if child.get("class") == "turned-pages" and _has_figure(child, hole.place):
                to = _behind_paragraphs(list(parent)[at + 1 :], hole, _heights(document))
                parent.remove(child)
                parent.insert(at + to, child)
                html = tostring(root, encoding="unicode", method="html")
                return f"<!DOCTYPE html>{html}" if to else None
    return None


def _has_figure(element: Element, place: str) -> bool:
    return any(each.get("data-source") == place for each in element.iter("figure"))


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


def _is_paragraph(element: Element) -> bool:
    return element.tag == "p" or "paragraph" in element.get("class", "").split()
