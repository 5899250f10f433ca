"""What a finished newspaper must be, read from its PDF by PDFium: nothing lost, nothing covered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from tests.newspaper.random_issues import RandomIssue

CELL = 24.0
"""Boxes are compared with those in the same square of this number of points."""

COVERED, KERNED = 0.15, 0.6
"""Two boxes cover one another where they share more than this part of the smaller one; those of
neighbours in a line, such as i and j, may share more."""

FURNITURE = re.compile(
    r"[左右上下][图圖]：|(?:Left|Right|Top|Bottom):|（(?:下[转轉]|上接)第\d+版[^（）]*）|第\d+版|Picture|(?:See|From)page\d+|Page\d+|\d+年\d+月\d+日|\d*May\d*,?\d+"
)
"""What the layout adds: jumps, folios, the date."""

JUMP = r"（上接|Frompage"
"""Where a story goes on its headline stands again, before these words."""

MARKS = "，。；：、！？”’》）…—·:;,.!?/)"
"""A jump head may end before one of these."""

UNCOUNTED = set("-‐•·◦▪(),:①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮：栏目图片说明") | set("责任编辑圖說")
"""What the layout may add, or repeat: hyphens, bullets, numbers of notes, the head of a table."""

NUMBERS = set("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮")
"""They stand on the pictures of a group."""

COLUMN = 30.0
"""Points: less than the narrowest column, and more than an indent."""

Place = tuple[int, float, float]
"""A page, a left edge, a height."""

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True)
class PrintedPage:
    """What stands on a page: its characters with the boxes of their ink, its pictures."""

    width: float
    height: float
    characters: tuple[tuple[str, Box], ...]
    pictures: tuple[Box, ...]

    @property
    def text(self) -> str:
        return "".join(character for character, _ in self.characters)

    @property
    def filled(self) -> float:
        """The part of the height between the margins that its content reaches down."""
        lowest = min(box[1] for box in [*(b for _, b in self.characters), *self.pictures])
        return (self.height - lowest) / self.height


def printed_pages(path: Path) -> tuple[PrintedPage, ...]:
    """All pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return tuple(_page(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> PrintedPage:
    text = page.get_textpage()
    characters = []
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if not pdfium.FPDFText_IsGenerated(text, index) and not character.isspace():
            characters.append((character, text.get_charbox(index)))
    pictures = tuple(_shown(each) for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]))
    width, height = page.get_size()
    return PrintedPage(width, height, tuple(characters), pictures)


def _shown(picture: pypdfium2.PdfObject) -> Box:
    """What is to be seen of a picture: a cropped one is drawn whole, within a clip."""
    box: Box = picture.get_bounds()
    clip = pdfium.FPDFPageObj_GetClipPath(picture.raw)
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        points = []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            x, y = c_float(), c_float()
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append((x.value, y.value))
        across, up = zip(*points, strict=True)
        box = (
            max(box[0], min(across)),
            max(box[1], min(up)),
            min(box[2], max(across)),
            min(box[3], max(up)),
        )
    return box


def faults(issue: RandomIssue, pages: tuple[PrintedPage, ...]) -> list[str]:
    """What is wrong with the pages of an issue, in a few words each; empty where nothing is."""
    found = [*_lost_or_doubled(issue, pages), *_out_of_order(issue, pages)]
    for number, page in enumerate(pages, 1):
        found += [f"page {number}: {words}" for words in (*_off_sheet(page), *_covered(page))]
    return found


def _lost_or_doubled(issue: RandomIssue, pages: tuple[PrintedPage, ...]) -> Iterator[str]:
    headlines = {head for about, _ in issue.articles for head in _heads(about)}
    whole = "".join(page.text for page in pages)
    quotes = [words for words in issue.shown if words.endswith("！") and words in whole]
    for words in quotes:  # a quote beside a jump may be read between its headline and its page
        whole = whole.replace(words, "", 1)
    text = _without_jump_heads(whole, headlines)
    numbers = "|".join(map(str, range(len(pages), 0, -1)))  # `Page 3`, and `1,234` below it
    text = re.sub(f"(?:(?:See|From)p|P)age(?:{numbers})", "", text)
    printed = Counter(FURNITURE.sub("", text))
    name = issue.manifest["masthead"]["name"]  # type: ignore[index]
    printed.update("".join(quotes))
    printed.subtract(name * (len(pages) - 1))
    wanted = issue.characters
    for character in sorted(set(printed) | set(wanted)):
        more = printed[character] - wanted[character]
        if more and character not in UNCOUNTED:
            yield f"{character!r}: {more:+}"


def _out_of_order(issue: RandomIssue, pages: tuple[PrintedPage, ...]) -> Iterator[str]:
    """Paragraphs that stand before one that is to be read first: to its left, or above it.

    Stories with tables are left out: their text goes on below what stands over all columns.
    """
    places = {
        character: (number, *box[:2])
        for number, page in enumerate(pages)
        for character, box in page.characters
    }
    for marks, (_, body) in zip(issue.marks, issue.articles, strict=False):
        if "|--" in body or ":::" in body:
            continue
        own = [(mark, places[mark]) for mark in marks if mark in places]
        for (mark, first), (following, second) in pairwise(own):
            if not _follows(first, second):
                yield f"{mark} is printed after {following}"


def _follows(first: Place, second: Place) -> bool:
    """Whether a reader comes to the second place later: page by page, column by column, down."""
    if first[0] != second[0]:
        return first[0] < second[0]
    right = second[1] - first[1]
    return right > COLUMN or (right > -COLUMN and second[2] < first[2])


def _heads(about: dict[str, object]) -> Iterator[str]:
    """A headline without its blanks, and what stands before each of them, and before each mark."""
    words = str(about.get("headline", "")).split()
    for count in range(1, len(words) + 1):
        yield "".join(words[:count])
    whole = "".join(words)
    yield from (whole[:end] for end, mark in enumerate(whole) if mark in MARKS)


def _without_jump_heads(text: str, headlines: set[str]) -> str:
    """The text without the headlines, whole or in short, that stand again before a jump."""
    parts = re.split(f"(?={JUMP})", text)
    for number, part in enumerate(parts[:-1]):
        bare = part.removesuffix("…")
        heads = _shortened(headlines) if bare != part else headlines
        again = max((head for head in heads if bare.endswith(head)), key=len, default="")
        parts[number] = bare.removesuffix(again) if again else part
    return "".join(parts)


def _shortened(headlines: set[str]) -> set[str]:
    """What an ellipsis may follow: the beginnings of headlines."""
    return {head[:end] for head in headlines for end in range(2, len(head) + 1)}


def _off_sheet(page: PrintedPage) -> Iterator[str]:
    for what, (left, bottom, right, top) in _things(page):
        if left < 0 or bottom < 0 or right > page.width or top > page.height:
            yield f"{what} off the sheet"


def _things(page: PrintedPage) -> list[tuple[str, Box]]:
    return [*page.characters, *(("picture", box) for box in page.pictures)]


def _covered(page: PrintedPage) -> Iterator[str]:
    squares: dict[tuple[int, int], list[tuple[str, Box]]] = defaultdict(list)
    neighbours = {(first[1], second[1]) for first, second in pairwise(page.characters)}
    for what, box in _things(page):
        for x in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
            for y in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
                squares[x, y].append((what, box))
    reported: set[tuple[Box, Box]] = set()
    for things in squares.values():
        for (what, box), (other, second) in combinations(things, 2):
            if {what, other} & NUMBERS and "picture" in (what, other):
                continue
            near = (box, second) in neighbours or (second, box) in neighbours
            most = KERNED if near else COVERED
            if _shared(box, second) > most and (box, second) not in reported:
                reported.add((box, second))
                yield f"{what} and {other} over each other"


def _shared(first: Box, second: Box) -> float:
    width = min(first[2], second[2]) - max(first[0], second[0])
    height = min(first[3], second[3]) - max(first[1], second[1])
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (first, second))
    return width * height / smaller if smaller else 0.0
