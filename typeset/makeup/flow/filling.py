"""Fills the pages of a flowing text: no page but the last ends half empty.

Where a story with a picture would not begin on a page that has room, the picture is made lower;
where white stays, pictures on that page become higher, both by cropping a little, or one that
stands in a column goes across all of them.  What is left over then stands above the stories.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from weasyprint import Document

from typeset.makeup.flow.box_ends import end_with_text
from typeset.makeup.flow.columns import FewerColumns, empty_parts, fewer_columns
from typeset.makeup.flow.room import (
    HIGHEST,
    PT,
    FlowPicture,
    PageRoom,
    rooms,
    whole_lines,
)
from typeset.makeup.flow.spreading import spread

if TYPE_CHECKING:
    from typeset.typography.stock import Box

SetHtml = Callable[[str], Document]
Pages: TypeAlias = "Sequence[Box]"
PagesWith: TypeAlias = "Callable[[str], Pages]"
"""The page boxes of a text with CSS rules added."""

TRIES, PAGES = 24, 120
"""Settings of the whole text at most, and pages in all of them: a long issue has fewer tries."""
COLUMN_TRIES = 2
"""Numbers of columns that are tried for a story: each costs a setting for all stories together."""
IDLE = 0.05
"""The share of a page that may stay white without anything being tried."""
EMPTY = 0.2
"""The share of white from which a picture may go across the columns."""
KEPT = 0.6
"""The part of its height that a picture keeps at least where it is made as wide as its story."""
RAGGED = 0.6
"""What a page's empty columns cost beside its white, which is squared: a column of ten lines of
fifty that stays empty beside two others is as bad as a fifth of the page white."""
WIDE_RATIOS = (0.5, 0.42, 0.34)
"""Height to width of a picture that goes across the columns."""


@dataclass(frozen=True)
class PictureSize:
    """What a picture becomes: its height in px, and whether it goes across the columns."""

    source: str
    height: float
    across: bool = False

    def rules(self, line: float) -> str:
        """The style of the picture."""
        figure = 'figure[data-source="' + self.source.replace('"', "") + '"]'
        padding = f"{figure} > .picture {{ padding: {0.2 * line * PT:.3f}pt 0 !important }}"
        height = f"height: {self.height * PT:.3f}pt !important"
        if not self.across:
            return f"{padding}{figure} > .picture img {{ {height} }}"
        wide = f"{figure} {{ column-span: all }}"
        return f"{padding}{wide}{figure} > .picture img {{ {height}; width: 100% !important }}"


Change = PictureSize | FewerColumns
Made = dict[str, Change]
"""What has been changed, by the place of the picture or the name of the story."""


def filled(html: str, pages_with: PagesWith, set_html: SetHtml) -> Document:
    """The pages of `html`, filled; what fills them is tried on `pages_with`."""
    document = set_html(html)
    rules = _what_fills([page._page_box for page in document.pages], pages_with)
    if rules:
        document = set_html(html.replace("</head>", f"<style>{rules}</style>\n</head>", 1))
    end_with_text(document)
    spread(document)
    return document


def _what_fills(pages: Pages, pages_with: PagesWith) -> str:
    """The CSS rules with which the pages are filled; "" where they are as they stand."""
    found = rooms(pages)
    made: Made = {each.source: each for each in _edge_to_edge(found)}

    def set_with(changes: Made) -> Pages:
        return pages_with(_rules(changes, found[0].line))

    if made:
        pages = set_with(made)
    pages, made = _in_fewer_columns(pages, made, set_with)
    refused: set[PictureSize] = set()
    for _ in range(min(TRIES, PAGES // len(pages))):
        now = rooms(pages)
        changes = _next_changes(now, refused)
        if not changes:
            break
        attempt = {**made, **{change.source: change for change in changes}}
        tried = set_with(attempt)
        if _loss(rooms(tried)) < _loss(now) - 1e-4:
            pages, made = tried, attempt
        else:
            refused.update(changes)
    _, made = _in_fewer_columns(pages, made, set_with)
    return _rules(made, found[0].line)


def _in_fewer_columns(
    pages: Pages, made: Made, set_with: Callable[[Made], Pages]
) -> tuple[Pages, Made]:
    """All stories that leave a column empty in fewer columns, where that leaves less white."""
    before, tried = (pages, made), set[FewerColumns]()
    for _ in range(COLUMN_TRIES):
        alternatives = [each for each in fewer_columns(pages) if each not in tried]
        asked = {each.source: each for each in reversed(alternatives)}
        if not asked:
            break
        tried.update(asked.values())
        white, attempt = empty_parts(pages), set_with({**made, **asked})
        left = empty_parts(attempt)
        kept = {name: each for name, each in asked.items() if left[name] < white[name]}
        if kept:
            made = {**made, **kept}
            pages = attempt if kept == asked else set_with(made)
    return (pages, made) if len(pages) <= len(before[0]) else before


def _next_changes(
    found: tuple[PageRoom, ...], refused: set[PictureSize]
) -> tuple[PictureSize, ...]:
    """What to try: one picture after another, at last one on each page."""
    changes = (each for each in _changes(found) if each not in refused)
    one = tuple(itertools.islice(changes, 1))
    return one or tuple(each for each in _deeper(found) if each not in refused)


def _deeper(pages: tuple[PageRoom, ...]) -> Iterator[PictureSize]:
    """On each page a wide picture, deeper by the few lines that are left."""
    for page in pages[:-1]:
        for picture in page.pictures:
            most = picture.room * picture.ratio
            if page.white > page.line and picture.is_across and picture.height < most:
                height = min(most, picture.height + page.white)
                yield PictureSize(picture.source, whole_lines(height, page.line), across=True)
                break


def _edge_to_edge(pages: tuple[PageRoom, ...]) -> Iterator[PictureSize]:
    """Lead stories' pictures as wide as their stories, where little of them has to be cropped."""
    for page in pages:
        for picture in page.pictures:
            widest = min(picture.width / KEPT, picture.widest)
            if picture.leads and picture.width + 2 < picture.room <= widest:
                yield PictureSize(picture.source, picture.height, across=True)


def _loss(pages: tuple[PageRoom, ...]) -> float:
    """What the white costs: much in one place is worse than little in many; so is another page."""
    inner = sum((page.white / page.height) ** 2 for page in pages[:-1])
    stubs = 0.02 * sum(page.stub for page in pages) + 0.6 * sum(page.bare for page in pages)
    ragged = RAGGED * sum(page.ragged for page in pages)
    last = 0.8 * (pages[-1].white / pages[-1].height) ** 2
    return stubs + inner + ragged + last + 0.25 * len(pages)


def _changes(pages: tuple[PageRoom, ...]) -> Iterator[PictureSize]:
    """What to try, page by page."""
    yield from _text_below(pages)
    for page, following in zip(pages, (*pages[1:], None), strict=True):
        if page.white < IDLE * page.height:
            continue
        if following is not None and following.opens_with is not None:
            yield from _lower(page, *following.opens_with)
        for picture in sorted(page.pictures, key=lambda each: -each.width):
            yield from _higher(page, picture)
            if page.white > EMPTY * page.height:
                yield from _across(page, picture)
    yield from _stubs_away(pages)
    yield from _longer(pages)
    for page in pages:
        for picture in page.pictures if page.ragged > IDLE else ():
            yield from _across(page, picture)


def _text_below(pages: tuple[PageRoom, ...]) -> Iterator[PictureSize]:
    """The last picture of a page on which no text stands below it, lower by the lines for some."""
    for page in pages:
        for picture in page.pictures[-1:] if page.bare else ():
            for lines in (2.5, 4.5):
                height = whole_lines(picture.height - lines * page.line, page.line)
                if height > picture.lowest:
                    yield PictureSize(picture.source, height, picture.is_across)


def _stubs_away(pages: tuple[PageRoom, ...]) -> Iterator[PictureSize]:
    """A picture before a stub, lower by the lines that the stub needs on its page."""
    for before, page in itertools.pairwise(pages):
        for picture in before.pictures if page.stub else ():
            height = whole_lines(picture.height - 3 * page.line, page.line)
            if height > picture.lowest:
                yield PictureSize(picture.source, height, picture.is_across)


def _longer(pages: tuple[PageRoom, ...]) -> Iterator[PictureSize]:
    """Any picture before the emptiest page higher, where that page is far from full."""
    emptiest = max(range(len(pages)), key=lambda number: pages[number].white)
    white = pages[emptiest].white
    if white < EMPTY * pages[emptiest].height:
        return
    for page in reversed(pages[: emptiest + 1]):
        for picture in page.pictures:
            yield from _higher(replace(page, white=white), picture)
            yield from _across(page, picture)


def _lower(page: PageRoom, head: float, picture: FlowPicture) -> Iterator[PictureSize]:
    """The picture with which the next story begins, so low that the story begins on this page."""
    height = whole_lines(page.white - head, page.line)
    lowest = max(picture.lowest, picture.width * picture.ratio * KEPT if picture.is_across else 0)
    if lowest <= height < picture.height:
        yield PictureSize(picture.source, height, picture.is_across)


def _higher(page: PageRoom, picture: FlowPicture) -> Iterator[PictureSize]:
    """A picture of this page, higher by what is white or a part of it."""
    for part in (1.0, 0.6, 0.3):
        height = min(picture.highest, picture.height + page.white * picture.columns * part)
        if height > picture.height + page.line / 2:
            yield PictureSize(picture.source, whole_lines(height, page.line), picture.is_across)


def _across(page: PageRoom, picture: FlowPicture) -> Iterator[PictureSize]:
    """A picture that stands in a column, across all of them; not where notes are to stand below.

    WeasyPrint keeps no room for the notes of the text that follows what spans the columns.
    """
    if (
        picture.beside_notes
        or picture.columns == 1
        or picture.is_across
        or picture.room > picture.widest
    ):
        return
    for ratio in (*WIDE_RATIOS, min(picture.ratio, WIDE_RATIOS[-1])):
        if KEPT * picture.ratio <= ratio <= HIGHEST * picture.ratio:
            height = whole_lines(picture.room * ratio, page.line)
            yield PictureSize(picture.source, height, across=True)


def _rules(changes: Mapping[str, Change], line: float) -> str:
    """The style of what is changed, pictures last; they are cut round their focus."""
    if not changes:
        return ""
    cover = "figure > .picture img { object-fit: cover }"
    in_order = sorted(changes.values(), key=lambda each: isinstance(each, PictureSize))
    return cover + "".join(change.rules(line) for change in in_order)
