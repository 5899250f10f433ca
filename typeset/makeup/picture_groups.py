"""Groups of pictures (组图) as they are set: in rows, each caption below its picture or all in one.

A group is a `figure` of figures.  A photo page's group is as deep as the page leaves room for.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element, SubElement

from typeset.makeup.captions import beside, caption_depth
from typeset.makeup.grid import Grid
from typeset.makeup.headline import width_of
from typeset.makeup.material import ratio_of, text_of
from typeset.makeup.picture_rows import GAP, PictureRow, Rows, Shape, depth_of, picture_rows

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

DEEPEST = 0.6
"""A group among text takes at most this part of the page's height."""

AIR = 0.9
"""Lines of white about a group and above a caption: the layout's style sheet has less."""

TRIES, CLOSER = 8, 0.93
"""How often pictures are made smaller by this until a photo page holds them and their captions."""


def is_group(figure: Element) -> bool:
    """Whether a figure is a group of pictures."""
    return "group" in figure.get("class", "").split()


def is_photo_page(figure: Element) -> bool:
    """Whether a group takes a whole page."""
    return "photo-page" in figure.get("class", "").split()


def set_figure(figure: Element, width: float, grid: Grid, depth: float | None = None) -> Element:
    """A copy of a picture, or of a group, arranged over `width` pt.

    `depth`, in pt, is that of a photo page without its text.
    """
    if not is_group(figure):
        return beside(figure, width, grid)
    group = _Group(figure, width, grid)
    return group.element(group.rows(depth))


@dataclass(frozen=True)
class _Group:
    """A group over a certain width."""

    figure: Element
    width: float
    grid: Grid

    @cached_property
    def shots(self) -> list[Element]:
        """The pictures; one that is lost has its caption alone, below them."""
        return [each for each in self.figure if each.find("img") is not None]

    @cached_property
    def others(self) -> list[Element]:
        return [each for each in self.figure if each not in self.shots]

    @property
    def together(self) -> bool:
        return "together" in self.figure.get("class", "").split()

    def element(self, rows: Rows) -> Element:
        """The group with its pictures in those rows."""
        group = Element("figure", {"class": self.figure.get("class", "")})
        words = self._words(rows)
        for row in rows:
            group.append(self._row(row, words, is_last=row is rows[-1]))
        if self.together and any(shot.find("figcaption") is not None for shot in self.shots):
            group.append(self._caption(words))
        group.extend(deepcopy(self.others))
        return group

    # ---- depths --------------------------------------------------------------------------------

    def rows(self, depth: float | None) -> Rows:
        """The rows of pictures; those of a photo page leave room for what stands below them."""
        shapes = tuple(map(_shape, self.shots))
        if not shapes:
            return ()
        if depth is None:
            return picture_rows(shapes, self.width, DEEPEST * self.grid.y(self.grid.lines))
        rest = self._depth_of_others()
        room = depth - rest
        rows: Rows = ()
        for _ in range(TRIES):
            rows = picture_rows(shapes, self.width, max(1.0, room), max(1.0, room))
            over = depth_of(rows) + self._captions_depth(rows) + rest - depth
            if over <= 0:
                break
            room = min(depth - rest - self._captions_depth(rows), room * CLOSER)
        return rows

    def _depth_of_others(self) -> float:
        """What stands below the rows: captions in one block, a title, lost pictures."""
        depth = AIR * self.grid.leading
        if self.together:
            captions = "".join(text_of(c) for s in self.shots for c in s.findall("figcaption"))
            depth += self._lines(width_of(captions) + 4.0 * len(self.shots), self.width)
        for each in self.others:
            if "photo-text" not in each.get("class", "").split():
                depth += self._lines(width_of(text_of(each)), self.width) + self.grid.leading
        return depth

    def _captions_depth(self, rows: Rows) -> float:
        """What the captions below the pictures of all rows take."""
        return 0.0 if self.together else sum(map(self._row_caption, rows))

    def _row_caption(self, row: PictureRow) -> float:
        shots = zip(self.shots[row.first : row.last], row.widths, strict=True)
        captions = ((shot.find("figcaption"), width) for shot, width in shots)
        return max(
            (self._lines(width_of(text_of(c)), w) for c, w in captions if c is not None),
            default=0.0,
        )

    def _lines(self, ems: float, width: float) -> float:
        return caption_depth(ems, width, self.grid)

    # ---- elements ------------------------------------------------------------------------------

    def _row(self, row: PictureRow, words: list[str], *, is_last: bool) -> Element:
        width = sum(row.widths) + GAP * (len(row.widths) - 1)
        below = 0.0 if is_last else GAP
        style = f"width: {width:.3f}pt; column-gap: {GAP}pt; padding-bottom: {below}pt"
        element = Element("div", {"class": "group-row", "style": style})
        for number, each in zip(range(row.first, row.last), row.widths, strict=True):
            element.append(self._shot(number, each, row.height, words[number]))
        return element

    def _shot(self, number: int, width: float, height: float, word: str) -> Element:
        source = self.shots[number]
        shot = Element("figure", {k: v for k, v in source.attrib.items() if k == "data-source"})
        shot.set("style", f"width: {width:.3f}pt")
        image = deepcopy(source.find("img"))
        assert image is not None
        size = f"width: {width:.3f}pt; height: {height:.3f}pt"
        image.set("style", f"{size}; max-width: none; max-height: none; {image.get('style', '')}")
        image.tail = None
        shot.append(image)
        if any(sign in word for sign in NUMBERS):
            SubElement(SubElement(shot, "p", {"class": "mark"}), "span").text = NUMBERS[number]
        caption = source.find("figcaption")
        if caption is not None and not self.together:
            shot.append(deepcopy(caption))
        return shot

    def _caption(self, words: list[str]) -> Element:
        """All captions in one, each after the word for its picture."""
        whole = Element("figcaption", {"class": "of-all"})
        for shot, word in zip(self.shots, words, strict=True):
            caption = shot.find("figcaption")
            if caption is None:
                continue
            if word:
                SubElement(whole, "span", {"class": "label"}).text = word
            part = SubElement(whole, "span", {"class": "part"})
            part.set("data-source", shot.get("data-source", ""))
            part.text = caption.text
            part.extend(deepcopy(list(caption)))
        return whole

    def _words(self, rows: Rows) -> list[str]:
        """左图 and 右图, 上图 and 下图 of two, 图① of more; nothing where one is for all."""
        count = len(self.shots)
        captions = sum(shot.find("figcaption") is not None for shot in self.shots)
        if not self.together or captions < 2:
            return [""] * count
        left, right, upper, lower, number = self.figure.get("data-words", "||||").split("|")
        if count == 2:
            return [left, right] if len(rows) == 1 else [upper, lower]
        marks = [NUMBERS[n] if n < len(NUMBERS) else str(n + 1) for n in range(count)]
        return [f"{number}{mark}{'：' if number else ' '}" for mark in marks]


def _shape(shot: Element) -> Shape:
    ratio = ratio_of(shot)
    bounds = sorted(map(float, shot.get("data-crop", "").split())) or [ratio, ratio]
    kept = min(max(ratio, bounds[0]), bounds[-1])
    return Shape(kept, bounds[0], bounds[-1])
