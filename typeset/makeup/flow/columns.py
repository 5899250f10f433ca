"""A story that is too short for its columns stands in fewer, wider ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from weasyprint.formatting_structure.boxes import ReplacedBox

from typeset.engine.whole_pictures import whole_ratio
from typeset.makeup.flow.room import (
    LOWEST,
    PT,
    empty_part,
    is_fixed,
    runs,
    texts,
    whole_lines,
    widest,
)

if TYPE_CHECKING:
    from typeset.typography.stock import Box

HIGHEST = 0.62
"""Height to width of a picture that a wider column makes larger, at most: about 16 : 10."""


@dataclass(frozen=True)
class FewerColumns:
    """A story in `count` columns; `pictures` are its figures with the heights, px, they get."""

    source: str
    count: int
    pictures: tuple[tuple[str, float], ...] = ()

    def rules(self, line: float) -> str:
        """The style of the story."""
        count = f"{self.count}; column-gap: var(--gutter-{self.count})"
        text = f'article[id="{self.source}"] > .text'
        wider = "".join(_picture(*each, line) for each in self.pictures)
        return f"{text} {{ column-count: {count if self.count > 1 else 'auto'} }}{wider}"


def _picture(figure: str, height: float, line: float) -> str:
    size = f"width: 100% !important; height: {whole_lines(height, line) * PT:.3f}pt !important"
    return f'figure[data-source="{figure}"] > .picture img {{ {size} }}'


def fewer_columns(pages: Sequence[Box]) -> tuple[FewerColumns, ...]:
    """What would leave no column empty, for each story that stands whole on one page.

    A story whose columns the editor chose is left alone.
    """
    stories = list(_stories(pages))
    pieces = Counter(story.element for story in stories)
    whole = (story for story in stories if pieces[story.element] == 1)
    return tuple(each for story in whole for each in _fewer(story))


def empty_parts(pages: Sequence[Box]) -> dict[str, float]:
    """The white in each story's columns, by its name."""
    parts: defaultdict[str, float] = defaultdict(float)
    for story in _stories(pages):
        parts[story.element.get("id")] += empty_part(story)
    return parts


def _stories(pages: Sequence[Box]) -> Iterator[Any]:
    for page in pages:
        for box in page.descendants():
            if box.element_tag == "article":
                yield box


def _fewer(story: Any) -> Iterator[FewerColumns]:
    if "flexible" not in (story.element.get("class") or ""):
        return
    found = [(text, max(map(len, runs(text)))) for text in texts(story)]
    if not found or any(used == int(text.style["column_count"]) for text, used in found):
        return
    text, used = max(found, key=lambda each: each[1])
    for count in range(used, 0, -1):
        yield FewerColumns(story.element.get("id"), count, tuple(_pictures(text, count)))


def _pictures(text: Any, count: int) -> Iterator[tuple[str, float]]:
    """The pictures that fill a column, with the heights they have where columns are wider."""
    columns = int(text.style["column_count"])
    column = next(child.width for child in text.children if child.is_column)
    gap = (text.width - columns * column) / (columns - 1)
    width = (text.width - (count - 1) * gap) / count
    for box in text.descendants():
        image = next((each for each in box.descendants() if isinstance(each, ReplacedBox)), None)
        if box.element_tag != "figure" or image is None or abs(image.width - column) > 2:
            continue
        if width <= widest(image) and not is_fixed(box.element):
            height = max(whole_ratio(image) * LOWEST, min(image.height / column, HIGHEST)) * width
            yield box.element.get("data-source"), height
