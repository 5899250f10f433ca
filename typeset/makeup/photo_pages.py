"""Photo pages: one story's pictures over a whole page, with its headline and a short text."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.galley import PX, Galley, body_class, galley_css, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.material import ArticleCopy, Material
from typeset.makeup.picture_groups import is_photo_page, set_figure
from typeset.makeup.set_parts import SetHtml
from typeset.makeup.story import GAP

LONGEST_TEXT = 0.25
"""A text that takes a larger part of the page than that flows below the pictures, and on."""

LEAST_PICTURES = 0.4
"""The pictures take this part of the page at least."""

TRIES, NEAR, HAIR = 6, 3.0, 0.5
"""How often a page is set until it ends as near (pt) to its foot; and how near it may end."""

LINES = 6
"""A column of a short text has about that many lines."""


def with_photo_pages(material: Material, grid: Grid) -> Material:
    """The issue with the short texts of its photo pages put below their pictures."""
    return replace(material, articles=tuple(_with_text(each, grid) for each in material.articles))


def _with_text(article: ArticleCopy, grid: Grid) -> ArticleCopy:
    group = next(filter(is_photo_page, article.figures), None)
    if group is None or article.text is None or article.tables:
        return article
    lines = article.ems / grid.characters
    if lines / grid.columns > LONGEST_TEXT * grid.lines or len(article.figures) > 1:
        return article
    columns = max(1, min(grid.columns, round(lines / LINES)))
    text = deepcopy(article.text)
    text.set("class", f"{text.get('class', '')} photo-text")
    text.set("style", f"columns: {columns}; column-gap: {grid.gutter:.3f}pt")
    figure = deepcopy(group)
    figure.append(text)
    return replace(article, text=None, figures=(figure,))


def photo_page_lines(number: int, material: Material, galley: Galley, grid: Grid) -> int:
    """The lines that the pictures of a photo page take: what headline and text leave of the page.

    Nameplate and foot count, if the page has them.
    """
    article = material.articles[number]

    def lines(name: str) -> int:
        slip = galley.slips.get(name)
        return grid_lines(slip.height, grid) if slip else 0

    taken = lines(f"{number}/head/{grid.columns}")
    if article.page == 1:
        taken += lines("nameplate")
    foot = lines("foot")
    taken += foot + GAP if foot and article.page == _last_kept(material) else 0
    text = galley.slips.get(f"{number}/text")
    if text is not None:
        taken += ceil(sum(row.lines for row in text.rows) / grid.columns) + GAP
    return max(grid.lines - taken, round(LEAST_PICTURES * grid.lines))


def _last_kept(material: Material) -> int:
    spaces = (int(space.get("data-page") or 1) for space in material.spaces)
    stories = (article.at[0] for article in material.articles if article.at)
    return max([1, *spaces, *stories])


def photo_page(
    article: ArticleCopy, which: int, lines: int, material: Material, grid: Grid, set_html: SetHtml
) -> Element:
    """The group as deep as `lines`, by setting it until it is; never deeper.

    Long captions below small pictures may leave these no room: they stand in one block then.
    """

    def height(page: Element) -> float:
        return _height(page, article, material, grid, set_html)

    group, goal = article.figures[which], grid.y(lines) - HAIR
    page = _fitted(group, goal, grid, height)
    if page is None:
        page = _fitted(_with_one_caption(group), goal, grid, height)
    return page if page is not None else _whole(set_figure(group, grid.width(grid.columns), grid))


def _fitted(
    group: Element, goal: float, grid: Grid, height_of: Callable[[Element], float]
) -> Element | None:
    """The deepest that was found of those no deeper than `goal` pt; None where none was."""
    depth, best = goal, None
    for _ in range(TRIES):
        page = _whole(set_figure(group, grid.width(grid.columns), grid, depth))
        height = height_of(page)
        if height <= goal and (best is None or height > best[0]):
            best = height, page
        if best is not None and goal - best[0] < NEAR:
            break
        depth += goal - height if height > goal else (goal - height) / 2
    return None if best is None else best[1]


def _with_one_caption(group: Element) -> Element:
    copy = deepcopy(group)
    copy.set("class", f"{copy.get('class', '')} together")
    return copy


def _whole(group: Element) -> Element:
    """The group with all of it in one line: WeasyPrint parts no line between two pages."""
    page = Element("figure", group.attrib)
    whole = SubElement(page, "div", {"class": "whole"})
    whole.extend(list(group))
    return page


def _height(
    page: Element, article: ArticleCopy, material: Material, grid: Grid, set_html: SetHtml
) -> float:
    """How deep the group comes out, pt."""
    shell = article.shell()
    shell.set("style", f"width: {grid.width(grid.columns):.4f}pt")
    shell.set("data-slip", "photo-page")
    shell.append(deepcopy(page))
    body = Element("body", {"class": body_class("galley", grid)})
    body.append(shell)
    (sheet,) = set_html(material.html(body, galley_css(grid))).pages
    height: float = sheet._page_box.children[0].children[0].children[0].margin_height()
    return height / PX
