"""Every article as the plan sees it: in lines of the grid, read from its galley."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from typeset.makeup.box_parts import box_lines
from typeset.makeup.boxes import Box, is_body_row
from typeset.makeup.cropped import least_lines, picture_lines
from typeset.makeup.front_lead import front_lead
from typeset.makeup.galley import PX, Galley, grid_lines
from typeset.makeup.grid import Grid
from typeset.makeup.material import (
    ArticleCopy,
    Material,
    columns_of,
    is_announced,
    is_wide_table,
    least_columns,
)
from typeset.makeup.parts import spans
from typeset.makeup.photo_pages import photo_page_lines
from typeset.makeup.picture_groups import is_photo_page
from typeset.makeup.story import MINIMUM_DEPTH, NEVER, Story, StoryTable
from typeset.makeup.weights import PRESETS
from typeset.makeup.wide_tables import LONG

PictureLines = tuple[tuple[int, ...], ...]


def stories(material: Material, galley: Galley, grid: Grid) -> list[Story]:
    """Every article as the plan sees it: in lines."""
    lead = front_lead(material.articles)
    each = (_story(n, a, material, galley, grid) for n, a in enumerate(material.articles))
    made = (replace(story, page=1) if n == lead else story for n, story in enumerate(each))
    last = material.limit
    return [
        story if last is None or story.page is None else replace(story, page=min(story.page, last))
        for story in made
    ]


def _story(
    number: int, article: ArticleCopy, material: Material, galley: Galley, grid: Grid
) -> Story:
    def lines(part: str, span: int) -> int:
        slip = galley.slips.get(f"{number}/{part}/{span}")
        return grid_lines(slip.height, grid) if slip else NEVER

    over = range(1, grid.columns + 1)
    possible = spans(article, grid, material.widths)
    has_head = article.head is not None
    heads = tuple((lines("head", k) if has_head else 0) if k in possible else NEVER for k in over)

    def boxed(span: int) -> int:
        slip = galley.slips.get(f"{number}/boxed/{span}")
        depth = box_lines(slip, span, grid) if slip else 0
        return depth if depth <= grid.lines else 0

    pictures, least = _pictures(number, article, material, galley, grid)
    text = galley.slips.get(f"{number}/text")
    boxes = tuple(boxed(span) for span in range(grid.columns + 1))
    breaks = text.breaks if text else ()
    return Story(
        name=article.name,
        breaks=breaks,
        heads=(0, *heads),
        pictures=pictures,
        cropped=least if least != pictures else (),
        boxed=boxes if any(boxes) else (),
        role=article.role,
        page=article.page,
        picture_columns=_requested_columns(article),
        picture_fills=_filled_columns(number, article, galley, grid.columns),
        columns=_nearest(article.columns, heads, pictures, boxes) if article.columns else None,
        requested_columns=tuple(_wish(figure, grid) for figure in article.figures),
        repeats=text.repeats if text else (),
        tables=tuple(_tables(number, article, galley, grid, breaks)),
        below=sum(map(is_announced, article.figures)) if breaks else 0,
        wide_tables=sum(map(is_wide_table, article.figures)),
        weights=PRESETS[material.style],
    )


def _pictures(
    number: int, article: ArticleCopy, material: Material, galley: Galley, grid: Grid
) -> tuple[PictureLines, PictureLines]:
    """The lines of each picture over each number of columns: as is usual, and cropped most."""

    def lines(which: int, span: int, lines_of: Callable[[Box, Grid], int]) -> int:
        if is_photo_page(article.figures[which]):
            whole = span == grid.columns
            return photo_page_lines(number, material, galley, grid) if whole else NEVER
        slip = galley.slips.get(f"{number}/picture{which}/{span}")
        return lines_of(slip.box, grid) if slip else NEVER

    def of_all(lines_of: Callable[[Box, Grid], int]) -> PictureLines:
        over = range(1, grid.columns + 1)
        each = range(len(article.figures))
        return tuple((0, *(lines(n, k, lines_of) for k in over)) for n in each)

    return of_all(picture_lines), of_all(least_lines)


def _nearest(
    asked: int, heads: tuple[int, ...], pictures: PictureLines, boxed: tuple[int, ...]
) -> int:
    """The number of columns nearest to what the editor asks for over which a story may stand.

    A table in it may be wider; as wide as asked, at most over all columns, where nothing is.
    """

    def may_stand(span: int) -> bool:
        is_plain = heads[span - 1] < NEVER
        is_plain = is_plain and all(min(rows[1 : span + 1]) < NEVER for rows in pictures)
        return is_plain or boxed[span] > 0

    spans = filter(may_stand, range(len(heads), 0, -1))
    return min(spans, key=lambda span: abs(span - asked), default=min(asked, len(heads)))


def _wish(figure: Element, grid: Grid) -> int | None:
    requested = columns_of(figure)
    return min(requested, grid.columns) if requested else None


def _tables(
    number: int, article: ArticleCopy, galley: Galley, grid: Grid, breaks: tuple[int, ...]
) -> Iterator[StoryTable]:
    """The long tables of a story; one alone stands where there is text enough above it and below.

    One that the story begins with stands below its headline; a few lines below it would go on on
    the next page alone, so they stand above it.  Several stand where they were written, each below
    its own text.
    """
    is_alone = len(article.tables) == 1
    least = MINIMUM_DEPTH * grid.columns if is_alone else 0
    for which in range(len(article.tables)):
        slip = galley.slips[f"{number}/table{which}/{grid.columns}"]
        boxes = [box for box in slip.box.descendants() if is_body_row(box)]
        rows = [box.height for box in boxes]
        kept = (at for at, box in enumerate(boxes) if box.style["break_after"] == "avoid")
        place = galley.slips[f"{number}/text"].places[LONG][which] if breaks else 0
        unit = grid.leading * PX
        head = (slip.height - sum(rows)) / unit
        yield StoryTable(
            _place(place, breaks, least),
            head,
            tuple(height / unit for height in rows),
            frozenset(kept),
        )


def _place(place: int, breaks: tuple[int, ...], least: int) -> int:
    """The line before which a table stands that is written before the line `place`."""
    if place == 0 and len(breaks) >= least:
        return 0
    at = max(place, min(least, len(breaks)))
    at = next((line for line in range(at, len(breaks)) if _allowed(breaks, line)), len(breaks))
    return len(breaks) if len(breaks) - at < least else at


def _allowed(breaks: tuple[int, ...], line: int) -> bool:
    """Whether the text may stop before a line."""
    return line == 0 or breaks[line - 1] < NEVER


def _is_alone(figure: Element) -> bool:
    """Whether a picture has nothing at its side: no other one, and no caption."""
    return figure.find("img") is not None and figure.get("class") != "beside"


def _requested_columns(article: ArticleCopy) -> int | None:
    """The columns that its pictures should span, where the editor or a table's width says so."""
    above = [figure for figure in article.figures if not is_announced(figure)]
    grouped = [picture for group in above for picture in group.findall("figure")]
    requested = max(map(least_columns, (*above, *grouped)), default=1)
    asking = map(columns_of, (*article.figures, *grouped))
    return requested if requested > 1 or any(asking) else None


def _filled_columns(number: int, article: ArticleCopy, galley: Galley, columns: int) -> int | None:
    """The most columns that all its pictures fill to their edges; None where it has none."""

    def filled(picture: str) -> int:
        slips = ((span, galley.slips.get(f"{picture}/{span}")) for span in range(1, columns + 1))
        return max((span for span, slip in slips if slip and slip.is_filled), default=1)

    photographs = (n for n, figure in enumerate(article.figures) if _is_alone(figure))
    return min((filled(f"{number}/picture{which}") for which in photographs), default=None)
