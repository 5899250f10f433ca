"""Fills the pages of a flowing text: no page but the last ends half empty.

Where a story with a picture would not begin on a page that has room, the picture is made lower;
where white stays, pictures on that page become higher, both by cropping a little, or one that
stands in a column goes across all of them.  What is left over then stands above the stories.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from weasyprint import Document

from typeset.makeup.flow.room import PT, FlowPicture, PageRoom, rooms
from typeset.makeup.flow.spreading import spread

SetHtml = Callable[[str], Document]

TRIES, PAGES = 24, 160
"""Settings of the whole text at most, and pages in all of them: a long issue has fewer tries."""
IDLE = 0.05
"""The share of a page that may stay white without anything being tried."""
EMPTY = 0.2
"""The share of white from which a picture may go across the columns."""
LOWEST, HIGHEST = 0.55, 1.35
"""How much lower or higher a picture may become: a photograph bears so much cropping."""
LOWEST_OF_ALL = 0.4
"""The same, where a page would else be EMPTY."""
WIDE_RATIOS = (0.5, 0.42, 0.34)
"""Height to width of a picture that goes across the columns."""


@dataclass(frozen=True)
class PictureSize:
    """What a picture becomes: its height in px, and whether it goes across the columns."""

    source: str
    height: float
    across: bool = False


def filled(html: str, set_html: SetHtml) -> Document:
    """The pages of `html`, filled."""
    document = set_html(html)
    sizes: dict[str, PictureSize] = {}
    natural = {p.source: p for room in rooms(document) for p in room.pictures}
    refused: set[PictureSize] = set()
    for _ in range(min(TRIES, PAGES // len(document.pages))):
        found = rooms(document)
        change = next((c for c in _changes(found, natural, sizes) if c not in refused), None)
        if change is None:
            break
        attempt = {**sizes, change.source: change}
        tried = set_html(_with(html, attempt, found[0].line))
        if _loss(rooms(tried)) < _loss(found) - 1e-4:
            document, sizes = tried, attempt
        else:
            refused.add(change)
    spread(document)
    return document


def _loss(pages: tuple[PageRoom, ...]) -> float:
    """What the white costs: much in one place is worse than little in many; so is another page."""
    inner = sum((page.white / page.height) ** 2 for page in pages[:-1])
    stubs = 0.02 * sum(page.stub for page in pages)
    return stubs + inner + 0.8 * (pages[-1].white / pages[-1].height) ** 2 + 0.25 * len(pages)


def _changes(
    pages: tuple[PageRoom, ...],
    natural: Mapping[str, FlowPicture],
    sizes: Mapping[str, PictureSize],
) -> Iterator[PictureSize]:
    """What to try, page by page."""
    for page, following in zip(pages, (*pages[1:], None), strict=True):
        if page.white < IDLE * page.height:
            continue
        if following is not None and following.opens_with is not None:
            yield from _lower(page, *following.opens_with, natural)
        for picture in sorted(page.pictures, key=lambda each: -each.width):
            size = sizes.get(picture.source)
            yield from _higher(page, picture, natural, bool(size and size.across))
    yield from _stubs_away(pages)
    yield from _longer(pages, natural, sizes)


def _stubs_away(pages: tuple[PageRoom, ...]) -> Iterator[PictureSize]:
    """A picture before a stub, lower by the lines that the stub needs on its page."""
    for before, page in itertools.pairwise(pages):
        for picture in before.pictures if page.stub else ():
            height = picture.height - 3 * page.line
            if height > LOWEST * picture.height:
                yield PictureSize(picture.source, _whole_lines(height, page.line))


def _longer(
    pages: tuple[PageRoom, ...],
    natural: Mapping[str, FlowPicture],
    sizes: Mapping[str, PictureSize],
) -> Iterator[PictureSize]:
    """Any picture higher, where the last page is not full."""
    last = pages[-1]
    if last.white < EMPTY * last.height:
        return
    for page in reversed(pages):
        for picture in page.pictures:
            size = sizes.get(picture.source)
            wanting = replace(page, white=last.white)
            yield from _higher(wanting, picture, natural, bool(size and size.across))


def _lower(
    page: PageRoom, head: float, picture: FlowPicture, natural: Mapping[str, FlowPicture]
) -> Iterator[PictureSize]:
    """The picture with which the next story begins, so low that the story begins on this page."""
    room = page.white - head
    lowest = LOWEST_OF_ALL if page.white > EMPTY * page.height else LOWEST
    if natural[picture.source].height * lowest <= room < picture.height:
        yield PictureSize(picture.source, _whole_lines(room, page.line))


def _higher(
    page: PageRoom, picture: FlowPicture, natural: Mapping[str, FlowPicture], across: bool
) -> Iterator[PictureSize]:
    """A picture of this page, higher by what is white or a part of it; or across the columns."""
    most = natural[picture.source].height * HIGHEST
    if across:
        most = natural[picture.source].width * picture.columns * WIDE_RATIOS[0] * HIGHEST
    for part in (1.0, 0.6, 0.3):
        height = min(most, picture.height + page.white * picture.columns * part)
        if height > picture.height + page.line / 2:
            yield PictureSize(picture.source, _whole_lines(height, page.line), across)
    if picture.columns > 1 and page.white > EMPTY * page.height and not across:
        for ratio in WIDE_RATIOS:
            height = natural[picture.source].width * picture.columns * ratio
            yield PictureSize(picture.source, _whole_lines(height, page.line), across=True)


def _whole_lines(height: float, line: float) -> float:
    """The height, in px, with which picture and white take whole lines."""
    return max(3, int((height + 0.4 * line) / line)) * line - 0.4 * line


def _with(html: str, sizes: Mapping[str, PictureSize], line: float) -> str:
    """The HTML with a style for each picture that has another size."""
    rules = "".join(_rules(size, line) for size in sizes.values())
    return html.replace("</head>", f"<style>{rules}</style>\n</head>", 1)


def _rules(size: PictureSize, line: float) -> str:
    figure = 'figure[data-source="' + size.source.replace('"', "") + '"]'
    padding = f"{figure} > .picture {{ padding: {0.2 * line * PT:.3f}pt 0 !important }}"
    height = f"height: {size.height * PT:.3f}pt !important; object-fit: cover"
    if not size.across:
        return f"{padding}{figure} > .picture img {{ {height} }}"
    wide = f"{figure} {{ column-span: all }}"
    return f"{padding}{wide}{figure} > .picture img {{ {height}; width: 100% !important }}"
