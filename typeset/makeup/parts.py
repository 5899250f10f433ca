"""The parts that are set of an issue: of each article its text, its heads and pictures, its box.

A head or a picture is set at every width that it may stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from copy import deepcopy
from math import ceil
from xml.etree.ElementTree import Element

from typeset.makeup.boxed_story import box_spans, boxed
from typeset.makeup.character_bonds import Bonds
from typeset.makeup.drop_caps import without_short_cap
from typeset.makeup.grid import Grid
from typeset.makeup.headline import MOST_LINES, broken, width_of
from typeset.makeup.heads import set_head, set_lines
from typeset.makeup.material import (
    HEADINGS,
    ArticleCopy,
    Material,
    columns_of,
    is_wide_table,
    least_columns,
    ratio_of,
    text_of,
)
from typeset.makeup.picture_groups import is_photo_page, set_figure

DEEPEST_PICTURE = 0.7
"""Of the page's height: a picture over the columns that are asked for is not deeper than that."""

Part = tuple[str, float, Element]
"""Name, width in pt and element of a slip."""


def parts(material: Material, grid: Grid, wanted: Container[int]) -> Iterator[Part]:
    """What is set of the issue, and of those of its articles that are wanted."""
    if material.nameplate is not None:
        yield "nameplate", grid.width(grid.columns), deepcopy(material.nameplate)
    if material.foot is not None:
        yield "foot", grid.width(grid.columns), deepcopy(material.foot)
    for number, space in enumerate(material.spaces):
        kinds = space.get("class", "").split()
        if "filler" in kinds and "pictured" not in kinds:
            width = grid.width(min(columns_of(space) or 1, grid.columns))
            yield f"space{number}", width, deepcopy(space)
    yield from _of_articles(_article_parts, material, grid, wanted)


def head_parts(material: Material, grid: Grid, wanted: Container[int]) -> Iterator[Part]:
    """The heads of those articles, and their boxes, in which a head stands, too."""
    for made in (_heads, _boxes):
        yield from _of_articles(made, material, grid, wanted)


def _of_articles(
    made: Callable[[ArticleCopy, Grid, Material], Iterator[Part]],
    material: Material,
    grid: Grid,
    wanted: Container[int],
) -> Iterator[Part]:
    for number, article in enumerate(material.articles):
        if number in wanted:
            for name, width, element in made(article, grid, material):
                yield f"{number}/{name}", width, element


def _article_parts(article: ArticleCopy, grid: Grid, material: Material) -> Iterator[Part]:
    bonds = material.bonds
    if article.text is not None:
        shell = _shell(article, 1, [set_text(article.text, grid, bonds)])
        yield "text", grid.measure, without_short_cap(shell, article.text, grid.characters)
    yield from _heads(article, grid, material)
    for number, figure in enumerate(article.figures):
        for span in picture_spans(figure, grid, alone=article.text is None):
            copy = set_figure(figure, grid.width(span), grid)
            if _fills(figure, span, grid):
                copy.set("class", "filling")
            picture = _shell(article, span, [copy])
            yield f"picture{number}/{span}", grid.width(span), picture
    for number, table in enumerate(article.tables):
        shell = _shell(article, grid.columns, [deepcopy(table)])
        yield f"table{number}/{grid.columns}", grid.width(grid.columns), shell
    yield from _boxes(article, grid, material)


def _heads(article: ArticleCopy, grid: Grid, material: Material) -> Iterator[Part]:
    if article.head is not None:
        for span in spans(article, grid, material.widths):
            head = set_head(article.head, grid.width(span), material.bonds, article.role)
            yield f"head/{span}", grid.width(span), _shell(article, span, [head])


def _boxes(article: ArticleCopy, grid: Grid, material: Material) -> Iterator[Part]:
    if is_boxed(article):
        for span in box_spans(article, grid):
            yield f"boxed/{span}", *boxed(article, span, grid, material.bonds)


def _fills(figure: Element, span: int, grid: Grid) -> bool:
    """Whether a picture reaches over the columns that the editor asked for, if small or high."""
    plain = not figure.get("class") and figure.find("img") is not None
    asked = min(columns_of(figure) or 0, grid.columns)
    return asked == span and plain and not _is_too_deep(figure, span, grid)


def _is_too_deep(figure: Element, span: int, grid: Grid) -> bool:
    """Whether a picture over that number of columns, cropped most, is deeper than one may be."""
    ratios = [*map(float, figure.get("data-crop", "").split())] or [ratio_of(figure)]
    return grid.width(span) / max(ratios) > DEEPEST_PICTURE * grid.lines * grid.leading


def is_boxed(article: ArticleCopy) -> bool:
    """Whether it stands in a frame: a table that goes on from page to page, or a page, does not."""
    if article.role != "box" or article.tables or any(map(is_photo_page, article.figures)):
        return False
    return article.text is not None or bool(article.figures)


def picture_spans(figure: Element, grid: Grid, *, alone: bool = False) -> list[int]:
    """The numbers of columns that a picture may span; a table as few as hold it, or all.

    `alone`, without a text beside it, a table may have any number of columns between them.
    """
    if is_photo_page(figure):
        return [grid.columns]
    least = min(max(least_columns(figure), _for_caption(figure)), grid.columns)
    if figure.get("data-crop") and _is_too_deep(figure, least, grid):
        least = 1  # said with the columns that it has
    if is_wide_table(figure) and not alone:
        return sorted({least, grid.columns})
    return [*range(least, grid.columns + 1)]


def _for_caption(figure: Element) -> int:
    """The columns of a picture with its caption beside it, where the editor asks for no number."""
    return 2 if figure.get("class") == "beside" and not columns_of(figure) else 1


def spans(article: ArticleCopy, grid: Grid, zones: Container[int] = ()) -> list[int]:
    """The numbers of columns that a story of its length may stand over: all of them, and fewer.

    Estimated from its characters, for each head that need not be set saves time; `zones` are the
    widths that zones have beside what is kept on a page.
    """
    if article.text is None:
        return [*range(1, grid.columns + 1)]
    lines = article.ems / grid.characters
    deepest, shallowest = 1.1 * grid.lines, 1.5
    most = max(1.0, lines / shallowest)
    fewer = (n for n in range(1, grid.columns) if n in zones or lines / deepest <= n <= most)
    return [*fewer, grid.columns]


def _shell(article: ArticleCopy, span: int, children: list[Element]) -> Element:
    shell = article.shell()
    shell.set("class", f"span-{span} {shell.get('class', '')}".strip())
    shell.extend(children)
    return shell


def set_text(text: Element, grid: Grid, bonds: Bonds) -> Element:
    """A copy of the text; section headings (小标题) of more than one line break in good places."""
    copy = deepcopy(text)
    for heading in copy.iter():
        if heading.tag in HEADINGS and not len(heading):
            words = text_of(heading)
            count = ceil(width_of(words) / (grid.characters - 0.5))
            lines = broken(words, count, bonds.along(words)) if count <= MOST_LINES else None
            set_lines(heading, lines or (words,))
    return copy
